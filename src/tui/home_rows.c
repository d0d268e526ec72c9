/*
 * home_rows: the rows of home, the most urgent first.
 *
 * Whom to ask: one row a person, at most five, those who are here tonight
 * first.  What is counted and not named has one row with a number.
 */
#include "tui/home_internal.h"

#include <inttypes.h>
#include <string.h>

#include "app/scrub.h"
#include "base/mem.h"
#include "core/erase.h"
#include "core/restored.h"
#include "tui/when.h"

#define PEOPLE_MOST   5
#define RESTORED_DAYS 60
#define KINDS_MOST    2 /* named in a row; else the first and a number */

void
home_clear(struct home *home)
{
	tonight_home_clear(&home->tonight);
	sheet_list_clear(&home->sheets, home->sheets_count);
	home->sheets_count = 0;
	request_list_clear(&home->requests, home->requests_count);
	home->requests_count = 0;
	mem_free(home->entries);
	home->entries = NULL;
	home->count = home->room = 0;
}

struct row *
home_add(struct view *view, struct home_entry entry, const char *text)
{
	struct home *home = view->context;
	void *entries = home->entries;

	mem_grow(&entries, &home->room, home->count + 1, sizeof(entry));
	home->entries = entries;
	home->entries[home->count] = entry;
	return rows_item(&view->rows, (int)home->count++, text);
}

/* -------------------------------------------------------------- warnings */

static bool
has_one_worker(struct desk *desk)
{
	struct unlock_user *users = NULL;
	size_t count = 0, workers = 0;

	if (unlock_user_list(desk->unlock, &users, &count) != STATUS_OK)
		return false;
	for (size_t i = 0; i < count; i++)
		if (users[i].is_worker && !users[i].is_recovery)
			workers++;
	mem_free(users);
	return workers < 2;
}

/* What a lock will see to by itself is no news. */
static bool
is_scrub_waiting(struct desk *desk)
{
	struct erase_due due = {0, 0};
	bool is_due = false, is_large = false;

	if (scrub_is_due(desk->unlock, &is_due, &is_large) != STATUS_OK ||
	    !is_due || erase_due_read(desk->records, &due) != STATUS_OK) {
		status_clear();
		return false;
	}
	return is_large || due.unknown > 0;
}

/* As long as what it shut may still wait to be asked. */
static bool
was_restored(struct desk *desk)
{
	struct restored restored;

	return restored_read(desk->records, &restored) == STATUS_OK &&
	       restored.n != 0 &&
	       moment_day(restored.at) + RESTORED_DAYS >=
		   records_today(desk->records);
}

static void
add_warnings(struct view *view)
{
	struct desk *desk = view->desk;

	if (records_clock(desk->records) != CLOCK_TRUSTED)
		home_add(view, (struct home_entry){.what = HOME_CLOCK},
		    "! Is today's date right? Nothing runs out until you say");
	if (unlock_needs_new_keys(desk->unlock))
		home_add(view, (struct home_entry){.what = HOME_KEYS},
		    "! A key that was taken away may still open a copy");
	if (is_scrub_waiting(desk))
		home_add(view, (struct home_entry){.what = HOME_SCRUB},
		    "! Erased; scrub pending");
	if (was_restored(desk))
		home_add(view, (struct home_entry){.what = HOME_RESTORED},
		    "! This vault was restored from a backup");
	if (!unlock_has_recovery(desk->unlock) && has_one_worker(desk))
		home_add(view, (struct home_entry){.what = HOME_ENVELOPE},
		    "! No envelope and no second worker: one lost passphrase "
		    "loses all");
	if (home_backup_is_late(view->context))
		home_backup_add(view);
}

/* ---------------------------------------------------------- this evening */

static void
add_group(struct view *view, size_t at)
{
	const struct home *home = view->context;
	const struct tonight_group *group = &home->tonight.groups[at];
	struct buf text = BUF_EMPTY, right = BUF_EMPTY;

	buf_set(&text, group->name);
	if (group->is_cover)
		buf_add_text(&text, " (cover)");
	when_add_times(&right, group->start_minute, group->end_minute);
	if (right.length > 0)
		buf_add_text(&right, "  ");
	if (*group->session != '\0')
		buf_add_format(
		    &right, "%" PRId64 " heads written up", group->headcount);
	else
		buf_add_text(&right, "not written up");
	home_add(
	    view, (struct home_entry){.what = HOME_GROUP, .at = at}, text.text)
	    ->right = buf_take(&right);
	buf_clear(&text);
}

static void
add_groups(struct view *view)
{
	const struct home *home = view->context;
	bool was_mine = true;

	for (size_t i = 0; i < home->tonight.groups_count; i++) {
		bool is_mine = home->tonight.groups[i].is_mine;

		if (was_mine && !is_mine)
			rows_heading(
			    &view->rows, "This evening, with other workers");
		else if (i == 0)
			rows_heading(&view->rows, "This evening");
		was_mine = is_mine;
		add_group(view, i);
	}
}

static void
add_heads(struct view *view)
{
	int64_t heads = *view->desk->start->broker->heads;
	struct buf text = BUF_EMPTY;

	if (heads == 0)
		return;
	buf_add_format(&text, "%" PRId64 " %s counted at the door", heads,
	    heads == 1 ? "head was" : "heads were");
	home_add(view, (struct home_entry){.what = HOME_HEADS}, text.text);
	buf_clear(&text);
}

