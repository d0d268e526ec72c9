/*
 * request_form: the questions about a request.
 *
 * What is said after a new one is the same whoever it is about, for who asks
 * may be looking on.
 */
#include "tui/request_form.h"

#include <string.h>

#include "base/day.h"
#include "core/request.h"
#include "tui/form_view.h"
#include "tui/help.h"
#include "tui/when.h"

struct request_writing {
	struct desk *desk;
	char code[CODE_TEXT_BYTES];
	enum request_form_why what;
};

/* ------------------------------------------------------------------ a new one
 */

static void
add_words(struct form_choices *choices, const char *const *words,
    const char *(*text)(const char *word))
{
	for (; *words != NULL; words++)
		form_choices_add(choices, *words, text(*words), NULL);
}

static void
who_choices(void *context, struct form_choices *choices)
{
	static const char *const words[] = {"self", "parent", "other", NULL};

	(void)context;
	add_words(choices, words, request_who_text);
}

static void
how_choices(void *context, struct form_choices *choices)
{
	static const char *const words[] = {"letter", "word", "email", NULL};

	(void)context;
	add_words(choices, words, request_how_text);
}

static void
what_choices(void *context, struct form_choices *choices)
{
	static const char *const words[] = {
	    "copy", "correct", "erase", "restrict", "object", "other", NULL};

	(void)context;
	add_words(choices, words, request_what_text);
}

static const struct form_question questions[] = {
    {
	.name = "who",
	.label = "Who asks",
	.empty = "Choose who asks.",
	.sort = FORM_CHOICE,
	.choices = who_choices,
    },
    {
	.name = "about",
	.label = "About whom",
	.hint = "Their name, or the id that Find shows, which is surer.",
	.help = "A name that nobody here goes by is not stored. Nothing here "
		"says whether somebody was found.",
	.empty = "Type the name or id of the young person.",
	.sort = FORM_LINE,
    },
    {
	.name = "what",
	.label = "For what",
	.empty = "Choose what they want.",
	.sort = FORM_CHOICE,
	.choices = what_choices,
    },
    {
	.name = "how",
	.label = "How they asked",
	.empty = "Choose how they asked.",
	.sort = FORM_CHOICE,
	.choices = how_choices,
    },
    {
	.name = "purpose",
	.label = "What for",
	.hint = "Like \"for a court\". The young person reads it.",
	.sort = FORM_LINE,
	.limit_bytes = REQUEST_WORDS_BYTES,
	.is_optional = true,
    },
    {
	.name = "received",
	.label = "The day it came",
	.hint = "If you had to ask who they are: the day you knew.",
	.sort = FORM_DAY,
    },
};

