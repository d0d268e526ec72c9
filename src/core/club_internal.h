/*
 * club_internal: what the files of the made-up club share.
 */
#ifndef CORE_CLUB_INTERNAL_H
#define CORE_CLUB_INTERNAL_H

#include "core/club.h"
#include "core/core_internal.h"
#include "core/session.h"

#define CLUB_GROUPS 3
#define CLUB_CORE   60 /* people who come often; the rest came now and then */

struct club_group {
	const char *name, *place, *provision, *mode;
	int weekday, start_minute, end_minute;
};
extern const struct club_group club_groups[CLUB_GROUPS];

extern const char *const club_names[];
extern const size_t club_names_count;
extern const char *const club_first_names[];
extern const size_t club_first_names_count;
extern const char *const club_last_names[];
extern const size_t club_last_names_count;
extern const char *const club_themes[];
extern const size_t club_themes_count;
extern const char *const club_notes[];
extern const size_t club_notes_count;

/* One who comes: which group, since when, and how the year went for them. */
struct club_member {
	char code[CODE_TEXT_BYTES];
	int group;
	int joins;    /* days after the club's first day */
	int32_t said; /* day of the newest yes */
	int times_said;
	bool is_here; /* added already */
	bool has_left;
};

struct club_year {
	struct records *records;
	struct club *club;
	uint64_t random; /* state of the content's dice */
	struct club_member *members;
	size_t count;
};

/* A number from 0 to n - 1. */
uint32_t club_pick(struct club_year *year, uint32_t n);

/* The moment at ${minute} of a day. */
int64_t club_moment(int32_t day, int minute);

/* Add a member with what they say yes to. */
MUST_USE enum status club_join(
    struct club_year *year, struct club_member *member, size_t index);

/* All sorts of answers among the members, on the last evening. */
MUST_USE enum status club_answers(struct club_year *year);

/* Many more who came now and then: added in few transactions. */
MUST_USE enum status club_crowd(
    struct club_year *year, int64_t people, int32_t from_on, int32_t until_on);

#endif
