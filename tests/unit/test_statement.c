/*
 * statement: one way to write what somebody has said, and a reader that takes
 * nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "core/check_internal.h"
#include "core/statement.h"

#define ROUNDS 200000

static const char example[] =
    "sayso statement 1\n"
    "vault 5f2c00000000000000000000000000aa\n"
    "person 91ab0000000000000000000000000001\n"
    "number 12\n"
    "time 2026-11-22T15:04:05Z\n"
    "before 8e0100000000000000000000000000000000000000000000000000000000000f\n"
    "level pin\n"
    "capacity able\n"
    "language en\n"
    "say email no\n"
    "say medical see=worker:00112233445566778899aabbccddeeff count=no"
    " until=2027-11-22"
    " notice=4c9d000000000000000000000000000000000000000000000000000000000001\n"
    "say name keep\n"
    "say phone see=team count=no until=2027-11-22"
    " notice=4c9d000000000000000000000000000000000000000000000000000000000000"
    "\n";

static enum status
read(const char *text, struct statement *statement)
{
	return statement_read(text, strlen(text), statement);
}

static void
what_was_written_is_read_and_written_the_same(void **state)
{
	struct statement statement;
	struct buf text = BUF_EMPTY;

	(void)state;
	assert_int_equal(read(example, &statement), STATUS_OK);
	assert_int_equal(statement.number, 12);
	assert_int_equal(statement.count, 4);
	assert_true(statement.has_before);
	assert_false(statement.is_card);
	assert_string_equal(statement.language, "en");
	assert_int_equal(
	    statement_find(&statement, "phone")->see, STATEMENT_TEAM);
	assert_int_equal(
	    statement_find(&statement, "medical")->worker[1], 0x11);
	assert_int_equal(
	    statement_find(&statement, "name")->answer, STATEMENT_KEEP);
	assert_null(statement_find(&statement, "address"));
	assert_int_equal(statement_write(&statement, &text), STATUS_OK);
	assert_string_equal(text.text, example);
	buf_clear(&text);
	statement_clear(&statement);
}

static void
says_in_any_order_are_written_in_one(void **state)
{
	struct statement statement;
	struct statement_say say;
	struct buf text = BUF_EMPTY;

	(void)state;
	assert_int_equal(read(example, &statement), STATUS_OK);
	say = statement.says[0];
	statement.says[0] = statement.says[3];
	statement.says[3] = say;
	assert_int_equal(statement_write(&statement, &text), STATUS_OK);
	assert_string_equal(text.text, example);
	statement.says[0] = statement.says[1];
	assert_int_equal(
	    statement_write(&statement, &text), STATUS_INVALID); /* twice */
	statement.count = 0;
	assert_int_equal(statement_write(&statement, &text), STATUS_INVALID);
	buf_clear(&text);
	statement_clear(&statement);
}

/* One part of the example, and what is put in its place. */
static const struct {
	const char *part;
	const char *instead;
} others[] = {
    {"sayso statement 1", "sayso statement 2"},
    {"sayso statement 1", "sayso statement 1 "},
    {"sayso statement 1", " sayso statement 1"},
    {"vault 5f", "vault 5F"},
    {"vault 5f", "vault 5"},
    {"vault ", "vault  "},
    {"vault ", "vault\t"},
    {"person 91ab", "person "},
    {"number 12", "number 012"},
    {"number 12", "number +12"},
    {"number 12", "number 0"},
    {"number 12", "number 1"}, /* with a statement before it */
    {"number 12", "number 1234567890"},
    {"2026-11-22T15:04:05Z", "2026-11-22 15:04:05Z"},
    {"2026-11-22T15:04:05Z", "2026-11-22T15:04:05"},
    {"2026-11-22T15:04:05Z", "2026-11-22T24:04:05Z"},
    {"2026-11-22T15:04:05Z", "2026-11-22T15:04:60Z"},
    {"2026-11-22T15:04:05Z", "2026-02-30T15:04:05Z"},
    {"before 8e", "before none\nbefore 8e"},
    {"level pin", "level PIN"},
    {"level pin", "level spoken"},
    {"level pin\ncapacity able", "capacity able\nlevel pin"},
    {"capacity able", "capacity yes"},
    {"language en", "language EN"},
    {"language en", "language e"},
    {"language en", "language en-gb-oxendict"},
    {"say email no\n", "say email no\nsay email no\n"},
    {"say email no\n", "say email no \n"},
    {"say email no\n", "say email\n"},
    {"say email no\n", "say email yes\n"},
    {"say email no\n", "say Email no\n"},
    {"say email no\n", "say zebra no\n"}, /* out of order */
    {"say email no\n", "\nsay email no\n"},
    {"say email no\n", "say email no\r\n"},
    {"say email no\n", "# a remark\nsay email no\n"},
    {"see=team", "see=all"},
    {"see=team", "see=worker"},
    {"see=team", "see=team:00112233445566778899aabbccddeeff"},
    {"see=team count=no", "count=no see=team"},
    {"see=team count=no", "see=nobody count=no"},
    {"see=team count=no", "see=team  count=no"},
    {"count=no until=2027-11-22 notice=4c9d000000000000000000000000000000000000"
     "000000000000000000000000",
	"count=no until=2027-11-22"},
    {"until=2027-11-22", "until=2027-11-31"},
    {"until=2027-11-22", "until=22-11-2027"},
    {"worker:0011", "worker:00"},
    {"000f\n", "000f"},
};

