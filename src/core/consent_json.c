/*
 * consent_json: one kind that somebody answered, for other programs; see
 * core/consent_json.h.
 */
#include "core/consent_json.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define UID_TEXT_BYTES  33
#define HASH_TEXT_BYTES 65

static void
must(int result)
{
	if (result != 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a record.");
}

void
consent_json_put(json_t *object, const char *key, json_t *value)
{
	must(json_object_set_new(object, key, value));
}

void
consent_json_add(json_t *list, json_t *value)
{
	must(json_array_append_new(list, value));
}

void
consent_json_put_text(json_t *object, const char *key, const char *text)
{
	struct buf clean = BUF_EMPTY;

	if (text == NULL || text[0] == '\0')
		return;
	text_printable_lines(text, &clean);
	consent_json_put(object, key, json_stringn(clean.text, clean.length));
	buf_clear(&clean);
}

void
consent_json_put_moment(json_t *object, const char *key, int64_t moment)
{
	char text[MOMENT_TEXT_BYTES];

	moment_format(moment, text);
	consent_json_put(object, key,
	    json_pack("{s:s, s:s}", "@type", "xsd:dateTime", "@value", text));
}

void
consent_json_put_day(json_t *object, const char *key, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	consent_json_put(object, key,
	    json_pack("{s:s, s:s}", "@type", "xsd:date", "@value", text));
}

void
consent_json_put_id(json_t *object, const unsigned char *vault,
    const char *what, const char *name)
{
	struct buf id = BUF_EMPTY;
	char hex[UID_TEXT_BYTES];

	text_hex(vault, 16, hex);
	buf_add_format(&id, "urn:sayso:%s:%s:%s", hex, what, name);
	consent_json_put(object, "@id", json_string(id.text));
	buf_clear(&id);
}

json_t *
consent_json_controller(
    const unsigned char *vault, const struct consent_json_holder *holder)
{
	json_t *answer = json_object();

	consent_json_put_id(answer, vault, "project", "this");
	consent_json_put(answer, "@type", json_string("dpv:DataController"));
	consent_json_put_text(answer, "dpv:hasName", holder->organisation);
	consent_json_put_text(answer, "dpv:hasAddress", holder->address);
	consent_json_put_text(answer, "dpv:hasContact", holder->contact);
	return answer;
}

json_t *
consent_json_context(void)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "dpv",
	    "https://w3id.org/dpv#", "eu-gdpr",
	    "https://w3id.org/dpv/legal/eu/gdpr#", "loc",
	    "https://w3id.org/dpv/loc#", "dct", "http://purl.org/dc/terms/",
	    "xsd", "http://www.w3.org/2001/XMLSchema#", "sayso",
	    "urn:sayso:terms:");
}

/* ---------------------------------------------------------------- one record
 */

static json_t *
recipients(const struct consent_json *record)
{
	static const struct {
		const char *see, *words;
	} who[] = {{"nobody", "nobody"},
	    {"emergency", "any worker, in an emergency, who says so"},
	    {"worker", "one worker that they chose"},
	    {"team", "every worker of this project"}};
	json_t *list = json_array();
	json_t *recipient = json_object();

	consent_json_put(recipient, "@type", json_string("dpv:Recipient"));
	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		if (strcmp(who[i].see, record->see) == 0)
			consent_json_put(recipient, "dct:description",
			    json_string(who[i].words));
	}
	consent_json_add(list, recipient);
	return list;
}

static json_t *
purposes(const struct consent_json *record)
{
	json_t *list = json_array();

	if (strcmp(record->see, "nobody") != 0)
		consent_json_add(list, json_string("dpv:ServiceProvision"));
	if (record->is_counted)
		consent_json_add(list, json_string("dpv:ServiceMonitoring"));
	return list;
}

static json_t *
personal_data(const struct consent_json *record)
{
	json_t *data = json_object();

	consent_json_put_id(data, record->vault, "kind", record->kind);
	consent_json_put(data, "@type", json_string("dpv:PersonalData"));
	consent_json_put(data, "dct:identifier", json_string(record->kind));
	consent_json_put_text(data, "dct:title", record->label);
	consent_json_put(data, "sayso:optional", json_true());
	return data;
}

