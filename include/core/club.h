/*
 * club: a made-up club that lives through a year by the same operations that a
 * real one uses, so that a demo vault holds nothing a real vault could not.
 */
#ifndef CORE_CLUB_H
#define CORE_CLUB_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

#define CLUB_DAYS 340 /* from its first evening to today */

struct club_person {
	char code[CODE_TEXT_BYTES];
	char *called;
};

struct club {
	uint64_t seed;  /* picks content, never keys, salts or uids */
	int64_t people; /* how many */
	int32_t today;  /* the club's last day */
	const char *const
	    *workers; /* names of users who work with its groups */
	size_t workers_count;
	struct club_person *persons; /* out: as many as are held at the end */
	size_t persons_count;
};

/*
 * Live from CLUB_DAYS before ${club->today}, moving the records' clock along.
 * The records must have been made on that first day.
 */
MUST_USE enum status club_live(struct records *records, struct club *club);
void club_clear(struct club *club);

#endif
