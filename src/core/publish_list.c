/*
 * publish_list: the periods of all plans, and how far each is.
 *
 * What is not in a release (when a period closes, that one is drawn, that one
 * is lost) comes from the lines a worker's lock signed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/publish_internal.h"

static const char *const months[] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

/* ----------------------------------------------------------------- names */

void
publish_period_id(
    const struct plan *plan, size_t index, char id[PUBLISH_ID_BYTES])
{
	struct plan_period period = plan_period(plan, index);
	struct day_parts first = day_to_parts(period.start);
	struct day_parts year = day_to_parts(plan->year);
	struct buf text = BUF_EMPTY;

	if (period.is_year && first.month == 1)
		buf_add_format(&text, "%04d", first.year);
	else if (period.is_year)
		buf_add_format(
		    &text, "%04d-%02d", first.year, (first.year + 1) % 100);
	else if (plan->is_monthly)
		buf_add_format(&text, "%04d-%02d", first.year, first.month);
	else
		buf_add_format(&text, "%04d-Q%d", year.year, (int)index + 1);
	memset(id, 0, PUBLISH_ID_BYTES);
	memccpy(id, text.text, '\0', PUBLISH_ID_BYTES - 1);
	buf_clear(&text);
}

void
publish_period_name(const struct publish_period *period, struct buf *name)
{
	struct day_parts first = day_to_parts(period->start);
	struct day_parts last = day_to_parts(period->end);

	buf_add_text(name, months[first.month - 1]);
	if (first.year != last.year)
		buf_add_format(name, " %d", first.year);
	if (first.year != last.year || first.month != last.month)
		buf_add_format(name, " to %s", months[last.month - 1]);
	buf_add_format(name, " %d", last.year);
}

const char *
publish_state_name(enum publish_state state)
{
	static const char *const names[] = {
	    "open", "drawn", "closed", "no_figures", "lost", "forged"};

	return names[state];
}

/* --------------------------------------------------- what a lock told us */

/* "UID START END": is it this one? */
static bool
is_period(const char *value, const struct publish_period *period)
{
	char hex[2 * PLAN_UID_BYTES + 1];
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];
	struct buf text = BUF_EMPTY;
	bool is_same;

	text_hex(period->plan, PLAN_UID_BYTES, hex);
	day_format(period->start, first);
	day_format(period->end, last);
	buf_add_format(&text, "%s %s %s", hex, first, last);
	is_same = strcmp(text.text, value) == 0;
	buf_clear(&text);
	return is_same;
}

/* "UID DAY": a plan was committed then. */
static bool
is_plan(const char *value, const struct publish_period *period, int32_t *day)
{
	char hex[2 * PLAN_UID_BYTES + 1];

	text_hex(period->plan, PLAN_UID_BYTES, hex);
	return strncmp(value, hex, sizeof hex - 1) == 0 &&
	       value[sizeof hex - 1] == ' ' &&
	       day_parse(value + sizeof hex, day) == STATUS_OK;
}

static void
apply_lines(const struct buf *state, struct publish_period *period)
{
	char *copy = mem_text(state->text), *at = copy;
	struct copied_line line;
	int32_t made_on = DAY_NONE;

	while (copied_next(&at, &line)) {
		if (strcmp(line.key, "plan") == 0 &&
		    is_plan(line.value, period, &made_on) &&
		    made_on + PLAN_CLOSE_DAYS > period->closes_on)
			period->closes_on = made_on + PLAN_CLOSE_DAYS;
		else if (strcmp(line.key, "drawn") == 0 &&
			 is_period(line.value, period))
			period->state = PUBLISH_DRAWN;
		else if (strcmp(line.key, "lost") == 0 &&
			 is_period(line.value, period))
			period->state = PUBLISH_LOST;
	}
	mem_free(copy);
}

/* --------------------------------------------------------------- listing */

struct listing {
	const struct publish_reading *reading;
	struct buf state;
	void *periods;
	size_t count, room;
	enum status status;
};

