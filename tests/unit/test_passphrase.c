/*
 * Words that are suggested are good enough, and what people like to choose is
 * judged as those would who guess for a living.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "support/keybox.h"
#include "vault/passphrase.h"
#include "vault/wordlist.h"

#define ROUNDS 200

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

static enum status
judge(const char *text, const char *name)
{
	struct secret *phrase = keybox_text(text);
	enum status status;

	status_clear();
	status = passphrase_judge(phrase, name);
	secret_free(phrase);
	return status;
}

/* Is the sentence about this? */
static void
assert_refused(const char *text, const char *name, const char *about)
{
	if (judge(text, name) != STATUS_INVALID)
		fail_msg("\"%s\" was let through", text);
	if (strstr(status_sentence(STATUS_INVALID), about) == NULL)
		fail_msg("\"%s\" was refused for another reason", text);
}

static bool
is_listed(const char *word, size_t length)
{
	for (int i = 0; i < wordlist_count; i++) {
		if (strlen(wordlist[i]) == length &&
		    strncmp(wordlist[i], word, length) == 0)
			return true;
	}
	return false;
}

static int
count_listed(const char *words)
{
	int count = 0;

	while (*words != '\0') {
		size_t length = strcspn(words, " ");

		assert_true(is_listed(words, length));
		count++;
		words += length;
		if (*words == ' ')
			words++;
	}
	return count;
}

static void
suggested_words_are_of_the_list_and_as_many(void **state)
{
	(void)state;
	assert_int_equal(wordlist_count, 7776);
	for (int count = 1; count <= 8; count++) {
		struct secret *words = NULL;
		const char *text;

		passphrase_suggest(count, &words);
		text = (const char *)secret_bytes(words);
		assert_int_equal(text[secret_size(words) - 1], '\0');
		assert_int_equal(strlen(text) + 1, secret_size(words));
		assert_int_equal(count_listed(text), count);
		secret_free(words);
	}
}

static void
suggested_words_pass(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct secret *words = NULL;

		passphrase_suggest(VAULT_WORDS_SUGGESTED, &words);
		assert_int_equal(
		    passphrase_judge(words, "Delyth Morgan"), STATUS_OK);
		secret_free(words);
	}
}

static void
two_suggestions_differ(void **state)
{
	struct secret *one = NULL;
	struct secret *other = NULL;

	(void)state;
	passphrase_suggest(VAULT_WORDS_SUGGESTED, &one);
	passphrase_suggest(VAULT_WORDS_SUGGESTED, &other);
	assert_false(keybox_same(one, other));
	secret_free(one);
	secret_free(other);
}

static void
less_than_12_characters_are_refused(void **state)
{
	(void)state;
	assert_refused("a", "Sam", "12 characters");
	assert_refused("x7#kQ9!pLm2", "Sam", "12 characters");
	assert_refused(
	    "\303\251\303\250\303\252\303\253x7#kQ9!", "Sam", "12 characters");
	assert_int_equal(judge("x7#kQ9!pLm2z", "Sam"), STATUS_OK);
}

static void
what_is_easy_to_guess_is_refused(void **state)
{
	static const char *const easy[] = {"correct horse", "password1234567",
	    "Manchester United 1999", "qwertyuiopas", "aaaaaaaaaaaaaaaaaaaa",
	    "abcdefghijklmnopqrstuvwxyz", "iloveyouiloveyou", "liverpoolfc1892",
	    "we meet on Tuesday", "Youth-Club-Tuesday", "            ",
	    "22/11/2026 22/11/2026", "P@ssw0rdP@ssw0rd"};

	(void)state;
	for (size_t i = 0; i < sizeof(easy) / sizeof(easy[0]); i++)
		assert_refused(easy[i], "Sam", "easy to guess");
	assert_int_equal(
	    judge("otter marmalade bicycle thursday", "Sam"), STATUS_OK);
	/* "Quiet otters like marmalade", in Russian. */
	assert_int_equal(judge("\321\202\320\270\321\205\320\270\320\265 "
			       "\320\262\321\213\320\264\321\200\321\213 "
			       "\320\273\321\216\320\261\321\217\321\202 "
			       "\320\264\320\266\320\265\320\274",
			     "Sam"),
	    STATUS_OK);
}

static void
ones_own_name_does_not_make_a_passphrase(void **state)
{
	static const char *const own[] = {"Heledd Rhydderch 17",
	    "heledd.rhydderch", "HeleddRhydderchHeledd!"};

	(void)state;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		assert_refused(own[i], "Heledd Rhydderch", "your own name");
		assert_int_equal(judge(own[i], "Sam"), STATUS_OK);
	}
	assert_int_equal(judge("Heledd and three purple submarines flew",
			     "Heledd Rhydderch"),
	    STATUS_OK);
}

static void
a_name_counts_with_and_without_its_accents(void **state)
{
	static const char name[] = "El\303\274ned Llywelyn-B\303\266hm";

	(void)state;
	assert_refused("eluned llywelyn bohm", name, "your own name");
	assert_refused(
	    "El\303\274nedLlywelynB\303\266hm", name, "your own name");
	assert_int_equal(judge("eluned llywelyn bohm", "Sam"), STATUS_OK);
}

static void
only_what_stands_before_a_nul_is_judged(void **state)
{
	static const char text[] = "abc\0otter marmalade bicycle thursday";
	struct secret *phrase = secret_copy(text, sizeof(text));

	(void)state;
	assert_int_equal(passphrase_judge(phrase, "Sam"), STATUS_INVALID);
	secret_free(phrase);
}

static void
words_from_paper_are_tidied(void **state)
{
	static const char *const cases[][2] = {
	    {"otter marmalade", "otter marmalade"},
	    {"  Otter \t MARMALADE ", "otter marmalade"},
	    {"t-shirt Yo-Yo", "t-shirt yo-yo"},
	    {"   ", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct secret *words = keybox_text(cases[i][0]);

		passphrase_tidy_words(words);
		assert_int_equal(secret_size(words), strlen(cases[i][1]));
		assert_memory_equal(
		    secret_bytes(words), cases[i][1], strlen(cases[i][1]));
		secret_free(words);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(suggested_words_are_of_the_list_and_as_many),
	    cmocka_unit_test(suggested_words_pass),
	    cmocka_unit_test(two_suggestions_differ),
	    cmocka_unit_test(less_than_12_characters_are_refused),
	    cmocka_unit_test(what_is_easy_to_guess_is_refused),
	    cmocka_unit_test(ones_own_name_does_not_make_a_passphrase),
	    cmocka_unit_test(a_name_counts_with_and_without_its_accents),
	    cmocka_unit_test(only_what_stands_before_a_nul_is_judged),
	    cmocka_unit_test(words_from_paper_are_tidied),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
