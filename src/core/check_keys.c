/*
 * check_keys: is every key of a young person one that was made in front of a
 * worker, and has it ended as it was written down?
 *
 * Keys are worked out from the history alone and compared with the rows.  What
 * was signed with them is looked at elsewhere.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"

static const char sql_entries[] =
    "SELECT n, day, subject, event, CAST(body AS BLOB) FROM ledger"
    " WHERE event IN ('key_made', 'key_ended', 'key_wrong', 'key_used')"
    " AND salt IS NOT NULL ORDER BY n";

static const char sql_rows[] =
    "SELECT p.uid, k.sign_public, k.box_public, k.level, u.uid, k.made_at,"
    " k.wrong_tries, k.ended_on, k.ended_why FROM person_key k"
    " LEFT JOIN person p ON p.id = k.person"
    " LEFT JOIN user u ON u.id = k.vouched_by ORDER BY k.id";

/* One key, as the history has it. */
struct key {
	const struct check_known *person;
	unsigned char hash[CHECK_HASH_BYTES]; /* of both public keys */
	bool is_card;
	unsigned char vouched_by[CHECK_SUBJECT_BYTES];
	int64_t made_at;
	int64_t wrong_tries;
	int32_t ended_on; /* DAY_NONE: good */
	char why[9];
	bool has_row;
};

struct keys {
	struct check *check;
	struct key *all; /* in the order in which they were made */
	size_t count;
	size_t room;
};

/* One entry: what was read of it. */
struct entry {
	int64_t n;
	int32_t day;
	const struct check_known *person;
	struct check_opening opening;
	struct check_line *lines; /* after the opening */
	size_t count;
};

/* ------------------------------------------------------------ the history */

static struct key *
good_key_of(struct keys *keys, const struct check_known *person)
{
	for (size_t i = keys->count; i-- > 0;) {
		if (keys->all[i].person == person)
			return keys->all[i].ended_on == DAY_NONE ? &keys->all[i]
								 : NULL;
	}
	return NULL;
}

/* The last line says which key; ${before} lines stand before it. */
static bool
read_hash(const struct entry *entry, size_t before, unsigned char *hash)
{
	return entry->count == before + 1 &&
	       strcmp(entry->lines[before].key, "key") == 0 &&
	       check_hex(entry->lines[before].value, hash, CHECK_HASH_BYTES);
}

static bool
read_made(struct keys *keys, const struct entry *entry)
{
	struct key made = {.person = entry->person,
	    .made_at = entry->opening.at,
	    .ended_on = DAY_NONE};
	void *all = keys->all;

	if (!read_hash(entry, 1, made.hash) ||
	    strcmp(entry->lines[0].key, "level") != 0 ||
	    !check_either(entry->lines[0].value, "card", "pin", &made.is_card))
		return false;
	if (good_key_of(keys, entry->person) != NULL)
		check_found(keys->check, entry->person->code,
		    "History entry %" PRId64
		    " makes a key beside one that is still good.",
		    entry->n);
	memcpy(made.vouched_by, entry->opening.by, sizeof(made.vouched_by));
	mem_grow(&all, &keys->room, keys->count + 1, sizeof(*keys->all));
	keys->all = all;
	keys->all[keys->count++] = made;
	return true;
}

/* The good key that the entry is about; another one is a defect. */
static struct key *
key_of(struct keys *keys, const struct entry *entry, const unsigned char *hash)
{
	struct key *key = good_key_of(keys, entry->person);

	if (key != NULL && memcmp(key->hash, hash, CHECK_HASH_BYTES) == 0)
		return key;
	check_found(keys->check, entry->person->code,
	    "History entry %" PRId64
	    " is about a key that they did not have then.",
	    entry->n);
	return NULL;
}

static bool
read_ended(struct keys *keys, const struct entry *entry)
{
	static const char *const whys[] = {"new", "lost", "not_mine"};
	unsigned char hash[CHECK_HASH_BYTES];
	struct key *key;

	if (!read_hash(entry, 1, hash) ||
	    strcmp(entry->lines[0].key, "why") != 0)
		return false;
	for (size_t i = 0; i < sizeof(whys) / sizeof(whys[0]); i++) {
		if (strcmp(entry->lines[0].value, whys[i]) != 0)
			continue;
		key = key_of(keys, entry, hash);
		if (key != NULL) {
			key->ended_on = entry->day;
			memcpy(key->why, whys[i], strlen(whys[i]));
		}
		return true;
	}
	return false;
}

static bool
read_try(struct keys *keys, const struct entry *entry, bool is_right)
{
	unsigned char hash[CHECK_HASH_BYTES];
	struct key *key;

	if (!read_hash(entry, 0, hash))
		return false;
	key = key_of(keys, entry, hash);
	if (key != NULL)
		key->wrong_tries = is_right ? 0 : key->wrong_tries + 1;
	return true;
}

static bool
read_event(struct keys *keys, const struct entry *entry, const char *event)
{
	if (strcmp(event, "key_made") == 0)
		return read_made(keys, entry);
	if (strcmp(event, "key_ended") == 0)
		return read_ended(keys, entry);
	return read_try(keys, entry, strcmp(event, "key_used") == 0);
}

