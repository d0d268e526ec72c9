/*
 * minisign's format: there is one way to write a signature, and no change to
 * what was signed goes unnoticed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "support/signed.h"

#define MUTATIONS 10000

/* The first line is signed by nothing; what is behind it. */
static const char *
behind_comment(const struct buf *text)
{
	const char *newline = memchr(text->text, '\n', text->length);

	return newline == NULL ? NULL : newline + 1;
}

static bool
is_same_signature(const struct buf *one, const struct buf *other)
{
	const char *first = behind_comment(one);
	const char *second = behind_comment(other);
	size_t size;

	if (first == NULL || second == NULL)
		return false;
	size = one->length - (size_t)(first - one->text);
	return size == other->length - (size_t)(second - other->text) &&
	       memcmp(first, second, size) == 0;
}

static void
what_is_signed_is_found_to_be_signed(void **state)
{
	struct signed_text *made = *state;
	unsigned char sign_public[VAULT_KEY_BYTES];
	unsigned char id[MINISIGN_ID_BYTES], grown[MINISIGN_ID_BYTES];
	struct minisign_read read;

	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
	assert_int_equal(
	    minisign_read(made->text.text, made->text.length, &read),
	    STATUS_OK);
	assert_string_equal(read.trusted, SIGNED_COMMENT);
	assert_memory_equal(
	    read.signature, made->signature, sizeof(read.signature));
	assert_int_equal(minisign_read_public(made->public_text.text,
			     made->public_text.length, sign_public, id),
	    STATUS_OK);
	assert_memory_equal(
	    sign_public, made->sign_public, sizeof(sign_public));
	minisign_key_id(sign_public, grown);
	assert_memory_equal(id, grown, sizeof(id));
	assert_memory_equal(id, read.id, sizeof(id));
}

/* From what the records keep, the text is the same again. */
static void
a_text_is_rebuilt_from_its_parts(void **state)
{
	struct signed_text *made = *state;
	struct minisign_read read;
	struct buf again = BUF_EMPTY;

	assert_int_equal(
	    minisign_read(made->text.text, made->text.length, &read),
	    STATUS_OK);
	minisign_write(made->sign_public, read.trusted, read.signature, &again);
	assert_string_equal(again.text, made->text.text);
	buf_clear(&again);
}

static void
every_bit_of_the_message_counts(void **state)
{
	struct signed_text *made = *state;

	for (size_t bit = 0; bit < 8 * made->message.length; bit++) {
		char *at = &made->message.text[bit / 8];

		*at = (char)(*at ^ (1 << bit % 8));
		assert_int_equal(signed_try(made, &made->message, &made->text),
		    STATUS_DENIED);
		*at = (char)(*at ^ (1 << bit % 8));
	}
	buf_cut(&made->message, made->message.length - 1);
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_DENIED);
	buf_add_text(&made->message, "\n");
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
}

static void
every_bit_of_signature_comment_and_key_counts(void **state)
{
	struct signed_text *made = *state;
	char comment[] = SIGNED_COMMENT;
	struct {
		unsigned char *bytes;
		size_t size;
	} parts[] = {{made->signature, MINISIGN_BYTES},
	    {(unsigned char *)comment, strlen(comment)},
	    {made->sign_public, VAULT_KEY_BYTES}};

	for (size_t part = 0; part < 3; part++) {
		for (size_t bit = 0; bit < 8 * parts[part].size; bit++) {
			unsigned char *at = &parts[part].bytes[bit / 8];

			*at = (unsigned char)(*at ^ (1 << bit % 8));
			assert_false(minisign_is_signed(made->sign_public,
			    made->message.text, made->message.length, comment,
			    made->signature));
			*at = (unsigned char)(*at ^ (1 << bit % 8));
		}
	}
	assert_true(minisign_is_signed(made->sign_public, made->message.text,
	    made->message.length, comment, made->signature));
}

