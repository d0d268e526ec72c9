/*
 * check_hand: hand-overs, and what came of them: are the entries as they have
 * to be, and are a young person's own words beside a value still theirs?
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "core/check_internal.h"

#define SALT_BYTES 16

static const char sql_entries[] =
    "SELECT n, class, subject, event, CAST(body AS BLOB) FROM ledger"
    " WHERE event IN ('handover', 'handover_key', 'handover_end',"
    " 'copied', 'asked_later', 'disputed', 'dispute_ended', 'value_set',"
    " 'value_removed', 'value_moved', 'outcome_changed', 'outcome_dropped')"
    " AND salt IS NOT NULL ORDER BY n";

static const char sql_words[] =
    "SELECT p.uid, k.name, w.salt, CAST(w.words AS BLOB), l.subject, l.event,"
    " CAST(l.body AS BLOB), p.code FROM field_words w"
    " JOIN field f ON f.id = w.field"
    " LEFT JOIN person p ON p.id = f.person"
    " LEFT JOIN kind k ON k.id = f.kind"
    " LEFT JOIN ledger l ON l.n = w.entry";

/* How one line has to be. */
enum line {
	LINE_NONE,
	LINE_KEY,
	LINE_FORM,
	LINE_KIND,
	LINE_WORDS,
	LINE_OUTCOME,
	LINE_SORT
};

static const struct event {
	const char *name;
	const char *class;
	enum line lines[2];
} events[] = {
    {"handover", "look", {LINE_KEY, LINE_NONE}},
    {"handover_key", "look", {LINE_NONE, LINE_NONE}},
    {"handover_end", "look", {LINE_NONE, LINE_NONE}},
    {"copied", "look", {LINE_FORM, LINE_NONE}},
    {"asked_later", "other", {LINE_KIND, LINE_NONE}},
    {"disputed", "other", {LINE_KIND, LINE_WORDS}},
    {"dispute_ended", "other", {LINE_KIND, LINE_NONE}},
    {"value_set", "other", {LINE_KIND, LINE_NONE}},
    {"value_removed", "other", {LINE_KIND, LINE_NONE}},
    {"value_moved", "other", {LINE_KIND, LINE_NONE}},
    {"outcome_changed", "other", {LINE_OUTCOME, LINE_SORT}},
    {"outcome_dropped", "other", {LINE_OUTCOME, LINE_SORT}},
};

#define EVENTS (sizeof(events) / sizeof(events[0]))

/* ---------------------------------------------------------------- entries */

static bool
is_hex(const char *value, size_t size)
{
	unsigned char bytes[CHECK_HASH_BYTES];

	return check_hex(value, bytes, size);
}

static bool
is_one_of(const char *value, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strcmp(value, *words) == 0)
			return true;
	}
	return false;
}

static bool
is_line(
    const struct check *check, const struct check_line *line, enum line wanted)
{
	static const char *const keys[] = {"none", "unused", "used", NULL};
	static const char *const forms[] = {
	    "folder", "page", "data", "sealed", NULL};
	static const char *const sorts[] = {"recorded", "accredited", NULL};
	static const char *const names[] = {
	    "", "key", "as", "kind", "words", "outcome", "sort"};

	if (strcmp(line->key, names[wanted]) != 0)
		return false;
	switch (wanted) {
	case LINE_KEY:
		return is_one_of(line->value, keys);
	case LINE_FORM:
		return is_one_of(line->value, forms);
	case LINE_KIND:
		return check_kind_place(check, line->value) >= 0;
	case LINE_WORDS:
		return is_hex(line->value, CHECK_HASH_BYTES);
	case LINE_OUTCOME:
		return is_hex(line->value, CHECK_SUBJECT_BYTES);
	case LINE_SORT:
		return is_one_of(line->value, sorts);
	case LINE_NONE:
		break;
	}
	return false;
}

static bool
is_body(const struct check *check, const struct event *event,
    const struct check_line *lines, size_t count)
{
	size_t wanted = 0;

	while (wanted < 2 && event->lines[wanted] != LINE_NONE)
		wanted++;
	if (count != wanted)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!is_line(check, &lines[i], event->lines[i]))
			return false;
	}
	return true;
}

static bool
is_entry(const struct check *check, struct stmt *stmt)
{
	struct check_opening opening;
	struct check_body body;
	size_t size = 0, i = 0;
	const char *bytes = stmt_blob(stmt, 4, &size);
	bool is_good = false;

	while (i < EVENTS && strcmp(events[i].name, stmt_text(stmt, 3)) != 0)
		i++;
	if (i == EVENTS || strcmp(events[i].class, stmt_text(stmt, 1)) != 0 ||
	    !check_body_read(bytes, size, &body))
		return false;
	if (check_body_opening(&body, &opening))
		is_good = is_body(check, &events[i], body.lines + opening.lines,
		    body.count - opening.lines);
	check_body_clear(&body);
	return is_good;
}

static enum status
check_entries(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	while (stmt_step(stmt)) {
		const struct check_known *known = NULL;
		size_t size = 0;
		const void *subject = stmt_blob(stmt, 2, &size);

		if (size == CHECK_SUBJECT_BYTES)
			known = check_known_find(check, subject);
		if (known == NULL)
			continue; /* check_running() tells of it */
		if (known->what != CHECK_PERSON || !is_entry(check, stmt))
			check_found(check, known->code,
			    "History entry %" PRId64 " cannot be understood.",
			    stmt_int(stmt, 0));
	}
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------------ words */

static void
hash_words(struct stmt *stmt, unsigned char hash[CHECK_HASH_BYTES])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, NULL, 0, CHECK_HASH_BYTES);
	for (int column = 2; column <= 3; column++) {
		size_t size = 0;
		const void *bytes = stmt_blob(stmt, column, &size);

		if (size > 0)
			crypto_generichash_update(&state, bytes, size);
	}
	crypto_generichash_final(&state, hash, CHECK_HASH_BYTES);
}

/* Does the entry say that this person said these words of this kind? */
static bool
is_said(struct stmt *stmt)
{
	unsigned char hash[CHECK_HASH_BYTES], said[CHECK_HASH_BYTES];
	struct check_body body;
	size_t size = 0;
	const char *bytes = stmt_blob(stmt, 6, &size);
	bool is_same;

	if (strcmp(stmt_text(stmt, 5), "disputed") != 0 ||
	    !check_is_subject(stmt, 0, 4) ||
	    !check_body_read(bytes, size, &body))
		return false;
	hash_words(stmt, hash);
	is_same =
	    body.count >= 4 &&
	    strcmp(body.lines[body.count - 2].value, stmt_text(stmt, 1)) == 0 &&
	    check_hex(body.lines[body.count - 1].value, said, sizeof(said)) &&
	    memcmp(hash, said, sizeof(said)) == 0;
	check_body_clear(&body);
	return is_same;
}

static enum status
check_disputes(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_words);

	while (stmt_step(stmt)) {
		if (!is_said(stmt))
			check_found(check, stmt_text(stmt, 7),
			    "%s: the words beside it are not those they said.",
			    stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

enum status
check_hand(struct check *check)
{
	enum status status = check_entries(check);

	return status == STATUS_OK ? check_disputes(check) : status;
}
