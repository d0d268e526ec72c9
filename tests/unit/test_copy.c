/*
 * A young person's copy: all that is held about them, and nothing of anybody
 * else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "core/own_outcome.h"
#include "support/copied.h"
#include "vault/minisign.h"

#define MARK  "QUAXOLOTL"
#define OTHER "ZEPHYRINA"

static void
everything_that_is_held_is_in_it(void **state)
{
	static const char *const also[] = {"Jo", MARK " full_name",
	    MARK " pronouns", MARK " address", MARK " emergency_contact",
	    MARK " school", MARK " interests", MARK " services",
	    MARK " allergies", MARK " note", MARK " disability",
	    MARK "@example.org", MARK " group", MARK " place", MARK " said",
	    MARK " is what I say", "phone number", "signed with your PIN",
	    "sayso statement 1",
	    "untrusted comment: ", "<bdi>Ana</bdi>, <bdi>Sam</bdi>",
	    "10:00-11:40", "Sunday 22 November 2026"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	copied_fill(unlock, jo, MARK);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++) {
		if (strstr(copied.page.text, also[i]) == NULL)
			fail_msg("not in the copy: %s", also[i]);
	}
	/* 11 values, words, group twice, place, look, outcome, award */
	assert_true(copied_count(&copied.data, MARK) >= 18);
	/* the page says it, and holds the data too */
	assert_true(copied_count(&copied.page, MARK) >=
		    2 * copied_count(&copied.data, MARK));
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

