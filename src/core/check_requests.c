/*
 * check_requests: is every request what its entries say?
 *
 * A last day that was moved, an answer that nobody gave, or a request that is
 * gone while its person is here is damage: whoever asked would wait in vain, or
 * be given what was refused.
 */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"

#define WORD_BYTES 9
#define FIELDS     5 /* most lines behind "request" */

static const char sql_entries[] =
    "SELECT n, day, subject, event, CAST(body AS BLOB) FROM ledger"
    " WHERE salt IS NOT NULL AND event IN ('request', 'request_said',"
    " 'request_extended', 'request_done') ORDER BY n";
static const char sql_rows[] =
    "SELECT r.uid, coalesce(p.code, ''), p.uid, t.uid, h.uid, r.what, r.who,"
    " r.how, r.received_on, coalesce(r.due_on, -1), coalesce(r.said, ''),"
    " coalesce(r.said_on, -1), coalesce(r.extended_on, -1),"
    " coalesce(r.done_on, -1), coalesce(r.given, -1)"
    " FROM request r LEFT JOIN person p ON p.id = r.person"
    " LEFT JOIN user t ON t.id = r.asked_by"
    " LEFT JOIN user h ON h.id = r.heard_by WHERE r.what <> 'ask'";

/* What the ledger says of one. */
struct request {
	unsigned char hash[CHECK_SUBJECT_BYTES];
	unsigned char subject[CHECK_SUBJECT_BYTES];
	unsigned char taken_by[CHECK_SUBJECT_BYTES];
	unsigned char heard_by[CHECK_SUBJECT_BYTES]; /* zeros: nobody */
	char what[WORD_BYTES];
	char who[WORD_BYTES];
	char how[WORD_BYTES];
	char said[WORD_BYTES];
	int32_t received_on;
	int32_t due_on;
	int32_t said_on;
	int32_t extended_on;
	int32_t done_on;
	int given;
	bool has_row;
};

struct requests {
	struct request *requests;
	size_t count;
	size_t room;
};

/* One entry, taken apart. */
struct entry {
	int32_t day;
	unsigned char subject[CHECK_SUBJECT_BYTES];
	unsigned char by[CHECK_SUBJECT_BYTES];
	unsigned char hash[CHECK_SUBJECT_BYTES];
	const char *values[FIELDS];
	size_t count;
};

static struct request *
find(const struct requests *all, const unsigned char *hash)
{
	for (size_t i = 0; i < all->count; i++)
		if (memcmp(all->requests[i].hash, hash, CHECK_SUBJECT_BYTES) ==
		    0)
			return &all->requests[i];
	return NULL;
}

static struct request *
add(struct requests *all, const struct entry *entry)
{
	void *requests = all->requests;
	struct request *request;

	mem_grow(&requests, &all->room, all->count + 1, sizeof(*request));
	all->requests = requests;
	request = &all->requests[all->count++];
	memcpy(request->hash, entry->hash, CHECK_SUBJECT_BYTES);
	memcpy(request->subject, entry->subject, CHECK_SUBJECT_BYTES);
	memcpy(request->taken_by, entry->by, CHECK_SUBJECT_BYTES);
	request->said_on = request->extended_on = request->done_on = -1;
	request->given = -1;
	return request;
}

static bool
take_word(char word[WORD_BYTES], const char *value, const char *words)
{
	const char *at = strstr(words, value);
	size_t length = strlen(value);

	if (at == NULL || length >= WORD_BYTES || strchr(value, ' ') != NULL ||
	    (at != words && at[-1] != ' ') ||
	    (at[length] != ' ' && at[length] != '\0'))
		return false;
	memcpy(word, value, length + 1);
	return true;
}

/* -------------------------------------------------------------- four events
 */

