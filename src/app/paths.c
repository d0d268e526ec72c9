/*
 * paths: the XDG base directories, for this program.
 */
#include <stdlib.h>

#include "app/paths.h"

static enum status
paths_under(const char *variable, const char *below_home, struct buf *path)
{
	const char *base = getenv(variable);
	const char *home = getenv("HOME");

	if (base != NULL && base[0] == '/') {
		buf_add_format(path, "%s/sayso", base);
		return STATUS_OK;
	}
	if (home == NULL || home[0] != '/')
		return REFUSE(STATUS_CONFIG,
		    "There is no home folder. Say where the vault is: "
		    "--vault DIR");
	buf_add_format(path, "%s/%s/sayso", home, below_home);
	return STATUS_OK;
}

enum status
paths_vault(const char *given, struct buf *path)
{
	if (given == NULL)
		return paths_under("XDG_DATA_HOME", ".local/share", path);
	buf_add_text(path, given);
	return STATUS_OK;
}

enum status
paths_config(struct buf *path)
{
	return paths_under("XDG_CONFIG_HOME", ".config", path);
}

enum status
paths_state(struct buf *path)
{
	return paths_under("XDG_STATE_HOME", ".local/state", path);
}
