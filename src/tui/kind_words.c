/*
 * kind_words: changing the words in which a thing is asked for.
 *
 * Whether new words ask for more is for a person to say, and what follows from
 * that is said first: it shuts what was agreed under the old ones.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/form_view.h"
#include "tui/kind_internal.h"
#include "tui/pose.h"

#define LABEL_BYTES  60
#define WORDS_BYTES  2000
#define MONTHS_LEAST 1
#define MONTHS_MOST  120
#define DRAFT_BYTES  65

/* ------------------------------------------------------------------- words */

const char *
kind_words_see(const char *see)
{
	if (strcmp(see, "team") == 0)
		return "all workers";
	return strcmp(see, "emergency") == 0 ? "emergency only" : "nobody";
}

const char *
kind_words_coarse(const char *coarse)
{
	static const struct {
		const char *coarse, *words;
	} list[] = {
	    {"none", "not counted"},
	    {"age", "counted by age"},
	    {"heading", "counted by heading"},
	    {"district", "counted by area"},
	    {"choice", "counted by choice"},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].coarse, coarse) == 0)
			return list[i].words;
	return "counted";
}

void
kind_words_sees(void *context, struct form_choices *choices)
{
	static const char *const sees[] = {"team", "emergency", "nobody"};

	(void)context;
	for (size_t i = 0; i < sizeof(sees) / sizeof(sees[0]); i++)
		form_choices_add(
		    choices, sees[i], kind_words_see(sees[i]), NULL);
}

/* -------------------------------------------------------------------- form */

struct changing {
	struct desk *desk;
	const struct kind *before;
};

static const struct form_question questions[] = {
    {
	.name = "label",
	.label = "What it is called",
	.sort = FORM_LINE,
	.limit_bytes = LABEL_BYTES,
    },
    {
	.name = "front",
	.label = "Words to say",
	.hint = "Why you ask, and who sees it: two short sentences.",
	.sort = FORM_LINES,
	.limit_bytes = WORDS_BYTES,
    },
    {
	.name = "rest",
	.label = "If they ask more",
	.hint = "How long, that a no is fine, what is counted.",
	.sort = FORM_LINES,
	.limit_bytes = WORDS_BYTES,
    },
    {
	.name = "see",
	.label = "Who sees it",
	.hint = "unless they say otherwise; for whoever is asked from now on",
	.sort = FORM_CHOICE,
	.choices = kind_words_sees,
    },
    {
	.name = "keep",
	.label = "Months it is kept",
	.sort = FORM_NUMBER,
	.least = MONTHS_LEAST,
	.most = MONTHS_MOST,
    },
};

static const struct form form = {
    .title = "Change what is said",
    .done = "Save",
    .help = "New words are a new version. A yes to the old words stays good, "
	    "unless the new ones ask for more: then what was agreed is shut "
	    "until each of them was asked again.\n\n"
	    "Keeping it for longer is asking for more, and needs new words "
	    "that say so.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

/* ------------------------------------------------------------------ saving */

enum answer { ANSWER_BACK, ANSWER_MORE, ANSWER_SAME };

static enum answer
ask_whether_more(struct desk *desk)
{
	struct question question = {.text = "Does it ask for more than before?",
	    .effect = "More to hold, more who see it, more counted, longer "
		      "kept. Then what was agreed under the old words is shut "
		      "until they are asked again.",
	    .answers = {{'g', "Go on writing"}, {'m', "It asks for more"},
		{'s', "It asks for the same, or less"}},
	    .count = 3};

	return (enum answer)pose_question(desk, &question);
}

/* A copy; NULL: as it was. */
static char *
text_of(const struct form_answers *answers, const char *name, const char *was)
{
	const char *text = form_answers_get(answers, name);

	return strcmp(text, was) == 0 ? NULL : mem_text(text);
}

static enum status
save(void *context, const struct form_answers *answers)
{
	const struct changing *changing = context;
	const struct kind *was = changing->before;
	struct kind kind = {.label = text_of(answers, "label", was->label),
	    .front = text_of(answers, "front", was->front),
	    .rest = text_of(answers, "rest", was->rest),
	    .default_see = text_of(answers, "see", was->default_see),
	    .keep_months =
		(int)strtol(form_answers_get(answers, "keep"), NULL, 10),
	    .retired = was->retired};
	enum answer answer = ANSWER_SAME;
	enum status status;

	if (kind.front != NULL || kind.rest != NULL)
		answer = ask_whether_more(changing->desk);
	if (answer == ANSWER_BACK)
		status = REFUSE(STATUS_INVALID, "Nothing was changed yet.");
	else
		status = kind_edit(changing->desk->records, was->name, &kind,
		    answer == ANSWER_MORE);
	mem_free(kind.label);
	mem_free(kind.front);
	mem_free(kind.rest);
	mem_free(kind.default_see);
	return status;
}

static void
set_all(struct form_answers *answers, const struct kind *kind)
{
	struct buf months = BUF_EMPTY;

	buf_add_format(&months, "%d", kind->keep_months);
	form_answers_set(answers, "label", kind->label);
	form_answers_set(answers, "front", kind->front);
	form_answers_set(answers, "rest", kind->rest);
	form_answers_set(answers, "see", kind->default_see);
	form_answers_set(answers, "keep", months.text);
	buf_clear(&months);
}

/* Each thing has a draft of its own. */
static bool
run(struct desk *desk, const struct kind *kind, bool is_draft)
{
	struct changing changing = {desk, kind};
	struct form own = form;
	struct form_answers answers;
	char draft[DRAFT_BYTES];
	bool is_done;

	snprintf(draft, sizeof(draft), KIND_WORDS_DRAFT "-%s", kind->name);
	own.draft = draft;
	form_answers_init(
	    &answers, &own, &changing, records_today(desk->records));
	set_all(&answers, kind);
	is_done =
	    form_view_go_on(desk, &answers, is_draft ? draft : NULL, save);
	form_answers_clear(&answers);
	return is_done;
}

bool
kind_words_run(struct desk *desk, const struct kind *kind)
{
	return run(desk, kind, false);
}

void
kind_words_resume(struct desk *desk, const char *draft)
{
	const char *name = draft + strlen(KIND_WORDS_DRAFT "-");
	struct kind_list list = {NULL, 0};

	if (desk_tell(desk, kind_get(desk->records, name, &list)) ==
		STATUS_OK &&
	    run(desk, &list.kinds[0], true))
		desk_say(desk, ROLE_GOOD, "Saved.");
	kind_list_clear(&list);
}

void
kind_words_draft_name(const char *text, struct buf *name)
{
	struct form_answers answers;

	form_answers_init(&answers, &form, NULL, DAY_NONE);
	if (form_from_text(&answers, text) == STATUS_OK)
		buf_add_text(name, form_answers_get(&answers, "label"));
	form_answers_clear(&answers);
}
