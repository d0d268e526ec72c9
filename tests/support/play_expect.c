/*
 * play_expect: what a script expects.  All of it is waited for, so a script
 * never says how long something takes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "support/play.h"

static bool
expect_wait(struct play *play, char *rest)
{
	return vt_wait(&play->vt, rest) ||
	       play_fail_screen(play, "this did not come");
}

static bool
expect_gone(struct play *play, char *rest)
{
	return vt_wait_gone(&play->vt, rest) ||
	       play_fail_screen(play, "this did not go");
}

static bool
expect_end(struct play *play, char *rest)
{
	int got;

	if (!vt_wait_over(&play->vt))
		return play_fail_screen(play, "the program did not end");
	got = vt_exit_status(&play->vt);
	if (got == atoi(rest))
		return true;
	play_fail(play, "it ended with %d, expected %s", got, rest);
	return play_fail_screen(play, "it ended");
}

static bool
is_stopped(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_stopped;
}

static bool
expect_stopped(struct play *play, char *rest)
{
	(void)rest;
	return vt_until(&play->vt, is_stopped, NULL) ||
	       play_fail_screen(play, "the program was not stopped");
}

/* ----------------------------------------------------------- attributes */

static bool
is_reverse(const struct vt_cell *cell)
{
	return cell->is_reverse;
}

static bool
is_bold(const struct vt_cell *cell)
{
	return cell->is_bold;
}

static bool
has_colour(const struct vt_cell *cell)
{
	return cell->has_colour;
}

/* Some text, in one row, that looks like that. */
struct looks {
	int row;
	const char *text;
	bool (*is_so)(const struct vt_cell *cell);
};

static bool
row_looks(struct vt *vt, const void *of)
{
	const struct looks *looks = of;
	struct buf run = BUF_EMPTY;
	struct vt_cell cell;
	bool has = false;
	bool is_any = false;

	for (int column = 0; column < vt->columns; column++) {
		vt_cell(vt, looks->row, column, &cell);
		if (looks->is_so(&cell)) {
			is_any = true;
			buf_add_text(&run, cell.text);
		} else if (cell.width > 0) {
			buf_add_char(&run, '\n');
		}
	}
	has = is_any && strstr(run.text, looks->text) != NULL;
	buf_clear(&run);
	return has;
}

static bool
expect_look(struct play *play, char *rest,
    bool (*is_so)(const struct vt_cell *cell), const char *complaint)
{
	char *text = rest;
	struct looks looks = {.row = (int)strtol(rest, &text, 10) - 1,
	    .text = text + strspn(text, " "),
	    .is_so = is_so};

	if (looks.row < 0 || looks.row >= play->vt.rows)
		return play_fail(play, "no such row");
	return vt_until(&play->vt, row_looks, &looks) ||
	       play_fail_screen(play, complaint);
}

static bool
expect_reverse(struct play *play, char *rest)
{
	return expect_look(play, rest, is_reverse, "that is not in reverse");
}

static bool
expect_bold(struct play *play, char *rest)
{
	return expect_look(play, rest, is_bold, "that is not bold");
}

static bool
expect_colour(struct play *play, char *rest)
{
	return expect_look(play, rest, has_colour, "that has no colour");
}

static bool
is_colourless(struct vt *vt, const void *of)
{
	struct looks looks = {.text = "", .is_so = has_colour};

	(void)of;
	for (looks.row = 0; looks.row < vt->rows; looks.row++)
		if (row_looks(vt, &looks))
			return false;
	return true;
}

static bool
expect_no_colour(struct play *play, char *rest)
{
	(void)rest;
	return vt_until(&play->vt, is_colourless, NULL) ||
	       play_fail_screen(play, "there is a colour");
}

/* ------------------------------------------------------- what went before */

struct awaited {
	size_t from;
	const char *text;
};

static bool
was_printed(struct vt *vt, const void *of)
{
	const struct awaited *awaited = of;

	return vt_printed(vt, awaited->from, awaited->text);
}

static bool
expect_stream_has(struct play *play, char *rest)
{
	struct awaited awaited = {play->mark, rest};

	return vt_until(&play->vt, was_printed, &awaited) ||
	       play_fail_screen(play, "this was not printed");
}

static bool
expect_stream_lacks(struct play *play, char *rest)
{
	vt_pump(&play->vt, 0);
	return !vt_printed(&play->vt, play->mark, rest) ||
	       play_fail_screen(play, "this was printed");
}

static bool
left_above(struct vt *vt, const void *of)
{
	return vt_scrollback_has(vt, of);
}

static bool
expect_scrollback_has(struct play *play, char *rest)
{
	return vt_until(&play->vt, left_above, rest) ||
	       play_fail_screen(play, "this is not above the screen");
}

static bool
expect_scrollback_lacks(struct play *play, char *rest)
{
	vt_pump(&play->vt, 0);
	return !vt_scrollback_has(&play->vt, rest) ||
	       play_fail_screen(play, "this is still above the screen");
}

/* Of the last "run". */
static bool
expect_out_has(struct play *play, char *rest)
{
	struct buf text = BUF_EMPTY;
	bool has;

	stage_add_file(&play->stage, "out", &text);
	has = strstr(text.text, rest) != NULL;
	if (!has) {
		play_fail(play, "standard output lacks it");
		buf_add_text(&play->complaint, text.text);
	}
	buf_clear(&text);
	return has;
}

static bool
expect_out_lacks(struct play *play, char *rest)
{
	struct buf text = BUF_EMPTY;
	bool has;

	stage_add_file(&play->stage, "out", &text);
	has = strstr(text.text, rest) != NULL;
	if (has) {
		play_fail(play, "standard output has it");
		buf_add_text(&play->complaint, text.text);
	}
	buf_clear(&text);
	return !has;
}

/* Of a file that the program wrote. */
static bool
expect_file_has(struct play *play, char *rest)
{
	struct buf text = BUF_EMPTY;
	char *part = strchr(rest, ' ');
	bool has;

	if (part == NULL)
		return play_fail(play, "file-has NAME TEXT");
	*part++ = '\0';
	stage_add_file(&play->stage, rest, &text);
	has = strstr(text.text, part) != NULL;
	buf_clear(&text);
	return has || play_fail(play, "that file lacks it");
}

const struct play_command play_expectations[] = {
    {"wait", true, expect_wait},
    {"gone", true, expect_gone},
    {"screen", true, play_screen},
    {"reverse", true, expect_reverse},
    {"bold", true, expect_bold},
    {"colour", true, expect_colour},
    {"no-colour", true, expect_no_colour},
    {"stream-has", true, expect_stream_has},
    {"stream-lacks", true, expect_stream_lacks},
    {"scrollback-has", true, expect_scrollback_has},
    {"scrollback-lacks", true, expect_scrollback_lacks},
    {"end", true, expect_end},
    {"stopped", true, expect_stopped},
    {"out-has", false, expect_out_has},
    {"out-lacks", false, expect_out_lacks},
    {"file-has", false, expect_file_has},
    {NULL, false, NULL},
};
