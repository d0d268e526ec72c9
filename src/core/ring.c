/*
 * ring: who of a group agreed a number that every worker may see.
 *
 * The list entry is committed before a name is read; a number is never read
 * here.
 */
#include "core/ring.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/group_internal.h"
#include "core/person_internal.h"

static const char sql_numbers[] =
    "SELECT k.name, k.label FROM kind k JOIN v_consent v ON v.kind = k.id"
    " WHERE v.person = :person AND k.shape = 'phone' AND v.state = 'live'"
    " AND v.see = 'team' AND (v.level <> 'carried' OR v.heard_by = :me)"
    " AND EXISTS (SELECT 1 FROM field f"
    "  WHERE f.person = v.person AND f.kind = v.kind)"
    " ORDER BY k.position, k.id";

void
ring_list_clear(struct ring_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		mem_wipe_text(&list->lines[i].called);
		mem_free(list->lines[i].kind);
		mem_free(list->lines[i].label);
	}
	mem_free(list->lines);
	*list = (struct ring_list){NULL, 0};
}

/* A line for each number of one person. */
static enum status
add_numbers(struct records *records, const struct person_line *person,
    struct ring_list *list, size_t *room)
{
	unsigned char uid[UID_BYTES];
	struct stmt *stmt = NULL;
	int64_t id = 0;
	enum status status = person_by_code(records, person->code, &id, uid);

	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_numbers);
	stmt_bind_int(stmt, ":person", id);
	stmt_bind_int(stmt, ":me", records->me);
	while (stmt_step(stmt)) {
		void *lines = list->lines;
		struct ring_line *line;

		mem_grow(&lines, room, list->count + 1, sizeof *line);
		list->lines = lines;
		line = &list->lines[list->count++];
		memcpy(line->code, person->code, sizeof line->code);
		line->called = mem_text(person->called);
		line->kind = mem_text(stmt_text(stmt, 0));
		line->label = mem_text(stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

enum status
ring_list(struct records *records, const char *group, struct ring_list *list)
{
	struct person_list people = {NULL, 0};
	size_t room = 0;
	enum status status;

	*list = (struct ring_list){NULL, 0};
	status = group_people(records, group, &people);
	for (size_t i = 0; status == STATUS_OK && i < people.count; i++)
		status = add_numbers(records, &people.lines[i], list, &room);
	person_list_clear(&people);
	if (status == STATUS_OK && list->count == 0)
		status = REFUSE(STATUS_NOT_FOUND,
		    "Nobody of this group has agreed a phone number that you "
		    "may see. Ask them when they are here.");
	if (status != STATUS_OK)
		ring_list_clear(list);
	return status;
}