static json_t *
notice(const struct consent_json *record)
{
	char hash[HASH_TEXT_BYTES];
	json_t *words = json_object();

	text_hex(record->notice, 32, hash);
	consent_json_put_id(words, record->vault, "notice", hash);
	consent_json_put(words, "@type", json_string("dpv:ConsentNotice"));
	consent_json_put_text(words, "dct:language", record->language);
	consent_json_put_text(words, "dct:title", record->front);
	consent_json_put_text(words, "dct:description", record->rest);
	return words;
}

static json_t *
storage(const struct consent_json *record)
{
	json_t *duration = json_object();

	consent_json_put(
	    duration, "@type", json_string("dpv:UntilTimeDuration"));
	consent_json_put_day(duration, "dct:valid", record->until);
	return json_pack("{s:s, s:s, s:o}", "@type", "dpv:StorageCondition",
	    "dpv:hasLocation", "a laptop of the project", "dpv:hasDuration",
	    duration);
}

static json_t *
process(const struct consent_json *record)
{
	json_t *answer = json_object();

	consent_json_put(answer, "@type", json_string("dpv:Process"));
	consent_json_put(answer, "dpv:hasPersonalData", personal_data(record));
	consent_json_put(
	    answer, "dpv:hasLegalBasis", json_string("eu-gdpr:A6-1-a"));
	if (record->see == NULL)
		return answer;
	consent_json_put(answer, "dpv:hasPurpose", purposes(record));
	consent_json_put(answer, "dpv:hasRecipient", recipients(record));
	consent_json_put(answer, "dpv:hasStorageCondition", storage(record));
	return answer;
}

/* Event: what was said, when, how, and how to take it back. */
static void
put_event(json_t *answer, const struct consent_json *record)
{
	consent_json_put(
	    answer, "dpv:hasConsentStatus", json_string(record->status));
	if (!record->is_by_other)
		consent_json_put(answer, "dpv:isIndicatedBy",
		    json_string("dpv:DataSubject"));
	if (record->said_on == DAY_NONE)
		consent_json_put_moment(
		    answer, "dpv:isIndicatedAtTime", record->at);
	else
		consent_json_put_day(
		    answer, "dpv:isIndicatedAtTime", record->said_on);
	consent_json_put(
	    answer, "dpv:hasIndicationMethod", json_string(record->method));
	consent_json_put(answer, "dpv:hasConsentControl",
	    json_pack("{s:s, s:s}", "@type", "dpv:WithdrawConsent",
		"dct:description",
		"Tell any worker, or ask for the laptop. No key and no reason "
		"is needed."));
}

json_t *
consent_json_record(const struct consent_json *record)
{
	json_t *answer = json_object();
	json_t *same = json_object();
	char person[UID_TEXT_BYTES];

	text_hex(record->person, 16, person);
	consent_json_put_id(answer, record->vault, "record", record->id);
	consent_json_put(answer, "dct:identifier", json_string(record->id));
	consent_json_put(answer, "@type", json_string("dpv:ConsentRecord"));
	consent_json_put(answer, "dct:conformsTo",
	    json_string(CONSENT_JSON_SCHEMA "record"));
	consent_json_put_text(answer, "dct:language", record->language);
	consent_json_put(answer, "dpv:hasDataSubject",
	    json_pack("{s:s, s:s}", "@type", "dpv:Participant",
		"dct:identifier", person));
	consent_json_put_id(same, record->vault, "project", "this");
	consent_json_put(answer, "dpv:hasDataController", same);
	consent_json_put(answer, "dpv:hasJurisdiction", json_string("loc:GB"));
	if (record->see != NULL)
		consent_json_put(answer, "dpv:hasNotice", notice(record));
	consent_json_put(answer, "dpv:hasProcess", process(record));
	put_event(answer, record);
	return answer;
}
