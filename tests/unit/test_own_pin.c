/*
 * own_pin, own_card: which PINs are let through, and how a card is read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/secret.h"
#include "vault/own_key.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct secret *
as_secret(const char *text)
{
	return secret_copy(text, strlen(text) + 1);
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

/* Is it refused, with a sentence that holds ${part}; NULL: is it good? */
static void
judged(const char *text, const char *part)
{
	struct secret *pin = as_secret(text);
	enum status status;

	status_clear();
	status = own_pin_judge(pin);
	secret_free(pin);
	if (part == NULL) {
		if (status != STATUS_OK)
			fail_msg("%s: %s", text, status_sentence(status));
		return;
	}
	if (status != STATUS_INVALID ||
	    strstr(status_sentence(status), part) == NULL)
		fail_msg("%s: %s", text, status_sentence(status));
}

static void
digits_that_belong_to_nothing_are_good(void **state)
{
	static const char *const good[] = {"380264", "904715", "7730259",
	    "61850394", "4402917", "195037", "918273645", "402917583604",
	    "135792", "998877665", "320264"};

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		judged(good[i], NULL);
}

static void
it_is_six_to_twelve_digits_and_nothing_else(void **state)
{
	static const char *const others[] = {"38026a", "380 264", "380-264",
	    "-380264", "３８０２６４", "380264\n", "hello!"};

	(void)state;
	judged("", "6 digits");
	judged("38026", "6 digits");
	judged("380264", NULL);
	judged("402917583604", NULL);
	judged("4029175836041", "up to 12");
	for (size_t i = 0; i < COUNT(others); i++)
		judged(others[i], "digits only");
}

static void
a_run_is_refused(void **state)
{
	static const char *const runs[] = {"123456", "987654", "012345",
	    "654321", "789012", "210987", "1234567", "123456789012", "135791",
	    "246802", "086420"};

	(void)state;
	for (size_t i = 0; i < COUNT(runs); i++)
		judged(runs[i], "in a row");
}

static void
the_same_few_digits_are_refused(void **state)
{
	static const char *const repeats[] = {"121212", "123123", "1231231",
	    "474474474", "12341234", "112233", "123321", "111112", "727227",
	    "99887766", "1234321"};

	(void)state;
	judged("111111", "in a row");
	for (size_t i = 0; i < COUNT(repeats); i++)
		judged(repeats[i], "again and again");
}

static void
a_date_is_refused_however_it_is_written(void **state)
{
	static const char *const dates[] = {"140309", "031409", "090314",
	    "091403", "14032009", "03142009", "20090314", "20091403", "310812",
	    "081231", "032009", "200903", "1432009", "932009", "290212",
	    "19991231"};
	static const char *const none[] = {
	    "149909", "003975", "14031789", "14993009", "139913"};

	(void)state;
	for (size_t i = 0; i < COUNT(dates); i++)
		judged(dates[i], "date");
	for (size_t i = 0; i < COUNT(none); i++)
		judged(none[i], NULL);
}

/* So that nobody has to try long: most of all PINs are good ones. */
static void
most_pins_are_good(void **state)
{
	int good = 0;

	(void)state;
	for (int number = 0; number < 1000000; number += 37) {
		struct secret *pin = secret_new(8);

		snprintf((char *)secret_bytes(pin), 8, "%06d", number);
		good += own_pin_judge(pin) == STATUS_OK;
		secret_free(pin);
	}
	assert_true(good > 1000000 / 37 * 8 / 10);
}

/* --------------------------------------------------------------------- card */

static void
typed(const char *text, const char *expected)
{
	struct secret *given = as_secret(text);
	struct secret *card = NULL;
	enum status status = own_card_tidy(given, &card);

	if (expected == NULL) {
		assert_int_equal(status, STATUS_INVALID);
		assert_null(card);
	} else {
		assert_int_equal(status, STATUS_OK);
		assert_string_equal((char *)secret_bytes(card), expected);
	}
	secret_free(card);
	secret_free(given);
}

static void
a_card_is_read_however_it_is_typed(void **state)
{
	(void)state;
	typed("7K2MQ9XT", "7K2MQ9XT");
	typed("7k2m-q9xt", "7K2MQ9XT");
	typed(" 7K2M Q9XT ", "7K2MQ9XT");
	typed("OoIiLl-00", "00111100");
	typed("7K2MQ9X", NULL);
	typed("7K2MQ9XT1", NULL);
	typed("7K2MQ9XU", NULL); /* no U on a card */
	typed("7K2MQ9X!", NULL);
	typed("7K2MQ9Xé", NULL);
	typed("", NULL);
}

static void
cards_are_drawn_from_all_forty_bits(void **state)
{
	unsigned seen[OWN_CARD_LENGTH] = {0};
	struct secret *card = NULL;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		const char *digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

		own_card_new(&card);
		typed((char *)secret_bytes(card), (char *)secret_bytes(card));
		for (size_t at = 0; at < OWN_CARD_LENGTH; at++)
			seen[at] |= 1u
				    << (strchr(digits, secret_bytes(card)[at]) -
					   digits);
		secret_drop(&card);
	}
	for (size_t at = 0; at < OWN_CARD_LENGTH; at++)
		assert_int_equal(seen[at], UINT32_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(digits_that_belong_to_nothing_are_good),
	    cmocka_unit_test(it_is_six_to_twelve_digits_and_nothing_else),
	    cmocka_unit_test(a_run_is_refused),
	    cmocka_unit_test(the_same_few_digits_are_refused),
	    cmocka_unit_test(a_date_is_refused_however_it_is_written),
	    cmocka_unit_test(most_pins_are_good),
	    cmocka_unit_test(a_card_is_read_however_it_is_typed),
	    cmocka_unit_test(cards_are_drawn_from_all_forty_bits),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
