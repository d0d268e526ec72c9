/*
 * role: attributes and colours, in one table.
 */
#include "tui/role.h"

#include <stdbool.h>
#include <stdlib.h>

#include "tui/curses.h"

static const struct {
	attr_t plain; /* without colour */
	attr_t with;  /* with colour */
	short colour; /* -1: the terminal's own */
	short behind; /* the same */
} looks[ROLE_COUNT] = {
    [ROLE_PLAIN] = {A_NORMAL, A_NORMAL, -1, -1},
    [ROLE_TITLE] = {A_BOLD, A_BOLD, -1, -1},
    [ROLE_HEADING] = {A_BOLD, A_BOLD, COLOR_CYAN, -1},
    [ROLE_CHOSEN] = {A_REVERSE, A_REVERSE, -1, -1},
    [ROLE_KEY] = {A_BOLD, A_BOLD, -1, -1},
    [ROLE_VALUE] = {A_UNDERLINE, A_UNDERLINE, -1, -1},
    [ROLE_GOOD] = {A_BOLD, A_BOLD, COLOR_GREEN, -1},
    [ROLE_WARNING] = {A_BOLD, A_BOLD, COLOR_YELLOW, -1},
    [ROLE_ERROR] = {A_BOLD, A_BOLD, COLOR_RED, -1},
    [ROLE_PAPER] = {A_REVERSE, A_NORMAL, COLOR_BLACK, COLOR_WHITE},
};

static bool has_colours;

void
role_start(void)
{
	const char *no = getenv("NO_COLOR");

	has_colours = has_colors() && (no == NULL || *no == '\0') &&
		      start_color() != ERR && use_default_colors() != ERR;
	for (short i = 0; has_colours && i < ROLE_COUNT; i++)
		if (looks[i].colour >= 0)
			init_pair(
			    (short)(i + 1), looks[i].colour, looks[i].behind);
}

unsigned long
role_look(enum role role)
{
	if (!has_colours)
		return looks[role].plain;
	if (looks[role].colour < 0)
		return looks[role].with;
	return looks[role].with | (unsigned long)COLOR_PAIR((int)role + 1);
}
