/*
 * noes: no's that workers wrote down and that are not erased yet, shown to
 * every worker so that a slip of the hand can be put right.  A look at each
 * person is written first.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/kind.h"
#include "tui/plain.h"
#include "tui/screens.h"
#include "tui/view.h"

struct noes {
	struct consent_no *noes;
	size_t count;
	struct kind_list kinds;
};

static const char *
label_of(const struct noes *noes, const char *kind)
{
	for (size_t i = 0; i < noes->kinds.count; i++)
		if (strcmp(noes->kinds.kinds[i].name, kind) == 0)
			return noes->kinds.kinds[i].label;
	return kind;
}

static const char *
called_of(const struct consent_no *no)
{
	return *no->called != '\0' ? no->called : no->code;
}

static void
add_no(struct view *view, size_t at)
{
	const struct noes *noes = view->context;
	const struct consent_no *no = &noes->noes[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY, more = BUF_EMPTY;
	struct row *row;

	buf_add_format(
	    &text, "%s: %s", called_of(no), label_of(noes, no->kind));
	if (no->is_own) {
		buf_add_text(&right, "gone");
		buf_add_format(&more, "their own no, with %s", no->by);
	} else {
		buf_add_text(&right, "erased from ");
		plain_day(
		    &right, no->goes_from, records_today(view->desk->records));
		buf_add_format(&more, "%s, written down by %s",
		    no->is_heard ? "their no" : "a worker's own no", no->by);
	}
	row = rows_item(&view->rows, (int)at, text.text);
	row->right = buf_take(&right);
	row->more = buf_take(&more);
	buf_clear(&text);
}

static void
clear(struct noes *noes)
{
	consent_noes_clear(&noes->noes, noes->count);
	noes->noes = NULL;
	noes->count = 0;
	kind_list_clear(&noes->kinds);
}

static enum status
fill(struct view *view)
{
	struct noes *noes = view->context;
	enum status status;

	clear(noes);
	status = kind_list(view->desk->records, true, &noes->kinds);
	if (status == STATUS_OK)
		status = consent_noes(
		    view->desk->records, &noes->noes, &noes->count);
	for (size_t i = 0; status == STATUS_OK && i < noes->count; i++)
		add_no(view, i);
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct noes *noes = view->context;
	const struct consent_no *no = &noes->noes[id];

	say_run(view->desk, no->code, called_of(no), no->kind);
	view_refill(view);
}

static const struct screen screen = {
    .title = "No's",
    .fill = fill,
    .chosen = chosen,
    .enter = "Was it a slip?",
    .empty = "No no waits to be erased.",
    .help =
	"A no that a worker wrote down is shut at once and erased after seven "
	"days. Until then every worker sees it here, so that a slip of the "
	"hand can be put right: ask them, and write down what they say.\n\n"
	"What they said no to themself, with the laptop in their hands, is "
	"gone at once. It stands here for a week.\n\n"
	"Each person in the list can read that you looked.",
};

void
noes_run(struct desk *desk)
{
	struct noes noes = {.noes = NULL};

	view_run(desk, &screen, &noes);
	clear(&noes);
}
