/*
 * keyfile_io: the key file on disk.
 *
 * At every moment one of the two copies on the disk must be whole: a copy is
 * written only when the other one is known to be good and synced.
 */
#include "vault/keyfile_io.h"

#include <string.h>

#include "base/mem.h"

#define NEW_NAME KEYFILE_NAME ".new"
#define COPY_A   0
#define COPY_B   KEYFILE_COPY_BYTES

static enum status
write_copy(int descriptor, const unsigned char *copy, int64_t offset)
{
	enum status status;

	status = file_write_at(descriptor, copy, KEYFILE_COPY_BYTES, offset);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	return status;
}

static enum status
write_both(int descriptor, const unsigned char *copy)
{
	enum status status = write_copy(descriptor, copy, COPY_B);

	if (status == STATUS_OK)
		status = write_copy(descriptor, copy, COPY_A);
	return status;
}

/* Nothing may stay of a vault that could not be made. */
static void
drop(struct folder *folder, const char *name)
{
	enum status ignored = file_remove(folder, name);

	(void)ignored;
}

enum status
keyfile_io_create(
    struct folder *folder, const unsigned char copy[KEYFILE_COPY_BYTES])
{
	int descriptor = -1;
	enum status status;

	if (file_exists(folder, KEYFILE_NAME))
		return REFUSE(STATUS_CANNOT_CREATE,
		    "There is a vault in that folder already. Choose an empty "
		    "folder.");
	status = file_remove(folder, NEW_NAME);
	if (status == STATUS_OK)
		status = file_create(folder, NEW_NAME, &descriptor);
	if (status == STATUS_OK)
		status = write_both(descriptor, copy);
	if (status == STATUS_OK)
		status = file_rename(folder, NEW_NAME, KEYFILE_NAME);
	if (status == STATUS_OK)
		status = folder_sync(folder);
	file_close(&descriptor);
	if (status != STATUS_OK) {
		drop(folder, NEW_NAME);
		drop(folder, KEYFILE_NAME);
	}
	return status;
}

/* The whole file into new memory. */
static enum status
read_file(int descriptor, unsigned char **bytes)
{
	unsigned char *all = NULL;
	enum status status;
	int64_t size = 0;

	status = file_size(descriptor, &size);
	if (status != STATUS_OK)
		return status;
	if (size != KEYFILE_BYTES)
		return FAIL(STATUS_DAMAGED, "size of the key file");
	all = mem_alloc(1, KEYFILE_BYTES);
	status = file_read_at(descriptor, all, KEYFILE_BYTES, 0);
	if (status != STATUS_OK) {
		mem_free(all);
		return status;
	}
	*bytes = all;
	return STATUS_OK;
}

static enum status
open_file(struct folder *folder, int *descriptor)
{
	enum status status = file_open(folder, KEYFILE_NAME, descriptor);

	if (status == STATUS_NO_INPUT)
		return REFUSE(STATUS_NO_INPUT,
		    "There is no vault in that folder. Check its name, or "
		    "make one: sayso init");
	return status;
}

enum status
keyfile_io_read(struct folder *folder, struct keyfile *keyfile,
    unsigned char copy[KEYFILE_COPY_BYTES])
{
	const unsigned char *newest = NULL;
	unsigned char *bytes = NULL;
	int descriptor = -1;
	enum status status;

	status = open_file(folder, &descriptor);
	if (status == STATUS_OK)
		status = read_file(descriptor, &bytes);
	if (status == STATUS_OK)
		status = keyfile_pick(bytes, keyfile, &newest);
	if (status == STATUS_OK)
		memcpy(copy, newest, KEYFILE_COPY_BYTES);
	mem_free(bytes);
	file_close(&descriptor);
	return status;
}

/* Is ${expected} what counts?  Then bring the other copy up to it. */
static enum status
level_copies(int descriptor, const unsigned char *expected)
{
	struct keyfile *keyfile = mem_alloc(1, sizeof(*keyfile));
	const unsigned char *newest = NULL;
	unsigned char *bytes = NULL;
	enum status status;

	status = read_file(descriptor, &bytes);
	if (status == STATUS_OK)
		status = keyfile_pick(bytes, keyfile, &newest);
	if (status != STATUS_OK)
		goto out;
	if (memcmp(newest, expected, KEYFILE_COPY_BYTES) != 0)
		status =
		    FAIL(STATUS_BUSY, "the key file was changed meanwhile");
	else if (memcmp(bytes + COPY_A, expected, KEYFILE_COPY_BYTES) != 0)
		status = write_copy(descriptor, expected, COPY_A);
	else if (memcmp(bytes + COPY_B, expected, KEYFILE_COPY_BYTES) != 0)
		status = write_copy(descriptor, expected, COPY_B);
out:
	mem_free(bytes);
	mem_free(keyfile);
	return status;
}

enum status
keyfile_io_write(struct folder *folder,
    const unsigned char before[KEYFILE_COPY_BYTES],
    const unsigned char after[KEYFILE_COPY_BYTES])
{
	int descriptor = -1;
	enum status status;

	status = open_file(folder, &descriptor);
	if (status == STATUS_OK)
		status = level_copies(descriptor, before);
	if (status == STATUS_OK)
		status = write_both(descriptor, after);
	file_close(&descriptor);
	return status;
}

enum status
keyfile_io_settle(
    struct folder *folder, const unsigned char copy[KEYFILE_COPY_BYTES])
{
	int descriptor = -1;
	enum status status = open_file(folder, &descriptor);

	if (status == STATUS_OK)
		status = level_copies(descriptor, copy);
	file_close(&descriptor);
	return status;
}
