/*
 * age: what is written comes out again to the byte, for those it is for; a file
 * that is changed, cut or longer gives nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "support/age_box.h"

#define CHUNK  ((size_t)65536)
#define LOCKED (CHUNK + 16)
#define WORDS  "six purple otters dance slowly"

struct people {
	struct age_recipient sam, kit;
	struct secret *sam_key, *kit_key, *words, *other_words;
};

static int
setup(void **state)
{
	struct people *p = mem_alloc(1, sizeof(*p));

	p->sam_key = age_box_key("sam", &p->sam);
	p->kit_key = age_box_key("kit", &p->kit);
	p->words = secret_copy(WORDS, sizeof(WORDS) - 1);
	p->other_words = secret_copy("other words", 12);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct people *p = *state;

	secret_free(p->sam_key);
	secret_free(p->kit_key);
	secret_free(p->words);
	secret_free(p->other_words);
	mem_free(p);
	return 0;
}

/* Bytes that are not the same in any two chunks. */
static void
fill(struct buf *bytes, size_t size)
{
	uint32_t number = 1;

	buf_reset(bytes);
	while (bytes->length < size) {
		number = number * 1664525 + 1013904223;
		buf_add_char(bytes, (char)(number >> 24));
	}
}

static void
opens(const struct buf *file, const struct age_keys *keys,
    const struct buf *expected)
{
	struct buf plain = BUF_EMPTY;

	assert_int_equal(age_box_open(file, keys, &plain), STATUS_OK);
	assert_int_equal(plain.length, expected->length);
	assert_memory_equal(plain.text, expected->text, expected->length);
	buf_clear(&plain);
}

static void
gives_nothing(
    const struct buf *file, const struct age_keys *keys, enum status status)
{
	struct buf plain = BUF_EMPTY;

	assert_int_equal(age_box_open(file, keys, &plain), status);
	assert_int_equal(plain.length, 0);
	buf_clear(&plain);
}

/* A file for Sam. */
static void
make(const struct people *p, bool is_armored, const struct buf *bytes,
    struct buf *file)
{
	const struct age_lock lock = {
	    .recipients = &p->sam, .count = 1, .is_armored = is_armored};

	buf_reset(file);
	age_box_make(&lock, bytes->text, bytes->length, 5000, file);
}

