/*
 * play: what a script does: the program, keys, the terminal, the clock.
 */
#include "support/play.h"

#include <ctype.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool
play_fail(struct play *play, const char *format, ...)
{
	char what[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(what, sizeof(what), format, arguments);
	va_end(arguments);
	buf_add_format(&play->complaint, "%s:%zu: %s\n", play->reading->path,
	    play->line + 1, what);
	return false;
}

void
play_add_screen(struct play *play, struct buf *text)
{
	struct buf row = BUF_EMPTY;

	for (int i = 0; i < play->vt.rows; i++) {
		buf_reset(&row);
		buf_add_char(&row, '|');
		vt_row_whole(&play->vt, i, &row);
		buf_add_text(&row, "|");
		buf_add_text(text, row.text);
		buf_add_char(text, '\n');
	}
	if (play->vt.cursor_is_visible)
		buf_add_format(text, "cursor %d,%d\n", play->vt.cursor.row + 1,
		    play->vt.cursor.col + 1);
	else
		buf_add_text(text, "cursor hidden\n");
	buf_clear(&row);
}

bool
play_fail_screen(struct play *play, const char *what)
{
	play_fail(play, "%s; the screen is%s", what,
	    play->vt.is_over ? ", after the program's end" : "");
	if (play->vt.is_over)
		buf_add_format(&play->complaint, "exit status %d\n",
		    vt_exit_status(&play->vt));
	play_add_screen(play, &play->complaint);
	return false;
}

bool
play_at_rest(struct play *play)
{
	return !play->is_started || vt_wait_rest(&play->vt) ||
	       play->vt.is_over || play->vt.is_stopped ||
	       play_fail_screen(play, "the program does not wait for a key");
}

/* ------------------------------------------------------------- the stage */

/* Taken by script_read(). */
static bool
do_nothing(struct play *play, char *rest)
{
	(void)play;
	(void)rest;
	return true;
}

static bool
do_demo(struct play *play, char *rest)
{
	return stage_demo(&play->stage, atoi(rest)) ||
	       play_fail(play, "no demo could be made");
}

static bool
do_env(struct play *play, char *rest)
{
	return (strchr(rest, '=') != NULL && stage_set(&play->stage, rest)) ||
	       play_fail(play, "env NAME=VALUE");
}

static bool
do_as(struct play *play, char *rest)
{
	char *phrase = strchr(rest, ' ');

	if (phrase == NULL)
		return play_fail(play, "as NAME PASSPHRASE");
	mem_free(play->stage.user);
	mem_free(play->stage.passphrase);
	play->stage.passphrase = mem_text(phrase + 1);
	play->stage.user = mem_text_n(rest, (size_t)(phrase - rest));
	return true;
}

static bool
do_clock(struct play *play, char *rest)
{
	if (!play_at_rest(play))
		return false;
	if (*rest != '+' && *rest != '-')
		return play_fail(play, "clock +SECONDS or -SECONDS");
	*play->stage.now += strtoll(rest, NULL, 10);
	return true;
}

/* A file from beside the script, for the program to be told of. */
static bool
do_file(struct play *play, char *rest)
{
	const char *slash = strrchr(play->script->path, '/');
	char *from = strchr(rest, ' ');
	struct buf path = BUF_EMPTY;
	bool is_good;

	if (from == NULL)
		return play_fail(play, "file NAME FROM");
	*from++ = '\0';
	buf_add(&path, play->script->path,
	    slash == NULL ? 0 : (size_t)(slash + 1 - play->script->path));
	buf_add_text(&path, from);
	is_good = stage_copy(&play->stage, path.text, rest);
	buf_clear(&path);
	return is_good || play_fail(play, "this file could not be copied");
}

static bool
do_run(struct play *play, char *rest)
{
	char *words = rest;
	long wanted = strtol(rest, &words, 10);
	int got;

	if (!play_at_rest(play))
		return false;
	if (words == rest)
		return play_fail(play, "run STATUS COMMAND...");
	got = stage_run(&play->stage, words);
	if (got == wanted)
		return true;
	play_fail(play, "exit %d, expected %ld", got, wanted);
	stage_add_file(&play->stage, "out", &play->complaint);
	stage_add_file(&play->stage, "err", &play->complaint);
	return false;
}

static bool
do_sql(struct play *play, char *rest)
{
	if (!play_at_rest(play))
		return false;
	if (stage_sql(&play->stage, rest) == 0)
		return true;
	play_fail(play, "releases.db was not changed");
	stage_add_file(&play->stage, "err", &play->complaint);
	return false;
}

/* parts/NAME.txt beside the script. */
static bool
do_part(struct play *play, char *rest)
{
	const struct script *before = play->reading;
	size_t line = play->line;
	struct script part;
	struct buf path = BUF_EMPTY;
	const char *slash = strrchr(play->script->path, '/');
	bool is_good;

	buf_add(&path, play->script->path,
	    slash == NULL ? 0 : (size_t)(slash + 1 - play->script->path));
	buf_add_format(&path, "parts/%s.txt", rest);
	is_good = script_read(&part, path.text, &play->complaint);
	play->reading = &part;
	is_good = is_good && play_lines(play);
	play->reading = before;
	play->line = line;
	if (!is_good)
		play_fail(play, "in this part");
	script_clear(&part);
	buf_clear(&path);
	return is_good;
}

/* ----------------------------------------------------------- the program */

static bool
do_start(struct play *play, char *rest)
{
	const char *words[STAGE_ARGUMENTS] = {
	    play->stage.program, "--vault", "vault"};
	struct vt_start start = {
	    .rows = play->size.rows,
	    .columns = play->size.columns,
	    .folder = play->stage.path,
	    .argv = words,
	    .environment = (const char *const *)play->stage.environment,
	    .tells_rest = true,
	};
	int patience_ms =
	    play->is_started ? play->vt.patience_ms : VT_PATIENCE_MS;

	if (!stage_words(rest, words, 3))
		return play_fail(play, "too many words");
	if (play->is_started)
		vt_clear(&play->vt);
	play->is_started = true;
	play->mark = 0;
	if (!vt_begin(&play->vt, &start))
		return play_fail(play, "no terminal could be had");
	play->vt.patience_ms = patience_ms;
	return true;
}

/* What was not read because the program has ended is no matter. */
static bool
was_read(struct play *play)
{
	return vt_wait_read(&play->vt) || play->vt.is_over ||
	       play_fail_screen(play, "this was not read");
}

static bool
do_type(struct play *play, char *rest)
{
	if (!play_at_rest(play))
		return false;
	if (!vt_type(&play->vt, rest, strlen(rest)))
		return play_fail_screen(play, "this could not be typed");
	return was_read(play);
}

static bool
do_key(struct play *play, char *rest)
{
	char *place = NULL;

	for (char *key = strtok_r(rest, " ", &place); key != NULL;
	     key = strtok_r(NULL, " ", &place)) {
		if (!play_at_rest(play))
			return false;
		if (!vt_key(&play->vt, key))
			return play_fail_screen(play, "no such key, or no end");
		if (!was_read(play))
			return false;
	}
	return true;
}

static bool
do_paste(struct play *play, char *rest)
{
	if (!play_at_rest(play))
		return false;
	if (!vt_paste(&play->vt, rest))
		return play_fail_screen(play, "this could not be pasted");
	return was_read(play);
}

static bool
do_resize(struct play *play, char *rest)
{
	if (!script_parse_size(rest, &play->size))
		return play_fail(play, "resize WIDTHxHEIGHT");
	if (!play_at_rest(play))
		return false;
	vt_resize(&play->vt, play->size.rows, play->size.columns);
	return true;
}

static bool
do_hang_up(struct play *play, char *rest)
{
	(void)rest;
	vt_hang_up(&play->vt);
	return true;
}

static bool
do_signal(struct play *play, char *rest)
{
	static const struct {
		const char *name;
		int number;
	} known[] = {{"HUP", SIGHUP}, {"TERM", SIGTERM}, {"KILL", SIGKILL},
	    {"STOP", SIGSTOP}, {"CONT", SIGCONT}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(rest, known[i].name) == 0) {
			vt_signal(&play->vt, known[i].number);
			return true;
		}
	return play_fail(play, "signal HUP, TERM, KILL, STOP or CONT");
}

static bool
do_patience(struct play *play, char *rest)
{
	play->vt.patience_ms = atoi(rest) * 1000;
	return true;
}

static bool
do_mark(struct play *play, char *rest)
{
	(void)rest;
	vt_pump(&play->vt, 0);
	play->mark = play->vt.stream.length;
	return true;
}

const struct play_command play_commands[] = {
    {"size", false, do_nothing},
    {"locale", false, do_nothing},
    {"part", false, do_part},
    {"demo", false, do_demo},
    {"as", false, do_as},
    {"env", false, do_env},
    {"clock", false, do_clock},
    {"file", false, do_file},
    {"run", false, do_run},
    {"sql", false, do_sql},
    {"start", false, do_start},
    {"patience", true, do_patience},
    {"type", true, do_type},
    {"key", true, do_key},
    {"paste", true, do_paste},
    {"resize", true, do_resize},
    {"hang-up", true, do_hang_up},
    {"signal", true, do_signal},
    {"mark", true, do_mark},
    {NULL, false, NULL},
};

/* -------------------------------------------------------------- playing */

static const struct play_command *
find_command(const char *name)
{
	const struct play_command *const tables[] = {
	    play_commands, play_expectations, play_paper};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct play_command *command = tables[i];
		     command->name != NULL; command++)
			if (strcmp(command->name, name) == 0)
				return command;
	return NULL;
}

static bool
play_line(struct play *play, char *line)
{
	char *rest = line + strcspn(line, " ");
	const struct play_command *command;

	if (*line == '\0' || *line == '#')
		return true;
	if (*rest != '\0')
		*rest++ = '\0';
	rest += strspn(rest, " ");
	command = find_command(line);
	if (command == NULL)
		return play_fail(play, "what is %s?", line);
	if (command->needs_program && !play->is_started)
		return play_fail(play, "nothing was started");
	return command->act(play, rest);
}

bool
play_lines(struct play *play)
{
	bool is_good = true;

	for (play->line = 0; is_good && play->line < play->reading->count;
	     play->line++) {
		char *line = mem_text(play->reading->lines[play->line]);

		is_good = play_line(play, line);
		mem_free(line);
	}
	return is_good;
}
