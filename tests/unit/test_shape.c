/*
 * What a value of each shape looks like once tidied, and all that a count
 * ever gets to see of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/shape.h"

#define TODAY      20779 /* 2026-11-22 */
#define YEAR_START 20544 /* 2026-04-01 */

/* A kind with nothing but what shape looks at. */
struct shaped {
	char shape[16];
	char coarse[16];
	char choices[128];
	bool own_words;
};

static struct kind
as_kind(struct shaped *shaped)
{
	return (struct kind){.shape = shaped->shape,
	    .coarse = shaped->coarse,
	    .choices = shaped->choices,
	    .own_words = shaped->own_words};
}

static void
assert_tidy(struct shaped shaped, const char *typed, const char *stored)
{
	struct kind kind = as_kind(&shaped);
	struct buf value = BUF_EMPTY;

	buf_set(&value, "what was there before");
	assert_int_equal(shape_tidy(&kind, typed, TODAY, &value), STATUS_OK);
	assert_string_equal(value.text, stored);
	buf_clear(&value);
}

/* Refused, with a sentence of its own, and nothing written. */
static void
assert_refused(struct shaped shaped, const char *typed)
{
	struct kind kind = as_kind(&shaped);
	struct buf value = BUF_EMPTY;

	status_clear();
	assert_int_equal(
	    shape_tidy(&kind, typed, TODAY, &value), STATUS_INVALID);
	assert_string_equal(value.text, "");
	assert_string_not_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	buf_clear(&value);
}

static void
assert_coarse(struct shaped shaped, const char *value, const char *expected)
{
	struct kind kind = as_kind(&shaped);
	struct buf coarse = BUF_EMPTY;

	assert_int_equal(
	    shape_coarse(&kind, value, YEAR_START, &coarse), STATUS_OK);
	assert_string_equal(coarse.text, expected);
	buf_clear(&coarse);
}

/* ------------------------------------------------------- lines and text */

static void
a_line_is_one_line_of_200_bytes(void **state)
{
	struct shaped line = {.shape = "line"};
	char most[202];

	(void)state;
	memset(most, 'a', sizeof most);
	most[200] = '\0';
	assert_tidy(line, most, most);
	most[200] = 'a';
	most[201] = '\0';
	assert_refused(line, most);
	assert_tidy(line, "  Aya \t Grant ", "Aya Grant");
	assert_refused(line, "Aya\nGrant");
	assert_refused(line, "Aya\033[2J");
	assert_refused(line, "");
	assert_refused(line, " \t ");
}

static void
a_text_may_have_lines_to_4000_bytes(void **state)
{
	struct shaped text = {.shape = "text"};
	char *most = mem_alloc(4002, 1);

	(void)state;
	memset(most, 'a', 4000);
	assert_tidy(text, most, most);
	most[4000] = 'a';
	assert_refused(text, most);
	mem_free(most);
	assert_tidy(text, "Mum, 07700 900123\nGran", "Mum, 07700 900123\nGran");
	assert_refused(text, "\n\n");
}

static void
a_phone_number_is_its_digits_in_groups(void **state)
{
	struct shaped phone = {.shape = "phone"};

	(void)state;
	assert_tidy(phone, "07700 900123", "07700 900123");
	assert_tidy(phone, "+44 7700 900123", "+44 7700 900123");
	assert_tidy(phone, "(0115) 496-0123", "0115 496 0123");
	assert_tidy(phone, "(+44) 7700.900.123", "+44 7700 900 123");
	assert_tidy(phone, "0115 496 0123 -", "0115 496 0123");
	assert_tidy(phone, "12345", "12345");
	assert_tidy(phone, "12345678901234567890", "12345678901234567890");
	assert_refused(phone, "1234");
	assert_refused(phone, "123456789012345678901");
	assert_refused(phone, "07700 900123 ask for Mum");
	assert_refused(phone, "07700+900123");
	assert_refused(phone, "+++++");
}

static void
an_email_address_has_one_at_sign_and_no_blank(void **state)
{
	struct shaped email = {.shape = "email"};

	(void)state;
	assert_tidy(email, " aya@example.org ", "aya@example.org");
	assert_refused(email, "aya.example.org");
	assert_refused(email, "aya@b@example.org");
	assert_refused(email, "@example.org");
	assert_refused(email, "aya@");
	assert_refused(email, "aya grant@example.org");
	assert_refused(email, "Aya <aya@example.org>");
}

/* ---------------------------------------------------------------- places */

static void
a_postcode_is_cut_to_its_district(void **state)
{
	struct shaped district = {.shape = "district"};

	(void)state;
	assert_tidy(district, "NG7", "NG7");
	assert_tidy(district, "ng7 2rd", "NG7");
	assert_tidy(district, "NG72RD", "NG7");
	assert_tidy(district, "NG7 2", "NG7");
	assert_tidy(district, "M1 1AE", "M1");
	assert_tidy(district, "M11AE", "M1");
	assert_tidy(district, "B33 8TH", "B33");
	assert_tidy(district, "W1A 0AX", "W1A");
	assert_tidy(district, "W1A0AX", "W1A");
	assert_tidy(district, "EC1A 1BB", "EC1A");
	assert_tidy(district, "ec1a1bb", "EC1A");
	assert_tidy(district, "DN55 1PT", "DN55");
}

static void
what_is_no_postcode_is_refused(void **state)
{
	struct shaped district = {.shape = "district"};

	(void)state;
	assert_refused(district, "Nottingham");
	assert_refused(district, "7");
	assert_refused(district, "NG");
	assert_refused(district, "NG7 RD2");
	assert_refused(district, "NG7 2RDX");
	assert_refused(district, "NG7XX2RD");
	assert_refused(district, "NG7 2RD 5 Mill Street");
	assert_refused(district, "5 Mill Street");
	assert_refused(district, "NGX7");
}

