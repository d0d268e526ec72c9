/*
 * An older file, or one older page, is put back into a vault.  With an anchor
 * outside the folder that is noticed, whatever it holds; without any anchor it
 * is said that it cannot be known, never that all is well.
 *
 * With SAYSO_SOAK it is done 500 times.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/anchors.h"
#include "app/restore_internal.h"
#include "app/state.h"
#include "base/mem.h"
#include "core/check.h"
#include "core/setting.h"
#include "store/stmt.h"
#include "store/txn.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"

#define STEPS      8
#define TRIES      5 /* a step */
#define TRIES_SOAK 63
#define PAGE       ((size_t)4096)
#define NOTES      3

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static const char *const kinds[NOTES] = {
    STATE_ANCHORS, STATE_ERASURES, STATE_LOCKED};

/* The folder, and what this computer knows of it. */
struct moment {
	struct clubhouse_files files;
	struct buf notes[NOTES];
	unsigned char uid[VAULT_UID_BYTES];
};

static uint64_t sequence = 0x5a9e50;

static size_t
pick(size_t below)
{
	sequence = sequence * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(sequence >> 33) % below;
}

static void
keep(struct shelf *shelf, struct moment *moment)
{
	struct vault_outside outside;

	clubhouse_keep(shelf->house, &moment->files);
	assert_int_equal(
	    vault_look_outside(shelf->house->box.folder, &outside), STATUS_OK);
	memcpy(moment->uid, outside.uid, sizeof(moment->uid));
	for (size_t i = 0; i < NOTES; i++) {
		struct state_note note = {kinds[i], moment->uid};

		buf_init(&moment->notes[i]);
		assert_int_equal(
		    state_read(&note, &moment->notes[i]), STATUS_OK);
	}
}

static void
put_back(struct shelf *shelf, const struct moment *moment)
{
	clubhouse_put_back(shelf->house, &moment->files);
	for (size_t i = 0; i < NOTES; i++) {
		struct state_note note = {kinds[i], moment->uid};

		assert_int_equal(
		    state_write(&note, &moment->notes[i]), STATUS_OK);
	}
}

static void
forget(struct moment *moment)
{
	clubhouse_forget(&moment->files);
	for (size_t i = 0; i < NOTES; i++)
		buf_clear(&moment->notes[i]);
}

/* ------------------------------------------------------ what is found of it */

static void
found_nothing(void *context, const char *sentence, const char *code)
{
	(void)context;
	(void)sentence;
	(void)code;
}

/* Is anything noticed?  ${verdict}: what is said of the history. */
static bool
is_noticed(struct shelf *shelf, enum anchor_verdict *verdict)
{
	struct check_report report;
	struct anchors_found found;
	struct unlock *unlock = NULL;
	enum status status = clubhouse_unlock(shelf->house, "Sam", &unlock);
	bool is_wrong = true;

	*verdict = ANCHOR_OTHER;
	if (status == STATUS_OK)
		status = check_run(
		    unlock_records(unlock), &report, found_nothing, NULL);
	if (status == STATUS_OK)
		status = anchors_ask(unlock, NULL, &found);
	if (status == STATUS_OK) {
		is_wrong = found.is_wrong;
		*verdict = found.answer.verdict;
	}
	(void)!unlock_close(&unlock);
	return is_wrong;
}

/* ------------------------------------------------------------- what is done */

/* Something else each time; nothing that erases, which makes new keys. */
static void
live(struct shelf *shelf, int step)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	struct records *records = unlock_records(unlock);
	char code[CODE_TEXT_BYTES], text[40];

	snprintf(text, sizeof(text), "Hill Street %d", step);
	handed_find(unlock, step % 2 == 0 ? "Robin" : "Jo", code);
	switch (step % 4) {
	case 0:
		assert_int_equal(
		    setting_set(records, "address", text), STATUS_OK);
		break;
	case 1:
		handed_agree(unlock, code, "phone");
		break;
	case 2:
		handed_agree(unlock, code, "email");
		handed_set(unlock, code, "email", "robin@example.org");
		break;
	default:
		assert_int_equal(
		    setting_set(records, "contact", text), STATUS_OK);
		break;
	}
	clubhouse_close(&unlock);
}

/* --------------------------------------------------------------- trying it */

