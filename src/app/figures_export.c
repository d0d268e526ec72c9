/*
 * figures_export: who took which figures out, as a list that is signed; and the
 * passphrase, asked once more before.
 */
#include <string.h>

#include "app/figures.h"
#include "app/figures_internal.h"

enum status
figures_passphrase(struct unlock *unlock, struct secret **passphrase)
{
	enum status status = figures_check(unlock);

	if (status == STATUS_OK)
		status = vault_check_passphrase(unlock->vault, *passphrase);
	secret_drop(passphrase);
	unlock->may_export = status == STATUS_OK;
	return status;
}

enum status
figures_export_note(struct unlock *unlock, const struct exported *exported)
{
	struct records_opening noting;
	enum status status = figures_check(unlock);

	if (status == STATUS_OK && !unlock->may_export)
		status = FAIL(STATUS_INTERNAL, "export without a passphrase");
	unlock->may_export = false;
	if (status != STATUS_OK)
		return status;
	unlock_opening(unlock, unlock->releases_store, &noting);
	return exported_add(&noting, exported);
}

enum status
figures_exports(struct unlock *unlock, struct exported **exports, size_t *count)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = exported_list(&reading.reading, exports, count);
	return status;
}
