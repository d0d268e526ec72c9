/*
 * A manager knows the vault key and may write any byte of the key file.  No
 * such file makes a worker of them, and none makes a worker's opening change
 * anything.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/clubhouse.h"
#include "support/forger.h"
#include "support/key_hunt.h"
#include "vault/slot.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

static void
write_it_as_it_is(struct forger *forger)
{
	(void)forger;
}

static void
call_themself_a_worker(struct forger *forger)
{
	forger_promote(forger);
	memset(forger_slot(forger, KEYBOX_MO)->records_key, 7,
	    KEYFILE_SEALED_BYTES);
}

static void
copy_a_workers_sealed_key(struct forger *forger)
{
	forger_promote(forger);
	memcpy(forger_slot(forger, KEYBOX_MO)->records_key,
	    forger_slot(forger, KEYBOX_SAM)->records_key, KEYFILE_SEALED_BYTES);
}

static void
make_up_a_key_for_themself(struct forger *forger)
{
	struct key_slot *slot = forger_slot(forger, KEYBOX_MO);

	forger_promote(forger);
	forger->records_key = secret_random(VAULT_KEY_BYTES);
	assert_int_equal(
	    slot_seal(&slot->user, forger->records_key, slot->records_key),
	    STATUS_OK);
}

static void
make_up_a_key_for_everybody(struct forger *forger)
{
	forger_promote(forger);
	forger_seal_own_key(forger, false);
}

static void
make_up_a_pending_key(struct forger *forger)
{
	forger_promote(forger);
	forger->file.pending = PENDING_RECORDS;
	copy_a_workers_sealed_key(forger);
	forger_seal_own_key(forger, true);
}

static void
make_up_both_keys(struct forger *forger)
{
	forger_promote(forger);
	forger->file.pending = PENDING_RECORDS;
	forger_seal_own_key(forger, false);
	forger_seal_own_key(forger, true);
}

static void
make_the_true_key_a_pending_one(struct forger *forger)
{
	forger_promote(forger);
	forger_move_true_keys(forger);
	memcpy(forger_slot(forger, KEYBOX_MO)->pending_key,
	    forger_slot(forger, KEYBOX_SAM)->records_key, KEYFILE_SEALED_BYTES);
	forger_seal_own_key(forger, false);
}

/* So that the next keys would be sealed to Mo. */
static void
put_their_own_pair_into_a_workers_slot(struct forger *forger)
{
	struct key_slot *mo = forger_slot(forger, KEYBOX_MO);
	struct key_slot *ana = forger_slot(forger, KEYBOX_ANA);
	unsigned char swap[VAULT_KEY_BYTES];

	memcpy(swap, ana->user.box_public, VAULT_KEY_BYTES);
	memcpy(ana->user.box_public, mo->user.box_public, VAULT_KEY_BYTES);
	memcpy(mo->user.box_public, swap, VAULT_KEY_BYTES);
}

static void
take_a_worker_out(struct forger *forger)
{
	memset(forger_slot(forger, KEYBOX_ANA), 0, sizeof(struct key_slot));
}

static void
ask_for_new_keys(struct forger *forger)
{
	forger->file.is_rotation_due = true;
}

static const struct {
	const char *what;
	void (*edit)(struct forger *forger);
} edits[] = {
    {"calls themself a worker", call_themself_a_worker},
    {"copies a worker's sealed key", copy_a_workers_sealed_key},
    {"makes up a key for themself", make_up_a_key_for_themself},
    {"makes up a key for everybody", make_up_a_key_for_everybody},
    {"makes up a pending key", make_up_a_pending_key},
    {"makes up both keys", make_up_both_keys},
    {"makes the true key a pending one", make_the_true_key_a_pending_one},
    {"puts their pair into a worker's slot",
	put_their_own_pair_into_a_workers_slot},
    {"takes a worker out", take_a_worker_out},
    {"asks for new keys", ask_for_new_keys},
};

static void
forge(struct clubhouse *house, void (*edit)(struct forger *forger))
{
	struct forger *forger = forger_new(&house->box);

	edit(forger);
	forger_write(forger);
	forger_free(forger);
}

static void
assert_same_files(struct clubhouse *house, const struct clubhouse_files *before)
{
	static const char *const names[] = {
	    "records.db", "releases.db", "vault.key"};
	struct clubhouse_files now;

	clubhouse_keep(house, &now);
	assert_int_equal(now.count, before->count);
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < before->count; j++)
			if (strcmp(before->file[j].name, names[i]) == 0)
				assert_memory_equal(
				    clubhouse_kept(&now, names[i]),
				    before->file[j].bytes,
				    before->file[j].size);
	clubhouse_forget(&now);
}

/* Workers are refused and change nothing; Mo gets nowhere either. */
static void
refused_by_all(struct clubhouse *house)
{
	struct clubhouse_files forged;
	struct unlock *unlock = NULL;

	clubhouse_keep(house, &forged);
	assert_int_equal(clubhouse_try(house, "Sam"), STATUS_DAMAGED);
	assert_int_equal(clubhouse_try(house, "Ana"), STATUS_DAMAGED);
	assert_int_equal(
	    clubhouse_try_words(house, house->box.words), STATUS_DAMAGED);
	assert_same_files(house, &forged);
	clubhouse_forget(&forged);

	if (clubhouse_unlock(house, "Mo", &unlock) == STATUS_OK)
		assert_null(unlock_records(unlock));
	clubhouse_close(&unlock);
	assert_int_equal(key_hunt_of(house, "Mo", "records.db"), 0);
}

static void
another_key_file_makes_no_worker_of_a_manager(void **state)
{
	struct clubhouse *house = *state;
	struct clubhouse_files before;

	clubhouse_keep(house, &before);
	/* the control: what this forger writes can be good */
	forge(house, write_it_as_it_is);
	clubhouse_is_whole(house);
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		clubhouse_put_back(house, &before);
		forge(house, edits[i].edit);
		if (edits[i].edit == take_a_worker_out) {
			assert_int_equal(
			    clubhouse_try(house, "Sam"), STATUS_DAMAGED);
			continue;
		}
		print_message("# %s\n", edits[i].what);
		refused_by_all(house);
	}
	clubhouse_put_back(house, &before);
	clubhouse_is_whole(house);
	clubhouse_forget(&before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(another_key_file_makes_no_worker_of_a_manager),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
