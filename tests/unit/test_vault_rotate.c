/*
 * New keys in two steps, the vault closed and opened again at each.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/keybox.h"

#define WITH_BOX(test)                                                         \
	cmocka_unit_test_setup_teardown(test, keybox_setup, keybox_teardown)

/* What a vault said its store keys were. */
struct keys {
	struct secret *records;
	struct secret *releases;
	struct secret *pending_records;
	struct secret *pending_releases;
};

static struct secret *
copy_or_null(const struct secret *key)
{
	return key == NULL ? NULL : keybox_copy(key);
}

static struct keys
note_keys(const struct vault *vault)
{
	return (struct keys){
	    copy_or_null(vault_records_store_key(vault)),
	    copy_or_null(vault_releases_store_key(vault)),
	    copy_or_null(vault_pending_records_store_key(vault)),
	    copy_or_null(vault_pending_releases_store_key(vault)),
	};
}

static void
forget_keys(struct keys *keys)
{
	secret_free(keys->records);
	secret_free(keys->releases);
	secret_free(keys->pending_records);
	secret_free(keys->pending_releases);
}

static void
assert_key(const struct secret *got, const struct secret *want)
{
	assert_int_equal(got == NULL, want == NULL);
	if (want != NULL)
		assert_true(keybox_same(got, want));
}

static void
assert_vault_has(const struct vault *vault, const struct keys *want)
{
	assert_key(vault_records_store_key(vault), want->records);
	assert_key(vault_releases_store_key(vault), want->releases);
	assert_key(
	    vault_pending_records_store_key(vault), want->pending_records);
	assert_key(
	    vault_pending_releases_store_key(vault), want->pending_releases);
}

/* Every worker, recovery too, opens and has these keys. */
static void
assert_workers_have(struct keybox *box, const struct keys *want)
{
	struct vault *sam = keybox_open(box, "Sam");
	struct vault *ana = keybox_open(box, "Ana");
	struct vault *recovery = keybox_open_words(box, box->words);

	assert_vault_has(sam, want);
	assert_vault_has(ana, want);
	assert_vault_has(recovery, want);
	vault_close(&sam);
	vault_close(&ana);
	vault_close(&recovery);
}

/* The manager opens and has this key alone. */
static void
assert_manager_has(struct keybox *box, const struct secret *releases)
{
	struct vault *mo = keybox_open(box, "Mo");

	assert_key(vault_releases_store_key(mo), releases);
	assert_null(vault_records_store_key(mo));
	assert_null(vault_pending_records_store_key(mo));
	assert_null(vault_pending_releases_store_key(mo));
	vault_close(&mo);
}

static void
begin_adds_new_keys_to_the_old_ones(void **state)
{
	struct keybox *box = *state;

	for (int both = 0; both < 2; both++) {
		struct vault *vault = keybox_open(box, "Sam");
		struct keys before = note_keys(vault);
		struct keys pending;

		assert_int_equal(keybox_rotate(vault, both != 0), STATUS_OK);
		pending = note_keys(vault);
		assert_key(pending.records, before.records);
		assert_key(pending.releases, before.releases);
		assert_non_null(pending.pending_records);
		assert_false(
		    keybox_same(pending.pending_records, before.records));
		assert_int_equal(pending.pending_releases != NULL, both);
		vault_close(&vault);
		assert_workers_have(box, &pending);
		assert_manager_has(box, before.releases);

		vault = keybox_open(box, "Ana");
		assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
		vault_close(&vault);
		assert_workers_have(box, &before);
		assert_manager_has(box, before.releases);
		forget_keys(&before);
		forget_keys(&pending);
	}
}

/* The keys that a finished rotation leaves. */
static struct keys
keys_after(const struct keys *pending)
{
	const struct secret *releases = pending->pending_releases != NULL
					    ? pending->pending_releases
					    : pending->releases;

	return (struct keys){keybox_copy(pending->pending_records),
	    keybox_copy(releases), NULL, NULL};
}

static void
finish_puts_new_keys_in_place_of_the_old_ones(void **state)
{
	struct keybox *box = *state;

	for (int both = 0; both < 2; both++) {
		struct vault *vault = keybox_open(box, "Sam");
		struct keys pending;
		struct keys after;

		assert_int_equal(keybox_rotate(vault, both != 0), STATUS_OK);
		pending = note_keys(vault);
		after = keys_after(&pending);
		assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
		assert_vault_has(vault, &after);
		vault_close(&vault);
		assert_workers_have(box, &after);
		assert_manager_has(box, after.releases);
		forget_keys(&pending);
		forget_keys(&after);
	}
}

static void
another_worker_finishes_what_one_began(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct keys pending;
	struct keys after;

	assert_int_equal(keybox_rotate(vault, true), STATUS_OK);
	pending = note_keys(vault);
	after = keys_after(&pending);
	vault_close(&vault);
	vault = keybox_open(box, "Ana");
	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	assert_vault_has(vault, &after);
	vault_close(&vault);
	assert_workers_have(box, &after);
	assert_manager_has(box, after.releases);
	forget_keys(&pending);
	forget_keys(&after);
}

