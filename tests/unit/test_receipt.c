/*
 * receipt: a slip says what was signed, in words and for programs, without a
 * value or a name; and its code stands for the history up to then.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "core/field.h"
#include "core/handover.h"
#include "core/receipt.h"
#include "support/evening.h"
#include "support/signing.h"

#define NUMBER "07700 900123"

struct slip {
	struct fixture *f;
	char code[CODE_TEXT_BYTES];
	struct hand hand;
};

static void
begin(struct slip *slip, void **state)
{
	slip->f = *state;
	evening_person(slip->f, "Robin Hill",
	    "phone gender=nobody,count emergency_contact=emergency",
	    slip->code);
	assert_int_equal(
	    field_set(slip->f->records, slip->code, "phone", NUMBER),
	    STATUS_OK);
	signing_keep_all(slip->f, slip->code, &slip->hand, true);
	assert_int_equal(
	    signing_say(slip->f, slip->code, &slip->hand,
		&(struct own_change){
		    .kind = "email", .answer = OWN_NO, .until = DAY_NONE}),
	    STATUS_OK);
}

static void
make(struct slip *slip, struct receipt *receipt)
{
	assert_int_equal(
	    handover_begin(slip->f->records, slip->code, NULL), STATUS_OK);
	assert_int_equal(
	    receipt_make(slip->f->records, slip->code, receipt), STATUS_OK);
	assert_int_equal(handover_end(slip->f->records), STATUS_OK);
}

static void
a_slip_is_made_in_their_hand_over_of_what_they_signed(void **state)
{
	struct slip slip;
	struct receipt receipt;
	char other[CODE_TEXT_BYTES];

	begin(&slip, state);
	assert_int_equal(
	    receipt_make(slip.f->records, slip.code, &receipt), STATUS_DENIED);
	evening_person(slip.f, "Jo", "", other);
	assert_int_equal(
	    handover_begin(slip.f->records, other, NULL), STATUS_OK);
	assert_int_equal(
	    receipt_make(slip.f->records, slip.code, &receipt), STATUS_DENIED);
	assert_int_equal(
	    receipt_make(slip.f->records, other, &receipt), STATUS_NOT_FOUND);
	assert_int_equal(handover_end(slip.f->records), STATUS_OK);
	make(&slip, &receipt);
	receipt_clear(&receipt);
}

static void
the_words_of_a_slip(void **state)
{
	struct slip slip;
	struct receipt receipt;
	struct buf text = BUF_EMPTY, expected = BUF_EMPTY;

	begin(&slip, state);
	make(&slip, &receipt);
	receipt_slip(&receipt, &text);
	buf_add_format(&expected,
	    "YOUR SLIP\n"
	    "%s\n"
	    "Slip number: 2\n"
	    "Your id: %s\n"
	    "Signed with your PIN and card: Sunday 22 November 2026\n"
	    "\n"
	    "YOU SAID YES TO\n"
	    "  who to ring in an emergency. Workers may see it in an "
	    "emergency. It is not counted. Until Monday 22 November 2027.\n"
	    "  gender. Nobody may see it. It is counted. Until Monday 22 "
	    "November 2027.\n"
	    "  name. Every worker may see it. It is not counted. Until Monday "
	    "22 November 2027.\n"
	    "  phone number. Every worker may see it. It is not counted. Until "
	    "Monday 22 November 2027.\n"
	    "\n"
	    "YOU SAID NO TO\n"
	    "  email address\n"
	    "\n"
	    "Check code: %s\n"
	    "With this code you can see if what was written down is still the "
	    "same.\n"
	    "You can say no at any time. Ask for the laptop.\n",
	    receipt.organisation, slip.code, receipt.check);
	assert_string_equal(text.text, expected.text);
	buf_clear(&text);
	buf_clear(&expected);
	receipt_clear(&receipt);
}

/* What became of a yes since it was signed stands beside it. */
static void
a_slip_tells_what_is_less_since_then(void **state)
{
	static const char *const phone[] = {"phone"};
	struct own_change less = {.kind = "gender",
	    .answer = OWN_YES,
	    .see = SEE_NOBODY,
	    .count = true,
	    .until = FIXTURE_TODAY + 30};
	struct slip slip;
	struct receipt receipt;
	struct buf text = BUF_EMPTY;

	begin(&slip, state);
	assert_int_equal(
	    consent_restrict(slip.f->records, slip.code, phone, 1), STATUS_OK);
	assert_int_equal(
	    own_say_narrow(slip.f->records, slip.code, &less), STATUS_OK);
	make(&slip, &receipt);
	receipt_slip(&receipt, &text);
	assert_non_null(strstr(text.text,
	    "phone number. Every worker may see it. It is not counted. Until "
	    "Monday 22 November 2027. It is shut since then.\n"));
	assert_non_null(strstr(text.text,
	    "gender. Nobody may see it. It is counted. Until Monday 22 "
	    "November 2027. You made it less since then.\n"));
	buf_clear(&text);
	receipt_clear(&receipt);
}

