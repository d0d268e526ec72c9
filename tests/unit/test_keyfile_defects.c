/*
 * Key files that somebody damaged or made up: each is refused before a
 * passphrase is tried, so that no file can cost an hour or all the memory.
 * The list: tests/support/keyfile_defects.def.
 *
 * crypto_pwhash() is libsodium's; here it is replaced by one that does the same
 * and counts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "support/keybox.h"
#include "vault/keyfile.h"

#define GIB ((uint64_t)1024 * 1024 * 1024)

#define SLOT(number) (c + AT_SLOTS + (number)*SLOT_BYTES)
#define SAM          SLOT(KEYBOX_SAM)
#define RECOVERY     SLOT(KEYBOX_RECOVERY)
#define MO           SLOT(KEYBOX_MO)
#define ANA          SLOT(KEYBOX_ANA)
#define EMPTY        SLOT(KEYBOX_USERS)
#define LAST         SLOT(VAULT_USERS_MAX - 1)

struct file {
	unsigned char bytes[2 * KEYFILE_BYTES];
	size_t size;
};

struct defect {
	void (*damage_copy)(unsigned char *c);
	void (*damage_file)(struct file *f);
	bool has_new_checksum;
	enum status refusal;
};

static int stretches;

int
crypto_pwhash(unsigned char *const out, unsigned long long outlen,
    const char *const passwd, unsigned long long passwdlen,
    const unsigned char *const salt, unsigned long long opslimit,
    size_t memlimit, int alg)
{
	stretches++;
	return crypto_pwhash_argon2id(
	    out, outlen, passwd, passwdlen, salt, opslimit, memlimit, alg);
}

static void
put(unsigned char *at, size_t size, uint64_t number)
{
	keyfile_put_number(at, size, number);
}

static void
sum(unsigned char *c)
{
	keyfile_checksum(c, c + AT_CHECKSUM);
}

/* Such keys as a pending rotation would have, if nobody tries to open them. */
static void
pend(unsigned char *c, uint64_t pending)
{
	put(c + AT_PENDING, 4, pending);
	memset(SAM + SLOT_PENDING_KEY, 1, KEYFILE_SEALED_BYTES);
	memset(ANA + SLOT_PENDING_KEY, 1, KEYFILE_SEALED_BYTES);
	memset(RECOVERY + SLOT_PENDING_KEY, 1, KEYFILE_SEALED_BYTES);
	if (pending == PENDING_BOTH)
		memset(c + AT_PENDING_KEY, 1, KEYFILE_PENDING_KEY_BYTES);
}

static void
demote(unsigned char *slot)
{
	slot[SLOT_ROLE] = ROLE_MANAGER;
	memset(slot + SLOT_RECORDS_KEY, 0, KEYFILE_SEALED_BYTES);
}

static void
rename_to(unsigned char *slot, const char *name, size_t length)
{
	memset(slot + SLOT_NAME, 0, VAULT_NAME_BYTES);
	memcpy(slot + SLOT_NAME, name, length);
	slot[SLOT_NAME_LENGTH] = (unsigned char)length;
}

static void
fill_slots(unsigned char *c)
{
	for (size_t i = 1; i < VAULT_USERS_MAX; i++)
		memcpy(SLOT(i), SAM, SLOT_BYTES);
	put(c + AT_COUNT, 4, VAULT_USERS_MAX);
}

static void
swap_halves(unsigned char *c)
{
	unsigned char half[KEYFILE_COPY_BYTES / 2];

	memcpy(half, c, sizeof(half));
	memcpy(c, c + sizeof(half), sizeof(half));
	memcpy(c + sizeof(half), half, sizeof(half));
}

#define DEFECT(name, damage)                                                   \
	static void name(unsigned char *c)                                     \
	{                                                                      \
		damage;                                                        \
	}
#define LATER(name, damage)   DEFECT(name, damage)
#define SPOILED(name, damage) DEFECT(name, damage)
#define FILE_DEFECT(name, damage)                                              \
	static void name(struct file *f)                                       \
	{                                                                      \
		damage;                                                        \
	}
#include "support/keyfile_defects.def"
#undef DEFECT
#undef LATER
#undef SPOILED
#undef FILE_DEFECT

/* A box of the test's own, and its key file as it was made. */
static struct keybox *box;
static struct file good;

static int
set_up(void **state)
{
	void *defect = *state;
	int result = keybox_setup(state);

	box = *state;
	keybox_read(box, good.bytes);
	good.size = KEYFILE_BYTES;
	*state = defect;
	return result;
}

static int
tear_down(void **state)
{
	*state = box;
	return keybox_teardown(state);
}

/* How opening goes, and how many passphrases it tried. */
static enum status
open_file(const struct file *file, int *tries)
{
	enum status status;

	keybox_write(box, file->bytes, file->size);
	stretches = 0;
	status = keybox_try(box, "Sam");
	*tries = stretches;
	return status;
}

static void
damage(const struct defect *defect, unsigned char *c)
{
	defect->damage_copy(c);
	if (defect->has_new_checksum)
		sum(c);
}

