/*
 * own forget: everything about one young person goes, as they say.
 */
#include <inttypes.h>
#include <string.h>

#include "app/own.h"
#include "cli/command_list.h"
#include "cli/erased.h"
#include "cli/hand.h"
#include "cli/js.h"
#include "core/forget.h"

static const struct option options[] = {
    OPTION_FLAG("preview", "only say what would go, and what would stay"),
    OPTION_TEXT(
	"texts", "WHICH", "black their name out in texts: likely, all or none"),
    OPTION_TEXT("to", "DIR", "a slip that says so, into this folder"),
    HAND_OPTIONS,
    OPTIONS_END,
};

/* ----------------------------------------------------------------- what goes
 */

struct line {
	const char *key;
	const char *label;
	int64_t count;
};

#define GOES_LINES  12
#define STAYS_LINES 4

static void
lines_that_go(const struct forget_preview *preview, struct line *lines)
{
	const struct line all[GOES_LINES] = {
	    {"values", "values", preview->values},
	    {"answers", "answers (your say)", preview->answers},
	    {"disputes", "your words beside values", preview->disputes},
	    {"outcomes", "what you got out of it", preview->outcomes},
	    {"visits", "your name on registers", preview->visits},
	    {"groups", "groups you are a regular of", preview->groups},
	    {"statements", "statements you signed", preview->statements},
	    {"keys", "your keys", preview->keys},
	    {"reasons", "words somebody gave for a look", preview->reasons},
	    {"requests", "what you asked for", preview->requests},
	    {"entries", "entries of the history", preview->entries},
	    {"drafts", "unfinished forms of the workers", preview->drafts},
	};

	memcpy(lines, all, sizeof all);
}

static void
lines_that_stay(
    const struct forget_preview *preview, bool is_signed, struct line *lines)
{
	const struct line all[STAYS_LINES] = {
	    {"looks", "who looked, until a look is a year old",
		is_signed ? 0 : preview->looks},
	    {"sealed_to_others", "things of others that cannot be searched",
		preview->sealed_to_others},
	    {"shut_notes", "notes of others that name you and go by themselves",
		preview->shut_notes},
	    {"backups", "copies elsewhere not yet cleaned", preview->backups},
	};

	memcpy(lines, all, sizeof all);
}

static void
print_rows(struct print *out, const struct line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].count > 0)
			print_format(out, "  %" PRId64 "  %s\n", lines[i].count,
			    lines[i].label);
}

/* ------------------------------------------------------------ their name */

static void
print_texts(struct print *out, const struct forget_preview *preview)
{
	static const char *const places[] = {"session", "correction", "note"};

	if (preview->texts_count == 0)
		return;
	print_words(out, "Your name in texts of others:\n");
	for (size_t i = 0; i < preview->texts_count; i++) {
		const struct forget_text *text = &preview->texts[i];

		print_format(out, "  %s", places[text->place]);
		if (text->code[0] != '\0')
			print_format(out, " %s", text->code);
		print_words(out, ", ");
		print_day(out, text->day);
		print_words(out,
		    text->is_chosen ? ": will be blacked out\n" : ": stays\n");
		print_wrapped(out, "    ", text->black);
	}
}

static void
print_preview(
    struct call *call, bool is_signed, const struct forget_preview *preview)
{
	struct line goes[GOES_LINES], stays[STAYS_LINES];

	lines_that_go(preview, goes);
	lines_that_stay(preview, is_signed, stays);
	print_words(call->out, "This goes:\n");
	print_rows(call->out, goes, GOES_LINES);
	print_texts(call->out, preview);
	print_words(call->out,
	    "This stays: how many came, published figures, and that somebody "
	    "was\nforgotten (a number that leads to nobody).\n");
	print_rows(call->out, stays, STAYS_LINES);
	print_words(call->out,
	    "What sayso cannot reach: what is on paper, in a worker's own "
	    "phone,\nor in somebody's memory. Ask them.\n");
}

static json_t *
rows_json(const struct line *lines, size_t count)
{
	json_t *rows = json_object();

	for (size_t i = 0; i < count; i++)
		js_put(rows, lines[i].key, js_number(lines[i].count));
	return rows;
}

