/*
 * store_search: look through every page, free ones included.
 *
 * The proof of an erasure.  It sees what SQL cannot: whatever still stands in
 * a page that no table owns any more.
 */
#include <string.h>

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

/* A page that cannot be read would come out as zeros: look for those first. */
static enum status
take_image(struct store *store, unsigned char **image, sqlite3_int64 *size)
{
	char complaint[2];
	enum status status;

	status = connect_ask(store, "PRAGMA cipher_integrity_check", complaint,
	    sizeof(complaint));
	if (status != STATUS_OK)
		return status;
	if (complaint[0] != '\0')
		return FAIL(STATUS_DAMAGED, "page does not match its seal");
	*image = sqlite3_serialize(store->db, "main", size, 0);
	if (*image == NULL)
		return FAIL(STATUS_INTERNAL, "take all pages");
	return STATUS_OK;
}

enum status
store_search_pages(struct store *store, const void *needle, size_t size,
    int64_t *copies, int64_t *pages)
{
	bool was_guarded = store->is_guarded;
	unsigned char *image = NULL;
	sqlite3_int64 image_size = 0;
	enum status status;

	if (size == 0)
		return FAIL(STATUS_INTERNAL, "search for nothing");
	store->is_guarded = false;
	status = take_image(store, &image, &image_size);
	store->is_guarded = was_guarded;
	if (status != STATUS_OK)
		return status;

	*copies = count_in(image, (size_t)image_size, needle, size);
	*pages = image_size / STORE_PAGE_BYTES;
	explicit_bzero(image, (size_t)image_size);
	sqlite3_free(image);
	return STATUS_OK;
}
