/*
 * What the screens cost: from a key to the screen that answers it, and from
 * the passphrase to the first screen, in vaults of 500 and 100,000 people.
 *
 * The bare side of a key is a program that does nothing with it but move the
 * cursor: the same terminal, the same emulator.  The bare side of opening is
 * the vault opened in this process and what home shows read, with nothing
 * drawn.  Deriving the key is cheap on both.  Nothing passes or fails here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <cmocka.h>

#include "app/demo.h"
#include "app/unlock.h"
#include "base/secret.h"
#include "core/tonight.h"
#include "support/bench.h"
#include "support/clock_fixed.h"
#include "support/place.h"
#include "support/stage.h"
#include "support/vt.h"

#define ROWS       24
#define COLUMNS    80
#define KEYS       400
#define OPEN_TURNS 7
#define QUIET_MS   100 /* to learn where a key leads */

/* ---------------------------------------------------- a key to the screen */

/* Up and down, one row each; the screen has room for both. */
static int
bare_act(void)
{
	struct termios raw;
	char byte;
	int row = 5;

	tcgetattr(STDIN_FILENO, &raw);
	cfmakeraw(&raw);
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	printf("\033[2Jbare\033[%d;1H", row);
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) == 1) {
		if (byte != 'A' && byte != 'B')
			continue;
		row += byte == 'A' ? -1 : 1;
		printf("\033[%d;1H", row);
		fflush(stdout);
	}
	return 0;
}

static bool
cursor_is_there(struct vt *vt, const void *of)
{
	const VTermPos *there = of;

	return vt->cursor.row == there->row && vt->cursor.col == there->col;
}

/* Two keys that undo each other, and where each leaves the cursor. */
struct pair {
	const char *keys[2];
	VTermPos there[2];
};

static void
learn(struct vt *vt, struct pair *pair)
{
	for (int i = 0; i < 2; i++) {
		assert_true(vt_key(vt, pair->keys[i]));
		assert_true(vt_settle(vt, QUIET_MS));
		pair->there[i] = vt->cursor;
	}
	assert_memory_not_equal(
	    &pair->there[0], &pair->there[1], sizeof(pair->there[0]));
}

/* Nanoseconds until the cursor, which is put last, is where it belongs. */
static int64_t
time_key(struct vt *vt, const struct pair *pair, int which)
{
	int64_t begun = bench_now();

	assert_true(vt_key(vt, pair->keys[which]));
	assert_true(vt_until(vt, cursor_is_there, &pair->there[which]));
	return bench_now() - begun;
}

static int
compare(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

static void
print_slowest(const struct bench *bench)
{
	int64_t sorted[BENCH_TURNS_MOST];

	memcpy(sorted, bench->ours, bench->turns * sizeof(sorted[0]));
	qsort(sorted, bench->turns, sizeof(sorted[0]), compare);
	printf("%-22s %8.2f for 99 of 100\n", "",
	    (double)sorted[bench->turns * 99 / 100] / 1e6);
}

/* Both keys over and over, in turns with the bare program. */
static void
bench_keys(struct vt *vt, const char *what, const char *one, const char *other)
{
	static struct bench bench;
	struct vt_start start = {
	    .rows = ROWS, .columns = COLUMNS, .act = bare_act};
	struct pair ours = {.keys = {one, other}};
	struct pair theirs = {.keys = {"Down", "Up"}};
	struct vt bare;

	bench = (struct bench){.what = what, .aim = 20.0};
	assert_true(vt_begin(&bare, &start));
	assert_true(vt_wait(&bare, "bare"));
	learn(&bare, &theirs);
	learn(vt, &ours);
	for (int i = 0; i < KEYS; i++) {
		bench.ours[bench.turns] = time_key(vt, &ours, i % 2);
		bench.bare[bench.turns++] = time_key(&bare, &theirs, i % 2);
	}
	vt_clear(&bare);
	print_slowest(&bench);
	bench_print(&bench);
}

/* ------------------------------------------------------------ the program */

static void
begin(struct vt *vt, const struct stage *stage)
{
	const char *const words[] = {stage->program, "--vault", "vault", NULL};
	struct vt_start start = {.rows = ROWS,
	    .columns = COLUMNS,
	    .folder = stage->path,
	    .argv = words,
	    .environment = (const char *const *)stage->environment};

	assert_true(vt_begin(vt, &start));
	assert_true(vt_wait(vt, "Passphrase"));
	assert_true(vt_type(vt, stage->passphrase, strlen(stage->passphrase)));
	assert_true(vt_wait_read(vt));
}

static void
open_in_screens(struct vt *vt, struct bench *bench)
{
	int64_t begun = bench_now();

	assert_true(vt_key(vt, "Enter"));
	assert_true(vt_wait(vt, "Tonight"));
	bench->ours[bench->turns] = bench_now() - begun;
}

static void
open_here(const struct stage *stage, struct bench *bench)
{
	char path[4096];
	struct secret *passphrase =
	    secret_copy(stage->passphrase, strlen(stage->passphrase));
	struct unlock *unlock = NULL;
	struct tonight_home home;
	int64_t begun = bench_now();

	snprintf(path, sizeof(path), "%s/vault", stage->path);
	assert_int_equal(
	    unlock_open(path, "Sam", &passphrase, &unlock, NULL), STATUS_OK);
	assert_int_equal(
	    tonight_home(unlock_records(unlock), &home), STATUS_OK);
	bench->bare[bench->turns] = bench_now() - begun;
	tonight_home_clear(&home);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

static void
leave(struct vt *vt)
{
	vt_key(vt, "Ctrl-C");
	vt_key(vt, "Ctrl-C");
	assert_true(vt_wait_over(vt));
	vt_clear(vt);
}

static void
bench_opening(const struct stage *stage)
{
	static struct bench bench;
	struct vt vt;

	bench = (struct bench){.what = "open to home", .aim = 1.5};
	while (bench.turns < OPEN_TURNS) {
		begin(&vt, stage);
		open_in_screens(&vt, &bench);
		leave(&vt);
		open_here(stage, &bench);
		bench.turns++;
	}
	bench_print(&bench);
}

static void
bench_screens(const struct stage *stage)
{
	struct bench unused = {.turns = 0};
	struct vt vt;

	begin(&vt, stage);
	open_in_screens(&vt, &unused);
	bench_keys(&vt, "move on home", "Down", "Up");
	assert_true(vt_key(&vt, "p"));
	assert_true(vt_wait(&vt, "Type to find"));
	bench_keys(&vt, "letter in my people", "a", "Backspace");
	assert_true(vt_key(&vt, "Esc"));
	assert_true(vt_wait(&vt, "Tonight"));
	assert_true(vt_key(&vt, "n"));
	assert_true(vt_wait(&vt, "Heads"));
	bench_keys(&vt, "letter in the register", "a", "Backspace");
	vt_clear(&vt);
}

static void
bench_people(int people)
{
	struct stage stage;
	char name[32];

	snprintf(name, sizeof(name), "with-%d", people);
	printf("\n%d people\n", people);
	fflush(stdout);
	assert_true(stage_begin(&stage, name, "C.UTF-8"));
	assert_true(stage_demo(&stage, people));
	clock_fixed_set(STAGE_NOW);
	bench_opening(&stage);
	bench_screens(&stage);
	clock_fixed_release();
	stage_clear(&stage);
}

static void
screens_in_a_small_and_a_large_vault(void **state)
{
	(void)state;
	bench_print_heading("bare");
	bench_people(500);
	bench_people(100000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
	    screens_in_a_small_and_a_large_vault, place_enter, place_leave)};

	if (secret_start() != STATUS_OK)
		return 69;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
