/*
 * What was erased is nowhere in the vault once it is locked, however it was
 * erased and whatever it was; and it is never said to be when it is not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "app/scrub_internal.h"
#include "core/consent_internal.h"
#include "core/erase.h"
#include "core/own_drop.h"
#include "store/store_internal.h"
#include "support/clock_fixed.h"
#include "support/erasing.h"
#include "support/records_fixture.h"
#include "support/scratch_store.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* ------------------------------------------------------------ ways of erasing
 */

static void
by_a_no_to_all(struct unlock *unlock, const char *code)
{
	static const char *const all[] = {"all"};
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_say_no(unlock_records(unlock), code, all, 1), STATUS_OK);
	handed_end(&handed);
}

static void
by_a_worker(struct unlock *unlock, const char *code)
{
	static const char *const all[] = {"all"};
	struct runout_result result;
	struct records *records = unlock_records(unlock);

	assert_int_equal(consent_refuse(records, code, all, 1), STATUS_OK);
	records_set_now(records, records_now(records) + 8 * INT64_C(86400));
	assert_int_equal(runout_do(records, &result), STATUS_OK);
	assert_int_equal(result.people, 1);
}

static void
by_running_out(struct unlock *unlock, const char *code)
{
	struct records *records = unlock_records(unlock);
	struct runout_result result;

	(void)code;
	for (int i = 0; i < 20; i++) {
		records_set_now(
		    records, records_now(records) + 30 * INT64_C(86400));
		assert_int_equal(records_mark_day(records), STATUS_OK);
		assert_int_equal(runout_do(records, &result), STATUS_OK);
	}
}

static struct scrub_result last;

static void
finished(void *context, const struct scrub_result *result)
{
	(void)context;
	last = *result;
}

static const struct scrub_watch watch = {NULL, finished, NULL};

static void
lock_and_hunt(struct clubhouse *house, struct unlock *unlock)
{
	last = (struct scrub_result){.is_done = false};
	scrub_watch(unlock, &watch);
	clubhouse_close(&unlock);
	assert_true(last.is_done);
	assert_int_equal(last.copies, 0);
	assert_int_equal(last.unknown, 0);
	assert_true(last.pages > 0);
	assert_true(last.texts > 0);

	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(erasing_copies(unlock), 0);
	/* Jo's word is hers. */
	assert_true(handed_int(unlock, "SELECT count(*) FROM person") <= 2 ||
		    handed_copies(unlock, "paddled") > 0);
	clubhouse_close(&unlock);
	erasing_files_are_clean(house);
}

/* By their no their name goes from the texts of others too; by time it stays,
 * for nobody looked at them. */
static void
names_in_texts_are(struct unlock *unlock, bool are_there)
{
	static const char notes[] =
	    "SELECT count(*) FROM session WHERE notes LIKE '%Wren%'";
	static const char others[] =
	    "SELECT count(*) FROM field WHERE value LIKE '%Wren%'";

	assert_int_equal(handed_int(unlock, notes), are_there);
	if (!are_there)
		assert_int_equal(handed_int(unlock, others), 0);
}

static void
nothing_of_a_whole_person_is_left(void **state)
{
	static void (*const ways[])(struct unlock *, const char *) = {
	    erasing_forget, erasing_forget_signed, by_a_no_to_all, by_a_worker,
	    by_running_out};
	struct clubhouse *house = *state;
	struct clubhouse_files home;

	clubhouse_keep(house, &home);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		char code[CODE_TEXT_BYTES];
		struct unlock *unlock;

		erasing_fill(house, i == 1, code);
		unlock = handed_stretch(house, "Sam", 30);
		ways[i](unlock, code);
		handed_check(unlock);
		names_in_texts_are(unlock, ways[i] == by_running_out);
		lock_and_hunt(house, unlock);
		clock_fixed_set(FIXTURE_NOW);
		clubhouse_put_back(house, &home);
	}
	clubhouse_forget(&home);
}

/* One value, then one kind: the others stay. */
static void
nothing_of_a_value_or_a_kind_is_left(void **state)
{
	static const char *const phone[] = {"note"};
	struct clubhouse *house = *state;
	char code[CODE_TEXT_BYTES];
	const struct own_dropped *dropped;
	struct handed handed;
	struct own_view view;
	struct unlock *unlock;
	size_t count = 0;

	erasing_fill(house, false, code);
	unlock = handed_stretch(house, "Sam", 30);
	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), code, &view), STATUS_OK);
	assert_int_equal(own_drop_value(unlock_records(unlock), code,
			     handed_thing(&view, "phone")->values[0].code),
	    STATUS_OK);
	assert_int_equal(own_drop_value(unlock_records(unlock), code,
			     handed_thing(&view, "name")->values[0].code),
	    STATUS_INVALID);
	own_view_clear(&view);
	dropped = own_drop_undoable(unlock_records(unlock), &count);
	assert_int_equal(count, 1);
	assert_string_equal(dropped[0].kind, "phone");
	assert_int_equal(
	    own_say_no(unlock_records(unlock), code, phone, 1), STATUS_OK);
	handed_end(&handed);
	handed_check(unlock);
	scrub_watch(unlock, &watch);
	clubhouse_close(&unlock);
	assert_true(last.is_done);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(handed_copies(unlock, ERASING_PHONE), 0);
	assert_int_equal(handed_copies(unlock, ERASING_DISPUTE), 0);
	assert_int_equal(handed_copies(unlock, ERASING_BEFORE), 0);
	assert_int_equal(handed_copies(unlock, "kite 100 rows 7."), 0);
	assert_true(handed_copies(unlock, ERASING_ADDRESS) > 0);
	assert_int_equal(
	    own_drop_back(unlock_records(unlock), code, "AAAAAAAA"),
	    STATUS_DENIED);
	clubhouse_close(&unlock);
}

