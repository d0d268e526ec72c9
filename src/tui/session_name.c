/*
 * session_name: one more name for a register that was saved.
 */
#include <string.h>

#include "base/mem.h"
#include "core/tonight.h"
#include "tui/pose.h"
#include "tui/session_internal.h"
#include "tui/view.h"

struct naming {
	const struct session *session;
	struct tonight_list list;
};

static bool
is_on_it(const struct session *session, const char *code)
{
	for (size_t i = 0; i < session->present_count; i++)
		if (strcmp(session->present[i].code, code) == 0)
			return true;
	return false;
}

static enum status
fill(struct view *view)
{
	struct naming *naming = view->context;
	const struct session *session = naming->session;
	const char *group = session->group[0] != '\0' ? session->group : NULL;
	enum status status;

	tonight_list_clear(&naming->list);
	status = tonight_list(
	    view->desk->records, group, session->held_on, &naming->list);
	for (size_t i = 0; i < naming->list.count; i++) {
		const struct tonight_person *person = &naming->list.people[i];
		struct row *row;

		if (!person->may_tick || is_on_it(session, person->code))
			continue;
		row = rows_item(&view->rows, (int)i, person->called);
		row->right = mem_text(
		    person->apart[0] != '\0' ? person->apart : person->group);
	}
	return status;
}

/* Every head has a name already: then they are one head more. */
static enum status
make_room(struct desk *desk, const struct session *session, bool *goes_on)
{
	struct question question = {.text = "Is it one head more?",
	    .effect = "Each head counted that evening has a name already.",
	    .answers = {{0, "No, go back"}, {'y', "Yes, count one more"}},
	    .count = 2};
	struct buf heads = BUF_EMPTY;
	enum status status = STATUS_OK;

	*goes_on = true;
	if (session->names_count < session->headcount)
		return STATUS_OK;
	*goes_on = pose_question(desk, &question) == 1;
	buf_add_format(&heads, "%lld", (long long)session->headcount + 1);
	if (*goes_on)
		status = session_correct(
		    desk->records, session->code, "headcount", heads.text);
	buf_clear(&heads);
	return status;
}

static void
chosen(struct view *view, int id)
{
	const struct naming *naming = view->context;
	struct desk *desk = view->desk;
	bool goes_on = false;
	enum status status = make_room(desk, naming->session, &goes_on);

	if (status == STATUS_OK && !goes_on)
		return;
	if (status == STATUS_OK)
		status = session_present_add(desk->records,
		    naming->session->code, naming->list.people[id].code);
	if (desk_tell(desk, status) == STATUS_OK)
		desk_say(desk, ROLE_GOOD, "%s: on the register now.",
		    naming->list.people[id].called);
	view_done(view);
}

static const struct screen screen = {
    .title = "Who came too?",
    .fill = fill,
    .chosen = chosen,
    .enter = "Put on the register",
    .empty = "Everybody who may be on the list is on it already.\n\nSomebody "
	     "who never said yes to being on the list is one of the heads.",
    .help = "Those whom you could expect that evening, and who said yes to "
	    "being on the list. Type the start of a name to find it.",
    .is_typed_in = true,
};

void
session_name_add(struct desk *desk, const struct session *session)
{
	struct naming naming = {.session = session, .list = {NULL, 0}};

	view_run(desk, &screen, &naming);
	tonight_list_clear(&naming.list);
}