static void
a_manager_may_change_their_passphrase_while_one_is_pending(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct vault *mo;
	struct keys pending;

	assert_int_equal(keybox_rotate(vault, true), STATUS_OK);
	pending = note_keys(vault);
	vault_close(&vault);
	mo = keybox_open(box, "Mo");
	assert_int_equal(
	    keybox_change(mo, "Mo has a long passphrase", "other words"),
	    STATUS_OK);
	vault_close(&mo);
	assert_workers_have(box, &pending);
	vault = keybox_open(box, "Ana");
	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	vault_close(&vault);
	assert_int_equal(keybox_try_text(box, "Mo", "other words"), STATUS_OK);
	forget_keys(&pending);
}

static void
who_has_a_key_stays_while_one_is_pending(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct secret *words = NULL;

	assert_int_equal(keybox_rotate(vault, false), STATUS_OK);
	assert_int_equal(keybox_add(vault, "Kit", ROLE_WORKER), STATUS_BUSY);
	assert_int_equal(vault_remove_user(vault, "Mo"), STATUS_BUSY);
	assert_int_equal(vault_replace_recovery(vault, &words), STATUS_BUSY);
	assert_int_equal(keybox_rotate(vault, true), STATUS_BUSY);
	assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
	assert_int_equal(keybox_add(vault, "Kit", ROLE_WORKER), STATUS_OK);
	vault_close(&vault);
}

static void
there_is_nothing_to_end_when_nothing_is_pending(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(vault_rotate_finish(vault), STATUS_INTERNAL);
	assert_int_equal(vault_rotate_cancel(vault), STATUS_INTERNAL);
	assert_int_equal(keybox_rotate(vault, false), STATUS_OK);
	assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
	vault_close(&vault);
}

static void
a_removed_user_has_neither_new_key(void **state)
{
	struct keybox *box = *state;
	struct vault *ana = keybox_open(box, "Ana");
	struct vault *vault = keybox_open(box, "Sam");

	assert_int_equal(vault_remove_user(vault, "Ana"), STATUS_OK);
	assert_int_equal(keybox_rotate(vault, true), STATUS_OK);
	assert_int_equal(vault_rotate_finish(vault), STATUS_OK);
	assert_false(keybox_same(
	    vault_records_store_key(vault), vault_records_store_key(ana)));
	assert_false(keybox_same(
	    vault_releases_store_key(vault), vault_releases_store_key(ana)));
	assert_int_equal(keybox_try(box, "Ana"), STATUS_NOT_FOUND);
	vault_close(&ana);
	vault_close(&vault);
}

/* The users of the records store, as they should be and then not. */
static enum status
begin_with(struct vault *vault, const struct vault_user *users, size_t count)
{
	enum status status = vault_rotate_begin(vault, users, count, true);

	if (status == STATUS_OK)
		assert_int_equal(vault_rotate_cancel(vault), STATUS_OK);
	return status;
}

static size_t
copy_users(const struct vault *vault, struct vault_user *users)
{
	size_t count;
	const struct vault_user *from = vault_users(vault, &count);

	memcpy(users, from, count * sizeof(*users));
	return count;
}

static void
keys_are_sealed_to_the_stores_users_in_any_order(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct vault_user users[KEYBOX_USERS + 1];
	size_t count = copy_users(vault, users);
	struct vault_user first;

	first = users[0];
	users[0] = users[3];
	users[3] = first;
	assert_int_equal(begin_with(vault, users, count), STATUS_OK);
	vault_close(&vault);
}

static void
another_list_of_users_is_refused(void **state)
{
	struct keybox *box = *state;
	struct vault *vault = keybox_open(box, "Sam");
	struct vault_user users[KEYBOX_USERS + 1];
	size_t count = copy_users(vault, users);
	struct vault_user good;

	good = users[KEYBOX_MO];
	assert_int_equal(begin_with(vault, users, count - 1), STATUS_DAMAGED);
	users[count] = good;
	assert_int_equal(begin_with(vault, users, count + 1), STATUS_DAMAGED);
	assert_int_equal(begin_with(vault, users, 0), STATUS_DAMAGED);

	users[KEYBOX_MO] = users[KEYBOX_SAM];
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].role = ROLE_WORKER;
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].name[1] = 'x';
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].box_public[31] ^= 1;
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].sign_public[0] ^= 1;
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].uid[7] ^= 1;
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);
	users[KEYBOX_MO] = good;
	users[KEYBOX_MO].is_recovery = true;
	assert_int_equal(begin_with(vault, users, count), STATUS_DAMAGED);

	users[KEYBOX_MO] = good;
	assert_int_equal(begin_with(vault, users, count), STATUS_OK);
	vault_close(&vault);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_BOX(begin_adds_new_keys_to_the_old_ones),
	    WITH_BOX(finish_puts_new_keys_in_place_of_the_old_ones),
	    WITH_BOX(another_worker_finishes_what_one_began),
	    WITH_BOX(
		a_manager_may_change_their_passphrase_while_one_is_pending),
	    WITH_BOX(who_has_a_key_stays_while_one_is_pending),
	    WITH_BOX(there_is_nothing_to_end_when_nothing_is_pending),
	    WITH_BOX(a_removed_user_has_neither_new_key),
	    WITH_BOX(keys_are_sealed_to_the_stores_users_in_any_order),
	    WITH_BOX(another_list_of_users_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
