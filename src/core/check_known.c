/*
 * check_known: whom and what the hashes of the ledger can mean.
 *
 * Uids come from the rows; their hashes and shown ids are worked out here.
 */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/check_internal.h"

/* First column: enum check_what. */
static const char sql_known[] =
    "SELECT 0, id, uid, code FROM person"
    " UNION ALL SELECT 1, id, uid, '' FROM work_group"
    " UNION ALL SELECT 2, id, uid, code FROM session"
    " UNION ALL SELECT 3, id, uid, '' FROM user";

static const char sql_kinds[] = "SELECT id, name FROM kind ORDER BY id";

static const char sql_notices[] = "SELECT id, kind, hash, language FROM notice";

void
check_subject(const void *uid, unsigned char hash[CHECK_SUBJECT_BYTES])
{
	crypto_generichash(hash, CHECK_SUBJECT_BYTES, uid, UID_BYTES, NULL, 0);
}

bool
check_is_subject(struct stmt *stmt, int uid, int subject)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	size_t uid_bytes = 0, size = 0;
	const void *whose = stmt_blob(stmt, uid, &uid_bytes);
	const void *found = stmt_blob(stmt, subject, &size);

	if (uid_bytes != UID_BYTES || size != sizeof(hash))
		return false;
	check_subject(whose, hash);
	return memcmp(hash, found, sizeof(hash)) == 0;
}

/* A shown id is the uid's first 40 bits, five to a character. */
static bool
is_code_of(const char *code, const unsigned char *uid)
{
	static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	uint64_t bits = 0;

	if (strlen(code) != CODE_TEXT_BYTES - 1)
		return false;
	for (int i = 0; i < 5; i++)
		bits = bits << 8 | uid[i];
	for (int i = 0; i < CODE_TEXT_BYTES - 1; i++) {
		if (code[i] != letters[bits >> (35 - 5 * i) & 31])
			return false;
	}
	return true;
}

static void
add(struct check *check, size_t *room, const struct check_known *known)
{
	void *all = check->known;

	mem_grow(&all, room, check->known_count + 1, sizeof(*check->known));
	check->known = all;
	check->known[check->known_count++] = *known;
}

static void
load_row(struct check *check, struct stmt *stmt, size_t *room)
{
	struct check_known known = {0};
	const char *code = stmt_text(stmt, 3);
	const unsigned char *uid;
	size_t size;

	known.what = (enum check_what)stmt_int(stmt, 0);
	known.id = stmt_int(stmt, 1);
	uid = stmt_blob(stmt, 2, &size);
	if (uid == NULL || size != UID_BYTES) {
		check_found(check, "", "A row has lost the id it is kept by.");
		return;
	}
	if (known.what == CHECK_PERSON) {
		memcpy(known.code, code, strnlen(code, sizeof(known.code) - 1));
		check->report->people++;
	}
	if (*code != '\0' && !is_code_of(code, uid))
		check_found(check, known.code,
		    "A shown id does not belong to what it stands for.");
	check_subject(uid, known.hash);
	add(check, room, &known);
}

static int
compare_hashes(const void *one, const void *other)
{
	const struct check_known *first = one;
	const struct check_known *second = other;

	return memcmp(first->hash, second->hash, CHECK_SUBJECT_BYTES);
}

static enum status
load_known(struct check *check)
{
	struct check_known vault = {.what = CHECK_VAULT};
	struct stmt *stmt = stmt_open(check->store, sql_known);
	size_t room = 0;

	while (stmt_step(stmt))
		load_row(check, stmt, &room);
	check_subject(check->vault_uid, vault.hash);
	add(check, &room, &vault);
	qsort(check->known, check->known_count, sizeof(*check->known),
	    compare_hashes);
	return stmt_done(&stmt);
}

static enum status
load_notices(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_notices);
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct check_notice notice = {
		    .id = stmt_int(stmt, 0), .kind = stmt_int(stmt, 1)};
		const char *language = stmt_text(stmt, 3);
		void *all = check->notices;
		size_t size = 0;
		const void *hash = stmt_blob(stmt, 2, &size);

		if (size != sizeof(notice.hash) ||
		    strlen(language) >= sizeof(notice.language))
			continue; /* check_words() tells of it */
		memcpy(notice.hash, hash, size);
		memcpy(notice.language, language, strlen(language));
		mem_grow(&all, &room, check->notices_count + 1, sizeof(notice));
		check->notices = all;
		check->notices[check->notices_count++] = notice;
	}
	return stmt_done(&stmt);
}

enum status
check_kinds_load(struct check *check)
{
	struct stmt *stmt = stmt_open(check->store, sql_kinds);
	size_t room = 0;
	enum status status;

	while (stmt_step(stmt)) {
		void *all = check->kinds;

		mem_grow(
		    &all, &room, check->kinds_count + 1, sizeof(*check->kinds));
		check->kinds = all;
		check->kinds[check->kinds_count].id = stmt_int(stmt, 0);
		check->kinds[check->kinds_count++].name =
		    mem_text(stmt_text(stmt, 1));
	}
	status = stmt_done(&stmt);
	return status == STATUS_OK ? load_notices(check) : status;
}

void
check_kinds_clear(struct check *check)
{
	for (size_t i = 0; i < check->kinds_count; i++)
		mem_free(check->kinds[i].name);
	mem_free(check->kinds);
	mem_free(check->notices);
	check->kinds = NULL;
	check->notices = NULL;
	check->kinds_count = 0;
	check->notices_count = 0;
}

enum status
check_known_load(struct check *check)
{
	enum status status = load_known(check);

	return status == STATUS_OK ? check_kinds_load(check) : status;
}

void
check_known_clear(struct check *check)
{
	check_kinds_clear(check);
	mem_free(check->known);
	check->known = NULL;
	check->known_count = 0;
}

const struct check_notice *
check_notice_find(
    const struct check *check, const unsigned char hash[CHECK_HASH_BYTES])
{
	for (size_t i = 0; i < check->notices_count; i++) {
		if (memcmp(check->notices[i].hash, hash, CHECK_HASH_BYTES) == 0)
			return &check->notices[i];
	}
	return NULL;
}

const struct check_known *
check_known_find(
    const struct check *check, const unsigned char hash[CHECK_SUBJECT_BYTES])
{
	struct check_known wanted = {0};

	memcpy(wanted.hash, hash, CHECK_SUBJECT_BYTES);
	return bsearch(&wanted, check->known, check->known_count,
	    sizeof(*check->known), compare_hashes);
}

int
check_kind_place(const struct check *check, const char *name)
{
	for (size_t i = 0; i < check->kinds_count; i++) {
		if (strcmp(check->kinds[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

int
check_kind_place_of(const struct check *check, int64_t id)
{
	for (size_t i = 0; i < check->kinds_count; i++) {
		if (check->kinds[i].id == id)
			return (int)i;
	}
	return -1;
}
