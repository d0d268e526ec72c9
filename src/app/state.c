/*
 * state: three small files for each vault, in the user's state folder.
 *
 * They hold hashes and dates and nothing about anybody.
 */
#include "app/state.h"

#include "app/paths.h"
#include "base/file.h"
#include "base/text.h"

#define TEXT_BYTES ((size_t)32 * 1024 * 1024)

static void
name_of(const unsigned char vault_uid[VAULT_UID_BYTES], enum state_file file,
    struct buf *name)
{
	static const char *const ends[] = {"anchors", "erasures", "locked"};
	char hex[2 * VAULT_UID_BYTES + 1];

	text_hex(vault_uid, VAULT_UID_BYTES, hex);
	buf_add_format(name, "%s.%s", hex, ends[file]);
}

static enum status
open_folder(struct folder **folder)
{
	struct buf path = BUF_EMPTY;
	enum status status = paths_state(&path);

	if (status == STATUS_OK)
		status = folder_open(path.text, folder);
	buf_clear(&path);
	return status;
}

void
state_read(const unsigned char vault_uid[VAULT_UID_BYTES], enum state_file file,
    struct buf *text)
{
	struct folder *folder = NULL;
	struct buf name = BUF_EMPTY;
	int descriptor = -1;
	enum status status = open_folder(&folder);

	name_of(vault_uid, file, &name);
	if (status == STATUS_OK)
		status = file_open(folder, name.text, &descriptor);
	if (status == STATUS_OK)
		status = file_read_whole(descriptor, TEXT_BYTES, text);
	if (status != STATUS_OK)
		buf_reset(text);
	file_close(&descriptor);
	folder_close(folder);
	buf_clear(&name);
}

static enum status
write_new(struct folder *folder, const char *name, const struct buf *text)
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
state_write(const unsigned char vault_uid[VAULT_UID_BYTES],
    enum state_file file, const struct buf *text)
{
	struct folder *folder = NULL;
	struct buf name = BUF_EMPTY, new_name = BUF_EMPTY;
	enum status status = paths_make_state();

	name_of(vault_uid, file, &name);
	buf_add_format(&new_name, "%s.new", name.text);
	if (status == STATUS_OK)
		status = open_folder(&folder);
	if (status == STATUS_OK)
		status = write_new(folder, new_name.text, text);
	if (status == STATUS_OK)
		status = file_rename(folder, new_name.text, name.text);
	if (status == STATUS_OK)
		status = folder_sync(folder);
	folder_close(folder);
	buf_clear(&name);
	buf_clear(&new_name);
	return status;
}

enum status
state_remove(
    const unsigned char vault_uid[VAULT_UID_BYTES], enum state_file file)
{
	struct folder *folder = NULL;
	struct buf name = BUF_EMPTY;
	enum status status = open_folder(&folder);

	name_of(vault_uid, file, &name);
	if (status == STATUS_OK && file_exists(folder, name.text)) {
		status = file_remove(folder, name.text);
		if (status == STATUS_OK)
			status = folder_sync(folder);
	}
	folder_close(folder);
	buf_clear(&name);
	return status;
}
