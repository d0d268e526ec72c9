/*
 * tallies: counts of heads, by list.
 */
#include "tui/tallies.h"

#include <string.h>

#include "base/mem.h"

/* As core/session_check.c has them. */
static const char *const age_bands[] = {
    "8-10", "11-12", "13", "14-15", "16-18", "19", "20-25", "other"};

static const struct {
	const char *list, *label;
} lists[] = {
    {"age", "Age"},
    {"gender", "Gender"},
    {"new", "New faces"},
};

#define LISTS (sizeof(lists) / sizeof(lists[0]))

/* Where an item of that list goes: behind those of it and of lists before. */
static size_t
place_for(const struct tallies *tallies, size_t list)
{
	size_t at = 0;

	while (at < tallies->count) {
		size_t other = 0;

		while (lists[other].list != tallies->items[at].list)
			other++;
		if (other > list)
			break;
		at++;
	}
	return at;
}

static struct tallies_item *
add(struct tallies *tallies, size_t list, const char *item, size_t length)
{
	size_t at = place_for(tallies, list);

	mem_grow((void **)&tallies->items, &tallies->room, tallies->count + 1,
	    sizeof(*tallies->items));
	memmove(&tallies->items[at + 1], &tallies->items[at],
	    (tallies->count - at) * sizeof(*tallies->items));
	tallies->count++;
	tallies->items[at] = (struct tallies_item){
	    lists[list].list, mem_text_n(item, length), 0};
	return &tallies->items[at];
}

/* Lines "heading|item", of which the item is counted. */
static void
add_genders(struct tallies *tallies, const char *lines)
{
	while (*lines != '\0') {
		size_t length = strcspn(lines, "\n");
		const char *bar = memchr(lines, '|', length);
		const char *item = bar == NULL ? lines : bar + 1;
		size_t bytes = (size_t)(lines + length - item);

		if (bytes > 0)
			add(tallies, 1, item, bytes);
		lines += length;
		lines += *lines == '\n' ? 1 : 0;
	}
}

void
tallies_init(struct tallies *tallies, const char *genders)
{
	*tallies = (struct tallies){NULL, 0, 0, 0};
	for (size_t i = 0; i < sizeof(age_bands) / sizeof(*age_bands); i++)
		add(tallies, 0, age_bands[i], strlen(age_bands[i]));
	add_genders(tallies, genders);
	add(tallies, 2, "yes", 3);
}

void
tallies_clear(struct tallies *tallies)
{
	for (size_t i = 0; i < tallies->count; i++)
		mem_free(tallies->items[i].item);
	mem_free(tallies->items);
	*tallies = (struct tallies){NULL, 0, 0, 0};
}

void
tallies_set(
    struct tallies *tallies, const char *list, const char *item, int64_t count)
{
	for (size_t i = 0; i < tallies->count; i++)
		if (strcmp(tallies->items[i].list, list) == 0 &&
		    strcmp(tallies->items[i].item, item) == 0) {
			tallies->items[i].count = count;
			return;
		}
	for (size_t i = 0; i < LISTS; i++)
		if (strcmp(lists[i].list, list) == 0)
			add(tallies, i, item, strlen(item))->count = count;
}

int64_t
tallies_sum(const struct tallies *tallies, const char *list)
{
	int64_t sum = 0;

	for (size_t i = 0; i < tallies->count; i++)
		if (strcmp(tallies->items[i].list, list) == 0)
			sum += tallies->items[i].count;
	return sum;
}

bool
tallies_is_empty(const struct tallies *tallies)
{
	for (size_t i = 0; i < tallies->count; i++)
		if (tallies->items[i].count > 0)
			return false;
	return true;
}

bool
tallies_count(struct tallies *tallies, size_t index, int by)
{
	struct tallies_item *item = &tallies->items[index];

	if (item->count + by < 0 ||
	    (by > 0 && tallies_sum(tallies, item->list) + by > tallies->heads))
		return false;
	item->count += by;
	return true;
}

const char *
tallies_label(const char *list)
{
	for (size_t i = 0; i < LISTS; i++)
		if (strcmp(lists[i].list, list) == 0)
			return lists[i].label;
	return list;
}
