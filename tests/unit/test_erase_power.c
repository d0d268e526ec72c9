/*
 * The power goes, or the disk fails, at every call that changes a file while
 * somebody is forgotten and the vault makes its old pages unreadable.
 *
 * Afterwards it opens; nothing that was acknowledged is lost and nothing erased
 * returns; what is called done is done: the old key opens nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/scrub_internal.h"
#include "core/forget.h"
#include "support/clock_fixed.h"
#include "support/erasing.h"
#include "support/key_session.h"
#include "support/power.h"
#include "support/power_calls.h"
#include "support/records_fixture.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

/* What the child came to, for its parent. */
static struct came {
	bool is_erased; /* told so: the transaction is written */
	bool is_done;   /* told that it was proved */
} * came;

static char code[CODE_TEXT_BYTES];
static struct clubhouse_files ground;

static void
finished(void *context, const struct scrub_result *result)
{
	(void)context;
	came->is_done = result->is_done && result->copies == 0;
}

static enum status
do_forget(struct unlock *unlock)
{
	static const struct scrub_watch watch = {NULL, finished, NULL};
	enum status status;

	scrub_watch(unlock, &watch);
	status = handover_begin(unlock_records(unlock), code, NULL);
	if (status == STATUS_OK)
		status = forget_me(unlock_records(unlock), code, NULL, NULL);
	if (status == STATUS_OK)
		status = handover_end(unlock_records(unlock));
	came->is_erased = status == STATUS_OK;
	return status;
}

static int
forget(void *house)
{
	return key_session_of(house, "Sam", do_forget);
}

/* A stretch that finds the duty of another. */
static enum status
do_nothing(struct unlock *unlock)
{
	static const struct scrub_watch watch = {NULL, finished, NULL};

	scrub_watch(unlock, &watch);
	came->is_erased = true;
	return STATUS_OK;
}

static int
prove(void *house)
{
	return key_session_of(house, "Sam", do_nothing);
}

static void
prepare_duty(struct clubhouse *house)
{
	int moment;

	assert_int_equal(power_run(POWER_STAYS, 0, forget, house), DEED_DONE);
	moment = power_nth_rename(1);
	assert_true(moment > 1);
	clubhouse_put_back(house, &ground);
	*came = (struct came){false, false};
	assert_int_equal(
	    power_run(POWER_GOES, moment, forget, house), POWER_WENT);
	assert_true(came->is_erased);
	assert_false(came->is_done);
}

/* Does the key file of before still open the records? */
static bool
old_key_opens(struct clubhouse *house)
{
	static unsigned char now[KEYFILE_BYTES];
	struct vault *vault = NULL;
	struct secret *phrase = keybox_phrase("Sam");
	bool opens;

	keybox_read(&house->box, now);
	keybox_write(
	    &house->box, clubhouse_kept(&ground, "vault.key"), KEYFILE_BYTES);
	assert_int_equal(
	    vault_open(house->box.folder, "Sam", &phrase, &vault), STATUS_OK);
	opens = store_try_key(house->box.folder, "records.db",
		    vault_records_store_key(vault)) == STATUS_OK;
	vault_close(&vault);
	keybox_write(&house->box, now, KEYFILE_BYTES);
	return opens;
}

static void
judge(struct clubhouse *house)
{
	struct unlock *unlock;
	bool is_there, is_due = false, was_done = came->is_done;
	bool was_erased = came->is_erased;

	if (was_done)
		assert_false(old_key_opens(house));
	unlock = handed_stretch(house, "Sam", 40);
	is_there = handed_int(unlock, "SELECT count(*) FROM person") == 3;
	assert_false(is_there && was_erased);
	assert_int_equal(scrub_is_due(unlock, &is_due, NULL), STATUS_OK);
	assert_false(is_due && was_done);
	if (!is_there)
		assert_int_equal(handed_copies(unlock, "quillfeather"), 0);
	handed_check(unlock);
	clubhouse_close(&unlock);
	if (!is_there)
		assert_false(old_key_opens(house));
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(scrub_is_due(unlock, &is_due, NULL), STATUS_OK);
	assert_false(is_due);
	clubhouse_close(&unlock);
	erasing_files_are_clean(house);
	clock_fixed_set(FIXTURE_NOW);
}

/* All moments in a soak; else those around the switch, and one in ${stride}. */
static bool
is_chosen(int nth, int stride, int at, int renamed)
{
	return getenv("SAYSO_SOAK") != NULL || nth % stride == 0 ||
	       (at >= renamed - 1 && at <= renamed + 2);
}

static int
sweep(struct clubhouse *house, enum power power, int (*act)(void *house),
    int stride)
{
	int states = 0, nth = 0, calls, renamed;

	*came = (struct came){false, false};
	clubhouse_put_back(house, &ground);
	assert_int_equal(power_run(POWER_STAYS, 0, act, house), DEED_DONE);
	assert_true(came->is_done);
	calls = power_calls();
	renamed = power_nth_rename(1);
	for (int at = 1; at <= calls; at++) {
		if (!power_is_worth(at) ||
		    !is_chosen(++nth, stride, at, renamed))
			continue;
		*came = (struct came){false, false};
		clubhouse_put_back(house, &ground);
		(void)power_run(power, at, act, house);
		judge(house);
		states++;
	}
	print_message("# %d states of %d calls\n", states, calls);
	return states;
}

static void
begin(struct clubhouse *house)
{
	if (came == NULL)
		came = power_shared(sizeof(*came));
	erasing_fill(house, false, code);
	clock_fixed_set(FIXTURE_NOW + 30 * INT64_C(60));
	clubhouse_keep(house, &ground);
}

static void
forgetting_may_be_cut_off_at_any_moment(void **state)
{
	static const enum power powers[] = {
	    POWER_GOES, POWER_LOSES, DISK_FAILS, DISK_IS_DEAD, DISK_IS_FULL};
	struct clubhouse *house = *state;
	int states = 0;

	begin(house);
	for (size_t i = 0; i < sizeof(powers) / sizeof(powers[0]); i++)
		states += sweep(house, powers[i], forget, 29);
	assert_true(states > 15);
	clubhouse_forget(&ground);
}

static void
the_proof_may_be_cut_off_again_and_again(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files start;

	begin(house);
	start = ground;
	prepare_duty(house);
	clubhouse_keep(house, &ground);
	assert_true(sweep(house, POWER_LOSES, prove, 23) > 3);
	assert_true(sweep(house, DISK_IS_FULL, prove, 23) > 3);
	clubhouse_forget(&start);
	clubhouse_forget(&ground);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(forgetting_may_be_cut_off_at_any_moment),
	    AT_HOME(the_proof_may_be_cut_off_again_and_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
