/*
 * capacity: one question and a day, no free text.
 */
#include "tui/capacity.h"

#include <string.h>

#include "base/day.h"
#include "core/consent.h"
#include "core/person.h"
#include "tui/form_view.h"
#include "tui/pose.h"
#include "tui/screens.h"

const char capacity_help[] =
    "Do they understand what they say yes to, and what follows from it? Then "
    "they are able, and they decide for themself.\n\n"
    "Somebody who is not able yet needs an adult's yes beside their own. "
    "Either no ends it. No adult's name is kept, and the adult sees "
    "nothing.\n\n"
    "Think it over again on the day you give. Becoming \"not yet\" shuts what "
    "has no adult's yes.";

struct capacity {
	struct desk *desk;
	const char *code;
};

void
capacity_choices(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "able", "able to decide", NULL);
	form_choices_add(
	    choices, "not_yet", "not yet able to decide alone", NULL);
}

static const struct form_question questions[] = {
    CAPACITY_QUESTION,
    {
	.name = "review",
	.label = "Think it over on",
	.hint = "A day like 24 November 2027.",
	.empty = "Say when to think it over again.",
	.sort = FORM_DAY,
    },
};

static const struct form form = {
    .title = "Able to decide, or not yet",
    .done = "Save",
    .help = capacity_help,
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

static enum status
save(void *context, const struct form_answers *answers)
{
	const struct capacity *capacity = context;
	bool is_able =
	    strcmp(form_answers_get(answers, "capacity"), "able") == 0;
	int32_t review = DAY_NONE;
	enum status status =
	    day_parse(form_answers_get(answers, "review"), &review);

	if (status == STATUS_OK)
		status = consent_capacity(
		    capacity->desk->records, capacity->code, is_able, review);
	if (status == STATUS_OK)
		desk_say(capacity->desk, ROLE_GOOD, "%s",
		    is_able ? "Written down: able to decide."
			    : "Written down: not yet. What has no adult's yes "
			      "is shut.");
	return status;
}

void
capacity_run(struct desk *desk, const char *code, const char *called)
{
	struct capacity capacity = {.desk = desk, .code = code};
	int32_t today = records_today(desk->records);
	struct form asked = form;
	struct person_about about;
	struct form_answers answers;
	struct buf title = BUF_EMPTY;
	char review[DAY_TEXT_BYTES];

	if (desk_tell(desk, person_about(desk->records, code, &about)) !=
	    STATUS_OK)
		return;
	buf_add_format(&title, "%s: %s", called, form.title);
	asked.title = title.text;
	day_format(day_add_months(today, 12), review);
	form_answers_init(&answers, &asked, &capacity, today);
	form_answers_set(
	    &answers, "capacity", about.is_able ? "able" : "not_yet");
	form_answers_set(&answers, "review", review);
	form_view_run(desk, &answers, save);
	form_answers_clear(&answers);
	buf_clear(&title);
}

void
capacity_adult(
    struct desk *desk, const char *code, const char *kind, const char *label)
{
	struct adult_say say = {
	    .kind = kind, .said_on = DAY_NONE, .until = DAY_NONE};
	struct question question = {.text = label,
	    .effect = "What did an adult say today, beside their own yes? No "
		      "adult's name is kept.",
	    .answers = {{'l', "Leave it as it is"}, {'n', "The adult said no"},
		{'y', "The adult said yes"}},
	    .yes_from = 2,
	    .count = 3};
	int answer = pose_question(desk, &question);

	if (answer == 0)
		return;
	say.yes = answer == 2;
	if (desk_tell(desk, consent_adult(desk->records, code, &say)) ==
	    STATUS_OK)
		desk_say(desk, ROLE_GOOD,
		    "Written down: an adult's %s. No adult's name is kept.",
		    say.yes ? "yes" : "no");
}
