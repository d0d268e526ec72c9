/*
 * check_fold_say: a spoken yes, and what was carried in, folded into what
 * everybody has said (DESIGN 3).
 *
 * The rules for a yes are judged here once more: an entry that should never
 * have been written is a defect, even when it is whole.
 */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "core/check_fold.h"

#define SPOKEN_DAYS   120
#define CARRIED_DAYS  60
#define AGAIN_MOST    2
#define NO_MONTHS     6
#define YEARS_MOST    3
#define LATE_DAYS     31
#define KIND_ATTENDED 3 /* kinds up to here are for the team or nobody */

/* The lines before the kinds. */
struct saying {
	const char *level;
	int32_t days; /* it runs at most so long */
	int32_t said_on;
	bool is_read_aloud;
	bool is_at_session;
	unsigned char session[CHECK_SUBJECT_BYTES];
	bool is_brought_up;
	size_t lines;
};

static bool
read_said_head(const struct check_entry *entry, struct saying *saying)
{
	size_t at = 0;

	if (!check_line_day(entry, at++, "said", &saying->said_on) ||
	    !check_line_is(entry, at, "aloud") ||
	    !check_either(
		entry->lines[at++].value, "yes", "no", &saying->is_read_aloud))
		return false;
	if (check_line_is(entry, at, "session")) {
		saying->is_at_session = true;
		if (!check_hex(entry->lines[at++].value, saying->session,
			sizeof(saying->session)))
			return false;
	}
	if (!check_line_is(entry, at, "brought_up") ||
	    !check_either(
		entry->lines[at++].value, "yes", "no", &saying->is_brought_up))
		return false;
	saying->lines = at;
	return true;
}

static bool
read_again(const char *word, int *again)
{
	if (word == NULL || word[0] < '0' || word[0] > '9' || word[1] != '\0')
		return false;
	*again = word[0] - '0';
	return true;
}

/* nobody, emergency, team, or worker:KEY */
static bool
read_see(char *word, struct check_terms *terms)
{
	static const char worker[] = "worker:";

	terms->see = CHECK_SEE_COUNT;
	if (word == NULL)
		return false;
	if (strncmp(word, worker, strlen(worker)) == 0) {
		terms->see = CHECK_SEE_WORKER;
		return check_hex(word + strlen(worker), terms->worker,
		    sizeof(terms->worker));
	}
	terms->see = check_see_of(word);
	return terms->see != CHECK_SEE_COUNT && terms->see != CHECK_SEE_WORKER;
}

/* "KIND see=SEE count=yes|no until=DAY", and for a say notice and again. */
bool
check_terms_read(
    const struct check_entry *entry, size_t place, struct check_terms *terms)
{
	char *rest = entry->lines[place].value;
	const char *word;

	*terms = (struct check_terms){0};
	terms->is_narrow = check_line_is(entry, place, "narrow");
	if (!terms->is_narrow && !check_line_is(entry, place, "say"))
		return false;
	terms->kind = check_kind_place(entry->fold->check, check_word(&rest));
	if (terms->kind < 0)
		return false;
	if (!read_see(check_word_of(&rest, "see="), terms))
		return false;
	word = check_word_of(&rest, "count=");
	if (word == NULL ||
	    !check_either(word, "yes", "no", &terms->is_counted))
		return false;
	word = check_word_of(&rest, "until=");
	if (word == NULL || day_parse(word, &terms->until) != STATUS_OK)
		return false;
	if (terms->is_narrow)
		return rest == NULL;
	word = check_word_of(&rest, "notice=");
	if (word == NULL ||
	    !check_hex(word, terms->notice, sizeof(terms->notice)))
		return false;
	return read_again(check_word_of(&rest, "again="), &terms->again) &&
	       rest == NULL;
}

/* How many renewals are used after it is said now. */
static int
again_after(const struct check_say *before, const struct saying *saying)
{
	if (before->answer == CHECK_NOTHING)
		return 0;
	if (before->answer == CHECK_NO ||
	    strcmp(before->level, "carried") == 0 ||
	    (before->said_on == saying->said_on &&
		strcmp(before->level, "spoken") == 0))
		return before->again;
	return before->again + 1;
}

/* Less than six months after a no, remembered or still shut? */
static bool
is_after_no(const struct check_say *before, int32_t day)
{
	if (before->answer == CHECK_NO)
		return day_add_months(before->said_on, NO_MONTHS) > day;
	return before->answer == CHECK_YES && before->shut_why != NULL &&
	       strcmp(before->shut_why, "heard_no") == 0 &&
	       day_add_months(before->shut_on, NO_MONTHS) > day;
}

