/*
 * curses: the one place that names the library which draws.
 *
 * For term.c, layer.c and draw.c only; nothing else in sayso sees curses, its
 * macros (move, clear, erase) or its OK and ERR.
 */
#ifndef TUI_CURSES_H
#define TUI_CURSES_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <panel.h>

#endif
