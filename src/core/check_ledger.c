/*
 * check_ledger: is the history still the one that was written?
 *
 * Entry by entry: numbers without a gap, the hash chain, and for entries that
 * have their content what it was committed to.  Each hash is judged by the one
 * that stands before it, so that a defect is found where it is.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "core/check_internal.h"

#define SALT_BYTES 16

/* As blobs: a text may hold a NUL that stmt_text() would stop at. */
static const char sql_entries[] =
    "SELECT n, day, class, confirmed, hash, commitment, salt, subject,"
    " running, CAST(event AS BLOB), CAST(body AS BLOB)"
    " FROM ledger ORDER BY n";

struct entry {
	int64_t n;
	int32_t day;
	bool is_look;
	bool is_confirmed;
	const unsigned char *hash;
	const unsigned char *commitment;
	const unsigned char *salt;
	const unsigned char *subject;
	int64_t running;
	const char *event;
	size_t event_bytes;
	const char *body;
	size_t body_bytes;
};

/* Where in the chain we are. */
struct chain {
	int64_t n;
	unsigned char hash[CHECK_HASH_BYTES];
	bool is_broken; /* the hash before is not known */
};

static void
add_number(crypto_generichash_state *state, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++) {
		unsigned char byte = (unsigned char)(number >> (8 * i) & 0xff);

		crypto_generichash_update(state, &byte, 1);
	}
}

static void
add_bytes(crypto_generichash_state *state, const void *bytes, size_t size)
{
	if (size > 0)
		crypto_generichash_update(state, bytes, size);
}

static bool
is_committed(const struct entry *entry)
{
	crypto_generichash_state state;
	unsigned char commitment[CHECK_HASH_BYTES];

	crypto_generichash_init(&state, NULL, 0, sizeof(commitment));
	add_bytes(&state, entry->salt, SALT_BYTES);
	add_bytes(&state, entry->subject, CHECK_SUBJECT_BYTES);
	add_number(&state, (uint64_t)entry->running, 8);
	add_number(&state, entry->event_bytes, 4);
	add_bytes(&state, entry->event, entry->event_bytes);
	add_bytes(&state, entry->body, entry->body_bytes);
	crypto_generichash_final(&state, commitment, sizeof(commitment));
	return memcmp(commitment, entry->commitment, sizeof(commitment)) == 0;
}

static bool
is_chained(const struct entry *entry, const struct chain *chain)
{
	crypto_generichash_state state;
	unsigned char hash[CHECK_HASH_BYTES];

	crypto_generichash_init(&state, NULL, 0, sizeof(hash));
	add_number(&state, (uint64_t)entry->n, 8);
	add_number(&state, (uint32_t)entry->day, 4);
	add_number(&state, entry->is_look ? 'l' : 'o', 1);
	add_bytes(&state, chain->hash, sizeof(chain->hash));
	add_bytes(&state, entry->commitment, CHECK_HASH_BYTES);
	crypto_generichash_final(&state, hash, sizeof(hash));
	return memcmp(hash, entry->hash, sizeof(hash)) == 0;
}

/* The bytes of a column that must be exactly so many, or NULL. */
static const unsigned char *
exactly(struct stmt *stmt, int column, size_t size)
{
	size_t found = 0;
	const void *bytes = stmt_blob(stmt, column, &found);

	return found == size ? bytes : NULL;
}

