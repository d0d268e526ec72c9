/*
 * kind_form: the form of a new thing that can be held.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/form_view.h"
#include "tui/kind_internal.h"

#define NAME_BYTES   40
#define LABEL_BYTES  60
#define LINES_BYTES  4000
#define WORDS_BYTES  2000
#define MONTHS_LEAST 1
#define MONTHS_MOST  120

struct making {
	struct records *records;
	const struct form_answers *answers;
};

/* ---------------------------------------------------- what may be chosen */

static void
shapes(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "line", "one line", NULL);
	form_choices_add(choices, "text", "several lines", NULL);
	form_choices_add(choices, "choice", "one of a list", NULL);
	form_choices_add(choices, "phone", "a phone number", NULL);
	form_choices_add(choices, "email", "an email address", NULL);
	form_choices_add(
	    choices, "district", "the first half of a postcode", NULL);
	form_choices_add(choices, "birth", "a date of birth", NULL);
}

/* Only what fits the shape that was chosen. */
static void
coarses(void *context, struct form_choices *choices)
{
	static const struct {
		const char *shape, *coarse;
	} fits[] = {
	    {"line", "yes"},
	    {"text", "yes"},
	    {"choice", "choice"},
	    {"choice", "heading"},
	    {"district", "district"},
	    {"birth", "age"},
	};
	const struct making *making = context;
	const char *shape = form_answers_get(making->answers, "shape");

	form_choices_add(choices, "none", kind_words_coarse("none"), NULL);
	for (size_t i = 0; i < sizeof(fits) / sizeof(fits[0]); i++)
		if (strcmp(fits[i].shape, shape) == 0)
			form_choices_add(choices, fits[i].coarse,
			    kind_words_coarse(fits[i].coarse), NULL);
}

static bool
is_choice(void *context, const struct form_answers *answers)
{
	(void)context;
	return strcmp(form_answers_get(answers, "shape"), "choice") == 0;
}

static const struct form_question questions[] = {
    {
	.name = "label",
	.label = "What it is called",
	.hint = "like shoe size",
	.empty = "Say what people call it, in a few words.",
	.sort = FORM_LINE,
	.limit_bytes = LABEL_BYTES,
    },
    {
	.name = "front",
	.label = "Words to say",
	.hint = "Why you ask, and who sees it: two short sentences.",
	.empty = "Write the words in which it is asked for.",
	.sort = FORM_LINES,
	.limit_bytes = WORDS_BYTES,
    },
    {
	.name = "rest",
	.label = "If they ask more",
	.hint = "How long, that a no is fine, what is counted.",
	.empty = "Write how long it is kept, and that a no is fine.",
	.sort = FORM_LINES,
	.limit_bytes = WORDS_BYTES,
    },
    {
	.name = "shape",
	.label = "What is written",
	.sort = FORM_CHOICE,
	.choices = shapes,
    },
    {
	.name = "choices",
	.label = "To choose from",
	.hint = "One a line. With headings: HEADING|CHOICE.",
	.empty = "Write two choices or more, one a line.",
	.sort = FORM_LINES,
	.limit_bytes = LINES_BYTES,
	.applies = is_choice,
    },
    {
	.name = "own_words",
	.label = "Own words too?",
	.sort = FORM_YES,
	.applies = is_choice,
    },
    {
	.name = "see",
	.label = "Who sees it",
	.hint = "unless they say otherwise",
	.sort = FORM_CHOICE,
	.choices = kind_words_sees,
    },
    {
	.name = "coarse",
	.label = "In the figures",
	.hint = "never with a name on it",
	.sort = FORM_CHOICE,
	.choices = coarses,
    },
    {
	.name = "keep",
	.label = "Months it is kept",
	.sort = FORM_NUMBER,
	.least = MONTHS_LEAST,
	.most = MONTHS_MOST,
    },
    {
	.name = "many",
	.label = "Several at a time?",
	.sort = FORM_YES,
    },
    {
	.name = "tonight",
	.label = "Needed tonight?",
	.hint = "It stands on the list at the door.",
	.sort = FORM_YES,
    },
    {
	.name = "findable",
	.label = "Found by it?",
	.hint = "Another name they gave, for instance.",
	.sort = FORM_YES,
    },
    {
	.name = "name",
	.label = "Short name",
	.hint = "For commands: a to z and _. Empty: made from the first.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
	.is_optional = true,
    },
};

