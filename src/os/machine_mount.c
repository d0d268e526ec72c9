/*
 * machine_mount: which mount a folder lies on, by /proc/self/mountinfo
 * (proc_pid_mountinfo(5)):
 *
 *	36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw
 */
#include "os/machine_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define WORDS_BEFORE 6 /* ... those that are always there */

void
machine_unescape(char *text)
{
	char *to = text;

	for (const char *from = text; *from != '\0'; to++) {
		if (from[0] == '\\' && from[1] >= '0' && from[1] <= '3' &&
		    from[2] >= '0' && from[2] <= '7' && from[3] >= '0' &&
		    from[3] <= '7') {
			*to = (char)((from[1] - '0') * 64 +
				     (from[2] - '0') * 8 + (from[3] - '0'));
			from += 4;
		} else {
			*to = *from++;
		}
	}
	*to = '\0';
}

/* Takes the line apart where it is. */
static bool
parse(struct machine_mount *mount)
{
	char *rest = strstr(mount->line.text, " - ");
	char *words[WORDS_BEFORE], *more[3];
	char *at = NULL;

	if (rest == NULL)
		return false;
	*rest = '\0';
	for (size_t i = 0; i < WORDS_BEFORE; i++) {
		words[i] = strtok_r(i == 0 ? mount->line.text : NULL, " ", &at);
		if (words[i] == NULL)
			return false;
	}
	for (size_t i = 0; i < 3; i++) {
		more[i] = strtok_r(i == 0 ? rest + 3 : NULL, " ", &at);
		if (more[i] == NULL)
			return false;
	}
	mount->device = words[2];
	mount->point = words[4];
	mount->options = words[5];
	mount->type = more[0];
	mount->source = more[1];
	mount->super_options = more[2];
	machine_unescape(mount->point);
	machine_unescape(mount->source);
	return true;
}

/* How much of ${path} a mount point covers, and 1 for "/"; 0: not at all. */
static size_t
covers(const char *point, const char *path)
{
	size_t length = strlen(point);

	if (strcmp(point, "/") == 0)
		return 1;
	if (strncmp(point, path, length) != 0 ||
	    (path[length] != '/' && path[length] != '\0'))
		return 0;
	return length;
}

/* Of mounts over each other the last one is seen. */
static bool
is_better(const struct machine_mount *mount, const char *path, int64_t number,
    size_t *best)
{
	size_t now = covers(mount->point, path);

	if (number != 0)
		return strtoll(mount->line.text, NULL, 10) == number;
	if (now == 0 || now < *best)
		return false;
	*best = now;
	return true;
}

bool
machine_mount_find(const struct machine_place *place, const char *path,
    int64_t number, struct machine_mount *mount)
{
	struct buf text = BUF_EMPTY;
	char *line, *rest = NULL;
	size_t best = 0;
	bool was_found = false;

	memset(mount, 0, sizeof(*mount));
	buf_init(&mount->line);
	(void)machine_text(place, "/proc/self/mountinfo", &text);
	for (line = strtok_r(text.text, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest)) {
		struct machine_mount one = {.line = BUF_EMPTY};

		buf_set(&one.line, line);
		if (parse(&one) && is_better(&one, path, number, &best)) {
			buf_clear(&mount->line);
			*mount = one;
			was_found = true;
		} else {
			buf_clear(&one.line);
		}
	}
	buf_clear(&text);
	return was_found;
}

void
machine_mount_clear(struct machine_mount *mount)
{
	buf_clear(&mount->line);
}