/* False when the row cannot be an entry at all. */
static bool
read_entry(struct stmt *stmt, struct entry *entry)
{
	int64_t day = stmt_int(stmt, 1);
	const char *class = stmt_text(stmt, 2);
	int64_t confirmed = stmt_int(stmt, 3);

	entry->n = stmt_int(stmt, 0);
	entry->day = (int32_t)day;
	entry->is_look = strcmp(class, "look") == 0;
	entry->is_confirmed = confirmed == 1;
	entry->hash = exactly(stmt, 4, CHECK_HASH_BYTES);
	entry->commitment = exactly(stmt, 5, CHECK_HASH_BYTES);
	entry->salt = exactly(stmt, 6, SALT_BYTES);
	entry->subject = exactly(stmt, 7, CHECK_SUBJECT_BYTES);
	entry->running = stmt_int(stmt, 8);
	entry->event = stmt_blob(stmt, 9, &entry->event_bytes);
	entry->body = stmt_blob(stmt, 10, &entry->body_bytes);
	return entry->hash != NULL && entry->commitment != NULL &&
	       day == entry->day &&
	       (entry->is_look || strcmp(class, "other") == 0) &&
	       (confirmed == 0 || confirmed == 1);
}

static bool
is_erased(struct stmt *stmt)
{
	for (int column = 6; column <= 10; column++) {
		if (!stmt_is_null(stmt, column))
			return false;
	}
	return true;
}

static bool
is_a_user(
    const struct check *check, const unsigned char hash[CHECK_SUBJECT_BYTES])
{
	const struct check_known *known = check_known_find(check, hash);

	return known != NULL && known->what == CHECK_USER;
}

/* Who, when and whether the clock was trusted must agree with the row. */
static void
check_opening_lines(struct check *check, const struct entry *entry)
{
	struct check_opening opening;
	struct check_body body;

	if (!check_body_read(entry->body, entry->body_bytes, &body) ||
	    !check_body_opening(&body, &opening)) {
		check_found(check, "",
		    "History entry %" PRId64 " cannot be read.", entry->n);
	} else if (!is_a_user(check, opening.by)) {
		check_found(check, "",
		    "History entry %" PRId64 " is by nobody this vault knows.",
		    entry->n);
	} else if (opening.is_unconfirmed == entry->is_confirmed ||
		   moment_day(opening.at) > entry->day ||
		   (entry->is_confirmed &&
		       moment_day(opening.at) != entry->day)) {
		check_found(check, "",
		    "History entry %" PRId64 " does not agree with its date.",
		    entry->n);
	}
	check_body_clear(&body);
}

static void
check_content(struct check *check, const struct entry *entry)
{
	if (entry->salt == NULL || entry->subject == NULL ||
	    entry->event == NULL) {
		check_found(check, "",
		    "Part of history entry %" PRId64 " is missing.", entry->n);
		return;
	}
	if (!is_committed(entry)) {
		check_found(check, "",
		    "What history entry %" PRId64
		    " says was changed after it was written.",
		    entry->n);
		return;
	}
	check_opening_lines(check, entry);
}

static void
check_place(struct check *check, const struct entry *entry, struct chain *chain)
{
	if (entry->n != chain->n + 1) {
		check_found(check, "",
		    "History entries are missing before entry %" PRId64 ".",
		    entry->n);
		chain->is_broken = true;
	}
	if (!chain->is_broken && !is_chained(entry, chain))
		check_found(check, "",
		    "History entry %" PRId64
		    " does not follow from the one before it.",
		    entry->n);
	chain->is_broken = false;
	memcpy(chain->hash, entry->hash, CHECK_HASH_BYTES);
}

enum status
check_ledger(struct check *check)
{
	struct chain chain = {0};
	struct stmt *stmt = stmt_open(check->store, sql_entries);
	struct entry entry;

	memcpy(chain.hash, check->vault_uid, UID_BYTES);
	while (stmt_step(stmt)) {
		check->report->entries++;
		if (read_entry(stmt, &entry)) {
			check_place(check, &entry, &chain);
			if (!is_erased(stmt))
				check_content(check, &entry);
		} else {
			check_found(check, "",
			    "History entry %" PRId64 " is not whole.", entry.n);
			chain.is_broken = true;
		}
		chain.n = entry.n;
	}
	if (chain.n == 0)
		check_found(check, "", "The history is empty.");
	return stmt_done(&stmt);
}
