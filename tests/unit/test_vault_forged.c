/*
 * What somebody with the key file in their hands tries: a manager who knows
 * the vault key and wants to be a worker, and a worker who was removed and
 * knows the keys of then.  They may write any byte and make every sum that
 * their keys allow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/forger.h"
#include "support/keybox.h"
#include "vault/slot.h"
#include "vault/vault_internal.h"

#define WITH_BOX(test)                                                         \
	cmocka_unit_test_setup_teardown(test, keybox_setup, keybox_teardown)

static struct secret *
true_records_store_key(struct keybox *box)
{
	struct vault *sam = keybox_open(box, "Sam");
	struct secret *key = keybox_copy(vault_records_store_key(sam));

	vault_close(&sam);
	return key;
}

static void
assert_workers_refuse(struct keybox *box)
{
	assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_DAMAGED);
	assert_int_equal(keybox_try_words(box, box->words), STATUS_DAMAGED);
}

/* The control: such a forger can write a file that everybody opens. */
static void
an_honest_manager_writes_a_file_that_workers_open(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	forger_write(forger);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_OK);
	assert_int_equal(keybox_try(box, "Mo"), STATUS_OK);
	assert_int_equal(keybox_try_words(box, box->words), STATUS_OK);
	forger_free(forger);
}

static void
a_manager_who_calls_themself_a_worker_is_refused(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	forger_promote(forger);
	memset(forger_slot(forger, KEYBOX_MO)->records_key, 7,
	    KEYFILE_SEALED_BYTES);
	forger_write(forger);
	assert_workers_refuse(box);
	assert_int_equal(keybox_try(box, "Mo"), STATUS_DAMAGED);
	forger_free(forger);
}

static void
a_workers_sealed_key_does_not_open_for_the_manager(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	forger_promote(forger);
	memcpy(forger_slot(forger, KEYBOX_MO)->records_key,
	    forger_slot(forger, KEYBOX_SAM)->records_key, KEYFILE_SEALED_BYTES);
	forger_write(forger);
	assert_workers_refuse(box);
	assert_int_equal(keybox_try(box, "Mo"), STATUS_DAMAGED);
	forger_free(forger);
}

/* A made-up key opens the key file, which its header says, and no store. */
static void
a_made_up_records_key_is_not_the_true_one(void **state)
{
	static const char *const names[] = {"Sam", "Ana", "Mo"};
	struct keybox *box = *state;
	struct secret *true_key = true_records_store_key(box);
	struct forger *forger = forger_new(box);

	forger_promote(forger);
	forger_seal_own_key(forger, false);
	forger_write(forger);
	for (size_t i = 0; i < 3; i++) {
		struct vault *vault = keybox_open(box, names[i]);

		assert_false(
		    keybox_same(vault_records_store_key(vault), true_key));
		assert_null(vault_pending_records_store_key(vault));
		vault_close(&vault);
	}
	secret_free(true_key);
	forger_free(forger);
}

static void
a_made_up_key_for_oneself_alone_leaves_the_workers_out(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);
	struct forger *second = forger_new(box);

	forger_promote(forger);
	forger_seal_own_key(second, false);
	forger->records_key = second->records_key;
	second->records_key = NULL;
	memcpy(forger_slot(forger, KEYBOX_MO)->records_key,
	    forger_slot(second, KEYBOX_MO)->records_key, KEYFILE_SEALED_BYTES);
	forger_write(forger);
	assert_workers_refuse(box);
	forger_free(second);
	forger_free(forger);
}

/*
 * The store would open with the pending key, the rotation be finished, and the
 * forged list of users be taken over under the true key.
 */
static void
true_keys_moved_behind_made_up_ones_are_refused(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	forger_promote(forger);
	forger_move_true_keys(forger);
	forger_seal_own_key(forger, false);
	memcpy(forger_slot(forger, KEYBOX_MO)->pending_key,
	    forger_slot(forger, KEYBOX_MO)->records_key, KEYFILE_SEALED_BYTES);
	forger_write(forger);
	assert_workers_refuse(box);
	forger->pending_key = keybox_copy(forger->records_key);
	forger_write(forger);
	assert_workers_refuse(box);
	forger_free(forger);
}

