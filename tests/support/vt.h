/*
 * vt: a program on a terminal of its own, and what a person sees there.
 *
 * The program runs as a shell would run it: in the foreground of a session
 * whose leader (vt_leader.c) tells how it ends, stops and goes on.  What it
 * prints goes through libvterm.  Waiting is always for something to be so,
 * never for time to pass, and ends at once when the program has.
 *
 * Rows and columns are counted from 0 here.
 */
#ifndef SUPPORT_VT_H
#define SUPPORT_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <vterm.h>

#include "base/buf.h"

#define VT_PATIENCE_MS 60000

/* What is to run: a program, or a function of this one. */
struct vt_start {
	int rows, columns;
	const char *folder;             /* where it starts; NULL: here */
	const char *const *argv;        /* NULL-ended; argv[0] is its path */
	const char *const *environment; /* NULL-ended; NULL: this one's */
	int (*act)(void); /* instead of argv; leaves with the answer */
	bool tells_rest;  /* it prints REST_MARK (support/rest.h) */
};

struct vt {
	VTerm *emulator;
	VTermScreen *screen;
	int rows, columns;
	int patience_ms; /* how long to wait for what never comes */

	VTermPos cursor;
	bool cursor_is_visible;
	bool is_alternate; /* the alternate screen is shown */

	char **scrollback; /* lines that left at the top, oldest first */
	size_t scrollback_count, scrollback_capacity;
	struct buf stream;  /* every byte the program wrote */
	int within;         /* the sequence that is not all in yet; 0: none */
	size_t matched;     /* bytes seen of what clears the scrollback */
	struct buf answers; /* what the terminal itself has to say */
	bool tells_rest, is_at_rest;
	size_t rest_matched; /* bytes seen of what tells that it rests */

	pid_t leader, program;
	int terminal; /* our side, not blocking; -1 after a hang-up */
	int slave;    /* its side, kept open to see what was not read yet */
	int news;     /* from the leader */
	bool is_over, is_stopped;
	int status; /* as waitpid(2) gives it, once it is over */
};

/* What is drawn in one place. */
struct vt_cell {
	char text[VTERM_MAX_CHARS_PER_CELL * 4 + 1]; /* " " when blank */
	int width; /* 1 or 2; 0 for the right half of a wide one */
	bool is_reverse, is_bold, has_colour;
};

/* False when no terminal could be had. */
bool vt_begin(struct vt *vt, const struct vt_start *start);

/* Ends whatever still runs, and forgets everything. */
void vt_clear(struct vt *vt);

/*
 * Wait up to ${most_ms} for something to happen and take it in: true when
 * something was printed, or the program ended, stopped or went on.
 */
bool vt_pump(struct vt *vt, int most_ms);

/* Pump until ${is_so} says so; false when patience or the program ends. */
bool vt_until(struct vt *vt, bool (*is_so)(struct vt *vt, const void *of),
    const void *of);

/* Until ${text} stands in one row, stands in none, the program has ended. */
bool vt_wait(struct vt *vt, const char *text);
bool vt_wait_gone(struct vt *vt, const char *text);
bool vt_wait_over(struct vt *vt);

/*
 * Until the program has read all that was typed; false when it has ended, was
 * stopped before, or never does.
 */
bool vt_wait_read(struct vt *vt);

/*
 * Until the program has done what was typed and waits for more; false when it
 * has ended, was stopped, or never does.  Only for one that tells its rest.
 */
bool vt_wait_rest(struct vt *vt);

/*
 * Until the program read all and then printed nothing for ${quiet_ms}.  No
 * test can rest on this: it is for writing down what a screen looks like.
 */
bool vt_settle(struct vt *vt, int quiet_ms);

/*
 * Type bytes; a key by its name as terminals send it: Enter Tab Esc Up Down
 * Left Right Home End PgUp PgDn Insert Delete Backspace Space F1-F12, one
 * character, with Ctrl- Alt- Shift- before it; a text as if pasted.  False
 * when the program does not take it, or there is no such key.
 */
bool vt_type(struct vt *vt, const void *bytes, size_t count);
bool vt_key(struct vt *vt, const char *name);
bool vt_paste(struct vt *vt, const char *text);

void vt_resize(struct vt *vt, int rows, int columns);

/* Close the terminal's window. */
void vt_hang_up(struct vt *vt);

/* Send a signal to the program and all it started that stayed with it. */
void vt_signal(struct vt *vt, int number);

/* Add a row's text, without the blanks at its end; with them. */
void vt_row(const struct vt *vt, int row, struct buf *text);
void vt_row_whole(const struct vt *vt, int row, struct buf *text);

/* Add the text of all rows, each ended by a newline. */
void vt_text(const struct vt *vt, struct buf *text);

bool vt_has(const struct vt *vt, const char *text);
bool vt_scrollback_has(const struct vt *vt, const char *text);
void vt_cell(const struct vt *vt, int row, int column, struct vt_cell *cell);

/* Did the program print this, after the first ${from} bytes? */
bool vt_printed(const struct vt *vt, size_t from, const char *text);

/* 0-255: exit status; 128 + n: ended by signal n; -1: not known. */
int vt_exit_status(const struct vt *vt);

#endif