static void
nothing_of_anybody_else_is_in_it(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	char jo[CODE_TEXT_BYTES], robin[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_find(unlock, "Robin", robin);
	copied_fill(unlock, robin, OTHER);
	copied_fill(unlock, jo, MARK);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	assert_int_equal(copied_count(&copied.page, OTHER), 0);
	assert_int_equal(copied_count(&copied.data, OTHER), 0);
	assert_int_equal(copied_count(&copied.page, "Robin"), 0);
	assert_int_equal(copied_count(&copied.page, robin), 0);
	copied_clear(&copied);
	/* and what was looked for is there to be found */
	copied_make(unlock, robin, HANDED_PIN, &copied);
	assert_true(copied_count(&copied.page, OTHER) >= 36);
	assert_int_equal(copied_count(&copied.page, MARK), 0);
	/* what was done at a session is about the work */
	assert_int_equal(copied_count(&copied.page, OTHER "notes"), 0);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

static void
it_is_written_down_first_and_they_see_that(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	struct copy copy;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	assert_int_equal(
	    take_copy(unlock, jo, COPY_PAGE, &copy), STATUS_DENIED);
	assert_int_equal(handed_int(unlock, "SELECT count(*) FROM ledger"
					    " WHERE event = 'copied'"),
	    0);
	copied_make(unlock, jo, NULL, &copied);
	assert_int_equal(
	    handed_int(unlock, "SELECT count(*) FROM ledger WHERE event ="
			       " 'copied' AND class = 'look'"
			       " AND body LIKE '%as page_'"),
	    1);
	/* the copy itself says so already */
	assert_int_equal(copied.copy.looks.looks[0].what, OWN_LOOK_COPY);
	assert_string_equal(copied.copy.looks.looks[0].who, "Sam");
	assert_non_null(
	    strstr(copied.page.text, "</bdi> was there when you took a copy"));
	copied_clear(&copied);
	handed_check(unlock);
	clubhouse_close(&unlock);
}

/* What stands about a kind in the data. */
static const char *
why_not(const json_t *data, const char *kind)
{
	const json_t *fields = json_object_get(data, "fields"), *field;
	size_t i;

	json_array_foreach(fields, i, field)
	{
		if (strcmp(json_string_value(json_object_get(field, "kind")),
			kind) != 0)
			continue;
		if (json_object_get(field, "values") == NULL)
			return json_string_value(
			    json_object_get(field, "why_not"));
		return json_string_value(json_object_get(
		    json_array_get(json_object_get(field, "values"), 0),
		    "why_not"));
	}
	return "no such kind";
}

static json_t *
read_data(const struct buf *text)
{
	json_t *data =
	    json_loadb(text->text, text->length, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(data);
	return data;
}

static void
what_needs_their_key_is_named_and_not_shown(void **state)
{
	static const char *const note[] = {"note"};
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	json_t *data;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	copied_fill(unlock, jo, MARK);
	handed_chooses(unlock, jo, NULL, "school", "Sam");
	assert_int_equal(
	    consent_restrict(unlock_records(unlock), jo, note, 1), STATUS_OK);
	copied_make(unlock, jo, NULL, &copied);
	assert_true(copied.copy.hides);
	assert_int_equal(copied_count(&copied.page, MARK " note"), 0);
	assert_int_equal(copied_count(&copied.page, MARK " school"), 0);
	assert_non_null(
	    strstr(copied.page.text, "it only opens with your PIN"));
	data = read_data(&copied.data);
	assert_string_equal(why_not(data, "note"), "needs_key");
	assert_string_equal(why_not(data, "school"), "needs_key");
	assert_null(why_not(data, "allergies"));
	json_decref(data);
	copied_clear(&copied);
	/* with it both are there: shut, and sealed to who hands it over */
	copied_make(unlock, jo, HANDED_PIN, &copied);
	assert_false(copied.copy.hides);
	assert_int_equal(copied_count(&copied.data, MARK " note"), 1);
	assert_int_equal(copied_count(&copied.data, MARK " school"), 1);
	copied_clear(&copied);
	clubhouse_close(&unlock);
	/* another worker cannot open what is sealed to Sam, and it is said */
	unlock = handed_stretch(*state, "Ana", 5);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	data = read_data(&copied.data);
	assert_string_equal(why_not(data, "school"), "needs_card");
	assert_null(why_not(data, "note"));
	assert_int_equal(copied_count(&copied.page, MARK " school"), 0);
	json_decref(data);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

/* Does what stands in the data check, as anybody would? */
static enum status
verify(const json_t *theirs, const json_t *keys)
{
	unsigned char public[VAULT_KEY_BYTES], id[MINISIGN_ID_BYTES];
	struct buf text = BUF_EMPTY, signature = BUF_EMPTY;
	const char *pub =
	    json_string_value(json_object_get(json_array_get(keys, 0), "pub"));
	enum status status = minisign_read_public(pub, strlen(pub), public, id);

	assert_int_equal(status, STATUS_OK);
	buf_add_text(&text, json_string_value(json_object_get(theirs, "text")));
	buf_add_text(
	    &signature, json_string_value(json_object_get(theirs, "minisig")));
	assert_int_equal(
	    minisign_verify(public, id, &text, &signature), STATUS_OK);
	text.text[text.length - 3] ^= 1;
	status = minisign_verify(public, id, &text, &signature);
	buf_clear(&text);
	buf_clear(&signature);
	return status;
}

static void
all_that_they_signed_is_there_and_checks(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct outcome_line *lines = NULL;
	struct copied copied;
	struct handed handed;
	const json_t *list;
	json_t *data;
	size_t count = 0;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	copied_fill(unlock, jo, MARK);
	handed_chooses(unlock, jo, NULL, "school", "Sam");
	handed_begin(unlock, jo, HANDED_PIN, NULL, &handed);
	assert_int_equal(
	    own_outcomes(unlock_records(unlock), jo, &lines, &count),
	    STATUS_OK);
	assert_int_equal(
	    own_outcome_agree(unlock_records(unlock), jo, lines[0].code),
	    STATUS_OK);
	outcome_list_clear(&lines, count);
	handed_end(&handed);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	data = read_data(&copied.data);
	list = json_object_get(data, "signed");
	assert_int_equal(json_array_size(list), 3);
	for (size_t i = 0; i < 3; i++) {
		const json_t *theirs = json_array_get(list, i);

		assert_true(json_is_true(json_object_get(theirs, "good")));
		assert_int_equal(verify(theirs, json_object_get(data, "keys")),
		    STATUS_DENIED);
	}
	assert_non_null(json_object_get(data, "receipt"));
	json_decref(data);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

static void
consent_is_there_as_records_of_the_standard(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	const json_t *records, *record;
	struct copied copied;
	json_t *data;
	size_t i;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "school");
	copied_make(unlock, jo, NULL, &copied);
	data = read_data(&copied.data);
	records = json_object_get(data, "dpv:hasRecordOfActivity");
	assert_int_equal(json_array_size(records), copied.copy.view.count);
	json_array_foreach(records, i, record)
	{
		assert_string_equal(
		    json_string_value(json_object_get(record, "@type")),
		    "dpv:ConsentRecord");
		assert_string_equal(json_string_value(json_object_get(
					record, "dpv:hasConsentStatus")),
		    "dpv:ConsentGiven");
		assert_non_null(json_object_get(record, "dpv:hasNotice"));
		assert_non_null(json_object_get(record, "dpv:hasProcess"));
	}
	json_decref(data);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

/* ------------------------------------------------------------------- escaping
 */

static void
no_text_of_anybody_becomes_markup(void **state)
{
	static const char hostile[] =
	    "</bdi><script>alert(1)</script> & \"two\" 'one'";
	static const char shown[] =
	    "&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; "
	    "&quot;two&quot; &#39;one&#39;";
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	json_t *data;
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	copied_fill(unlock, jo, MARK);
	handed_set(unlock, jo, "note", hostile);
	copied_make(unlock, jo, HANDED_PIN, &copied);
	assert_null(strstr(copied.page.text, "<script"));
	assert_null(strstr(copied.page.text, "href=\"h"));
	assert_null(strstr(copied.page.text, "src="));
	assert_int_equal(copied_count(&copied.page, shown), 1);
	assert_int_equal(copied_count(&copied.page, "<bdi>"),
	    copied_count(&copied.page, "</bdi>"));
	data = read_data(&copied.data);
	json_decref(data);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

/* ---------------------------------------------------------------- a full disk
 */

struct narrow {
	size_t left;
};

static enum status
fail_later(void *context, const void *bytes, size_t size)
{
	struct narrow *narrow = context;

	(void)bytes;
	if (size > narrow->left)
		return FAIL(STATUS_IO, "a full disk");
	narrow->left -= size;
	return STATUS_OK;
}

static void
what_could_not_be_written_whole_is_told(void **state)
{
	struct unlock *unlock = handed_stretch(*state, "Sam", 1);
	struct copied copied;
	struct narrow narrow = {0};
	struct copy_sink sink = {fail_later, &narrow};
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	copied_make(unlock, jo, NULL, &copied);
	for (size_t left = 0; left < copied.page.length; left += 5000) {
		narrow.left = left;
		assert_int_equal(copy_page(&copied.copy, &sink), STATUS_IO);
	}
	narrow.left = copied.page.length;
	assert_int_equal(copy_page(&copied.copy, &sink), STATUS_OK);
	narrow.left = copied.data.length - 1;
	assert_int_equal(copy_data(&copied.copy, &sink), STATUS_IO);
	copied_clear(&copied);
	clubhouse_close(&unlock);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(                                       \
	    name, clubhouse_setup, clubhouse_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(everything_that_is_held_is_in_it),
	    TEST(nothing_of_anybody_else_is_in_it),
	    TEST(it_is_written_down_first_and_they_see_that),
	    TEST(what_needs_their_key_is_named_and_not_shown),
	    TEST(all_that_they_signed_is_there_and_checks),
	    TEST(consent_is_there_as_records_of_the_standard),
	    TEST(no_text_of_anybody_becomes_markup),
	    TEST(what_could_not_be_written_whole_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
