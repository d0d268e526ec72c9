/*
 * receipt_json: a slip for other programs, as JSON-LD.
 *
 * The fields of ISO/IEC TS 27560:2023 in the terms of the Data Privacy
 * Vocabulary 2 (w3id.org/dpv/guides/consent-27560): a receipt with one record
 * for each kind.  Pure.
 */
#include <jansson.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/receipt.h"

#define SCHEMA "https://w3id.org/dpv/schema/dpv-27560#"

static void
must(int result)
{
	if (result != 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a receipt.");
}

static void
put(json_t *object, const char *key, json_t *value)
{
	must(json_object_set_new(object, key, value));
}

static void
put_text(json_t *object, const char *key, const char *text)
{
	struct buf clean = BUF_EMPTY;

	if (text[0] == '\0')
		return;
	text_printable_lines(text, &clean);
	put(object, key, json_stringn(clean.text, clean.length));
	buf_clear(&clean);
}

static void
put_moment(json_t *object, const char *key, int64_t moment)
{
	char text[MOMENT_TEXT_BYTES];

	moment_format(moment, text);
	put(object, key,
	    json_pack("{s:s, s:s}", "@type", "xsd:dateTime", "@value", text));
}

static void
put_day(json_t *object, const char *key, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	put(object, key,
	    json_pack("{s:s, s:s}", "@type", "xsd:date", "@value", text));
}

/* "urn:sayso:" and what of: ids of records, kinds, people. */
static void
put_id(json_t *object, const struct receipt *receipt, const char *what,
    const char *name)
{
	struct buf id = BUF_EMPTY;
	char vault[33];

	text_hex(receipt->statement.vault, 16, vault);
	buf_add_format(&id, "urn:sayso:%s:%s:%s", vault, what, name);
	put(object, "@id", json_string(id.text));
	buf_clear(&id);
}

static json_t *
controller(const struct receipt *receipt)
{
	json_t *answer = json_object();

	put_id(answer, receipt, "project", "this");
	put(answer, "@type", json_string("dpv:DataController"));
	put_text(answer, "dpv:hasName", receipt->organisation);
	put_text(answer, "dpv:hasAddress", receipt->address);
	put_text(answer, "dpv:hasContact", receipt->contact);
	return answer;
}

/* --------------------------------------------------------- one kind, one
 * record
 */

/* As it stands now; an answer that is no more is what was signed. */
static const char *
status_of(const struct receipt_say *answer)
{
	static const struct {
		const char *why, *status;
	} shut[] = {
	    {"ran_out", "dpv:ConsentExpired"},
	    {"worker_no", "dpv:ConsentRevoked"},
	    {"asked", "dpv:ConsentWithdrawn"},
	    {"own_no", "dpv:ConsentWithdrawn"},
	    {"heard_no", "dpv:ConsentWithdrawn"},
	};

	if (answer->say->answer == STATEMENT_NO)
		return "dpv:ConsentRefused";
	if (answer->now == NULL || strcmp(answer->now->state, "gone") == 0)
		return "dpv:ConsentWithdrawn";
	if (strcmp(answer->now->state, "live") == 0)
		return "dpv:ConsentGiven";
	for (size_t i = 0; i < sizeof(shut) / sizeof(shut[0]); i++)
		if (strcmp(answer->now->why, shut[i].why) == 0)
			return shut[i].status;
	return "dpv:ConsentInvalidated";
}

static json_t *
recipients(const struct receipt_say *answer)
{
	static const char *const who[] = {"nobody",
	    "any worker, in an emergency, who says so",
	    "one worker that they chose", "every worker of this project"};
	json_t *list = json_array();
	json_t *recipient = json_object();

	put(recipient, "@type", json_string("dpv:Recipient"));
	put(recipient, "dct:description", json_string(who[answer->say->see]));
	must(json_array_append_new(list, recipient));
	return list;
}

static json_t *
purposes(const struct receipt_say *answer)
{
	json_t *list = json_array();

	if (answer->say->see != STATEMENT_NOBODY)
		must(json_array_append_new(
		    list, json_string("dpv:ServiceProvision")));
	if (answer->say->count)
		must(json_array_append_new(
		    list, json_string("dpv:ServiceMonitoring")));
	return list;
}

static json_t *
personal_data(const struct receipt *receipt, const struct receipt_say *answer)
{
	json_t *data = json_object();

	put_id(data, receipt, "kind", answer->say->kind);
	put(data, "@type", json_string("dpv:PersonalData"));
	put(data, "dct:identifier", json_string(answer->say->kind));
	put_text(data, "dct:title", answer->label);
	put(data, "sayso:optional", json_true());
	return data;
}

static json_t *
notice(const struct receipt *receipt, const struct receipt_say *answer)
{
	char hash[2 * STATEMENT_HASH_BYTES + 1];
	json_t *words = json_object();

	text_hex(answer->say->notice, STATEMENT_HASH_BYTES, hash);
	put_id(words, receipt, "notice", hash);
	put(words, "@type", json_string("dpv:ConsentNotice"));
	put_text(words, "dct:language", receipt->statement.language);
	put_text(words, "dct:title", answer->front);
	put_text(words, "dct:description", answer->rest);
	return words;
}

static json_t *
process(const struct receipt *receipt, const struct receipt_say *answer)
{
	json_t *answer_json = json_object();
	json_t *duration = json_object();

	put(answer_json, "@type", json_string("dpv:Process"));
	put(answer_json, "dpv:hasPersonalData", personal_data(receipt, answer));
	put(answer_json, "dpv:hasLegalBasis", json_string("eu-gdpr:A6-1-a"));
	if (answer->say->answer != STATEMENT_YES) {
		json_decref(duration);
		return answer_json;
	}
	put(answer_json, "dpv:hasPurpose", purposes(answer));
	put(answer_json, "dpv:hasRecipient", recipients(answer));
	put(duration, "@type", json_string("dpv:UntilTimeDuration"));
	put_day(duration, "dct:valid", answer->say->until);
	put(answer_json, "dpv:hasStorageCondition",
	    json_pack("{s:s, s:s, s:o}", "@type", "dpv:StorageCondition",
		"dpv:hasLocation", "a laptop of the project", "dpv:hasDuration",
		duration));
	return answer_json;
}

/* Event: what was said, when, how, and how to take it back. */
static void
put_event(json_t *record, const struct receipt *receipt,
    const struct receipt_say *answer)
{
	put(record, "dpv:hasConsentStatus", json_string(status_of(answer)));
	put(record, "dpv:isIndicatedBy", json_string("dpv:DataSubject"));
	put_moment(record, "dpv:isIndicatedAtTime", receipt->statement.time);
	put(record, "dpv:hasIndicationMethod",
	    json_string(receipt->statement.is_card
			    ? "signed with their own key (PIN and card)"
			    : "signed with their own key (PIN)"));
	put(record, "dpv:hasConsentControl",
	    json_pack("{s:s, s:s}", "@type", "dpv:WithdrawConsent",
		"dct:description",
		"Tell any worker, or ask for the laptop. No key and no reason "
		"is needed."));
}

/* Whose, which statement, what about. */
static void
put_record_id(json_t *record, const struct receipt *receipt, const char *kind)
{
	struct buf id = BUF_EMPTY;

	buf_add_format(&id, "%s-%lld-%s", receipt->code,
	    (long long)receipt->statement.number, kind);
	put_id(record, receipt, "record", id.text);
	put(record, "dct:identifier", json_string(id.text));
	buf_clear(&id);
}

static json_t *
record_of(const struct receipt *receipt, const struct receipt_say *answer)
{
	json_t *record = json_object();
	json_t *same = json_object();
	char person[2 * UID_BYTES + 1];

	text_hex(receipt->statement.person, UID_BYTES, person);
	put_record_id(record, receipt, answer->say->kind);
	put(record, "@type", json_string("dpv:ConsentRecord"));
	put(record, "dct:conformsTo", json_string(SCHEMA "record"));
	put(record, "dct:language", json_string(receipt->statement.language));
	put(record, "dpv:hasDataSubject",
	    json_pack("{s:s, s:s}", "@type", "dpv:Participant",
		"dct:identifier", person));
	put_id(same, receipt, "project", "this");
	put(record, "dpv:hasDataController", same);
	put(record, "dpv:hasJurisdiction", json_string("loc:GB"));
	if (answer->say->answer == STATEMENT_YES)
		put(record, "dpv:hasNotice", notice(receipt, answer));
	put(record, "dpv:hasProcess", process(receipt, answer));
	put_event(record, receipt, answer);
	return record;
}

/* ------------------------------------------------------------------ the
 * receipt
 */

static json_t *
context(void)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "dpv",
	    "https://w3id.org/dpv#", "eu-gdpr",
	    "https://w3id.org/dpv/legal/eu/gdpr#", "loc",
	    "https://w3id.org/dpv/loc#", "dct", "http://purl.org/dc/terms/",
	    "xsd", "http://www.w3.org/2001/XMLSchema#", "sayso",
	    "urn:sayso:terms:");
}

