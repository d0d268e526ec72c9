/*
 * check_fold: walks through the ledger once and keeps what everybody's say is
 * after each entry.
 *
 * Consent is this fold and nothing else; the table consent only says the same
 * faster.  Entries that do not bear on consent are passed over.
 */
#include "core/check_fold.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"

static const char sql_entries[] =
    "SELECT e.n, e.day, e.subject, e.event, CAST(e.body AS BLOB),"
    " CASE WHEN e.confirmed = 1 THEN e.day ELSE min(e.day, coalesce("
    "  (SELECT c.day FROM ledger c WHERE c.n < e.n AND c.confirmed = 1"
    "   ORDER BY c.n DESC LIMIT 1), e.day)) END"
    " FROM ledger e WHERE e.salt IS NOT NULL AND e.class = 'other'"
    " ORDER BY e.n";

/* Their entries, and those of the vault that shut something for everybody. */
static const char sql_entries_of[] =
    "SELECT e.n, e.day, e.subject, e.event, CAST(e.body AS BLOB),"
    " CASE WHEN e.confirmed = 1 THEN e.day ELSE min(e.day, coalesce("
    "  (SELECT c.day FROM ledger c WHERE c.n < e.n AND c.confirmed = 1"
    "   ORDER BY c.n DESC LIMIT 1), e.day)) END"
    " FROM ledger e WHERE e.n IN"
    "  (SELECT n FROM ledger WHERE subject = :subject AND class = 'other'"
    "   UNION ALL SELECT n FROM ledger WHERE event = 'kind_shut'"
    "   UNION ALL SELECT n FROM ledger WHERE event = 'restored')"
    " ORDER BY e.n";

/* ---------------------------------------------------------------- reading */

bool
check_line_is(const struct check_entry *entry, size_t place, const char *key)
{
	return place < entry->count &&
	       strcmp(entry->lines[place].key, key) == 0;
}

bool
check_line_day(const struct check_entry *entry, size_t place, const char *key,
    int32_t *day)
{
	return check_line_is(entry, place, key) &&
	       day_parse(entry->lines[place].value, day) == STATUS_OK;
}

char *
check_word_of(char **rest, const char *name)
{
	char *word = check_word(rest);
	size_t length = strlen(name);

	if (word == NULL || strncmp(word, name, length) != 0)
		return NULL;
	return word + length;
}

enum check_see
check_see_of(const char *word)
{
	static const char *const words[CHECK_SEE_COUNT] = {
	    "nobody", "emergency", "worker", "team"};
	enum check_see see = CHECK_SEE_NOBODY;

	while (see < CHECK_SEE_COUNT && strcmp(word, words[see]) != 0)
		see++;
	return see;
}

/* ------------------------------------------------- people and their adults */

static bool
read_capacity(const struct check_entry *entry)
{
	if (!check_line_is(entry, 0, "capacity") ||
	    !check_either(entry->lines[0].value, "able", "not_yet",
		&entry->person->is_able))
		return false;
	memcpy(entry->person->capacity_by, entry->opening.by,
	    sizeof(entry->opening.by));
	entry->person->capacity_on = entry->day;
	return true;
}

static bool
fold_person_added(const struct check_entry *entry)
{
	if (entry->person->is_added)
		check_found(entry->fold->check, entry->code,
		    "History entry %" PRId64
		    " adds somebody who is there already.",
		    entry->n);
	entry->person->is_added = true;
	entry->person->capacity_review = DAY_NONE;
	if (!read_capacity(entry))
		return false;
	if (entry->count == 1)
		return true;
	return entry->count == 2 && check_line_day(entry, 1, "review",
					&entry->person->capacity_review);
}

/* What is live and may be counted is counted from now on, if it was not. */
static void
count_live(const struct check_entry *entry)
{
	for (size_t i = 0; i < entry->fold->check->kinds_count; i++) {
		struct check_say *say = &entry->person->says[i];

		if (say->is_counted &&
		    check_fold_is_live(entry->person, (int)i, entry->day))
			say->may_count = true;
	}
}

/* "adult KIND yes|no until=DAY" */
static bool
fold_adult_line(const struct check_entry *entry, size_t place, int32_t said_on)
{
	char *rest = entry->lines[place].value;
	struct check_adult *adult;
	const char *word;
	bool is_yes;
	int kind;

	if (!check_line_is(entry, place, "adult"))
		return false;
	kind = check_kind_place(entry->fold->check, check_word(&rest));
	word = check_word(&rest);
	if (kind < 0 || word == NULL ||
	    !check_either(word, "yes", "no", &is_yes))
		return false;
	adult = &entry->person->adults[kind];
	word = check_word_of(&rest, "until=");
	if (word == NULL || rest != NULL ||
	    day_parse(word, &adult->until) != STATUS_OK)
		return false;
	adult->answer = is_yes ? CHECK_YES : CHECK_NO;
	adult->said_on = said_on;
	memcpy(adult->heard_by, entry->opening.by, sizeof(adult->heard_by));
	if (!is_yes)
		entry->person->says[kind].may_count = false;
	if (is_yes)
		check_fold_able(entry, kind);
	else
		check_fold_not_able(entry, kind);
	return true;
}

static bool
fold_adult(const struct check_entry *entry)
{
	int32_t said_on;

	if (!check_line_day(entry, 0, "said", &said_on) || entry->count < 2)
		return false;
	for (size_t i = 1; i < entry->count; i++) {
		if (!fold_adult_line(entry, i, said_on))
			return false;
	}
	count_live(entry);
	return true;
}

