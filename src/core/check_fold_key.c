/*
 * check_fold_key: keys of young people, and what they say with the laptop in
 * their hands and no key, folded into what everybody has said (DESIGN 3, 4).
 *
 * Whether a key is as it was made check_keys() asks; here it only matters which
 * one is good.
 */
#include <string.h>

#include "core/check_fold.h"

static bool
read_key(const struct check_entry *entry, unsigned char *hash)
{
	return entry->count == 2 && check_line_is(entry, 1, "key") &&
	       check_hex(entry->lines[1].value, hash, CHECK_HASH_BYTES);
}

bool
check_fold_key_made(const struct check_entry *entry)
{
	struct check_person *person = entry->person;

	if (!read_key(entry, person->key) ||
	    !check_line_is(entry, 0, "level") ||
	    !check_either(
		entry->lines[0].value, "card", "pin", &person->is_card))
		return false;
	person->has_key = true;
	person->has_had = true;
	return true;
}

bool
check_fold_key_ended(const struct check_entry *entry)
{
	unsigned char hash[CHECK_HASH_BYTES];

	if (!read_key(entry, hash) || !check_line_is(entry, 0, "why"))
		return false;
	entry->person->has_key = false;
	return true;
}

bool
check_fold_own_no(const struct check_entry *entry)
{
	for (size_t i = 0; i < entry->count; i++) {
		struct check_say *say = check_say_of(entry, i, "no");

		if (say == NULL)
			return false;
		check_own_no(entry, say);
	}
	return entry->count > 0;
}

bool
check_fold_own_narrow(const struct check_entry *entry)
{
	struct check_terms terms;

	if (entry->count != 1 || !check_terms_read(entry, 0, &terms) ||
	    !terms.is_narrow)
		return false;
	check_fold_narrow(entry, &terms);
	return true;
}

bool
check_fold_own_back(const struct check_entry *entry)
{
	struct check_say *say = check_say_of(entry, 0, "back");

	return entry->count == 1 && say != NULL && check_own_back(entry, say);
}
