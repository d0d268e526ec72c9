/*
 * store_image: every page of a store as it is read, free ones included.
 *
 * The proof of an erasure looks in it, so no page may be in it that did not
 * match its seal: SQLite would give zeros for one.
 */
#include <string.h>

#include "store/store_internal.h"

#define AT_RESERVED 20 /* in the file header: bytes a page for the cipher */
#define IV_BYTES    16 /* the first of them */

/*
 * A page that was unlocked, and so matched its seal, keeps the cipher's random
 * start in its last bytes; one that could not be read has zeros there.
 */
static bool
is_sealed(const struct image *image)
{
	static const unsigned char none[IV_BYTES];
	size_t reserved;

	if (image->size < STORE_PAGE_BYTES)
		return false;
	reserved = image->bytes[AT_RESERVED];
	if (reserved < IV_BYTES)
		return false;
	for (size_t at = STORE_PAGE_BYTES; at <= image->size;
	     at += STORE_PAGE_BYTES)
		if (memcmp(image->bytes + at - reserved, none, IV_BYTES) == 0)
			return false;
	return true;
}

static enum status
read_pages(struct store *store, struct image *image)
{
	sqlite3_int64 size = 0;

	image->bytes = sqlite3_serialize(store->db, "main", &size, 0);
	image->size = (size_t)size;
	if (image->bytes == NULL)
		return FAIL(STATUS_INTERNAL, "take all pages");
	return STATUS_OK;
}

/* The slow way, by a second reading of the file. */
static enum status
ask_the_cipher(struct store *store)
{
	char complaint[2] = "";
	enum status status;

	status = connect_ask(store, "PRAGMA cipher_integrity_check", complaint,
	    sizeof(complaint));
	if (status == STATUS_OK && complaint[0] != '\0')
		status = FAIL(STATUS_DAMAGED, "page does not match its seal");
	return status;
}

enum status
image_take(struct store *store, struct image *image)
{
	bool was_guarded = store->is_guarded;
	enum status status;

	store->is_guarded = false;
	status = read_pages(store, image);
	/* A page that was made in memory has no seal yet. */
	if (status == STATUS_OK && !is_sealed(image)) {
		image_drop(image);
		status = ask_the_cipher(store);
		if (status == STATUS_OK)
			status = read_pages(store, image);
	}
	store->is_guarded = was_guarded;
	return status;
}

void
image_drop(struct image *image)
{
	if (image->bytes != NULL)
		explicit_bzero(image->bytes, image->size);
	sqlite3_free(image->bytes);
	image->bytes = NULL;
	image->size = 0;
}
