/*
 * register_choose: which session is to be written up.
 *
 * A group whose evening it is comes first.  Drafts of registers come before
 * all, so that nothing is written twice.
 */
#include <string.h>

#include "base/mem.h"
#include "core/group.h"
#include "tui/register_internal.h"
#include "tui/view.h"
#include "tui/when.h"

#define NO_GROUP 100000
#define DRAFTS   200000 /* ids of drafts, above those of groups */

struct choosing {
	struct desk *desk;
	struct register_choice *choice;
	struct group_list groups;
	struct unlock_draft *drafts;
	size_t drafts_count;
	bool is_chosen;
};

static bool
is_mine(const struct group *group)
{
	return group->is_mine || group->is_cover;
}

static bool
is_register(const char *form)
{
	return strncmp(form, REGISTER_DRAFT "-", sizeof(REGISTER_DRAFT)) == 0;
}

/* ------------------------------------------------------------------- rows */

static void
add_draft(struct view *view, size_t index)
{
	struct choosing *choosing = view->context;
	struct buf text = BUF_EMPTY, name = BUF_EMPTY;
	const char *form = choosing->drafts[index].form;

	if (unlock_draft_load(view->desk->unlock, form, &text) == STATUS_OK) {
		register_draft_name(text.text, &name);
		rows_item(&view->rows, DRAFTS + (int)index, name.text)->right =
		    mem_text("a draft");
	}
	buf_clear(&text);
	buf_clear(&name);
}

static void
add_drafts(struct view *view)
{
	struct choosing *choosing = view->context;
	bool is_first = true;

	for (size_t i = 0; i < choosing->drafts_count; i++) {
		if (!is_register(choosing->drafts[i].form))
			continue;
		if (is_first)
			rows_heading(&view->rows, "Go on with");
		is_first = false;
		add_draft(view, i);
	}
}

/* Those of that weekday, or the others. */
static void
add_groups(struct view *view, bool of_the_day, const char *heading)
{
	struct choosing *choosing = view->context;
	int weekday = day_weekday(choosing->choice->held_on);
	bool is_first = true;

	for (size_t i = 0; i < choosing->groups.count; i++) {
		const struct group *group = &choosing->groups.groups[i];

		if (!is_mine(group) ||
		    (group->weekday == weekday) != of_the_day)
			continue;
		if (is_first)
			rows_heading(&view->rows, heading);
		is_first = false;
		rows_item(&view->rows, (int)i, group->name)->right = mem_text(
		    group->weekday < 0 ? NULL : when_weekdays[group->weekday]);
	}
}

static enum status
fill(struct view *view)
{
	add_drafts(view);
	add_groups(view, true, "On this day");
	add_groups(view, false, "My other groups");
	rows_heading(&view->rows, "Other");
	rows_item(&view->rows, NO_GROUP, "No group");
	return STATUS_OK;
}

static void
chosen(struct view *view, int id)
{
	struct choosing *choosing = view->context;
	struct register_choice *choice = choosing->choice;

	if (id >= DRAFTS)
		memcpy(choice->draft, choosing->drafts[id - DRAFTS].form,
		    sizeof(choice->draft));
	else if (id != NO_GROUP)
		buf_set(&choice->group, choosing->groups.groups[id].name);
	choosing->is_chosen = true;
	view_done(view);
}

static const struct screen screen = {
    .title = "What do you write up?",
    .fill = fill,
    .chosen = chosen,
    .enter = "Choose",
    .help = "Choose the group. Groups whose evening it is come first. Work "
	    "on the street or a trip may have no group.\n\n"
	    "A draft is a register that you left and did not save.",
    .shows_worry = true,
};

/* ---------------------------------------------------- without being asked */

enum status
register_find_session(struct desk *desk, const char *group, int32_t held_on,
    char code[CODE_TEXT_BYTES])
{
	struct session_list list = {NULL, 0};
	enum status status =
	    session_list(desk->records, held_on, held_on, NULL, &list);

	code[0] = '\0';
	for (size_t i = 0; status == STATUS_OK && i < list.count; i++)
		if (*group != '\0' &&
		    strcmp(list.sessions[i].group, group) == 0)
			memcpy(code, list.sessions[i].code, CODE_TEXT_BYTES);
	session_list_clear(&list);
	return status;
}

static bool
has_draft(const struct choosing *choosing)
{
	for (size_t i = 0; i < choosing->drafts_count; i++)
		if (is_register(choosing->drafts[i].form))
			return true;
	return false;
}

/* The one group of mine of that day; NULL when there is none or several. */
static const char *
only_group(const struct choosing *choosing)
{
	int weekday = day_weekday(choosing->choice->held_on);
	const char *only = NULL;

	for (size_t i = 0; i < choosing->groups.count; i++) {
		const struct group *group = &choosing->groups.groups[i];

		if (!is_mine(group) || group->weekday != weekday)
			continue;
		if (only != NULL)
			return NULL;
		only = group->name;
	}
	return only;
}

/* Nothing to choose: one group, not written up, and no draft. */
static bool
take_only_group(struct choosing *choosing)
{
	struct register_choice *choice = choosing->choice;
	const char *only = only_group(choosing);
	char code[CODE_TEXT_BYTES];

	if (only == NULL || has_draft(choosing))
		return false;
	if (register_find_session(
		choosing->desk, only, choice->held_on, code) != STATUS_OK ||
	    code[0] != '\0')
		return false;
	buf_set(&choice->group, only);
	return true;
}

/* ${is_first}: not chosen yet, so drafts count and one group may be taken. */
static bool
choose(struct desk *desk, struct register_choice *choice, bool is_first)
{
	struct choosing choosing = {.desk = desk, .choice = choice};
	enum status status = group_list(desk->records, false, &choosing.groups);

	if (status == STATUS_OK && is_first)
		status = unlock_draft_list(
		    desk->unlock, &choosing.drafts, &choosing.drafts_count);
	if (desk_tell(desk, status) == STATUS_OK) {
		choosing.is_chosen = is_first && take_only_group(&choosing);
		if (!choosing.is_chosen)
			view_run(desk, &screen, &choosing);
	}
	mem_free(choosing.drafts);
	group_list_clear(&choosing.groups);
	return choosing.is_chosen;
}

bool
register_choose(struct desk *desk, struct register_choice *choice)
{
	return choose(desk, choice, true);
}

bool
register_choose_group(struct desk *desk, struct register_choice *choice)
{
	return choose(desk, choice, false);
}
