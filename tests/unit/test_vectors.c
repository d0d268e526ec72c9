/*
 * vectors: every statement in tests/vectors/ is taken or refused as it says.
 *
 * "test_vectors write" writes those files anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"
#include "base/text.h"
#include "core/statement.h"
#include "support/vectors.h"
#include "vault/minisign.h"

#define TAKEN   "tests/vectors/statements-accept.json"
#define REFUSED "tests/vectors/statements-refuse.json"
#define LEAST   40

static json_t *
load(const char *path)
{
	json_t *list = json_load_file(path, 0, NULL);

	assert_true(json_is_array(list));
	assert_true(json_array_size(list) >= LEAST);
	return list;
}

static void
get(const json_t *vector, const char *field, struct buf *text)
{
	const json_t *string = json_object_get(vector, field);

	assert_true(json_is_string(string));
	buf_add(text, json_string_value(string), json_string_length(string));
}

/* What is said of it: "" taken, "form" or "signature". */
static const char *
judge(const json_t *vector, struct statement *statement)
{
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY, public = BUF_EMPTY;
	unsigned char key[VAULT_KEY_BYTES], id[MINISIGN_ID_BYTES];
	const char *answer = "";

	get(vector, "statement", &text);
	get(vector, "minisig", &minisig);
	get(vector, "public_key", &public);
	assert_int_equal(
	    minisign_read_public(public.text, public.length, key, id),
	    STATUS_OK);
	if (minisign_verify(key, id, &text, &minisig) != STATUS_OK)
		answer = "signature";
	else if (statement_read(text.text, text.length, statement) != STATUS_OK)
		answer = "form";
	buf_clear(&text);
	buf_clear(&minisig);
	buf_clear(&public);
	return answer;
}

static void
is_text(const json_t *object, const char *field, const char *text)
{
	assert_string_equal(
	    json_string_value(json_object_get(object, field)), text);
}

static void
is_hex(const json_t *object, const char *field, const unsigned char *bytes,
    size_t size)
{
	char hex[65];

	text_hex(bytes, size, hex);
	is_text(object, field, hex);
}

static void
is_say(const json_t *expected, const struct statement_say *say)
{
	static const char *const answers[] = {"no", "keep", "yes"};
	static const char *const sees[] = {
	    "nobody", "emergency", "worker", "team"};
	char until[DAY_TEXT_BYTES];

	is_text(expected, "kind", say->kind);
	is_text(expected, "answer", answers[say->answer]);
	if (say->answer != STATEMENT_YES)
		return;
	is_text(expected, "see", sees[say->see]);
	if (say->see == STATEMENT_WORKER)
		is_hex(expected, "worker", say->worker, sizeof(say->worker));
	assert_int_equal(
	    json_is_true(json_object_get(expected, "count")), say->count);
	day_format(say->until, until);
	is_text(expected, "until", until);
	is_hex(expected, "notice", say->notice, sizeof(say->notice));
}

static void
is_content(const json_t *expected, const struct statement *read)
{
	const json_t *says = json_object_get(expected, "says");
	char moment[MOMENT_TEXT_BYTES];

	is_hex(expected, "vault", read->vault, sizeof(read->vault));
	is_hex(expected, "person", read->person, sizeof(read->person));
	assert_int_equal(
	    json_integer_value(json_object_get(expected, "number")),
	    read->number);
	moment_format(read->time, moment);
	is_text(expected, "time", moment);
	if (read->has_before)
		is_hex(expected, "before", read->before, sizeof(read->before));
	else
		assert_true(json_is_null(json_object_get(expected, "before")));
	is_text(expected, "level", read->is_card ? "card" : "pin");
	is_text(expected, "capacity", read->is_able ? "able" : "not_yet");
	is_text(expected, "language", read->language);
	assert_int_equal(json_array_size(says), read->count);
	for (size_t i = 0; i < read->count; i++)
		is_say(json_array_get(says, i), &read->says[i]);
}

