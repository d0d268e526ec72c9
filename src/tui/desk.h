/*
 * desk: what every screen works at: the open vault, the layers on the screen,
 * the line of what was said last, and the one place that waits for keys.
 *
 * A lock is the end of this process (DESIGN 7).  desk_wait() does not come
 * back from one, so no screen has to undo anything: whatever it holds goes with
 * the process.  What should be kept is kept by the draft.
 */
#ifndef TUI_DESK_H
#define TUI_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"
#include "tui/layer.h"
#include "tui/press.h"
#include "tui/role.h"
#include "tui/tui.h"

/* A form that is being written, kept sealed while it is (DESIGN 7). */
struct writing {
	const char *form; /* under which it is kept */
	void (*write)(void *context, struct buf *text);
	void *context;
	bool is_changed;  /* since it was saved last */
	int64_t saved_at; /* moment; 0: not yet */
	int64_t tried_ms; /* awake clock: when it was saved last, or tried */
};

struct desk {
	const struct tui_start *start;
	int (*exit_of)(enum tui_end end);
	struct unlock *unlock;   /* NULL while locked */
	struct records *records; /* NULL for a manager */
	struct layer *top;
	struct writing *writing; /* NULL: nothing is being written */
	struct buf worry;        /* whom to ring about a worry */
	struct buf said;         /* what was said last; "" nothing */
	enum role said_role;
	int64_t pressed_at_ms; /* awake clock */
	int idle_minutes;
	bool is_working;  /* on what was pressed: that is not idle time */
	bool is_warned;   /* that it locks soon */
	bool is_quitting; /* it is being asked whether to leave */
	bool is_handed;   /* a young person has the laptop: only a lock ends it
			   */
};

void desk_init(struct desk *desk, const struct tui_start *start,
    int (*exit_of)(enum tui_end end));

/*
 * The next key for the top layer.  Draws first.  Sees to everything that is
 * the same everywhere: change of size, Ctrl-X and Ctrl-Z and Ctrl-C, F1 and
 * "?", idle time, hang-up, saving the draft.  PRESS_TICK about once a second.
 * Forgets the statuses noted so far and tells the records what time it is.
 */
void desk_wait(struct desk *desk, struct press *press);

/* Say one line (a literal format), until the next key. */
void desk_say(struct desk *desk, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The sentence of a status; nothing for OK.  Gives it back. */
enum status desk_tell(struct desk *desk, enum status status);

/*
 * Save the draft now, if there is one and it changed.  False: it could not be
 * kept, and why was said.
 */
bool desk_save_draft(struct desk *desk);

/* Put the vault away and end this process. */
void desk_leave(struct desk *desk, enum tui_end end) __attribute__((noreturn));

/* It cannot go on: say why after the terminal was given back, and end. */
void desk_fail(enum status status) __attribute__((noreturn));

/*
 * A vault was opened: from now on it is the desk's.  ${records} changes when
 * users change: desk_refresh() asks for it again, and leaves what was noted of
 * a failure to be told.
 */
void desk_open(struct desk *desk, struct unlock *unlock);
void desk_refresh(struct desk *desk);

#endif
