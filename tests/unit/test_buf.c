/*
 * Text that wipes itself, and the memory it stands on.
 *
 * sodium_memzero() is libsodium's; here it is replaced by one that does the
 * same and remembers where, because freed memory may not be looked at.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/buf.h"
#include "base/mem.h"

#define WIPES_MAX 64

static struct {
	const void *at;
	size_t size;
} wipes[WIPES_MAX];
static size_t wipes_count;

void
sodium_memzero(void *const pnt, const size_t len)
{
	volatile unsigned char *byte = pnt;

	for (size_t i = 0; i < len; i++)
		byte[i] = 0;
	if (wipes_count < WIPES_MAX) {
		wipes[wipes_count].at = pnt;
		wipes[wipes_count++].size = len;
	}
}

static size_t
wiped_at(const void *at)
{
	size_t most = 0;

	for (size_t i = 0; i < wipes_count; i++)
		if (wipes[i].at == at && wipes[i].size > most)
			most = wipes[i].size;
	return most;
}

static int
forget_wipes(void **state)
{
	(void)state;
	wipes_count = 0;
	return 0;
}

static void
a_new_buf_is_an_empty_text(void **state)
{
	struct buf buf = BUF_EMPTY;
	struct buf other;

	(void)state;
	buf_init(&other);
	assert_string_equal(buf.text, "");
	assert_string_equal(other.text, "");
	buf_clear(&buf);
	buf_reset(&other);
	assert_string_equal(buf.text, "");
	assert_int_equal(other.capacity, 0);
}

static void
what_is_added_stands_in_order(void **state)
{
	struct buf buf = BUF_EMPTY;

	(void)state;
	buf_add_text(&buf, "Siân");
	buf_add_char(&buf, ' ');
	buf_add(&buf, "ab\0c", 4);
	buf_add_format(&buf, "-%d-%s", 41, "otter");
	assert_int_equal(buf.length, 5 + 1 + 4 + 9);
	assert_memory_equal(buf.text, "Siân ab\0c-41-otter", buf.length + 1);
	buf_clear(&buf);
}

static void
a_long_text_grows_byte_by_byte(void **state)
{
	struct buf buf = BUF_EMPTY;

	(void)state;
	for (int i = 0; i < 10000; i++)
		buf_add_char(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.length, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(buf.text[i], 'a' + i % 26);
	assert_int_equal(buf.text[10000], '\0');
	buf_clear(&buf);
}

static void
a_format_longer_than_the_room_is_whole(void **state)
{
	struct buf buf = BUF_EMPTY;
	char expected[301];

	(void)state;
	memset(expected, ' ', 299);
	expected[299] = '7';
	expected[300] = '\0';
	buf_add_format(&buf, "%300d", 7);
	assert_string_equal(buf.text, expected);
	buf_clear(&buf);
}

static void
a_buf_may_be_added_to_itself(void **state)
{
	struct buf buf = BUF_EMPTY;

	(void)state;
	buf_set(&buf, "0123456789012345678901234567890123456789");
	buf_add(&buf, buf.text, 40);
	assert_int_equal(buf.length, 80);
	assert_memory_equal(buf.text, buf.text + 40, 40);
	buf_set(&buf, buf.text + 78);
	assert_string_equal(buf.text, "89");
	buf_clear(&buf);
}

static void
what_moved_is_wiped_where_it_was(void **state)
{
	struct buf buf = BUF_EMPTY;
	const char *before;
	size_t room;

	(void)state;
	buf_set(&buf, "a name");
	before = buf.text;
	room = buf.capacity;
	assert_int_equal(wiped_at(before), 0);
	while (buf.capacity == room)
		buf_add_text(&buf, " and more");
	assert_ptr_not_equal(buf.text, before);
	assert_int_equal(wiped_at(before), room);
	buf_clear(&buf);
}

static void
clearing_wipes_all_of_the_room(void **state)
{
	struct buf buf = BUF_EMPTY;
	const char *before;
	size_t room;

	(void)state;
	buf_set(&buf, "a name");
	before = buf.text;
	room = buf.capacity;
	buf_clear(&buf);
	assert_int_equal(wiped_at(before), room);
	assert_string_equal(buf.text, "");
}

static void
cutting_and_resetting_leave_nothing_behind(void **state)
{
	static const char nothing[32];
	struct buf buf = BUF_EMPTY;

	(void)state;
	buf_set(&buf, "first and a secret");
	buf_cut(&buf, 100);
	assert_string_equal(buf.text, "first and a secret");
	buf_cut(&buf, 5);
	assert_string_equal(buf.text, "first");
	assert_memory_equal(buf.text + 5, nothing, 13);
	buf_reset(&buf);
	assert_int_equal(buf.length, 0);
	assert_true(buf.capacity > 0);
	assert_memory_equal(buf.text, nothing, 18);
	buf_clear(&buf);
}

static void
taking_gives_the_text_away(void **state)
{
	struct buf buf = BUF_EMPTY;
	char *text;
	char *empty = buf_take(&buf);

	(void)state;
	assert_string_equal(empty, "");
	mem_wipe_text(&empty);
	buf_set(&buf, "a value");
	text = buf_take(&buf);
	assert_string_equal(text, "a value");
	assert_string_equal(buf.text, "");
	assert_int_equal(buf.capacity, 0);
	mem_wipe_text(&text);
	assert_null(text);
	mem_wipe_text(&text);
}

static void
memory_comes_zeroed_and_texts_are_copied(void **state)
{
	static const char nothing[400];
	char *memory = mem_alloc(100, 4);
	char *copy = mem_text("Łukasz");
	char *part = mem_text_n("Łukasz", 2);

	(void)state;
	assert_memory_equal(memory, nothing, 400);
	assert_string_equal(copy, "Łukasz");
	assert_string_equal(part, "Ł");
	assert_null(mem_text(NULL));
	assert_null(mem_text_n(NULL, 3));
	mem_free(memory);
	mem_wipe_text(&copy);
	mem_wipe_text(&part);
	mem_free(NULL);
}

static void
an_array_grows_with_zeroes_and_is_wiped_where_it_was(void **state)
{
	int *numbers = NULL;
	const int *before;
	size_t capacity = 0;
	size_t first;

	(void)state;
	mem_grow((void **)&numbers, &capacity, 1, sizeof(*numbers));
	first = capacity;
	assert_true(first >= 1);
	for (size_t i = 0; i < first; i++)
		numbers[i] = 7;
	before = numbers;
	mem_grow((void **)&numbers, &capacity, first, sizeof(*numbers));
	assert_ptr_equal(numbers, before);
	mem_grow((void **)&numbers, &capacity, first + 1, sizeof(*numbers));
	assert_true(capacity > first);
	assert_int_equal(wiped_at(before), first * sizeof(*numbers));
	for (size_t i = 0; i < capacity; i++)
		assert_int_equal(numbers[i], i < first ? 7 : 0);
	mem_free(numbers);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_buf_is_an_empty_text),
	    cmocka_unit_test(what_is_added_stands_in_order),
	    cmocka_unit_test(a_long_text_grows_byte_by_byte),
	    cmocka_unit_test(a_format_longer_than_the_room_is_whole),
	    cmocka_unit_test(a_buf_may_be_added_to_itself),
	    cmocka_unit_test_setup(
		what_moved_is_wiped_where_it_was, forget_wipes),
	    cmocka_unit_test_setup(
		clearing_wipes_all_of_the_room, forget_wipes),
	    cmocka_unit_test(cutting_and_resetting_leave_nothing_behind),
	    cmocka_unit_test(taking_gives_the_text_away),
	    cmocka_unit_test(memory_comes_zeroed_and_texts_are_copied),
	    cmocka_unit_test_setup(
		an_array_grows_with_zeroes_and_is_wiped_where_it_was,
		forget_wipes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
