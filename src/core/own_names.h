/*
 * own_names: users and kinds by what the history calls them, and its entries
 * taken apart for a young person to read.
 */
#ifndef CORE_OWN_NAMES_H
#define CORE_OWN_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "core/check_internal.h"
#include "core/core_internal.h"

struct own_names {
	struct own_user {
		unsigned char hash[LEDGER_SUBJECT_BYTES];
		char *name;
	} * users;
	size_t users_count;
	struct own_kind {
		char *name;
		char *label;
	} * kinds;
	size_t kinds_count;
};
MUST_USE enum status own_names_load(
    struct records *records, struct own_names *names);
void own_names_clear(struct own_names *names);

/* "" for nobody that is known. */
const char *own_names_user(const struct own_names *names,
    const unsigned char hash[LEDGER_SUBJECT_BYTES]);

/* Kinds that an entry is about, by name and by label; grown together. */
struct own_kinds {
	char **kinds;
	char **labels;
	size_t count;
	size_t kinds_room, labels_room;
};
void own_kinds_add(const struct own_names *names, struct own_kinds *kinds,
    const char *kind, size_t length);
void own_texts_clear(char ***texts, size_t count);

/* One entry, taken apart; false when it cannot be read. */
struct own_entry {
	struct check_body body;
	struct check_opening opening;
	const struct check_line *lines; /* after the opening */
	size_t count;
};
bool own_entry_read(struct stmt *stmt, int column, struct own_entry *entry);
void own_entry_clear(struct own_entry *entry);

/* The value of the first line of that key; NULL: there is none. */
const char *own_entry_value(const struct own_entry *entry, const char *key);

#endif
