/*
 * own_print_json: what is held about a young person, for other programs.
 */
#include "base/day.h"
#include "cli/js.h"
#include "cli/own_print.h"

static const char *const hidden_words[] = {[OWN_SHOWN] = NULL,
    [OWN_NEEDS_KEY] = "needs_key",
    [OWN_NEEDS_CARD] = "needs_card",
    [OWN_CANNOT_OPEN] = "cannot_open"};

static const char *const news_words[] = {[OWN_NEWS_EMERGENCY] = "emergency",
    [OWN_NEWS_SHEET] = "sheet",
    [OWN_NEWS_WORKER_NO] = "worker_no",
    [OWN_NEWS_HEARD_NO] = "heard_no",
    [OWN_NEWS_KEY_WRONG] = "key_wrong",
    [OWN_NEWS_KEY_ENDED] = "key_ended",
    [OWN_NEWS_KEY_MADE] = "key_made",
    [OWN_NEWS_RECOVERY] = "recovery",
    [OWN_NEWS_JOINED] = "joined",
    [OWN_NEWS_LEFT] = "left",
    [OWN_NEWS_NOTICE] = "notice",
    [OWN_NEWS_CAPACITY] = "capacity",
    [OWN_NEWS_ADULT] = "adult",
    [OWN_NEWS_REMOVED] = "removed",
    [OWN_NEWS_RESTORED] = "restored"};

static json_t *
moment_json(int64_t moment)
{
	char text[MOMENT_TEXT_BYTES];

	moment_format(moment, text);
	return js_text(moment == 0 ? NULL : text);
}

static json_t *
values_json(const struct own_thing *thing)
{
	json_t *list = json_array();

	for (size_t i = 0; i < thing->count; i++) {
		const struct own_value *value = &thing->values[i];
		json_t *answer = json_object();

		js_put(answer, "id", js_text(value->code));
		js_put(answer, "value", js_lines(value->value));
		js_put(answer, "hidden", js_text(hidden_words[value->hidden]));
		js_put(answer, "held_on", js_day(value->held_on));
		js_put(answer, "set_by", js_text(value->set_by));
		js_put(answer, "new", js_bool(value->is_new));
		js_put(answer, "words", js_lines(value->words));
		js_add(list, answer);
	}
	return list;
}

static json_t *
thing_json(const struct own_thing *thing)
{
	const struct consent_line *say = &thing->say;
	json_t *answer = json_object();

	js_put(answer, "kind", js_text(say->kind));
	js_put(answer, "label", js_text(say->label));
	js_put(answer, "hidden", js_text(hidden_words[thing->hidden]));
	js_put(answer, "see", js_text(say->see));
	js_put(answer, "see_worker", js_text(thing->see_name));
	js_put(answer, "count", js_bool(say->count));
	js_put(answer, "until", js_day(say->until));
	js_put(answer, "state", js_text(say->state));
	js_put(answer, "why", js_text(say->why));
	js_put(answer, "level", js_text(say->level));
	js_put(answer, "runs_out", js_day(say->runs_out));
	js_put(answer, "goes_from", js_day(say->goes_from));
	js_put(answer, "said_on", js_day(say->said_on));
	js_put(answer, "heard_by", js_text(say->heard_by));
	js_put(answer, "new", js_bool(thing->is_new));
	js_put(answer, "values", values_json(thing));
	return answer;
}

static json_t *
news_json(const struct own_news *news)
{
	json_t *answer = json_object();

	js_put(answer, "what", js_text(news_words[news->what]));
	js_put(answer, "at", moment_json(news->at));
	js_put(answer, "times", js_number(news->times));
	js_put(answer, "who", js_text(news->who));
	js_put(answer, "whom", js_text(news->whom));
	js_put(answer, "kinds", js_texts(news->kinds, news->count));
	return answer;
}

static json_t *
visit_json(const struct own_visit *visit)
{
	json_t *answer = json_object();

	js_put(answer, "date", js_day(visit->held_on));
	js_put(answer, "group", js_text(visit->group));
	js_put(answer, "place", js_text(visit->place));
	return answer;
}

static void
put_lists(json_t *answer, const struct own_view *view)
{
	json_t *things = json_array();
	json_t *news = json_array();
	json_t *visits = json_array();

	for (size_t i = 0; i < view->count; i++)
		js_add(things, thing_json(&view->things[i]));
	for (size_t i = 0; i < view->news_count; i++)
		js_add(news, news_json(&view->news[i]));
	for (size_t i = 0; i < view->visits_count; i++)
		js_add(visits, visit_json(&view->visits[i]));
	js_put(answer, "things", things);
	js_put(answer, "news", news);
	js_put(answer, "visits", visits);
	js_put(answer, "groups", js_texts(view->groups, view->groups_count));
	js_put(answer, "workers", js_texts(view->workers, view->workers_count));
}

void
own_print_json(struct print *out, const struct own_view *view)
{
	json_t *answer = json_object();
	const char *level = view->is_card ? "card" : "pin";

	js_put(answer, "id", js_text(view->code));
	js_put(answer, "name", js_text(view->called));
	js_put(answer, "able", js_bool(view->is_able));
	js_put(answer, "key", js_text(view->has_key ? level : NULL));
	js_put(answer, "key_open", js_bool(view->key_open));
	js_put(answer, "seen_at", moment_json(view->seen_at));
	put_lists(answer, view);
	js_print(out, answer);
}
