/*
 * kind_options: reads the options that describe a kind.
 */
#include "cli/kind_options.h"

#include "base/mem.h"

/* One line for each --choice; NULL when there is none. */
static char *
read_choices(struct call *call)
{
	struct buf lines = BUF_EMPTY;
	const char *text;
	size_t at = 0;

	while ((text = call_option_next(call, "choice", &at)) != NULL) {
		buf_add_text(&lines, lines.length == 0 ? "" : "\n");
		buf_add_text(&lines, text);
	}
	return lines.length == 0 ? NULL : buf_take(&lines);
}

enum status
kind_options_read(struct call *call, struct kind *kind)
{
	struct bounds months = {1, KIND_MONTHS_MOST};
	int64_t keep = 0;
	enum status status;

	*kind = (struct kind){.name = mem_text(call->words[0])};
	status = given_number(call, "keep", months, &keep);
	if (status != STATUS_OK)
		return status;
	kind->label = mem_text(call_option(call, "label"));
	kind->shape = mem_text(call_option(call, "shape"));
	kind->coarse = mem_text(call_option(call, "coarse"));
	kind->choices = read_choices(call);
	kind->default_see = mem_text(call_option(call, "see"));
	kind->front = mem_text(call_option(call, "front"));
	kind->rest = mem_text(call_option(call, "rest"));
	kind->own_words = call_has(call, "own-words");
	kind->many = call_has(call, "many");
	kind->findable = call_has(call, "findable");
	kind->tonight = call_has(call, "tonight");
	kind->keep_months = (int)keep;
	return STATUS_OK;
}

void
kind_options_clear(struct kind *kind)
{
	mem_wipe_text(&kind->name);
	mem_wipe_text(&kind->label);
	mem_wipe_text(&kind->shape);
	mem_wipe_text(&kind->coarse);
	mem_wipe_text(&kind->choices);
	mem_wipe_text(&kind->default_see);
	mem_wipe_text(&kind->front);
	mem_wipe_text(&kind->rest);
}
