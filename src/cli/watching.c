/*
 * watching: see the header.
 */
#include "cli/watching.h"

/* Each step once: a command has no screen to move a bar on. */
static bool
tell_step(void *context, enum figures_step step, int percent)
{
	struct call *call = context;

	(void)percent;
	if (call->figures_step == step)
		return true;
	call->figures_step = step;
	if (step == FIGURES_TRY)
		tell_remark(call,
		    "trying the plan on made-up clubs. This takes a while.");
	return true;
}

static void
add(struct buf *text, size_t count, const char *words)
{
	if (count == 0)
		return;
	buf_add_format(
	    text, "%s%s: %zu.", text->length == 0 ? "" : " ", words, count);
}

void
watching_result(const struct figures_result *result, struct buf *text)
{
	add(text, result->closed, "periods closed, with their figures");
	add(text, result->none,
	    "periods closed without figures, as their tables would have told "
	    "too much about somebody");
	add(text, result->late,
	    "periods closed whose figures are made at the next lock");
	add(text, result->lost,
	    "periods that were closed before and whose figures are lost");
	add(text, result->plans,
	    "plans that a manager asked for and that hold now");
	add(text, result->refused,
	    "plans that a manager asked for and that cannot hold");
}

static void
tell_finished(void *context, const struct figures_result *result)
{
	struct call *call = context;
	struct buf text = BUF_EMPTY;
	bool is_plan = result->plans + result->refused > 0;

	watching_result(result, &text);
	if (text.length > 0)
		tell_remark(call, "%s Look at: sayso report %s", text.text,
		    is_plan ? "plan" : "list");
	buf_clear(&text);
}

void
watching_start(struct call *call)
{
	struct figures_watch watch = {tell_step, tell_finished, call};

	figures_watch(call->unlock, &watch);
}