static bool
fold_request(struct request *request, const struct entry *entry)
{
	return take_word(request->what, entry->values[0],
		   "copy correct erase restrict object other") &&
	       take_word(request->who, entry->values[1], "self parent other") &&
	       take_word(request->how, entry->values[2], "letter word email") &&
	       day_parse(entry->values[3], &request->received_on) ==
		   STATUS_OK &&
	       day_parse(entry->values[4], &request->due_on) == STATUS_OK &&
	       request->received_on <= request->due_on;
}

static bool
fold_said(struct request *request, const struct entry *entry)
{
	bool is_heard;

	if (!take_word(request->said, entry->values[0], "yes no later") ||
	    day_parse(entry->values[1], &request->said_on) != STATUS_OK ||
	    !check_either(entry->values[2], "heard", "own", &is_heard) ||
	    request->said_on < request->received_on ||
	    strcmp(request->who, "self") == 0)
		return false;
	memset(request->heard_by, 0, sizeof(request->heard_by));
	if (is_heard)
		memcpy(request->heard_by, entry->by, sizeof(request->heard_by));
	return true;
}

static bool
fold_extended(struct request *request, const struct entry *entry)
{
	int32_t due_on;

	if (request->extended_on != -1 || entry->day > request->due_on ||
	    day_parse(entry->values[0], &due_on) != STATUS_OK ||
	    due_on <= request->due_on)
		return false;
	request->due_on = due_on;
	request->extended_on = entry->day;
	return true;
}

static bool
fold_done(struct request *request, const struct entry *entry)
{
	bool is_given;

	if (!check_either(entry->values[0], "yes", "no", &is_given))
		return false;
	request->given = is_given;
	request->done_on = entry->day;
	return true;
}

static const struct event {
	const char *name;
	const char *keys[FIELDS];
	bool (*fold)(struct request *request, const struct entry *entry);
} events[] = {
    {"request", {"what", "who", "how", "received", "due"}, fold_request},
    {"request_said", {"said", "on", "by", NULL, NULL}, fold_said},
    {"request_extended", {"due", NULL, NULL, NULL, NULL}, fold_extended},
    {"request_done", {"given", NULL, NULL, NULL, NULL}, fold_done},
};

static const struct event *
event_of(const char *name)
{
	size_t i = 0;

	while (strcmp(events[i].name, name) != 0)
		i++;
	return &events[i];
}

/* -------------------------------------------------------------- the entries
 */

/* "request HASH", then exactly the lines of the event. */
static bool
read_lines(const struct event *event, const struct check_line *lines,
    size_t count, struct entry *entry)
{
	if (count == 0 || strcmp(lines[0].key, "request") != 0 ||
	    !check_hex(lines[0].value, entry->hash, sizeof(entry->hash)))
		return false;
	for (size_t i = 0; i < FIELDS && event->keys[i] != NULL; i++) {
		if (i + 1 >= count ||
		    strcmp(lines[i + 1].key, event->keys[i]) != 0)
			return false;
		entry->values[entry->count++] = lines[i + 1].value;
	}
	return entry->count + 1 == count;
}

/* The first entry makes it; no other is about a request that is done. */
static bool
fold_lines(
    struct requests *all, const struct event *event, const struct entry *entry)
{
	struct request *request = find(all, entry->hash);

	if ((request == NULL) != (event == &events[0]))
		return false;
	if (request == NULL)
		request = add(all, entry);
	return request->done_on == -1 &&
	       memcmp(request->subject, entry->subject,
		   sizeof(entry->subject)) == 0 &&
	       event->fold(request, entry);
}

