/*
 * kind list: what can be held, and the words in which it is asked for.
 */
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"
#include "core/kind.h"

static const struct option options[] = {
    OPTION_FLAG("retired", "those too that are not asked any more"),
    OPTIONS_END,
};

static json_t *
kind_json(const struct kind *kind)
{
	json_t *answer = json_object();

	js_put(answer, "name", js_text(kind->name));
	js_put(answer, "label", js_text(kind->label));
	js_put(answer, "shape", js_text(kind->shape));
	js_put(answer, "choices", js_lines(kind->choices));
	js_put(answer, "own_words", js_bool(kind->own_words));
	js_put(answer, "coarse", js_text(kind->coarse));
	js_put(answer, "many", js_bool(kind->many));
	js_put(answer, "findable", js_bool(kind->findable));
	js_put(answer, "tonight", js_bool(kind->tonight));
	js_put(answer, "see", js_text(kind->default_see));
	js_put(answer, "keep_months", js_number(kind->keep_months));
	js_put(answer, "retired", js_bool(kind->retired));
	js_put(answer, "notice", js_number(kind->notice_version));
	js_put(answer, "front", js_lines(kind->front));
	js_put(answer, "rest", js_lines(kind->rest));
	return answer;
}

static void
print_table(struct print *out, const struct kind_list *list)
{
	static const char *const heads[] = {
	    "KIND", "WHAT IT IS", "WHO SEES", "MONTHS", ""};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < list->count; i++) {
		const struct kind *kind = &list->kinds[i];

		table_text(&table, kind->name);
		table_text(&table, kind->label);
		table_text(&table, kind->default_see);
		table_number(&table, kind->keep_months);
		table_text(&table, kind->retired ? "not asked any more" : "");
	}
	table_print(&table, out);
}

static void
print_kind(struct print *out, const struct kind *kind)
{
	print_labelled(out, "kind", kind->name);
	print_labelled(out, "what it is", kind->label);
	print_labelled(out, "shape", kind->shape);
	if (*kind->choices != '\0')
		print_words(out, "choices (heading|item):\n");
	print_lines(out, "    ", kind->choices);
	if (kind->own_words)
		print_words(out, "their own words are fine too\n");
	print_labelled(out, "counted as", kind->coarse);
	print_labelled(
	    out, "who sees it, unless they say otherwise", kind->default_see);
	print_format(out, "a value is kept for %d months\n", kind->keep_months);
	if (kind->many)
		print_words(out, "there may be several\n");
	if (kind->tonight)
		print_words(out, "needed tonight\n");
	if (kind->retired)
		print_words(out, "not asked any more\n");
	print_format(
	    out, "\nWords to say (version %d):\n", kind->notice_version);
	print_wrapped(out, "    ", kind->front);
	print_words(out, "And if they want to know more:\n");
	print_wrapped(out, "    ", kind->rest);
}

static enum status
show_one(struct call *call, const char *name)
{
	struct kind_list list = {NULL, 0};
	enum status status = given_kind(call, name);

	if (status == STATUS_OK)
		status = kind_get(call->records, name, &list);
	if (status == STATUS_OK && call->is_json)
		js_print(call->out, kind_json(&list.kinds[0]));
	else if (status == STATUS_OK)
		print_kind(call->out, &list.kinds[0]);
	kind_list_clear(&list);
	return status;
}

static enum status
run(struct call *call)
{
	struct kind_list list = {NULL, 0};
	enum status status;

	if (call->words_count > 0)
		return show_one(call, call->words[0]);
	status = kind_list(call->records, call_has(call, "retired"), &list);
	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_array();

		for (size_t i = 0; i < list.count; i++)
			js_add(answer, kind_json(&list.kinds[i]));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_table(call->out, &list);
	}
	kind_list_clear(&list);
	return status;
}

const struct command cmd_kind_list = {
    .name = "kind list",
    .summary = "what can be held, and the words to ask for it",
    .usage = "[--retired]\nKIND",
    .examples = "sayso kind list\n"
		"sayso kind list phone\n",
    .help = "Without a name: every kind of thing.  With a name: all about it,\n"
	    "and the words to say when asking for it.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_most = 1,
    .run = run,
};
