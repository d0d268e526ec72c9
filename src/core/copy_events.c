/*
 * copy_events: gathers for a copy what the history says about them, looks
 * aside: every yes and no, keys, values, words, outcomes.
 *
 * Entries without content (of somebody forgotten) are none of theirs.  Lines
 * about a kind that is no more than a kind in this hand-over are left out.
 */
#include <string.h>

#include "base/mem.h"
#include "core/copy_internal.h"
#include "core/own_names.h"

/* Of the vault: new words shut a kind for everybody. */
static const char sql_events[] =
    "SELECT l.n, l.event, CAST(l.body AS BLOB) FROM ledger l"
    " WHERE l.subject = :subject AND l.class = 'other'"
    " UNION ALL SELECT l.n, l.event, CAST(l.body AS BLOB) FROM ledger l"
    " WHERE l.event = 'kind_shut' AND l.n > (SELECT coalesce(min(n), 0)"
    "  FROM ledger WHERE subject = :subject AND event = 'person_added')"
    " AND EXISTS (SELECT 1 FROM consent c JOIN kind k ON k.id = c.kind"
    "  WHERE c.person = :person AND instr(l.body,"
    "  char(10) || 'shut ' || k.name || char(10)) > 0)"
    " ORDER BY 1";

static const struct own_kind *
find_kind(const struct own_names *names, const char *value)
{
	size_t length = strcspn(value, " ");

	for (size_t i = 0; i < names->kinds_count; i++) {
		const struct own_kind *kind = &names->kinds[i];

		if (strlen(kind->name) == length &&
		    strncmp(kind->name, value, length) == 0)
			return kind;
	}
	return NULL;
}

/* Do lines of this key begin with a kind? */
static bool
is_about_kind(const char *key)
{
	static const char *const keys[] = {
	    "kind", "say", "narrow", "no", "shut", "back", "gone", "adult"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(keys[i], key) == 0)
			return true;
	}
	return false;
}

/* False: nothing of the entry may be told. */
static bool
read_lines(const struct own_names *names, const struct own_entry *entry,
    const struct copy *copy, struct copy_event *event)
{
	size_t about = 0, told = 0;

	event->lines = mem_alloc(entry->count + 1, sizeof(*event->lines));
	for (size_t i = 0; i < entry->count; i++) {
		const struct check_line *line = &entry->lines[i];
		const struct own_kind *kind = NULL;
		struct copy_line *to = &event->lines[event->count];

		if (is_about_kind(line->key)) {
			kind = find_kind(names, line->value);
			about++;
			if (kind != NULL && copy_is_hidden(copy, kind->name))
				continue;
			told++;
		}
		to->key = mem_text(line->key);
		to->value = mem_text(line->value);
		to->label = mem_text(kind == NULL ? "" : kind->label);
		event->count++;
	}
	return about == 0 || told > 0;
}

static void
drop_last(struct copy *copy)
{
	struct copy_event *event = &copy->events[--copy->events_count];

	for (size_t i = 0; i < event->count; i++) {
		mem_free(event->lines[i].key);
		mem_free(event->lines[i].value);
		mem_free(event->lines[i].label);
	}
	mem_free(event->lines);
	mem_free(event->event);
	mem_free(event->who);
	*event = (struct copy_event){.n = 0};
}

static void
read_event(const struct own_names *names, struct stmt *stmt, struct copy *copy,
    struct copy_event *event)
{
	struct own_entry entry;

	event->n = stmt_int(stmt, 0);
	event->event = mem_text(stmt_text(stmt, 1));
	if (!own_entry_read(stmt, 2, &entry)) {
		event->who = mem_text("");
		return;
	}
	event->at = entry.opening.at;
	event->who = mem_text(own_names_user(names, entry.opening.by));
	if (!read_lines(names, &entry, copy, event))
		drop_last(copy);
	own_entry_clear(&entry);
}

static enum status
read_all(
    struct records *records, const struct own_names *names, struct copy *copy)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(records->store, sql_events);
	void *events = NULL;
	size_t room = 0;

	ledger_subject(records->handover_uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof(subject));
	stmt_bind_int(stmt, ":person", records->handover_person);
	while (stmt_step(stmt)) {
		mem_grow(&events, &room, copy->events_count + 1,
		    sizeof(*copy->events));
		copy->events = events;
		copy->events_count++;
		read_event(
		    names, stmt, copy, &copy->events[copy->events_count - 1]);
	}
	return stmt_done(&stmt);
}

enum status
copy_gather_events(struct records *records, struct copy *copy)
{
	struct own_names names;
	enum status status = own_names_load(records, &names);

	if (status == STATUS_OK)
		status = read_all(records, &names, copy);
	own_names_clear(&names);
	return status;
}
