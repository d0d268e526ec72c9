/*
 * tallies: heads by age, by gender and new faces.
 *
 * Pure.  Each list counts some of the heads, so that no list ever holds more
 * than there are.
 */
#ifndef TUI_TALLIES_H
#define TUI_TALLIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tallies_item {
	const char *list; /* age, gender, new: a literal */
	char *item;
	int64_t count;
};

struct tallies {
	struct tallies_item *items; /* those of a list together */
	size_t count;
	size_t room;
	int64_t heads;
};

/* Age bands and new faces; lines "heading|item" of ${genders} between them. */
void tallies_init(struct tallies *tallies, const char *genders);
void tallies_clear(struct tallies *tallies);

/*
 * So many of that item, which is added to its list when it is not there.
 * Nothing for an unknown list.
 */
void tallies_set(
    struct tallies *tallies, const char *list, const char *item, int64_t count);

/* One more or one fewer; false when there is none, or no head is left. */
bool tallies_count(struct tallies *tallies, size_t index, int by);

/* How many of the heads a list counts; how many are counted anywhere. */
int64_t tallies_sum(const struct tallies *tallies, const char *list);
bool tallies_is_empty(const struct tallies *tallies);

/* What a list is called on a screen. */
const char *tallies_label(const char *list);

#endif