static void
read_entry(struct keys *keys, struct stmt *stmt)
{
	struct entry entry = {
	    .n = stmt_int(stmt, 0), .day = (int32_t)stmt_int(stmt, 1)};
	struct check_body body = {0};
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, 2, &size);
	bool is_good = false;

	if (size == CHECK_SUBJECT_BYTES)
		entry.person = check_known_find(keys->check, bytes);
	if (entry.person == NULL)
		return; /* check_running() tells of it */
	bytes = stmt_blob(stmt, 4, &size);
	if (entry.person->what == CHECK_PERSON &&
	    check_body_read(bytes, size, &body) &&
	    check_body_opening(&body, &entry.opening)) {
		entry.lines = body.lines + entry.opening.lines;
		entry.count = body.count - entry.opening.lines;
		is_good = read_event(keys, &entry, stmt_text(stmt, 3));
	}
	check_body_clear(&body);
	if (!is_good)
		check_found(keys->check, entry.person->code,
		    "History entry %" PRId64 " cannot be understood.", entry.n);
}

/* --------------------------------------------------------------- the rows */

/* The hash by which the history names the key of a row. */
static bool
hash_of(struct stmt *stmt, unsigned char hash[CHECK_HASH_BYTES])
{
	unsigned char both[2 * CHECK_HASH_BYTES];

	for (int i = 0; i < 2; i++) {
		size_t size = 0;
		const void *bytes = stmt_blob(stmt, 1 + i, &size);

		if (size != CHECK_HASH_BYTES)
			return false;
		memcpy(both + i * CHECK_HASH_BYTES, bytes, size);
	}
	crypto_generichash(hash, CHECK_HASH_BYTES, both, sizeof(both), NULL, 0);
	return true;
}

static bool
is_subject(struct stmt *stmt, int column, const unsigned char *hash)
{
	unsigned char found[CHECK_SUBJECT_BYTES];
	size_t size = 0;
	const void *uid = stmt_blob(stmt, column, &size);

	if (size != UID_BYTES)
		return false;
	check_subject(uid, found);
	return memcmp(found, hash, sizeof(found)) == 0;
}

/* Whose row it is, or NULL. */
static const struct check_known *
whose(const struct check *check, struct stmt *stmt)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	size_t size = 0;
	const void *uid = stmt_blob(stmt, 0, &size);

	if (size != UID_BYTES)
		return NULL;
	check_subject(uid, hash);
	return check_known_find(check, hash);
}

static struct key *
key_of_row(
    struct keys *keys, struct stmt *stmt, const struct check_known *person)
{
	unsigned char hash[CHECK_HASH_BYTES];

	if (!hash_of(stmt, hash))
		return NULL;
	for (size_t i = 0; i < keys->count; i++) {
		struct key *key = &keys->all[i];

		if (key->person == person && !key->has_row &&
		    memcmp(key->hash, hash, sizeof(hash)) == 0)
			return key;
	}
	return NULL;
}

static bool
is_as_made(const struct key *key, struct stmt *stmt)
{
	return strcmp(stmt_text(stmt, 3), key->is_card ? "card" : "pin") == 0 &&
	       is_subject(stmt, 4, key->vouched_by) &&
	       stmt_int(stmt, 5) == key->made_at &&
	       stmt_int(stmt, 6) == key->wrong_tries;
}

static bool
has_ended_so(const struct key *key, struct stmt *stmt)
{
	if (key->ended_on == DAY_NONE)
		return stmt_is_null(stmt, 7) && stmt_is_null(stmt, 8);
	return !stmt_is_null(stmt, 7) && stmt_int(stmt, 7) == key->ended_on &&
	       strcmp(stmt_text(stmt, 8), key->why) == 0;
}

static void
check_row(struct keys *keys, struct stmt *stmt)
{
	const struct check_known *person = whose(keys->check, stmt);
	struct key *key = key_of_row(keys, stmt, person);
	const char *code = person == NULL ? "" : person->code;

	if (key == NULL) {
		check_found(keys->check, code,
		    "A key is in the records that nobody wrote down as made.");
		return;
	}
	key->has_row = true;
	if (!has_ended_so(key, stmt))
		check_found(keys->check, code,
		    "A key has not ended as it was written down.");
	else if (!is_as_made(key, stmt))
		check_found(
		    keys->check, code, "A key is not as it was written down.");
}

enum status
check_keys(struct check *check)
{
	struct keys keys = {.check = check};
	struct stmt *stmt = stmt_open(check->store, sql_entries);
	enum status status;

	while (stmt_step(stmt))
		read_entry(&keys, stmt);
	status = stmt_done(&stmt);
	if (status == STATUS_OK) {
		stmt = stmt_open(check->store, sql_rows);
		while (stmt_step(stmt))
			check_row(&keys, stmt);
		status = stmt_done(&stmt);
	}
	for (size_t i = 0; status == STATUS_OK && i < keys.count; i++) {
		if (!keys.all[i].has_row)
			check_found(check, keys.all[i].person->code,
			    "A key that was made is missing.");
	}
	mem_free(keys.all);
	return status;
}
