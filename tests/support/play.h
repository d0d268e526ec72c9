/*
 * play: a script played once, in one size and one locale.
 */
#ifndef SUPPORT_PLAY_H
#define SUPPORT_PLAY_H

#include "support/script.h"
#include "support/stage.h"
#include "support/vt.h"

#define PLAY_PAPER_WORDS 8

struct play {
	struct script *script;
	const struct script *reading; /* the script, or a part of it */
	size_t line;                  /* of reading; from 0 */
	struct script_size size;      /* as it is now */
	const char *locale;
	const char *called; /* "NAME at 80x24 in C.UTF-8" */
	bool is_update;
	struct stage stage;
	struct vt vt;
	bool is_started;
	size_t mark;                   /* bytes printed before the last mark */
	char *paper[PLAY_PAPER_WORDS]; /* recovery words, written down */
	struct buf complaint;          /* why it failed, many lines */
};

/* One command of a script.  False with a complaint when it failed. */
struct play_command {
	const char *name;
	bool needs_program; /* something must have been started */
	bool (*act)(struct play *play, char *rest);
};

/* Ends with an entry without a name. */
extern const struct play_command play_commands[];
extern const struct play_command play_expectations[];
extern const struct play_command play_paper[];

void play_forget_paper(struct play *play);

/* The command of that name. */
bool play_screen(struct play *play, char *rest);

/* Play all lines of ${play->reading}. */
bool play_lines(struct play *play);

/*
 * What comes next meets a program that has done all it was told: wait until it
 * has.  One that has ended or stands still needs no waiting for.
 */
bool play_at_rest(struct play *play);

/* Add "FILE:LINE: what" to the complaint; always false. */
bool play_fail(struct play *play, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, with what is on the screen. */
bool play_fail_screen(struct play *play, const char *what);

/* Add the screen as a script has it, and where the cursor is. */
void play_add_screen(struct play *play, struct buf *text);

#endif
