/*
 * own looks: who looked, as a young person reads it.
 */
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/js.h"
#include "core/own_looks.h"

#define MOST_USUAL 50
#define MOST       10000

static const struct option options[] = {
    OPTION_TEXT("from", "N", "leave out the newest N (0)"),
    OPTION_TEXT("most", "N", "at most so many (50)"),
    HAND_OPTIONS,
    OPTIONS_END,
};

static const char *const whats[] = {"looked at something", "a list",
    "the laptop was handed over", "a copy was made for you",
    "your PIN was typed", "a wrong PIN was typed"};
static const char *const what_words[] = {
    "values", "list", "handover", "copy", "right", "wrong"};

static void
print_labels(struct print *out, const struct own_look *look)
{
	for (size_t i = 0; i < look->count; i++) {
		print_words(out, i == 0 ? "    what: " : ", ");
		print_text(out, look->labels[i]);
	}
	if (look->count > 0)
		print_words(out, "\n");
}

static void
print_look(struct print *out, const struct own_look *look)
{
	print_day(out, moment_day(look->at));
	print_format(out, "  %s\n", whats[look->what]);
	print_labelled(out, "    who", look->who);
	if (look->times > 1)
		print_format(out, "    times: %lld\n", (long long)look->times);
	if (look->what == OWN_LOOK_VALUES)
		print_labelled(out, "    why", look_reason_text(look->reason));
	print_labelled(out, "    in their words", look->words);
	print_labelled(out, look->is_cover ? "    standing in for" : "    of",
	    look->group);
	print_labels(out, look);
}

static void
print_lines_of(struct print *out, const struct own_looks *looks)
{
	for (size_t i = 0; i < looks->count; i++)
		print_look(out, &looks->looks[i]);
	if (looks->count < looks->total)
		print_format(out, "There are %zu in all. More: --most N\n",
		    looks->total);
	if (looks->had_more) {
		print_words(out, "Looks are kept for a year. There may have "
				 "been more before ");
		print_day(out, looks->kept_from);
		print_words(out, "\n");
	}
	if (looks->lists_unknown)
		print_words(out, "You are on no register now, so lists of "
				 "before cannot be told.\n");
}

static json_t *
look_json(const struct own_look *look)
{
	json_t *answer = json_object();
	char at[MOMENT_TEXT_BYTES];

	moment_format(look->at, at);
	js_put(answer, "what", js_text(what_words[look->what]));
	js_put(answer, "who", js_text(look->who));
	js_put(answer, "at", js_text(at));
	js_put(answer, "times", js_number(look->times));
	js_put(answer, "why",
	    js_text(look->what == OWN_LOOK_VALUES
			? look_reason_text(look->reason)
			: NULL));
	js_put(answer, "words", js_lines(look->words));
	js_put(answer, "group", js_text(look->group));
	js_put(answer, "cover", js_bool(look->is_cover));
	js_put(answer, "with_key", js_bool(look->with_key));
	js_put(answer, "kinds", js_texts(look->kinds, look->count));
	return answer;
}

static void
print_json(struct print *out, const struct own_looks *looks)
{
	json_t *answer = json_object();
	json_t *list = json_array();

	for (size_t i = 0; i < looks->count; i++)
		js_add(list, look_json(&looks->looks[i]));
	js_put(answer, "total", js_number((int64_t)looks->total));
	js_put(answer, "kept_from", js_day(looks->kept_from));
	js_put(answer, "had_more", js_bool(looks->had_more));
	js_put(answer, "lists_unknown", js_bool(looks->lists_unknown));
	js_put(answer, "looks", list);
	js_print(out, answer);
}

static enum status
run(struct call *call)
{
	struct bounds bounds = {0, MOST};
	struct own_looks looks = {.count = 0};
	struct hand hand = {.own = NULL};
	int64_t first = 0, most = MOST_USUAL;
	enum status status = given_number(call, "from", bounds, &first);

	if (status == STATUS_OK)
		status = given_number(call, "most", bounds, &most);
	if (status != STATUS_OK)
		return status;
	status = hand_begin(call, HAND_EITHER, &hand);
	if (status == STATUS_OK)
		status = own_looks(call->records, hand.code, (size_t)first,
		    (size_t)most, &looks);
	if (status == STATUS_OK && call->is_json)
		print_json(call->out, &looks);
	else if (status == STATUS_OK)
		print_lines_of(call->out, &looks);
	own_looks_clear(&looks);
	return hand_end(call, &hand, status);
}

const struct command cmd_own_looks = {
    .name = "own looks",
    .summary = "they read who looked, when and why",
    .usage = "PERSON [--from N] [--most N] [--pin]",
    .examples = "sayso own looks \"Ann Pike\"\n"
		"sayso own looks \"otter 41\" --most 500\n",
    .help = "Newest first.  Names in lists are one line for a worker, a\n"
	    "group and a month.  Looks are kept for a year.\n"
	    "\n" HAND_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
