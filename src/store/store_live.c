/*
 * store_live: which bytes of a store's pages belong to a row that is there.
 *
 * Follows each table and index from its root by SQLite's file format
 * (sqlite.org/fileformat2.html, "B-tree Pages" and "Cell Payload Overflow
 * Pages"), so that a text in somebody's row can be told from a copy that was
 * left behind.  It believes nothing: a number that leads out of its page, or
 * twice to the same page, is damage.
 */
#include <string.h>

#include "base/mem.h"
#include "store/store_internal.h"

#define DEPTH_MOST      20 /* a tree of 4096-byte pages is never as deep */
#define FILE_HEADER     100
#define AT_RESERVED     20 /* in the file header */
#define LEAF_TABLE      13
#define INNER_TABLE     5
#define LEAF_INDEX      10
#define INNER_INDEX     2
#define CELL_LEAST      4
#define OVERFLOW_HEADER 4

struct walk {
	const unsigned char *image;
	size_t pages;
	size_t usable;       /* bytes of a page */
	unsigned char *seen; /* per page */
	struct live *live;
};

/* One page being followed. */
struct page {
	size_t number; /* from 1 */
	const unsigned char *bytes;
	size_t header; /* where the tree's own header begins */
	size_t first;  /* where the pointers to cells begin */
	size_t cells;
	int type;
};

static uint32_t
number16(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 8 | bytes[1];
}

static uint32_t
number32(const unsigned char *bytes)
{
	return number16(bytes) << 16 | number16(bytes + 2);
}

static void
mark(struct walk *walk, size_t page, size_t from, size_t to)
{
	unsigned char *bits = walk->live->bits;
	size_t at = (page - 1) * STORE_PAGE_BYTES + from;
	size_t end = (page - 1) * STORE_PAGE_BYTES + to;

	for (; at < end && at % 8 != 0; at++)
		bits[at / 8] |= (unsigned char)(1 << (at % 8));
	if (at < end)
		memset(bits + at / 8, 0xff, (end - at) / 8);
	for (at = at < end ? end - end % 8 : end; at < end; at++)
		bits[at / 8] |= (unsigned char)(1 << (at % 8));
}

/* Each page once; the room for the cipher at its end is no row's, but ours. */
static enum status
enter(struct walk *walk, size_t number)
{
	if (number == 0 || number > walk->pages || walk->seen[number])
		return FAIL(STATUS_DAMAGED, "a tree leads nowhere");
	walk->seen[number] = 1;
	mark(walk, number, walk->usable, STORE_PAGE_BYTES);
	return STATUS_OK;
}

static enum status
read_page(struct walk *walk, size_t number, struct page *page)
{
	enum status status = enter(walk, number);
	bool is_inner;

	if (status != STATUS_OK)
		return status;
	page->number = number;
	page->bytes = walk->image + (number - 1) * STORE_PAGE_BYTES;
	page->header = number == 1 ? FILE_HEADER : 0;
	page->type = page->bytes[page->header];
	page->cells = number16(page->bytes + page->header + 3);
	is_inner = page->type == INNER_TABLE || page->type == INNER_INDEX;
	page->first = page->header + (is_inner ? 12 : 8);
	if ((!is_inner && page->type != LEAF_TABLE &&
		page->type != LEAF_INDEX) ||
	    page->first + 2 * page->cells > walk->usable)
		return FAIL(STATUS_DAMAGED, "a page is of no sort");
	mark(walk, number, 0, page->first + 2 * page->cells);
	return STATUS_OK;
}

/* Seven bits a byte, the eighth says that one more follows; nine at most. */
static enum status
read_varint(
    const struct walk *walk, const struct page *page, size_t *at, uint64_t *to)
{
	*to = 0;
	for (int i = 0; i < 9; i++) {
		unsigned char byte;

		if (*at >= walk->usable)
			return FAIL(STATUS_DAMAGED, "a cell leaves its page");
		byte = page->bytes[(*at)++];
		if (i == 8) {
			*to = *to << 8 | byte;
			return STATUS_OK;
		}
		*to = *to << 7 | (byte & 0x7f);
		if ((byte & 0x80) == 0)
			return STATUS_OK;
	}
	return STATUS_OK;
}

/* How much of a payload stands in the cell itself. */
static size_t
local_size(const struct walk *walk, int type, uint64_t payload)
{
	size_t usable = walk->usable;
	size_t most =
	    type == LEAF_TABLE ? usable - 35 : (usable - 12) * 64 / 255 - 23;
	size_t least = (usable - 12) * 32 / 255 - 23;
	size_t local;

	if (payload <= most)
		return (size_t)payload;
	local = least + (size_t)((payload - least) % (usable - 4));
	return local <= most ? local : least;
}

