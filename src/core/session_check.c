/*
 * session_check: the rules of a session that need no store.
 *
 * Pure.  Every no is one sentence that says what to do; import shows the same
 * sentences beside the lines of a file.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/session_internal.h"

#define MINUTES_IN_DAY 1440

/* What may be counted in a list of heads: STATISTICS, smallest bands. */
static const char *const age_bands[] = {
    "8-10", "11-12", "13", "14-15", "16-18", "19", "20-25", "other", NULL};
static const char *const new_faces[] = {"yes", NULL};

static const struct tally_list {
	const char *name;
	const char *const *items; /* NULL: any word */
} tally_lists[] = {
    {"age", age_bands},
    {"gender", NULL},
    {"new", new_faces},
};

#define TALLY_LISTS (sizeof tally_lists / sizeof tally_lists[0])

void
session_checked_init(struct session_checked *checked)
{
	*checked = (struct session_checked){0};
	buf_init(&checked->place);
	buf_init(&checked->provision);
	buf_init(&checked->mode);
	buf_init(&checked->theme);
	buf_init(&checked->notes);
}

void
session_checked_clear(struct session_checked *checked)
{
	buf_clear(&checked->place);
	buf_clear(&checked->provision);
	buf_clear(&checked->mode);
	buf_clear(&checked->theme);
	buf_clear(&checked->notes);
	for (size_t i = 0; i < checked->workers_count; i++)
		buf_clear(&checked->workers[i]);
	for (size_t i = 0; i < checked->tallies_count; i++)
		buf_clear(&checked->tallies[i].item);
	mem_free(checked->workers);
	mem_free(checked->tallies);
	*checked = (struct session_checked){0};
}

static enum status
check_when(int32_t today, const struct session_new *given)
{
	if (given->held_on == DAY_NONE)
		return REFUSE(STATUS_INVALID,
		    "Say on which day it was. Write it as YYYY-MM-DD.");
	if (given->held_on > today)
		return REFUSE(STATUS_INVALID,
		    "That day has not come yet. Give the day it was held.");
	if (given->held_on < today - SESSION_LATE_DAYS)
		return REFUSE(STATUS_INVALID,
		    "That is more than two years ago, too late to write it "
		    "up. Check the date.");
	if (given->start_minute < 0 || given->start_minute >= MINUTES_IN_DAY ||
	    given->end_minute < 0 || given->end_minute >= MINUTES_IN_DAY)
		return REFUSE(STATUS_INVALID,
		    "Say when it started and when it ended. Write times like "
		    "18:30.");
	if (given->end_minute <= given->start_minute)
		return REFUSE(STATUS_INVALID,
		    "It ends before it starts. Put the times right.");
	return STATUS_OK;
}

static enum status
check_texts(const struct session_new *given, struct session_checked *checked)
{
	const struct {
		const char *given;
		struct buf *clean;
		size_t limit;
		bool lines;
	} texts[] = {
	    {given->place, &checked->place, SESSION_WORDS_BYTES, false},
	    {given->provision, &checked->provision, SESSION_WORDS_BYTES, false},
	    {given->mode, &checked->mode, SESSION_WORDS_BYTES, false},
	    {given->theme, &checked->theme, SESSION_WORDS_BYTES, false},
	    {given->notes, &checked->notes, SESSION_NOTES_BYTES, true},
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		enum status status;

		if (texts[i].given == NULL)
			continue;
		status = text_clean(texts[i].given, texts[i].limit,
		    texts[i].lines, texts[i].clean);
		if (status != STATUS_OK)
			return status;
	}
	if (checked->place.length == 0)
		return REFUSE(
		    STATUS_INVALID, "Say where it was: give a place.");
	return STATUS_OK;
}

/* Is the newest worker one of those before, whatever the case or marks? */
static bool
is_worker_twice(const struct session_checked *checked)
{
	struct buf newest = BUF_EMPTY;
	struct buf other = BUF_EMPTY;
	size_t last = checked->workers_count - 1;
	bool is_twice = false;

	text_fold(checked->workers[last].text, &newest);
	for (size_t i = 0; i < last && !is_twice; i++) {
		buf_reset(&other);
		text_fold(checked->workers[i].text, &other);
		is_twice = strcmp(other.text, newest.text) == 0;
	}
	buf_clear(&other);
	buf_clear(&newest);
	return is_twice;
}

static enum status
check_worker(const char *name, struct session_checked *checked)
{
	struct buf *clean = &checked->workers[checked->workers_count++];
	enum status status;

	buf_init(clean);
	status = text_clean(name, SESSION_WORDS_BYTES, false, clean);
	if (status != STATUS_OK)
		return status;
	if (clean->length == 0)
		return REFUSE(STATUS_INVALID,
		    "The name of a worker is empty. Write it, or leave it "
		    "out.");
	if (is_worker_twice(checked))
		return REFUSE(STATUS_INVALID,
		    "The same worker is there twice. Leave one out.");
	return STATUS_OK;
}