/* One page that differs, as it was before; false when there is none. */
static bool
exchange_page(const struct clubhouse_files *before,
    struct clubhouse_files *after, size_t at, unsigned char was[PAGE])
{
	const unsigned char *old = clubhouse_kept(before, "records.db");
	unsigned char *now =
	    (unsigned char *)(uintptr_t)clubhouse_kept(after, "records.db");

	if (memcmp(old + at * PAGE, now + at * PAGE, PAGE) == 0)
		return false;
	memcpy(was, now + at * PAGE, PAGE);
	memcpy(now + at * PAGE, old + at * PAGE, PAGE);
	return true;
}

static size_t
pages_of(const struct clubhouse_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->file[i].name, "records.db") == 0)
			return files->file[i].size / PAGE;
	return 0;
}

static size_t
smaller(size_t one, size_t other)
{
	return one < other ? one : other;
}

static void
put_back_a_page(
    struct shelf *shelf, const struct moment *before, struct moment *after)
{
	size_t pages =
	    smaller(pages_of(&before->files), pages_of(&after->files));
	unsigned char was[PAGE];
	enum anchor_verdict verdict;
	size_t at;

	do
		at = pick(pages);
	while (!exchange_page(&before->files, &after->files, at, was));
	put_back(shelf, after);
	assert_true(is_noticed(shelf, &verdict));
	memcpy((unsigned char *)(uintptr_t)clubhouse_kept(
		   &after->files, "records.db") +
		   at * PAGE,
	    was, PAGE);
}

/* The old records, and the rest as it is now; or the whole old folder. */
static void
put_back_a_file(struct shelf *shelf, const struct moment *before,
    const struct moment *after, bool all)
{
	enum anchor_verdict verdict;

	put_back(shelf, after);
	if (all) {
		clubhouse_put_back(shelf->house, &before->files);
	} else {
		int file = -1;

		assert_int_equal(
		    file_remove(shelf->house->box.folder, "records.db"),
		    STATUS_OK);
		assert_int_equal(
		    file_create(shelf->house->box.folder, "records.db", &file),
		    STATUS_OK);
		assert_int_equal(
		    file_write_at(file,
			clubhouse_kept(&before->files, "records.db"),
			pages_of(&before->files) * PAGE, 0),
		    STATUS_OK);
		file_close(&file);
	}
	assert_true(is_noticed(shelf, &verdict));
	assert_int_equal(verdict, ANCHOR_OLDER);
}

static void
drop_anchors(struct shelf *shelf)
{
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(unlock->releases_store, &txn), STATUS_OK);
	stmt = stmt_open(
	    unlock->releases_store, "DELETE FROM ledger_anchor WHERE n > 0");
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	assert_int_equal(restore_close(&unlock), STATUS_OK);
	shelf_forget_state(shelf);
}

/* The control: without an anchor the same file is not noticed, and that is
 * said. */
static void
put_back_without_an_anchor(struct shelf *shelf, const struct moment *before)
{
	enum anchor_verdict verdict;

	clubhouse_put_back(shelf->house, &before->files);
	drop_anchors(shelf);
	assert_false(is_noticed(shelf, &verdict));
	assert_int_equal(verdict, ANCHOR_CANNOT_KNOW);
}

static void
what_is_put_back_is_noticed(void **state)
{
	struct shelf *shelf = *state;
	int tries = getenv("SAYSO_SOAK") != NULL ? TRIES_SOAK : TRIES;
	struct moment before, after;
	enum anchor_verdict verdict;
	int tried = 0;

	live(shelf, 3);
	keep(shelf, &before);
	for (int step = 0; step < STEPS; step++) {
		clock_fixed_set(FIXTURE_NOW + 60 * (step + 1));
		live(shelf, step);
		keep(shelf, &after);
		for (int i = 0; i < tries; i++, tried++) {
			if (i % 5 < 3)
				put_back_a_page(shelf, &before, &after);
			else
				put_back_a_file(
				    shelf, &before, &after, i % 5 == 3);
		}
		put_back_without_an_anchor(shelf, &before);
		/* the other control: nothing put back */
		put_back(shelf, &after);
		assert_false(is_noticed(shelf, &verdict));
		assert_int_equal(verdict, ANCHOR_SAME);
		put_back(shelf, &after);
		forget(&before);
		before = after;
	}
	print_message("# put back and noticed: %d\n", tried);
	forget(&before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(what_is_put_back_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
