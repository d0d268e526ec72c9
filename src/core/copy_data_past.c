/*
 * copy_data_past: where they came, what they got out of it, who looked, what
 * was asked, what is counted, what happened; in the data of a copy.
 */
#include "base/day.h"
#include "core/consent_json.h"
#include "core/copy_data_internal.h"

static json_t *
visit_json(const struct copy_visit *visit)
{
	char start[MINUTE_TEXT_BYTES], end[MINUTE_TEXT_BYTES];
	json_t *answer = json_object();

	minute_format(visit->start_minute, start);
	minute_format(visit->end_minute, end);
	copy_data_day(answer, "date", visit->held_on);
	copy_data_text(answer, "start", start);
	copy_data_text(answer, "end", end);
	copy_data_text(answer, "group", visit->group);
	copy_data_text(answer, "place", visit->place);
	return answer;
}

static json_t *
group_json(const struct copy_group *group)
{
	json_t *answer = json_object();

	copy_data_text(answer, "name", group->name);
	copy_data_day(answer, "from", group->from_on);
	copy_data_day(answer, "until", group->until_on);
	return answer;
}

static json_t *
outcome_json(const struct outcome_line *line)
{
	json_t *answer = json_object();

	copy_data_text(answer, "id", line->code);
	copy_data_text(answer, "sort", line->sort);
	copy_data_text(answer, "what", line->what);
	copy_data_text(answer, "award", line->award);
	copy_data_text(answer, "agreed", line->agreed);
	copy_data_day(answer, "date", line->held_on);
	copy_data_day(answer, "agreed_on", line->agreed_on);
	return answer;
}

static json_t *
look_json(const struct own_look *look)
{
	static const char *const whats[] = {
	    "values", "list", "handover", "copy", "right", "wrong"};
	json_t *answer = json_object(), *kinds = json_array();

	for (size_t i = 0; i < look->count; i++)
		consent_json_add(kinds, json_string(look->kinds[i]));
	copy_data_text(answer, "what", whats[look->what]);
	copy_data_text(answer, "who", look->who);
	copy_data_moment(answer, "at", look->at);
	consent_json_put(answer, "times", json_integer(look->times));
	copy_data_text(answer, "why",
	    look->what == OWN_LOOK_VALUES ? look_reason_text(look->reason)
					  : NULL);
	copy_data_text(answer, "words", look->words);
	copy_data_text(answer, "group", look->group);
	consent_json_put(answer, "cover", json_boolean(look->is_cover));
	consent_json_put(answer, "with_key", json_boolean(look->with_key));
	consent_json_put(answer, "kinds", kinds);
	return answer;
}

static json_t *
request_json(const struct copy_request *request)
{
	json_t *answer = json_object();

	copy_data_text(answer, "id", request->code);
	copy_data_text(answer, "what", request->what);
	copy_data_text(answer, "label", request->label);
	copy_data_text(answer, "asked_by", request->asked_by);
	consent_json_put(
	    answer, "brought_up", json_boolean(request->is_brought_up));
	copy_data_text(answer, "who", request->who);
	copy_data_text(answer, "how", request->how);
	copy_data_text(answer, "purpose", request->purpose);
	copy_data_day(answer, "received_on", request->received_on);
	copy_data_day(answer, "due_on", request->due_on);
	copy_data_text(answer, "said", request->said);
	copy_data_day(answer, "said_on", request->said_on);
	consent_json_put(answer, "given",
	    request->given < 0 ? json_null()
			       : json_boolean(request->given != 0));
	copy_data_text(answer, "why", request->why);
	copy_data_day(answer, "done_on", request->done_on);
	copy_data_text(answer, "heard_by", request->heard_by);
	copy_data_day(answer, "extended_on", request->extended_on);
	copy_data_text(answer, "extended_why", request->extended_why);
	return answer;
}

static json_t *
fact_json(const struct copy_fact *fact)
{
	json_t *answer = json_object();

	copy_data_day(answer, "year_from", fact->year);
	copy_data_text(answer, "label", fact->label);
	copy_data_text(answer, "fact", fact->fact);
	copy_data_text(answer, "value", fact->value);
	return answer;
}

static json_t *
event_json(const struct copy_event *event)
{
	json_t *answer = json_object(), *lines = json_array();

	for (size_t i = 0; i < event->count; i++)
		consent_json_add(lines, json_pack("[s, s]", event->lines[i].key,
					    event->lines[i].value));
	consent_json_put(answer, "n", json_integer((json_int_t)event->n));
	copy_data_moment(answer, "at", event->at);
	copy_data_text(answer, "event", event->event);
	copy_data_text(answer, "with", event->who);
	consent_json_put(answer, "lines", lines);
	return answer;
}

/* ${each}(i) for every one of a list, under a key. */
#define PUT_LIST(object, key, items, count, each)                              \
	do {                                                                   \
		json_t *list = json_array();                                   \
		for (size_t i = 0; i < (count); i++)                           \
			consent_json_add(list, each(&(items)[i]));             \
		consent_json_put(object, key, list);                           \
	} while (0)

void
copy_data_past(json_t *object, const struct copy *copy)
{
	PUT_LIST(
	    object, "sessions", copy->visits, copy->visits_count, visit_json);
	PUT_LIST(
	    object, "groups", copy->groups, copy->groups_count, group_json);
	PUT_LIST(object, "outcomes", copy->outcomes, copy->outcomes_count,
	    outcome_json);
	PUT_LIST(
	    object, "looks", copy->looks.looks, copy->looks.count, look_json);
	copy_data_day(object, "looks_kept_from", copy->looks.kept_from);
	PUT_LIST(object, "requests", copy->requests, copy->requests_count,
	    request_json);
	PUT_LIST(object, "counted", copy->facts, copy->facts_count, fact_json);
	PUT_LIST(
	    object, "history", copy->events, copy->events_count, event_json);
}
