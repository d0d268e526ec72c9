/*
 * copy_data: a copy for other programs, as JSON.
 *
 * Consent is there twice: as records after ISO/IEC TS 27560 (consent_json.h),
 * and beside each value in the words that commands use.  Keys stand in the
 * order they are put here.  Pure.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_json.h"
#include "core/copy_data_internal.h"
#include "core/receipt_internal.h"

/* ------------------------------------------------------------------- consent
 */

static const char *
method_of(const struct consent_line *say)
{
	if (strcmp(say->level, "carried") == 0)
		return "carried over from an old file; they were not asked";
	if (strcmp(say->level, "spoken") == 0)
		return "said aloud to a worker";
	return receipt_method(strcmp(say->level, "card") == 0);
}

static const char *
status_of(const struct consent_line *say)
{
	if (strcmp(say->state, "gone") == 0)
		return "dpv:ConsentRefused";
	if (strcmp(say->level, "carried") == 0)
		return "dpv:ConsentUnknown";
	if (strcmp(say->state, "live") == 0 && say->said_again > 0)
		return "dpv:RenewedConsentGiven";
	return receipt_status_now(say);
}

static json_t *
record_of(const struct copy *copy, size_t i)
{
	const struct consent_line *say = &copy->view.things[i].say;
	const struct copy_kind *kind = &copy->kinds[i];
	bool is_gone = strcmp(say->state, "gone") == 0;
	struct buf id = BUF_EMPTY;
	struct consent_json record = {
	    .vault = copy->vault_uid,
	    .person = copy->person_uid,
	    .kind = say->kind,
	    .label = say->label,
	    .status = status_of(say),
	    .method = method_of(say),
	    .language = kind->language,
	    .front = kind->front,
	    .rest = kind->rest,
	    .notice = kind->notice,
	    .see = is_gone ? NULL : say->see,
	    .is_counted = say->count,
	    .is_by_other = strcmp(say->level, "carried") == 0,
	    .until = say->until,
	    .said_on = say->said_on,
	};
	json_t *json;

	buf_add_format(&id, "%s-%s", copy->code, say->kind);
	record.id = id.text;
	json = consent_json_record(&record);
	consent_json_put(json, "sayso:level", json_string(say->level));
	buf_clear(&id);
	return json;
}

static json_t *
records(const struct copy *copy)
{
	json_t *list = json_array();

	for (size_t i = 0; i < copy->view.count; i++) {
		if (copy->view.things[i].hidden == OWN_SHOWN)
			consent_json_add(list, record_of(copy, i));
	}
	return list;
}

/* --------------------------------------------------------------------- whole
 */

static json_t *
person(const struct copy *copy)
{
	json_t *answer = json_object();

	copy_data_text(answer, "id", copy->code);
	copy_data_uid(answer, "uid", copy->person_uid);
	copy_data_text(answer, "called", copy->view.called);
	copy_data_text(answer, "language", copy->language);
	copy_data_day(answer, "since", copy->added_on);
	copy_data_text(
	    answer, "capacity", copy->view.is_able ? "able" : "not_yet");
	copy_data_text(answer, "capacity_by", copy->capacity_by);
	copy_data_day(answer, "capacity_on", copy->capacity_on);
	copy_data_day(answer, "capacity_review", copy->view.review_on);
	return answer;
}

/* What Art 15 asks for that holds for all of it. */
static json_t *
law(const struct copy *copy)
{
	json_t *answer = json_object();

	copy_data_text(answer, "basis",
	    "consent (UK GDPR Art 6(1)(a), "
	    "9(2)(a))");
	copy_data_text(answer, "source",
	    "the young person, or the worker "
	    "named beside a value");
	copy_data_text(answer, "recipients",
	    "as each consent says; nobody "
	    "outside the project");
	copy_data_text(answer, "retention",
	    "as each consent says, then 60 "
	    "days out of use");
	consent_json_put(answer, "automated_decisions", json_false());
	consent_json_put(answer, "transfers", json_false());
	copy_data_text(answer, "complaints", copy->complaints);
	copy_data_text(
	    answer, "authority", "Information Commissioner, ico.org.uk");
	return answer;
}

static json_t *
tree(const struct copy *copy)
{
	static const char *const forms[] = {"folder", "page", "data", "sealed"};
	struct consent_json_holder holder = {
	    copy->organisation, copy->address, copy->contact};
	json_t *answer = json_object();

	consent_json_put(answer, "@context", consent_json_context());
	consent_json_put_id(answer, copy->vault_uid, "copy", copy->code);
	consent_json_put(answer, "@type", json_string("sayso:Copy"));
	consent_json_put(answer, "sayso:version", json_integer(1));
	consent_json_put_moment(answer, "dct:created", copy->made_at);
	copy_data_text(answer, "as", forms[copy->form]);
	copy_data_text(answer, "made_with", copy->made_with);
	consent_json_put(answer, "pin_used", json_boolean(copy->view.key_open));
	consent_json_put(answer, "dct:publisher",
	    consent_json_controller(copy->vault_uid, &holder));
	copy_data_text(answer, "region", copy->region);
	consent_json_put(answer, "law", law(copy));
	consent_json_put(answer, "person", person(copy));
	consent_json_put(answer, "dpv:hasRecordOfActivity", records(copy));
	copy_data_held(answer, copy);
	copy_data_past(answer, copy);
	copy_data_signed(answer, copy);
	if (copy->has_receipt)
		consent_json_put(
		    answer, "receipt", receipt_json_tree(&copy->receipt));
	return answer;
}

struct taking {
	const struct copy_sink *sink;
	enum status status;
};

static int
take(const char *bytes, size_t size, void *context)
{
	struct taking *taking = context;

	taking->status =
	    taking->sink->write(taking->sink->context, bytes, size);
	return taking->status == STATUS_OK ? 0 : -1;
}

enum status
copy_data(const struct copy *copy, const struct copy_sink *sink)
{
	struct taking taking = {sink, STATUS_OK};
	json_t *answer = tree(copy);
	int result = json_dump_callback(
	    answer, take, &taking, JSON_INDENT(1) | JSON_ENSURE_ASCII);

	json_decref(answer);
	if (taking.status == STATUS_OK && result != 0)
		return FAIL(STATUS_INTERNAL, "write the data of a copy");
	if (taking.status == STATUS_OK)
		taking.status = sink->write(sink->context, "\n", 1);
	return taking.status;
}
