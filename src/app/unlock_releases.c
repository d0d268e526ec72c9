/*
 * unlock_releases: releases.db where it is not there: made anew, for a worker.
 *
 * Whatever was published stands in the records too and is copied back at once;
 * nothing is drawn again.  What managers asked, and the list of what was taken
 * out, stood in the lost file alone: so it is said and goes into the history.
 * A file that is there and cannot be read is left as it is.
 */
#include "app/unlock_internal.h"

static bool
is_there(const struct unlock *unlock, enum store_kind kind)
{
	return file_exists(unlock->folder, store_file_name(kind));
}

/* What is left of the lost one would be taken for the new one's. */
static enum status
remove_journal(struct unlock *unlock)
{
	struct buf name = BUF_EMPTY;
	enum status status;

	buf_add_format(&name, "%s-journal", store_file_name(STORE_RELEASES));
	status = file_remove(unlock->folder, name.text);
	buf_clear(&name);
	return status;
}

static enum status
make_anew(struct unlock *unlock)
{
	enum status status = remove_journal(unlock);

	if (status == STATUS_OK)
		status = store_create(unlock->folder, STORE_RELEASES,
		    vault_releases_store_key(unlock->vault),
		    &unlock->releases_store);
	unlock->has_new_releases = status == STATUS_OK;
	return status;
}

static enum status
refuse_missing(void)
{
	return REFUSE(STATUS_DAMAGED,
	    "The file releases.db is missing from this vault. Ask a worker to "
	    "open the vault: it is made anew then, with the same figures.");
}

/* To a manager also while new keys wait to be put in place, unseen by them. */
static enum status
refuse_unread(const struct unlock *unlock)
{
	if (!unlock_is_worker(unlock))
		return REFUSE(STATUS_DAMAGED,
		    "Your key does not open the figures. Ask a worker to open "
		    "this vault, then try again.");
	return REFUSE(STATUS_DAMAGED,
	    "The file releases.db is damaged, or another vault's. Move it out "
	    "of the vault's folder and open the vault again: it is made anew, "
	    "with the same figures.");
}

enum status
unlock_releases_open(struct unlock *unlock)
{
	enum status status;

	if (!is_there(unlock, STORE_RELEASES)) {
		if (unlock_is_worker(unlock) && is_there(unlock, STORE_RECORDS))
			return make_anew(unlock);
		return refuse_missing();
	}
	status = store_open(unlock->folder, STORE_RELEASES,
	    vault_releases_store_key(unlock->vault), &unlock->releases_store);
	return status == STATUS_DAMAGED ? refuse_unread(unlock) : status;
}

bool
unlock_has_new_releases(const struct unlock *unlock)
{
	return unlock->has_new_releases;
}