static void
neither_value_nor_name_is_in_any_form_of_it(void **state)
{
	struct slip slip;
	struct receipt receipt;
	struct buf text = BUF_EMPTY;
	char qr[RECEIPT_QR_BYTES];

	begin(&slip, state);
	make(&slip, &receipt);
	receipt_slip(&receipt, &text);
	receipt_json(&receipt, &text);
	receipt_qr_text(&receipt, qr);
	buf_add_text(&text, qr);
	buf_add_text(&text, receipt.signed_by_them.text);
	assert_null(strstr(text.text, "Robin"));
	assert_null(strstr(text.text, "Hill"));
	assert_null(strstr(text.text, "07700"));
	/* Control: what is in them is found. */
	assert_non_null(strstr(text.text, receipt.check));
	assert_in_range(strlen(qr), 20, 80);
	buf_clear(&text);
	receipt_clear(&receipt);
}

/* ------------------------------------------------------------- for programs
 */

static const char *
text_at(const json_t *object, const char *one, const char *two)
{
	const json_t *inner = json_object_get(object, one);

	return json_string_value(
	    two == NULL ? inner : json_object_get(inner, two));
}

static const json_t *
record_of(const json_t *receipt, const char *kind)
{
	const json_t *records =
	    json_object_get(receipt, "dpv:hasRecordOfActivity");

	for (size_t i = 0; i < json_array_size(records); i++) {
		const json_t *record = json_array_get(records, i);
		const json_t *process =
		    json_object_get(record, "dpv:hasProcess");

		if (strcmp(text_at(process, "dpv:hasPersonalData",
			       "dct:identifier"),
			kind) == 0)
			return record;
	}
	return NULL;
}

static void
status_is(const json_t *receipt, const char *kind, const char *status)
{
	const json_t *record = record_of(receipt, kind);

	assert_non_null(record);
	assert_string_equal(
	    text_at(record, "dpv:hasConsentStatus", NULL), status);
	assert_string_equal(
	    text_at(record, "@type", NULL), "dpv:ConsentRecord");
}

