/*
 * users: who has a key to this vault, and since when.
 *
 * Workers add and take away; a manager only reads.  What the vault does not
 * allow it refuses by itself, in its own words.
 */
#include "tui/users_internal.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/envelope.h"
#include "tui/pose.h"
#include "tui/screens.h"

static bool
is_me(const struct view *view, const struct unlock_user *user)
{
	return strcmp(user->name, unlock_name(view->desk->unlock)) == 0;
}

static const struct unlock_user *
user_at(const struct view *view, int id)
{
	const struct users *users = view->context;

	return id >= 0 && (size_t)id < users->count ? &users->list[id] : NULL;
}

/* ------------------------------------------------------------------- rows */

static void
add_row(struct view *view, int id, const struct unlock_user *user)
{
	struct buf text = BUF_EMPTY;
	char since[32] = "";
	struct row *row;

	if (user->is_recovery)
		buf_set(&text, "The words in the envelope");
	else
		buf_add_format(&text, "%s, %s%s", user->name,
		    user->is_worker ? "worker" : "manager",
		    is_me(view, user) ? " (you)" : "");
	row = rows_item(&view->rows, id, text.text);
	if (user->added_on != DAY_NONE) {
		day_format_long(user->added_on, since, sizeof(since));
		/* Without the name of the day. */
		row->right = mem_text(strchr(since, ' ') + 1);
	}
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct users *users = view->context;
	enum status status;

	mem_free(users->list);
	users->list = NULL;
	users->count = 0;
	status =
	    unlock_user_list(view->desk->unlock, &users->list, &users->count);
	for (size_t i = 0; i < users->count; i++)
		if (!users->list[i].is_recovery)
			add_row(view, (int)i, &users->list[i]);
	for (size_t i = 0; i < users->count; i++)
		if (users->list[i].is_recovery)
			add_row(view, (int)i, &users->list[i]);
	return status;
}

static size_t
workers(const struct users *users)
{
	size_t count = 0;

	for (size_t i = 0; i < users->count; i++)
		if (users->list[i].is_worker && !users->list[i].is_recovery)
			count++;
	return count;
}

static void
head(struct view *view, struct buf *text)
{
	struct unlock *unlock = view->desk->unlock;

	buf_set(text, "A worker's key opens everything here. A manager's key "
		      "opens the work and the numbers, and nobody's name.");
	if (unlock_needs_new_keys(unlock))
		buf_add_text(text,
		    "\nThe keys could not be made new yet. Make room on the "
		    "disk and open the vault again.");
	else if (!unlock_has_recovery(unlock) && workers(view->context) < 2)
		buf_add_text(text,
		    "\nThere is no envelope and no second worker: if you lose "
		    "your passphrase, all is lost. Press w.");
}

/* ------------------------------------------------------------------- deeds */

static bool
is_worker(struct view *view)
{
	return unlock_is_worker(view->desk->unlock);
}

static bool
can_go(struct view *view)
{
	return is_worker(view) && user_at(view, view_id(view)) != NULL;
}

static void
take_away(struct view *view, const struct unlock_user *user)
{
	struct desk *desk = view->desk;
	enum status status;

	desk_say(desk, ROLE_PLAIN, "Making all keys new. This takes a moment.");
	layer_draw_all(desk->top);
	status = unlock_user_remove(desk->unlock, user->name);
	desk_refresh(desk);
	if (status == STATUS_OK)
		desk_say(desk, ROLE_GOOD,
		    "That key opens nothing any more. All keys are new.");
	else
		desk_tell(desk, status);
}

/* What would be lost with them stands in the question. */
static bool
is_sure(struct view *view, const struct unlock_user *user)
{
	struct buf text = BUF_EMPTY, effect = BUF_EMPTY;
	int64_t values = 0;
	bool sure;

	if (desk_tell(view->desk, unlock_user_only_theirs(view->desk->unlock,
				      user->name, &values)) != STATUS_OK)
		return false;
	if (user->is_recovery)
		buf_set(&text, "Take away the words in the envelope?");
	else
		buf_add_format(&text, "Take away the key of %s?", user->name);
	if (user->is_recovery)
		buf_set(&effect, "They will open nothing any more. When every "
				 "worker has lost their passphrase, all is "
				 "lost.");
	else if (values == 0)
		buf_set(&effect, "Their passphrase will open nothing any more. "
				 "Nothing that is held is lost.");
	else
		buf_add_format(&effect,
		    "Their passphrase will open nothing any more. What only "
		    "they could open is erased. Values: %lld.",
		    (long long)values);
	sure = pose_sure(view->desk, text.text, effect.text, "Take it away");
	buf_clear(&text);
	buf_clear(&effect);
	return sure;
}

static void
go(struct view *view)
{
	const struct unlock_user *user = user_at(view, view_id(view));

	if (user == NULL || !is_sure(view, user))
		return;
	take_away(view, user);
	view_refill(view);
}

static void
new_words(struct view *view)
{
	struct desk *desk = view->desk;
	struct secret *words = NULL;
	enum status status;

	if (unlock_has_recovery(desk->unlock) &&
	    !pose_sure(desk, "New words for the envelope?",
		"The words before them will open nothing any more. Have pen "
		"and paper ready.",
		"Make new words"))
		return;
	desk_say(desk, ROLE_PLAIN, "Making new words. This takes a moment.");
	layer_draw_all(desk->top);
	status = unlock_recovery_new(desk->unlock, &words);
	desk_refresh(desk);
	buf_reset(&desk->said);
	if (desk_tell(desk, status) == STATUS_OK) {
		envelope_show(desk, words);
		desk_say(desk, ROLE_GOOD,
		    "The envelope has new words. Tear up the old paper.");
	}
	secret_drop(&words);
	view_refill(view);
}

static void
add(struct view *view)
{
	users_add(view->desk);
	view_refill(view);
}

static void
mine(struct view *view)
{
	passphrase_run(view->desk);
	view_refill(view);
}

static const struct action actions[] = {
    {PRESS_TEXT, 'a', "a", "Add", add, is_worker},
    {PRESS_TEXT, 'x', "x", "Take key away", go, can_go},
    {PRESS_TEXT, 'w', "w", "New words for the envelope", new_words, is_worker},
    {PRESS_TEXT, 'p', "p", "My passphrase", mine, NULL},
    {.key = NULL},
};

static const struct screen screen = {
    .title = "Workers and managers",
    .fill = fill,
    .head = head,
    .actions = actions,
    .help =
	"Who has a key to this vault, and since when.\n\n"
	"Add somebody while they are here: they choose their passphrase "
	"themselves, and nobody else gets to know it.\n\n"
	"When somebody leaves, take their key away at once. Then all keys of "
	"the vault are made new, so that an old copy does not help.\n\n"
	"The envelope holds eight words on paper. They let in a new worker "
	"when nobody can open the vault. Make new words when the paper is "
	"lost or somebody saw it.",
};

void
users_run(struct desk *desk)
{
	struct users users = {NULL, 0};

	view_run(desk, &screen, &users);
	mem_free(users.list);
}