static void
assert_refused(const struct file *file, enum status refusal)
{
	struct vault_outside outside;
	int tries;

	assert_int_equal(open_file(file, &tries), refusal);
	assert_int_equal(tries, 0);
	assert_int_equal(vault_look_outside(box->folder, &outside), refusal);
}

static void
a_defect_is_refused_before_a_passphrase_is_tried(void **state)
{
	const struct defect *defect = *state;
	struct file file = good;

	if (defect->damage_file != NULL) {
		defect->damage_file(&file);
	} else {
		damage(defect, file.bytes);
		damage(defect, file.bytes + KEYFILE_COPY_BYTES);
	}
	assert_true(file.size != good.size ||
		    memcmp(file.bytes, good.bytes, good.size) != 0);
	assert_refused(&file, defect->refusal);
}

static void
the_file_without_defect_opens_by_one_try(void **state)
{
	int tries;

	(void)state;
	assert_int_equal(open_file(&good, &tries), STATUS_OK);
	assert_int_equal(tries, 1);
}

/* The ground on which the pending defects stand is good. */
static void
pending_keys_are_judged_after_a_passphrase(void **state)
{
	(void)state;
	for (uint64_t pending = 1; pending <= 2; pending++) {
		struct file file = good;
		int tries;

		for (int i = 0; i < 2; i++) {
			unsigned char *c = file.bytes + i * KEYFILE_COPY_BYTES;

			pend(c, pending);
			sum(c);
		}
		assert_int_equal(open_file(&file, &tries), STATUS_DAMAGED);
		assert_int_equal(tries, 1);
	}
}

/* Both ends of what a slot may cost, seen by the key that does not fit. */
static void
costs_at_the_limits_are_tried(void **state)
{
	struct file file = good;
	int tries;

	(void)state;
	for (int i = 0; i < 2; i++) {
		unsigned char *c = file.bytes + i * KEYFILE_COPY_BYTES;

		put(SAM + SLOT_PASSES, 4, 10);
		put(SAM + SLOT_MEMORY, 8, 9216);
		put(MO + SLOT_MEMORY, 8, GIB);
		sum(c);
	}
	assert_int_equal(open_file(&file, &tries), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(tries, 1);
}

/* With the defect in one copy only, the other one counts. */
static void
a_defect_in_one_copy_leaves_the_other(void **state)
{
	const struct defect *defect = *state;
	struct file file = good;
	int tries;

	damage(defect, file.bytes);
	assert_int_equal(open_file(&file, &tries), STATUS_OK);
	assert_int_equal(tries, 1);
}

/* Beside a copy of a later version, a good one may be the older state. */
static void
a_later_copy_is_not_passed_over(void **state)
{
	const struct defect *defect = *state;
	struct file file = good;

	damage(defect, file.bytes + KEYFILE_COPY_BYTES);
	assert_refused(&file, STATUS_TOO_NEW);
}

static const struct {
	const char *name;
	const char *name_of_one; /* of the test that damages one copy */
	struct defect defect;
} defects[] = {
#define BOTH(name)            #name, #name "_in_one_copy"
#define DEFECT(name, damage)  {BOTH(name), {name, NULL, true, STATUS_DAMAGED}},
#define LATER(name, damage)   {BOTH(name), {name, NULL, true, STATUS_TOO_NEW}},
#define SPOILED(name, damage) {BOTH(name), {name, NULL, false, STATUS_DAMAGED}},
#define FILE_DEFECT(name, damage)                                              \
	{BOTH(name), {NULL, name, false, STATUS_DAMAGED}},
#include "support/keyfile_defects.def"
};

#define COUNT (sizeof(defects) / sizeof(defects[0]))

_Static_assert(COUNT >= 120, "DESIGN asks for 120 malformed key files");

static struct CMUnitTest tests[2 * COUNT + 3];
static size_t tests_count;

static void
add(const char *name, CMUnitTestFunction function, const struct defect *defect)
{
	static struct defect copies[2 * COUNT];
	static size_t copies_count;
	void *state = NULL;

	if (defect != NULL) {
		copies[copies_count] = *defect;
		state = &copies[copies_count++];
	}
	tests[tests_count++] =
	    (struct CMUnitTest){name, function, set_up, tear_down, state};
}

int
main(void)
{
	add("the file without defect opens by one try",
	    the_file_without_defect_opens_by_one_try, NULL);
	add("pending keys are judged after a passphrase",
	    pending_keys_are_judged_after_a_passphrase, NULL);
	add("costs at the limits are tried", costs_at_the_limits_are_tried,
	    NULL);
	for (size_t i = 0; i < COUNT; i++) {
		const struct defect *defect = &defects[i].defect;

		add(defects[i].name,
		    a_defect_is_refused_before_a_passphrase_is_tried, defect);
		if (defect->damage_file == NULL)
			add(defects[i].name_of_one,
			    defect->refusal == STATUS_TOO_NEW
				? a_later_copy_is_not_passed_over
				: a_defect_in_one_copy_leaves_the_other,
			    defect);
	}
	return _cmocka_run_group_tests(
	    "key file defects", tests, tests_count, NULL, NULL);
}
