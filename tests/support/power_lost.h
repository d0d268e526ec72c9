/*
 * power_lost: bytes and names that had not been synced when the power went, for
 * power alone.  Everything here goes to the kernel directly.
 */
#ifndef SUPPORT_POWER_LOST_H
#define SUPPORT_POWER_LOST_H

#include <stdbool.h>

/* Before the first change since the last sync; ${loses}: what it had is kept,
 * to be put back. */
void lost_note_change(int file, bool loses);

/* A file, or a folder that keeps its renames from then on. */
void lost_note_sync(int file);

bool lost_is_unsynced(int folder, const char *name);
void lost_note_rename(int folder, const char *from, const char *to);
void lost_note_move(const char *from, const char *to, unsigned flags);

/* As it was when everything was synced. */
void lost_lose(void);

#endif
