/*
 * What can be held: the kinds of a new vault, kinds of a project's own, and
 * how one is found by its name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/kind.h"
#include "core/kind_internal.h"
#include "support/records_fixture.h"

/* A kind that every rule lets through; tests spoil one part of it. */
static struct kind
good_kind(void)
{
	static char name[] = "shoe_size";
	static char label[] = "shoe size";
	static char shape[] = "line";
	static char coarse[] = "none";
	static char front[] = "May we write down your shoe size, so that we "
			      "bring boots that fit? All workers can see it.";
	static char rest[] = "You can say no to this and still come.";

	return (struct kind){.name = name,
	    .label = label,
	    .shape = shape,
	    .coarse = coarse,
	    .front = front,
	    .rest = rest};
}

static struct kind
kind_of(struct fixture *fixture, const char *name, struct kind_list *list)
{
	assert_int_equal(kind_get(fixture->records, name, list), STATUS_OK);
	assert_int_equal(list->count, 1);
	return list->kinds[0];
}

static void
a_new_vault_holds_every_kind_as_it_is_written_down(void **state)
{
	struct fixture *fixture = *state;
	struct kind_list list = {0};

	assert_int_equal(kind_list(fixture->records, false, &list), STATUS_OK);
	assert_int_equal(list.count, kind_seeds_count);
	for (size_t i = 0; i < list.count; i++) {
		const struct kind_seed *seed = &kind_seeds[i];
		const struct kind *kind = &list.kinds[i];

		assert_string_equal(kind->name, seed->name);
		assert_string_equal(kind->label, seed->label);
		assert_string_equal(kind->shape, seed->shape);
		assert_string_equal(
		    kind->choices, seed->choices != NULL ? seed->choices : "");
		assert_int_equal(kind->own_words, seed->own_words);
		assert_string_equal(kind->coarse, seed->coarse);
		assert_int_equal(kind->many, seed->many);
		assert_int_equal(kind->findable, seed->findable);
		assert_int_equal(kind->tonight, seed->tonight);
		assert_string_equal(kind->default_see, seed->default_see);
		assert_int_equal(kind->keep_months, seed->keep_months);
		assert_int_equal(kind->notice_version, 1);
		assert_false(kind->retired);
		assert_string_equal(
		    kind->front, notice_seed_of(seed->name)->front);
		assert_string_equal(
		    kind->rest, notice_seed_of(seed->name)->rest);
	}
	kind_list_clear(&list);
}

static void
a_kind_of_their_own_is_kept_as_given(void **state)
{
	struct fixture *fixture = *state;
	struct kind_list list = {0};
	struct kind kind = good_kind();
	unsigned char hash[NOTICE_HASH_BYTES];
	char hex[2 * NOTICE_HASH_BYTES + 1];
	char expected[200];

	kind.many = true;
	kind.keep_months = 3;
	assert_int_equal(kind_add(fixture->records, &kind), STATUS_OK);
	notice_hash(kind.front, kind.rest, hash);
	text_hex(hash, sizeof hash, hex);
	snprintf(expected, sizeof expected, "kind shoe_size\nnotice %s\n", hex);
	fixture_newest_is(fixture, "kind_added", expected);

	kind = kind_of(fixture, "shoe_size", &list);
	assert_string_equal(kind.label, "shoe size");
	assert_string_equal(kind.choices, "");
	assert_string_equal(kind.default_see, "team");
	assert_int_equal(kind.keep_months, 3);
	assert_int_equal(kind.notice_version, 1);
	assert_true(kind.many);
	kind_list_clear(&list);
	assert_int_equal(kind_list(fixture->records, false, &list), STATUS_OK);
	assert_string_equal(list.kinds[list.count - 1].name, "shoe_size");
	kind_list_clear(&list);
}

static void
choices_of_their_own_are_tidied(void **state)
{
	struct fixture *fixture = *state;
	struct kind_list list = {0};
	struct kind kind = good_kind();
	char shape[] = "choice";
	char coarse[] = "choice";
	char choices[] = " small \nLarge sizes|large\n\n|huge\n";

	kind.shape = shape;
	kind.coarse = coarse;
	kind.choices = choices;
	assert_int_equal(kind_add(fixture->records, &kind), STATUS_OK);
	kind = kind_of(fixture, "shoe_size", &list);
	assert_string_equal(kind.choices, "|small\nLarge sizes|large\n|huge\n");
	assert_int_equal(kind.keep_months, 12);
	kind_list_clear(&list);
}

/* Refused with a sentence of its own; no kind and no entry is left behind. */
static void
assert_not_added(struct fixture *fixture, const struct kind *kind)
{
	struct kind_list list = {0};
	int64_t length = fixture_entries(fixture);

	status_clear();
	assert_int_equal(kind_add(fixture->records, kind), STATUS_INVALID);
	assert_string_not_equal(status_sentence(STATUS_INVALID),
	    "Something that was given cannot be used.");
	assert_int_equal(fixture_entries(fixture), length);
	assert_int_equal(kind_list(fixture->records, true, &list), STATUS_OK);
	assert_int_equal(list.count, kind_seeds_count);
	kind_list_clear(&list);
}

/* A good kind with one text of it spoilt. */
static void
assert_spoils(struct fixture *fixture, size_t part, const char *text)
{
	struct kind kind = good_kind();
	char *copy = mem_text(text);

	memcpy((char *)&kind + part, &copy, sizeof copy);
	assert_not_added(fixture, &kind);
	mem_free(copy);
}

#define SPOIL(part, text)                                                      \
	assert_spoils(fixture, offsetof(struct kind, part), (text))

