/*
 * backup_place: what lies in a folder for backups: their heads, and the file of
 * what was erased.
 *
 * What lies there may be anything: it is read within limits, and nothing is
 * changed but the one file of erasures, which only grows.
 */
#include <stdlib.h>
#include <string.h>

#include "app/backup_internal.h"
#include "base/file.h"
#include "base/mem.h"

/* ------------------------------------------------------------------- heads */

struct finding {
	char (*names)[BACKUP_NAME_BYTES];
	size_t count;
	size_t room;
};

static void
found_one(void *finder, const char *name)
{
	struct finding *finding = finder;
	void *names = finding->names;

	if (!backup_name_is_backup(name) || finding->count >= BACKUP_NAMES_MOST)
		return;
	mem_grow(&names, &finding->room, finding->count + 1, BACKUP_NAME_BYTES);
	finding->names = names;
	strncpy(finding->names[finding->count++], name, BACKUP_NAME_BYTES - 1);
}

/* False: it cannot be opened, or is another vault's. */
static bool
read_one(const struct backup_place *place, const unsigned char *vault_uid,
    struct backup_there *one)
{
	int descriptor = -1, ignored = 0;
	enum status status =
	    place->open_to_read(place->context, one->name, &descriptor);

	if (status != STATUS_OK)
		return false;
	status = backup_file_look(descriptor, &one->head);
	file_close(&descriptor);
	one->is_broken = status != STATUS_OK;
	if (one->is_broken) {
		one->head = (struct backup_head){.made_at = INT64_MIN};
		return status == STATUS_INVALID &&
		       backup_name_read(one->name, &ignored, one->head.code);
	}
	return vault_uid == NULL ||
	       memcmp(one->head.vault_uid, vault_uid, VAULT_UID_BYTES) == 0;
}

static int
compare(const void *one, const void *other)
{
	const struct backup_there *a = one, *b = other;

	if (a->head.made_at != b->head.made_at)
		return a->head.made_at < b->head.made_at ? 1 : -1;
	return a->head.ledger.n < b->head.ledger.n ? 1 : -1;
}

enum status
backup_find(const struct backup_place *place, const unsigned char *vault_uid,
    struct backups_there *there)
{
	struct finding finding = {NULL, 0, 0};
	enum status status = place->list(place->context, found_one, &finding);

	*there = (struct backups_there){NULL, 0};
	there->all = mem_alloc(finding.count + 1, sizeof *there->all);
	for (size_t i = 0; status == STATUS_OK && i < finding.count; i++) {
		struct backup_there *one = &there->all[there->count];

		memcpy(one->name, finding.names[i], sizeof one->name);
		there->count += read_one(place, vault_uid, one);
	}
	if (there->count > 0)
		qsort(there->all, there->count, sizeof *there->all, compare);
	mem_free(finding.names);
	return status;
}

void
backup_find_clear(struct backups_there *there)
{
	mem_free(there->all);
	*there = (struct backups_there){NULL, 0};
}

void
backup_anchors(const struct backups_there *there, struct anchors *anchors)
{
	for (size_t i = 0; i < there->count; i++) {
		const struct backup_head *head = &there->all[i].head;
		struct anchor anchor = {.where = ANCHOR_BACKUP,
		    .n = head->ledger.n,
		    .at = head->made_at};

		memcpy(anchor.hash, head->ledger.hash, sizeof anchor.hash);
		if (!there->all[i].is_broken)
			anchors_add(anchors, &anchor);
	}
}

/* ---------------------------------------------------------------- erasures */

enum status
backup_erasures_read(const struct backup_place *place,
    const unsigned char vault_uid[VAULT_UID_BYTES], struct buf *text,
    struct tombstones *tombstones, bool *is_whole)
{
	char name[BACKUP_NAME_BYTES];
	bool found_whole = false;
	int descriptor = -1;
	enum status status;

	backup_name_of_erasures(vault_uid, name);
	status = place->open_to_read(place->context, name, &descriptor);
	if (status == STATUS_OK)
		status =
		    file_read_whole(descriptor, TOMBSTONE_TEXT_BYTES, text);
	file_close(&descriptor);
	/* One whose first write was cut off has nothing in it yet. */
	if (status == STATUS_OK &&
	    memchr(text->text, '\n', text->length) == NULL)
		buf_reset(text);
	if (status == STATUS_OK && text->length > 0)
		status =
		    tombstones_read(text, vault_uid, tombstones, &found_whole);
	if (is_whole != NULL)
		*is_whole = status == STATUS_OK && found_whole;
	return status;
}

/* What is to be at the end of it, and lasts. */
static enum status
append(int descriptor, const struct buf *text, size_t from)
{
	enum status status = file_write_at(
	    descriptor, text->text + from, text->length - from, (int64_t)from);

	return status == STATUS_OK ? file_sync(descriptor) : status;
}

static enum status
put_text(const struct backup_place *place, const char *name, bool is_there,
    const struct buf *text, size_t from)
{
	int descriptor = -1;
	enum status status =
	    is_there ? place->open_to_change(place->context, name, &descriptor)
		     : place->create(place->context, name, &descriptor);

	if (status == STATUS_OK)
		status = append(descriptor, text, from);
	file_close(&descriptor);
	if (status == STATUS_OK)
		status = place->sync(place->context);
	return status;
}

/* As it lies there now: the same, byte by byte? */
static enum status
read_back(
    const struct backup_place *place, const char *name, const struct buf *text)
{
	struct buf again = BUF_EMPTY;
	int descriptor = -1;
	enum status status =
	    place->open_to_read(place->context, name, &descriptor);

	if (status == STATUS_OK)
		status =
		    file_read_whole(descriptor, TOMBSTONE_TEXT_BYTES, &again);
	if (status == STATUS_OK &&
	    (again.length != text->length ||
		memcmp(again.text, text->text, text->length) != 0))
		status = REFUSE(STATUS_IO,
		    "The medium did not keep what was written. Nothing counts "
		    "as backed up. Use another one.");
	file_close(&descriptor);
	buf_clear(&again);
	return status;
}

enum status
backup_erasures_write(
    const struct backup_place *place, struct unlock *unlock, int64_t *lines)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct tombstones mine = TOMBSTONES_NONE, there = TOMBSTONES_NONE;
	char name[BACKUP_NAME_BYTES];
	struct buf text = BUF_EMPTY;
	bool is_there;
	size_t before;
	enum status status =
	    backup_erasures_read(place, uid, &text, &there, NULL);

	is_there = status == STATUS_OK;
	if (status == STATUS_NO_INPUT)
		status = STATUS_OK;
	if (status == STATUS_OK)
		status = tombstones_list(unlock->records, &mine);
	if (status == STATUS_OK) {
		before = text.length;
		backup_name_of_erasures(uid, name);
		tombstones_write(&mine, uid, &text);
		(void)tombstones_join(&there, &mine);
		*lines = (int64_t)there.count;
		if (text.length != before)
			status = put_text(place, name, is_there, &text, before);
		if (status == STATUS_OK)
			status = read_back(place, name, &text);
	}
	tombstones_clear(&mine);
	tombstones_clear(&there);
	buf_clear(&text);
	return status;
}
