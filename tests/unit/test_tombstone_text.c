/*
 * The file of what was erased, as a text: it holds hashes and days, grows, and
 * shows when it was cut off or changed; the file of anchors stays short.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/anchor.h"
#include "core/tombstone.h"

static const unsigned char uid[UID_BYTES] = {0x5f, 1};
static const unsigned char other[UID_BYTES] = {0x60, 1};

static struct tombstone
stone(unsigned char first, enum tombstone_what what)
{
	struct tombstone one = {.what = what,
	    .hash = {first, 7},
	    .made_on = 20779,
	    .person = {9, first},
	    .kind = "",
	    .see = ""};

	if (what == TOMBSTONE_CONSENT)
		memcpy(one.kind, "phone", 6);
	return one;
}

/* One of each sort, and a narrowing that says to what. */
static void
write_all(struct buf *text)
{
	struct tombstone all[5];
	struct tombstones list = {all, 5, 5};

	for (int i = 0; i < 4; i++)
		all[i] = stone((unsigned char)(i + 1), (enum tombstone_what)i);
	all[1].looks = true;
	all[4] = stone(5, TOMBSTONE_CONSENT);
	memcpy(all[4].see, "emergency", 10);
	all[4].count = true;
	all[4].until = 20800;
	tombstones_write(&list, uid, text);
}

static size_t
read_all(const struct buf *text, bool *is_whole, struct tombstone *last)
{
	struct tombstones list = TOMBSTONES_NONE;
	size_t count;

	assert_int_equal(
	    tombstones_read(text, uid, &list, is_whole), STATUS_OK);
	count = list.count;
	if (last != NULL && count > 0)
		*last = list.all[count - 1];
	tombstones_clear(&list);
	return count;
}

static void
what_was_written_is_read(void **state)
{
	struct buf text = BUF_EMPTY;
	struct tombstone last;
	bool is_whole = false;

	(void)state;
	write_all(&text);
	assert_int_equal(read_all(&text, &is_whole, &last), 5);
	assert_true(is_whole);
	assert_int_equal(last.what, TOMBSTONE_CONSENT);
	assert_string_equal(last.see, "emergency");
	assert_true(last.count);
	assert_int_equal(last.until, 20800);
	assert_string_equal(last.kind, "phone");
	assert_non_null(strstr(text.text, " looks 2026-11-22\n"));
	buf_clear(&text);
}

static void
the_same_again_adds_nothing(void **state)
{
	struct buf text = BUF_EMPTY;
	struct tombstone one = stone(77, TOMBSTONE_USER);
	struct tombstones more = {&one, 1, 1};
	bool is_whole = false;
	size_t before;

	(void)state;
	write_all(&text);
	before = text.length;
	write_all(&text);
	assert_int_equal(text.length, before);
	/* what is new stands behind, and nothing before it changes */
	tombstones_write(&more, uid, &text);
	assert_true(text.length > before);
	assert_int_equal(read_all(&text, &is_whole, NULL), 6);
	assert_true(is_whole);
	buf_clear(&text);
}

static void
cut_off_anywhere_it_shows_and_what_is_left_counts(void **state)
{
	struct buf text = BUF_EMPTY;
	bool is_whole = true;
	size_t head;

	(void)state;
	write_all(&text);
	head = (size_t)(strstr(text.text, "field") - text.text);
	for (size_t length = text.length - 1; length >= head; length--) {
		struct buf cut = BUF_EMPTY;

		buf_add(&cut, text.text, length);
		assert_true(read_all(&cut, &is_whole, NULL) <= 5);
		assert_false(is_whole);
		/* and it is mended by what is added next */
		write_all(&cut);
		assert_int_equal(read_all(&cut, &is_whole, NULL), 5);
		assert_true(is_whole);
		buf_clear(&cut);
	}
	buf_clear(&text);
}

static void
a_changed_byte_shows(void **state)
{
	struct buf text = BUF_EMPTY;
	bool is_whole = true;
	size_t head;

	(void)state;
	write_all(&text);
	head = (size_t)(strstr(text.text, "field") - text.text);
	for (size_t at = head; at < text.length; at++) {
		text.text[at] ^= 1;
		(void)read_all(&text, &is_whole, NULL);
		assert_false(is_whole);
		text.text[at] ^= 1;
	}
	assert_int_equal(read_all(&text, &is_whole, NULL), 5);
	assert_true(is_whole);
	buf_clear(&text);
}

static void
another_vaults_is_refused(void **state)
{
	struct tombstones list = TOMBSTONES_NONE;
	struct buf text = BUF_EMPTY;
	bool is_whole;

	(void)state;
	assert_int_equal(
	    tombstones_read(&text, uid, &list, &is_whole), STATUS_INVALID);
	write_all(&text);
	assert_int_equal(
	    tombstones_read(&text, other, &list, &is_whole), STATUS_INVALID);
	assert_int_equal(list.count, 0);
	buf_clear(&text);
}

static void
anchors_are_kept_short(void **state)
{
	struct anchors anchors = ANCHORS_NONE;
	struct buf text = BUF_EMPTY;
	struct ledger_head head = {.n = 0};
	int64_t changed = 0;

	(void)state;
	/* two a day, for two years */
	for (int64_t i = 1; i <= 1460; i++) {
		head.n = i;
		memcpy(head.hash, &i, sizeof(i));
		anchors_write(uid, &head, 1795359600 + i * 43200, &text);
	}
	anchors_read(&text, uid, &anchors, &changed);
	assert_in_range(anchors.count, 70, 80);
	assert_int_equal(anchors.all[anchors.count - 1].n, 1460);
	assert_int_equal(changed, 0);
	anchors_clear(&anchors);
	/* the same head again is no new one */
	anchors_write(uid, &head, 1895359600, &text);
	anchors_write_changed(uid, 1895359700, 1895359600, &text);
	anchors_read(&text, uid, &anchors, &changed);
	assert_in_range(anchors.count, 70, 80);
	assert_int_equal(changed, 1895359700);
	anchors_clear(&anchors);
	anchors_read(&text, other, &anchors, &changed);
	assert_int_equal(anchors.count, 0);
	buf_clear(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_written_is_read),
	    cmocka_unit_test(the_same_again_adds_nothing),
	    cmocka_unit_test(cut_off_anywhere_it_shows_and_what_is_left_counts),
	    cmocka_unit_test(a_changed_byte_shows),
	    cmocka_unit_test(another_vaults_is_refused),
	    cmocka_unit_test(anchors_are_kept_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