static enum status
follow_overflow(struct walk *walk, size_t number, uint64_t left)
{
	size_t room = walk->usable - OVERFLOW_HEADER;

	while (left > 0) {
		size_t used = left < room ? (size_t)left : room;
		enum status status = enter(walk, number);

		if (status != STATUS_OK)
			return status;
		mark(walk, number, 0, OVERFLOW_HEADER + used);
		number =
		    number32(walk->image + (number - 1) * STORE_PAGE_BYTES);
		left -= used;
	}
	return STATUS_OK;
}

/* From ${at}: how long, of which row, and as much of it as fits. */
static enum status
follow_payload(struct walk *walk, const struct page *page, size_t *at)
{
	uint64_t payload, row;
	size_t local;
	enum status status = read_varint(walk, page, at, &payload);

	if (status == STATUS_OK && page->type == LEAF_TABLE)
		status = read_varint(walk, page, at, &row);
	if (status != STATUS_OK)
		return status;
	local = local_size(walk, page->type, payload);
	if (local + OVERFLOW_HEADER > walk->usable ||
	    *at > walk->usable - local)
		return FAIL(STATUS_DAMAGED, "a row leaves its page");
	*at += local;
	if (local == payload)
		return STATUS_OK;
	if (*at > walk->usable - OVERFLOW_HEADER)
		return FAIL(STATUS_DAMAGED, "a row leaves its page");
	*at += OVERFLOW_HEADER;
	return follow_overflow(walk,
	    number32(page->bytes + *at - OVERFLOW_HEADER), payload - local);
}

static enum status
follow_cell(
    struct walk *walk, const struct page *page, size_t index, uint32_t *child)
{
	bool is_inner = page->type == INNER_TABLE || page->type == INNER_INDEX;
	size_t begin = number16(page->bytes + page->first + 2 * index);
	size_t at = begin;
	uint64_t row;
	enum status status;

	if (begin < page->first || begin > walk->usable - CELL_LEAST)
		return FAIL(STATUS_DAMAGED, "a cell leaves its page");
	if (is_inner) {
		*child = number32(page->bytes + at);
		at += 4;
	}
	status = page->type == INNER_TABLE ? read_varint(walk, page, &at, &row)
					   : follow_payload(walk, page, &at);
	if (status == STATUS_OK)
		mark(walk, page->number, begin,
		    at < begin + CELL_LEAST ? begin + CELL_LEAST : at);
	return status;
}

static enum status
follow_tree(struct walk *walk, size_t number, int depth)
{
	struct page page;
	bool is_inner;
	enum status status = read_page(walk, number, &page);

	if (status == STATUS_OK && depth > DEPTH_MOST)
		status = FAIL(STATUS_DAMAGED, "a tree is too deep");
	if (status != STATUS_OK)
		return status;
	is_inner = page.type == INNER_TABLE || page.type == INNER_INDEX;
	for (size_t i = 0; status == STATUS_OK && i < page.cells; i++) {
		uint32_t child = 0;

		status = follow_cell(walk, &page, i, &child);
		if (status == STATUS_OK && is_inner)
			status = follow_tree(walk, child, depth + 1);
	}
	if (status == STATUS_OK && is_inner)
		status = follow_tree(
		    walk, number32(page.bytes + page.header + 8), depth + 1);
	return status;
}

/* The schema's own tree begins on page 1; it knows where the others do. */
static enum status
follow_all(struct walk *walk, struct store *store)
{
	static const char sql[] =
	    "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0";
	sqlite3_stmt *handle = NULL;
	enum status status = follow_tree(walk, 1, 0);
	int result = sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL);

	while (status == STATUS_OK &&
	       (result == SQLITE_OK || result == SQLITE_ROW)) {
		result = sqlite3_step(handle);
		if (result == SQLITE_ROW)
			status = follow_tree(
			    walk, (size_t)sqlite3_column_int64(handle, 0), 0);
	}
	sqlite3_finalize(handle);
	return status != STATUS_OK ? status : result_status(store, result);
}

enum status
live_map(struct store *store, const unsigned char *image, size_t size,
    struct live *live)
{
	struct walk walk = {image, size / STORE_PAGE_BYTES, 0, NULL, live};
	enum status status;

	if (size < STORE_PAGE_BYTES || size % STORE_PAGE_BYTES != 0)
		return FAIL(STATUS_DAMAGED, "pages of another size");
	walk.usable = STORE_PAGE_BYTES - (size_t)image[AT_RESERVED];
	walk.seen = mem_alloc(walk.pages + 1, 1);
	live->bits = mem_alloc(size / 8 + 1, 1);
	live->size = size;
	status = follow_all(&walk, store);
	mem_free(walk.seen);
	return status;
}

void
live_clear(struct live *live)
{
	mem_free(live->bits);
	live->bits = NULL;
}
