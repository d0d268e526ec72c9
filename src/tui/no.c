/*
 * no: writes down a no, and finds another name where nothing would be left to
 * call somebody by.
 */
#include "tui/no.h"

#include <string.h>

#include "tui/pose.h"

static const char heard_words[] =
    "Written down: they said no. It is shut from now on, and erased after 7 "
    "days.";

static const char unheld_words[] =
    "Written down: they said no. It is not asked again for six months, unless "
    "they bring it up.";

static enum status
refuse(struct desk *desk, const char *code, const char *kind)
{
	return consent_refuse(desk->records, code, &kind, 1);
}

bool
no_to_all(struct desk *desk, const char *code)
{
	struct question question = {.text = "A no to everything?",
	    .effect = "All that is held about them is shut at once, and erased "
		      "after 7 days.",
	    .answers = {{'l', "Leave it as it is"},
		{'n', "They said no to everything"}},
	    .count = 2};

	if (pose_question(desk, &question) != 1 ||
	    desk_tell(desk, refuse(desk, code, "all")) != STATUS_OK)
		return false;
	desk_say(desk, ROLE_GOOD,
	    "Written down: no to everything. It is shut from now on, and "
	    "erased after 7 days.");
	return true;
}

/* No to a name means a word and a number, or a no to everything. */
static bool
without_name(struct desk *desk, const char *code)
{
	struct question question = {.text = "Then what are they called?",
	    .effect = "While something else of theirs is kept, something must "
		      "be left to call them by. Press y on their page to agree "
		      "another name, or a card with a word and a number.",
	    .answers = {{'g', "Go back"}, {'e', "They said no to everything"}},
	    .count = 2};

	if (pose_question(desk, &question) != 1 ||
	    desk_tell(desk, refuse(desk, code, "all")) != STATUS_OK)
		return false;
	desk_say(desk, ROLE_GOOD, "%s", heard_words);
	return true;
}

bool
no_heard(struct desk *desk, const char *code, const char *kind, bool is_held)
{
	bool is_name = strcmp(kind, "name") == 0 || strcmp(kind, "handle") == 0;
	enum status status = refuse(desk, code, kind);

	if (status == STATUS_INVALID && is_name)
		return without_name(desk, code);
	if (desk_tell(desk, status) != STATUS_OK)
		return false;
	desk_say(desk, ROLE_GOOD, "%s", is_held ? heard_words : unheld_words);
	return true;
}

static bool
no_of_my_own(struct desk *desk, const char *code, const char *kind)
{
	if (desk_tell(desk, consent_revoke(desk->records, code, &kind, 1)) !=
	    STATUS_OK)
		return false;
	desk_say(desk, ROLE_GOOD,
	    "Written down: your no. It is shut from now on, and erased after 7 "
	    "days. Every worker sees that it was you.");
	return true;
}

static bool
keep_unused(struct desk *desk, const char *code, const char *kind)
{
	if (desk_tell(desk, consent_restrict(desk->records, code, &kind, 1)) !=
	    STATUS_OK)
		return false;
	desk_say(desk, ROLE_GOOD,
	    "Written down. It is kept and not used for 60 days, then it is "
	    "erased.");
	return true;
}

bool
no_ask(struct desk *desk, const char *code, const struct consent_line *say)
{
	bool is_held = strcmp(say->state, "asked") != 0;
	struct question question = {.text = say->label,
	    .effect = is_held ? "A no is shut at once and erased after 7 days."
			      : "A no is not asked again for six months.",
	    .answers = {{'l', "Leave it as it is"}, {'n', "They said no"},
		{'m', "My own no, as a worker"},
		{'k', "They said: keep it, do not use it"}},
	    .count = is_held ? 4 : 2};

	switch (pose_question(desk, &question)) {
	case 1:
		return no_heard(desk, code, say->kind, is_held);
	case 2:
		return no_of_my_own(desk, code, say->kind);
	case 3:
		return keep_unused(desk, code, say->kind);
	default:
		return false;
	}
}
