/*
 * own receipt: their slip, on the screen or as files, and whether a slip of
 * before still fits what is kept.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/js.h"
#include "cli/slip_files.h"
#include "core/receipt.h"

static const struct option options[] = {
    OPTION_TEXT("to", "DIR", "write it as files, into this folder"),
    OPTION_TEXT("check", "FILE", "does the vault still say what it says?"),
    OPTION_TEXT("code", "CODE", "the same for the check code of a slip"),
    HAND_OPTIONS,
    OPTIONS_END,
};

/* -------------------------------------------------------------------- giving
 */

static json_t *
says_json(const struct receipt *receipt)
{
	static const char *const answers[] = {"no", "keep", "yes"};
	json_t *list = json_array();

	for (size_t i = 0; i < receipt->count; i++) {
		json_t *answer = json_object();

		js_put(answer, "kind", js_text(receipt->says[i].say->kind));
		js_put(answer, "answer",
		    js_text(answers[receipt->says[i].say->answer]));
		js_add(list, answer);
	}
	return list;
}

static void
print_json(struct call *call, const struct receipt *receipt,
    const struct slip_files *files)
{
	json_t *answer = json_object();

	js_put(answer, "id", js_text(receipt->code));
	js_put(answer, "number", js_number(receipt->statement.number));
	js_put(answer, "check", js_text(receipt->check));
	js_put(answer, "says", says_json(receipt));
	js_put(answer, "files", js_texts(files->paths, files->count));
	js_print(call->out, answer);
}

/* Headings stand free; what is under one starts with two blanks. */
static void
print_lines_of(struct print *out, const char *text)
{
	const char *next;

	for (; *text != '\0'; text = next) {
		size_t length = strcspn(text, "\n");
		size_t blanks = strspn(text, " ");
		char *line = mem_text_n(text + blanks, length - blanks);

		next = text + length + (text[length] == '\n');
		if (length == 0)
			print_words(out, "\n");
		else
			print_wrapped(out, blanks > 0 ? "  " : "", line);
		mem_wipe_text(&line);
	}
}

static void
print_slip(struct call *call, const struct receipt *receipt,
    const struct slip_files *files)
{
	struct buf text = BUF_EMPTY;

	if (files->count == 0) {
		receipt_slip(receipt, &text);
		print_lines_of(call->out, text.text);
	}
	for (size_t i = 0; i < files->count; i++) {
		print_text(call->out, files->paths[i]);
		print_words(call->out, "\n");
	}
	if (files->count > 0)
		print_labelled(call->out, "check code", receipt->check);
	buf_clear(&text);
}

static enum status
give(struct call *call)
{
	const char *to = call_option(call, "to");
	struct slip_files files = {.count = 0};
	struct receipt receipt = {.count = 0};
	struct hand hand = {.own = NULL};
	enum status status = hand_begin(call, HAND_EITHER, &hand);

	if (status == STATUS_OK)
		status = receipt_make(call->records, hand.code, &receipt);
	if (status == STATUS_OK && to != NULL)
		status = tell_about(
		    call, slip_files_write(to, &receipt, &files), to);
	if (status == STATUS_OK && call->is_json)
		print_json(call, &receipt, &files);
	else if (status == STATUS_OK)
		print_slip(call, &receipt, &files);
	slip_files_clear(&files);
	receipt_clear(&receipt);
	return hand_end(call, &hand, status);
}

/* ------------------------------------------------------------------ comparing
 */

static const char *const match_words[] = {"same", "other", "unknown"};
static const char *const match_sentences[] = {
    "The vault still holds the same history.\n",
    "The vault holds another history than this slip. Tell a second worker "
    "and type: sayso check\n",
    "The vault knows nothing of this slip. It is of somebody who is gone, or "
    "the vault is an older copy.\n"};

/* What was compared; a history that differs is bad data. */
static enum status
print_match(struct call *call, const char *code, int64_t number,
    enum receipt_match match)
{
	json_t *answer;

	if (call->is_json) {
		answer = json_object();
		js_put(answer, "id", js_text(code));
		js_put(answer, "number",
		    number == 0 ? js_text(NULL) : js_number(number));
		js_put(answer, "history", js_text(match_words[match]));
		js_print(call->out, answer);
	} else {
		print_words(call->out, match_sentences[match]);
	}
	if (match == RECEIPT_SAME)
		return STATUS_OK;
	call->is_told = true;
	return match == RECEIPT_OTHER ? STATUS_DAMAGED : STATUS_NOT_FOUND;
}

static enum status
compare_file(struct call *call, const char *path)
{
	char code[CODE_TEXT_BYTES] = "";
	struct slip_read read;
	struct receipt_given given;
	enum receipt_match match = RECEIPT_UNKNOWN, of_code = RECEIPT_SAME;
	int64_t number = 0;
	enum status status = slip_files_read(call, path, &read);

	given =
	    (struct receipt_given){&read.text, read.trusted, read.signature};
	if (status == STATUS_OK)
		status = tell_about(call,
		    receipt_check(call->records, &given, code, &number, &match),
		    path);
	if (status == STATUS_OK && read.check[0] != '\0')
		status = receipt_check_code(
		    call->records, code, read.check, &of_code);
	if (match == RECEIPT_SAME)
		match = of_code;
	slip_files_read_clear(&read);
	return status == STATUS_OK ? print_match(call, code, number, match)
				   : status;
}

static enum status
compare_code(struct call *call, const char *typed)
{
	char code[CODE_TEXT_BYTES];
	enum receipt_match match = RECEIPT_UNKNOWN;
	enum status status = given_person(call, call->words[0], code);

	if (status == STATUS_OK)
		status = tell_about(call,
		    receipt_check_code(call->records, code, typed, &match),
		    typed);
	return status == STATUS_OK ? print_match(call, code, 0, match) : status;
}

static enum status
run(struct call *call)
{
	const char *file = call_option(call, "check");
	const char *code = call_option(call, "code");
	bool has_person = call->words_count > 0;

	if ((file != NULL) == has_person)
		return tell_mistake(call, STATUS_USAGE,
		    "Say whose slip: PERSON; or --check FILE for one of "
		    "before.");
	if (call_has(call, "to") && (file != NULL || code != NULL))
		return tell_mistake(call, STATUS_USAGE,
		    "--to writes a new slip. It does not go with --check or "
		    "--code.");
	if (file != NULL)
		return compare_file(call, file);
	return code != NULL ? compare_code(call, code) : give(call);
}

const struct command cmd_own_receipt = {
    .name = "own receipt",
    .summary = "their slip: what they signed, to take away",
    .usage = "PERSON [--to DIR] [--pin]\n"
	     "--check FILE\n"
	     "PERSON --code CODE",
    .examples = "sayso own receipt \"Ann Pike\"\n"
		"sayso own receipt \"Ann Pike\" --to /media/stick\n"
		"sayso own receipt --check "
		"/media/stick/sayso-7K3M9QWZ-12.txt\n"
		"sayso own receipt \"Ann Pike\" --code 4711-ABCDE-FGHJK\n",
    .help =
	"With --to it becomes four files: the statement, its signature\n"
	"(.minisig), the key that signed (.pub), and a consent receipt for\n"
	"other programs (.json, after ISO/IEC TS 27560).  Anybody can check\n"
	"it: minisign -Vm FILE -p FILE.pub.  With --check, FILE is the\n"
	"statement with its .minisig beside it.  The check code of a slip\n"
	"stands for all that was written down up to then.\n"
	"\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 0,
    .words_most = 1,
    .run = run,
};
