/*
 * check_fold_shut: no's, what was shut, and what was erased, folded into what
 * everybody has said (DESIGN 3).
 */
#include <inttypes.h>
#include <string.h>

#include "core/check_fold.h"

#define NO_DAYS   7
#define SHUT_DAYS 60

struct check_say *
check_say_of(const struct check_entry *entry, size_t place, const char *key)
{
	int kind;

	if (!check_line_is(entry, place, key))
		return NULL;
	kind = check_kind_place(entry->fold->check, entry->lines[place].value);
	return kind < 0 ? NULL : &entry->person->says[kind];
}

/* The lightest first; a reason stands over those before it. */
static int
weight_of(const char *why)
{
	static const char *const heavy[] = {
	    "restored", "key", "worker_no", "heard_no", "own_no"};
	int weight = why == NULL ? 0 : 1;

	for (int i = 0; why != NULL && i < 5; i++) {
		if (strcmp(why, heavy[i]) == 0)
			weight = i + 2;
	}
	return weight;
}

/* Shut it, unless it is by as much; it never goes later than it would have. */
void
check_shut(const struct check_entry *entry, struct check_say *say,
    const char *why, int32_t days)
{
	int32_t goes = say->shut_why != NULL ? say->goes_on
					     : say->runs_out + SHUT_DAYS + 1;
	int32_t day = entry->on_day;

	if (weight_of(why) <= weight_of(say->shut_why))
		return;
	say->shut_why = why;
	say->shut_on = day;
	say->goes_on = goes < day + days ? goes : day + days;
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
	if (weight_of(why) > weight_of("key"))
		memcpy(say->heard_by, entry->opening.by, sizeof(say->heard_by));
}

/* A no where nothing was agreed, kept so that it is not asked again. */
static void
remember_no(const struct check_entry *entry, struct check_say *say)
{
	if (say->answer == CHECK_NOTHING)
		*say = (struct check_say){.level = "spoken"};
	say->answer = CHECK_NO;
	say->said_on = entry->on_day;
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
	memcpy(say->heard_by, entry->opening.by, sizeof(say->heard_by));
}

/* "no" lines: what was agreed is shut; ${remembers} keeps the rest too. */
static bool
fold_no(const struct check_entry *entry, const char *why, bool remembers)
{
	for (size_t i = 0; i < entry->count; i++) {
		struct check_say *say = check_say_of(entry, i, "no");

		if (say == NULL)
			return false;
		say->may_count = false;
		if (say->answer == CHECK_YES)
			check_shut(entry, say, why, NO_DAYS);
		else if (remembers)
			remember_no(entry, say);
	}
	return entry->count > 0;
}

bool
check_fold_heard_no(const struct check_entry *entry)
{
	return fold_no(entry, "heard_no", true);
}

bool
check_fold_worker_no(const struct check_entry *entry)
{
	return fold_no(entry, "worker_no", false);
}

/* Their own: as "no" elsewhere, and they may take it back for a while. */
void
check_own_no(const struct check_entry *entry, struct check_say *say)
{
	struct check_say before = *say;

	if (say->answer != CHECK_YES) {
		say->may_count = false;
		remember_no(entry, say);
		return;
	}
	check_shut(entry, say, "own_no", 0);
	if (before.shut_why != NULL && strcmp(before.shut_why, "own_no") == 0)
		return;
	say->was.why = before.shut_why;
	say->was.on = before.shut_on;
	say->was.goes_on = before.goes_on;
	memcpy(say->was.heard_by, before.heard_by, sizeof(before.heard_by));
}

bool
check_own_back(const struct check_entry *entry, struct check_say *say)
{
	if (say->answer != CHECK_YES || say->shut_why == NULL ||
	    strcmp(say->shut_why, "own_no") != 0)
		return false;
	say->shut_why = say->was.why;
	say->shut_on = say->was.on;
	say->goes_on = say->was.goes_on;
	memcpy(say->heard_by, say->was.heard_by, sizeof(say->heard_by));
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
	return true;
}

static bool
fold_shut(const struct check_entry *entry, size_t first, const char *why)
{
	for (size_t i = first; i < entry->count; i++) {
		struct check_say *say = check_say_of(entry, i, "shut");

		if (say == NULL)
			return false;
		if (say->answer == CHECK_YES)
			check_shut(entry, say, why, SHUT_DAYS);
	}
	return first < entry->count;
}

bool
check_fold_asked_shut(const struct check_entry *entry)
{
	return fold_shut(entry, 0, "asked");
}