static void
what_is_to_be_taken_is_taken_for_what_it_says(void **state)
{
	json_t *list = load(TAKEN);

	(void)state;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *vector = json_array_get(list, i);
		unsigned char hash[STATEMENT_HASH_BYTES];
		struct buf text = BUF_EMPTY;
		struct statement read = {.count = 0};

		assert_string_equal(judge(vector, &read), "");
		is_content(json_object_get(vector, "content"), &read);
		get(vector, "statement", &text);
		statement_hash(text.text, text.length, hash);
		is_hex(vector, "hash", hash, sizeof(hash));
		statement_clear(&read);
		buf_clear(&text);
	}
	json_decref(list);
}

/* Is ${read} what its reader waits for? */
static bool
is_expected(const json_t *expected, const struct statement *read)
{
	const char *field = json_object_iter_key(
	    json_object_iter((json_t *)(uintptr_t)expected));
	const char *value = json_string_value(json_object_get(expected, field));
	char text[65];

	if (strcmp(field, "vault") == 0)
		text_hex(read->vault, sizeof(read->vault), text);
	else if (strcmp(field, "person") == 0)
		text_hex(read->person, sizeof(read->person), text);
	else if (strcmp(field, "before") == 0)
		text_hex(read->before, sizeof(read->before), text);
	else if (strcmp(field, "level") == 0)
		snprintf(
		    text, sizeof(text), "%s", read->is_card ? "card" : "pin");
	else
		snprintf(text, sizeof(text), "%lld", (long long)read->number);
	return strcmp(text, value) == 0;
}

static void
what_is_to_be_refused_is_refused_for_that_reason(void **state)
{
	json_t *list = load(REFUSED);
	size_t whys[3] = {0};

	(void)state;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *vector = json_array_get(list, i);
		const char *why =
		    json_string_value(json_object_get(vector, "why"));
		struct statement read = {.count = 0};
		const char *judged = judge(vector, &read);

		whys[why[0] == 'f' ? 0 : why[0] == 's' ? 1 : 2]++;
		if (strcmp(why, "expected") == 0) {
			assert_string_equal(judged, "");
			assert_false(is_expected(
			    json_object_get(vector, "expected"), &read));
		} else if (strcmp(judged, why) != 0) {
			print_error("%s: %s\n",
			    json_string_value(json_object_get(vector, "name")),
			    judged);
			fail();
		}
		statement_clear(&read);
	}
	assert_true(whys[0] > 60 && whys[1] > 20 && whys[2] > 4);
	json_decref(list);
}

static void
the_files_are_what_their_program_makes(void **state)
{
	json_t *accept = load(TAKEN), *refuse = load(REFUSED);
	json_t *made_accept = vectors_accept(), *made_refuse = vectors_refuse();

	(void)state;
	assert_true(json_equal(accept, made_accept));
	assert_true(json_equal(refuse, made_refuse));
	assert_true(json_array_size(accept) + json_array_size(refuse) >= 100);
	/* Control: they differ from each other. */
	assert_false(json_equal(accept, made_refuse));
	json_decref(accept);
	json_decref(refuse);
	json_decref(made_accept);
	json_decref(made_refuse);
}

/* Only when it is asked for. */
static void
they_are_written_anew(void **state)
{
	json_t *accept = vectors_accept(), *refuse = vectors_refuse();
	size_t flags = JSON_INDENT(1) | JSON_ENSURE_ASCII;

	(void)state;
	assert_int_equal(json_dump_file(accept, TAKEN, flags), 0);
	assert_int_equal(json_dump_file(refuse, REFUSED, flags), 0);
	json_decref(accept);
	json_decref(refuse);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_to_be_taken_is_taken_for_what_it_says),
	    cmocka_unit_test(what_is_to_be_refused_is_refused_for_that_reason),
	    cmocka_unit_test(the_files_are_what_their_program_makes),
	};
	const struct CMUnitTest writing[] = {
	    cmocka_unit_test(they_are_written_anew),
	};

	if (secret_start() != STATUS_OK)
		return 1;
	if (argc == 2 && strcmp(argv[1], "write") == 0)
		return cmocka_run_group_tests(writing, NULL, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
