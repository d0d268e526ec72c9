/*
 * own_names: puts names to the hashes in the history, to be read by the person
 * it is about.  Users who were removed keep theirs.
 */
#include "core/own_names.h"

#include <string.h>

#include "base/mem.h"

static const char sql_users[] = "SELECT uid, name FROM user";
static const char sql_kinds[] = "SELECT name, label FROM kind";

static enum status
load_users(struct records *records, struct own_names *names)
{
	struct stmt *stmt = stmt_open(records->store, sql_users);
	void *users = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};
		struct own_user *user;

		mem_grow(&users, &room, names->users_count + 1, sizeof *user);
		names->users = users;
		user = &names->users[names->users_count++];
		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		ledger_subject(uid, user->hash);
		user->name = mem_text(stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

static enum status
load_kinds(struct records *records, struct own_names *names)
{
	struct stmt *stmt = stmt_open(records->store, sql_kinds);
	void *kinds = NULL;
	size_t room = 0;

	while (stmt_step(stmt)) {
		struct own_kind *kind;

		mem_grow(&kinds, &room, names->kinds_count + 1, sizeof *kind);
		names->kinds = kinds;
		kind = &names->kinds[names->kinds_count++];
		kind->name = mem_text(stmt_text(stmt, 0));
		kind->label = mem_text(stmt_text(stmt, 1));
	}
	return stmt_done(&stmt);
}

enum status
own_names_load(struct records *records, struct own_names *names)
{
	enum status status;

	*names = (struct own_names){0};
	status = load_users(records, names);
	if (status == STATUS_OK)
		status = load_kinds(records, names);
	return status;
}

void
own_names_clear(struct own_names *names)
{
	for (size_t i = 0; i < names->users_count; i++)
		mem_free(names->users[i].name);
	for (size_t i = 0; i < names->kinds_count; i++) {
		mem_free(names->kinds[i].name);
		mem_free(names->kinds[i].label);
	}
	mem_free(names->users);
	mem_free(names->kinds);
	*names = (struct own_names){0};
}

const char *
own_names_user(const struct own_names *names,
    const unsigned char hash[LEDGER_SUBJECT_BYTES])
{
	for (size_t i = 0; i < names->users_count; i++)
		if (memcmp(names->users[i].hash, hash, LEDGER_SUBJECT_BYTES) ==
		    0)
			return names->users[i].name;
	return "";
}

static const char *
label_of(const struct own_names *names, const char *kind)
{
	for (size_t i = 0; i < names->kinds_count; i++)
		if (strcmp(names->kinds[i].name, kind) == 0)
			return names->kinds[i].label;
	return kind;
}

void
own_kinds_add(const struct own_names *names, struct own_kinds *kinds,
    const char *kind, size_t length)
{
	char *name = mem_text_n(kind, length);
	void *all = kinds->kinds, *labels = kinds->labels;

	mem_grow(
	    &all, &kinds->kinds_room, kinds->count + 1, sizeof *kinds->kinds);
	mem_grow(&labels, &kinds->labels_room, kinds->count + 1,
	    sizeof *kinds->labels);
	kinds->kinds = all;
	kinds->labels = labels;
	kinds->kinds[kinds->count] = name;
	kinds->labels[kinds->count++] = mem_text(label_of(names, name));
}

void
own_texts_clear(char ***texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_wipe_text(&(*texts)[i]);
	mem_free(*texts);
	*texts = NULL;
}

bool
own_entry_read(struct stmt *stmt, int column, struct own_entry *entry)
{
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, column, &size);

	*entry = (struct own_entry){.count = 0};
	if (!check_body_read(bytes, size, &entry->body) ||
	    !check_body_opening(&entry->body, &entry->opening)) {
		check_body_clear(&entry->body);
		return false;
	}
	entry->lines = entry->body.lines + entry->opening.lines;
	entry->count = entry->body.count - entry->opening.lines;
	return true;
}

void
own_entry_clear(struct own_entry *entry)
{
	check_body_clear(&entry->body);
}

const char *
own_entry_value(const struct own_entry *entry, const char *key)
{
	for (size_t i = 0; i < entry->count; i++)
		if (strcmp(entry->lines[i].key, key) == 0)
			return entry->lines[i].value;
	return NULL;
}
