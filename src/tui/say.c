/*
 * say: what could be asked of somebody; choosing one asks it.
 *
 * Reads what they said, never a value.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/kind.h"
#include "tui/plain.h"
#include "tui/say_page.h"
#include "tui/screens.h"
#include "tui/value.h"
#include "tui/view.h"

enum part { PART_WAITS, PART_OPEN, PART_YES, PART_NO, PARTS };

static const char *const headings[PARTS] = {
    "To be asked", "Not asked yet", "They said yes", "They said no"};

struct saying {
	const char *code, *called;
	struct kind_list kinds;
	struct consent_list says;
};

static const struct consent_line *
said_of(const struct saying *saying, const char *kind)
{
	for (size_t i = 0; i < saying->says.count; i++)
		if (strcmp(saying->says.lines[i].kind, kind) == 0)
			return &saying->says.lines[i];
	return NULL;
}

/* Does it wait to be asked, whatever they said of it before? */
static bool
waits(const struct saying *saying, const char *kind)
{
	for (size_t i = 0; i < saying->says.count; i++)
		if (strcmp(saying->says.lines[i].kind, kind) == 0 &&
		    strcmp(saying->says.lines[i].state, "asked") == 0)
			return true;
	return false;
}

static bool
is_no(const struct consent_line *say)
{
	return strcmp(say->state, "gone") == 0 ||
	       strcmp(say->why, "own_no") == 0 ||
	       strcmp(say->why, "heard_no") == 0;
}

static enum part
part_of(const struct saying *saying, const struct kind *kind)
{
	const struct consent_line *say = said_of(saying, kind->name);

	if (say != NULL && is_no(say))
		return PART_NO;
	if (waits(saying, kind->name))
		return PART_WAITS;
	if (say == NULL)
		return PART_OPEN;
	return strcmp(say->state, "shut") == 0 ? PART_WAITS : PART_YES;
}

/* A no is not asked again for six months, unless they bring it up. */
static void
add_no(struct buf *text, const struct consent_line *say, int32_t today)
{
	int32_t again = say->said_on == DAY_NONE ? DAY_NONE
						 : day_add_months(say->said_on,
						       CONSENT_REFUSAL_MONTHS);

	if (strcmp(say->state, "gone") != 0 || again <= today) {
		plain_state(text, say);
		return;
	}
	buf_add_text(text, "do not ask before ");
	plain_day(text, again, today);
}

static void
add_kind(struct view *view, size_t at)
{
	const struct saying *saying = view->context;
	const struct kind *kind = &saying->kinds.kinds[at];
	const struct consent_line *say = said_of(saying, kind->name);
	int32_t today = records_today(view->desk->records);
	struct row *row = rows_item(&view->rows, (int)at, kind->label);
	struct buf right = BUF_EMPTY;

	if (say == NULL)
		return;
	if (is_no(say)) {
		add_no(&right, say, today);
	} else if (strcmp(say->state, "live") == 0) {
		buf_add_text(&right, "good until ");
		plain_day(&right, say->runs_out, today);
	} else {
		plain_state(&right, say);
	}
	row->right = buf_take(&right);
}

static void
add_part(struct view *view, enum part part)
{
	const struct saying *saying = view->context;
	bool is_headed = false;

	for (size_t i = 0; i < saying->kinds.count; i++) {
		if (part_of(saying, &saying->kinds.kinds[i]) != part)
			continue;
		if (!is_headed)
			rows_heading(&view->rows, headings[part]);
		is_headed = true;
		add_kind(view, i);
	}
}

static enum status
fill(struct view *view)
{
	struct saying *saying = view->context;
	struct records *records = view->desk->records;
	enum status status;

	kind_list_clear(&saying->kinds);
	consent_list_clear(&saying->says);
	status = kind_list(records, false, &saying->kinds);
	if (status == STATUS_OK)
		status = consent_list(records, saying->code, &saying->says);
	for (int part = 0; status == STATUS_OK && part < PARTS; part++)
		add_part(view, (enum part)part);
	return status;
}

static void
name(struct view *view, struct buf *title)
{
	const struct saying *saying = view->context;

	buf_add_format(title, "%s: ask for what?", saying->called);
}

static void
ask_one(struct desk *desk, const struct saying *saying, const struct kind *kind)
{
	if (say_page_run(desk, saying->code, saying->called, kind,
		said_of(saying, kind->name)) &&
	    value_is_typed(kind))
		value_run(desk, saying->code, kind->name, NULL);
}

static void
chosen(struct view *view, int id)
{
	const struct saying *saying = view->context;

	ask_one(view->desk, saying, &saying->kinds.kinds[id]);
	view_refill(view);
}

static void
put_on_list(struct view *view)
{
	const struct saying *saying = view->context;
	const struct kind *kind = &saying->kinds.kinds[view_id(view)];

	if (desk_tell(view->desk, consent_ask(view->desk->records, saying->code,
				      kind->name, false)) != STATUS_OK)
		return;
	view_refill(view);
	desk_say(
	    view->desk, ROLE_GOOD, "It is on the list of what is to be asked.");
}

static const struct action actions[] = {
    {PRESS_TEXT, 'a', "a", "Ask later", put_on_list, view_has_row},
    {.key = NULL},
};

static const struct screen screen = {
    .name = name,
    .fill = fill,
    .chosen = chosen,
    .enter = "Ask now",
    .actions = actions,
    .help =
	"Choose what to ask for. The next page has the words to read out, "
	"and writes down their yes or no.\n\n"
	"What waits to be asked, or is shut until they say yes again, stands "
	"first. What they said no to is not asked again for six months, "
	"unless they bring it up themselves.\n\n"
	"a puts a thing on the list of what is to be asked, for another day.",
};

static void
run_one(struct desk *desk, struct saying *saying, const char *kind)
{
	enum status status = kind_get(desk->records, kind, &saying->kinds);

	if (status == STATUS_OK)
		status =
		    consent_list(desk->records, saying->code, &saying->says);
	if (desk_tell(desk, status) == STATUS_OK)
		ask_one(desk, saying, &saying->kinds.kinds[0]);
}

void
say_run(
    struct desk *desk, const char *code, const char *called, const char *kind)
{
	struct saying saying = {.code = code, .called = called};

	if (kind == NULL)
		view_run(desk, &screen, &saying);
	else
		run_one(desk, &saying, kind);
	kind_list_clear(&saying.kinds);
	consent_list_clear(&saying.says);
}
