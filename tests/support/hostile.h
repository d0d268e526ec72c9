/*
 * hostile: stored texts that would steer a terminal, forged into a vault as no
 * command would store them.
 */
#ifndef SUPPORT_HOSTILE_H
#define SUPPORT_HOSTILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/records.h"
#include "support/vt.h"

#define HOSTILE_SEEN "Zqy" /* stands before them, and may be shown */

/*
 * What no program of screens prints by itself: the clipboard, a title, other
 * directions, a character nobody sees, controls of eight bits.
 */
extern const char *const hostile_texts[];
extern const size_t hostile_count;

/* Put them behind the names of groups and the words of sessions. */
void hostile_forge(struct records *records);

/* Was any of them printed? */
bool hostile_is_printed(const struct vt *vt);

#endif
