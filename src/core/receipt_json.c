/*
 * receipt_json: a slip for other programs, as JSON-LD: a receipt with one
 * consent record for each kind (consent_json.h).  Pure.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/consent_json.h"
#include "core/receipt.h"
#include "core/receipt_internal.h"

/* As it stands now; an answer that is no more is what was signed. */
static const char *
status_of(const struct receipt_say *answer)
{
	if (answer->say->answer == STATEMENT_NO)
		return "dpv:ConsentRefused";
	if (answer->now == NULL || strcmp(answer->now->state, "gone") == 0)
		return "dpv:ConsentWithdrawn";
	return receipt_status_now(answer->now);
}

const char *
receipt_status_now(const struct consent_line *now)
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

	if (strcmp(now->state, "live") == 0)
		return "dpv:ConsentGiven";
	for (size_t i = 0; i < sizeof(shut) / sizeof(shut[0]); i++) {
		if (strcmp(now->why, shut[i].why) == 0)
			return shut[i].status;
	}
	return "dpv:ConsentInvalidated";
}

static json_t *
record_of(const struct receipt *receipt, const struct receipt_say *answer)
{
	static const char *const sees[] = {
	    "nobody", "emergency", "worker", "team"};
	const struct statement *statement = &receipt->statement;
	bool is_yes = answer->say->answer == STATEMENT_YES;
	struct buf id = BUF_EMPTY;
	struct consent_json record = {
	    .vault = statement->vault,
	    .person = statement->person,
	    .kind = answer->say->kind,
	    .label = answer->label,
	    .status = status_of(answer),
	    .method = receipt_method(statement->is_card),
	    .language = statement->language,
	    .front = answer->front,
	    .rest = answer->rest,
	    .notice = answer->say->notice,
	    .see = is_yes ? sees[answer->say->see] : NULL,
	    .is_counted = answer->say->count,
	    .until = answer->say->until,
	    .at = statement->time,
	    .said_on = DAY_NONE,
	};
	json_t *json;

	buf_add_format(&id, "%s-%lld-%s", receipt->code,
	    (long long)statement->number, answer->say->kind);
	record.id = id.text;
	json = consent_json_record(&record);
	buf_clear(&id);
	return json;
}

const char *
receipt_method(bool is_card)
{
	return is_card ? "signed with their own key (PIN and card)"
		       : "signed with their own key (PIN)";
}

/* What of it a stranger can check: the text that was signed, by its hash. */
static json_t *
evidence(const struct receipt *receipt)
{
	const struct statement *statement = &receipt->statement;
	char hash[2 * STATEMENT_HASH_BYTES + 1], key[65];
	json_t *answer = json_object();

	text_hex(receipt->signed_by_them.hash, STATEMENT_HASH_BYTES, hash);
	text_hex(receipt->signed_by_them.sign_public, 32, key);
	consent_json_put(answer, "sayso:number",
	    json_integer((json_int_t)statement->number));
	consent_json_put(answer, "sayso:blake2b256", json_string(hash));
	consent_json_put(answer, "sayso:ed25519", json_string(key));
	consent_json_put(answer, "sayso:capacity",
	    json_string(statement->is_able ? "able" : "not_yet"));
	consent_json_put(answer, "sayso:level",
	    json_string(statement->is_card ? "card" : "pin"));
	consent_json_put(answer, "sayso:check", json_string(receipt->check));
	return answer;
}

json_t *
receipt_json_tree(const struct receipt *receipt)
{
	const unsigned char *vault = receipt->statement.vault;
	struct consent_json_holder holder = {
	    receipt->organisation, receipt->address, receipt->contact};
	json_t *answer = json_object();
	json_t *records = json_array();

	consent_json_put(answer, "@context", consent_json_context());
	consent_json_put_id(answer, vault, "receipt", receipt->check);
	consent_json_put(answer, "@type", json_string("dpv:ConsentReceipt"));
	consent_json_put(answer, "dct:conformsTo",
	    json_string(CONSENT_JSON_SCHEMA "receipt"));
	consent_json_put(answer, "dct:identifier", json_string(receipt->check));
	consent_json_put_moment(answer, "dct:created", receipt->made_at);
	consent_json_put(
	    answer, "dct:publisher", consent_json_controller(vault, &holder));
	consent_json_put_text(answer, "sayso:complaints", receipt->complaints);
	consent_json_put(answer, "sayso:evidence", evidence(receipt));
	for (size_t i = 0; i < receipt->count; i++)
		consent_json_add(
		    records, record_of(receipt, &receipt->says[i]));
	consent_json_put(answer, "dpv:hasRecordOfActivity", records);
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
	json_t *answer = receipt_json_tree(receipt);

	if (json_dump_callback(
		answer, take, text, JSON_INDENT(1) | JSON_ENSURE_ASCII) != 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a receipt.");
	buf_add_char(text, '\n');
	json_decref(answer);
}