enum status
session_check_workers(
    const struct session_new *given, struct session_checked *checked)
{
	enum status status = STATUS_OK;

	if (given->workers_count == 0)
		return REFUSE(STATUS_INVALID,
		    "Say who ran it: give at least one worker.");
	if (given->workers_count > SESSION_WORKERS_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is more than 64 workers. Leave some out.");
	checked->workers =
	    mem_alloc(given->workers_count, sizeof *checked->workers);
	for (size_t i = 0; status == STATUS_OK && i < given->workers_count; i++)
		status = check_worker(given->workers[i], checked);
	return status;
}

static enum status
check_heads(const struct session_new *given, struct session_checked *checked)
{
	int64_t heads = given->headcount;

	if (given->present_count > SESSION_HEADS_MOST ||
	    heads > SESSION_HEADS_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is more than 5,000 heads. Check the number.");
	if (heads == -1)
		heads = (int64_t)given->present_count;
	if (heads < 0)
		return REFUSE(STATUS_INVALID,
		    "The headcount cannot be less than 0. Count everybody who "
		    "came.");
	if (heads < (int64_t)given->present_count)
		return REFUSE(STATUS_INVALID,
		    "The headcount is smaller than the number of names. Count "
		    "everybody who came, named or not.");
	checked->headcount = heads;
	return STATUS_OK;
}

static bool
is_item_of(const struct tally_list *list, const char *item)
{
	const char *const *known = list->items;

	if (known == NULL)
		return item[0] != '\0';
	while (*known != NULL && strcmp(*known, item) != 0)
		known++;
	return *known != NULL;
}

static bool
is_item_twice(
    const struct session_checked *checked, const char *list, const char *item)
{
	for (size_t i = 0; i < checked->tallies_count; i++) {
		if (checked->tallies[i].list == list &&
		    strcmp(checked->tallies[i].item.text, item) == 0)
			return true;
	}
	return false;
}

/* A count of 0 says nothing and is left out. */
static enum status
check_tally(const struct tally *given, const struct tally_list *list,
    struct session_checked *checked)
{
	struct buf item = BUF_EMPTY;
	enum status status;

	status = text_clean(given->item, SESSION_WORDS_BYTES, false, &item);
	if (status != STATUS_OK)
		goto out;
	if (!is_item_of(list, item.text))
		status = REFUSE(STATUS_INVALID,
		    "There is nothing of that name to count. Ages are 8-10, "
		    "11-12, 13, 14-15, 16-18, 19, 20-25 and other; new is "
		    "yes.");
	else if (given->count < 0 || given->count > SESSION_HEADS_MOST)
		status = REFUSE(STATUS_INVALID,
		    "A count of heads is from 0 to 5,000. Check the number.");
	else if (is_item_twice(checked, list->name, item.text))
		status = REFUSE(STATUS_INVALID,
		    "The same thing is counted twice. Leave one out.");
	if (status != STATUS_OK || given->count == 0)
		goto out;
	checked->tallies[checked->tallies_count++] =
	    (struct checked_tally){list->name, item, given->count};
	buf_init(&item);
out:
	buf_clear(&item);
	return status;
}

static const struct tally_list *
find_list(const char *name)
{
	for (size_t i = 0; i < TALLY_LISTS; i++) {
		if (strcmp(tally_lists[i].name, name) == 0)
			return &tally_lists[i];
	}
	return NULL;
}

/* No list counts more heads than there were. */
static enum status
check_sums(const struct session_checked *checked)
{
	for (size_t i = 0; i < TALLY_LISTS; i++) {
		int64_t sum = 0;

		for (size_t j = 0; j < checked->tallies_count; j++) {
			if (checked->tallies[j].list == tally_lists[i].name)
				sum += checked->tallies[j].count;
		}
		if (sum > checked->headcount)
			return REFUSE(STATUS_INVALID,
			    "The counts by age, gender or new faces add up to "
			    "more than the headcount. Put one of them right.");
	}
	return STATUS_OK;
}

enum status
session_check_tallies(
    const struct session_new *given, struct session_checked *checked)
{
	if (given->tallies_count > SESSION_TALLIES_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is too much to count. Leave some out.");
	checked->tallies =
	    mem_alloc(given->tallies_count, sizeof *checked->tallies);
	for (size_t i = 0; i < given->tallies_count; i++) {
		const struct tally *tally = &given->tallies[i];
		const struct tally_list *list = find_list(tally->list);
		enum status status;

		if (list == NULL)
			return REFUSE(STATUS_INVALID,
			    "Heads can be counted by age, gender and new. "
			    "Choose one of these.");
		status = check_tally(tally, list, checked);
		if (status != STATUS_OK)
			return status;
	}
	return check_sums(checked);
}

enum status
session_check(int32_t today, const struct session_new *given,
    struct session_checked *checked)
{
	enum status status;

	session_checked_init(checked);
	checked->held_on = given->held_on;
	checked->start_minute = given->start_minute;
	checked->end_minute = given->end_minute;
	checked->group = given->group;
	status = check_when(today, given);
	if (status == STATUS_OK)
		status = check_texts(given, checked);
	if (status == STATUS_OK)
		status = session_check_workers(given, checked);
	if (status == STATUS_OK)
		status = check_heads(given, checked);
	if (status == STATUS_OK)
		status = session_check_tallies(given, checked);
	return status;
}
