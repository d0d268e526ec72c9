/*
 * copy_data_held: what is held and what was signed, in the data of a copy.
 */
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "core/consent_json.h"
#include "core/copy_data_internal.h"

/* A text as it is held: JSON writes every character so that it shows. */
void
copy_data_text(json_t *object, const char *key, const char *text)
{
	json_t *value = json_null();
	struct buf clean = BUF_EMPTY;

	if (text != NULL)
		value = json_string(text);
	if (value == NULL) { /* it is no UTF-8 */
		text_printable_lines(text, &clean);
		value = json_stringn(clean.text, clean.length);
		buf_clear(&clean);
	}
	consent_json_put(object, key, value);
}

void
copy_data_day(json_t *object, const char *key, int32_t day)
{
	char text[DAY_TEXT_BYTES];

	day_format(day, text);
	copy_data_text(object, key, day == DAY_NONE ? NULL : text);
}

void
copy_data_moment(json_t *object, const char *key, int64_t moment)
{
	char text[MOMENT_TEXT_BYTES];

	moment_format(moment, text);
	copy_data_text(object, key, text);
}

void
copy_data_uid(
    json_t *object, const char *key, const unsigned char uid[UID_BYTES])
{
	char text[2 * UID_BYTES + 1];

	text_hex(uid, UID_BYTES, text);
	copy_data_text(object, key, text);
}

/* ---------------------------------------------------------------------- held
 */

static json_t *
value_json(const struct own_value *value)
{
	static const char *const why[] = {
	    NULL, "needs_key", "needs_card", "cannot_open"};
	json_t *answer = json_object();

	copy_data_text(answer, "id", value->code);
	copy_data_text(
	    answer, "value", value->hidden == OWN_SHOWN ? value->value : NULL);
	copy_data_text(answer, "why_not", why[value->hidden]);
	copy_data_day(answer, "held_on", value->held_on);
	copy_data_text(answer, "set_by", value->set_by);
	copy_data_text(answer, "own_words", value->words);
	copy_data_day(answer, "own_words_on", value->words_on);
	return answer;
}

static void
put_say(json_t *answer, const struct own_thing *thing)
{
	const struct consent_line *say = &thing->say;

	copy_data_text(answer, "state", say->state);
	copy_data_text(answer, "why_shut", say->why);
	copy_data_text(answer, "see", say->see);
	copy_data_text(answer, "see_name", thing->see_name);
	consent_json_put(answer, "count", json_boolean(say->count));
	copy_data_day(answer, "until", say->until);
	copy_data_day(answer, "runs_out", say->runs_out);
	copy_data_day(answer, "goes_from", say->goes_from);
	copy_data_text(answer, "level", say->level);
	copy_data_day(answer, "said_on", say->said_on);
	copy_data_text(answer, "heard_by", say->heard_by);
	consent_json_put(answer, "read_aloud", json_boolean(say->read_aloud));
	consent_json_put(answer, "said_again", json_integer(say->said_again));
}

static void
put_notice(json_t *answer, const struct copy_kind *kind, int version)
{
	json_t *notice = json_object();
	char hash[65];

	text_hex(kind->notice, sizeof(kind->notice), hash);
	consent_json_put(notice, "version", json_integer(version));
	copy_data_text(notice, "hash", hash);
	copy_data_text(notice, "language", kind->language);
	copy_data_text(notice, "front", kind->front);
	copy_data_text(notice, "rest", kind->rest);
	copy_data_moment(answer, "answered_at", kind->answered_at);
	copy_data_text(answer, "said_at", kind->said_where);
	consent_json_put(
	    answer, "keep_months", json_integer(kind->keep_months));
	consent_json_put(answer, "notice", notice);
}

