/*
 * office_evidence: what an inspector may see of a stretch of time: how much was
 * done, session by session, and the mark of the history.
 */
#include "tui/office_internal.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/form_view.h"
#include "tui/help.h"
#include "tui/when.h"

#define MINUTES_AN_HOUR 60
#define GROUP_BYTES     4 /* of the mark, between blanks */

struct shown {
	struct desk *desk;
	struct evidence evidence;
	bool is_there;
};

/* ------------------------------------------------------------- from, until */

static int32_t
day_of(const struct form_answers *answers, const char *name)
{
	int32_t day = DAY_NONE;

	if (day_parse(form_answers_get(answers, name), &day) != STATUS_OK)
		return DAY_NONE;
	return day;
}

static enum status
read_it(void *context, const struct form_answers *answers)
{
	struct shown *shown = context;
	int32_t from = day_of(answers, "from"),
		until = day_of(answers, "until");
	enum status status;

	if (from > until)
		return REFUSE(STATUS_INVALID,
		    "The first day comes after the last. Change one of them.");
	status = figures_evidence(
	    shown->desk->unlock, from, until, &shown->evidence);
	shown->is_there = status == STATUS_OK;
	return status;
}

static const struct form_question questions[] = {
    {
	.name = "from",
	.label = "First day",
	.hint = "for example 1 April",
	.empty = "Enter the first day.",
	.sort = FORM_DAY,
    },
    {
	.name = "until",
	.label = "Last day",
	.empty = "Enter the last day.",
	.sort = FORM_DAY,
    },
};

static const struct form form = {
    .title = "Evidence for an inspector",
    .done = "Show",
    .help = "An inspector or a funder may want to see that the work was done, "
	    "without seeing a young person's name. Choose from when to when.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

/* The reporting year so far, unless they say otherwise. */
static bool
ask(struct shown *shown)
{
	struct form_answers answers;
	char day[DAY_TEXT_BYTES];
	int32_t today = office_today();
	bool is_asked;

	form_answers_init(&answers, &form, shown, today);
	day_format(day_year_start(today, 4, 1), day);
	form_answers_set(&answers, "from", day);
	day_format(today, day);
	form_answers_set(&answers, "until", day);
	is_asked = form_view_run(shown->desk, &answers, read_it);
	form_answers_clear(&answers);
	return is_asked;
}

/* -------------------------------------------------------------- what it says
 */

static void
head(struct view *view, struct buf *text)
{
	const struct shown *shown = view->context;
	const struct evidence *evidence = &shown->evidence;

	when_add_day(text, evidence->from_on);
	buf_add_text(text, " to ");
	when_add_day(text, evidence->until_on);
	buf_add_format(text,
	    ". Sessions: %" PRId64 ". Hours with young people: %" PRId64
	    ".%02" PRId64 ".",
	    evidence->sessions, evidence->minutes / MINUTES_AN_HOUR,
	    evidence->minutes % MINUTES_AN_HOUR * 100 / MINUTES_AN_HOUR);
}

static enum status
fill(struct view *view)
{
	const struct shown *shown = view->context;
	const struct diary *diary = &shown->evidence.diary;
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < diary->count; i++) {
		buf_reset(&text);
		office_diary_line(&diary->rows[i], &text);
		rows_item(&view->rows, (int)i, text.text)->right =
		    mem_text(diary->rows[i].heads);
	}
	buf_clear(&text);
	return STATUS_OK;
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct shown *shown = view->context;

	office_diary_full(&shown->evidence.diary.rows[id], text);
}

static void
chosen(struct view *view, int id)
{
	struct buf text = BUF_EMPTY;

	side(view, id, &text);
	help_read(view->desk, "A session", text.text);
	buf_clear(&text);
}

static void
mark(struct view *view)
{
	const struct shown *shown = view->context;
	const struct evidence *evidence = &shown->evidence;
	struct buf text = BUF_EMPTY;

	if (evidence->head.n == 0) {
		buf_set(&text, "No worker has signed the history yet. That is "
			       "done at each lock.");
	} else {
		buf_add_format(&text,
		    "Newest entry: %" PRId64 "\nSigned by: "
		    "%s\nOn: ",
		    evidence->head.n, evidence->head_by);
		when_add_day(&text, evidence->head_on);
		buf_add_text(&text, "\nIts mark: ");
		for (size_t i = 0; i < sizeof(evidence->head.hash); i++)
			buf_add_format(&text, "%s%02x",
			    i % GROUP_BYTES == 0 && i > 0 ? " " : "",
			    evidence->head.hash[i]);
		buf_add_text(&text,
		    "\n\nAll that happens is written into a history that can "
		    "only grow. Write the number and the mark down. If "
		    "anything before that entry is changed later, the mark no "
		    "longer fits.");
	}
	help_read(view->desk, "The mark of the history", text.text);
	buf_clear(&text);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'm', "m", "Mark of the history", mark, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Evidence for an inspector",
    .fill = fill,
    .head = head,
    .chosen = chosen,
    .enter = "Open",
    .actions = actions,
    .side = side,
    .help = "Each session of that time, with how many heads: 0, 1-4, or to the "
	    "nearest 5. There is no young person's name in it.\n\n"
	    "m shows where the history stands, with a mark to write down: it "
	    "proves later that nothing before it was changed.",
    .empty = "No session was written up in that time.",
};

void
office_evidence_run(struct desk *desk)
{
	struct shown shown = {.desk = desk};

	if (!ask(&shown))
		return;
	view_run(desk, &screen, &shown);
	evidence_clear(&shown.evidence);
}