static void
what_is_written_comes_out_at_every_size(void **state)
{
	static const size_t sizes[] = {
	    0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7};
	static const size_t pieces[] = {1000, CHUNK, 4 * CHUNK};
	const struct people *p = *state;
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	for (size_t i = 0; i < 2 * sizeof(sizes) / sizeof(sizes[0]); i++) {
		bool is_passphrase = i % 2 != 0;
		const struct age_lock lock = {
		    .passphrase = is_passphrase ? p->words : NULL,
		    .recipients = &p->sam,
		    .count = is_passphrase ? 0 : 1,
		    .is_armored = i % 4 > 1};
		const struct age_keys keys = {p->words, p->sam_key};

		fill(&bytes, sizes[i / 2]);
		buf_reset(&file);
		age_box_make(
		    &lock, bytes.text, bytes.length, pieces[i % 3], &file);
		opens(&file, &keys, &bytes);
	}
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
each_recipient_opens_it_and_nobody_else(void **state)
{
	const struct people *p = *state;
	const struct age_recipient both[] = {p->sam, p->kit};
	const struct age_lock lock = {.recipients = both, .count = 2};
	struct age_recipient jo;
	struct secret *jo_key = age_box_key("jo", &jo);
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	fill(&bytes, 100);
	age_box_make(&lock, bytes.text, bytes.length, 100, &file);
	opens(&file, &(struct age_keys){NULL, p->sam_key}, &bytes);
	opens(&file, &(struct age_keys){NULL, p->kit_key}, &bytes);
	gives_nothing(&file, &(struct age_keys){NULL, jo_key}, STATUS_DENIED);
	gives_nothing(
	    &file, &(struct age_keys){p->words, NULL}, STATUS_WRONG_PASSPHRASE);
	gives_nothing(&file, &(struct age_keys){NULL, NULL}, STATUS_DENIED);
	secret_free(jo_key);
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
the_passphrase_opens_it_and_nothing_else(void **state)
{
	const struct people *p = *state;
	const struct age_lock lock = {.passphrase = p->words};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	fill(&bytes, 100);
	age_box_make(&lock, bytes.text, bytes.length, 100, &file);
	opens(&file, &(struct age_keys){p->words, NULL}, &bytes);
	gives_nothing(&file, &(struct age_keys){p->other_words, NULL},
	    STATUS_WRONG_PASSPHRASE);
	gives_nothing(
	    &file, &(struct age_keys){NULL, p->sam_key}, STATUS_DENIED);
	buf_clear(&bytes);
	buf_clear(&file);
}

/* A passphrase ends at its first NUL, as everywhere in sayso. */
static void
what_stands_behind_a_passphrase_does_not_count(void **state)
{
	const struct people *p = *state;
	const struct age_lock lock = {.passphrase = p->words};
	char longer[64] = WORDS "\0and more";
	struct secret *words = secret_copy(longer, sizeof(longer));
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	age_box_make(&lock, "", 0, 1, &file);
	opens(&file, &(struct age_keys){words, NULL}, &bytes);
	secret_bytes(words)[sizeof(WORDS) - 1] = '!';
	gives_nothing(
	    &file, &(struct age_keys){words, NULL}, STATUS_WRONG_PASSPHRASE);
	secret_free(words);
	buf_clear(&file);
}

static void
no_two_files_have_a_key_in_common(void **state)
{
	const struct people *p = *state;
	struct buf bytes = BUF_EMPTY, one = BUF_EMPTY, two = BUF_EMPTY;

	make(p, false, &bytes, &one);
	make(p, false, &bytes, &two);
	assert_int_equal(one.length, two.length);
	/* Share, wrapped key, MAC, nonce, chunk; 22 + 10 bytes before it. */
	assert_memory_equal(one.text, two.text, 32);
	assert_memory_not_equal(one.text + 32, two.text + 32, 43);
	assert_memory_not_equal(one.text + 76, two.text + 76, 43);
	assert_memory_not_equal(one.text + 124, two.text + 124, 43);
	assert_memory_not_equal(one.text + 168, two.text + 168, 16);
	assert_memory_not_equal(one.text + 184, two.text + 184, 16);
	buf_clear(&one);
	buf_clear(&two);
}

/* -------------------------------------------------------- what is changed */

/* In a stanza a change may make it somebody else's. */
static void
a_file_with_any_byte_changed_gives_nothing(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY, plain = BUF_EMPTY;

	fill(&bytes, 50);
	make(p, false, &bytes, &file);
	opens(&file, &keys, &bytes);
	for (size_t i = 0; i < file.length; i++) {
		file.text[i] ^= 1;
		assert_int_not_equal(
		    age_box_open(&file, &keys, &plain), STATUS_OK);
		file.text[i] ^= 1;
	}
	assert_int_equal(plain.length, 0);
	opens(&file, &keys, &bytes);
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
so_does_an_armored_one(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY, plain = BUF_EMPTY;

	fill(&bytes, 50);
	make(p, true, &bytes, &file);
	opens(&file, &keys, &bytes);
	/* But for the newline at the end, which white space may take place of.
	 */
	for (size_t i = 0; i < file.length - 1; i++) {
		file.text[i] ^= 1;
		assert_int_not_equal(
		    age_box_open(&file, &keys, &plain), STATUS_OK);
		file.text[i] ^= 1;
	}
	assert_int_equal(plain.length, 0);
	opens(&file, &keys, &bytes);
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
a_byte_changed_in_any_chunk_gives_nothing_of_any(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	fill(&bytes, 3 * CHUNK + 9);
	make(p, false, &bytes, &file);
	for (size_t from_end = 1; from_end < 3 * LOCKED; from_end += 40000) {
		file.text[file.length - from_end] ^= 4;
		gives_nothing(&file, &keys, STATUS_INVALID);
		file.text[file.length - from_end] ^= 4;
	}
	opens(&file, &keys, &bytes);
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
a_file_cut_anywhere_gives_nothing(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	fill(&bytes, 20);
	for (int armored = 0; armored < 2; armored++) {
		make(p, armored != 0, &bytes, &file);
		opens(&file, &keys, &bytes);
		/* The newline behind an armor is nothing that is missed. */
		buf_cut(&file, file.length - (armored != 0));
		while (file.length > 0) {
			buf_cut(&file, file.length - 1);
			gives_nothing(&file, &keys, STATUS_INVALID);
		}
	}
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
a_file_cut_between_chunks_gives_nothing(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;
	size_t start;

	fill(&bytes, 3 * CHUNK);
	make(p, false, &bytes, &file);
	opens(&file, &keys, &bytes);
	start = file.length - 3 * LOCKED;
	for (size_t chunks = 2; chunks > 0; chunks--) {
		buf_cut(&file, start + chunks * LOCKED + 1);
		gives_nothing(&file, &keys, STATUS_INVALID);
		buf_cut(&file, start + chunks * LOCKED);
		gives_nothing(&file, &keys, STATUS_INVALID);
		buf_cut(&file, start + chunks * LOCKED - 1);
		gives_nothing(&file, &keys, STATUS_INVALID);
	}
	buf_clear(&bytes);
	buf_clear(&file);
}

static void
chunks_in_another_order_give_nothing(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY, other = BUF_EMPTY;
	size_t start;

	fill(&bytes, 3 * CHUNK);
	make(p, false, &bytes, &file);
	start = file.length - 3 * LOCKED;
	for (size_t order = 0; order < 27; order++) {
		const size_t chunks[] = {order / 9, order / 3 % 3, order % 3};

		buf_reset(&other);
		buf_add(&other, file.text, start);
		for (size_t i = 0; i < 3; i++)
			buf_add(&other, file.text + start + chunks[i] * LOCKED,
			    LOCKED);
		if (order == 5) /* 0, 1, 2: as it was */
			opens(&other, &keys, &bytes);
		else
			gives_nothing(&other, &keys, STATUS_INVALID);
	}
	buf_clear(&bytes);
	buf_clear(&file);
	buf_clear(&other);
}

static void
a_file_with_something_behind_it_gives_nothing(void **state)
{
	const struct people *p = *state;
	const struct age_keys keys = {NULL, p->sam_key};
	struct buf bytes = BUF_EMPTY, file = BUF_EMPTY;

	for (size_t size = 0; size <= CHUNK; size += CHUNK / 2) {
		fill(&bytes, size);
		make(p, false, &bytes, &file);
		opens(&file, &keys, &bytes);
		for (size_t more = 0; more < 40; more++) {
			buf_add_char(&file, '\0');
			gives_nothing(&file, &keys, STATUS_INVALID);
		}
	}
	buf_clear(&bytes);
	buf_clear(&file);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(what_is_written_comes_out_at_every_size),
	    T(each_recipient_opens_it_and_nobody_else),
	    T(the_passphrase_opens_it_and_nothing_else),
	    T(what_stands_behind_a_passphrase_does_not_count),
	    T(no_two_files_have_a_key_in_common),
	    T(a_file_with_any_byte_changed_gives_nothing),
	    T(so_does_an_armored_one),
	    T(a_byte_changed_in_any_chunk_gives_nothing_of_any),
	    T(a_file_cut_anywhere_gives_nothing),
	    T(a_file_cut_between_chunks_gives_nothing),
	    T(chunks_in_another_order_give_nothing),
	    T(a_file_with_something_behind_it_gives_nothing),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
