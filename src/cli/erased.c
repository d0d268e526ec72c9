/*
 * erased: proves what a command erased, and tells of it.
 *
 * It must never say "erased" of what was not proved.
 */
#include "cli/erased.h"

#include <inttypes.h>

#include "base/day.h"
#include "base/file.h"
#include "cli/js.h"
#include "core/erase.h"
#include "os/outside.h"

enum status
erased_before(struct call *call)
{
	struct erase_due due = {0, 0};
	enum status status = STATUS_OK;

	if (call->records != NULL)
		status = erase_due_read(call->records, &due);
	call->due_before = due.things;
	return status;
}

enum status
erased_prove(struct call *call, bool is_asked, struct scrub_result *result)
{
	enum status status = scrub_do(call->unlock, is_asked, result);

	call->records = unlock_records(call->unlock);
	return status;
}

void
erased_print(struct print *out, const struct scrub_result *result)
{
	if (result->is_pending) {
		print_words(out, "Erased; scrub pending. This vault is large. "
				 "When there is time, type: sayso scrub\n");
		return;
	}
	print_format(out,
	    "Erased. %" PRId64 " pages searched, %" PRId64 " copies found.\n",
	    result->pages, result->copies);
	if (result->unknown > 0)
		print_words(out,
		    "Some of it was erased in an earlier stretch that ended "
		    "early.\nIts old pages cannot be read any more; it was not "
		    "looked for.\n");
	if (result->backups > 0)
		print_format(out,
		    "Copies elsewhere not yet cleaned: %" PRId64 "\n",
		    result->backups);
}

static json_t *
json_of(const struct scrub_result *result)
{
	json_t *erasure = json_object();

	js_put(erasure, "done", js_bool(result->is_done));
	js_put(erasure, "pending", js_bool(result->is_pending));
	js_put(erasure, "pages", js_number(result->pages));
	js_put(erasure, "copies", js_number(result->copies));
	js_put(erasure, "unknown", js_number(result->unknown));
	js_put(erasure, "backups", js_number(result->backups));
	return erasure;
}

/* Into the answer that waits to be written; a list of answers stays one. */
void
erased_print_json(struct call *call, const struct scrub_result *result)
{
	struct buf *waiting = &call->out->text;
	json_t *answer = json_loadb(waiting->text, waiting->length, 0, NULL);

	if (waiting->length > 0 && !json_is_object(answer)) {
		json_decref(answer);
		erased_print(call->err, result);
		return;
	}
	if (answer == NULL)
		answer = json_object();
	js_put(answer, "erasure", json_of(result));
	buf_reset(waiting);
	js_print(call->out, answer);
}

enum status
erased_after(struct call *call)
{
	struct scrub_result result;
	struct erase_due due = {0, 0};
	enum status status = STATUS_OK;
	bool is_ours;

	/* A change of users made them anew. */
	call->records = unlock_records(call->unlock);
	if (call->records == NULL)
		return STATUS_OK;
	status = erase_due_read(call->records, &due);
	if (status != STATUS_OK || due.things == 0)
		return status;
	is_ours = due.things > call->due_before;
	status = erased_prove(call, false, &result);
	if (status != STATUS_OK)
		return status;
	if (!is_ours)
		erased_print(call->err, &result);
	else if (call->is_json)
		erased_print_json(call, &result);
	else
		erased_print(call->out, &result);
	return STATUS_OK;
}

enum status
erased_print_state(struct call *call)
{
	struct erase_due due = {0, 0};
	struct erase_done done = {.head = 0};
	enum status status = erase_due_read(call->records, &due);

	if (status == STATUS_OK)
		status = erase_done_read(call->records, &done);
	if (status != STATUS_OK)
		return status;
	if (due.things > 0)
		print_words(
		    call->out, "Erased; scrub pending. Type: sayso scrub\n");
	if (done.done_at == 0)
		return STATUS_OK;
	print_words(call->out, "Last proved gone: ");
	print_day(call->out, moment_day(done.done_at));
	print_format(call->out,
	    ", %" PRId64 " pages searched, %" PRId64 " copies found.\n",
	    done.pages, done.copies);
	return STATUS_OK;
}

/* ---------------------------------------------------------------------- a slip
 */

static enum status
write_one(struct call *call, const char *path, const struct buf *text)
{
	int descriptor = -1;
	enum status status =
	    tell_about(call, outside_create(path, &descriptor), path);

	if (status != STATUS_OK)
		return status;
	status = file_write_at(descriptor, text->text, text->length, 0);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	file_close(&descriptor);
	if (status == STATUS_OK && !call->is_json) {
		print_text(call->out, path);
		print_words(call->out, "\n");
	}
	return tell_about(call, status, path);
}

enum status
erased_slip(struct call *call, const char *folder, const char *sort)
{
	static const char *const endings[] = {"", ".minisig", ".pub"};
	struct buf texts[] = {BUF_EMPTY, BUF_EMPTY, BUF_EMPTY};
	struct erase_done done = {.head = 0};
	enum status status = erase_done_read(call->records, &done);

	if (status == STATUS_OK)
		status = scrub_slip(
		    call->unlock, sort, &texts[0], &texts[1], &texts[2]);
	for (size_t i = 0; status == STATUS_OK && i < 3; i++) {
		struct buf path = BUF_EMPTY;

		buf_add_format(&path, "%s/sayso-erasure-%" PRId64 ".txt%s",
		    folder, done.head, endings[i]);
		status = write_one(call, path.text, &texts[i]);
		buf_clear(&path);
	}
	for (size_t i = 0; i < 3; i++)
		buf_clear(&texts[i]);
	return status;
}
