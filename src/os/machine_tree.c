/*
 * machine_tree: small files of the system, below a root.
 *
 * The root is "" but for tests, which make a tree of their own.
 */
#include "os/machine_internal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#define FILE_BYTES_MOST ((size_t)1024 * 1024)

static char *
below_root(const struct machine_place *place, const char *path)
{
	struct buf full = BUF_EMPTY;

	buf_add_format(&full, "%s%s", place->root, path);
	return buf_take(&full);
}

bool
machine_text(
    const struct machine_place *place, const char *path, struct buf *text)
{
	char *full = below_root(place, path);
	int file = open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool was_read;

	buf_reset(text);
	was_read = file >= 0 &&
		   file_read_whole(file, FILE_BYTES_MOST, text) == STATUS_OK;
	if (!was_read)
		buf_reset(text);
	file_close(&file);
	mem_free(full);
	return was_read;
}

bool
machine_exists(const struct machine_place *place, const char *path)
{
	char *full = below_root(place, path);
	bool is_there = access(full, F_OK) == 0;

	mem_free(full);
	return is_there;
}

enum fact
machine_number(const struct machine_place *place, const char *path)
{
	struct buf text = BUF_EMPTY;
	enum fact answer = FACT_UNKNOWN;
	char *end;
	long long number;

	if (machine_text(place, path, &text)) {
		number = strtoll(text.text, &end, 10);
		if (end != text.text)
			answer = number == 0 ? FACT_NO : FACT_YES;
	}
	buf_clear(&text);
	return answer;
}

bool
machine_list(const struct machine_place *place, const char *path,
    bool (*each)(void *context, const char *name), void *context)
{
	char *full = below_root(place, path);
	DIR *listing = opendir(full);
	const struct dirent *entry;
	bool goes_on = true;

	mem_free(full);
	if (listing == NULL)
		return false;
	while (goes_on && (entry = readdir(listing)) != NULL)
		if (entry->d_name[0] != '.')
			goes_on = each(context, entry->d_name);
	closedir(listing);
	return true;
}

bool
machine_resolve(
    const struct machine_place *place, const char *path, struct buf *resolved)
{
	char *full = below_root(place, path);
	char *real = realpath(full, NULL);
	size_t root = strlen(place->root);
	bool is_below = real != NULL && strncmp(real, place->root, root) == 0;

	buf_reset(resolved);
	if (is_below)
		buf_add_text(resolved, real + root);
	free(real);
	mem_free(full);
	return is_below;
}

bool
machine_has_word(const char *text, const char *parts, const char *word)
{
	size_t length = strlen(word);

	while (*text != '\0') {
		size_t next;

		text += strspn(text, parts);
		next = strcspn(text, parts);
		if (next == length && strncmp(text, word, length) == 0)
			return true;
		text += next;
	}
	return false;
}

enum fact
machine_both(enum fact one, enum fact other)
{
	if (one == FACT_NO || other == FACT_NO)
		return FACT_NO;
	if (one == FACT_UNKNOWN || other == FACT_UNKNOWN)
		return FACT_UNKNOWN;
	return FACT_YES;
}