/* Any byte for any other, behind the first line. */
static void
every_byte_of_the_text_counts(void **state)
{
	struct signed_text *made = *state;
	struct buf *text = &made->text;
	size_t first = (size_t)(behind_comment(text) - text->text);

	for (size_t i = first; i < text->length; i++) {
		char was = text->text[i];

		for (int step = 1; step < 256; step += i % 3 == 0 ? 1 : 7) {
			text->text[i] = (char)(was + step);
			assert_int_not_equal(
			    signed_try(made, &made->message, text), STATUS_OK);
		}
		text->text[i] = was;
	}
	assert_int_equal(signed_try(made, &made->message, text), STATUS_OK);
}

static void
ten_thousand_random_changes_are_refused(void **state)
{
	struct signed_text *made = *state;
	struct buf text = BUF_EMPTY;
	uint64_t sequence = 4;
	size_t same = 0;

	for (int i = 0; i < MUTATIONS; i++) {
		buf_reset(&text);
		buf_add(&text, made->text.text, made->text.length);
		for (size_t more = signed_pick(&sequence, 3) + 1; more > 0;
		     more--)
			signed_mutate(&sequence, &text);
		if (is_same_signature(&text, &made->text))
			same++; /* only what nothing signs was changed */
		else
			assert_int_not_equal(
			    signed_try(made, &made->message, &text), STATUS_OK);
	}
	assert_true(same < MUTATIONS / 4);
	buf_clear(&text);
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
}

/* The four lines of the text, without their newlines. */
static void
cut_lines(const struct signed_text *made, char *lines[4])
{
	const char *at = made->text.text;

	for (int i = 0; i < 4; i++) {
		size_t length = strcspn(at, "\n");

		lines[i] = mem_text_n(at, length);
		at += length + 1;
	}
}

static void
only_four_whole_lines_are_a_signature(void **state)
{
	static const struct {
		const char *format;
		enum status status;
	} cases[] = {
	    {"%s\n%s\n%s\n%s\n", STATUS_OK},
	    {"%s\n%s\n%s\n%s", STATUS_INVALID},
	    {"%s\n%s\n%s\n%s\n\n", STATUS_INVALID},
	    {"%s\n%s\n%s\n%s\nx\n", STATUS_INVALID},
	    {"%s\r\n%s\r\n%s\r\n%s\r\n", STATUS_INVALID},
	    {"\n%s\n%s\n%s\n%s\n", STATUS_INVALID},
	    {"%s\n%s \n%s\n%s\n", STATUS_INVALID},
	    {"%s\n %s\n%s\n%s\n", STATUS_INVALID},
	    {"%s\n%s=\n%s\n%s\n", STATUS_INVALID},
	    {"%s\n%s\n%s\a\n%s\n", STATUS_INVALID},
	    {"%s\n%s\n%s\xff\n%s\n", STATUS_INVALID},
	    {"%s\x7f\n%s\n%s\n%s\n", STATUS_INVALID},
	    {"%s\n%s\n %s\n%s\n", STATUS_INVALID},
	    {"%s, and a tab:\t\n%s\n%s\n%s\n", STATUS_OK},
	};
	struct signed_text *made = *state;
	char *lines[4];

	cut_lines(made, lines);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf text = BUF_EMPTY;
		const char *at = cases[i].format;

		for (int line = 0; line < 4; line++) {
			const char *mark = strstr(at, "%s");

			buf_add(&text, at, (size_t)(mark - at));
			buf_add_text(&text, lines[line]);
			at = mark + 2;
		}
		buf_add_text(&text, at);
		assert_int_equal(
		    signed_try(made, &made->message, &text), cases[i].status);
		buf_clear(&text);
	}
	for (int i = 0; i < 4; i++)
		mem_wipe_text(&lines[i]);
}

/* The last letter of 74 bytes has two bits that say nothing: they are zero. */
static void
base64_is_written_in_one_way(void **state)
{
	struct signed_text *made = *state;
	char *padding = strchr(made->text.text, '=');

	assert_non_null(padding);
	assert_true(strchr("AEIMQUYcgkosw048", padding[-1]) != NULL);
	padding[-1]++;
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_INVALID);
	padding[-1]--;
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
}