static json_t *
texts_json(const struct forget_preview *preview)
{
	static const char *const places[] = {"session", "correction", "note"};
	json_t *texts = json_array();

	for (size_t i = 0; i < preview->texts_count; i++) {
		const struct forget_text *text = &preview->texts[i];
		json_t *one = json_object();

		js_put(one, "place", js_text(places[text->place]));
		js_put(one, "id",
		    js_text(text->code[0] == '\0' ? NULL : text->code));
		js_put(one, "date", js_day(text->day));
		js_put(one, "words", js_number(text->words));
		js_put(one, "text", js_lines(text->black));
		js_put(one, "blacked_out", js_bool(text->is_chosen));
		js_add(texts, one);
	}
	return texts;
}

static void
print_json(struct call *call, bool is_signed,
    const struct forget_preview *preview, bool is_done)
{
	struct line goes[GOES_LINES], stays[STAYS_LINES];
	json_t *answer = json_object();

	lines_that_go(preview, goes);
	lines_that_stay(preview, is_signed, stays);
	js_put(answer, "forgotten", js_bool(is_done));
	js_put(answer, "goes", rows_json(goes, GOES_LINES));
	js_put(answer, "stays", rows_json(stays, STAYS_LINES));
	js_put(answer, "texts", texts_json(preview));
	js_print(call->out, answer);
}

/* ------------------------------------------------------------------ doing it
 */

/* Which texts: those that look like the name, all, or none. */
static enum status
choose(struct call *call, struct forget_preview *preview)
{
	const char *which = call_option(call, "texts");

	if (which == NULL || strcmp(which, "likely") == 0)
		return STATUS_OK;
	if (strcmp(which, "all") != 0 && strcmp(which, "none") != 0)
		return tell_mistake(call, STATUS_USAGE,
		    "--texts takes one of: likely, all, none");
	for (size_t i = 0; i < preview->texts_count; i++)
		preview->texts[i].is_chosen = strcmp(which, "all") == 0;
	return STATUS_OK;
}

static enum status
forget(
    struct call *call, struct hand *hand, const struct forget_preview *preview)
{
	struct person_signer signer;

	if (hand->own != NULL)
		own_signer(hand->own, &signer);
	return forget_me(call->records, hand->code,
	    hand->own == NULL ? NULL : &signer, preview);
}

static enum status
prove(struct call *call)
{
	const char *to = call_option(call, "to");
	enum status status = erased_after(call);
	bool is_due = false;

	if (status == STATUS_OK && to != NULL)
		status = scrub_is_due(call->unlock, &is_due, NULL);
	if (status == STATUS_OK && is_due)
		return tell_mistake(call, STATUS_INVALID,
		    "There is no slip yet: sayso scrub comes first.");
	return status == STATUS_OK && to != NULL
		   ? erased_slip(call, to, "person")
		   : status;
}

static enum status
run(struct call *call)
{
	bool is_preview = call_has(call, "preview");
	struct forget_preview preview = {.texts = NULL};
	struct hand hand = {.own = NULL};
	enum status status = hand_begin(call, HAND_EITHER, &hand);
	bool is_signed = hand.own != NULL;

	if (status == STATUS_OK)
		status = forget_preview(call->records, hand.code, &preview);
	if (status == STATUS_OK)
		status = choose(call, &preview);
	if (status == STATUS_OK && !is_preview)
		status = forget(call, &hand, &preview);
	status = hand_end(call, &hand, status);
	if (status == STATUS_OK && call->is_json)
		print_json(call, is_signed, &preview, !is_preview);
	else if (status == STATUS_OK)
		print_preview(call, is_signed, &preview);
	forget_preview_clear(&preview);
	if (status == STATUS_OK && !is_preview && !call->is_json)
		print_words(call->out, "You are forgotten here.\n");
	return status == STATUS_OK && !is_preview ? prove(call) : status;
}

const struct command cmd_own_forget = {
    .name = "own forget",
    .summary = "forget me: everything about them goes",
    .usage = "PERSON [--preview] [--texts WHICH] [--to DIR] [--pin]",
    .examples = "sayso own forget \"Ann Pike\" --preview\n"
		"sayso own forget \"Ann Pike\" --to /media/stick\n",
    .help =
	"It needs no key and no reason, and it is gone when the command\n"
	"ends.  Words of their name in what was written about sessions and\n"
	"in notes about others are blacked out: --texts likely takes those\n"
	"written like a name (Will, not will).  Notes about others are not\n"
	"shown here.  With their key (--pin) who looked goes too; without\n"
	"it that stays until a look is a year old.  With --to there is a\n"
	"slip, signed by you, that names nobody: how many pages were\n"
	"searched and how many copies were found.\n"
	"\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
