/*
 * group_staff: which workers belong to a group, and who stands in.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/day_choices.h"
#include "tui/form_view.h"
#include "tui/group_internal.h"
#include "tui/pose.h"
#include "tui/view.h"
#include "tui/workers.h"

#define COVER_DAYS 92 /* to choose from */

/* --------------------------------------------------------------------- add */

struct adding {
	const struct group *group;
	struct unlock_user *users;
	size_t count;
};

static bool
is_in(const struct group *group, const char *worker)
{
	for (size_t i = 0; i < group->workers_count; i++)
		if (strcmp(group->workers[i], worker) == 0)
			return true;
	return false;
}

static enum status
fill(struct view *view)
{
	const struct adding *adding = view->context;

	for (size_t i = 0; i < adding->count; i++) {
		const struct unlock_user *user = &adding->users[i];

		if (user->is_worker && !user->is_recovery &&
		    !is_in(adding->group, user->name))
			rows_item(&view->rows, (int)i, user->name);
	}
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	const struct adding *adding = view->context;
	const char *worker = adding->users[id].name;
	enum status status =
	    group_worker_add(view->desk->records, adding->group->name, worker);

	if (desk_tell(view->desk, status) == STATUS_OK)
		desk_say(view->desk, ROLE_GOOD,
		    "%s works with this group from today on.", worker);
	view_done(view);
}

static const struct screen add_screen = {
    .title = "Who works with it too?",
    .fill = fill,
    .chosen = chosen,
    .enter = "Add",
    .help = "The workers of this vault who are not in the group yet. Whoever "
	    "is added sees its regulars by name from today on.",
    .empty = "Every worker of this vault is in this group already.",
};

void
group_staff_add(struct desk *desk, const struct group *group)
{
	struct adding adding = {.group = group};

	if (desk_tell(desk, unlock_user_list(desk->unlock, &adding.users,
				&adding.count)) == STATUS_OK)
		view_run(desk, &add_screen, &adding);
	mem_free(adding.users);
}

/* ---------------------------------------------------------------- take out */

void
group_staff_remove(struct desk *desk, const char *group, const char *worker)
{
	bool is_me = strcmp(worker, records_me(desk->records)) == 0;
	struct buf text = BUF_EMPTY;
	struct question question = {
	    .effect = is_me ? "You do not see its people as a list any more."
			    : "They do not see its people as a list any more.",
	    .answers = {{'l', "Leave it as it is"}, {'t', "Take out"}},
	    .count = 2};

	buf_add_format(
	    &text, "Take %s out of this group?", is_me ? "yourself" : worker);
	question.text = text.text;
	if (pose_question(desk, &question) == 1 &&
	    desk_tell(desk,
		group_worker_remove(desk->records, group, worker)) == STATUS_OK)
		desk_say(desk, ROLE_GOOD, "Taken out.");
	buf_clear(&text);
}

/* ---------------------------------------------------------------- stand in */

struct covering {
	struct desk *desk;
	const char *group;
};

static void
workers(void *context, struct form_choices *choices)
{
	const struct covering *covering = context;

	workers_add_choices(covering->desk, choices);
}

static void
days(void *context, struct form_choices *choices)
{
	const struct covering *covering = context;

	day_choices_add(
	    choices, records_today(covering->desk->records), COVER_DAYS);
}

static enum status
save_cover(void *context, const struct form_answers *answers)
{
	const struct covering *covering = context;

	return group_cover(covering->desk->records, covering->group,
	    form_answers_get(answers, "who"), day_choices_day(answers, "from"),
	    day_choices_day(answers, "until"));
}

static const struct form_question cover_questions[] = {
    {
	.name = "who",
	.label = "Who stands in",
	.empty = "Choose who stands in.",
	.sort = FORM_CHOICE,
	.choices = workers,
    },
    {
	.name = "from",
	.label = "From",
	.hint = "that day included",
	.sort = FORM_CHOICE,
	.choices = days,
    },
    {
	.name = "until",
	.label = "Until",
	.hint = "that day included",
	.sort = FORM_CHOICE,
	.choices = days,
    },
};

static const struct form cover_form = {
    .title = "Stand in",
    .done = "Save",
    .help = "Whoever stands in sees the group's people for those days only. "
	    "It shows that they stood in.\n\n"
	    "Left and Right change a day; Enter shows all days, and a number "
	    "or a month finds one.",
    .questions = cover_questions,
    .count = sizeof(cover_questions) / sizeof(cover_questions[0]),
};

void
group_staff_cover(struct desk *desk, const char *group)
{
	struct covering covering = {desk, group};
	struct form_answers answers;
	char today[DAY_TEXT_BYTES];

	day_format(records_today(desk->records), today);
	form_answers_init(
	    &answers, &cover_form, &covering, records_today(desk->records));
	form_answers_set(&answers, "who", records_me(desk->records));
	form_answers_set(&answers, "from", today);
	form_answers_set(&answers, "until", today);
	if (form_view_run(desk, &answers, save_cover))
		desk_say(desk, ROLE_GOOD, "Saved. It shows as standing in.");
	form_answers_clear(&answers);
}
