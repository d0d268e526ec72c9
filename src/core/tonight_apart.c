/*
 * tonight_apart: tells people of one name apart, by what may be read of them
 * anyway: their word and number, else when they were last here, else the shown
 * id.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/tonight_internal.h"

static const char sql_handle[] =
    "SELECT f.value FROM field f JOIN v_consent v"
    " ON v.person = f.person AND v.kind = f.kind"
    " WHERE f.person = :person AND f.kind = 2 AND v.state = 'live'"
    " AND v.see = 'team' AND (v.level <> 'carried' OR v.heard_by = :me)";

struct named {
	char *folded;
	size_t place; /* in the list */
};

static int
compare_named(const void *one, const void *other)
{
	const struct named *a = one, *b = other;
	int order = strcmp(a->folded, b->folded);

	return order != 0 ? order
			  : (a->place > b->place) - (a->place < b->place);
}

static enum status
read_apart(struct records *records, int64_t person, struct tonight_person *told)
{
	struct stmt *stmt = stmt_open(records->store, sql_handle);
	struct buf text = BUF_EMPTY;
	char day[DAY_TEXT_BYTES];
	int32_t last_here = DAY_NONE;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":me", records->me);
	if (stmt_step(stmt) && strcmp(stmt_text(stmt, 0), told->called) != 0)
		buf_add_text(&text, stmt_text(stmt, 0));
	status = stmt_done(&stmt);
	if (status == STATUS_OK && text.length == 0)
		status = person_last_here(records, person, &last_here);
	if (last_here != DAY_NONE) {
		day_format(last_here, day);
		buf_add_format(&text, "last here %s", day);
	}
	if (text.length == 0)
		buf_add_text(&text, told->code);
	mem_wipe_text(&told->apart);
	told->apart = buf_take(&text);
	return status;
}

static void
use_code(struct tonight_person *told)
{
	mem_wipe_text(&told->apart);
	told->apart = mem_text(told->code);
}

/* Two who were last here on one day go by their shown ids. */
static void
part_the_same(
    struct tonight_person *people, const struct named *named, size_t count)
{
	bool *is_same = mem_alloc(count, sizeof *is_same);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(people[named[i].place].apart,
				people[named[j].place].apart) == 0)
				is_same[i] = is_same[j] = true;
	for (size_t i = 0; i < count; i++)
		if (is_same[i])
			use_code(&people[named[i].place]);
	mem_free(is_same);
}

static enum status
tell_apart(struct records *records, const int64_t *ids,
    struct tonight_person *people, const struct named *named, size_t count)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = read_apart(
		    records, ids[named[i].place], &people[named[i].place]);
	if (status == STATUS_OK)
		part_the_same(people, named, count);
	return status;
}

enum status
tonight_tell_apart(struct records *records, const int64_t *ids,
    struct tonight_person *people, size_t count)
{
	struct named *named = mem_alloc(count, sizeof *named);
	size_t first = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < count; i++)
		named[i] = (struct named){person_folded(people[i].called), i};
	qsort(named, count, sizeof *named, compare_named);
	while (status == STATUS_OK && first < count) {
		size_t next = first + 1;

		while (next < count &&
		       strcmp(named[next].folded, named[first].folded) == 0)
			next++;
		if (next - first > 1)
			status = tell_apart(
			    records, ids, people, named + first, next - first);
		first = next;
	}
	for (size_t i = 0; i < count; i++)
		mem_wipe_text(&named[i].folded);
	mem_free(named);
	return status;
}
