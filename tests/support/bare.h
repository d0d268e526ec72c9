/*
 * bare: SQLCipher with nothing around it, to measure against: the same file
 * settings, tables and rows as a records store, no triggers, and the
 * statements of a program that does the same without asking anybody.
 */
#ifndef SUPPORT_BARE_H
#define SUPPORT_BARE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/store.h"

#define BARE_PEOPLE_MOST 64

struct bare {
	char path[160];
	sqlite3 *db;
	sqlite3_stmt **statements;
	int64_t ledger_n; /* of its newest entry */
	int64_t today;    /* day */
	int64_t now;      /* moment */
};

/* A copy of a store's tables, indexes and rows in a new file of a folder. */
void bare_open(struct bare *bare, const char *folder, struct store *store);
void bare_close(struct bare *bare);

/*
 * Find somebody by their name and read what is held of them, with one entry
 * written first; how many values there were.
 */
size_t bare_find_and_show(struct bare *bare, const char *name);

struct bare_session {
	int64_t held_on, start_minute, end_minute;
	int64_t group; /* id, 0: none */
	const char *place, *provision, *mode, *theme, *notes;
	int64_t headcount;
	const char *const *workers;
	size_t workers_count;
	int64_t people[BARE_PEOPLE_MOST]; /* ids */
	size_t people_count;
};

/* Write down one session with these people (shown ids), and one entry. */
void bare_log(
    struct bare *bare, struct bare_session *session, const char *const *codes);

/*
 * Take in a register, with an entry for each session and one for all; how many
 * names were written.
 */
size_t bare_import(struct bare *bare, const char *bytes, size_t size);

#endif
