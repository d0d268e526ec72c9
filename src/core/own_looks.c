/*
 * own_looks: reads from the history who looked at one young person.
 *
 * Entries about them, and the list entries of groups and sessions that held
 * their name on that day.  What is over a year old has no content any more.
 */
#include "core/own_looks.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/handover_internal.h"
#include "core/own_names.h"

#define KEPT_DAYS 365

static const char sql_theirs[] =
    "SELECT l.n, l.event, CAST(l.body AS BLOB), coalesce(w.words, '')"
    " FROM ledger l LEFT JOIN look_words w ON w.entry = l.n"
    " WHERE l.subject = :subject AND l.event IN ('look', 'handover',"
    " 'copied', 'handover_key', 'key_used', 'key_wrong') ORDER BY l.n DESC";
/* Groups and sessions whose lists may have held them. */
static const char sql_groups[] =
    "SELECT uid, name, id FROM work_group WHERE id IN"
    " (SELECT work_group FROM group_person WHERE person = :person"
    "  UNION SELECT s.work_group FROM attendance a JOIN session s"
    "  ON s.id = a.session WHERE a.person = :person)";
static const char sql_sessions[] =
    "SELECT s.uid, s.place, 0 FROM attendance a JOIN session s"
    " ON s.id = a.session WHERE a.person = :person AND s.work_group IS NULL";
static const char sql_lists[] =
    "SELECT l.n, l.event, CAST(l.body AS BLOB), '' FROM ledger l"
    " WHERE l.subject = :subject AND l.event = 'list' AND (:group = 0"
    " OR EXISTS (SELECT 1 FROM group_person r WHERE r.person = :person"
    "  AND r.work_group = :group AND r.from_on <= l.day"
    "  AND (r.until_on IS NULL OR r.until_on >= l.day))"
    " OR EXISTS (SELECT 1 FROM attendance a JOIN session s"
    "  ON s.id = a.session WHERE a.person = :person"
    "  AND s.work_group = :group AND s.held_on = l.day)) ORDER BY l.n DESC";
static const char sql_limits[] =
    "SELECT EXISTS (SELECT 1 FROM attendance WHERE person = :person)"
    " OR EXISTS (SELECT 1 FROM group_person WHERE person = :person),"
    " added_on FROM person WHERE id = :person";

/* A line with what it is folded and sorted by. */
struct line {
	struct own_look look;
	int64_t n;
	unsigned char by[LEDGER_SUBJECT_BYTES];
	unsigned char subject[LEDGER_SUBJECT_BYTES];
};

struct lines {
	struct records *records;
	struct own_names names;
	struct line *lines;
	size_t count;
	size_t room;
	bool is_keyed; /* the hand-over that comes next had its key opened */
};

static void
look_clear(struct own_look *look)
{
	mem_free(look->who);
	mem_free(look->group);
	mem_wipe_text(&look->words);
	own_texts_clear(&look->kinds, look->count);
	own_texts_clear(&look->labels, look->count);
}

/* Same month, same day? */
static bool
is_same_month(int64_t one, int64_t other)
{
	struct day_parts a = day_to_parts(moment_day(one));
	struct day_parts b = day_to_parts(moment_day(other));

	return a.year == b.year && a.month == b.month;
}

static bool
folds_into(const struct line *line, const struct line *other)
{
	if (line->look.what != other->look.what ||
	    memcmp(line->by, other->by, sizeof line->by) != 0 ||
	    memcmp(line->subject, other->subject, sizeof line->subject) != 0)
		return false;
	if (line->look.what == OWN_LOOK_WRONG)
		return moment_day(line->look.at) == moment_day(other->look.at);
	return line->look.what == OWN_LOOK_LIST &&
	       line->look.is_cover == other->look.is_cover &&
	       is_same_month(line->look.at, other->look.at);
}

static void
add_line(struct lines *all, struct line *line)
{
	void *lines = all->lines;

	for (size_t i = 0; i < all->count; i++) {
		if (folds_into(line, &all->lines[i])) {
			all->lines[i].look.times++;
			look_clear(&line->look);
			return;
		}
	}
	mem_grow(&lines, &all->room, all->count + 1, sizeof *line);
	all->lines = lines;
	all->lines[all->count++] = *line;
}

static const struct {
	const char *event;
	enum own_look_what what;
} events[] = {
    {"look", OWN_LOOK_VALUES},
    {"list", OWN_LOOK_LIST},
    {"handover", OWN_LOOK_HANDOVER},
    {"copied", OWN_LOOK_COPY},
    {"key_used", OWN_LOOK_RIGHT},
    {"key_wrong", OWN_LOOK_WRONG},
};

static bool
what_of(const char *event, enum own_look_what *what)
{
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
		if (strcmp(events[i].event, event) == 0) {
			*what = events[i].what;
			return true;
		}
	}
	return false;
}

static void
read_kinds(const struct lines *all, const struct own_entry *entry,
    struct own_look *look)
{
	struct own_kinds kinds = {.count = 0};

	for (size_t i = 0; i < entry->count; i++)
		if (strcmp(entry->lines[i].key, "kind") == 0)
			own_kinds_add(&all->names, &kinds,
			    entry->lines[i].value,
			    strlen(entry->lines[i].value));
	look->kinds = kinds.kinds;
	look->labels = kinds.labels;
	look->count = kinds.count;
}

