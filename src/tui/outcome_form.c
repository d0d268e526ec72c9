/*
 * outcome_form: the questions about one outcome.
 */
#include "tui/outcome_form.h"

#include <string.h>

#include "base/day.h"
#include "core/outcome.h"
#include "core/session.h"
#include "tui/form_view.h"

#define WHAT_BYTES    200
#define SESSIONS_DAYS 60 /* how far back sessions are offered */

struct outcome_writing {
	struct desk *desk;
	const char *code;
	struct session_list sessions;
};

static void
sort_choices(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "recorded", "recorded", "no award");
	form_choices_add(
	    choices, "accredited", "accredited", "it earned an award");
}

/* The newest first. */
static void
session_choices(void *context, struct form_choices *choices)
{
	const struct outcome_writing *writing = context;
	struct buf label = BUF_EMPTY;
	char day[32];

	form_choices_add(choices, "none", "none", NULL);
	for (size_t i = writing->sessions.count; i > 0; i--) {
		const struct session *session =
		    &writing->sessions.sessions[i - 1];

		day_format_long(session->held_on, day, sizeof(day));
		buf_reset(&label);
		buf_add_format(&label, "%s, %s", day,
		    *session->group != '\0' ? session->group : session->place);
		form_choices_add(choices, session->code, label.text, NULL);
	}
	buf_clear(&label);
}

static bool
is_accredited(void *context, const struct form_answers *answers)
{
	(void)context;
	return strcmp(form_answers_get(answers, "sort"), "accredited") == 0;
}

static const struct form_question questions[] = {
    {
	.name = "what",
	.label = "What",
	.hint = "Like \"cooks for twelve\".",
	.empty = "Say what they got out of it.",
	.sort = FORM_LINE,
	.limit_bytes = WHAT_BYTES,
    },
    {
	.name = "sort",
	.label = "Sort",
	.empty = "Choose whether it earned an award.",
	.sort = FORM_CHOICE,
	.choices = sort_choices,
    },
    {
	.name = "award",
	.label = "Award",
	.hint = "Like \"First Aid 1\".",
	.empty = "Say which award it earned.",
	.sort = FORM_LINE,
	.limit_bytes = WHAT_BYTES,
	.applies = is_accredited,
    },
    {
	.name = "session",
	.label = "At the session",
	.sort = FORM_CHOICE,
	.choices = session_choices,
    },
    {
	.name = "agreed",
	.label = "They agree",
	.hint = "Did they say, now, that it is so?",
	.sort = FORM_YES,
    },
};

static const struct form form = {
    .title = "What they got out of it",
    .done = "Save",
    .help = "Write down what they got out of it, in words they would use. It "
	    "counts only when they agree that it is so. They can read it and "
	    "agree later, too.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
};

static enum status
save(void *context, const struct form_answers *answers)
{
	const struct outcome_writing *writing = context;
	const char *session = form_answers_get(answers, "session");
	struct outcome_new outcome = {
	    .is_accredited = is_accredited(context, answers),
	    .what = form_answers_get(answers, "what"),
	    .award = form_answers_get(answers, "award"),
	    .session = strcmp(session, "none") == 0 ? NULL : session,
	    .by_word = strcmp(form_answers_get(answers, "agreed"), "yes") == 0,
	};
	char code[CODE_TEXT_BYTES];
	enum status status =
	    outcome_add(writing->desk->records, writing->code, &outcome, code);

	if (status == STATUS_OK)
		desk_say(writing->desk, ROLE_GOOD, "%s",
		    *code == '\0' ? "Counted. They said that nobody sees "
				    "it, so nothing is written down."
		    : outcome.by_word
			? "Written down, agreed by word."
			: "Written down. It counts as soon as they agree to "
			  "it.");
	return status;
}

bool
outcome_form_run(struct desk *desk, const char *code)
{
	struct outcome_writing writing = {.desk = desk, .code = code};
	int32_t today = records_today(desk->records);
	struct form_answers answers;
	bool is_done;

	if (desk_tell(desk, session_list(desk->records, today - SESSIONS_DAYS,
				today, NULL, &writing.sessions)) != STATUS_OK)
		return false;
	form_answers_init(&answers, &form, &writing, today);
	form_answers_set(&answers, "sort", "recorded");
	form_answers_set(&answers, "session", "none");
	form_answers_set(&answers, "agreed", "no");
	is_done = form_view_run(desk, &answers, save);
	form_answers_clear(&answers);
	session_list_clear(&writing.sessions);
	return is_done;
}
