/*
 * folder_missing: the folders of a path that are not there yet, and taking
 * back those that were made when they turn out not to be needed.
 *
 * Never removes anything that was there before or has something in it.
 */
#include "base/file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* ${part} is kept as the deepest that was made, or freed. */
static enum status
make_part(char *part, struct folder_made *made)
{
	struct stat found;
	enum status status = STATUS_OK;

	if (stat(part, &found) == 0) {
		mem_free(part);
		return STATUS_OK;
	}
	if (made->deepest == NULL)
		status = folder_check_place(part);
	if (status == STATUS_OK)
		status = folder_make(part);
	if (status != STATUS_OK) {
		mem_free(part);
		return status;
	}
	if (made->deepest == NULL)
		made->first = strlen(part);
	mem_free(made->deepest);
	made->deepest = part;
	return STATUS_OK;
}

enum status
folder_make_missing(const char *path, struct folder_made *made)
{
	const char *end = path;
	enum status status = STATUS_OK;

	while (status == STATUS_OK && *end != '\0') {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		status =
		    make_part(mem_text_n(path, (size_t)(end - path)), made);
	}
	return status;
}

void
folder_take_back(struct folder_made *made)
{
	char *path = made->deepest;

	while (path != NULL) {
		char *slash = strrchr(path, '/');

		rmdir(path);
		if (strlen(path) <= made->first || slash == NULL)
			break;
		*slash = '\0';
	}
	folder_keep(made);
}

void
folder_keep(struct folder_made *made)
{
	mem_free(made->deepest);
	made->deepest = NULL;
	made->first = 0;
}
