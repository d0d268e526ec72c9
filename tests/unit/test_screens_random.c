/*
 * The screens under keys and sizes at random, over a demo whose stored texts
 * were made hostile by hand.  The sequence is always the same; with SAYSO_SOAK
 * it is longer.
 *
 * Whatever was pressed: the program does not die, nothing of a stored text
 * but plain characters reaches the terminal, nobody's yes is made by anything
 * but the key that says yes, and the vault is whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <signal.h>

#include "app/unlock.h"
#include "base/secret.h"
#include "core/core_internal.h"
#include "store/store_internal.h"
#include "support/acting.h"
#include "support/clock_fixed.h"
#include "support/hostile.h"
#include "support/place.h"
#include "support/stage.h"
#include "support/vt_walk.h"

#define PRESSES      2000
#define RESIZES      200
#define PRESSES_SOAK 20000
#define RESIZES_SOAK 1000
#define PEOPLE       40

#define DOOR        "Passphrase"
#define HOME        "Tonight"
#define EXIT_BROKEN 70
#define LAST_BYTES  6000

/* What is pressed, but what says yes. */
#define KEYS                                                                   \
	{"Enter", NULL, 30}, {"Up", NULL, 20}, {"Down", NULL, 40},             \
	    {"Left", NULL, 10}, {"Right", NULL, 10}, {"Home", NULL, 5},        \
	    {"End", NULL, 5}, {"PgUp", NULL, 5}, {"PgDn", NULL, 5},            \
	    {"Insert", NULL, 1}, {"Delete", NULL, 5}, {"Backspace", NULL, 10}, \
	    {"Shift-Tab", NULL, 5}, {"Space", NULL, 10}, {"F1", NULL, 2},      \
	    {"F5", NULL, 2}, {NULL, "\033", 25}, {NULL, "?", 3},               \
	    {NULL, "/", 5}, {NULL, "n", 8}, {NULL, "a", 8}, {NULL, "e", 8},    \
	    {NULL, "s", 8}, {NULL, "g", 5}, {NULL, "f", 5}, {NULL, "p", 5},    \
	    {NULL, "u", 5}, {NULL, "x", 3}, {NULL, "q", 3}, {NULL, "1", 5},    \
	    {NULL, "4", 5}, {NULL, "7", 3}, {NULL, "-", 3}, {NULL, "+", 3},    \
	    {NULL, "\xc5\xb5", 2}, {NULL, "\xe6\x9d\x8e", 2},                  \
	    {NULL, "o\xcc\x82", 2}, {NULL, "Noah", 4}, {NULL, "\x10", 2},      \
	    {NULL, "\x1a", 1}, {NULL, "\x18", 2}, {NULL, "\x03", 1},           \
	    {NULL, "\x0c", 1}, {NULL, "\xff\xc0", 1},                          \
	{                                                                      \
		NULL, "\033[999~", 1                                           \
	}

static const struct vt_walk_key keys_without_yes[] = {
    KEYS,
    {NULL, NULL, 0},
};
static const struct vt_walk_key keys_with_yes[] = {
    KEYS,
    {"Tab", NULL, 40},
    {NULL, "y", 20},
    {NULL, NULL, 0},
};

struct walked {
	struct stage stage;
	struct vt vt;
	size_t begun, opened; /* how often */
	bool has_shown;       /* HOSTILE_SEEN was on the terminal */
};

static const char *const start_words[] = {"--vault", "vault", "--as", "Sam"};

/* ------------------------------------------------------------- the vault */

static struct unlock *
open_vault(struct walked *walked)
{
	struct buf path = BUF_EMPTY;
	struct secret *phrase = secret_copy(
	    walked->stage.passphrase, strlen(walked->stage.passphrase));
	struct unlock *unlock = NULL;

	clock_fixed_set(*walked->stage.now);
	/* What the program keeps beside the vault is kept in the same place. */
	buf_add_format(&path, "%s/home", walked->stage.path);
	assert_int_equal(setenv("HOME", path.text, 1), 0);
	buf_reset(&path);
	buf_add_format(&path, "%s/vault", walked->stage.path);
	assert_int_equal(
	    unlock_open(path.text, "Sam", &phrase, &unlock, NULL), STATUS_OK);
	buf_clear(&path);
	return unlock;
}

