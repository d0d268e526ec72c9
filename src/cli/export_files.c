/*
 * export_files: see the header.
 *
 * Nothing that exists is ever written over.
 */
#include "cli/export_files.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "os/outside.h"

/* ----------------------------------------------------------------- reading */

static enum status
take(struct call *call, const struct publish_period *period,
    struct closed_figures *closed)
{
	size_t at = closed->count;
	enum status status;

	if (period->state == PUBLISH_FORGED)
		tell_remark(call,
		    "%s is left out: what stands there was signed by no "
		    "worker of this vault.",
		    period->id);
	if (period->state == PUBLISH_NO_FIGURES)
		tell_remark(call,
		    "%s is left out: it is closed without figures, as its "
		    "tables would have told too much about somebody.",
		    period->id);
	if (period->state == PUBLISH_LOST)
		tell_remark(call,
		    "%s is left out: it is closed, and its figures are lost.",
		    period->id);
	if (period->state != PUBLISH_CLOSED)
		return STATUS_OK;
	status =
	    figures_get(call->unlock, period->id, &closed->releases[at], NULL);
	if (status != STATUS_OK)
		return tell_about(call, status, period->id);
	memcpy(closed->ids[at], period->id, PUBLISH_ID_BYTES);
	closed->periods[at] = (struct export_period){
	    closed->ids[at], &closed->releases[at], false};
	closed->count++;
	return STATUS_OK;
}

enum status
export_files_closed(struct call *call, struct closed_figures *closed)
{
	struct publish_period *periods = NULL;
	size_t count = 0;
	enum status status = figures_list(call->unlock, &periods, &count);

	*closed = (struct closed_figures){NULL, NULL, NULL, 0};
	if (status != STATUS_OK)
		return status;
	closed->ids = mem_alloc(count + 1, sizeof(*closed->ids));
	closed->releases = mem_alloc(count + 1, sizeof(*closed->releases));
	closed->periods = mem_alloc(count + 1, sizeof(*closed->periods));
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = take(call, &periods[i], closed);
	if (status != STATUS_OK)
		export_files_clear_closed(closed);
	mem_free(periods);
	return status;
}

void
export_files_clear_closed(struct closed_figures *closed)
{
	for (size_t i = 0; i < closed->count; i++)
		release_clear(&closed->releases[i]);
	mem_free(closed->ids);
	mem_free(closed->releases);
	mem_free(closed->periods);
	*closed = (struct closed_figures){NULL, NULL, NULL, 0};
}

/* ----------------------------------------------------------------- writing */

static enum status
write_one(const char *path, const struct buf *content)
{
	int descriptor = -1;
	enum status status = outside_create(path, &descriptor);

	if (status != STATUS_OK)
		return status;
	status = file_write_at(descriptor, content->text, content->length, 0);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	file_close(&descriptor);
	return status;
}

enum status
export_files_write(
    const char *folder, const struct export_files *files, char ***paths)
{
	char **made = mem_alloc(files->count + 1, sizeof(*made));
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < files->count; i++) {
		struct buf path = BUF_EMPTY;

		buf_add_format(&path, "%s/%s", folder, files->files[i].name);
		status = write_one(path.text, &files->files[i].content);
		made[i] = buf_take(&path);
	}
	if (status == STATUS_OK) {
		*paths = made;
		return STATUS_OK;
	}
	for (size_t i = 0; i < files->count; i++)
		mem_free(made[i]);
	mem_free(made);
	if (status == STATUS_IO)
		status = REFUSE(status,
		    "The files could not be written whole. Delete what is "
		    "there of them, make room, and try again.");
	return status;
}