static const struct form form = {
    .title = "A new thing that can be held",
    .draft = KIND_DRAFT,
    .done = "Add",
    .help = "Hold as little as you can. What nobody needs, nobody has to "
	    "keep safe.\n\n"
	    "The words are said to a young person. The first part, at most "
	    "two sentences and 40 words, says why you ask and who sees it. "
	    "The rest says how long, and that a no is fine.\n\n"
	    "Ask only for what you would use: a yes that changes nothing is "
	    "not a real question.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

/* ----------------------------------------------------------------- saving */

/* "Shoe size" becomes shoe_size. */
static char *
name_from(const char *label)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY, name = BUF_EMPTY;
	size_t at = 0;

	text_fold(label, &folded);
	while (text_next_word(folded.text, &at, &word)) {
		buf_add_text(&name, name.length > 0 ? "_" : "");
		buf_add_text(&name, word.text);
		buf_reset(&word);
	}
	if (name.length > NAME_BYTES)
		buf_cut(&name, NAME_BYTES);
	buf_clear(&word);
	buf_clear(&folded);
	return buf_take(&name);
}

static char *
copy(const struct form_answers *answers, const char *name)
{
	return mem_text(form_answers_get(answers, name));
}

static bool
is_yes(const struct form_answers *answers, const char *name)
{
	return strcmp(form_answers_get(answers, name), "yes") == 0;
}

static enum status
save(void *context, const struct form_answers *answers)
{
	const struct making *making = context;
	const char *name = form_answers_get(answers, "name");
	struct kind kind = {.name = *name != '\0' ? mem_text(name)
						  : name_from(form_answers_get(
							answers, "label")),
	    .label = copy(answers, "label"),
	    .shape = copy(answers, "shape"),
	    .choices = copy(answers, "choices"),
	    .own_words = is_yes(answers, "own_words"),
	    .coarse = copy(answers, "coarse"),
	    .many = is_yes(answers, "many"),
	    .findable = is_yes(answers, "findable"),
	    .tonight = is_yes(answers, "tonight"),
	    .default_see = copy(answers, "see"),
	    .keep_months =
		(int)strtol(form_answers_get(answers, "keep"), NULL, 10),
	    .front = copy(answers, "front"),
	    .rest = copy(answers, "rest")};
	enum status status = kind_add(making->records, &kind);

	mem_free(kind.name);
	mem_free(kind.label);
	mem_free(kind.shape);
	mem_free(kind.choices);
	mem_free(kind.coarse);
	mem_free(kind.default_see);
	mem_free(kind.front);
	mem_free(kind.rest);
	return status;
}

static const struct {
	const char *name, *answer;
} usual[] = {
    {"shape", "line"},
    {"see", "team"},
    {"coarse", "none"},
    {"keep", "12"},
    {"own_words", "no"},
    {"many", "no"},
    {"tonight", "no"},
    {"findable", "no"},
};

/* ${draft} NULL: a fresh one. */
static bool
run(struct desk *desk, const char *draft)
{
	struct form_answers answers;
	struct making making = {desk->records, &answers};
	bool is_done;

	form_answers_init(
	    &answers, &form, &making, records_today(desk->records));
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		form_answers_set(&answers, usual[i].name, usual[i].answer);
	is_done = form_view_go_on(desk, &answers, draft, save);
	form_answers_clear(&answers);
	return is_done;
}

bool
kind_form_run(struct desk *desk)
{
	return run(desk, NULL);
}

void
kind_form_resume(struct desk *desk, const char *draft)
{
	if (run(desk, draft))
		desk_say(
		    desk, ROLE_GOOD, "Added. It can be asked for from now on.");
}