/* "Ed": over the message itself, as old versions sign. */
static void
the_older_algorithm_is_refused(void **state)
{
	struct signed_text *made = *state;
	char *second = strchr(made->text.text, '\n') + 1;

	assert_memory_equal(second, "RU", 2);
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
	second[1] = 'W'; /* RW..: E, d */
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_INVALID);
}

static void
a_comment_is_one_short_line_of_text(void **state)
{
	struct signed_text *made = *state;
	unsigned char signature[MINISIGN_BYTES];
	char longest[MINISIGN_COMMENT_BYTES + 2] = "";
	static const char *const bad[] = {
	    "two\nlines", "bell\a", "\xc3", "\x7f", "\r"};

	memset(longest, 'x', MINISIGN_COMMENT_BYTES);
	assert_int_equal(
	    minisign_sign(made->key, "", 0, longest, signature), STATUS_OK);
	buf_reset(&made->text);
	minisign_write(made->sign_public, longest, signature, &made->text);
	buf_reset(&made->message);
	assert_int_equal(
	    signed_try(made, &made->message, &made->text), STATUS_OK);
	longest[MINISIGN_COMMENT_BYTES] = 'x';
	assert_int_equal(minisign_sign(made->key, "", 0, longest, signature),
	    STATUS_INVALID);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(
		    minisign_sign(made->key, "", 0, bad[i], signature),
		    STATUS_INVALID);
}

static void
another_key_signed_nothing_of_it(void **state)
{
	struct signed_text *made = *state;
	void *other_state = NULL;
	struct signed_text *other;

	assert_int_equal(signed_setup(&other_state), 0);
	other = other_state;
	assert_int_equal(
	    signed_try(other, &made->message, &made->text), STATUS_DENIED);
	assert_int_equal(
	    signed_try(other, &other->message, &other->text), STATUS_OK);
	/* Under the other's id: still not theirs. */
	assert_false(minisign_is_signed(other->sign_public, made->message.text,
	    made->message.length, SIGNED_COMMENT, made->signature));
	signed_teardown(&other_state);
}

static void
a_public_key_is_two_whole_lines(void **state)
{
	struct signed_text *made = *state;
	unsigned char sign_public[VAULT_KEY_BYTES], id[MINISIGN_ID_BYTES];
	struct buf *text = &made->public_text;
	uint64_t sequence = 9;

	for (size_t size = 0; size < text->length; size++)
		assert_int_equal(
		    minisign_read_public(text->text, size, sign_public, id),
		    STATUS_INVALID);
	assert_int_equal(
	    minisign_read_public(text->text, text->length, sign_public, id),
	    STATUS_OK);
	buf_add_text(text, "\n");
	assert_int_equal(
	    minisign_read_public(text->text, text->length, sign_public, id),
	    STATUS_INVALID);
	/* Whatever is read is read without reaching outside. */
	for (int i = 0; i < MUTATIONS / 10; i++) {
		struct buf changed = BUF_EMPTY;

		buf_add(&changed, text->text, text->length - 1);
		signed_mutate(&sequence, &changed);
		(void)!minisign_read_public(
		    changed.text, changed.length, sign_public, id);
		buf_clear(&changed);
	}
}

int
main(void)
{
#define T(test)                                                                \
	cmocka_unit_test_setup_teardown(test, signed_setup, signed_teardown)
	const struct CMUnitTest tests[] = {
	    T(what_is_signed_is_found_to_be_signed),
	    T(a_text_is_rebuilt_from_its_parts),
	    T(every_bit_of_the_message_counts),
	    T(every_bit_of_signature_comment_and_key_counts),
	    T(every_byte_of_the_text_counts),
	    T(ten_thousand_random_changes_are_refused),
	    T(only_four_whole_lines_are_a_signature),
	    T(base64_is_written_in_one_way),
	    T(the_older_algorithm_is_refused),
	    T(a_comment_is_one_short_line_of_text),
	    T(another_key_signed_nothing_of_it),
	    T(a_public_key_is_two_whole_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
