/*
 * unlock_lock: what is seen to when a vault is put away.
 *
 * In this order: what was erased is proved gone; periods that are due are
 * closed and the work is copied for managers; the days that who has no key may
 * know are kept; the head is signed; the keys are wiped.  Whatever fails, the
 * vault is closed in the end.
 */
#include "app/days.h"
#include "app/figures_internal.h"
#include "app/scrub.h"
#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/backups.h"

/* Rows are gone from every screen; now from the disk, if they were any. */
static enum status
scrub_what_is_due(struct unlock *unlock)
{
	struct scrub_result result;

	if (!unlock->is_open || unlock->records == NULL ||
	    unlock->has_scrub_failed)
		return STATUS_OK;
	return scrub_do(unlock, false, &result);
}

/*
 * The days that who has no key may know.  A manager does not see the backups;
 * a vault of made-up people needs no reminding.
 */
static void
keep_days(struct unlock *unlock)
{
	struct backups_state backups = {.newest_on = DAY_NONE};
	struct days days = {DAY_NONE, DAY_NONE};

	if (unlock->releases_store == NULL || unlock_is_demo(unlock))
		return;
	(void)!days_of(vault_uid(unlock->vault), &days);
	days.opened_on = moment_day(clock_now());
	if (unlock->records != NULL &&
	    backups_state(unlock->records, &backups) == STATUS_OK)
		days.backup_on = backups.newest_on;
	(void)!days_keep(vault_uid(unlock->vault), &days);
}

enum status
unlock_close(struct unlock **out)
{
	struct unlock *unlock = *out;
	enum status status, closing;

	if (unlock == NULL)
		return STATUS_OK;
	status = scrub_what_is_due(unlock);
	closing = figures_see_to(unlock);
	if (status == STATUS_OK)
		status = closing;
	keep_days(unlock);
	closing = unlock_stores_close(unlock);
	if (status == STATUS_OK)
		status = closing;
	vault_close(&unlock->vault);
	folder_close(unlock->folder);
	erased_list_free(&unlock->erased);
	mem_free(unlock);
	*out = NULL;
	return status;
}
