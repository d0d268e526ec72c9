/*
 * role: what a piece of text is, and how that looks.
 *
 * Sixteen colours at most, so that the user's own scheme holds; NO_COLOR and
 * terminals without colour get bold and reverse.  Never colour alone: who
 * draws puts a mark or a word beside it.
 */
#ifndef TUI_ROLE_H
#define TUI_ROLE_H

enum role {
	ROLE_PLAIN,
	ROLE_TITLE,   /* what this screen is */
	ROLE_HEADING, /* a part of it */
	ROLE_CHOSEN,  /* where the user stands */
	ROLE_KEY,     /* a key of the bar */
	ROLE_VALUE,   /* text being written */
	ROLE_GOOD,    /* done */
	ROLE_WARNING, /* look here */
	ROLE_ERROR,   /* something to put right */
	ROLE_PAPER,   /* black on white, whatever the scheme: to be photographed
		       */
	ROLE_COUNT
};

/* Learn what this terminal can do; after curses was started. */
void role_start(void);

/* The attributes of a role, as curses has them. */
unsigned long role_look(enum role role);

#endif
