/*
 * A value for one chosen worker: nobody else's session produces it, and it
 * stands in no page of the store.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/core_internal.h"
#include "core/field.h"
#include "core/person.h"
#include "core/roster.h"
#include "support/handed.h"

#define SECRET "Flat 9, a street that only Ana knows"
#define OPEN   "Hill School, and everybody may know"

#define KIND(name) "(SELECT id FROM kind WHERE name = '" name "')"
#define SEALS      "SELECT count(*) FROM field_seal"
#define FIELDS     "SELECT count(*) FROM field WHERE kind > 2"

/* Jo, who has a key and two things for the team. */
static void
begin(struct clubhouse *house, const char *card, char jo[CODE_TEXT_BYTES])
{
	struct unlock *unlock = handed_stretch(house, "Sam", 1);

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	handed_agree(unlock, jo, "address");
	handed_set(unlock, jo, "school", OPEN);
	handed_make_key(unlock, jo, card);
	clubhouse_close(&unlock);
}

/* Jo chooses a worker for "address", with whoever has the vault open. */
static void
choose(
    struct unlock *unlock, const char *jo, const char *card, const char *worker)
{
	struct handed handed;

	handed_begin(unlock, jo, HANDED_PIN, card, &handed);
	handed_choose(&handed, "address", worker);
	handed_end(&handed);
}

/* What this session shows of a kind; NULL for no value. */
static void
shows(struct unlock *unlock, const char *jo, const char *kind,
    const char *expected)
{
	static const struct look_why why = {LOOK_EMERGENCY, NULL};
	struct person_view view;

	assert_int_equal(
	    person_show(unlock_records(unlock), jo, &why, &kind, 1, &view),
	    STATUS_OK);
	assert_int_equal(view.count, 1);
	if (expected == NULL) {
		assert_null(view.fields[0].value);
		assert_non_null(view.fields[0].why_not);
	} else {
		assert_non_null(view.fields[0].value);
		assert_string_equal(view.fields[0].value, expected);
	}
	person_view_clear(&view);
}

/* What Jo sees of "address" in a hand-over. */
static void
jo_sees(struct unlock *unlock, const char *jo, const char *card,
    enum own_hidden hidden)
{
	const struct own_thing *thing;
	struct handed handed;
	struct own_view view;

	handed_begin(unlock, jo, HANDED_PIN, card, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	thing = handed_thing(&view, "address");
	assert_int_equal(thing->count, 1);
	assert_int_equal(thing->values[0].hidden, hidden);
	assert_string_equal(thing->see_name, "Ana");
	if (hidden == OWN_SHOWN)
		assert_string_equal(thing->values[0].value, SECRET);
	else
		assert_null(thing->values[0].value);
	own_view_clear(&view);
	handed_end(&handed);
}

static void
only_the_chosen_worker_is_shown_it(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, NULL, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(handed_int(unlock, SEALS), 1);
	shows(unlock, jo, "address", NULL);
	shows(unlock, jo, "school", OPEN);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	assert_true(handed_copies(unlock, OPEN) > 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	shows(unlock, jo, "address", SECRET);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	clubhouse_close(&unlock);
}

static void
at_level_card_they_open_it_themselves(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	struct own_view view;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, HANDED_CARD, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN); /* in Sam's session */
	shows(unlock, jo, "address", NULL);
	handed_begin(unlock, jo, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), jo, &view), STATUS_OK);
	assert_int_equal(
	    handed_thing(&view, "address")->values[0].hidden, OWN_NEEDS_KEY);
	own_view_clear(&view);
	handed_end(&handed);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN);
	shows(unlock, jo, "address", SECRET);
	clubhouse_close(&unlock);
}

static void
at_level_pin_it_takes_the_worker_too(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, NULL, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	jo_sees(unlock, jo, NULL, OWN_NEEDS_CARD);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	jo_sees(unlock, jo, NULL, OWN_SHOWN);
	clubhouse_close(&unlock);
}

