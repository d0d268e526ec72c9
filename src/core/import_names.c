/*
 * import_names: whose are the names in a club's spreadsheet?
 *
 * Never guesses: a name that is nobody's, or that several people go by, is
 * left out, even if only one of these said yes.  Names are looked up and never
 * written.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/import_internal.h"

/* Both words before anything else: many share one, few share two. */
static const char sql_by_words[] =
    "SELECT f.person, f.value,"
    " (SELECT count(*) FROM v_consent v WHERE v.person = f.person"
    "  AND v.kind IN (1, 3) AND v.state = 'live')"
    " FROM name_token t CROSS JOIN name_token n"
    " ON n.field = t.field AND n.token = :next"
    " CROSS JOIN field f ON f.id = t.field"
    " WHERE t.token = :word AND f.kind = 1";

static bool
is_same_name(const char *value, const char *folded)
{
	struct buf other = BUF_EMPTY;
	bool is_same;

	text_fold(value, &other);
	is_same = strcmp(other.text, folded) == 0;
	buf_clear(&other);
	return is_same;
}

/* ${person} stays 0 unless the name is one person's and they agreed. */
static enum status
find_person(struct records *records, const char *folded, int64_t *person)
{
	struct buf word = BUF_EMPTY;
	struct buf next = BUF_EMPTY;
	struct stmt *stmt = NULL;
	int64_t found = 0;
	bool is_one = true;
	bool agreed = false;
	size_t at = 0;
	enum status status;

	if (!text_next_word(folded, &at, &word))
		goto out;
	stmt = stmt_open(records->store, sql_by_words);
	stmt_bind_text(stmt, ":word", word.text);
	if (!text_next_word(folded, &at, &next))
		buf_set(&next, word.text);
	stmt_bind_text(stmt, ":next", next.text);
	while (stmt_step(stmt)) {
		if (!is_same_name(stmt_text(stmt, 1), folded))
			continue;
		if (found != 0 && found != stmt_int(stmt, 0))
			is_one = false;
		found = stmt_int(stmt, 0);
		agreed = stmt_int(stmt, 2) == 2;
	}
out:
	status = stmt_done(&stmt);
	*person = is_one && agreed ? found : 0;
	buf_clear(&word);
	buf_clear(&next);
	return status;
}

static int
compare(const void *one, const void *other)
{
	const struct import_name *const *a = one;
	const struct import_name *const *b = other;

	return strcmp((*a)->folded, (*b)->folded);
}

enum status
import_names(struct import *import, int64_t *left_out)
{
	struct import_name **names =
	    mem_alloc(import->names_count, sizeof *names);
	enum status status = STATUS_OK;

	*left_out = 0;
	for (size_t i = 0; i < import->names_count; i++)
		names[i] = &import->names[i];
	qsort(names, import->names_count, sizeof *names, compare);
	for (size_t i = 0; status == STATUS_OK && i < import->names_count;
	     i++) {
		if (i > 0 && compare(&names[i - 1], &names[i]) == 0) {
			names[i]->person = names[i - 1]->person;
			continue;
		}
		status = find_person(
		    import->records, names[i]->folded, &names[i]->person);
		if (names[i]->person == 0)
			(*left_out)++;
	}
	mem_free(names);
	return status;
}