/* What of it a stranger can check: the text that was signed, by its hash. */
static json_t *
evidence(const struct receipt *receipt)
{
	char hash[2 * STATEMENT_HASH_BYTES + 1], key[65];
	json_t *answer = json_object();

	text_hex(receipt->signed_by_them.hash, STATEMENT_HASH_BYTES, hash);
	text_hex(receipt->signed_by_them.sign_public, 32, key);
	put(answer, "sayso:number",
	    json_integer((json_int_t)receipt->statement.number));
	put(answer, "sayso:blake2b256", json_string(hash));
	put(answer, "sayso:ed25519", json_string(key));
	put(answer, "sayso:capacity",
	    json_string(receipt->statement.is_able ? "able" : "not_yet"));
	put(answer, "sayso:level",
	    json_string(receipt->statement.is_card ? "card" : "pin"));
	put(answer, "sayso:check", json_string(receipt->check));
	return answer;
}

static int
take(const char *bytes, size_t size, void *text)
{
	buf_add(text, bytes, size);
	return 0;
}

void
receipt_json(const struct receipt *receipt, struct buf *text)
{
	json_t *answer = json_object();
	json_t *records = json_array();

	put(answer, "@context", context());
	put_id(answer, receipt, "receipt", receipt->check);
	put(answer, "@type", json_string("dpv:ConsentReceipt"));
	put(answer, "dct:conformsTo", json_string(SCHEMA "receipt"));
	put(answer, "dct:identifier", json_string(receipt->check));
	put_moment(answer, "dct:created", receipt->made_at);
	put(answer, "dct:publisher", controller(receipt));
	put_text(answer, "sayso:complaints", receipt->complaints);
	put(answer, "sayso:evidence", evidence(receipt));
	for (size_t i = 0; i < receipt->count; i++)
		must(json_array_append_new(
		    records, record_of(receipt, &receipt->says[i])));
	put(answer, "dpv:hasRecordOfActivity", records);
	must(json_dump_callback(
	    answer, take, text, JSON_INDENT(1) | JSON_ENSURE_ASCII));
	buf_add_char(text, '\n');
	json_decref(answer);
}