static void
a_kind_against_the_rules_is_not_added(void **state)
{
	struct fixture *fixture = *state;
	struct kind kind = good_kind();

	SPOIL(name, NULL);
	SPOIL(name, "");
	SPOIL(name, "Shoe");
	SPOIL(name, "shoe size");
	SPOIL(name, "_shoe");
	SPOIL(name, "shoe2");
	SPOIL(name, "abcdefghijklmnopqrstuvwxyzabcdefghijklmno");
	SPOIL(name, "phone");
	SPOIL(label, NULL);
	SPOIL(label, " ");
	SPOIL(label, "shoe\nsize");
	SPOIL(shape, NULL);
	SPOIL(shape, "number");
	SPOIL(shape, "handle");
	SPOIL(shape, "present");
	SPOIL(shape, "outcome");
	SPOIL(shape, "choice");
	SPOIL(coarse, NULL);
	SPOIL(coarse, "exact");
	SPOIL(coarse, "age");
	SPOIL(coarse, "choice");
	SPOIL(choices, "one\ntwo\n");
	SPOIL(default_see, "everyone");
	SPOIL(default_see, "nobody");
	SPOIL(front, NULL);
	SPOIL(front, "");
	SPOIL(front, "One. Two. Three.");
	SPOIL(front, "a b c d e f g h i j k l m n o p q r s t u v w x y z "
		     "a b c d e f g h i j k l m n o.");
	SPOIL(rest, NULL);
	SPOIL(rest, "");
	kind.own_words = true;
	assert_not_added(fixture, &kind);
	kind = good_kind();
	kind.keep_months = 121;
	assert_not_added(fixture, &kind);
	kind.keep_months = -1;
	assert_not_added(fixture, &kind);
	kind.keep_months = 120;
	assert_int_equal(kind_add(fixture->records, &kind), STATUS_OK);
}

static void
choices_that_leave_no_choice_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct kind kind = good_kind();
	char shape[] = "choice";
	char coarse[] = "heading";
	char one[] = "Sizes|small\n";
	char bare[] = "Sizes|small\nlarge\n";
	char bars[] = "Sizes|small|er\nSizes|large\n";
	char empty[] = "Sizes|\nSizes|large\n";
	char good[] = "Sizes|small\nSizes|large\n";

	kind.shape = shape;
	kind.coarse = coarse;
	kind.choices = one;
	assert_not_added(fixture, &kind);
	kind.choices = bare;
	assert_not_added(fixture, &kind);
	kind.choices = bars;
	assert_not_added(fixture, &kind);
	kind.choices = empty;
	assert_not_added(fixture, &kind);
	kind.choices = good;
	assert_int_equal(kind_add(fixture->records, &kind), STATUS_OK);
}

static void
an_unknown_kind_is_said_to_be_none(void **state)
{
	struct fixture *fixture = *state;
	struct kind_list list = {0};
	struct kind_row row;

	status_clear();
	assert_int_equal(
	    kind_get(fixture->records, "fone", &list), STATUS_NOT_FOUND);
	assert_string_equal(status_sentence(STATUS_NOT_FOUND),
	    "There is no kind of that name. See: sayso kind list");
	assert_int_equal(
	    kind_row(fixture->records, "fone", &row), STATUS_NOT_FOUND);
	assert_int_equal(kind_row(fixture->records, "phone", &row), STATUS_OK);
	assert_int_equal(row.id, 7);
}

static void
consent_is_told_what_it_needs_of_a_kind(void **state)
{
	struct fixture *fixture = *state;
	struct kind_row row;
	const struct notice_seed *notice = notice_seed_of("ethnic_group");
	unsigned char hash[NOTICE_HASH_BYTES];

	assert_int_equal(
	    kind_row(fixture->records, "ethnic_group", &row), STATUS_OK);
	assert_int_equal(row.id, 13);
	assert_string_equal(row.name, "ethnic_group");
	assert_true(row.is_counted);
	assert_int_equal(row.default_see, SEE_NOBODY);
	notice_hash(notice->front, notice->rest, hash);
	assert_memory_equal(row.notice_hash, hash, sizeof hash);
	assert_int_equal(
	    kind_row(fixture->records, "address", &row), STATUS_OK);
	assert_false(row.is_counted);
	assert_int_equal(row.default_see, SEE_EMERGENCY);
}

static void
assert_nearest(struct fixture *fixture, const char *typed, const char *expected)
{
	char *nearest = kind_nearest(fixture->records, typed);

	if (expected == NULL)
		assert_null(nearest);
	else
		assert_string_equal(nearest, expected);
	mem_free(nearest);
}

static void
a_mistyped_kind_is_recognised(void **state)
{
	struct fixture *fixture = *state;

	assert_nearest(fixture, "fone", "phone");
	assert_nearest(fixture, "Phone", "phone");
	assert_nearest(fixture, "birthdate", "birth_date");
	assert_nearest(fixture, "date of birth", "birth_date");
	assert_nearest(fixture, "alergies", "allergies");
	assert_nearest(fixture, "weather", NULL);
	assert_nearest(fixture, "x", NULL);
	assert_nearest(fixture, "", NULL);
}

#define WITH_VAULT(test)                                                       \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_VAULT(a_new_vault_holds_every_kind_as_it_is_written_down),
	    WITH_VAULT(a_kind_of_their_own_is_kept_as_given),
	    WITH_VAULT(choices_of_their_own_are_tidied),
	    WITH_VAULT(a_kind_against_the_rules_is_not_added),
	    WITH_VAULT(choices_that_leave_no_choice_are_refused),
	    WITH_VAULT(an_unknown_kind_is_said_to_be_none),
	    WITH_VAULT(consent_is_told_what_it_needs_of_a_kind),
	    WITH_VAULT(a_mistyped_kind_is_recognised),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
