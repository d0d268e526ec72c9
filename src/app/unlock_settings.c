/*
 * unlock_settings: a worker sets; a manager reads the copy and asks.
 */
#include "app/unlock_internal.h"
#include "core/ask.h"
#include "core/setting.h"

enum status
unlock_setting_get(struct unlock *unlock, const char *name, struct buf *value)
{
	enum status status = unlock_check_open(unlock);

	if (status != STATUS_OK)
		return status;
	if (unlock->records != NULL)
		return setting_get(unlock->records, name, value);
	status = setting_check_name(name);
	if (status == STATUS_OK)
		status = ask_read_setting(unlock->releases_store, name, value);
	return status;
}

enum status
unlock_setting_set(
    struct unlock *unlock, const char *name, const char *value, bool *asked)
{
	struct records_opening asking;
	enum status status = unlock_check_open(unlock);

	if (status == STATUS_OK && unlock_is_recovery(unlock))
		status = unlock_refuse_words();
	if (status != STATUS_OK)
		return status;
	*asked = unlock->records == NULL;
	if (!*asked)
		return setting_set(unlock->records, name, value);
	unlock_opening(unlock, unlock->releases_store, &asking);
	return ask_setting(&asking, name, value);
}
