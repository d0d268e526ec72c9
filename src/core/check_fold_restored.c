/*
 * check_fold_restored: what a vault that was made again from a backup does to
 * what everybody has said (DESIGN 6).
 */
#include <string.h>

#include "core/check_fold.h"

#define SHUT_DAYS 60

/* What was narrowed elsewhere: no wider than that, and shut until asked. */
bool
check_fold_narrowed_again(const struct check_entry *entry)
{
	struct check_terms terms;
	struct check_say *say;
	size_t at = 0;

	if (check_line_is(entry, 0, "narrow")) {
		if (!check_terms_read(entry, at++, &terms))
			return false;
		check_fold_narrow(entry, &terms);
	}
	say = check_say_of(entry, at, "shut");
	if (say == NULL || entry->count != at + 1)
		return false;
	say->may_count = false;
	if (say->answer == CHECK_YES)
		check_shut(entry, say, "restored", SHUT_DAYS);
	return true;
}

/* Every yes of everybody, unless the backup was the newest there is. */
bool
check_fold_restored(const struct check_entry *entry)
{
	struct check *check = entry->fold->check;
	bool is_newest, is_known = true;
	int32_t made_on;

	if (entry->count != 3 || !check_line_day(entry, 0, "made", &made_on) ||
	    !check_line_is(entry, 1, "entries") ||
	    !check_line_is(entry, 2, "newest"))
		return false;
	if (!check_either(entry->lines[2].value, "yes", "no", &is_newest)) {
		is_known = strcmp(entry->lines[2].value, "unknown") == 0;
		is_newest = false;
	}
	for (size_t i = 0; !is_newest && i < check->known_count; i++) {
		struct check_person *person = &entry->fold->people[i];

		for (size_t kind = 0;
		     person->says != NULL && kind < check->kinds_count; kind++)
			if (person->says[kind].answer == CHECK_YES)
				check_shut(entry, &person->says[kind],
				    "restored", SHUT_DAYS);
	}
	return is_known;
}
