/*
 * field set: one value, under a yes that is good today.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/command_list.h"
#include "core/field.h"

#define VALUE_BYTES_MOST 16384 /* more than any shape takes */
#define PIECE_BYTES      512

static const struct option options[] = {
    OPTION_FLAG("take-out", "take the value out; their yes stays"),
    OPTIONS_END,
};

/* One line end behind the value is the shell's, not the value's. */
static enum status
read_input(struct buf *value)
{
	char piece[PIECE_BYTES];
	ssize_t got;

	while ((got = read(STDIN_FILENO, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(STATUS_IO, "read standard input");
		buf_add(value, piece, (size_t)got);
		explicit_bzero(piece, sizeof(piece));
		if (value->length > VALUE_BYTES_MOST)
			return REFUSE(STATUS_INVALID,
			    "That is too long. Write down less.");
	}
	if (strlen(value->text) != value->length)
		return REFUSE(
		    STATUS_INVALID, "What came on standard input is no text.");
	if (value->length > 0 && value->text[value->length - 1] == '\n')
		buf_cut(value, value->length - 1);
	return STATUS_OK;
}

static enum status
change(struct call *call, const char *code, const char *typed)
{
	const char *kind = call->words[1];
	struct buf value = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (typed == NULL)
		return field_take_out(call->records, code, kind);
	if (strcmp(typed, "-") == 0)
		status = read_input(&value);
	else
		buf_add_text(&value, typed);
	if (status == STATUS_OK)
		status = field_set(call->records, code, kind, value.text);
	buf_clear(&value);
	return status;
}

static enum status
run(struct call *call)
{
	const char *value = call_word(call, 2);
	char code[CODE_TEXT_BYTES];
	enum status status;

	if ((value == NULL) != call_has(call, "take-out"))
		return tell_mistake(
		    call, STATUS_USAGE, "Give a value, or --take-out.");
	status = given_kind(call, call->words[1]);
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status =
		    tell_about(call, change(call, code, value), call->words[1]);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out,
		    value == NULL ? "Taken out.\n" : "Written down.\n");
	return status;
}

const struct command cmd_field_set = {
    .name = "field set",
    .summary = "write down or correct a value they said yes to",
    .usage = "PERSON KIND VALUE\n"
	     "PERSON KIND -\n"
	     "PERSON KIND --take-out",
    .examples = "sayso field set \"Ann Pike\" phone \"07700 900123\"\n"
		"sayso field set \"otter 41\" allergies - <note.txt\n"
		"sayso field set \"Ann Pike\" phone --take-out\n",
    .help =
	"They must have said yes to the kind, and that yes must be good\n"
	"today.  With \"-\" the value is read from standard input, so that\n"
	"nobody else on this machine can see it go by.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 2,
    .words_most = 3,
    .run = run,
};
