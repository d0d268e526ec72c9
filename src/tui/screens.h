/*
 * screens: every screen by the function that opens it.
 *
 * One file a screen; each comes back when its user goes back.  None comes back
 * from a lock (tui/desk.h).  People are named by their shown id and by what
 * they are called, which the caller was shown already.
 */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/person.h"
#include "tui/desk.h"

/* Coming and going -------------------------------------------------------- */

/* Who is it, and the heads counted while it is locked.  Until it is open. */
void door_run(struct desk *desk);

/* There is no vault yet: settings, first worker, envelope.  Until it is open.
 */
void first_run(struct desk *desk);

/* What was being written when it was locked: go on with it? */
void resume_offer(struct desk *desk);

/* Tonight, for a worker. */
void home_run(struct desk *desk);

/* What a manager's key opens, and what the words of the envelope do. */
void office_run(struct desk *desk);
void recovery_run(struct desk *desk);

/* Figures and the work, for a worker; which groups seem to lack sessions. */
void office_figures_run(struct desk *desk);
void office_few_run(struct desk *desk);

/* Everything there is, to be found by its name. */
void more_run(struct desk *desk);

/* The work ---------------------------------------------------------------- */

/*
 * Write up a session of ${group} (NULL: choose which) that was held on
 * ${held_on} (DAY_NONE: today).
 */
void register_run(struct desk *desk, const char *group, int32_t held_on);

/* Go on with a register that was left as a draft. */
void register_resume(struct desk *desk, const char *draft);

/* Sessions that were written up; one of them, to be put right. */
void sessions_run(struct desk *desk);
void session_run(struct desk *desk, const char *code);

/* Groups, their workers, regulars and cover. */
void groups_run(struct desk *desk);

/* Whom to expect at the door of a group. */
void tonight_list_run(struct desk *desk, const char *group);

/* Choose one of my groups, its name into ${name}.  False: they went back. */
bool group_pick_run(struct desk *desk, const char *title, struct buf *name);

/* Phone numbers of a group, one look each; NULL: choose which. */
void ring_run(struct desk *desk, const char *group);

/* Take-out sheets: make one; which are out. */
void sheets_run(struct desk *desk);

/* A club's spreadsheet of sessions; people from an old file. */
void import_run(struct desk *desk);
void import_people_run(struct desk *desk);

/* People ------------------------------------------------------------------ */

/* The people of my groups; somebody by the name they gave. */
void people_run(struct desk *desk);
void find_run(struct desk *desk);

/*
 * Somebody new, outside a register; ${name} is what was typed already, or
 * NULL.  True: they were added.
 */
bool new_person_run(struct desk *desk, const char *name);

/* One person.  ${why} NULL: ask for the reason first. */
void person_run(struct desk *desk, const char *code, const char *called,
    const struct look_why *why);

/* Ask a person for things, and write down their yes or no.  ${kind} NULL: any.
 */
void say_run(
    struct desk *desk, const char *code, const char *called, const char *kind);

/* Choose whom of my people to hand the laptop to, and do. */
void hand_pick_run(struct desk *desk);

/* What they got out of it. */
void outcomes_run(struct desk *desk, const char *code, const char *called,
    const struct look_why *why);

/* Who waits to be asked; what others wrote down as a no. */
void asks_run(struct desk *desk);
void noes_run(struct desk *desk);

/* What people asked for, by letter, by word or by email; one of them. */
void requests_run(struct desk *desk);
void request_run(struct desk *desk, const char *code);

/*
 * Why do you look?  False: they went back.  Words for "other" are kept in
 * ${words}, which ${why} then borrows.
 */
bool why_ask(struct desk *desk, const char *called, struct look_why *why,
    struct buf *words);

/* The vault --------------------------------------------------------------- */

void kinds_run(struct desk *desk);
void users_run(struct desk *desk);
void settings_run(struct desk *desk);
void passphrase_run(struct desk *desk);

/* Does the vault still say what was said? */
void check_show(struct desk *desk);

/* Finish what was erased and waits; what came of the newest erasure. */
void scrub_run(struct desk *desk);
void erased_last_show(struct desk *desk);

/* A copy of it on another medium. */
void backing_up_run(struct desk *desk);

/* Is this laptop a good place for it?  And in short, once, at the start. */
void laptop_run(struct desk *desk);
void laptop_show_first(struct desk *desk);

#endif
