/*
 * access: who may see what, as lines that a worker's lock signed, read.
 *
 *	user worker|manager|recovery ADDED REMOVED|- NAME
 *	key UID PUBLIC NAME		a worker's, of today or before
 *	kind NAME, then of it: label, see, keep, version, made, retired,
 *	notice (a line of it each), choice (a line of them each)
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/evidence.h"
#include "core/publish_internal.h"

struct reading {
	struct access *access;
	size_t users_room, kinds_room;
};

/* ------------------------------------------------------------------ users */

static bool
cut(char **at, char **word)
{
	char *blank = strchr(*at, ' ');

	if (blank == NULL)
		return false;
	*blank = '\0';
	*word = *at;
	*at = blank + 1;
	return true;
}

static int32_t
day_of(const char *text)
{
	int32_t day = DAY_NONE;

	return day_parse(text, &day) == STATUS_OK ? day : DAY_NONE;
}

static void
read_user(struct reading *reading, char *value)
{
	struct access *access = reading->access;
	void *users = access->users;
	struct access_user *user;
	char *role, *added, *removed;

	if (!cut(&value, &role) || !cut(&value, &added) ||
	    !cut(&value, &removed))
		return;
	mem_grow(&users, &reading->users_room, access->users_count + 1,
	    sizeof *user);
	access->users = users;
	user = &access->users[access->users_count++];
	user->is_recovery = strcmp(role, "recovery") == 0;
	user->is_worker = user->is_recovery || strcmp(role, "worker") == 0;
	user->added_on = day_of(added);
	user->removed_on = removed[0] == '-' ? DAY_NONE : day_of(removed);
	memccpy(user->name, value, '\0', sizeof user->name - 1);
}

/* ------------------------------------------------------------------ kinds */

static void
add_kind(struct reading *reading, const char *name)
{
	struct access *access = reading->access;
	void *kinds = access->kinds;
	struct access_kind *kind;

	mem_grow(&kinds, &reading->kinds_room, access->kinds_count + 1,
	    sizeof *kind);
	access->kinds = kinds;
	kind = &access->kinds[access->kinds_count++];
	*kind = (struct access_kind){.name = mem_text(name),
	    .label = mem_text(""),
	    .default_see = mem_text(""),
	    .notice_on = DAY_NONE,
	    .retired_on = DAY_NONE,
	    .notice = mem_text(""),
	    .choices = mem_text("")};
}

static void
set(char **text, const char *value)
{
	mem_free(*text);
	*text = mem_text(value);
}

static void
add_line(char **text, const char *value)
{
	struct buf all = BUF_EMPTY;

	buf_add_text(&all, *text);
	if (all.length > 0)
		buf_add_char(&all, '\n');
	buf_add_text(&all, value);
	mem_free(*text);
	*text = mem_text(all.text);
	buf_clear(&all);
}

static void
read_kind(struct access_kind *kind, const char *key, const char *value)
{
	if (strcmp(key, "label") == 0)
		set(&kind->label, value);
	else if (strcmp(key, "see") == 0)
		set(&kind->default_see, value);
	else if (strcmp(key, "keep") == 0)
		kind->keep_months = (int)strtol(value, NULL, 10);
	else if (strcmp(key, "version") == 0)
		kind->notice_version = strtoll(value, NULL, 10);
	else if (strcmp(key, "made") == 0)
		kind->notice_on = day_of(value);
	else if (strcmp(key, "retired") == 0)
		kind->retired_on = day_of(value);
	else if (strcmp(key, "notice") == 0)
		add_line(&kind->notice, value);
	else if (strcmp(key, "choice") == 0)
		add_line(&kind->choices, value);
}

enum status
access_read(const struct publish_reading *reading, struct access *access)
{
	struct reading lines = {.access = access};
	struct buf body = BUF_EMPTY;
	struct copied_line line;
	char *at;
	enum status status = copied_get(reading, "access", &body, NULL);

	*access = (struct access){NULL, 0, NULL, 0};
	for (at = body.text; status == STATUS_OK && copied_next(&at, &line);) {
		if (strcmp(line.key, "user") == 0)
			read_user(&lines, line.value);
		else if (strcmp(line.key, "kind") == 0)
			add_kind(&lines, line.value);
		else if (access->kinds_count > 0)
			read_kind(&access->kinds[access->kinds_count - 1],
			    line.key, line.value);
	}
	buf_clear(&body);
	if (status == STATUS_DAMAGED)
		return REFUSE(STATUS_DAMAGED,
		    "The list of who may see what was signed by no worker of "
		    "this vault. Tell a worker.");
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

void
access_clear(struct access *access)
{
	for (size_t i = 0; i < access->kinds_count; i++) {
		mem_free(access->kinds[i].name);
		mem_free(access->kinds[i].label);
		mem_free(access->kinds[i].default_see);
		mem_free(access->kinds[i].notice);
		mem_free(access->kinds[i].choices);
	}
	mem_free(access->users);
	mem_free(access->kinds);
	*access = (struct access){NULL, 0, NULL, 0};
}
