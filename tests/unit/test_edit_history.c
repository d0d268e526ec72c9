/*
 * A text being written: thousands of random edits, each compared with a plain
 * model, and all of them taken back and done again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/edit.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define EDITS        2000
#define LIMIT        300 /* bytes; small, so that it is met */

static const char *const pieces[] = {"a", "b", " ", "e", "\n", "Siân", "ł",
    "\xCC\x82", "\xCC\x81", "\xCC\x83", "王", "م", "\xD9\x91", "र", "ा",
    "\xE1\x84\x80", "\xE1\x85\xA1", "\xE1\x86\xA8", "\xF0\x9F\x87\xAC",
    "\xF0\x9F\x87\xA7", "\xF0\x9F\x91\xA9", "\xE2\x80\x8D", "\xF0\x9F\x8F\xBD",
    "\xFF", "\x1b", "\xE2\x80\xAE", "aa", "a"};

static uint32_t seed = 20261103;

/* A small generator of our own: the same numbers everywhere. */
static size_t
pick(size_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* What undo must bring back: the text and the cursor before each step. */
struct snapshot {
	char *text;
	size_t at;
};

struct model {
	struct snapshot before[EDITS + 1];
	size_t count;
};

static void
assert_sound(const struct edit *edit)
{
	struct buf again = BUF_EMPTY;
	size_t place = 0;

	assert_int_equal(strlen(edit->text.text), edit->text.length);
	assert_true(edit->text.length <= edit->limit_bytes);
	assert_true(text_is_utf8(edit->text.text, edit->text.length));
	while (place < edit->at)
		place = text_next_grapheme(edit->text.text, place);
	assert_int_equal(place, edit->at);

	text_printable_lines(edit->text.text, &again);
	assert_string_equal(again.text, edit->text.text);
	buf_reset(&again);
	text_typed(edit->text.text, edit->text.length, true, &again);
	assert_string_equal(again.text, edit->text.text);
	buf_clear(&again);
}

static bool
edit_somehow(struct edit *edit)
{
	const char *piece = pieces[pick(COUNT(pieces))];

	switch (pick(12)) {
	case 0:
		return edit_back(edit);
	case 1:
		return edit_delete(edit);
	case 2:
		return pick(4) == 0 && edit_word_back(edit);
	case 3:
		return edit_paste(edit, piece, strlen(piece));
	default:
		return edit_insert(edit, piece, strlen(piece));
	}
}

static void
move_somehow(struct edit *edit)
{
	static bool (*const moves[])(struct edit * edit) = {edit_left,
	    edit_left, edit_right, edit_word_left, edit_word_right, edit_start,
	    edit_end};

	moves[pick(COUNT(moves))](edit);
}

/* A step for each edit: moving in between ends every run. */
static void
make_edits(struct edit *edit, struct model *model)
{
	for (size_t i = 0; i < EDITS; i++) {
		struct snapshot before;

		do
			move_somehow(edit);
		while (pick(3) == 0);
		before.text = mem_text(edit->text.text);
		before.at = edit->at;
		if (edit_somehow(edit)) {
			assert_string_not_equal(before.text, edit->text.text);
			model->before[model->count++] = before;
		} else {
			assert_string_equal(before.text, edit->text.text);
			assert_int_equal(before.at, edit->at);
			mem_wipe_text(&before.text);
		}
		assert_sound(edit);
	}
}

static void
assert_like(const struct edit *edit, const struct snapshot *snapshot)
{
	assert_string_equal(edit->text.text, snapshot->text);
	assert_int_equal(edit->at, snapshot->at);
}

static void
undo_and_redo_are_exact_over_thousands_of_edits(void **state)
{
	struct model *model = mem_alloc(1, sizeof(*model));
	struct edit edit;
	char *last;

	(void)state;
	edit_init(&edit, true, LIMIT);
	make_edits(&edit, model);
	assert_true(model->count > EDITS / 2);
	last = mem_text(edit.text.text);

	for (size_t i = model->count; i-- > 0;) {
		assert_true(edit_undo(&edit));
		assert_like(&edit, &model->before[i]);
	}
	assert_false(edit_undo(&edit));
	assert_string_equal(edit.text.text, "");
	for (size_t i = 0; i < model->count; i++) {
		assert_string_equal(edit.text.text, model->before[i].text);
		assert_true(edit_redo(&edit));
	}
	assert_false(edit_redo(&edit));
	assert_string_equal(edit.text.text, last);

	for (size_t i = 0; i < model->count; i++)
		mem_wipe_text(&model->before[i].text);
	mem_wipe_text(&last);
	mem_free(model);
	edit_clear(&edit);
}

/* Without moves between: whatever was joined to runs comes back in order. */
static void
runs_of_edits_come_back_in_order(void **state)
{
	struct model *model = mem_alloc(1, sizeof(*model));
	struct edit edit;
	size_t steps = 0;
	size_t known;

	(void)state;
	edit_init(&edit, true, LIMIT);
	for (size_t i = 0; i < EDITS; i++) {
		model->before[i].text = mem_text(edit.text.text);
		edit_somehow(&edit);
		if (pick(20) == 0)
			move_somehow(&edit);
		assert_sound(&edit);
	}
	for (known = EDITS; edit_undo(&edit); steps++) {
		do
			assert_true(known-- > 0);
		while (strcmp(model->before[known].text, edit.text.text) != 0);
		assert_sound(&edit);
	}
	assert_string_equal(edit.text.text, "");
	assert_true(steps < EDITS && steps > EDITS / 20);

	for (size_t i = 0; i < EDITS; i++)
		mem_wipe_text(&model->before[i].text);
	mem_free(model);
	edit_clear(&edit);
}

static void
type(struct edit *edit, const char *letters)
{
	for (; *letters != '\0'; letters++)
		assert_true(edit_insert(edit, letters, 1));
}

static void
a_run_of_typing_is_one_step(void **state)
{
	struct edit edit;

	(void)state;
	edit_init(&edit, false, 100);
	type(&edit, "Mia");
	assert_true(edit_insert(&edit, "\xCC\x82", 2));
	edit_left(&edit);
	type(&edit, "aaa");
	assert_true(edit_back(&edit));
	assert_true(edit_back(&edit));
	assert_string_equal(edit.text.text, "Miaâ");
	assert_true(edit_undo(&edit));
	assert_string_equal(edit.text.text, "Miaaaâ");
	assert_true(edit_undo(&edit));
	assert_string_equal(edit.text.text, "Miâ");
	assert_int_equal(edit.at, 2);
	assert_true(edit_undo(&edit));
	assert_string_equal(edit.text.text, "");
	assert_false(edit_undo(&edit));
	assert_true(edit_redo(&edit));
	assert_string_equal(edit.text.text, "Miâ");
	edit_clear(&edit);
}

static void
typing_after_an_undo_forgets_what_was_undone(void **state)
{
	struct edit edit;

	(void)state;
	edit_init(&edit, false, 100);
	type(&edit, "one");
	edit_start(&edit);
	type(&edit, "two");
	assert_true(edit_undo(&edit));
	type(&edit, "x");
	assert_false(edit_redo(&edit));
	assert_string_equal(edit.text.text, "xone");
	assert_true(edit_undo(&edit));
	assert_string_equal(edit.text.text, "one");
	edit_clear(&edit);
}

static void
setting_a_text_forgets_the_history(void **state)
{
	struct edit edit;

	(void)state;
	edit_init(&edit, false, 100);
	type(&edit, "one");
	assert_true(edit_set(&edit, "two"));
	assert_false(edit_undo(&edit));
	assert_string_equal(edit.text.text, "two");
	edit_clear(&edit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(undo_and_redo_are_exact_over_thousands_of_edits),
	    cmocka_unit_test(runs_of_edits_come_back_in_order),
	    cmocka_unit_test(a_run_of_typing_is_one_step),
	    cmocka_unit_test(typing_after_an_undo_forgets_what_was_undone),
	    cmocka_unit_test(setting_a_text_forgets_the_history),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
