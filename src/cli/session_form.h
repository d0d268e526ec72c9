/*
 * session_form: a session as the options of "session add" give it, filled up
 * from last time.
 */
#ifndef CLI_SESSION_FORM_H
#define CLI_SESSION_FORM_H

#include "cli/cli_internal.h"
#include "cli/split.h"
#include "core/group.h"
#include "core/session.h"

struct session_form {
	struct session_new session; /* points into all that follows */
	struct session_list last;   /* last time's session of the group */
	struct group_list groups;   /* or what is usual in it */
	struct split workers;
	struct split present; /* as typed */
	char (*codes)[CODE_TEXT_BYTES];
	const char **code_list;
	struct split tally_texts;
	struct tally *tallies;
};

/* To be cleared with session_form_clear(), whatever came. */
MUST_USE enum status session_form_read(
    struct call *call, struct session_form *form);
void session_form_clear(struct session_form *form);

/* LIST:ITEM=N as a tally; cuts ${text} into its parts. */
MUST_USE enum status session_form_tally(
    struct call *call, char *text, struct tally *tally);

#endif
