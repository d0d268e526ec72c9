/*
 * slip_files: writes and reads the files of a slip.
 *
 * Nothing that exists is ever written over, and no name of a young person is in
 * a file's name.
 */
#include "cli/slip_files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/own.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/js.h"
#include "os/outside.h"

#define SIGNATURE_BYTES_MOST 4096
#define JSON_BYTES_MOST      (1024 * 1024)

/* ------------------------------------------------------------------- writing
 */

static enum status
write_one(const char *path, const struct buf *text, struct slip_files *files)
{
	int descriptor = -1;
	enum status status = outside_create(path, &descriptor);

	if (status != STATUS_OK)
		return status;
	files->paths[files->count++] = mem_text(path);
	status = file_write_at(descriptor, text->text, text->length, 0);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	file_close(&descriptor);
	return status;
}

/* One of the four, by the ending of its name. */
static void
text_of(const struct receipt *receipt, const char *ending, struct buf *text)
{
	const struct own_statement *theirs = &receipt->signed_by_them;

	if (strcmp(ending, ".minisig") == 0)
		own_signature_text(theirs->sign_public, theirs->trusted,
		    theirs->signature, text);
	else if (strcmp(ending, ".pub") == 0)
		own_public_text(theirs->sign_public, text);
	else if (strcmp(ending, ".json") == 0)
		receipt_json(receipt, text);
	else
		buf_add_text(text, theirs->text);
}

static enum status
make_folder(const char *path)
{
	struct stat found;

	if (stat(path, &found) == 0 || errno != ENOENT)
		return STATUS_OK;
	return folder_make(path);
}

enum status
slip_files_write(
    const char *folder, const struct receipt *receipt, struct slip_files *files)
{
	static const char *const endings[SLIP_FILES_MOST] = {
	    "", ".minisig", ".pub", ".json"};
	enum status status = make_folder(folder);

	for (size_t i = 0; status == STATUS_OK && i < SLIP_FILES_MOST; i++) {
		struct buf path = BUF_EMPTY, text = BUF_EMPTY;

		buf_add_format(&path, "%s/sayso-%s-%lld.txt%s", folder,
		    receipt->code, (long long)receipt->statement.number,
		    endings[i]);
		text_of(receipt, endings[i], &text);
		status = write_one(path.text, &text, files);
		buf_clear(&path);
		buf_clear(&text);
	}
	return status;
}

void
slip_files_clear(struct slip_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		mem_free(files->paths[i]);
	files->count = 0;
}

/* ------------------------------------------------------------------- reading
 */

static enum status
read_beside(struct call *call, const char *path, const char *ending,
    size_t most, struct buf *text)
{
	struct buf beside = BUF_EMPTY;
	enum status status;

	buf_add_format(&beside, "%s%s", path, ending);
	status = tell_about(
	    call, outside_read(beside.text, most, text), beside.text);
	buf_clear(&beside);
	return status;
}

static enum status
read_signature(struct call *call, const char *path, struct slip_read *read)
{
	struct buf text = BUF_EMPTY;
	enum status status =
	    read_beside(call, path, ".minisig", SIGNATURE_BYTES_MOST, &text);

	if (status == STATUS_OK)
		status = tell_about(call,
		    own_signature_read(&text, &read->trusted, read->signature),
		    path);
	buf_clear(&text);
	return status;
}

/* The check code that the receipt beside it gives, if there is one. */
static void
read_check(struct call *call, const char *path, struct slip_read *read)
{
	struct buf text = BUF_EMPTY;
	json_t *json = NULL;
	const char *check;

	if (read_beside(call, path, ".json", JSON_BYTES_MOST, &text) ==
	    STATUS_OK)
		json = json_loadb(text.text, text.length, 0, NULL);
	buf_reset(&call->about);
	check = json_string_value(json_object_get(
	    json_object_get(json, "sayso:evidence"), "sayso:check"));
	if (check != NULL)
		snprintf(read->check, sizeof(read->check), "%s", check);
	json_decref(json);
	buf_clear(&text);
}

enum status
slip_files_read(struct call *call, const char *path, struct slip_read *read)
{
	enum status status;

	*read = (struct slip_read){.text = BUF_EMPTY};
	status = tell_about(
	    call, outside_read(path, STATEMENT_TEXT_MOST, &read->text), path);
	if (status == STATUS_OK)
		status = read_signature(call, path, read);
	if (status == STATUS_OK)
		read_check(call, path, read);
	return status;
}

void
slip_files_read_clear(struct slip_read *read)
{
	buf_clear(&read->text);
	mem_wipe_text(&read->trusted);
}
