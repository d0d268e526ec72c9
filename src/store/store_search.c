/*
 * store_search: look through every page, free ones included.
 *
 * The proof of an erasure.  It sees what SQL cannot: whatever still stands in
 * a page that no table owns any more.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/store_internal.h"

/* Every position counts, overlapping ones too. */
static int64_t
count_in(const unsigned char *image, size_t image_size, const void *needle,
    size_t size)
{
	const unsigned char *at = image;
	const unsigned char *end = image + image_size;
	int64_t count = 0;

	while ((at = memmem(at, (size_t)(end - at), needle, size)) != NULL) {
		count++;
		at++;
	}
	return count;
}

enum status
store_search_pages(struct store *store, const void *needle, size_t size,
    int64_t *copies, int64_t *pages)
{
	struct image image = IMAGE_EMPTY;
	enum status status;

	if (size == 0)
		return FAIL(STATUS_INTERNAL, "search for nothing");
	status = image_take(store, &image);
	if (status == STATUS_OK) {
		*copies = count_in(image.bytes, image.size, needle, size);
		*pages = (int64_t)(image.size / STORE_PAGE_BYTES);
	}
	image_drop(&image);
	return status;
}

/* ------------------------------------------------------------ many at a time
 */

#define PAIRS 65536 /* of two bytes */

/* The needles in order of their first two bytes, and where each pair begins. */
struct needles {
	const struct store_needle **sorted;
	size_t count;
	uint32_t *begins; /* PAIRS + 1 */
};

static int
pair_of(const unsigned char *bytes)
{
	return bytes[0] << 8 | bytes[1];
}

static int
compare(const void *one, const void *other)
{
	const struct store_needle *a = *(const struct store_needle *const *)one;
	const struct store_needle *b =
	    *(const struct store_needle *const *)other;

	return pair_of(a->bytes) - pair_of(b->bytes);
}

static enum status
sort_needles(const struct store_needle *all, size_t count, struct needles *to)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].size < 2)
			return FAIL(STATUS_INTERNAL, "search for too little");
	to->sorted = mem_alloc(count + 1, sizeof(*to->sorted));
	to->begins = mem_alloc(PAIRS + 1, sizeof(*to->begins));
	to->count = count;
	for (size_t i = 0; i < count; i++) {
		to->sorted[i] = &all[i];
		to->begins[pair_of(all[i].bytes) + 1]++;
	}
	for (size_t pair = 0; pair < PAIRS; pair++)
		to->begins[pair + 1] += to->begins[pair];
	if (count > 0)
		qsort(to->sorted, count, sizeof(*to->sorted), compare);
	return STATUS_OK;
}

static void
drop_needles(struct needles *needles)
{
	mem_free(needles->sorted);
	mem_free(needles->begins);
}

/*
 * One byte beside rows can be anything (an old pointer within the page); two
 * that fit are a copy.
 */
static bool
is_held(const struct live *live, size_t at, size_t size)
{
	size_t dead = 0;

	for (size_t i = at; i < at + size && dead < 2; i++)
		dead += !live_has(live, i);
	return dead < 2;
}

static void
judge(const struct store_needle *needle, const struct live *live, size_t at,
    struct store_found *found)
{
	if (needle->may_be_held && is_held(live, at, needle->size))
		found->held++;
	else
		found->copies++;
}

static enum status
map(struct store *store, const struct image *image, struct live *live)
{
	bool was_guarded = store->is_guarded;
	enum status status;

	store->is_guarded = false;
	status = live_map(store, image->bytes, image->size, live);
	store->is_guarded = was_guarded;
	return status;
}

static void
search(const struct image *image, const struct needles *needles,
    const struct live *live, struct store_found *found)
{
	for (size_t at = 0; at + 1 < image->size; at++) {
		const unsigned char *here = image->bytes + at;
		int pair = pair_of(here);

		for (uint32_t i = needles->begins[pair];
		     i < needles->begins[pair + 1]; i++) {
			const struct store_needle *needle = needles->sorted[i];

			if (needle->size <= image->size - at &&
			    memcmp(here, needle->bytes, needle->size) == 0)
				judge(needle, live, at, found);
		}
	}
}

enum status
store_search_all(struct store *store, const struct store_needle *all,
    size_t count, struct store_found *found)
{
	struct needles needles = {NULL, 0, NULL};
	struct live live = {NULL, 0};
	struct image image = IMAGE_EMPTY;
	enum status status = sort_needles(all, count, &needles);

	*found = (struct store_found){0, 0, 0};
	if (status == STATUS_OK)
		status = image_take(store, &image);
	if (status == STATUS_OK)
		status = map(store, &image, &live);
	if (status == STATUS_OK) {
		search(&image, &needles, &live, found);
		found->pages = (int64_t)(image.size / STORE_PAGE_BYTES);
	}
	live_clear(&live);
	image_drop(&image);
	drop_needles(&needles);
	return status;
}