/* --------------------------------------------------------------- choices */

static const struct shaped groups = {.shape = "choice",
    .coarse = "choice",
    .choices = "White|Irish\nOther|Arab\n|Th\xC3\xAD nghi\xE1\xBB\x87m\n"};

static void
a_choice_is_stored_as_it_is_listed(void **state)
{
	(void)state;
	assert_tidy(groups, "Irish", "Irish");
	assert_tidy(groups, " irISH ", "Irish");
	assert_tidy(groups, "thi nghiem", "Th\xC3\xAD nghi\xE1\xBB\x87m");
}

static void
other_words_are_kept_only_where_they_are_allowed(void **state)
{
	struct shaped own = groups;

	(void)state;
	own.own_words = true;
	assert_tidy(own, "Kurdish", "Kurdish");
	assert_tidy(own, "irish", "Irish");
	assert_refused(groups, "Kurdish");
	assert_refused(groups, "White");
	assert_refused(groups, "White|Irish");
}

static void
own_words_are_never_counted_as_they_stand(void **state)
{
	struct shaped by_heading = groups;

	(void)state;
	strcpy(by_heading.coarse, "heading");
	assert_coarse(groups, "Irish", "Irish");
	assert_coarse(by_heading, "Irish", "White");
	assert_coarse(groups, "Kurdish", "own words");
	assert_coarse(by_heading, "Kurdish", "own words");
}

/* ---------------------------------------------------------------- handles */

static void
a_handle_is_a_word_and_a_number(void **state)
{
	struct shaped handle = {.shape = "handle"};

	(void)state;
	assert_tidy(handle, "otter 41", "otter 41");
	assert_tidy(handle, " Otter  41", "otter 41");
	assert_tidy(handle, "OTTER41", "otter 41");
	assert_tidy(handle, "otter-41", "otter 41");
	assert_refused(handle, "otter");
	assert_refused(handle, "41");
	assert_refused(handle, "otter 041");
	assert_refused(handle, "otter 41 Grant");
	assert_refused(handle, "otter 12345");
}

static uint32_t
pick_first(uint32_t n)
{
	assert_true(n > 0);
	return 0;
}

static uint32_t
pick_last(uint32_t n)
{
	return n - 1;
}

static uint32_t picked;

static uint32_t
pick_next(uint32_t n)
{
	return picked++ % n;
}

static void
a_new_handle_is_one_that_can_be_typed_back(void **state)
{
	struct shaped shaped = {.shape = "handle"};
	struct buf handle = BUF_EMPTY;

	(void)state;
	shape_new_handle(pick_first, &handle);
	assert_string_equal(handle.text, "acorn 10");
	shape_new_handle(pick_last, &handle);
	assert_string_equal(handle.text, "zebra 99");
	for (picked = 0; picked < 400;) {
		shape_new_handle(pick_next, &handle);
		assert_tidy(shaped, handle.text, handle.text);
	}
	buf_clear(&handle);
}

/* ---------------------------------------------------------------- counts */

static void
a_district_counts_as_it_stands_and_a_yes_as_yes(void **state)
{
	struct shaped district = {.shape = "district", .coarse = "district"};
	struct shaped yes = {.shape = "line", .coarse = "yes"};

	(void)state;
	assert_coarse(district, "NG7", "NG7");
	assert_coarse(yes, "wheelchair, ground floor please", "yes");
	assert_coarse(yes, "no stairs", "yes");
	assert_coarse(yes, "None", "no");
	assert_coarse(yes, "no", "no");
}

static void
what_is_not_counted_has_no_coarse_form(void **state)
{
	static const char *const ways[] = {"none", "attendance", "outcome"};
	struct buf coarse = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct shaped shaped = {.shape = "line"};
		struct kind kind = as_kind(&shaped);

		strcpy(shaped.coarse, ways[i]);
		assert_int_equal(
		    shape_coarse(&kind, "07700 900123", YEAR_START, &coarse),
		    STATUS_NOT_FOUND);
	}
	assert_string_equal(coarse.text, "");
}

static void
registers_and_outcomes_are_not_typed_in(void **state)
{
	struct shaped present = {.shape = "present"};
	struct shaped outcome = {.shape = "outcome"};

	(void)state;
	assert_refused(present, "2026-11-22");
	assert_refused(outcome, "learned to cook");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_is_one_line_of_200_bytes),
	    cmocka_unit_test(a_text_may_have_lines_to_4000_bytes),
	    cmocka_unit_test(a_phone_number_is_its_digits_in_groups),
	    cmocka_unit_test(an_email_address_has_one_at_sign_and_no_blank),
	    cmocka_unit_test(a_postcode_is_cut_to_its_district),
	    cmocka_unit_test(what_is_no_postcode_is_refused),
	    cmocka_unit_test(a_choice_is_stored_as_it_is_listed),
	    cmocka_unit_test(other_words_are_kept_only_where_they_are_allowed),
	    cmocka_unit_test(own_words_are_never_counted_as_they_stand),
	    cmocka_unit_test(a_handle_is_a_word_and_a_number),
	    cmocka_unit_test(a_new_handle_is_one_that_can_be_typed_back),
	    cmocka_unit_test(a_district_counts_as_it_stands_and_a_yes_as_yes),
	    cmocka_unit_test(what_is_not_counted_has_no_coarse_form),
	    cmocka_unit_test(registers_and_outcomes_are_not_typed_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