static bool
fold_capacity(const struct check_entry *entry)
{
	if (entry->count != 2 || !read_capacity(entry) ||
	    !check_line_day(
		entry, 1, "review", &entry->person->capacity_review))
		return false;
	for (size_t i = 0; i < entry->fold->check->kinds_count; i++) {
		if (entry->person->is_able)
			check_fold_able(entry, (int)i);
		else
			check_fold_not_able(entry, (int)i);
	}
	count_live(entry);
	return true;
}

/* ------------------------------------------------------------- the walk */

static const struct event {
	const char *name;
	enum check_what what; /* whom it must be about */
	bool (*fold)(const struct check_entry *entry);
} events[] = {
    {"person_added", CHECK_PERSON, fold_person_added},
    {"said", CHECK_PERSON, check_fold_said},
    {"carried", CHECK_PERSON, check_fold_carried},
    {"heard_no", CHECK_PERSON, check_fold_heard_no},
    {"worker_no", CHECK_PERSON, check_fold_worker_no},
    {"asked_shut", CHECK_PERSON, check_fold_asked_shut},
    {"shut", CHECK_PERSON, check_fold_shut},
    {"key_made", CHECK_PERSON, check_fold_key_made},
    {"key_ended", CHECK_PERSON, check_fold_key_ended},
    {"statement", CHECK_PERSON, check_fold_statement},
    {"own_no", CHECK_PERSON, check_fold_own_no},
    {"own_narrow", CHECK_PERSON, check_fold_own_narrow},
    {"own_back", CHECK_PERSON, check_fold_own_back},
    {"erased", CHECK_PERSON, check_fold_erased},
    {"capacity", CHECK_PERSON, fold_capacity},
    {"adult", CHECK_PERSON, fold_adult},
    {"narrowed_again", CHECK_PERSON, check_fold_narrowed_again},
    {"kind_shut", CHECK_VAULT, check_fold_kind_shut},
    {"restored", CHECK_VAULT, check_fold_restored},
};

static const struct event *
find_event(const char *name)
{
	for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++) {
		if (strcmp(events[i].name, name) == 0)
			return &events[i];
	}
	return NULL;
}

/* Whose entry it is; they get room for what they said. */
static struct check_person *
person_of(struct check_fold *fold, const struct check_known *known)
{
	struct check *check = fold->check;
	struct check_person *person = &fold->people[known - check->known];

	if (person->says == NULL) {
		person->says =
		    mem_alloc(check->kinds_count + 1, sizeof(*person->says));
		person->adults =
		    mem_alloc(check->kinds_count + 1, sizeof(*person->adults));
	}
	return person;
}

static bool
fold_body(struct check_entry *entry, const struct event *event,
    const char *bytes, size_t size)
{
	struct check_body body;
	bool is_good = false;

	if (check_body_read(bytes, size, &body) &&
	    check_body_opening(&body, &entry->opening)) {
		entry->lines = body.lines + entry->opening.lines;
		entry->count = body.count - entry->opening.lines;
		is_good = event->fold(entry);
	}
	check_body_clear(&body);
	return is_good;
}

static void
fold_row(struct check_fold *fold, struct stmt *stmt)
{
	const struct event *event = find_event(stmt_text(stmt, 3));
	const struct check_known *known = NULL;
	struct check_entry entry = {.fold = fold,
	    .n = stmt_int(stmt, 0),
	    .day = (int32_t)stmt_int(stmt, 1),
	    .on_day = (int32_t)stmt_int(stmt, 5)};
	const void *bytes;
	size_t size = 0;

	if (event == NULL)
		return;
	bytes = stmt_blob(stmt, 2, &size);
	if (size == CHECK_SUBJECT_BYTES)
		known = check_known_find(fold->check, bytes);
	if (known == NULL)
		return; /* check_running() tells of it */
	entry.code = known->code;
	entry.event = event->name;
	entry.person_id = known->id;
	entry.subject = known->hash;
	if (known->what == CHECK_PERSON)
		entry.person = person_of(fold, known);
	bytes = stmt_blob(stmt, 4, &size);
	if (known->what != event->what ||
	    !fold_body(&entry, event, bytes, size))
		check_found(fold->check, entry.code,
		    "History entry %" PRId64 " cannot be understood.", entry.n);
}

enum status
check_fold_ledger(struct check *check, struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	fold->check = check;
	fold->people = mem_alloc(check->known_count + 1, sizeof(*fold->people));
	while (stmt_step(stmt))
		fold_row(fold, stmt);
	return stmt_done(&stmt);
}

enum status
check_fold_person(struct check_fold *fold, const struct check_known *who)
{
	struct stmt *stmt = stmt_open(fold->check->store, sql_entries_of);

	fold->people =
	    mem_alloc(fold->check->known_count + 1, sizeof(*fold->people));
	stmt_bind_blob(stmt, ":subject", who->hash, CHECK_SUBJECT_BYTES);
	while (stmt_step(stmt))
		fold_row(fold, stmt);
	return stmt_done(&stmt);
}

void
check_fold_clear(struct check_fold *fold)
{
	for (size_t i = 0; fold->people != NULL && i < fold->check->known_count;
	     i++) {
		mem_free(fold->people[i].says);
		mem_free(fold->people[i].adults);
	}
	mem_free(fold->people);
	fold->people = NULL;
}
