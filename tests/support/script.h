/*
 * script: a file tests/screen/NAME.txt, its lines and the screens in it.
 *
 * tests/screen/README says what can stand there.
 */
#ifndef SUPPORT_SCRIPT_H
#define SUPPORT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define SCRIPT_VARIANTS 8 /* sizes, locales */

struct script_size {
	int columns, rows;
};

/* "screen 80x24", its rows between | and |, and its cursor. */
struct script_screen {
	size_t at;    /* place of its first line in lines */
	size_t after; /* the line after its last */
	struct script_size size;
	const char *locale; /* NULL: any */
	bool was_seen;      /* it was compared, or taken down */
	char *became;       /* its lines anew, for an update */
};

struct script {
	char *path;
	char **lines;
	size_t count, capacity;
	struct script_size sizes[SCRIPT_VARIANTS];
	size_t sizes_count;
	char *locales[SCRIPT_VARIANTS];
	size_t locales_count;
	struct script_screen *screens;
	size_t screens_count, screens_capacity;
};

/* False with a complaint "FILE:LINE: what" in ${complaint}. */
bool script_read(
    struct script *script, const char *path, struct buf *complaint);
void script_clear(struct script *script);

/* The screen that begins at a line; NULL when none does. */
struct script_screen *script_screen_at(struct script *script, size_t line);

/* "80x24"; false when it is not a size. */
bool script_parse_size(const char *text, struct script_size *size);

/* Write the file again, with the screens that became something. */
bool script_write(const struct script *script);

/*
 * Ids differ from run to run: whole words of eight characters out of theirs
 * (capitals and digits, no I L O U) become ########.
 */
void script_hide_ids(char *text);

/*
 * Add a line of a screen, so that two can be compared: without the blanks and
 * the bar at its end, ids hidden.
 */
void script_add_line(struct buf *text, const char *line);

#endif