static void
a_made_up_rotation_of_true_keys_is_refused(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	forger->file.pending = PENDING_RECORDS;
	forger_seal_own_key(forger, true);
	forger_write(forger);
	assert_workers_refuse(box);
	forger->records_key = keybox_copy(forger->pending_key);
	forger_write(forger);
	assert_workers_refuse(box);
	forger_free(forger);
}

/* Ana, removed, knows the keys of before; the new ones are sealed to others. */
static void
a_removed_worker_cannot_come_back_by_the_keys_of_before(void **state)
{
	struct keybox *box = *state;
	struct vault *ana = keybox_open(box, "Ana");
	struct vault *sam = keybox_open(box, "Sam");
	struct forger *forger;
	struct key_slot *again;

	assert_int_equal(vault_remove_user(sam, "Ana"), STATUS_OK);
	assert_int_equal(keybox_rotate(sam, true), STATUS_OK);
	assert_int_equal(vault_rotate_finish(sam), STATUS_OK);
	vault_close(&sam);

	forger = forger_new(box);
	forger_move_true_keys(forger);
	again = forger_slot(forger, KEYBOX_ANA);
	*again = ana->keyfile.slots[KEYBOX_ANA];
	memcpy(again->pending_key, again->records_key, KEYFILE_SEALED_BYTES);
	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		struct key_slot *slot = forger_slot(forger, i);

		if (slot->is_used && slot->user.role == ROLE_WORKER)
			assert_int_equal(
			    slot_seal(&slot->user, ana->ring.records.key,
				slot->records_key),
			    STATUS_OK);
	}
	forger->records_key = keybox_copy(ana->ring.records.key);
	forger_write(forger);
	assert_workers_refuse(box);
	vault_close(&ana);
	forger_free(forger);
}

/* Control: the same moves by who knows both keys make a file that opens. */
static void
who_knows_both_keys_makes_a_pending_file_that_opens(void **state)
{
	struct keybox *box = *state;
	struct vault *sam = keybox_open(box, "Sam");
	struct forger *forger = forger_new(box);

	forger->file.pending = PENDING_RECORDS;
	forger_seal_own_key(forger, true);
	memset(forger_slot(forger, KEYBOX_MO)->pending_key, 0,
	    KEYFILE_SEALED_BYTES);
	forger->records_key = keybox_copy(sam->ring.records.key);
	forger_write(forger);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_OK);
	vault_close(&sam);
	forger_free(forger);
}

static void
anothers_seed_cannot_be_exchanged(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);
	struct key_slot *ana = forger_slot(forger, KEYBOX_ANA);
	struct secret *phrase = keybox_phrase("Mo");
	struct secret *seed = secret_random(VAULT_KEY_BYTES);

	assert_int_equal(
	    slot_wrap(ana, forger->file.uid, seed, phrase), STATUS_OK);
	forger_write(forger);
	assert_int_equal(
	    keybox_try_text(box, "Ana", "Mo has a long passphrase"),
	    STATUS_DAMAGED);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	secret_free(phrase);
	secret_free(seed);
	forger_free(forger);
}

static void
anothers_public_keys_cannot_be_exchanged(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);
	struct key_slot *ana = forger_slot(forger, KEYBOX_ANA);
	struct slot_pair pair = {NULL, NULL};
	struct secret *phrase = keybox_phrase("Mo");

	assert_int_equal(
	    slot_fill(ana, forger->file.uid, phrase, &pair), STATUS_OK);
	forger_write(forger);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
	slot_pair_clear(&pair);
	secret_free(phrase);
	forger_free(forger);
}

static void
anothers_slot_cannot_be_emptied(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	memset(forger_slot(forger, KEYBOX_ANA), 0, sizeof(struct key_slot));
	forger_write(forger);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
	forger_free(forger);
}

#define PARTS 10

