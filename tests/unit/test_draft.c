/*
 * Unfinished forms: whose they are, how long they live, when they go.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/ledger.h"
#include "core/person.h"
#include "store/stmt.h"
#include "store/txn.h"
#include "support/clock_fixed.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"

#define DAY_SECONDS INT64_C(86400)

static const char words[] = "name=Otter Nightjar\nnotes=We cooked";

static void
save(struct unlock *unlock, const char *form, const char *text)
{
	struct buf draft = BUF_EMPTY;
	int64_t saved_at = 0;

	buf_set(&draft, text);
	assert_int_equal(
	    unlock_draft_save(unlock, form, &draft, &saved_at), STATUS_OK);
	assert_int_equal(saved_at, records_now(unlock_records(unlock)));
	buf_clear(&draft);
}

static void
loads(struct unlock *unlock, const char *form, const char *expected)
{
	struct buf text = BUF_EMPTY;
	enum status status = unlock_draft_load(unlock, form, &text);

	assert_int_equal(
	    status, expected == NULL ? STATUS_NOT_FOUND : STATUS_OK);
	assert_string_equal(text.text, expected == NULL ? "" : expected);
	buf_clear(&text);
}

static size_t
listed(struct unlock *unlock)
{
	struct unlock_draft *drafts = NULL;
	size_t count = 0;

	assert_int_equal(unlock_draft_list(unlock, &drafts, &count), STATUS_OK);
	mem_free(drafts);
	return count;
}

/* All of them, whosever they are. */
static int64_t
rows(struct unlock *unlock)
{
	static const char sql[] = "SELECT count(*) FROM draft";
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	int64_t count = -1;

	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

static struct unlock *
open_later(struct clubhouse *house, const char *name, int days)
{
	clock_fixed_set(FIXTURE_NOW + days * DAY_SECONDS);
	return clubhouse_open(house, name);
}

/* --------------------------------------------------------------- promises */

static void
a_draft_is_there_again_after_a_lock(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct unlock_draft *drafts = NULL;
	size_t count = 0;

	save(unlock, "session", "old");
	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = open_later(house, "Sam", 1);
	save(unlock, "note:7K3M9QWZ", "");
	loads(unlock, "session", words);
	loads(unlock, "note:7K3M9QWZ", "");
	loads(unlock, "person", NULL);
	assert_int_equal(unlock_draft_list(unlock, &drafts, &count), STATUS_OK);
	assert_int_equal(count, 2);
	assert_string_equal(drafts[0].form, "note:7K3M9QWZ");
	assert_string_equal(drafts[1].form, "session");
	assert_int_equal(drafts[1].saved_at, FIXTURE_NOW);
	mem_free(drafts);
	clubhouse_close(&unlock);
	clubhouse_is_whole(house);
}

static void
a_dropped_draft_is_gone_and_dropping_again_is_fine(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	save(unlock, "session", words);
	save(unlock, "person", words);
	assert_int_equal(unlock_draft_drop(unlock, "session"), STATUS_OK);
	assert_int_equal(unlock_draft_drop(unlock, "session"), STATUS_OK);
	loads(unlock, "session", NULL);
	loads(unlock, "person", words);
	clubhouse_close(&unlock);
}

/* Not listed, and not opened even when the row is made to be theirs. */
static void
nobody_opens_another_users_draft(void **state)
{
	static const char steal[] = "UPDATE draft SET user ="
				    " (SELECT id FROM user WHERE name = 'Ana')";
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct buf text = BUF_EMPTY;
	struct stmt *stmt;
	struct txn *txn = NULL;

	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Ana");
	assert_int_equal(listed(unlock), 0);
	loads(unlock, "session", NULL);
	assert_int_equal(txn_begin(unlock->records_store, &txn), STATUS_OK);
	stmt = stmt_open(unlock->records_store, steal);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(listed(unlock), 1);
	assert_int_equal(
	    unlock_draft_load(unlock, "session", &text), STATUS_DAMAGED);
	assert_int_equal(text.length, 0);
	clubhouse_close(&unlock);
}

static void
a_draft_lives_for_seven_days(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");

	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = open_later(house, "Sam", 6);
	loads(unlock, "session", words);
	records_set_now(unlock_records(unlock), FIXTURE_NOW + 7 * DAY_SECONDS);
	assert_int_equal(listed(unlock), 0);
	loads(unlock, "session", NULL);
	assert_int_equal(rows(unlock), 1);
	clubhouse_close(&unlock);
	unlock = open_later(house, "Ana", 7);
	assert_int_equal(rows(unlock), 0);
	clubhouse_close(&unlock);
}

static void
forgetting_anybody_deletes_all_drafts(void **state)
{
	static const char *const all[] = {"all"};
	static const char *const none[] = {"phone"};
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");
	char code[CODE_TEXT_BYTES];

	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	save(unlock, "session", words);
	assert_int_equal(
	    person_resolve(unlock_records(unlock), "Jo", code), STATUS_OK);
	assert_int_equal(
	    consent_refuse(unlock_records(unlock), code, none, 1), STATUS_OK);
	assert_int_equal(rows(unlock), 2);
	assert_int_equal(
	    consent_refuse(unlock_records(unlock), code, all, 1), STATUS_OK);
	assert_int_equal(rows(unlock), 0);
	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = open_later(house, "Sam", 6);
	save(unlock, "person", words);
	clubhouse_close(&unlock);
	unlock = open_later(house, "Sam", 7); /* Jo goes as a whole */
	assert_int_equal(unlock_ran_out(unlock)->people, 1);
	assert_int_equal(rows(unlock), 0);
	clubhouse_close(&unlock);
}

static void
a_removed_users_drafts_go_and_the_others_stay(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Ana");

	save(unlock, "session", words);
	clubhouse_close(&unlock);
	unlock = clubhouse_open(house, "Sam");
	save(unlock, "session", words);
	assert_int_equal(unlock_user_remove(unlock, "Ana"), STATUS_OK);
	assert_int_equal(rows(unlock), 1);
	loads(unlock, "session", words);
	clubhouse_close(&unlock);
}

static void
another_passphrase_opens_what_was_put_aside_before(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct secret *old = keybox_phrase("Sam");
	struct secret *new = keybox_phrase("Somebody else");

	save(unlock, "session", words);
	assert_int_equal(unlock_passphrase(unlock, &old, &new), STATUS_OK);
	clubhouse_close(&unlock);
	new = keybox_phrase("Somebody else");
	assert_int_equal(
	    unlock_open(house->box.path, "Sam", &new, &unlock, NULL),
	    STATUS_OK);
	loads(unlock, "session", words);
	clubhouse_close(&unlock);
}

static void
drafts_leave_no_entry_and_no_words_in_the_store(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct ledger_head before, after;
	int64_t copies = -1, pages = 0;

	assert_int_equal(
	    ledger_head(unlock_records(unlock), &before), STATUS_OK);
	save(unlock, "session", words);
	assert_int_equal(unlock_draft_drop(unlock, "session"), STATUS_OK);
	save(unlock, "session", words);
	assert_int_equal(
	    ledger_head(unlock_records(unlock), &after), STATUS_OK);
	assert_int_equal(after.n, before.n);
	assert_int_equal(store_search_pages(unlock->records_store,
			     "Otter Nightjar", 14, &copies, &pages),
	    STATUS_OK);
	assert_int_equal(copies, 0);
	assert_int_equal(store_search_pages(unlock->records_store, "Robin", 5,
			     &copies, &pages),
	    STATUS_OK);
	assert_true(copies > 0); /* the search finds what is there */
	clubhouse_close(&unlock);
}

static void
a_manager_puts_nothing_aside(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct unlock_draft *drafts = NULL;
	struct buf text = BUF_EMPTY;
	size_t count = 0;

	assert_int_equal(
	    unlock_draft_save(unlock, "session", &text, NULL), STATUS_DENIED);
	assert_int_equal(
	    unlock_draft_load(unlock, "session", &text), STATUS_DENIED);
	assert_int_equal(
	    unlock_draft_list(unlock, &drafts, &count), STATUS_DENIED);
	assert_int_equal(unlock_draft_drop(unlock, "session"), STATUS_DENIED);
	clubhouse_close(&unlock);
}

static void
a_form_has_a_short_plain_name_and_a_draft_an_end(void **state)
{
	static const char too_long[] = "01234567890123456789012345678901"
				       "234567890123456789012345678901234";
	static const char *const bad[] = {
	    "", "two words", "caf\xc3\xa9", too_long};
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(unlock_draft_save(unlock, bad[i], &text, NULL),
		    STATUS_INVALID);
	save(unlock, bad[3] + 1, "the longest name");
	while (text.length <= 262144)
		buf_add_text(&text, words);
	assert_int_equal(
	    unlock_draft_save(unlock, "long", &text, NULL), STATUS_INVALID);
	buf_cut(&text, 200000);
	assert_int_equal(
	    unlock_draft_save(unlock, "long", &text, NULL), STATUS_OK);
	loads(unlock, "long", text.text);
	buf_clear(&text);
	clubhouse_close(&unlock);
}

int
main(void)
{
#define promise(name)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)
	const struct CMUnitTest tests[] = {
	    promise(a_draft_is_there_again_after_a_lock),
	    promise(a_dropped_draft_is_gone_and_dropping_again_is_fine),
	    promise(nobody_opens_another_users_draft),
	    promise(a_draft_lives_for_seven_days),
	    promise(forgetting_anybody_deletes_all_drafts),
	    promise(a_removed_users_drafts_go_and_the_others_stay),
	    promise(another_passphrase_opens_what_was_put_aside_before),
	    promise(drafts_leave_no_entry_and_no_words_in_the_store),
	    promise(a_manager_puts_nothing_aside),
	    promise(a_form_has_a_short_plain_name_and_a_draft_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
