/*
 * play_screen: whether the screen looks as the script says.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "support/play.h"

#define QUIET_MS 500 /* a screen to be written down is at rest by then */

/* What is expected, as script_add_line() gives it. */
static void
add_wanted(const struct play *play, const struct script_screen *screen,
    struct buf *text)
{
	for (size_t i = screen->at + 1; i < screen->after; i++)
		script_add_line(text, play->script->lines[i]);
}

static void
add_seen(struct play *play, struct buf *text)
{
	struct buf screen = BUF_EMPTY;
	char *place = NULL;

	play_add_screen(play, &screen);
	for (char *line = strtok_r(screen.text, "\n", &place); line != NULL;
	     line = strtok_r(NULL, "\n", &place))
		script_add_line(text, line);
	buf_clear(&screen);
}

struct awaited {
	struct play *play;
	const char *text;
};

static bool
looks_so(struct vt *vt, const void *of)
{
	const struct awaited *awaited = of;
	struct buf seen = BUF_EMPTY;
	bool is_so;

	(void)vt;
	add_seen(awaited->play, &seen);
	is_so = strcmp(seen.text, awaited->text) == 0;
	buf_clear(&seen);
	return is_so;
}

static size_t
line_length(const char *text)
{
	return strcspn(text, "\n");
}

/* Both have a line for each row and one for the cursor, or what is wrong with
 * the script is seen by that. */
static void
add_difference(struct buf *text, const char *wanted, const char *seen)
{
	while (*wanted != '\0' || *seen != '\0') {
		size_t want = line_length(wanted);
		size_t see = line_length(seen);
		bool is_same = want == see && strncmp(wanted, seen, want) == 0;

		if (!is_same && *wanted != '\0')
			buf_add_format(text, "- %.*s\n", (int)want, wanted);
		if (*seen != '\0')
			buf_add_format(text, "%c %.*s\n", is_same ? ' ' : '+',
			    (int)see, seen);
		wanted += want + (wanted[want] != '\0');
		seen += see + (seen[see] != '\0');
	}
}

static bool
fail_difference(struct play *play, const char *wanted)
{
	struct buf seen = BUF_EMPTY;

	play_fail(play, "the screen differs (- expected, + got)%s",
	    play->vt.is_over ? ", and the program has ended" : "");
	add_seen(play, &seen);
	add_difference(&play->complaint, wanted, seen.text);
	buf_clear(&seen);
	return false;
}

static bool
compare(struct play *play, const struct script_screen *screen)
{
	struct buf wanted = BUF_EMPTY;
	struct awaited awaited = {.play = play};
	bool is_so;

	add_wanted(play, screen, &wanted);
	awaited.text = wanted.text;
	is_so = vt_until(&play->vt, looks_so, &awaited) ||
		fail_difference(play, wanted.text);
	buf_clear(&wanted);
	return is_so;
}

/* Ids are not written down; the bars keep their place. */
static bool
take_down(struct play *play, struct script_screen *screen)
{
	struct buf seen = BUF_EMPTY;
	bool is_same = true;

	vt_settle(&play->vt, QUIET_MS);
	play_add_screen(play, &seen);
	script_hide_ids(seen.text);
	if (screen->became == NULL)
		screen->became = mem_text(seen.text);
	else
		is_same = strcmp(screen->became, seen.text) == 0;
	buf_clear(&seen);
	return is_same ||
	       play_fail_screen(play, "it looks otherwise in another run, so "
				      "the screen has to name its locale");
}

bool
play_screen(struct play *play, char *rest)
{
	struct script_screen *screen =
	    script_screen_at(play->script, play->line);
	bool is_good;

	(void)rest;
	if (play->reading != play->script)
		return play_fail(play, "no screens in a part");
	if (screen->size.rows != play->vt.rows ||
	    screen->size.columns != play->vt.columns ||
	    (screen->locale != NULL &&
		strcmp(screen->locale, play->locale) != 0)) {
		play->line = screen->after - 1;
		return true;
	}
	screen->was_seen = true;
	is_good =
	    play->is_update ? take_down(play, screen) : compare(play, screen);
	if (is_good)
		printf("ok screen of line %zu, %s\n", play->line + 1,
		    play->called);
	if (is_good)
		play->line = screen->after - 1;
	return is_good;
}
