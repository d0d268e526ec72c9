/*
 * export_book: a spreadsheet as a file, from the folder that it is made in to
 * memory; nothing of it stays there.
 */
#include <sodium.h>
#include <stdio.h>

#include "base/file.h"
#include "base/text.h"
#include "core/export_internal.h"

#define NAME_RANDOM 8
#define NAME_BYTES  40
#define LIMIT_BYTES (64 * 1024 * 1024)

static void
make_name(char name[NAME_BYTES])
{
	unsigned char random[NAME_RANDOM];
	char hex[2 * NAME_RANDOM + 1];

	randombytes_buf(random, sizeof(random));
	text_hex(random, sizeof(random), hex);
	snprintf(name, NAME_BYTES, "export-%s.tmp", hex);
}

static enum status
take_book(struct folder *folder, const char *name, struct buf *content)
{
	int descriptor = -1;
	enum status status = file_open(folder, name, &descriptor);

	if (status == STATUS_OK)
		status = file_read_whole(descriptor, LIMIT_BYTES, content);
	file_close(&descriptor);
	return status;
}

/* The file is made first, so that it is ours alone from its first byte. */
static enum status
make(const struct export_part *part, struct folder *folder, struct buf *content)
{
	char name[NAME_BYTES];
	int descriptor = -1;
	enum status status;

	make_name(name);
	status = file_create(folder, name, &descriptor);
	if (status != STATUS_OK)
		return status;
	file_close(&descriptor);
	status = export_xlsx_write(part, folder_path(folder), name);
	if (status == STATUS_OK)
		status = take_book(folder, name, content);
	if (file_remove(folder, name) != STATUS_OK && status == STATUS_OK)
		status = FAIL(STATUS_IO, "remove a spreadsheet");
	return status;
}

enum status
export_xlsx(const struct export_part *part, struct export_files *files)
{
	struct export_file *file = export_add_file(files);
	struct folder *folder = NULL;
	enum status status = folder_open(part->export->folder, &folder);

	file->name = export_file_name(part, "xlsx");
	if (status == STATUS_OK)
		status = make(part, folder, &file->content);
	folder_close(folder);
	return status;
}