static enum status
judge(struct listing *listing, struct publish_period *period)
{
	struct publish_release release;
	enum status status =
	    publish_find_release(listing->reading, period, &release, NULL);

	if (status == STATUS_OK) {
		period->state = release_is_nothing(release.body)
				    ? PUBLISH_NO_FIGURES
				    : PUBLISH_CLOSED;
		publish_release_clear(&release);
		return STATUS_OK;
	}
	if (status == STATUS_DAMAGED)
		period->state = PUBLISH_FORGED;
	return status == STATUS_DAMAGED || status == STATUS_NOT_FOUND
		   ? STATUS_OK
		   : status;
}

static bool
list_plan(void *context, const struct plan *plan)
{
	struct listing *listing = context;
	size_t count = plan_periods(plan);

	for (size_t i = 0; listing->status == STATUS_OK && i < count; i++) {
		struct plan_period span = plan_period(plan, i);
		struct publish_period *period;

		mem_grow(&listing->periods, &listing->room, listing->count + 1,
		    sizeof *period);
		period = (struct publish_period *)listing->periods +
			 listing->count++;
		*period = (struct publish_period){.start = span.start,
		    .end = span.end,
		    .is_year = span.is_year,
		    .state = PUBLISH_OPEN,
		    .closes_on = span.end + PLAN_CLOSE_DAYS};
		publish_period_id(plan, i, period->id);
		memcpy(period->plan, plan->uid, PLAN_UID_BYTES);
		apply_lines(&listing->state, period);
		listing->status = judge(listing, period);
	}
	return listing->status == STATUS_OK;
}

static int
compare(const void *one, const void *other)
{
	const struct publish_period *a = one, *b = other;

	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return (int)a->is_year - (int)b->is_year;
}

enum status
publish_list(const struct publish_reading *reading,
    struct publish_period **periods, size_t *count, size_t *forged)
{
	struct listing listing = {.reading = reading, .state = BUF_EMPTY};
	enum status status = copied_get(reading, "state", &listing.state, NULL);

	*periods = NULL;
	*count = 0;
	if (status == STATUS_OK || status == STATUS_NOT_FOUND ||
	    status == STATUS_DAMAGED)
		status = publish_plans(reading, list_plan, &listing, forged);
	if (status == STATUS_OK)
		status = listing.status;
	buf_clear(&listing.state);
	if (status != STATUS_OK) {
		mem_free(listing.periods);
		return status;
	}
	if (listing.count > 0)
		qsort(listing.periods, listing.count,
		    sizeof(struct publish_period), compare);
	*periods = listing.periods;
	*count = listing.count;
	return STATUS_OK;
}

/* --------------------------------------------------------------- numbers */

enum status
publish_overdue(const struct publish_reading *reading, int64_t *count)
{
	struct buf body = BUF_EMPTY;
	struct copied_line line;
	char *at;
	enum status status = copied_get(reading, "state", &body, NULL);

	*count = 0;
	for (at = body.text; status == STATUS_OK && copied_next(&at, &line);)
		if (strcmp(line.key, "overdue") == 0)
			*count = strtoll(line.value, NULL, 10);
	buf_clear(&body);
	if (status == STATUS_DAMAGED)
		return REFUSE(STATUS_DAMAGED,
		    "The numbers for managers were signed by no worker of "
		    "this vault. Tell a worker.");
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
publish_default_from(
    const struct publish_reading *reading, int32_t year, int32_t *from)
{
	struct buf body = BUF_EMPTY;
	struct copied_line line;
	char *at;
	int32_t day = DAY_NONE;
	enum status status = copied_get(reading, "state", &body, NULL);

	*from = year;
	for (at = body.text; status == STATUS_OK && copied_next(&at, &line);)
		if (strcmp(line.key, "default") == 0 &&
		    day_parse(line.value, &day) == STATUS_OK && day > *from)
			*from = day;
	buf_clear(&body);
	return status == STATUS_NOT_FOUND || status == STATUS_DAMAGED
		   ? STATUS_OK
		   : status;
}

enum status
publish_copied_at(const struct publish_reading *reading, int64_t *moment)
{
	struct buf body = BUF_EMPTY;
	enum status status = copied_get(reading, "state", &body, moment);

	buf_clear(&body);
	if (status == STATUS_OK)
		return STATUS_OK;
	*moment = 0;
	return status == STATUS_NOT_FOUND || status == STATUS_DAMAGED
		   ? STATUS_OK
		   : status;
}
