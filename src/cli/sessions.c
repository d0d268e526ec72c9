/*
 * sessions: prints sessions; names only where core gave them.
 */
#include "cli/sessions.h"

#include <inttypes.h>

#include "base/day.h"
#include "cli/js.h"
#include "cli/table.h"

enum status
sessions_why(
    struct call *call, struct look_why *why, const struct look_why **given)
{
	enum status status;

	*given = NULL;
	if (!call_has(call, "why"))
		return STATUS_OK;
	status = given_why(call, why);
	if (status == STATUS_OK)
		*given = why;
	return status;
}

/* "18:00-20:30" */
static void
add_times(struct buf *text, const struct session *session)
{
	char start[MINUTE_TEXT_BYTES], end[MINUTE_TEXT_BYTES];

	minute_format(session->start_minute, start);
	minute_format(session->end_minute, end);
	buf_add_format(text, "%s-%s", start, end);
}

/* Names parted by commas, or how many there are and why they are not shown. */
static void
add_names(struct buf *text, const struct session *session)
{
	for (size_t i = 0; i < session->present_count; i++) {
		buf_add_text(text, i == 0 ? "" : ", ");
		buf_add_text(text, session->present[i].called);
	}
	if (session->is_withheld && session->names_count > 0)
		buf_add_format(text,
		    "%" PRId64 ", not shown without a reason: --why REASON",
		    session->names_count);
}

static void
print_table(struct print *out, const struct session_list *list)
{
	static const char *const heads[] = {
	    "ID", "DATE", "TIME", "GROUP", "PLACE", "HEADS", "BY NAME"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < list->count; i++) {
		const struct session *session = &list->sessions[i];
		struct buf times = BUF_EMPTY, names = BUF_EMPTY;

		add_times(&times, session);
		add_names(&names, session);
		table_text(&table, session->code);
		table_day(&table, session->held_on);
		table_text(&table, times.text);
		table_text(&table, session->group);
		table_text(&table, session->place);
		table_number(&table, session->headcount);
		table_text(&table, names.text);
		buf_clear(&times);
		buf_clear(&names);
	}
	table_print(&table, out);
}

static json_t *
present_json(const struct session *session)
{
	json_t *names = json_array();

	for (size_t i = 0; i < session->present_count; i++)
		js_add(names, js_text(session->present[i].called));
	return names;
}

static json_t *
session_json(const struct session *session)
{
	json_t *answer = json_object();

	js_put(answer, "id", js_text(session->code));
	js_put(answer, "date", js_day(session->held_on));
	js_put(answer, "start", js_minute(session->start_minute));
	js_put(answer, "end", js_minute(session->end_minute));
	js_put(answer, "group", js_text(session->group));
	js_put(answer, "place", js_text(session->place));
	js_put(answer, "provision", js_text(session->provision));
	js_put(answer, "mode", js_text(session->mode));
	js_put(answer, "theme", js_text(session->theme));
	js_put(answer, "headcount", js_number(session->headcount));
	js_put(answer, "present", present_json(session));
	js_put(answer, "names_count", js_number(session->names_count));
	js_put(answer, "withheld", js_bool(session->is_withheld));
	js_put(answer, "workers",
	    js_texts(session->workers, session->workers_count));
	js_put(answer, "notes", js_lines(session->notes));
	return answer;
}

void
sessions_print(struct call *call, const struct session_list *list)
{
	json_t *answer;

	if (!call->is_json) {
		print_table(call->out, list);
		return;
	}
	answer = json_array();
	for (size_t i = 0; i < list->count; i++)
		js_add(answer, session_json(&list->sessions[i]));
	js_print(call->out, answer);
}

/* ----------------------------------------------------------------- one page */

static void
print_head(struct print *out, const struct session *session)
{
	struct buf times = BUF_EMPTY, names = BUF_EMPTY;
	char day[64];

	day_format_long(session->held_on, day, sizeof(day));
	add_times(&times, session);
	add_names(&names, session);
	print_format(out, "%s, %s (id %s)\n", day, times.text, session->code);
	print_labelled(out, "group", session->group);
	print_labelled(out, "place", session->place);
	print_labelled(out, "provision", session->provision);
	print_labelled(out, "mode", session->mode);
	print_labelled(out, "theme", session->theme);
	for (size_t i = 0; i < session->workers_count; i++)
		print_labelled(out, "worker", session->workers[i]);
	print_format(out, "heads: %" PRId64 "\n", session->headcount);
	print_labelled(out, "by name", names.text);
	buf_clear(&times);
	buf_clear(&names);
}

static void
print_rest(struct print *out, const struct session *session)
{
	for (size_t i = 0; i < session->tallies_count; i++) {
		print_text(out, session->tallies[i].list);
		print_words(out, " ");
		print_text(out, session->tallies[i].item);
		print_format(out, ": %" PRId64 "\n", session->tallies[i].count);
	}
	if (*session->notes != '\0')
		print_words(out, "notes:\n");
	print_lines(out, "    ", session->notes);
	for (size_t i = 0; i < session->corrections_count; i++) {
		print_words(out, "put right by ");
		print_text(out, session->corrections[i].by);
		print_words(out, " on ");
		print_day(out, session->corrections[i].written_on);
		print_words(out, ": ");
		print_labelled(out, session->corrections[i].part,
		    session->corrections[i].says);
	}
	print_words(out, "the register can be changed until ");
	print_day(out, session->closes_on);
	print_words(out, "\n");
}

static json_t *
tallies_json(const struct session *session)
{
	json_t *list = json_array();

	for (size_t i = 0; i < session->tallies_count; i++) {
		json_t *tally = json_object();

		js_put(tally, "list", js_text(session->tallies[i].list));
		js_put(tally, "item", js_text(session->tallies[i].item));
		js_put(tally, "count", js_number(session->tallies[i].count));
		js_add(list, tally);
	}
	return list;
}

static json_t *
corrections_json(const struct session *session)
{
	json_t *list = json_array();

	for (size_t i = 0; i < session->corrections_count; i++) {
		const struct session_correction *correction =
		    &session->corrections[i];
		json_t *answer = json_object();

		js_put(answer, "part", js_text(correction->part));
		js_put(answer, "says", js_lines(correction->says));
		js_put(answer, "by", js_text(correction->by));
		js_put(answer, "written_on", js_day(correction->written_on));
		js_add(list, answer);
	}
	return list;
}

void
sessions_print_one(struct call *call, const struct session *session)
{
	json_t *answer;

	if (!call->is_json) {
		print_head(call->out, session);
		print_rest(call->out, session);
		return;
	}
	answer = session_json(session);
	js_put(answer, "closes_on", js_day(session->closes_on));
	js_put(answer, "tallies", tallies_json(session));
	js_put(answer, "corrections", corrections_json(session));
	js_print(call->out, answer);
}
