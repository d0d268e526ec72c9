/*
 * key_deeds: see the header.
 */
#include "support/key_deeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "support/ask_deeds.h"
#include "support/key_traces.h"
#include "support/power.h"

#define SAMPLE 3

/* From opening to closing the vault. */
struct key_deed {
	const char *name;
	/* Lay the ground; NULL: a clubhouse as it is made. */
	void (*prepare)(struct clubhouse *house);
	int (*act)(void *house); /* gives what a key_session does */
	const char
	    *gone; /* whose old keys it makes worthless; NULL: nobody's */
	/* ${result} is what it gave, POWER_WENT or POWER_DIED. */
	void (*judge)(struct clubhouse *house, int result);
};

static struct clubhouse_files home; /* before anything was prepared */
static struct clubhouse_files ground;
static const unsigned char *old_keys; /* its key file */

/* New words of the envelope, as a child gave them to its parent. */
static struct words {
	char text[160]; /* "": none */
} * fresh;

/* In or out: out means that no key of theirs is good for anything. */
static void
judge_going(struct clubhouse *house, const char *name, int result)
{
	bool is_in = clubhouse_has_user(house, name);

	if (key_session_was_done(result))
		assert_false(is_in);
	if (is_in) {
		assert_int_equal(clubhouse_try(house, name), STATUS_OK);
		return;
	}
	assert_int_equal(clubhouse_try(house, name), STATUS_NOT_FOUND);
	traces_old_keys_open_nothing(
	    house, old_keys, keybox_phrase(name), name);
}

static enum status
do_remove_worker(struct unlock *unlock)
{
	return unlock_user_remove(unlock, "Ana");
}

static int
remove_worker(void *house)
{
	return key_session_of(house, "Sam", do_remove_worker);
}

static void
judge_remove_worker(struct clubhouse *house, int result)
{
	judge_going(house, "Ana", result);
}

static enum status
do_remove_manager(struct unlock *unlock)
{
	return unlock_user_remove(unlock, "Mo");
}

static int
remove_manager(void *house)
{
	return key_session_of(house, "Sam", do_remove_manager);
}

static void
judge_remove_manager(struct clubhouse *house, int result)
{
	judge_going(house, "Mo", result);
}

static enum status
do_add(struct unlock *unlock)
{
	struct secret *phrase = keybox_phrase("Kit");
	struct secret *recovery = NULL;
	enum status status =
	    unlock_user_add(unlock, "Kit", true, &phrase, &recovery);

	if (recovery != NULL)
		memcpy(fresh->text, secret_bytes(recovery),
		    strlen((char *)secret_bytes(recovery)) + 1);
	secret_free(recovery);
	return status;
}

static int
add_worker(void *house)
{
	return key_session_of(house, "Sam", do_add);
}

static void
judge_coming(struct clubhouse *house, int result)
{
	bool is_in = clubhouse_has_user(house, "Kit");

	if (key_session_was_done(result))
		assert_true(is_in);
	assert_int_equal(
	    clubhouse_try(house, "Kit"), is_in ? STATUS_OK : STATUS_NOT_FOUND);
}

/* Do the old words of the envelope open?  The new ones, if there are any? */
static bool
old_words_open(struct clubhouse *house)
{
	return clubhouse_try_words(house, house->box.words) == STATUS_OK;
}

static void
assert_new_words_open(struct clubhouse *house)
{
	struct secret *words = keybox_text(fresh->text);

	assert_int_not_equal(fresh->text[0], '\0');
	assert_int_equal(clubhouse_try_words(house, words), STATUS_OK);
	secret_free(words);
}

static void
assert_old_words_are_worthless(struct clubhouse *house)
{
	traces_old_keys_open_nothing(house, old_keys,
	    keybox_copy(house->box.words), VAULT_RECOVERY_NAME);
}

static int
let_in(void *context)
{
	struct clubhouse *house = context;

	return key_session(
	    house, VAULT_RECOVERY_NAME, keybox_copy(house->box.words), do_add);
}

/* The words let in one worker: who is in has used them up. */
static void
judge_let_in(struct clubhouse *house, int result)
{
	bool is_in = clubhouse_has_user(house, "Kit");

	judge_coming(house, result);
	assert_int_equal(old_words_open(house), !is_in);
	if (is_in)
		assert_old_words_are_worthless(house);
	if (key_session_was_done(result))
		assert_new_words_open(house);
}

static enum status
do_new_words(struct unlock *unlock)
{
	struct secret *words = NULL;
	enum status status = unlock_recovery_new(unlock, &words);

	if (words != NULL)
		memcpy(fresh->text, secret_bytes(words),
		    strlen((char *)secret_bytes(words)) + 1);
	secret_free(words);
	return status;
}

static int
new_words(void *house)
{
	return key_session_of(house, "Sam", do_new_words);
}

static void
judge_new_words(struct clubhouse *house, int result)
{
	bool are_old = old_words_open(house);

	if (!are_old)
		assert_old_words_are_worthless(house);
	/* no envelope whose words nobody has read */
	if (result == DEED_FAILED && !are_old)
		assert_false(clubhouse_has_user(house, VAULT_RECOVERY_NAME));
	if (key_session_was_done(result) || fresh->text[0] != '\0') {
		assert_int_not_equal(result, DEED_FAILED);
		assert_false(are_old);
		assert_new_words_open(house);
	}
}