static void
add_late(struct view *view)
{
	const struct home *home = view->context;

	for (size_t i = 0; i < home->tonight.late_count; i++) {
		const struct tonight_late *late = &home->tonight.late[i];
		struct buf text = BUF_EMPTY, right = BUF_EMPTY;

		if (i == 0)
			rows_heading(&view->rows, "Not finished");
		buf_set(
		    &text, *late->group == '\0' ? "A session" : late->group);
		buf_add_text(&text, ", ");
		when_add_day_short(&text, late->held_on);
		if (late->closes_on == DAY_NONE) {
			buf_set(&right, "not written up");
		} else {
			buf_set(&right, "closes ");
			when_add_day_short(&right, late->closes_on);
		}
		home_add(view, (struct home_entry){.what = HOME_LATE, .at = i},
		    text.text)
		    ->right = buf_take(&right);
		buf_clear(&text);
	}
}

/* ------------------------------------------------------------ whom to ask */

/* How many asks from ${at} on are about the same person. */
static size_t
run_of(const struct home *home, size_t at)
{
	const struct tonight_ask *asks = home->tonight.asks;
	size_t end = at + 1;

	while (end < home->tonight.asks_count &&
	       strcmp(asks[end].code, asks[at].code) == 0)
		end++;
	return end - at;
}

/* "phone number, interests", or "phone number and 3 more". */
static void
add_kinds(const struct tonight_ask *asks, size_t count, struct buf *text)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 1 && count > KINDS_MOST) {
			buf_add_format(text, " and %zu more", count - 1);
			return;
		}
		buf_add_format(text, "%s%s", i == 0 ? "" : ", ",
		    *asks[i].kind == '\0' ? "can they decide?" : asks[i].label);
	}
}

static void
add_person(struct view *view, size_t at, size_t count)
{
	const struct home *home = view->context;
	const struct tonight_ask *asks = &home->tonight.asks[at];
	struct buf text = BUF_EMPTY;
	struct row *row;

	buf_add_format(
	    &text, "%s: ", *asks->called == '\0' ? asks->code : asks->called);
	add_kinds(asks, count, &text);
	row = home_add(view,
	    (struct home_entry){.what = HOME_ASK, .at = at, .count = count},
	    text.text);
	if (asks->is_tonight)
		row->right = mem_text("here tonight");
	buf_clear(&text);
}

static void
add_asks(struct view *view)
{
	const struct home *home = view->context;
	struct buf text = BUF_EMPTY;
	size_t people = 0;

	for (size_t at = 0, run; at < home->tonight.asks_count; at += run) {
		run = run_of(home, at);
		if (people == 0)
			rows_heading(&view->rows, "To be asked");
		if (people++ < PEOPLE_MOST)
			add_person(view, at, run);
	}
	if (people > PEOPLE_MOST) {
		buf_add_format(&text, "and %zu more", people - PEOPLE_MOST);
		home_add(view, (struct home_entry){.what = HOME_MORE_ASKS},
		    text.text);
	}
	buf_clear(&text);
}

/* ------------------------------------------------------- what has a number */

static void
add_soon(struct view *view)
{
	const struct home *home = view->context;
	const struct tonight_ask *soon = home->tonight.soon;
	size_t count = home->tonight.soon_count;
	struct buf text = BUF_EMPTY;
	int32_t first;

	if (count == 0)
		return;
	first = soon[0].day;
	for (size_t i = 1; i < count; i++)
		if (soon[i].day < first)
			first = soon[i].day;
	buf_add_format(&text, "%zu %s soon, the first on ", count,
	    count == 1 ? "thing runs out" : "things run out");
	when_add_day_short(&text, first);
	home_add(view, (struct home_entry){.what = HOME_SOON}, text.text);
	buf_clear(&text);
}

static void
add_sheets(struct view *view)
{
	const struct home *home = view->context;

	for (size_t i = 0; i < home->sheets_count; i++) {
		const struct sheet_line *sheet = &home->sheets[i];
		struct buf text = BUF_EMPTY;

		if (!sheet->is_over)
			continue;
		buf_add_format(&text, "Paper gone? %s, until ", sheet->group);
		when_add_day_short(&text, sheet->until_on);
		home_add(view, (struct home_entry){.what = HOME_SHEET, .at = i},
		    text.text);
		buf_clear(&text);
	}
}

static void
add_noes(struct view *view)
{
	const struct home *home = view->context;
	int64_t count = home->tonight.noes;
	struct buf text = BUF_EMPTY;

	if (count == 0)
		return;
	buf_add_format(&text, "%" PRId64 " %s that others wrote down", count,
	    count == 1 ? "no" : "no's");
	home_add(view, (struct home_entry){.what = HOME_NOES}, text.text);
	buf_clear(&text);
}

static bool
is_any_over(const struct home *home)
{
	for (size_t i = 0; i < home->sheets_count; i++)
		if (home->sheets[i].is_over)
			return true;
	return false;
}

static void
add_rest(struct view *view)
{
	const struct home *home = view->context;
	bool asks_for_backup = home->wants_backup && !home_backup_is_late(home);

	if (is_any_over(home) || home->tonight.soon_count > 0 ||
	    home->tonight.noes > 0 || asks_for_backup)
		rows_heading(&view->rows, "Also");
	add_sheets(view);
	add_soon(view);
	add_noes(view);
	if (asks_for_backup)
		home_backup_add(view);
}

enum status
home_fill(struct view *view)
{
	struct home *home = view->context;
	enum status status;

	home_clear(home);
	status = tonight_home(view->desk->records, &home->tonight);
	if (status == STATUS_OK)
		status = sheet_list(
		    view->desk->records, &home->sheets, &home->sheets_count);
	if (status == STATUS_OK)
		status = home_requests_read(view);
	if (status == STATUS_OK)
		status = home_backup_read(view);
	add_warnings(view);
	if (status != STATUS_OK)
		return status;
	add_groups(view);
	add_heads(view);
	add_late(view);
	home_few_add(view);
	home_requests_add(view);
	add_asks(view);
	add_rest(view);
	return STATUS_OK;
}
