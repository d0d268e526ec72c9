/*
 * register_internal: what the files of the register share.
 */
#ifndef TUI_REGISTER_INTERNAL_H
#define TUI_REGISTER_INTERNAL_H

#include "app/unlock.h"
#include "core/session.h"
#include "tui/desk.h"
#include "tui/form.h"
#include "tui/register_model.h"
#include "tui/tallies.h"

#define REGISTER_DRAFT "register" /* how the names of its drafts begin */

struct register_screen {
	struct desk *desk;
	struct layer layer;
	struct register_model model;
	struct form_answers details; /* register_form */
	struct tallies tallies;
	struct buf group;   /* "" none */
	char draft[65];     /* the name of its draft */
	bool uses_door;     /* starts from the heads counted while locked */
	bool needs_details; /* without a group nothing is usual */
	size_t page;        /* lines of the list, as drawn last */
	bool is_done;       /* saved, thrown away or left as a draft */
	char code[CODE_TEXT_BYTES]; /* the session it became; "" none */
	struct writing writing;
};

/* Everything but who came: date, times, where, what, who worked, notes. */
extern const struct form register_form;

/* Write up, without asking whether somebody did already. ${group} "": none. */
void register_new(struct desk *desk, const char *group, int32_t held_on);

/* The day of the session; today while none is given. */
int32_t register_held_on(const struct register_screen *screen);

/* Something changed: keep it. */
void register_changed(struct register_screen *screen);

/* register_details.c: fill in from last time or what is usual; change them. */
enum status register_start_details(
    struct register_screen *screen, int32_t held_on);
void register_edit_details(struct register_screen *screen);

/* "18:30-21:00, Main hall, with Sam, Delyth" */
void register_details_line(
    const struct register_screen *screen, struct buf *line);

/* register_save.c: into the records; OK: ${code} is set. */
enum status register_save(struct register_screen *screen);

/* register_draft.c: as a text, and back. */
void register_write(void *context, struct buf *text);
enum status register_read(struct register_screen *screen, const char *text);

/* "Tuesday open access, 24 Nov" of such a text. */
void register_draft_name(const char *text, struct buf *name);

/* register_ask.c: ask for a yes: a new name, or somebody who was known. */
void register_ask(struct register_screen *screen);

/* register_known.c: who of the name is known already? */
enum register_known {
	REGISTER_BACK,    /* not decided */
	REGISTER_UNKNOWN, /* somebody new */
	REGISTER_TICKED,  /* somebody known, who is ticked now */
};
enum register_known register_ask_known(
    struct register_screen *screen, size_t head);

/* What may be said of somebody now: register_known.c. */
struct register_standing {
	bool may_tick;       /* their yes to being on the list is live */
	bool is_called;      /* they may be called by name or handle at all */
	const char *called;  /* and the kind of it, when that waits for a yes */
	const char *why_not; /* a yes cannot be said by word: a sentence */
};
enum status register_look_up(
    struct desk *desk, const char *code, struct register_standing *standing);

/* register_draw.c */
void register_draw(struct layer *layer);

/*
 * register_choose.c: what to write up.  False: they went back.  ${draft} is
 * set when that is what to go on with.
 */
struct register_choice {
	struct buf group; /* "" none */
	int32_t held_on;
	char draft[65];
};
bool register_choose(struct desk *desk, struct register_choice *choice);

/* Another group for what is being written up. */
bool register_choose_group(struct desk *desk, struct register_choice *choice);

/* The newest session of a group on a day; "" when there is none. */
enum status register_find_session(struct desk *desk, const char *group,
    int32_t held_on, char code[CODE_TEXT_BYTES]);

#endif