/* Was for the team, is for Ana, and for the team again. */
static void
what_stands_in_clear_is_sealed_and_opened_again(void **state)
{
	struct own_change team = {.kind = "address",
	    .answer = OWN_YES,
	    .see = SEE_TEAM,
	    .until = DAY_NONE};
	struct clubhouse *house = *state;
	struct unlock *unlock;
	struct handed handed;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	handed_set(unlock, jo, "address", SECRET);
	assert_true(handed_copies(unlock, SECRET) > 0);
	shows(unlock, jo, "address", SECRET);
	choose(unlock, jo, HANDED_CARD, "Ana");
	shows(unlock, jo, "address", NULL);
	assert_int_equal(handed_copies(unlock, SECRET), 0);
	assert_int_equal(handed_int(unlock, SEALS), 1);
	handed_check(unlock);
	handed_begin(unlock, jo, HANDED_PIN, HANDED_CARD, &handed);
	assert_int_equal(handed_say(&handed, &team), STATUS_OK);
	handed_end(&handed);
	assert_int_equal(handed_int(unlock, SEALS), 0);
	shows(unlock, jo, "address", SECRET);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
another_worker_needs_somebody_who_can_open_it(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, HANDED_CARD, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	choose(unlock, jo, HANDED_CARD, "Sam"); /* Jo's card seals it anew */
	shows(unlock, jo, "address", SECRET);
	assert_int_equal(handed_int(unlock, FIELDS), 2);
	assert_int_equal(handed_int(unlock, "SELECT writer IS NULL"
					    " FROM field_seal"),
	    1);
	handed_check(unlock);
	clubhouse_close(&unlock);
	unlock = handed_stretch(house, "Ana", 3);
	shows(unlock, jo, "address", NULL);
	clubhouse_close(&unlock);
}

static void
what_nobody_here_can_open_has_to_be_told_anew(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, NULL, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	choose(unlock, jo, NULL, "Sam");
	assert_int_equal(handed_int(unlock, FIELDS), 1);
	assert_int_equal(handed_int(unlock, SEALS), 0);
	shows(unlock, jo, "address", NULL);
	handed_set(unlock, jo, "address", SECRET);
	shows(unlock, jo, "address", SECRET);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
what_only_they_could_open_is_counted_before_and_goes_with_them(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	int64_t values = -1;
	char jo[CODE_TEXT_BYTES];

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, NULL, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Sam", &values),
	    STATUS_OK);
	assert_int_equal(values, 0);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Ana", &values),
	    STATUS_OK);
	assert_int_equal(values, 1);
	assert_int_equal(
	    roster_remove(unlock_records(unlock), "Ana"), STATUS_OK);
	assert_int_equal(handed_int(unlock, FIELDS), 1);
	assert_int_equal(handed_int(unlock, "SELECT count(*) FROM ledger"
					    " WHERE event = 'value_removed'"),
	    1);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

static void
with_a_card_it_outlives_the_worker(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock;
	int64_t values = -1;
	char jo[CODE_TEXT_BYTES];

	begin(house, HANDED_CARD, jo);
	unlock = handed_stretch(house, "Sam", 2);
	choose(unlock, jo, HANDED_CARD, "Ana");
	handed_set(unlock, jo, "address", SECRET);
	assert_int_equal(
	    roster_only_theirs(unlock_records(unlock), "Ana", &values),
	    STATUS_OK);
	assert_int_equal(values, 0);
	assert_int_equal(
	    roster_remove(unlock_records(unlock), "Ana"), STATUS_OK);
	jo_sees(unlock, jo, HANDED_CARD, OWN_SHOWN);
	choose(unlock, jo, HANDED_CARD, "Sam");
	shows(unlock, jo, "address", SECRET);
	clubhouse_close(&unlock);
}

/* --------------------------------------------------------- boxes that moved */

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

	begin(house, NULL, jo);
	unlock = handed_stretch(house, "Ana", 2);
	handed_find(unlock, "Robin", robin);
	handed_agree(unlock, robin, "address");
	handed_make_key(unlock, robin, NULL);
	choose(unlock, jo, NULL, "Ana");
	choose(unlock, robin, NULL, "Ana");
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
	shows(unlock, robin, "address", "Something of Robin's");
	write_as_permitted(unlock, robin,
	    COPY(NOTE_OF("Robin") ", (SELECT version FROM field_seal WHERE "
				  "field = " NOTE_OF(
				      "Robin") "), nonce, box, to_user, "
					       "key_user,"
					       " key, key_person, writer, "
					       "signature",
		"s.field = " NOTE_OF("Jo")));
	shows(unlock, robin, "address", NULL);
	shows(unlock, jo, "address", SECRET);
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
	shows(unlock, jo, "address", NULL);
	shows(unlock, robin, "address", "Something of Robin's");
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
	shows(unlock, jo, "address", SECRET);
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
	    promise(only_the_chosen_worker_is_shown_it),
	    promise(at_level_card_they_open_it_themselves),
	    promise(at_level_pin_it_takes_the_worker_too),
	    promise(what_stands_in_clear_is_sealed_and_opened_again),
	    promise(another_worker_needs_somebody_who_can_open_it),
	    promise(what_nobody_here_can_open_has_to_be_told_anew),
	    promise(
		what_only_they_could_open_is_counted_before_and_goes_with_them),
	    promise(with_a_card_it_outlives_the_worker),
	    promise(a_box_of_another_person_does_not_open),
	    promise(a_box_of_before_does_not_open_as_a_new_one),
	    promise(an_old_box_that_is_put_back_is_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