static bool
fold_entry(struct requests *all, struct stmt *stmt)
{
	const struct event *event = event_of(stmt_text(stmt, 3));
	struct entry entry = {.day = (int32_t)stmt_int(stmt, 1)};
	struct check_opening opening;
	struct check_body body;
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, 2, &size);
	bool is_good;

	if (size != sizeof(entry.subject))
		return false;
	memcpy(entry.subject, bytes, size);
	bytes = stmt_blob(stmt, 4, &size);
	is_good = check_body_read(bytes, size, &body) &&
		  check_body_opening(&body, &opening);
	if (is_good) {
		memcpy(entry.by, opening.by, sizeof(entry.by));
		is_good = read_lines(event, body.lines + opening.lines,
			      body.count - opening.lines, &entry) &&
			  fold_lines(all, event, &entry);
	}
	check_body_clear(&body);
	return is_good;
}

static enum status
fold_entries(struct check *check, struct requests *all)
{
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	while (stmt_step(stmt)) {
		if (!fold_entry(all, stmt))
			check_found(check, "",
			    "History entry %" PRId64 " cannot be understood.",
			    stmt_int(stmt, 0));
	}
	return stmt_done(&stmt);
}

/* ----------------------------------------------------------------- the rows */

/* Is the uid in a column the one of this hash?  None: only of ${nobody}. */
static bool
is_uid_of(struct stmt *stmt, int column, const unsigned char *hash,
    const unsigned char *nobody)
{
	unsigned char found[CHECK_SUBJECT_BYTES];
	size_t size = 0;
	const void *uid = stmt_blob(stmt, column, &size);

	memcpy(found, nobody, sizeof(found));
	if (size == UID_BYTES)
		check_subject(uid, found);
	return memcmp(found, hash, sizeof(found)) == 0;
}

static bool
is_same(
    const struct check *check, const struct request *request, struct stmt *stmt)
{
	static const unsigned char zeros[CHECK_SUBJECT_BYTES] = {0};
	unsigned char vault[CHECK_SUBJECT_BYTES];

	check_subject(check->vault_uid, vault);
	return is_uid_of(stmt, 2, request->subject, vault) &&
	       is_uid_of(stmt, 3, request->taken_by, zeros) &&
	       is_uid_of(stmt, 4, request->heard_by, zeros) &&
	       strcmp(stmt_text(stmt, 5), request->what) == 0 &&
	       strcmp(stmt_text(stmt, 6), request->who) == 0 &&
	       strcmp(stmt_text(stmt, 7), request->how) == 0 &&
	       stmt_int(stmt, 8) == request->received_on &&
	       stmt_int(stmt, 9) == request->due_on &&
	       strcmp(stmt_text(stmt, 10), request->said) == 0 &&
	       stmt_int(stmt, 11) == request->said_on &&
	       stmt_int(stmt, 12) == request->extended_on &&
	       stmt_int(stmt, 13) == request->done_on &&
	       stmt_int(stmt, 14) == request->given;
}

static enum status
check_rows(struct check *check, struct requests *all)
{
	struct stmt *stmt = stmt_open(check->store, sql_rows);

	while (stmt_step(stmt)) {
		unsigned char hash[CHECK_SUBJECT_BYTES] = {0};
		struct request *request;
		size_t size = 0;
		const void *uid = stmt_blob(stmt, 0, &size);

		if (size == UID_BYTES)
			check_subject(uid, hash);
		request = find(all, hash);
		if (request != NULL)
			request->has_row = true;
		if (request == NULL || !is_same(check, request, stmt))
			check_found(check, stmt_text(stmt, 1),
			    "A request is not as it was written down.");
	}
	return stmt_done(&stmt);
}

enum status
check_requests(struct check *check)
{
	struct requests all = {NULL, 0, 0};
	enum status status = fold_entries(check, &all);

	if (status == STATUS_OK)
		status = check_rows(check, &all);
	for (size_t i = 0; status == STATUS_OK && i < all.count; i++) {
		const struct check_known *who;

		if (all.requests[i].has_row)
			continue;
		who = check_known_find(check, all.requests[i].subject);
		check_found(check, who == NULL ? "" : who->code,
		    "Somebody asked for something, and nothing of it is left "
		    "in the records.");
	}
	mem_free(all.requests);
	return status;
}