void
key_deeds_cut_off_removal(struct clubhouse *house, int stores)
{
	struct clubhouse_files before;
	int moment;

	clubhouse_keep(house, &before);
	assert_int_equal(
	    power_run(POWER_STAYS, 0, remove_worker, house), DEED_DONE);
	moment =
	    stores == 0 ? power_nth_rename(1) : power_nth_rename(stores) + 1;
	assert_int_equal(power_nth_rename(3), 0);
	clubhouse_put_back(house, &before);
	clubhouse_forget(&before);
	assert_int_equal(
	    power_run(POWER_GOES, moment, remove_worker, house), POWER_WENT);
}

static void
cut_off_before(struct clubhouse *house)
{
	key_deeds_cut_off_removal(house, 0);
}

static void
cut_off_between(struct clubhouse *house)
{
	key_deeds_cut_off_removal(house, 1);
}

static void
cut_off_behind(struct clubhouse *house)
{
	key_deeds_cut_off_removal(house, 2);
}

static enum status
do_see_new_keys(struct unlock *unlock)
{
	return unlock_needs_new_keys(unlock) ? STATUS_IO : STATUS_OK;
}

static int
settle(void *house)
{
	return key_session_of(house, "Sam", do_see_new_keys);
}

/* However often it is cut off: Ana's slot went first. */
static void
judge_settled(struct clubhouse *house, int result)
{
	(void)result;
	assert_false(clubhouse_has_user(house, "Ana"));
	assert_int_equal(clubhouse_try(house, "Mo"), STATUS_OK);
}

static const struct key_deed key_deeds[] = {
    {"a worker is removed", NULL, remove_worker, "Ana", judge_remove_worker},
    {"a manager is removed", NULL, remove_manager, "Mo", judge_remove_manager},
    {"a worker is added", NULL, add_worker, NULL, judge_coming},
    {"recovery words let somebody in", NULL, let_in, VAULT_RECOVERY_NAME,
	judge_let_in},
    {"recovery words are made new", NULL, new_words, VAULT_RECOVERY_NAME,
	judge_new_words},
    {"a manager asks", NULL, ask_deeds_ask, NULL, ask_deeds_judge},
    {"an ask is carried out", ask_deeds_prepare, ask_deeds_carry_out, NULL,
	ask_deeds_judge_carried_out},
    {"new keys are begun again", cut_off_before, settle, NULL, judge_settled},
    {"new keys half in place are finished", cut_off_between, settle, NULL,
	judge_settled},
    {"new keys in place are made current", cut_off_behind, settle, NULL,
	judge_settled},
};
_Static_assert(sizeof(key_deeds) / sizeof(key_deeds[0]) == KEY_DEEDS, "deeds");

static void
begin(struct clubhouse *house, const struct key_deed *deed)
{
	if (fresh == NULL)
		fresh = power_shared(sizeof(*fresh));
	clubhouse_keep(house, &home);
	if (deed->prepare != NULL)
		deed->prepare(house);
	clubhouse_keep(house, &ground);
	old_keys = clubhouse_kept(&ground, "vault.key");
}

static void
again(struct clubhouse *house)
{
	fresh->text[0] = '\0';
	clubhouse_put_back(house, &ground);
}

/* Told that it was done: then it is so now, before the next opening mends it.
 */
static void
judge_the_word(struct clubhouse *house, const struct key_deed *deed)
{
	bool by_words;

	if (deed->gone == NULL)
		return;
	by_words = strcmp(deed->gone, VAULT_RECOVERY_NAME) == 0;
	traces_old_keys_open_nothing(house, old_keys,
	    by_words ? keybox_copy(house->box.words)
		     : keybox_phrase(deed->gone),
	    deed->gone);
}

static void
judge(struct clubhouse *house, const struct key_deed *deed, int result)
{
	if (key_session_was_done(result))
		judge_the_word(house, deed);
	clubhouse_is_whole(house);
	deed->judge(house, result);
}

static void
end(struct clubhouse *house)
{
	clubhouse_put_back(house, &home);
	clubhouse_forget(&home);
	clubhouse_forget(&ground);
}

/* Undisturbed it is done: so every moment of it is known. */
static void
count_moments(struct clubhouse *house, const struct key_deed *deed)
{
	again(house);
	assert_int_equal(
	    power_run(POWER_STAYS, 0, deed->act, house), DEED_DONE);
	assert_true(power_calls() > 0);
	assert_false(power_renamed_unsynced());
	judge(house, deed, DEED_DONE);
}

/* All moments in a soak; else one in SAMPLE, and each power begins elsewhere.
 */
static bool
is_tried(int at, enum power power)
{
	return getenv("SAYSO_SOAK") != NULL ||
	       (power_is_worth(at) && (at + (int)power) % SAMPLE == 0);
}

static int
try_moments(
    struct clubhouse *house, const struct key_deed *deed, enum power power)
{
	int moments = 0, not_done = 0;

	for (int at = 1; at <= power_calls(); at++) {
		int result;

		if (!is_tried(at, power))
			continue;
		again(house);
		result = power_run(power, at, deed->act, house);
		judge(house, deed, result);
		moments++;
		not_done += !key_session_was_done(result);
	}
	print_message(
	    "# %s: not done in %d of %d\n", deed->name, not_done, moments);
	return not_done;
}

void
key_deeds_at_every_moment(
    struct clubhouse *house, enum power power, int not_done[KEY_DEEDS])
{
	for (size_t i = 0; i < KEY_DEEDS; i++) {
		begin(house, &key_deeds[i]);
		count_moments(house, &key_deeds[i]);
		not_done[i] = try_moments(house, &key_deeds[i], power);
		end(house);
	}
}
