/*
 * kind_fill: the kinds and notices of a new vault, from kind_seed.c and
 * notice_seed.c, under the same rules as a project's own.
 */
#include <string.h>

#include "base/mem.h"
#include "core/kind_internal.h"

const struct notice_seed *
notice_seed_of(const char *kind)
{
	for (size_t i = 0; i < notice_seeds_count; i++)
		if (strcmp(notice_seeds[i].kind, kind) == 0)
			return &notice_seeds[i];
	return NULL;
}

static void
copy_seed(const struct kind_seed *seed, const struct notice_seed *notice,
    struct kind *kind)
{
	kind->name = mem_text(seed->name);
	kind->label = mem_text(seed->label);
	kind->shape = mem_text(seed->shape);
	kind->choices = mem_text(seed->choices);
	kind->own_words = seed->own_words;
	kind->coarse = mem_text(seed->coarse);
	kind->many = seed->many;
	kind->findable = seed->findable;
	kind->tonight = seed->tonight;
	kind->default_see = mem_text(seed->default_see);
	kind->keep_months = seed->keep_months;
	kind->front = mem_text(notice->front);
	kind->rest = mem_text(notice->rest);
}

static enum status
add_seed(struct records *records, struct txn *txn, const struct kind_seed *seed)
{
	const struct notice_seed *notice = notice_seed_of(seed->name);
	struct kind kind = {0};
	struct kind tidy = {0};
	enum status status;

	if (notice == NULL)
		return FAIL(STATUS_INTERNAL, "a kind without a notice");
	copy_seed(seed, notice, &kind);
	status = kind_check(&kind, &tidy);
	if (status == STATUS_OK)
		status = kind_insert(records, txn, seed->id, &tidy);
	kind_clear(&tidy);
	kind_clear(&kind);
	return status;
}

enum status
kind_fill_new(struct records *records, struct txn *txn)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < kind_seeds_count; i++)
		status = add_seed(records, txn, &kind_seeds[i]);
	return status;
}
