/*
 * office_plan_change: another plan is to hold.  A manager asks; a worker's is
 * tried at once.
 */
#include "tui/office_internal.h"

#include <string.h>

#include "base/broker.h"
#include "base/day.h"
#include "tui/form_view.h"
#include "tui/office_making.h"
#include "tui/outside_file.h"

#define PLAN_FILE_BYTES 200000

#define SMALL     "small"
#define COUNCIL   "council"
#define FROM_FILE "file"

struct changing {
	struct desk *desk;
	bool is_asked; /* of the workers, by a manager */
};

static void
plans(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, SMALL, "For a small club", "few tables");
	form_choices_add(
	    choices, COUNCIL, "For a council", "more tables, crossed");
	form_choices_add(
	    choices, FROM_FILE, "From a file", "saved and changed");
}

static void
years(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "this", "This reporting year", NULL);
	form_choices_add(choices, "next", "The next one", NULL);
}

/* A file says its year itself. */
static bool
asks_year(void *context, const struct form_answers *answers)
{
	(void)context;
	return strcmp(form_answers_get(answers, "plan"), FROM_FILE) != 0;
}

static void
head(void *context, struct buf *text)
{
	const struct changing *changing = context;

	if (changing->desk->records == NULL)
		buf_set(text,
		    "The workers are asked. When one of them next locks, it is "
		    "tried on made-up clubs, and holds if it can be done.");
	else
		buf_set(text,
		    "It is tried on 200 made-up clubs, which takes a while, "
		    "and holds if it can be done.");
}

static const struct form_question questions[] = {
    {
	.name = "plan",
	.label = "Which plan",
	.empty = "Choose a plan.",
	.sort = FORM_CHOICE,
	.choices = plans,
    },
    {
	.name = "year",
	.label = "For",
	.hint = "A plan that holds already can only gain tables.",
	.empty = "Choose a year.",
	.sort = FORM_CHOICE,
	.choices = years,
	.applies = asks_year,
    },
};

static const struct form form = {
    .title = "Another plan",
    .done = "Go on",
    .help = "A small club's plan has few tables, which 30 to 150 young people "
	    "can fill. A council's plan has what most funders ask for.\n\n"
	    "For a plan of your own: save the one that holds as a file, change "
	    "the file, and choose it here. What is wrong in it is said.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
    .head = head,
};

static enum status
read_file(struct desk *desk, struct plan *plan)
{
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;
	enum status status;

	if (outside_file_read(
		desk, BROKER_PLAN_FILE, PLAN_FILE_BYTES, &text, &name))
		status = plan_read(text.text, plan);
	else
		status = REFUSE(STATUS_NOT_FOUND,
		    "No plan was read. Choose a file, or another plan.");
	buf_clear(&text);
	buf_clear(&name);
	return status;
}

static enum status
make_default(
    struct desk *desk, const struct form_answers *answers, struct plan *plan)
{
	int32_t day = office_today();
	bool is_next = strcmp(form_answers_get(answers, "year"), "next") == 0;
	enum plan_size size =
	    strcmp(form_answers_get(answers, "plan"), COUNCIL) == 0
		? PLAN_COUNCIL
		: PLAN_SMALL;

	if (is_next)
		day = day_add_months(day, 12);
	return figures_plan_default(desk->unlock, size, day, plan);
}

static enum status
set(void *context, const struct form_answers *answers)
{
	struct changing *changing = context;
	struct desk *desk = changing->desk;
	struct plan plan;
	enum status status;

	if (strcmp(form_answers_get(answers, "plan"), FROM_FILE) == 0)
		status = read_file(desk, &plan);
	else
		status = make_default(desk, answers, &plan);
	if (status != STATUS_OK)
		return status;
	status = office_making_plan(desk, &plan, &changing->is_asked);
	plan_clear(&plan);
	return status;
}

void
office_plan_change(struct desk *desk)
{
	struct changing changing = {.desk = desk};
	struct form_answers answers;

	form_answers_init(&answers, &form, &changing, office_today());
	if (form_view_run(desk, &answers, set))
		desk_say(desk, ROLE_GOOD,
		    changing.is_asked
			? "Asked. It is tried when a worker next locks. w says "
			  "what came of it."
			: "Tried, and it holds now.");
	form_answers_clear(&answers);
}
