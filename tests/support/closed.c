/*
 * closed: see the header.
 */
#include "support/closed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <unistd.h>

#include "app/unlock_internal.h"

int64_t
closed_number(struct clubhouse *house, const char *sql)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	int64_t count = yearly_int(unlock->records_store, sql);

	clubhouse_close(&unlock);
	return count;
}

static void
path_of(struct clubhouse *house, const char *name, char path[200])
{
	snprintf(path, 200, "%s/%s", house->box.path, name);
}

void
closed_delete(struct clubhouse *house, const char *name)
{
	char path[200];

	path_of(house, name, path);
	assert_int_equal(unlink(path), 0);
}

/* One file as it was in ${old}; the others stay. */
void
closed_put_back_one(struct clubhouse *house, const struct clubhouse_files *old,
    const char *name)
{
	char path[200];

	for (size_t i = 0; i < old->count; i++) {
		FILE *file;

		if (strcmp(old->file[i].name, name) != 0)
			continue;
		path_of(house, name, path);
		file = fopen(path, "wb");
		assert_non_null(file);
		assert_int_equal(
		    fwrite(old->file[i].bytes, 1, old->file[i].size, file),
		    old->file[i].size);
		assert_int_equal(fclose(file), 0);
	}
}

/* The day before it closes, kept in ${old}; then closed: its text. */
void
closed_make(
    struct clubhouse *house, struct clubhouse_files *old, struct buf *text)
{
	yearly_until(house, YEARLY_CLOSES_ON - 1);
	clubhouse_keep(house, old);
	yearly_until(house, YEARLY_CLOSES_ON);
	yearly_text(house, YEARLY_PERIOD, text);
	assert_non_null(strstr(text->text, "sayso release 1\n"));
}

void
closed_is_the_same(struct clubhouse *house, const struct buf *text)
{
	struct buf now = BUF_EMPTY;

	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_CLOSED);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, text->text);
	yearly_until(house, YEARLY_CLOSES_ON + 2);
	buf_reset(&now);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, text->text);
	buf_clear(&now);
	yearly_check(house);
}

void
closed_is_lost(struct clubhouse *house)
{
	struct buf now = BUF_EMPTY;

	yearly_until(house, YEARLY_CLOSES_ON + 2);
	assert_int_equal(
	    yearly_state(house, "Sam", YEARLY_PERIOD), PUBLISH_LOST);
	assert_int_equal(
	    yearly_state(house, "Mo", YEARLY_PERIOD), PUBLISH_LOST);
	yearly_text(house, YEARLY_PERIOD, &now);
	assert_string_equal(now.text, "");
	assert_int_equal(closed_number(house, CLOSED_PUBLISHED), 0);
	assert_int_equal(closed_number(house, CLOSED_WAITING), 0);
	buf_clear(&now);
}
