/*
 * state: notes about vaults, in a folder that holds nothing else.
 *
 * A note is written beside the old one and then put in its place.  Whoever
 * writes one holds the vault's lock, so no two write the same.
 */
#include "app/state.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/paths.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#define ENDING     ".txt"
#define UNFINISHED ".new"
#define UID_TEXT   ((size_t)2 * STATE_UID_BYTES)

enum status
state_make(void)
{
	struct folder_made made = FOLDER_MADE_NONE;
	struct buf path = BUF_EMPTY;
	enum status status = paths_state(&path);

	if (status == STATUS_OK)
		status = folder_make_missing(path.text, &made);
	if (status == STATUS_OK)
		folder_keep(&made);
	else
		folder_take_back(&made);
	buf_clear(&path);
	return status;
}

static enum status
open_state(struct folder **folder)
{
	struct buf path = BUF_EMPTY;
	enum status status = paths_state(&path);

	if (status == STATUS_OK)
		status = folder_open(path.text, folder);
	buf_clear(&path);
	return status;
}

static void
name_note(const struct state_note *note, const char *ending, struct buf *name)
{
	char uid[UID_TEXT + 1];

	text_hex(note->vault, STATE_UID_BYTES, uid);
	buf_reset(name);
	buf_add_format(name, "%s-%s%s", note->kind, uid, ending);
}

static enum status
read_in(struct folder *folder, const char *name, struct buf *text)
{
	int descriptor = -1;
	enum status status = file_open(folder, name, &descriptor);

	if (status == STATUS_OK)
		status = file_read_whole(descriptor, STATE_LIMIT_BYTES, text);
	file_close(&descriptor);
	return status;
}

enum status
state_read(const struct state_note *note, struct buf *text)
{
	struct folder *folder = NULL;
	struct buf name = BUF_EMPTY;
	enum status status = open_state(&folder);

	name_note(note, ENDING, &name);
	if (status == STATUS_OK)
		status = read_in(folder, name.text, text);
	if (status == STATUS_NO_INPUT)
		status = FAIL(STATUS_NOT_FOUND, "a note that is not there");
	folder_close(folder);
	buf_clear(&name);
	return status;
}

/* What a crash left unfinished goes first. */
static enum status
write_in(struct folder *folder, const char *name, const struct buf *text)
{
	int descriptor = -1;
	enum status status = file_remove(folder, name);

	if (status == STATUS_OK)
		status = file_create(folder, name, &descriptor);
	if (status == STATUS_OK)
		status = file_write_at(descriptor, text->text, text->length, 0);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	file_close(&descriptor);
	return status;
}

enum status
state_write(const struct state_note *note, const struct buf *text)
{
	struct folder *folder = NULL;
	struct buf unfinished = BUF_EMPTY;
	struct buf name = BUF_EMPTY;
	enum status status = state_make();

	name_note(note, ENDING, &name);
	name_note(note, UNFINISHED, &unfinished);
	if (status == STATUS_OK)
		status = open_state(&folder);
	if (status == STATUS_OK)
		status = write_in(folder, unfinished.text, text);
	if (status == STATUS_OK)
		status = file_rename(folder, unfinished.text, name.text);
	if (status == STATUS_OK)
		status = folder_sync(folder);
	folder_close(folder);
	buf_clear(&unfinished);
	buf_clear(&name);
	return status;
}

enum status
state_drop(const struct state_note *note)
{
	struct folder *folder = NULL;
	struct buf name = BUF_EMPTY;
	enum status status = open_state(&folder);

	name_note(note, ENDING, &name);
	if (status == STATUS_NO_INPUT)
		status = STATUS_OK;
	else if (status == STATUS_OK)
		status = file_remove(folder, name.text);
	folder_close(folder);
	buf_clear(&name);
	return status;
}

/* Is it the name of such a note?  Then whose. */
static bool
is_note(const char *name, const char *kind, unsigned char uid[STATE_UID_BYTES])
{
	size_t length = strlen(kind);
	char hex[UID_TEXT + 1];

	if (strncmp(name, kind, length) != 0 || name[length] != '-' ||
	    strlen(name) != length + 1 + UID_TEXT + strlen(ENDING) ||
	    strcmp(name + length + 1 + UID_TEXT, ENDING) != 0)
		return false;
	memcpy(hex, name + length + 1, UID_TEXT);
	hex[UID_TEXT] = '\0';
	return text_unhex(hex, uid, STATE_UID_BYTES) == STATUS_OK;
}

static int
compare(const void *one, const void *other)
{
	return memcmp(one, other, STATE_UID_BYTES);
}

enum status
state_list(
    const char *kind, unsigned char (**vaults)[STATE_UID_BYTES], size_t *count)
{
	unsigned char(*found)[STATE_UID_BYTES] = NULL;
	unsigned char uid[STATE_UID_BYTES];
	const struct dirent *entry;
	struct buf path = BUF_EMPTY;
	size_t capacity = 0;
	size_t got = 0;
	enum status status = paths_state(&path);
	DIR *listing = status == STATUS_OK ? opendir(path.text) : NULL;

	while (listing != NULL && (entry = readdir(listing)) != NULL) {
		if (!is_note(entry->d_name, kind, uid))
			continue;
		mem_grow((void **)&found, &capacity, got + 1, sizeof(*found));
		memcpy(found[got++], uid, sizeof(uid));
	}
	if (listing != NULL)
		closedir(listing);
	if (got > 1)
		qsort(found, got, sizeof(*found), compare);
	buf_clear(&path);
	*vaults = found;
	*count = got;
	return status;
}