/* ------------------------------------------------------------------ the list
 */

/* Somebody acts by the fixture, and keeps a list. */
static void
open_with_list(struct fixture *f, struct erased_list **list)
{
	*list = erased_list_new();
	assert_int_equal(records_close(&f->records), STATUS_OK);
	f->opening.erased = *list;
	assert_int_equal(records_open(&f->opening, &f->records), STATUS_OK);
}

static void
what_an_undone_transaction_erased_is_not_in_the_list(void **state)
{
	static const char sql[] = "DELETE FROM person WHERE id = 1";
	struct fixture *f = *state;
	struct erased_list *list = NULL;
	struct erase_due due;
	struct txn *txn = NULL;
	struct stmt *stmt;
	struct person_new person = {.name = "Robin Reed",
	    .saying = {DAY_NONE, true, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE};
	char code[CODE_TEXT_BYTES];

	open_with_list(f, &list);
	assert_int_equal(
	    person_add(f->records, &person, code, NULL), STATUS_OK);
	for (int keeps = 0; keeps < 2; keeps++) {
		assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
		assert_int_equal(
		    field_erase_kind(f->records, txn, 1, KIND_NAME), STATUS_OK);
		if (keeps)
			assert_int_equal(txn_commit(&txn), STATUS_OK);
		records_abandon(f->records, &txn);
		assert_int_equal(erased_list_count(list), keeps ? 1 + 2 : 0);
		assert_int_equal(erase_due_read(f->records, &due), STATUS_OK);
		assert_int_equal(due.things, keeps);
		assert_int_equal(due.unknown, 0);
	}
	assert_string_equal(erased_list_at(list, 0)->text.text, "Robin Reed");
	assert_true(erased_list_at(list, 0)->has_uid);
	/* What another stretch erased is known to be unknown. */
	erased_list_reset(list);
	assert_int_equal(erase_due_read(f->records, &due), STATUS_OK);
	assert_int_equal(due.unknown, 1);
	stmt = stmt_open(f->store, sql);
	assert_int_not_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(records_close(&f->records), STATUS_OK);
	f->opening.erased = NULL;
	assert_int_equal(records_open(&f->opening, &f->records), STATUS_OK);
	erased_list_free(&list);
}

/* ------------------------------------------------------------------- controls
 */

/* Secure deletion off, and no new key: then the hunt finds them. */
static void
without_any_of_it_a_thousand_copies_are_found(void **state)
{
	static const char text[] = "a heron stood on the weir all evening";
	struct scratch *s = *state;
	struct store_needle needle = {text, sizeof(text) - 1, true};
	struct store_found found;
	char word[128];

	for (int i = 0; i < 1500; i++) {
		snprintf(word, sizeof(word),
		    "INSERT INTO scratch (word) VALUES ('%s %d')", text, i);
		if (i % 500 == 0)
			scratch_sql(s->store, "BEGIN");
		scratch_sql(s->store, word);
		if (i % 500 == 499)
			scratch_sql(s->store, "COMMIT");
	}
	assert_int_equal(
	    store_search_all(s->store, &needle, 1, &found), STATUS_OK);
	assert_int_equal(found.copies, 0); /* all are held */
	assert_true(found.held >= 3000);
	scratch_sql(s->store, "PRAGMA secure_delete = OFF");
	scratch_sql(s->store, "DELETE FROM scratch");
	assert_int_equal(
	    store_search_all(s->store, &needle, 1, &found), STATUS_OK);
	assert_true(found.copies >= 1000);
	assert_int_equal(found.held, 0);
}

/* A copy that is left behind stops it all: old key, duty, and no "done". */
static void
it_is_never_done_while_a_copy_is_found(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files before, after;
	char code[CODE_TEXT_BYTES];
	struct unlock *unlock;
	bool is_due = false;

	erasing_fill(house, false, code);
	unlock = handed_stretch(house, "Sam", 30);
	scrub_watch(unlock, &watch);
	scratch_sql(unlock->records_store, "PRAGMA secure_delete = OFF");
	erasing_forget(unlock, code);
	clubhouse_keep(house, &before);
	status_clear();
	assert_int_equal(unlock_close(&unlock), STATUS_DAMAGED);
	assert_non_null(
	    strstr(status_sentence(STATUS_DAMAGED), "copies of it were found"));
	assert_false(last.is_done);
	assert_true(last.is_pending);
	assert_true(last.copies > 0);
	clubhouse_keep(house, &after);
	assert_int_equal(before.count, after.count); /* no copy lies about */
	clubhouse_forget(&before);
	clubhouse_forget(&after);
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(scrub_is_due(unlock, &is_due, NULL), STATUS_OK);
	assert_true(is_due);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(nothing_of_a_whole_person_is_left),
	    AT_HOME(nothing_of_a_value_or_a_kind_is_left),
	    AT_HOME(it_is_never_done_while_a_copy_is_found),
	    cmocka_unit_test_setup_teardown(
		what_an_undone_transaction_erased_is_not_in_the_list,
		fixture_setup, fixture_teardown),
	    cmocka_unit_test_setup_teardown(
		without_any_of_it_a_thousand_copies_are_found, scratch_setup,
		scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