static const struct form form = {
    .title = "A new request",
    .done = "Write it down",
    .help = "Somebody asks for a copy of what is held about a young person, or "
	    "for something else the law gives them. You have one month.\n\n"
	    "When somebody else than the young person asks, the young person "
	    "is asked first, and nothing about them is shown before they "
	    "answered: not even whether they are here.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

static enum status
save(void *context, const struct form_answers *answers)
{
	struct request_writing *writing = context;
	struct request_new request = {
	    .about = form_answers_get(answers, "about"),
	    .who = form_answers_get(answers, "who"),
	    .how = form_answers_get(answers, "how"),
	    .what = form_answers_get(answers, "what"),
	    .purpose = form_answers_get(answers, "purpose"),
	};
	enum status status = day_parse(
	    form_answers_get(answers, "received"), &request.received_on);

	if (status == STATUS_OK)
		status = request_add(
		    writing->desk->records, &request, writing->code);
	return status;
}

static void
show_added(struct desk *desk, const char *code)
{
	struct request_line line;
	struct buf said = BUF_EMPTY;

	if (desk_tell(desk, request_get(desk->records, code, &line)) !=
	    STATUS_OK)
		return;
	buf_add_format(&said,
	    "It is written down as %s. Write that on the letter: whom it is "
	    "about stays there.\n\nAnswer by ",
	    code);
	when_add_day(&said, line.due_on);
	buf_add_format(&said, ".\n\n%s", request_next_text(line.next));
	help_read(desk, "Written down", said.text);
	buf_clear(&said);
	request_line_clear(&line);
}

bool
request_form_run(struct desk *desk)
{
	struct request_writing writing = {.desk = desk};
	int32_t today = records_today(desk->records);
	struct form_answers answers;
	char received[DAY_TEXT_BYTES];
	bool is_done;

	form_answers_init(&answers, &form, &writing, today);
	day_format(today, received);
	form_answers_set(&answers, "received", received);
	is_done = form_view_run(desk, &answers, save);
	form_answers_clear(&answers);
	if (is_done)
		show_added(desk, writing.code);
	return is_done;
}

/* --------------------------------------------------------------- why, and done
 */

static const struct form_question given_why[] = {
    {
	.name = "why",
	.label = "To remember",
	.hint = "What was given, and how. It may stay empty.",
	.sort = FORM_LINE,
	.limit_bytes = REQUEST_WORDS_BYTES,
	.is_optional = true,
    },
};

static const struct form_question decided_why[] = {
    {
	.name = "why",
	.label = "Who decided, and why",
	.hint = "Like \"Pat Lloyd: the hospital needs it\".",
	.empty = "Say who decided that it is best for them, and why.",
	.sort = FORM_LINE,
	.limit_bytes = REQUEST_WORDS_BYTES,
    },
};

static const struct form_question refused_why[] = {
    {
	.name = "why",
	.label = "Why not",
	.hint = "As you told whoever asked.",
	.empty = "Say why it was not given.",
	.sort = FORM_LINE,
	.limit_bytes = REQUEST_WORDS_BYTES,
    },
};

static const struct form_question extended_why[] = {
    {
	.name = "why",
	.label = "Why it takes longer",
	.hint = "As you told whoever asked.",
	.empty = "Say why it takes longer.",
	.sort = FORM_LINE,
	.limit_bytes = REQUEST_WORDS_BYTES,
    },
};

#define ONE_QUESTION(name) .questions = name, .count = 1

static const struct form why_forms[] = {
    [REQUEST_FORM_GIVEN] = {.title = "Done: it was given",
	.done = "It is done",
	.help = "Say this when whoever asked has it in their hands.",
	ONE_QUESTION(given_why)},
    [REQUEST_FORM_DECIDED] = {.title = "Done: it was given",
	.done = "It is done",
	.help = "They are not able to decide this yet. Whoever leads the work "
		"decides what is best for them.",
	ONE_QUESTION(decided_why)},
    [REQUEST_FORM_REFUSED] = {.title = "Done: it was not given",
	.done = "It is done",
	.help = "Whoever asked has been told that they do not get it, why, and "
		"where they can complain.",
	ONE_QUESTION(refused_why)},
    [REQUEST_FORM_EXTENDED] = {.title = "It takes longer",
	.done = "Write it down",
	.help = "Three months instead of one, where it is very much or hard "
		"to find. Tell whoever asked first, and why: within the first "
		"month.",
	ONE_QUESTION(extended_why)},
};

static enum status
save_why(void *context, const struct form_answers *answers)
{
	const struct request_writing *writing = context;
	struct records *records = writing->desk->records;
	const char *why = form_answers_get(answers, "why");

	if (writing->what == REQUEST_FORM_EXTENDED)
		return request_extend(records, writing->code, why);
	return request_done(
	    records, writing->code, writing->what != REQUEST_FORM_REFUSED, why);
}

void
request_form_why(
    struct desk *desk, const char *code, enum request_form_why what)
{
	struct request_writing writing = {.desk = desk, .what = what};
	struct form_answers answers;

	memcpy(writing.code, code, CODE_TEXT_BYTES);
	form_answers_init(
	    &answers, &why_forms[what], &writing, records_today(desk->records));
	if (form_view_run(desk, &answers, save_why))
		desk_say(desk, ROLE_GOOD, "Written down.");
	form_answers_clear(&answers);
}
