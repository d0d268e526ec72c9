/*
 * office_access: who has a key, what can be held, who sees it, and in which
 * words young people are asked: for an inspector.
 */
#include "tui/office_internal.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "tui/help.h"

#define DATE_BYTES 32

/* "3 January 2026". */
static void
add_date(struct buf *text, int32_t day)
{
	char date[DATE_BYTES] = "";
	const char *blank;

	if (day == DAY_NONE) {
		buf_add_text(text, "not known");
		return;
	}
	day_format_long(day, date, sizeof(date));
	blank = strchr(date, ' ');
	buf_add_text(text, blank == NULL ? date : blank + 1);
}

static const char *
role_of(const struct access_user *user)
{
	if (user->is_recovery)
		return "words in the envelope";
	return user->is_worker ? "worker" : "manager";
}

static void
add_user(struct view *view, size_t at)
{
	const struct access *access = view->context;
	const struct access_user *user = &access->users[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	if (user->is_recovery)
		buf_set(&text, "The words in the envelope");
	else
		buf_add_format(&text, "%s, %s", user->name, role_of(user));
	buf_set(&right,
	    user->removed_on == DAY_NONE ? "since " : "key taken away ");
	add_date(&right,
	    user->removed_on == DAY_NONE ? user->added_on : user->removed_on);
	rows_item(&view->rows, (int)at, text.text)->right = buf_take(&right);
	buf_clear(&text);
}

static const char *
see_of(const struct access_kind *kind)
{
	if (strcmp(kind->default_see, "team") == 0)
		return "every worker";
	if (strcmp(kind->default_see, "emergency") == 0)
		return "in an emergency";
	if (strcmp(kind->default_see, "nobody") == 0)
		return "nobody";
	return kind->default_see;
}

static void
add_kind(struct view *view, size_t at)
{
	const struct access *access = view->context;
	const struct access_kind *kind = &access->kinds[at];

	rows_item(&view->rows, (int)(access->users_count + at), kind->label)
	    ->right = mem_text(
	    kind->retired_on != DAY_NONE ? "not asked any more" : see_of(kind));
}

static enum status
fill(struct view *view)
{
	struct access *access = view->context;
	enum status status;

	access_clear(access);
	memset(access, 0, sizeof(*access));
	status = figures_access(view->desk->unlock, access);
	if (status != STATUS_OK)
		return office_rows_or_why(view, status);
	if (access->users_count > 0)
		rows_heading(&view->rows, "Who has a key");
	for (size_t i = 0; i < access->users_count; i++)
		add_user(view, i);
	if (access->kinds_count > 0)
		rows_heading(&view->rows, "What can be held, and who sees it");
	for (size_t i = 0; i < access->kinds_count; i++)
		add_kind(view, i);
	return STATUS_OK;
}

/* ------------------------------------------------------------------ in full
 */

static void
describe_user(const struct access_user *user, struct buf *text)
{
	if (user->is_recovery)
		buf_add_text(text, "The words in the envelope");
	else
		buf_add_format(text, "%s, %s", user->name, role_of(user));
	buf_add_text(text, "\n\nSince: ");
	add_date(text, user->added_on);
	if (user->removed_on != DAY_NONE) {
		buf_add_text(text, "\nKey taken away: ");
		add_date(text, user->removed_on);
	}
	buf_add_text(text,
	    user->is_recovery
		? "\n\nThey let in one new worker, once, when every "
		  "passphrase is lost."
	    : user->is_worker
		? "\n\nOpens the records. Each look is written down, and the "
		  "young person reads it."
		: "\n\nOpens the work and the numbers, and nobody's name.");
}

/* A value's heading and a bar stand before it in the list. */
static void
add_choices(const char *choices, struct buf *text)
{
	if (*choices == '\0')
		return;
	buf_add_text(text, "\nChoices:\n");
	while (*choices != '\0') {
		size_t length = strcspn(choices, "\n");
		const char *bar = memchr(choices, '|', length);
		const char *from = bar == NULL ? choices : bar + 1;

		buf_add_text(text, "- ");
		buf_add(text, from, (size_t)(choices + length - from));
		buf_add_char(text, '\n');
		choices += length + (choices[length] == '\n' ? 1 : 0);
	}
}

static void
describe_kind(const struct access_kind *kind, struct buf *text)
{
	buf_add_format(text,
	    "%s\n\nWho sees it, unless they say otherwise: "
	    "%s\nKept: %d months\n",
	    kind->label, see_of(kind), kind->keep_months);
	if (kind->retired_on != DAY_NONE) {
		buf_add_text(text, "Not asked any more since: ");
		add_date(text, kind->retired_on);
		buf_add_char(text, '\n');
	}
	buf_add_format(text, "\nThe words when asking, version %" PRId64 " of ",
	    kind->notice_version);
	add_date(text, kind->notice_on);
	buf_add_format(text, ":\n%s\n", kind->notice);
	add_choices(kind->choices, text);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct access *access = view->context;
	size_t at = (size_t)id;

	if (at < access->users_count)
		describe_user(&access->users[at], text);
	else
		describe_kind(&access->kinds[at - access->users_count], text);
}

static void
chosen(struct view *view, int id)
{
	struct buf text = BUF_EMPTY;

	side(view, id, &text);
	help_read(view->desk, "Who may see what", text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .title = "Who may see what",
    .fill = fill,
    .chosen = chosen,
    .enter = "Open",
    .side = side,
    .help =
	"Who has a key, since when, and who had one. Below, each thing that "
	"can be held about a young person: who sees it unless they say "
	"otherwise, how long it is kept, and the very words they are asked "
	"with.\n\n"
	"This is what an inspector may want to read.",
    .empty = "Nothing is known here yet. It is written each time a worker "
	     "locks the vault.",
};

void
office_access_run(struct desk *desk)
{
	struct access access = {.users = NULL};

	view_run(desk, &screen, &access);
	access_clear(&access);
}