static json_t *
thing_json(const struct copy *copy, size_t i)
{
	const struct own_thing *thing = &copy->view.things[i];
	json_t *answer = json_object();
	json_t *values = json_array();

	copy_data_text(answer, "kind", thing->say.kind);
	copy_data_text(answer, "label", thing->say.label);
	if (thing->hidden != OWN_SHOWN) {
		copy_data_text(answer, "why_not", "needs_key");
		json_decref(values);
		return answer;
	}
	put_say(answer, thing);
	put_notice(answer, &copy->kinds[i], thing->say.notice_version);
	for (size_t j = 0; j < thing->count; j++)
		consent_json_add(values, value_json(&thing->values[j]));
	consent_json_put(answer, "values", values);
	return answer;
}

static json_t *
adult_json(const struct copy_adult *adult)
{
	json_t *answer = json_object();

	copy_data_text(answer, "label", adult->label);
	copy_data_text(answer, "answer", adult->is_yes ? "yes" : "no");
	copy_data_day(answer, "said_on", adult->said_on);
	copy_data_day(answer, "until", adult->until);
	copy_data_text(answer, "heard_by", adult->heard_by);
	return answer;
}

void
copy_data_held(json_t *object, const struct copy *copy)
{
	json_t *things = json_array(), *adults = json_array();
	json_t *team = json_array();

	for (size_t i = 0; i < copy->view.count; i++)
		consent_json_add(things, thing_json(copy, i));
	for (size_t i = 0; i < copy->adults_count; i++)
		consent_json_add(adults, adult_json(&copy->adults[i]));
	for (size_t i = 0; i < copy->view.workers_count; i++)
		consent_json_add(team, json_string(copy->view.workers[i]));
	consent_json_put(object, "fields", things);
	consent_json_put(object, "adults", adults);
	consent_json_put(object, "team", team);
}

/* -------------------------------------------------------------------- signed
 */

static json_t *
signed_json(const struct copy_signed *theirs)
{
	json_t *answer = json_object();
	char hash[65];

	text_hex(theirs->hash, sizeof(theirs->hash), hash);
	copy_data_text(answer, "name", theirs->name);
	if (*theirs->about == '\0')
		consent_json_put(
		    answer, "number", json_integer(theirs->number));
	else
		copy_data_text(answer, "outcome", theirs->about);
	copy_data_moment(answer, "signed_at", theirs->signed_at);
	copy_data_text(answer, "blake2b256", hash);
	copy_data_text(answer, "text", theirs->text);
	copy_data_text(answer, "minisig",
	    theirs->text == NULL ? NULL : theirs->signature_text);
	copy_data_text(
	    answer, "key", theirs->key == NULL ? NULL : theirs->key->name);
	consent_json_put(answer, "good",
	    theirs->text == NULL ? json_null() : json_boolean(theirs->is_good));
	return answer;
}

static json_t *
key_json(const struct copy_key *key)
{
	static const char *const ends[] = {"new", "lost", "not_mine"};
	bool is_good = key->line.ended_on == DAY_NONE;
	json_t *answer = json_object();

	copy_data_text(answer, "name", key->name);
	copy_data_text(answer, "level", key->line.is_card ? "card" : "pin");
	copy_data_moment(answer, "made_at", key->line.made_at);
	copy_data_text(answer, "vouched_by", key->line.vouched_by);
	copy_data_day(answer, "ended_on", key->line.ended_on);
	copy_data_text(
	    answer, "ended_why", is_good ? NULL : ends[key->line.why]);
	consent_json_put(
	    answer, "wrong_tries", json_integer(key->line.wrong_tries));
	copy_data_text(answer, "pub", key->public_text);
	return answer;
}

void
copy_data_signed(json_t *object, const struct copy *copy)
{
	json_t *list = json_array(), *keys = json_array();

	for (size_t i = 0; i < copy->signeds_count; i++)
		consent_json_add(list, signed_json(&copy->signeds[i]));
	for (size_t i = 0; i < copy->keys_count; i++)
		consent_json_add(keys, key_json(&copy->keys[i]));
	consent_json_put(object, "signed", list);
	consent_json_put(object, "keys", keys);
}
