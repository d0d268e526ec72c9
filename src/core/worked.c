/*
 * worked: sessions as they count today.
 *
 * The newest correction of a part counts; tallies and workers stand beside a
 * closed register in words, as session_anew.c writes them.
 */
#include "core/worked.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"

static const char sql_sessions[] =
    "SELECT s.id, s.held_on, s.start_minute, s.end_minute, s.headcount,"
    " coalesce(g.name, ''), s.place, s.provision, s.mode, s.theme,"
    " EXISTS (SELECT 1 FROM session_correction c WHERE c.session = s.id)"
    " FROM session s LEFT JOIN work_group g ON g.id = s.work_group"
    " WHERE s.held_on BETWEEN :from AND :until"
    " ORDER BY s.held_on, s.start_minute, s.id";
static const char sql_workers[] =
    "SELECT name FROM session_worker WHERE session = :session ORDER BY name";
static const char sql_tallies[] =
    "SELECT list, item, count FROM session_tally WHERE session = :session"
    " ORDER BY list, item";
static const char sql_corrections[] =
    "SELECT part, says FROM session_correction WHERE session = :session"
    " ORDER BY id";

int
worked_minutes(const struct worked *worked)
{
	return worked->heads > 0 ? worked->end_minute - worked->start_minute
				 : 0;
}

static void
drop_tallies(struct worked *worked)
{
	for (size_t i = 0; i < worked->tallies_count; i++) {
		mem_free(worked->tallies[i].list);
		mem_free(worked->tallies[i].item);
	}
	worked->tallies_count = 0;
}

static void
clear(struct worked *worked)
{
	drop_tallies(worked);
	mem_free(worked->tallies);
	buf_clear(&worked->group);
	buf_clear(&worked->place);
	buf_clear(&worked->provision);
	buf_clear(&worked->mode);
	buf_clear(&worked->theme);
	buf_clear(&worked->workers);
}

static void
add_tally(struct worked *worked, char *list, char *item, int64_t heads)
{
	void *tallies = worked->tallies;

	mem_grow(&tallies, &worked->tallies_room, worked->tallies_count + 1,
	    sizeof *worked->tallies);
	worked->tallies = tallies;
	worked->tallies[worked->tallies_count++] =
	    (struct worked_tally){list, item, heads};
}

/* ------------------------------------------------------------ the register */

static void
read_row(struct stmt *stmt, struct worked *worked)
{
	*worked = (struct worked){.session = stmt_int(stmt, 0),
	    .held_on = (int32_t)stmt_int(stmt, 1),
	    .start_minute = (int)stmt_int(stmt, 2),
	    .end_minute = (int)stmt_int(stmt, 3),
	    .heads = stmt_int(stmt, 4),
	    .group = BUF_EMPTY,
	    .place = BUF_EMPTY,
	    .provision = BUF_EMPTY,
	    .mode = BUF_EMPTY,
	    .theme = BUF_EMPTY,
	    .workers = BUF_EMPTY};
	buf_set(&worked->group, stmt_text(stmt, 5));
	buf_set(&worked->place, stmt_text(stmt, 6));
	buf_set(&worked->provision, stmt_text(stmt, 7));
	buf_set(&worked->mode, stmt_text(stmt, 8));
	buf_set(&worked->theme, stmt_text(stmt, 9));
}

static enum status
read_workers(struct records *records, struct worked *worked)
{
	struct stmt *stmt = stmt_open(records->store, sql_workers);

	stmt_bind_int(stmt, ":session", worked->session);
	while (stmt_step(stmt)) {
		if (worked->workers.length > 0)
			buf_add_text(&worked->workers, "; ");
		buf_add_text(&worked->workers, stmt_text(stmt, 0));
	}
	return stmt_done(&stmt);
}

static enum status
read_tallies(struct records *records, struct worked *worked)
{
	struct stmt *stmt = stmt_open(records->store, sql_tallies);

	stmt_bind_int(stmt, ":session", worked->session);
	while (stmt_step(stmt))
		add_tally(worked, mem_text(stmt_text(stmt, 0)),
		    mem_text(stmt_text(stmt, 1)), stmt_int(stmt, 2));
	return stmt_done(&stmt);
}

/* ------------------------------------------------------------- beside it */

/* "age 8-10: 5" */
static void
say_tally(struct worked *worked, const char *text, size_t length)
{
	char *copy = mem_text_n(text, length);
	char *blank = strchr(copy, ' '), *colon = strrchr(copy, ':');

	if (blank != NULL && colon != NULL && colon > blank) {
		*blank = '\0';
		*colon = '\0';
		add_tally(worked, mem_text(copy), mem_text(blank + 1),
		    strtoll(colon + 1, NULL, 10));
	}
	mem_free(copy);
}

static void
say_tallies(struct worked *worked, const char *says)
{
	drop_tallies(worked);
	while (*says != '\0') {
		const char *end = strstr(says, "; ");
		size_t length =
		    end == NULL ? strlen(says) : (size_t)(end - says);

		say_tally(worked, says, length);
		says += length;
		if (end != NULL)
			says += 2;
	}
}

static void
say_minute(int *minute, const char *says)
{
	int said = 0;

	if (minute_parse(says, &said) == STATUS_OK)
		*minute = said;
}

static void
say(struct worked *worked, const char *part, const char *says)
{
	struct {
		const char *part;
		struct buf *text;
	} texts[] = {
	    {"place", &worked->place},
	    {"provision", &worked->provision},
	    {"mode", &worked->mode},
	    {"theme", &worked->theme},
	    {"workers", &worked->workers},
	};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (strcmp(texts[i].part, part) == 0)
			buf_set(texts[i].text, says);
	if (strcmp(part, "headcount") == 0)
		worked->heads = strtoll(says, NULL, 10);
	else if (strcmp(part, "start") == 0)
		say_minute(&worked->start_minute, says);
	else if (strcmp(part, "end") == 0)
		say_minute(&worked->end_minute, says);
	else if (strcmp(part, "tallies") == 0)
		say_tallies(worked, says);
}

static enum status
read_corrections(struct records *records, struct worked *worked)
{
	struct stmt *stmt = stmt_open(records->store, sql_corrections);

	stmt_bind_int(stmt, ":session", worked->session);
	while (stmt_step(stmt))
		say(worked, stmt_text(stmt, 0), stmt_text(stmt, 1));
	return stmt_done(&stmt);
}

enum status
worked_each(struct records *records, int32_t from_on, int32_t until_on,
    enum status (*each)(void *context, const struct worked *worked),
    void *context)
{
	struct stmt *stmt = stmt_open(records->store, sql_sessions);
	enum status status = STATUS_OK, last;

	stmt_bind_int(stmt, ":from", from_on);
	stmt_bind_int(stmt, ":until", until_on);
	while (status == STATUS_OK && stmt_step(stmt)) {
		bool is_corrected = stmt_int(stmt, 10) != 0;
		struct worked worked;

		read_row(stmt, &worked);
		status = read_workers(records, &worked);
		if (status == STATUS_OK)
			status = read_tallies(records, &worked);
		if (status == STATUS_OK && is_corrected)
			status = read_corrections(records, &worked);
		if (status == STATUS_OK)
			status = each(context, &worked);
		clear(&worked);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}
