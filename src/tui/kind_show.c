/*
 * kind_show: one thing that can be held, and the words it is asked for in.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/kind_internal.h"
#include "tui/pose.h"
#include "tui/view.h"

struct showing {
	const char *name;
	struct kind_list list; /* that kind, or none */
};

static const struct kind *
kind_of(struct view *view)
{
	const struct showing *showing = view->context;

	return showing->list.count > 0 ? &showing->list.kinds[0] : NULL;
}

static void
title(struct view *view, struct buf *text)
{
	const struct kind *kind = kind_of(view);

	if (kind == NULL)
		return;
	buf_add_text(text, kind->label);
	if (kind->retired)
		buf_add_text(text, " (not asked any more)");
}

/* -------------------------------------------------------------------- rows */

static const char *
shape_words(const char *shape)
{
	static const struct {
		const char *shape, *words;
	} list[] = {
	    {"line", "one line"},
	    {"text", "several lines"},
	    {"phone", "a phone number"},
	    {"email", "an email address"},
	    {"district", "the first half of a postcode"},
	    {"birth", "a date of birth"},
	    {"choice", "one of a list"},
	    {"handle", "a word and a number"},
	    {"present", "who came"},
	    {"outcome", "what they got out of it"},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].shape, shape) == 0)
			return list[i].words;
	return shape;
}

static void
add_facts(const struct kind *kind, struct buf *text)
{
	buf_add_format(text, "What it is: %s%s%s\n", shape_words(kind->shape),
	    kind->own_words ? ", or their own words" : "",
	    kind->many ? ", several at a time" : "");
	buf_add_format(text, "Who sees it, unless they say otherwise: %s\n",
	    kind_words_see(kind->default_see));
	buf_add_format(
	    text, "In the figures: %s\n", kind_words_coarse(kind->coarse));
	buf_add_format(text, "Each is kept for: %d months", kind->keep_months);
	if (kind->findable)
		buf_add_text(text, "\nThey can be found by it.");
	if (kind->tonight)
		buf_add_text(text, "\nIt stands on tonight's list.");
}

/* "heading|item" on each line. */
static void
add_choices(struct view *view, const char *choices)
{
	rows_heading(&view->rows, "To choose from");
	while (*choices != '\0') {
		size_t length = strcspn(choices, "\n");
		char *line = mem_text_n(choices, length);
		char *bar = strchr(line, '|');
		struct buf text = BUF_EMPTY;

		if (bar != NULL && bar > line)
			buf_add_format(
			    &text, "%.*s: ", (int)(bar - line), line);
		buf_add_text(&text, bar != NULL ? bar + 1 : line);
		rows_text(&view->rows, text.text);
		buf_clear(&text);
		mem_free(line);
		choices += length + (choices[length] == '\n');
	}
}

/* Each on a line of its own: easier to read out, and no row is too tall. */
static void
add_sentences(struct view *view, const char *text)
{
	while (*text != '\0') {
		const char *end = strstr(text, ". ");
		size_t length =
		    end != NULL ? (size_t)(end - text) + 1 : strlen(text);
		char *sentence = mem_text_n(text, length);

		rows_text(&view->rows, sentence);
		mem_free(sentence);
		text += length + (end != NULL ? 1 : 0);
	}
}

static enum status
fill(struct view *view)
{
	struct showing *showing = view->context;
	const struct kind *kind;
	struct buf text = BUF_EMPTY;
	enum status status;

	kind_list_clear(&showing->list);
	status = kind_get(view->desk->records, showing->name, &showing->list);
	kind = kind_of(view);
	if (status != STATUS_OK || kind == NULL)
		return status;
	buf_add_format(
	    &text, "The words to say (version %d)", kind->notice_version);
	rows_heading(&view->rows, text.text);
	rows_text(&view->rows, kind->front);
	rows_heading(&view->rows, "And if they want to know more");
	add_sentences(view, kind->rest);
	rows_heading(&view->rows, "How it is held");
	buf_reset(&text);
	add_facts(kind, &text);
	rows_text(&view->rows, text.text);
	if (*kind->choices != '\0')
		add_choices(view, kind->choices);
	buf_clear(&text);
	return STATUS_OK;
}

/* -------------------------------------------------------------------- keys */

static bool
is_asked(struct view *view)
{
	return kind_of(view) != NULL && !kind_of(view)->retired;
}

static bool
is_retired(struct view *view)
{
	return kind_of(view) != NULL && kind_of(view)->retired;
}

static void
change(struct view *view)
{
	if (kind_words_run(view->desk, kind_of(view)))
		desk_say(view->desk, ROLE_GOOD, "Saved.");
	view_refill(view);
}

static void
set_retired(struct view *view, bool retired)
{
	const struct showing *showing = view->context;
	struct kind kind = {.retired = retired};

	if (desk_tell(view->desk, kind_edit(view->desk->records, showing->name,
				      &kind, false)) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD,
		    retired ? "It is not asked any more. a asks it again."
			    : "It can be asked for again.");
	view_refill(view);
}

static void
retire(struct view *view)
{
	struct question question = {.text = "Do not ask for this any more?",
	    .effect = "What is held of it stays until it runs out.",
	    .answers = {{'g', "Go on asking"}, {'n', "Not any more"}},
	    .count = 2};

	if (pose_question(view->desk, &question) == 1)
		set_retired(view, true);
}

static void
ask_again(struct view *view)
{
	set_retired(view, false);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'c', "c", "Change", change, is_asked},
    {PRESS_TEXT, 'r', "r", "Ask no more", retire, is_asked},
    {PRESS_TEXT, 'a', "a", "Ask again", ask_again, is_retired},
    {.key = NULL},
};

static const struct screen screen = {
    .name = title,
    .fill = fill,
    .actions = actions,
    .help = "One thing that can be held, and the words that are said when you "
	    "ask for it. The first part says why and who sees it; the rest "
	    "says how long, and that a no is fine.\n\n"
	    "Words are never changed under a yes: new words are a new "
	    "version, and a yes to the old ones stays good for those, unless "
	    "the new ones ask for more.",
};

void
kind_show_run(struct desk *desk, const char *name)
{
	struct showing showing = {.name = name};

	view_run(desk, &screen, &showing);
	kind_list_clear(&showing.list);
}
