/*
 * own copy: everything that is held about a young person, for them to take
 * away.
 *
 * Words that are names of somebody else are told on standard error, and blacked
 * out in what is written.
 */
#include <string.h>

#include "app/take.h"
#include "cli/command_list.h"
#include "cli/copy_files.h"
#include "cli/hand.h"
#include "cli/js.h"
#include "os/prompt.h"

#define DESCRIPTOR_MOST 1023

static const struct option options[] = {
    OPTION_NEEDED("to", "PATH", "a new folder, or a new file (see below)"),
    OPTION_TEXT("age", "RECIPIENT", "lock it for who has this age key"),
    OPTION_TEXT(
	"age-passphrase-fd", "N", "lock it with the passphrase in open file N"),
    HAND_OPTIONS,
    OPTIONS_END,
};

/* ------------------------------------------------------------------ what for
 */

static bool
ends_in(const char *path, const char *ending)
{
	size_t length = strlen(path), size = strlen(ending);

	return length > size && strcmp(path + length - size, ending) == 0;
}

static enum copy_form
form_of(const struct call *call)
{
	const char *path = call_option(call, "to");

	if (call_has(call, "age") || call_has(call, "age-passphrase-fd"))
		return COPY_SEALED;
	if (ends_in(path, ".html"))
		return COPY_PAGE;
	return ends_in(path, ".json") ? COPY_DATA : COPY_FOLDER;
}

static enum status
read_passphrase(struct call *call, struct secret **passphrase)
{
	struct bounds bounds = {0, DESCRIPTOR_MOST};
	const char *text = call_option(call, "age-passphrase-fd");
	int64_t number = 0;
	enum status status;

	if (!given_is_number(text, bounds, &number))
		return tell_mistake(call, STATUS_USAGE,
		    "--age-passphrase-fd needs the number of an open file.");
	status = prompt_secret_from((int)number, passphrase);
	if (status == STATUS_NO_INPUT)
		status = REFUSE(STATUS_NO_INPUT,
		    "There is no passphrase to read behind "
		    "--age-passphrase-fd.");
	return status;
}

/* Whom an age file is for, judged before anybody is handed anything. */
static enum status
read_to(struct call *call, struct take_to *to, struct secret **passphrase)
{
	enum status status = STATUS_OK;

	if (call_has(call, "age") && call_has(call, "age-passphrase-fd"))
		return tell_mistake(call, STATUS_USAGE,
		    "An age file is for a key or for a passphrase, not both.");
	to->recipient = call_option(call, "age");
	if (call_has(call, "age-passphrase-fd"))
		status = read_passphrase(call, passphrase);
	to->passphrase = *passphrase;
	if (status == STATUS_OK)
		status = take_check(to);
	return status;
}

/* -------------------------------------------------------------------- telling
 */

static void
tell_names(struct call *call, const struct copy *copy)
{
	for (size_t i = 0; i < copy->places_count; i++) {
		const struct copy_place *place = &copy->places[i];
		struct buf before = BUF_EMPTY, word = BUF_EMPTY;
		struct buf after = BUF_EMPTY;

		copy_place_around(place, &before, &word, &after);
		print_words(call->err, "sayso: blacked out in ");
		print_text(call->err, place->about);
		print_words(call->err, ": ");
		print_text(call->err, word.text);
		print_words(call->err, "\n");
		buf_clear(&before);
		buf_clear(&word);
		buf_clear(&after);
	}
	print_flush(call->err);
}

static void
print_files(struct call *call, const struct copy *copy,
    const struct copy_files *files, size_t blacked_out)
{
	json_t *answer;

	for (size_t i = 0; !call->is_json && i < files->count; i++) {
		print_text(call->out, files->paths[i]);
		print_words(call->out, "\n");
	}
	if (!call->is_json)
		return;
	answer = json_object();
	js_put(answer, "id", js_text(copy->code));
	js_put(answer, "files", js_texts(files->paths, files->count));
	js_put(answer, "blacked_out", js_number((int64_t)blacked_out));
	js_put(answer, "pin_needed", js_bool(copy->hides));
	js_print(call->out, answer);
}

static enum status
write_down(struct call *call, struct copy *copy, const struct take_to *to)
{
	const char *path = call_option(call, "to");
	struct copy_files files = {.count = 0};
	size_t blacked_out = copy->places_count;
	enum status status;

	tell_names(call, copy);
	copy_black_out(copy);
	status = copy_files_write(path, copy, to, &files);
	if (status == STATUS_IO)
		status = REFUSE(status,
		    "The copy could not be written whole. Delete what is "
		    "there of it, make room, and try again.");
	status = tell_about(call, status, path);
	if (status == STATUS_OK)
		print_files(call, copy, &files, blacked_out);
	if (status == STATUS_OK && copy->hides)
		tell_remark(call,
		    "what only opens with their PIN is not in it. With it: "
		    "--pin");
	copy_files_clear(&files);
	return status;
}

static enum status
run(struct call *call)
{
	struct take_to to = {.recipient = NULL};
	struct secret *passphrase = NULL;
	struct copy copy = {.code = ""};
	struct hand hand = {.own = NULL};
	enum copy_form form = form_of(call);
	enum status status = STATUS_OK;

	if (form == COPY_SEALED)
		status = read_to(call, &to, &passphrase);
	if (status == STATUS_OK) {
		status = hand_begin(call, HAND_EITHER, &hand);
		if (status == STATUS_OK)
			status =
			    take_copy(call->unlock, hand.code, form, &copy);
		if (status == STATUS_OK)
			status = write_down(call, &copy, &to);
		status = hand_end(call, &hand, status);
	}
	copy_clear(&copy);
	secret_free(passphrase);
	return status;
}

const struct command cmd_own_copy = {
    .name = "own copy",
    .summary = "everything about them, for them to take away",
    .usage = "PERSON --to PATH [--age RECIPIENT | --age-passphrase-fd N]"
	     " [--pin]",
    .examples = "sayso own copy \"Ann Pike\" --to /media/stick/copy --pin\n"
		"sayso own copy \"Ann Pike\" --to /media/stick/copy.html\n"
		"sayso own copy \"otter 41\" --to copy.age --age age1...\n",
    .help = "What it becomes depends on PATH: copy.html is one page that\n"
	    "holds all of it; copy.json is the same for programs; any other\n"
	    "name becomes a new folder with both, with what they signed, and\n"
	    "with a few words on how to use it.  With --age or\n"
	    "--age-passphrase-fd it is the page, locked as an age file.\n"
	    "\n"
	    "Names of other young people in long texts are blacked out; each\n"
	    "is told here first.  What only opens with their PIN is in it\n"
	    "only if they type it.  Who looked will show that a copy was\n"
	    "made.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
