/*
 * unlock_draft: unfinished forms, sealed with the key of who wrote them.
 *
 * What leaves here for the store is a box; what stands in a form is in no other
 * form on any disk.
 */
#include <string.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/draft.h"

_Static_assert(
    sizeof(((struct unlock_draft *)NULL)->form) == DRAFT_FORM_BYTES, "form");

/* Drafts are a worker's: a manager has no records to put them in. */
static enum status
need_records(struct unlock *unlock)
{
	if (unlock_records(unlock) == NULL)
		return REFUSE(STATUS_DENIED,
		    "Only a worker's own passphrase can put things aside.");
	return STATUS_OK;
}

enum status
unlock_draft_save(struct unlock *unlock, const char *form,
    const struct buf *text, int64_t *saved_at)
{
	struct buf box = BUF_EMPTY;
	enum status status = need_records(unlock);

	if (status == STATUS_OK)
		status =
		    vault_seal(unlock->vault, text->text, text->length, &box);
	if (status == STATUS_OK)
		status = draft_put(unlock->records, form, &box, saved_at);
	buf_clear(&box);
	return status;
}

enum status
unlock_draft_list(
    struct unlock *unlock, struct unlock_draft **out, size_t *count)
{
	struct draft *drafts = NULL;
	enum status status = need_records(unlock);

	if (status == STATUS_OK)
		status = draft_list(unlock->records, &drafts, count);
	if (status != STATUS_OK)
		return status;
	*out = mem_alloc(*count, sizeof **out);
	for (size_t i = 0; i < *count; i++) {
		memcpy((*out)[i].form, drafts[i].form, DRAFT_FORM_BYTES);
		(*out)[i].saved_at = drafts[i].saved_at;
	}
	mem_free(drafts);
	return STATUS_OK;
}

enum status
unlock_draft_load(struct unlock *unlock, const char *form, struct buf *text)
{
	struct buf box = BUF_EMPTY;
	enum status status = need_records(unlock);

	if (status == STATUS_OK)
		status = draft_get(unlock->records, form, &box);
	if (status == STATUS_OK)
		status = vault_unseal(unlock->vault, &box, text);
	buf_clear(&box);
	return status;
}

enum status
unlock_draft_drop(struct unlock *unlock, const char *form)
{
	enum status status = need_records(unlock);

	if (status == STATUS_OK)
		status = draft_drop(unlock->records, form);
	return status;
}
