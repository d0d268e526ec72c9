/*
 * hand_turn: one young person's turn at the laptop: what its pages share.
 *
 * It holds what is shown about them while it is shown, their key while it is
 * open, and what they have answered and not signed yet.
 */
#ifndef TUI_HAND_TURN_H
#define TUI_HAND_TURN_H

#include <stdbool.h>
#include <stddef.h>

#include "app/own.h"
#include "core/forget.h"
#include "core/handover.h"
#include "core/kind.h"
#include "core/own_asks.h"
#include "core/own_request.h"
#include "core/own_say.h"
#include "core/own_view.h"
#include "tui/hand_page.h"

/* Something they said yes to that is not signed or written down yet. */
struct hand_answer {
	char *kind;
	char *worker; /* SEE_WORKER; else NULL */
	struct own_change change;
	bool brought_up;
};

struct hand_turn {
	struct desk *desk;
	const char *code;
	struct buf called; /* as far as it may be seen */
	struct own_view view;
	char **taken; /* kinds that can be brought back */
	size_t taken_count;
	struct forget_preview forget; /* with what they ticked */
	bool has_forget;
	struct own *own; /* their key while it is open; NULL */
	struct handover_key key;
	bool read_aloud;  /* a worker reads the pages to them */
	bool was_offered; /* a PIN, in this turn */
	struct hand_answer *answers;
	size_t answers_count;
	size_t answers_room;
};

/* The whole turn, from the first page until they are done. */
void hand_turn_run(struct hand_turn *turn);
void hand_turn_clear(struct hand_turn *turn);

/* Read anew what is held; says so when it cannot. */
bool hand_turn_read(struct hand_turn *turn);

/* Was it taken back in this hand-over, so that it can be brought back? */
bool hand_turn_is_taken(const struct hand_turn *turn, const char *kind);

/* Is it new since they last looked?  The first time nothing is. */
bool hand_turn_is_new(
    const struct hand_turn *turn, const struct own_thing *thing);

/* What is held of a kind; NULL: it was never answered. */
const struct own_thing *hand_turn_thing(
    const struct hand_turn *turn, const char *kind);

/* Open a page of theirs. */
void hand_turn_page(struct hand_turn *turn, struct hand_page *page,
    enum own_word title, enum own_word help);

/* OK: true.  Else the sentence that fits is said. */
bool hand_turn_did(struct hand_turn *turn, enum status status);

/* --------------------------------------------------------- answers (hand_ask)
 */

/* The change is kept with copies of its texts. */
void hand_answer_add(struct hand_turn *turn, const struct own_change *change);
void hand_answers_clear(struct hand_turn *turn);
void hand_answers_cut(struct hand_turn *turn, size_t count);
bool hand_answers_have(const struct hand_turn *turn, const char *kind);

/* Say no to each; says so. */
void hand_say_no(
    struct hand_turn *turn, const char *const *kinds, size_t count);

/* Ask what waits, one thing at a time, at most ${most} of them. */
void hand_ask_some(struct hand_turn *turn, size_t most);

/*
 * The page with what came from an old file (hand_old.c).  What they keep of it
 * becomes an answer; the rest is a no.
 */
void hand_old_run(struct hand_turn *turn);

/* Ask, one page each, about what others asked for (hand_asked.c). */
void hand_asked_run(struct hand_turn *turn);
void hand_asked_one(struct hand_turn *turn, const struct own_request *request);
void hand_asked_item(
    struct hand_page *page, int id, const struct own_request *request);

/* ------------------------------------------------------------ keys (hand_key)
 */

/*
 * Sign what they answered: with their key, opened by the PIN if it is not open
 * yet, or with a new one.  False: it was not; the answers are still there.
 */
bool hand_key_sign(struct hand_turn *turn);

/* Open their key so that everything shows; make one when there is none. */
bool hand_key_open(struct hand_turn *turn);

/* Make a first key; false: not now. */
bool hand_key_make(struct hand_turn *turn);

/* "I never made this PIN." */
void hand_key_not_mine(struct hand_turn *turn);

/*
 * The page with everything they had said, ticked (hand_keep.c).  What stays
 * ticked becomes an answer.  False: not now.
 */
bool hand_keep_run(struct hand_turn *turn, bool is_first_key);

/* ------------------------------------------------------ the views: 1 to 7 or 0
 */

int hand_held_run(struct hand_turn *turn);
int hand_asks_run(struct hand_turn *turn);
int hand_looked_run(struct hand_turn *turn);
int hand_got_run(struct hand_turn *turn);
int hand_slip_run(struct hand_turn *turn);
int hand_forget_run(struct hand_turn *turn);

/*
 * A copy of it all to take away (hand_copy.c).  True: it is made, and they want
 * to be forgotten here.
 */
bool hand_copy_run(struct hand_turn *turn);

/* One thing: who may see it; their own words beside a value of it. */
void hand_see_run(struct hand_turn *turn, const struct own_thing *thing);
void hand_words_run(struct hand_turn *turn, const struct own_thing *thing);

/* Type or choose a value of a kind that is live.  False: left for later. */
bool hand_value_run(struct hand_turn *turn, const char *kind);

/* A line of text typed on a page; false: they went back. */
bool hand_type(struct hand_page *page, struct buf *text, size_t limit_bytes);

/* Take back a no of this hand-over. */
bool hand_bring_back(struct hand_turn *turn, const char *kind);

/* All of them; says nothing. */
bool hand_bring_all_back(struct hand_turn *turn);

/* How things are said (hand_say.c). */
void hand_say_see(struct buf *out, const char *see, const char *worker);
void hand_say_day(struct buf *out, int32_t day);
void hand_say_line(struct buf *out, enum own_word label, const char *value);
enum see hand_see_of(const char *see);

#endif