/* What a body says beside who and when. */
static void
read_body(
    struct lines *all, const struct own_entry *entry, struct own_look *look)
{
	const char *why = own_entry_value(entry, "why");
	const char *key = own_entry_value(entry, "key");

	look->reason = LOOK_OTHER;
	if (why != NULL && why[0] >= '1' && why[0] <= '6')
		look->reason = (enum look_reason)(why[0] - '0');
	look->is_cover = own_entry_value(entry, "cover") != NULL;
	if (look->what == OWN_LOOK_HANDOVER) {
		look->with_key =
		    all->is_keyed || (key != NULL && strcmp(key, "used") == 0);
		all->is_keyed = false;
	}
	read_kinds(all, entry, look);
}

static void
read_entry(struct lines *all, struct stmt *stmt,
    const unsigned char subject[LEDGER_SUBJECT_BYTES], const char *group)
{
	struct line line = {.n = stmt_int(stmt, 0), .look = {.times = 1}};
	const char *event = stmt_text(stmt, 1);
	struct own_entry entry;

	if (strcmp(event, "handover_key") == 0)
		all->is_keyed = true;
	if (!what_of(event, &line.look.what) ||
	    !own_entry_read(stmt, 2, &entry))
		return;
	line.look.at = entry.opening.at;
	line.look.who = mem_text(own_names_user(&all->names, entry.opening.by));
	line.look.group = mem_text(group);
	line.look.words = mem_text(stmt_text(stmt, 3));
	memcpy(line.by, entry.opening.by, sizeof line.by);
	memcpy(line.subject, subject, sizeof line.subject);
	read_body(all, &entry, &line.look);
	own_entry_clear(&entry);
	add_line(all, &line);
}

static enum status
read_theirs(struct lines *all)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(all->records->store, sql_theirs);

	ledger_subject(all->records->handover_uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	while (stmt_step(stmt))
		read_entry(all, stmt, subject, "");
	return stmt_done(&stmt);
}

/* List entries of one group or session that concern them. */
static enum status
read_list(struct lines *all, struct stmt *where)
{
	unsigned char uid[UID_BYTES] = {0}, subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(all->records->store, sql_lists);

	stmt_copy_blob(where, 0, uid, UID_BYTES);
	ledger_subject(uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_int(stmt, ":group", stmt_int(where, 2));
	stmt_bind_int(stmt, ":person", all->records->handover_person);
	while (stmt_step(stmt))
		read_entry(all, stmt, subject, stmt_text(where, 1));
	return stmt_done(&stmt);
}

static enum status
read_lists(struct lines *all, const char *sql)
{
	struct stmt *stmt = stmt_open(all->records->store, sql);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":person", all->records->handover_person);
	while (status == STATUS_OK && stmt_step(stmt))
		status = read_list(all, stmt);
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* What cannot be known. */
static enum status
read_limits(struct records *records, struct own_looks *looks)
{
	struct stmt *stmt = stmt_open(records->store, sql_limits);

	looks->kept_from = records->today - KEPT_DAYS;
	stmt_bind_int(stmt, ":person", records->handover_person);
	if (stmt_step(stmt)) {
		looks->lists_unknown = stmt_int(stmt, 0) == 0;
		looks->had_more = stmt_int(stmt, 1) < looks->kept_from;
	}
	return stmt_done(&stmt);
}

static int
compare(const void *one, const void *other)
{
	const struct line *a = one, *b = other;

	return (a->n < b->n) - (a->n > b->n);
}

/* The page that was asked for; the rest goes. */
static void
cut_page(struct lines *all, size_t first, size_t most, struct own_looks *looks)
{
	if (all->count > 0)
		qsort(all->lines, all->count, sizeof *all->lines, compare);
	looks->looks = mem_alloc(all->count + 1, sizeof *looks->looks);
	looks->total = all->count;
	for (size_t i = 0; i < all->count; i++) {
		if (i < first || i - first >= most)
			look_clear(&all->lines[i].look);
		else
			looks->looks[looks->count++] = all->lines[i].look;
	}
	all->count = 0;
}

enum status
own_looks(struct records *records, const char *code, size_t first, size_t most,
    struct own_looks *looks)
{
	struct lines all = {.records = records};
	int64_t person;
	enum status status;

	memset(looks, 0, sizeof *looks);
	status = handover_of(records, code, &person);
	if (status == STATUS_OK)
		status = own_names_load(records, &all.names);
	if (status == STATUS_OK)
		status = read_theirs(&all);
	if (status == STATUS_OK)
		status = read_lists(&all, sql_groups);
	if (status == STATUS_OK)
		status = read_lists(&all, sql_sessions);
	if (status == STATUS_OK)
		status = read_limits(records, looks);
	if (status == STATUS_OK)
		cut_page(&all, first, most, looks);
	for (size_t i = 0; i < all.count; i++)
		look_clear(&all.lines[i].look);
	mem_free(all.lines);
	own_names_clear(&all.names);
	return status;
}

void
own_looks_clear(struct own_looks *looks)
{
	for (size_t i = 0; i < looks->count; i++)
		look_clear(&looks->looks[i]);
	mem_free(looks->looks);
	memset(looks, 0, sizeof *looks);
}