/* As no command would store it. */
static void
make_hostile(struct walked *walked)
{
	struct unlock *unlock = open_vault(walked);
	struct records *records = unlock_records(unlock);

	hostile_forge(records);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

/* How often anybody's yes was recorded. */
static int64_t
count_yes(struct walked *walked)
{
	static const char sql[] =
	    "SELECT count(*) FROM ledger"
	    " WHERE event IN ('said', 'carried', 'adult')";
	struct unlock *unlock = open_vault(walked);
	sqlite3_stmt *handle = NULL;
	int64_t count;

	assert_int_equal(sqlite3_prepare_v2(unlock_records(unlock)->store->db,
			     sql, -1, &handle, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(handle), SQLITE_ROW);
	count = sqlite3_column_int64(handle, 0);
	sqlite3_finalize(handle);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
	return count;
}

static void
vault_is_whole(struct walked *walked)
{
	char words[] = "check";
	struct buf said = BUF_EMPTY;
	int status = stage_run(&walked->stage, words);

	stage_add_file(&walked->stage, "out", &said);
	if (status != 0)
		print_error("%s", said.text);
	assert_int_equal(status, 0);
	assert_non_null(strstr(said.text, "Things found wrong: 0"));
	buf_clear(&said);
}

/* ----------------------------------------------------------- the program */

static void
begin_program(struct walked *walked)
{
	const char *argv[8] = {walked->stage.program};
	struct vt_start start = {.rows = 24,
	    .columns = 80,
	    .folder = walked->stage.path,
	    .argv = argv,
	    .environment = (const char *const *)walked->stage.environment};

	memcpy(argv + 1, start_words, sizeof(start_words));
	assert_true(vt_begin(&walked->vt, &start));
	walked->begun++;
}

/* A sanitizer's report is wiped from the screen, but it was printed. */
static const char *
last_printed(const struct vt *vt)
{
	size_t skipped =
	    vt->stream.length > LAST_BYTES ? vt->stream.length - LAST_BYTES : 0;

	return vt->stream.text + skipped;
}

static void
end_program(struct walked *walked)
{
	int status = vt_exit_status(&walked->vt);

	if (status != 0) {
		struct buf text = BUF_EMPTY;

		vt_text(&walked->vt, &text);
		print_error("exit status %d\n%s\n%s", status, text.text,
		    last_printed(&walked->vt));
		buf_clear(&text);
	}
	assert_int_not_equal(status, EXIT_BROKEN);
	if (status != 128 + SIGTERM) /* the walk's own end */
		assert_in_range(status, 0, 127);
	assert_false(hostile_is_printed(&walked->vt));
	if (vt_printed(&walked->vt, 0, HOSTILE_SEEN))
		walked->has_shown = true;
	vt_clear(&walked->vt);
}

/* Whoever stands at the door mostly knows what to type. */
static bool
tend(struct vt_walk *walk, void *data)
{
	struct walked *walked = data;
	const char *phrase = walked->stage.passphrase;

	vt_pump(walk->vt, 0);
	if (walk->vt->is_stopped)
		vt_signal(walk->vt, SIGCONT);
	if (walk->vt->is_over) {
		end_program(walked);
		begin_program(walked);
		return vt_wait(walk->vt, DOOR);
	}
	if (vt_walk_pick(walk, 50) == 0)
		*walked->stage.now += vt_walk_pick(walk, 400);
	if (!vt_has(walk->vt, DOOR) || vt_walk_pick(walk, 3) != 0)
		return true;
	walked->opened++;
	return (vt_type(walk->vt, "\x15", 1) &&
		   vt_type(walk->vt, phrase, strlen(phrase)) &&
		   vt_key(walk->vt, "Enter") && vt_wait_read(walk->vt)) ||
	       walk->vt->is_over || walk->vt->is_stopped;
}

/* The last key may be one that stops it, soon after it was told to end. */
static bool
has_ended(struct vt *vt, const void *of)
{
	(void)of;
	if (vt->is_stopped)
		vt_signal(vt, SIGCONT);
	return vt->is_over;
}

static void
walk_through(struct walked *walked, const struct vt_walk_key *keys)
{
	bool is_soak = getenv("SAYSO_SOAK") != NULL;
	struct vt_walk walk = {.vt = &walked->vt,
	    .seed = 88172645463325252,
	    .keys = keys,
	    .tend = tend,
	    .data = walked};

	begin_program(walked);
	assert_true(vt_wait(&walked->vt, DOOR));
	assert_true(vt_walk(&walk, is_soak ? PRESSES_SOAK : PRESSES,
	    is_soak ? RESIZES_SOAK : RESIZES));
	if (!walked->vt.is_over)
		vt_signal(&walked->vt, SIGTERM);
	assert_true(vt_until(&walked->vt, has_ended, NULL));
	end_program(walked);
	assert_in_range(walked->opened, 2, SIZE_MAX);
}

static int
begin_walk(void **state)
{
	static struct walked walked;

	memset(&walked, 0, sizeof(walked));
	*state = &walked;
	assert_int_equal(secret_start(), STATUS_OK);
	if (place_enter(NULL) != 0 ||
	    !stage_begin(&walked.stage, "walk", "C.UTF-8") ||
	    !stage_demo(&walked.stage, PEOPLE))
		return -1;
	make_hostile(&walked);
	vault_is_whole(&walked);
	return 0;
}

static int
end_walk(void **state)
{
	struct walked *walked = *state;

	vt_clear(&walked->vt);
	stage_clear(&walked->stage);
	clock_fixed_release();
	return place_leave(NULL);
}

/* ------------------------------------------------------------ what holds */

static void
no_key_but_one_makes_a_yes(void **state)
{
	struct walked *walked = *state;
	int64_t before = count_yes(walked);

	assert_in_range(before, 1, INT64_MAX);
	walk_through(walked, keys_without_yes);
	assert_true(walked->has_shown);
	assert_int_equal(count_yes(walked), before);
	vault_is_whole(walked);
}

/* Somebody new, by the keys that a worker would press. */
static void
say_yes_once(struct walked *walked)
{
	struct vt *vt = &walked->vt;
	const char *phrase = walked->stage.passphrase;
	static const char name[] = "Quentin Zebra";

	begin_program(walked);
	assert_true(vt_wait(vt, DOOR));
	assert_true(vt_type(vt, phrase, strlen(phrase)));
	assert_true(vt_key(vt, "Enter") && vt_wait(vt, HOME));
	assert_true(vt_key(vt, "p") && vt_wait(vt, "My people"));
	assert_true(vt_key(vt, "Ctrl-N") && vt_wait(vt, "Read this out"));
	assert_true(vt_key(vt, "y") && vt_wait(vt, "Any name"));
	assert_true(vt_type(vt, name, strlen(name)));
	assert_true(vt_key(vt, "Down") && vt_key(vt, "Right"));
	assert_true(vt_key(vt, "Ctrl-S") && vt_wait_gone(vt, "Any name"));
	assert_true(vt_wait_gone(vt, "Add them"));
	vt_signal(vt, SIGTERM);
	assert_true(vt_wait_over(vt));
	end_program(walked);
}

static void
control_the_key_that_says_yes_does(void **state)
{
	struct walked *walked = *state;
	int64_t before = count_yes(walked);

	say_yes_once(walked);
	assert_in_range(count_yes(walked), before + 1, INT64_MAX);
	walk_through(walked, keys_with_yes);
	vault_is_whole(walked);
}

/* -------------------------------------------------- the control of hostile */

static int
print_hostile(void)
{
	for (size_t i = 0; i < hostile_count; i++)
		acting_say(hostile_texts[i]);
	return 0;
}

static int
print_screens(void)
{
	acting_say("\033[?1049h\033[H\033[2J\033[?25l\033(0lqk\033(B " HOME
		   "\033[39;49m\033[0m\xe2\x94\x80\033[3J");
	return 0;
}

static void
control_hostile_bytes_are_seen_on_the_terminal(void **state)
{
	struct vt vt;

	(void)state;
	acting_begin(&vt, print_hostile);
	assert_true(vt_wait_over(&vt));
	for (size_t i = 0; i < hostile_count; i++)
		assert_true(vt_printed(&vt, 0, hostile_texts[i]));
	assert_true(hostile_is_printed(&vt));
	vt_clear(&vt);
	acting_begin(&vt, print_screens);
	assert_true(vt_wait_over(&vt));
	assert_false(hostile_is_printed(&vt));
	vt_clear(&vt);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(control_hostile_bytes_are_seen_on_the_terminal),
	    cmocka_unit_test_setup_teardown(
		no_key_but_one_makes_a_yes, begin_walk, end_walk),
	    cmocka_unit_test_setup_teardown(
		control_the_key_that_says_yes_does, begin_walk, end_walk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
