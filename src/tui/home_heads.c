/*
 * home_heads: what becomes of heads that were counted at the door while the
 * vault was locked.  They are a number and nobody's name.
 */
#include <inttypes.h>
#include <stdio.h>

#include "core/session.h"
#include "tui/home_internal.h"
#include "tui/pose.h"
#include "tui/screens.h"

/* My group whose evening is written up; NULL: none, or it is not clear. */
static const struct tonight_group *
written_up(const struct home *home)
{
	const struct tonight_group *found = NULL;

	for (size_t i = 0; i < home->tonight.groups_count; i++) {
		const struct tonight_group *group = &home->tonight.groups[i];

		if (!group->is_mine || *group->session == '\0')
			continue;
		if (found != NULL)
			return NULL;
		found = group;
	}
	return found;
}

static void
add_to(struct desk *desk, const struct tonight_group *group)
{
	int64_t *heads = desk->start->broker->heads;
	char says[24];

	snprintf(says, sizeof(says), "%" PRId64, group->headcount + *heads);
	if (desk_tell(desk, session_correct(desk->records, group->session,
				"headcount", says)) != STATUS_OK)
		return;
	*heads = 0;
	desk_say(desk, ROLE_GOOD, "%s heads now.", says);
}

void
home_heads_use(struct desk *desk, const struct home *home)
{
	const struct tonight_group *group = written_up(home);
	struct question question = {
	    .answers = {{'l', "Leave it for now"},
		{'a', "Add them to the session"}, {'f', "Forget them"}},
	    .count = 3};
	struct buf text = BUF_EMPTY;
	int answer;

	if (group == NULL) {
		register_run(desk, NULL, DAY_NONE);
		return;
	}
	buf_add_format(&text, "%s has %" PRId64 " heads. Add %" PRId64 "?",
	    group->name, group->headcount, *desk->start->broker->heads);
	question.text = text.text;
	answer = pose_question(desk, &question);
	if (answer == 1)
		add_to(desk, group);
	else if (answer == 2)
		*desk->start->broker->heads = 0;
	buf_clear(&text);
}
