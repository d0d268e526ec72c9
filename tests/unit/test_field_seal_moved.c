/*
 * A box for one worker that was moved, or is one of before, does not open; what
 * opens nevertheless, check tells of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/core_internal.h"
#include "support/handed.h"

#define SECRET     "Flat 9, a street that only Ana knows"
#define KIND(name) "(SELECT id FROM kind WHERE name = '" name "')"

#define COPY(columns, where)                                                   \
	"INSERT OR REPLACE INTO field_seal (field, version, nonce, box,"       \
	" to_user, key_user, key, key_person, writer, signature)"              \
	" SELECT " columns " FROM field_seal s WHERE " where

/* Jo's and Robin's notes are both for Ana. */
static void
two_notes(struct clubhouse *house, char jo[CODE_TEXT_BYTES],
    char robin[CODE_TEXT_BYTES])
{
	struct unlock *unlock;

	unlock = handed_stretch(house, "Ana", 2);
	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "address");
	handed_make_key(unlock, jo, NULL);
	handed_find(unlock, "Robin", robin);
	handed_agree(unlock, robin, "address");
	handed_make_key(unlock, robin, NULL);
	handed_chooses(unlock, jo, NULL, "address", "Ana");
	handed_chooses(unlock, robin, NULL, "address", "Ana");
	handed_set(unlock, jo, "address", SECRET);
	handed_set(unlock, robin, "address", "Something of Robin's");
	handed_check(unlock);
	clubhouse_close(&unlock);
}

#define NOTE_OF(name)                                                          \
	"(SELECT f.id FROM field f JOIN kind k ON k.id = f.kind"               \
	" WHERE k.name = 'address' AND f.person = (SELECT person FROM field"   \
	" WHERE kind = 1 AND value = '" name "'))"

/* What the store's rules ask for; whoever writes past core has it too. */
static void
permit(struct unlock *unlock, const char *code)
{
	struct records *records = unlock_records(unlock);
	unsigned char uid[UID_BYTES];
	int64_t person;

	assert_int_equal(
	    person_by_code(records, code, &person, uid), STATUS_OK);
	records->permit_person = person;
	records->permit_kind = handed_int(unlock, "SELECT " KIND("address"));
}

static void
write_as_permitted(struct unlock *unlock, const char *code, const char *sql)
{
	permit(unlock, code);
	handed_sql(unlock, sql);
	unlock_records(unlock)->permit_person = 0;
}

static void
a_box_of_another_person_does_not_open(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	two_notes(house, jo, robin);
	unlock = handed_stretch(house, "Ana", 3);
	handed_shows(unlock, robin, "address", "Something of Robin's");
	write_as_permitted(unlock, robin,
	    COPY(NOTE_OF("Robin") ", (SELECT version FROM field_seal WHERE "
				  "field = " NOTE_OF(
				      "Robin") "), nonce, box, to_user, "
					       "key_user,"
					       " key, key_person, writer, "
					       "signature",
		"s.field = " NOTE_OF("Jo")));
	handed_shows(unlock, robin, "address", NULL);
	handed_shows(unlock, jo, "address", SECRET);
	handed_check_says(unlock, "what is locked is not what was written");
	clubhouse_close(&unlock);
}

static void
a_box_of_before_does_not_open_as_a_new_one(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	two_notes(house, jo, robin);
	unlock = handed_stretch(house, "Ana", 3);
	write_as_permitted(unlock, jo,
	    COPY("field, version + 1000, nonce, box, to_user, key_user, key,"
		 " key_person, writer, signature",
		"s.field = " NOTE_OF("Jo")));
	handed_shows(unlock, jo, "address", NULL);
	handed_shows(unlock, robin, "address", "Something of Robin's");
	handed_check_says(unlock, "what is locked is not what was written");
	clubhouse_close(&unlock);
}

static struct {
	int64_t version;
	unsigned char nonce[24], box[128], key_user[80], signature[64];
	size_t box_bytes;
} kept;

/* Jo's seal as it is now. */
static void
keep_seal(struct unlock *unlock)
{
	static const char sql[] =
	    "SELECT version, nonce, box, key_user, signature FROM field_seal"
	    " WHERE field = " NOTE_OF("Jo");
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	const void *box;

	assert_true(stmt_step(stmt));
	kept.version = stmt_int(stmt, 0);
	stmt_copy_blob(stmt, 1, kept.nonce, sizeof(kept.nonce));
	box = stmt_blob(stmt, 2, &kept.box_bytes);
	assert_true(kept.box_bytes <= sizeof(kept.box));
	memcpy(kept.box, box, kept.box_bytes);
	stmt_copy_blob(stmt, 3, kept.key_user, sizeof(kept.key_user));
	stmt_copy_blob(stmt, 4, kept.signature, sizeof(kept.signature));
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

static void
put_seal_back(struct unlock *unlock, const char *code)
{
	static const char sql[] =
	    COPY("field, :version, :nonce, :box, to_user, :key_user, key,"
		 " key_person, writer, :signature",
		"s.field = " NOTE_OF("Jo"));
	struct txn *txn = NULL;
	struct stmt *stmt;

	permit(unlock, code);
	assert_int_equal(txn_begin(unlock->records_store, &txn), STATUS_OK);
	stmt = stmt_open(unlock->records_store, sql);
	stmt_bind_int(stmt, ":version", kept.version);
	stmt_bind_blob(stmt, ":nonce", kept.nonce, sizeof(kept.nonce));
	stmt_bind_blob(stmt, ":box", kept.box, kept.box_bytes);
	stmt_bind_blob(stmt, ":key_user", kept.key_user, sizeof(kept.key_user));
	stmt_bind_blob(
	    stmt, ":signature", kept.signature, sizeof(kept.signature));
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	unlock_records(unlock)->permit_person = 0;
}

/* A whole seal of before, put back: it opens, so it is for check to tell. */
static void
an_old_box_that_is_put_back_is_told_of(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	two_notes(house, jo, robin);
	unlock = handed_stretch(house, "Ana", 3);
	keep_seal(unlock);
	handed_set(unlock, jo, "address", "What Jo says today");
	handed_check(unlock);
	put_seal_back(unlock, jo);
	handed_shows(unlock, jo, "address", SECRET);
	handed_check_says(unlock, "what is locked is not what was written");
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(a_box_of_another_person_does_not_open),
	    promise(a_box_of_before_does_not_open_as_a_new_one),
	    promise(an_old_box_that_is_put_back_is_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