/* One byte of each part that the second MAC covers, and of itself. */
static unsigned char *
part_of(struct keyfile *file, size_t part)
{
	struct key_slot *ana = &file->slots[KEYBOX_ANA];
	unsigned char *parts[PARTS] = {(unsigned char *)&file->is_demo,
	    (unsigned char *)&file->is_rotation_due,
	    (unsigned char *)&file->roster, (unsigned char *)ana->user.name,
	    ana->user.uid, ana->user.sign_public, ana->user.box_public,
	    ana->vault_key, ana->records_key, file->mac_two};

	return parts[part];
}

static void
a_manager_changes_nothing_that_is_for_workers(void **state)
{
	static unsigned char good[KEYFILE_BYTES];
	struct keybox *box = *state;

	keybox_read(box, good);
	for (size_t part = 0; part < PARTS; part++) {
		struct forger *forger = forger_new(box);

		*part_of(&forger->file, part) ^= 1;
		forger_write(forger);
		assert_int_equal(keybox_try(box, "Mo"), STATUS_OK);
		assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
		forger_free(forger);
		keybox_write(box, good, sizeof(good));
		assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	}
}

/* Two whole copies, the newer one forged: the older one is not taken. */
static void
the_older_copy_does_not_stand_in_for_a_forged_one(void **state)
{
	static unsigned char bytes[KEYFILE_BYTES];
	static unsigned char forged[KEYFILE_BYTES];
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	keybox_read(box, bytes);
	forger->file.is_demo = true;
	forger_write(forger);
	keybox_read(box, forged);
	memcpy(bytes, forged, KEYFILE_COPY_BYTES);
	keybox_write(box, bytes, sizeof(bytes));
	assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
	assert_int_equal(keybox_try(box, "Ana"), STATUS_DAMAGED);
	forger_free(forger);
}

/* The next number would be none that can be read. */
static void
a_file_at_its_last_generation_is_not_written_over(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);
	struct vault *vault;

	forger->file.generation = KEYFILE_NUMBER_MAX;
	forger_write(forger);
	vault = keybox_open(box, "Sam");
	assert_int_equal(
	    keybox_add(vault, "Kit", ROLE_WORKER), STATUS_INTERNAL);
	vault_close(&vault);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_OK);
	forger_free(forger);
}

/* Without any key at all: the first MAC. */
static void
who_has_no_key_changes_nothing(void **state)
{
	struct keybox *box = *state;
	struct forger *forger = forger_new(box);

	secret_drop(&forger->vault_key);
	forger->vault_key = secret_random(VAULT_KEY_BYTES);
	forger_write(forger);
	assert_int_equal(keybox_try(box, "Mo"), STATUS_DAMAGED);
	assert_int_equal(keybox_try(box, "Sam"), STATUS_DAMAGED);
	forger_free(forger);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_BOX(an_honest_manager_writes_a_file_that_workers_open),
	    WITH_BOX(a_manager_who_calls_themself_a_worker_is_refused),
	    WITH_BOX(a_workers_sealed_key_does_not_open_for_the_manager),
	    WITH_BOX(a_made_up_records_key_is_not_the_true_one),
	    WITH_BOX(a_made_up_key_for_oneself_alone_leaves_the_workers_out),
	    WITH_BOX(true_keys_moved_behind_made_up_ones_are_refused),
	    WITH_BOX(a_made_up_rotation_of_true_keys_is_refused),
	    WITH_BOX(a_removed_worker_cannot_come_back_by_the_keys_of_before),
	    WITH_BOX(who_knows_both_keys_makes_a_pending_file_that_opens),
	    WITH_BOX(anothers_seed_cannot_be_exchanged),
	    WITH_BOX(anothers_public_keys_cannot_be_exchanged),
	    WITH_BOX(anothers_slot_cannot_be_emptied),
	    WITH_BOX(a_manager_changes_nothing_that_is_for_workers),
	    WITH_BOX(the_older_copy_does_not_stand_in_for_a_forged_one),
	    WITH_BOX(a_file_at_its_last_generation_is_not_written_over),
	    WITH_BOX(who_has_no_key_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
