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

/*
 * The file loses its name before its first byte, so that nothing is left of it
 * whatever happens; the library reaches it through its descriptor.
 */
static enum status
make(const struct export_part *part, struct folder *folder, struct buf *content)
{
	char name[NAME_BYTES];
	char path[NAME_BYTES];
	int descriptor = -1;
	enum status status;

	make_name(name);
	status = file_create(folder, name, &descriptor);
	if (status != STATUS_OK)
		return status;
	status = file_remove(folder, name);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", descriptor);
	if (status == STATUS_OK)
		status = export_xlsx_write(part, folder_path(folder), path);
	if (status == STATUS_OK)
		status = file_read_whole(descriptor, LIMIT_BYTES, content);
	file_close(&descriptor);
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
