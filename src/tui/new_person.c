/*
 * new_person: somebody new.  The words are read out first; what they go by is
 * their first yes.  Everything else is asked after, thing by thing.
 */
#include <string.h>

#include "base/day.h"
#include "core/kind.h"
#include "core/person.h"
#include "tui/capacity.h"
#include "tui/form_view.h"
#include "tui/pose.h"
#include "tui/screens.h"

#define NAME_BYTES 200

enum go_by { GO_NOT_NOW, GO_NAME, GO_CARD };

struct newcomer {
	struct desk *desk;
	enum go_by go_by;
	char code[CODE_TEXT_BYTES];
	bool is_added;
};

/* -------------------------------------------------------- the words to say */

static enum go_by
read_out(struct desk *desk)
{
	struct question question = {.text = "Read this out to them:",
	    .answers = {{'l', "Not now"}, {'y', "They said yes, to a name"},
		{'c', "Yes to a card with a word and a number"}},
	    .yes_from = 1,
	    .count = 3};
	struct kind_list list = {NULL, 0};
	enum go_by go_by;

	if (desk_tell(desk, kind_get(desk->records, "name", &list)) !=
	    STATUS_OK)
		return GO_NOT_NOW;
	question.effect = list.kinds[0].front;
	go_by = (enum go_by)pose_question(desk, &question);
	kind_list_clear(&list);
	return go_by;
}

/* ---------------------------------------------------------------- the form */

static bool
has_name(void *context, const struct form_answers *answers)
{
	const struct newcomer *newcomer = context;

	(void)answers;
	return newcomer->go_by == GO_NAME;
}

static bool
has_card(void *context, const struct form_answers *answers)
{
	return !has_name(context, answers);
}

static bool
is_not_able(void *context, const struct form_answers *answers)
{
	(void)context;
	return strcmp(form_answers_get(answers, "capacity"), "not_yet") == 0;
}

static const struct form_question questions[] = {
    {
	.name = "name",
	.label = "Name",
	.hint = "Any name they go by.",
	.empty = "Type the name they gave.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
	.applies = has_name,
    },
    {
	.name = "handle",
	.label = "Word and number",
	.hint = "Leave it empty and a new one is made up.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
	.is_optional = true,
	.applies = has_card,
    },
    CAPACITY_QUESTION,
    {
	.name = "adult",
	.label = "An adult said yes",
	.hint = "Needed beside their own yes.",
	.sort = FORM_YES,
	.applies = is_not_able,
    },
    {
	.name = "said",
	.label = "Said on",
	.hint = "A day like today, yesterday, 3 November.",
	.sort = FORM_DAY,
    },
    {
	.name = "aloud",
	.label = "Read aloud",
	.hint = "Were the words read out to them?",
	.sort = FORM_YES,
    },
};

static const struct form form = {
    .title = "Somebody new",
    .done = "Add them",
    .help = capacity_help,
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

static bool
is_yes(const struct form_answers *answers, const char *name)
{
	return strcmp(form_answers_get(answers, name), "yes") == 0;
}

static enum status
save(void *context, const struct form_answers *answers)
{
	struct newcomer *newcomer = context;
	const char *handle = form_answers_get(answers, "handle");
	struct person_new person = {.is_able = !is_not_able(context, answers),
	    .adult_agrees = is_yes(answers, "adult"),
	    .capacity_review = DAY_NONE,
	    .saying = {.read_aloud = is_yes(answers, "aloud")}};
	enum status status = day_parse(
	    form_answers_get(answers, "said"), &person.saying.said_on);

	if (newcomer->go_by == GO_NAME)
		person.name = form_answers_get(answers, "name");
	else if (*handle != '\0')
		person.handle = handle;
	if (status == STATUS_OK)
		status = person_add(
		    newcomer->desk->records, &person, newcomer->code, NULL);
	newcomer->is_added = status == STATUS_OK;
	return status;
}

/* ------------------------------------------------------------------- after */

/*
 * What they go by now, to be told to them: a look like any other, for the
 * reason that they asked.
 */
static void
look_up_called(
    struct desk *desk, const struct newcomer *newcomer, struct buf *called)
{
	static const char *const kinds[] = {"handle"};
	struct look_why why = {LOOK_ASKED, NULL};
	struct person_view view = {.called = NULL};

	if (desk_tell(desk, person_show(desk->records, newcomer->code, &why,
				kinds, 1, &view)) == STATUS_OK)
		buf_set(called, view.called);
	person_view_clear(&view);
}

static void
ask_more(struct desk *desk, const struct newcomer *newcomer,
    const struct form_answers *answers)
{
	struct buf called = BUF_EMPTY;

	if (newcomer->go_by == GO_NAME)
		buf_set(&called, form_answers_get(answers, "name"));
	else
		look_up_called(desk, newcomer, &called);
	desk_say(desk, ROLE_GOOD, "Added: %s. Ask for more now, or press Esc.",
	    called.text);
	say_run(desk, newcomer->code, called.text, NULL);
	buf_clear(&called);
}

static void
begin(struct form_answers *answers, const struct newcomer *newcomer,
    const char *name)
{
	int32_t today = records_today(newcomer->desk->records);
	char day[DAY_TEXT_BYTES];

	day_format(today, day);
	form_answers_set(answers, "said", day);
	form_answers_set(answers, "aloud", "no");
	form_answers_set(answers, "adult", "no");
	if (name != NULL && newcomer->go_by == GO_NAME)
		form_answers_set(answers, "name", name);
}

bool
new_person_run(struct desk *desk, const char *name)
{
	struct newcomer newcomer = {.desk = desk, .go_by = read_out(desk)};
	struct form_answers answers;

	if (newcomer.go_by == GO_NOT_NOW)
		return false;
	form_answers_init(
	    &answers, &form, &newcomer, records_today(desk->records));
	begin(&answers, &newcomer, name);
	if (form_view_run(desk, &answers, save))
		ask_more(desk, &newcomer, &answers);
	form_answers_clear(&answers);
	return newcomer.is_added;
}