static void
anything_else_is_refused(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		const char *at = strstr(example, others[i].part);
		struct statement statement;

		assert_non_null(at);
		buf_reset(&text);
		buf_add(&text, example, (size_t)(at - example));
		buf_add_text(&text, others[i].instead);
		buf_add_text(&text, at + strlen(others[i].part));
		if (read(text.text, &statement) != STATUS_INVALID)
			print_error("%s\n", others[i].instead);
		assert_int_equal(read(text.text, &statement), STATUS_INVALID);
		assert_null(statement.says);
	}
	buf_clear(&text);
}

static void
a_text_cut_short_or_gone_on_is_refused(void **state)
{
	struct statement statement;
	size_t size = strlen(example);
	size_t taken = 0;

	(void)state;
	for (size_t i = 0; i < size; i++) {
		if (statement_read(example, i, &statement) != STATUS_OK)
			continue;
		/* at the end of a say it is a statement with fewer */
		assert_int_equal(example[i - 1], '\n');
		statement_clear(&statement);
		taken++;
	}
	assert_int_equal(taken, 3);
	assert_int_equal(
	    statement_read(example, size + 1, &statement), STATUS_INVALID);
}

/* xorshift: the same every time. */
static uint32_t
next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void
spoil(struct buf *text, uint32_t *seed)
{
	size_t at = next(seed) % text->length;
	size_t other = next(seed) % text->length;

	switch (next(seed) % 5) {
	case 0:
		text->text[at] = (char)next(seed);
		break;
	case 1:
		text->text[at] = text->text[other];
		break;
	case 2:
		buf_cut(text, at + 1);
		break;
	case 3:
		buf_add(text, text->text + at, text->length - at);
		break;
	default:
		text->text[at] ^= (char)(1 << next(seed) % 8);
	}
}

/*
 * Whatever it is given the reader takes it or leaves it, and what it takes is
 * what it would write; check's reader takes no more.
 */
static void
nothing_confuses_the_reader(void **state)
{
	struct check check = {.kinds = (struct check_kind[]){{1, "name"},
				  {5, "phone"}, {6, "email"}, {7, "medical"}},
	    .kinds_count = 4};
	struct buf text = BUF_EMPTY;
	uint32_t seed = 20261122;
	int taken = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct statement statement;
		struct check_statement other;

		buf_set(&text, example);
		for (uint32_t n = next(&seed) % 3; n < 3; n++)
			spoil(&text, &seed);
		if (statement_read(text.text, text.length, &statement) !=
		    STATUS_OK)
			continue;
		taken++;
		if (check_statement_read(
			&check, text.text, text.length, &other)) {
			assert_int_equal(other.number, statement.number);
			assert_int_equal(other.time, statement.time);
			assert_int_equal(other.count, statement.count);
			check_statement_clear(&other);
		}
		statement_clear(&statement);
	}
	assert_true(taken > ROUNDS / 100); /* some are still statements */
	assert_true(taken < ROUNDS / 2);
	buf_clear(&text);
}

static void
both_readers_take_the_example(void **state)
{
	struct check check = {.kinds = (struct check_kind[]){{1, "name"},
				  {5, "phone"}, {6, "email"}, {7, "medical"}},
	    .kinds_count = 4};
	struct check_statement other;

	(void)state;
	assert_true(
	    check_statement_read(&check, example, strlen(example), &other));
	assert_int_equal(other.number, 12);
	assert_int_equal(other.count, 4);
	assert_int_equal(other.says[2].stated, CHECK_STATED_KEEP);
	check_statement_clear(&other);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_written_is_read_and_written_the_same),
	    cmocka_unit_test(says_in_any_order_are_written_in_one),
	    cmocka_unit_test(anything_else_is_refused),
	    cmocka_unit_test(a_text_cut_short_or_gone_on_is_refused),
	    cmocka_unit_test(both_readers_take_the_example),
	    cmocka_unit_test(nothing_confuses_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
