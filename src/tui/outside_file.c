/*
 * outside_file: the terminal is lent, and comes back with a descriptor.
 */
#include "tui/outside_file.h"

#include "app/broker.h"
#include "base/file.h"
#include "tui/term.h"

/* Whoever pressed Ctrl-X there meant it as here. */
static enum status
open_file(struct desk *desk, const char *question, bool is_new,
    struct broker_file *file)
{
	const struct broker *broker = desk->start->broker;
	enum status status;

	layer_blank(desk->top);
	term_lend();
	status = is_new ? broker->open_new(broker->context, question, file)
			: broker->open_to_read(broker->context, question, file);
	term_take_back();
	if (status == STATUS_NOT_FOUND && file->wants_hiding)
		desk_leave(desk, TUI_LOCKED);
	if (status == STATUS_NOT_FOUND)
		desk_say(desk, ROLE_PLAIN, "No file was named.");
	else
		desk_tell(desk, status);
	return status;
}

bool
outside_file_read(struct desk *desk, const char *question, size_t limit_bytes,
    struct buf *content, struct buf *name)
{
	struct broker_file file = {.descriptor = -1};
	enum status status;

	if (open_file(desk, question, false, &file) != STATUS_OK)
		return false;
	buf_set(name, file.name);
	desk_say(desk, ROLE_PLAIN, "Reading the file.");
	layer_draw_all(desk->top);
	status = file_read_whole(file.descriptor, limit_bytes, content);
	file_close(&file.descriptor);
	buf_reset(&desk->said);
	return desk_tell(desk, status) == STATUS_OK;
}

bool
outside_file_begin(
    struct desk *desk, const char *question, int *descriptor, struct buf *name)
{
	struct broker_file file = {.descriptor = -1};

	if (open_file(desk, question, true, &file) != STATUS_OK)
		return false;
	buf_set(name, file.name);
	*descriptor = file.descriptor;
	return true;
}

bool
outside_file_end(struct desk *desk, enum status status, int *descriptor)
{
	file_close(descriptor);
	if (status != STATUS_OK)
		status = REFUSE(status,
		    "The file could not be written whole. Delete what is "
		    "there of it, make room, and try again.");
	return desk_tell(desk, status) == STATUS_OK;
}

bool
outside_file_write(struct desk *desk, const char *question,
    const struct buf *content, struct buf *name)
{
	int descriptor = -1;
	enum status status;

	if (!outside_file_begin(desk, question, &descriptor, name))
		return false;
	status = file_write_at(descriptor, content->text, content->length, 0);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	return outside_file_end(desk, status, &descriptor);
}