/* The word of a "why" line as we keep it, or NULL. */
static const char *
why_of(const struct check_entry *entry)
{
	static const char *const words[] = {"notice", "key", "capacity"};

	if (!check_line_is(entry, 0, "why"))
		return NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(entry->lines[0].value, words[i]) == 0)
			return words[i];
	}
	return NULL;
}

bool
check_fold_shut(const struct check_entry *entry)
{
	const char *why = why_of(entry);

	return why != NULL && fold_shut(entry, 1, why);
}

bool
check_fold_is_live(const struct check_person *person, int kind, int32_t day)
{
	const struct check_say *say = &person->says[kind];
	const struct check_adult *adult = &person->adults[kind];

	return say->answer == CHECK_YES && say->shut_why == NULL &&
	       say->runs_out >= day &&
	       (person->is_able ||
		   (adult->answer == CHECK_YES && adult->until >= day));
}

/* Not yet able: without an adult's yes it is shut. */
void
check_fold_not_able(const struct check_entry *entry, int kind)
{
	struct check_say *say = &entry->person->says[kind];
	const struct check_adult *adult = &entry->person->adults[kind];

	if (say->answer == CHECK_YES &&
	    (adult->answer != CHECK_YES || adult->until < entry->day))
		check_shut(entry, say, "capacity", SHUT_DAYS);
}

/* Able, or an adult's yes: what was shut for want of it is open again. */
void
check_fold_able(const struct check_entry *entry, int kind)
{
	struct check_say *say = &entry->person->says[kind];

	if (say->answer != CHECK_YES || say->shut_why == NULL ||
	    strcmp(say->shut_why, "capacity") != 0 ||
	    entry->person->adults[kind].answer == CHECK_NO)
		return;
	say->shut_why = NULL;
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
}

bool
check_fold_kind_shut(const struct check_entry *entry)
{
	struct check *check = entry->fold->check;
	const char *why = why_of(entry);
	int kind;

	if (why == NULL || entry->count != 2 ||
	    !check_line_is(entry, 1, "shut"))
		return false;
	kind = check_kind_place(check, entry->lines[1].value);
	if (kind < 0)
		return false;
	for (size_t i = 0; i < check->known_count; i++) {
		struct check_person *person = &entry->fold->people[i];

		if (person->says != NULL &&
		    person->says[kind].answer == CHECK_YES &&
		    person->says[kind].runs_out >= entry->day)
			check_shut(entry, &person->says[kind], why, SHUT_DAYS);
	}
	return true;
}

/*
 * Had it run its time when it was erased?  While they are not able it runs out
 * with the adult's yes, if that ends first.
 */
static bool
is_due(const struct check_entry *entry, const struct check_say *say)
{
	const struct check_person *person = entry->person;
	const struct check_adult *adult = &person->adults[say - person->says];
	int32_t end = say->runs_out;

	if (say->answer != CHECK_YES)
		return false;
	if (say->shut_why != NULL)
		return say->goes_on <= entry->day;
	if (!person->is_able && adult->answer == CHECK_YES &&
	    adult->until < end)
		end = adult->until;
	return end + SHUT_DAYS < entry->day;
}

/* Only a no of theirs is remembered. */
static bool
is_remembered(const struct check_say *say)
{
	return say->shut_why != NULL &&
	       (strcmp(say->shut_why, "heard_no") == 0 ||
		   strcmp(say->shut_why, "own_no") == 0);
}

static void
erase(const struct check_entry *entry, struct check_say *say, bool remembers)
{
	struct check *check = entry->fold->check;
	ptrdiff_t kind = say - entry->person->says;

	if (!is_due(entry, say))
		check_found(check, entry->code,
		    "%s: history entry %" PRId64 " erased it before its time.",
		    check->kinds[kind].name, entry->n);
	else if (is_remembered(say) != remembers)
		check_found(check, entry->code,
		    "%s: history entry %" PRId64
		    " should remember a no, and only a no.",
		    check->kinds[kind].name, entry->n);
	if (say->answer != CHECK_YES)
		return;
	entry->person->adults[kind] = (struct check_adult){0};
	if (!remembers) {
		*say = (struct check_say){.may_count = say->may_count};
		return;
	}
	say->answer = CHECK_NO;
	if (say->shut_why != NULL)
		say->said_on = say->shut_on;
	say->shut_why = NULL;
	say->may_count = false;
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
}

bool
check_fold_erased(const struct check_entry *entry)
{
	for (size_t i = 0; i < entry->count; i++) {
		bool remembers = check_line_is(entry, i, "no");
		struct check_say *say =
		    check_say_of(entry, i, remembers ? "no" : "gone");

		if (say == NULL)
			return false;
		erase(entry, say, remembers);
	}
	return entry->count > 0;
}