/* Whatever ISO/IEC TS 27560 wants of each record. */
static void
a_receipt_for_programs_has_every_field_and_the_state_of_today(void **state)
{
	static const char *const fields[] = {"@id", "dct:identifier",
	    "dct:conformsTo", "dct:language", "dpv:hasDataSubject",
	    "dpv:hasDataController", "dpv:hasJurisdiction", "dpv:hasProcess",
	    "dpv:hasConsentStatus", "dpv:isIndicatedBy",
	    "dpv:isIndicatedAtTime", "dpv:hasIndicationMethod",
	    "dpv:hasConsentControl"};
	static const char *const of_a_yes[] = {"dpv:hasPurpose",
	    "dpv:hasRecipient", "dpv:hasStorageCondition", "dpv:hasLegalBasis"};
	static const char *const worker_no[] = {"emergency_contact"};
	static const char *const asked[] = {"phone"};
	struct slip slip;
	struct receipt receipt;
	struct buf text = BUF_EMPTY;
	json_t *json;

	begin(&slip, state);
	assert_int_equal(
	    consent_revoke(slip.f->records, slip.code, worker_no, 1),
	    STATUS_OK);
	assert_int_equal(
	    consent_restrict(slip.f->records, slip.code, asked, 1), STATUS_OK);
	make(&slip, &receipt);
	receipt_json(&receipt, &text);
	json = json_loadb(text.text, text.length, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(json);
	assert_string_equal(text_at(json, "@type", NULL), "dpv:ConsentReceipt");
	assert_string_equal(
	    text_at(json, "sayso:evidence", "sayso:check"), receipt.check);
	assert_int_equal(
	    json_array_size(json_object_get(json, "dpv:hasRecordOfActivity")),
	    5);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		assert_non_null(
		    json_object_get(record_of(json, "name"), fields[i]));
	for (size_t i = 0; i < sizeof(of_a_yes) / sizeof(of_a_yes[0]); i++)
		assert_non_null(json_object_get(
		    json_object_get(record_of(json, "name"), "dpv:hasProcess"),
		    of_a_yes[i]));
	assert_non_null(
	    json_object_get(record_of(json, "name"), "dpv:hasNotice"));
	status_is(json, "name", "dpv:ConsentGiven");
	status_is(json, "email", "dpv:ConsentRefused");
	status_is(json, "emergency_contact", "dpv:ConsentRevoked");
	status_is(json, "phone", "dpv:ConsentWithdrawn");
	json_decref(json);
	buf_clear(&text);
	receipt_clear(&receipt);
}

/* -------------------------------------------------------- the same history
 */

static void
match_is(struct slip *slip, const char *check, enum receipt_match expected)
{
	enum receipt_match match = RECEIPT_UNKNOWN;

	assert_int_equal(
	    receipt_check_code(slip->f->records, slip->code, check, &match),
	    STATUS_OK);
	assert_int_equal(match, expected);
}

static void
a_code_holds_while_the_history_up_to_it_does(void **state)
{
	struct slip slip;
	struct receipt receipt;
	char check[RECEIPT_CHECK_BYTES];
	enum receipt_match match;

	begin(&slip, state);
	make(&slip, &receipt);
	memcpy(check, receipt.check, sizeof(check));
	match_is(&slip, check, RECEIPT_SAME);
	evening_later(slip.f, 3);
	assert_int_equal(
	    signing_say(slip.f, slip.code, &slip.hand,
		&(struct own_change){
		    .kind = "phone", .see = SEE_EMERGENCY, .until = DAY_NONE}),
	    STATUS_OK);
	match_is(&slip, check, RECEIPT_SAME);
	check[strlen(check) - 1] = check[strlen(check) - 1] == '7' ? '8' : '7';
	match_is(&slip, check, RECEIPT_OTHER);
	match_is(&slip, "999999-ABCDE-FGHJK", RECEIPT_OTHER);
	match_is(&slip, "1-ABCDE-FGHJK", RECEIPT_UNKNOWN);
	assert_int_equal(receipt_check_code(
			     slip.f->records, slip.code, "ABCDE-FGHJK", &match),
	    STATUS_INVALID);
	assert_int_equal(receipt_check_code(slip.f->records, slip.code,
			     "12-ABCDE-FGHJU", &match),
	    STATUS_INVALID);
	receipt_clear(&receipt);
}

static void
a_statement_given_out_is_known_again(void **state)
{
	struct slip slip;
	struct receipt receipt;
	struct buf text = BUF_EMPTY;
	struct receipt_given given = {.text = &text};
	enum receipt_match match = RECEIPT_UNKNOWN;
	char code[CODE_TEXT_BYTES];
	int64_t number = 0;

	begin(&slip, state);
	make(&slip, &receipt);
	given.trusted = receipt.signed_by_them.trusted;
	given.signature = receipt.signed_by_them.signature;
	buf_add_text(&text, receipt.signed_by_them.text);
	assert_int_equal(
	    receipt_check(slip.f->records, &given, code, &number, &match),
	    STATUS_OK);
	assert_int_equal(match, RECEIPT_SAME);
	assert_int_equal(number, 2);
	assert_string_equal(code, slip.code);
	given.trusted = "another comment";
	assert_int_equal(
	    receipt_check(slip.f->records, &given, code, &number, &match),
	    STATUS_DENIED);
	buf_add_text(&text, "more\n");
	assert_int_equal(
	    receipt_check(slip.f->records, &given, code, &number, &match),
	    STATUS_INVALID);
	buf_clear(&text);
	receipt_clear(&receipt);
}

int
main(void)
{
#define WITH_FIXTURE(promise)                                                  \
	cmocka_unit_test_setup_teardown(                                       \
	    promise, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
	    WITH_FIXTURE(a_slip_is_made_in_their_hand_over_of_what_they_signed),
	    WITH_FIXTURE(the_words_of_a_slip),
	    WITH_FIXTURE(a_slip_tells_what_is_less_since_then),
	    WITH_FIXTURE(neither_value_nor_name_is_in_any_form_of_it),
	    WITH_FIXTURE(
		a_receipt_for_programs_has_every_field_and_the_state_of_today),
	    WITH_FIXTURE(a_code_holds_while_the_history_up_to_it_does),
	    WITH_FIXTURE(a_statement_given_out_is_known_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
