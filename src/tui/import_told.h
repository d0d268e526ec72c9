/*
 * import_told: what is wrong in a file, by line, to be read.
 */
#ifndef TUI_IMPORT_TOLD_H
#define TUI_IMPORT_TOLD_H

#include "base/buf.h"
#include "tui/desk.h"

struct import_told {
	struct buf text;
	int count;
};

/* For import_sessions() and import_people(): ${told} is a struct import_told.
 */
void import_told_note(void *told, int line, const char *reason);

void import_told_show(
    struct desk *desk, const struct import_told *told, const char *name);

#endif