/* May a yes be written down so?  NULL, or what is wrong with it. */
static const char *
why_not(const struct check_entry *entry, const struct saying *saying,
    const struct check_say *before, const struct check_terms *terms)
{
	int again = again_after(before, saying);

	if (saying->said_on > entry->day ||
	    saying->said_on < entry->day - LATE_DAYS)
		return "was said on another day than it can have been";
	if (terms->see == CHECK_SEE_NOBODY && !terms->is_counted)
		return "is neither seen nor counted";
	if (terms->see == CHECK_SEE_WORKER)
		return "is for one worker, and only a signature says that";
	if (entry->person->has_had)
		return "was said by word, and they have a key of their own";
	if (terms->until < entry->day ||
	    terms->until > day_add_months(entry->day, 12 * YEARS_MOST))
		return "runs longer than anybody can agree to";
	if (entry->fold->check->kinds[terms->kind].id <= KIND_ATTENDED &&
	    terms->see != CHECK_SEE_TEAM && terms->see != CHECK_SEE_NOBODY)
		return "is for nobody who may see it";
	if (terms->again != again || again > AGAIN_MOST)
		return "was said by word once too often";
	if (before->answer != CHECK_NOTHING && again > before->again &&
	    (!saying->is_at_session || saying->said_on < before->said_on))
		return "was not said at a session";
	if (!saying->is_brought_up && is_after_no(before, entry->day))
		return "was asked for too soon after a no";
	return NULL;
}

static void
apply_say(const struct check_entry *entry, const struct saying *saying,
    const struct check_terms *terms)
{
	struct check_say *say = &entry->person->says[terms->kind];
	const char *wrong = why_not(entry, saying, say, terms);

	if (wrong != NULL)
		check_found(entry->fold->check, entry->code,
		    "%s: the yes in history entry %" PRId64 " %s.",
		    entry->fold->check->kinds[terms->kind].name, entry->n,
		    wrong);
	*say = (struct check_say){
	    .answer = CHECK_YES,
	    .see = terms->see,
	    .is_counted = terms->is_counted,
	    .until = terms->until,
	    .runs_out = saying->said_on + saying->days,
	    .said_on = saying->said_on,
	    .again = terms->again,
	    .level = saying->level,
	    .is_at_session = saying->is_at_session,
	    .is_read_aloud = saying->is_read_aloud,
	    .answered_at = entry->opening.at,
	    .entry = entry->n,
	    .may_count = terms->is_counted,
	};
	if (say->until < say->runs_out)
		say->runs_out = say->until;
	memcpy(say->notice, terms->notice, sizeof(say->notice));
	memcpy(say->heard_by, entry->opening.by, sizeof(say->heard_by));
	memcpy(say->session, saying->session, sizeof(say->session));
}

/* Does nobody see more?  One chosen worker is no emergency, nor another. */
bool
check_see_is_within(
    const struct check_say *inner, const struct check_say *outer)
{
	if (inner->see == CHECK_SEE_NOBODY || outer->see == CHECK_SEE_TEAM)
		return true;
	return inner->see == outer->see &&
	       (inner->see != CHECK_SEE_WORKER ||
		   memcmp(inner->worker, outer->worker,
		       sizeof(inner->worker)) == 0);
}

void
check_fold_narrow(
    const struct check_entry *entry, const struct check_terms *terms)
{
	struct check_say *say = &entry->person->says[terms->kind];
	struct check_say less = {.see = terms->see};

	memcpy(less.worker, terms->worker, sizeof(less.worker));
	if (say->answer != CHECK_YES || !check_see_is_within(&less, say) ||
	    (terms->is_counted && !say->is_counted) ||
	    terms->until > say->until) {
		check_found(entry->fold->check, entry->code,
		    "%s: history entry %" PRId64
		    " should only take away, and adds something.",
		    entry->fold->check->kinds[terms->kind].name, entry->n);
		return;
	}
	say->see = terms->see;
	memcpy(say->worker, terms->worker, sizeof(say->worker));
	say->is_counted = terms->is_counted;
	say->may_count = say->may_count && terms->is_counted;
	say->until = terms->until;
	if (say->until < say->runs_out)
		say->runs_out = say->until;
	say->answered_at = entry->opening.at;
	say->entry = entry->n;
}

static bool
fold_lines(const struct check_entry *entry, const struct saying *saying)
{
	struct check_terms terms;

	if (saying->lines == entry->count)
		return false;
	for (size_t i = saying->lines; i < entry->count; i++) {
		if (!check_terms_read(entry, i, &terms))
			return false;
		if (terms.is_narrow)
			check_fold_narrow(entry, &terms);
		else
			apply_say(entry, saying, &terms);
	}
	return true;
}

bool
check_fold_said(const struct check_entry *entry)
{
	struct saying saying = {.level = "spoken", .days = SPOKEN_DAYS};

	return read_said_head(entry, &saying) && fold_lines(entry, &saying);
}

bool
check_fold_carried(const struct check_entry *entry)
{
	struct saying saying = {
	    .level = "carried", .days = CARRIED_DAYS, .lines = 1};

	return check_line_day(entry, 0, "said", &saying.said_on) &&
	       fold_lines(entry, &saying);
}
