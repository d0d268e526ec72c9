/*
 * copy_page_past: when they came, what they got out of it, who looked, what is
 * counted of them.
 */
#include <string.h>

#include "base/day.h"
#include "core/copy_page_internal.h"
#include "core/copy_internal.h"
#include "core/copy_words.h"

static void
none(struct html *html, const char *words)
{
	html_put(html, "<p>");
	html_put(html, words);
	html_put(html, "</p>\n");
}

/* ------------------------------------------------------------ when they came
 */

static void
put_visit(struct html *html, const struct copy_visit *visit)
{
	char start[MINUTE_TEXT_BYTES], end[MINUTE_TEXT_BYTES];

	minute_format(visit->start_minute, start);
	minute_format(visit->end_minute, end);
	html_put(html, "<li>");
	html_day(html, visit->held_on);
	html_put(html, ", <span class=\"time\">");
	html_put(html, start);
	html_put(html, "-");
	html_put(html, end);
	html_put(html, "</span><br>");
	if (*visit->group != '\0') {
		html_name(html, visit->group);
		html_put(html, ", ");
	}
	html_name(html, visit->place);
	html_put(html, "</li>\n");
}

static void
put_group(struct html *html, const struct copy_group *group)
{
	html_put(html, "<li>");
	html_name(html, group->name);
	html_put(html, ", since ");
	html_day(html, group->from_on);
	if (group->until_on != DAY_NONE) {
		html_put(html, ", until ");
		html_day(html, group->until_on);
	}
	html_put(html, "</li>\n");
}

void
copy_page_came(struct html *html, const struct copy *copy)
{
	if (copy->groups_count > 0)
		html_put(html, "<h3>Your groups</h3>\n<ul class=\"list\">\n");
	for (size_t i = 0; i < copy->groups_count; i++)
		put_group(html, &copy->groups[i]);
	if (copy->groups_count > 0)
		html_put(html, "</ul>\n");
	if (copy->visits_count == 0) {
		none(html, "It is not written down when you came.");
		return;
	}
	html_put(html, "<p>How often: ");
	html_number(html, (int64_t)copy->visits_count);
	html_put(html, "</p>\n<ul class=\"list\">\n");
	for (size_t i = 0; i < copy->visits_count; i++)
		put_visit(html, &copy->visits[i]);
	html_put(html, "</ul>\n");
}

/* ----------------------------------------------------- what they got out of it
 */

static const char *
agreed_words(const char *agreed)
{
	if (strcmp(agreed, "signed") == 0)
		return "yes, you signed it";
	if (strcmp(agreed, "word") == 0)
		return "yes, aloud";
	return "not yet. A worker wrote it down";
}

static void
put_outcome(struct html *html, const struct outcome_line *line)
{
	html_put(html, "<article class=\"card\">\n<p class=\"value\">");
	html_name(html, line->what);
	html_put(html, "</p>\n<dl>\n");
	html_row_name(html, "Award", line->award);
	html_row_day(html, "When", line->held_on);
	html_row(html, "Did you agree");
	html_put(html, agreed_words(line->agreed));
	if (line->agreed_on != DAY_NONE &&
	    strcmp(line->agreed, "proposed") != 0) {
		html_put(html, ", on ");
		html_day(html, line->agreed_on);
	}
	html_row_end(html);
	html_put(html, "</dl>\n</article>\n");
}

void
copy_page_got(struct html *html, const struct copy *copy)
{
	if (copy_is_hidden(copy, "outcome"))
		none(html, copy_words_hidden(OWN_NEEDS_KEY));
	else if (copy->outcomes_count == 0)
		none(html, "Nothing is written down.");
	for (size_t i = 0; i < copy->outcomes_count; i++)
		put_outcome(html, &copy->outcomes[i]);
}

/* ---------------------------------------------------------------- who looked
 */

static void
put_look(struct html *html, const struct own_look *look)
{
	html_put(html, "<li>");
	html_moment(html, look->at);
	html_put(html, "<br>");
	if (*look->who == '\0')
		html_put(html, "Somebody who left");
	else
		html_name(html, look->who);
	html_put(html, " ");
	html_put(html, copy_words_look(look->what));
	if (look->times > 1) {
		html_put(html, " (");
		html_number(html, look->times);
		html_put(html, " times)");
	}
	if (*look->group != '\0') {
		html_put(html,
		    look->is_cover ? ", standing in for " : ", the list of ");
		html_name(html, look->group);
	}
	for (size_t i = 0; i < look->count; i++) {
		html_put(html, i == 0 ? ": " : ", ");
		html_name(html, look->labels[i]);
	}
	if (look->what == OWN_LOOK_VALUES) {
		html_put(html, "<br>Why: ");
		html_put(html, copy_words_reason(look->reason));
	}
	if (*look->words != '\0') {
		html_put(html, ": ");
		html_name(html, look->words);
	}
	html_put(html, "</li>\n");
}

void
copy_page_looked(struct html *html, const struct copy *copy)
{
	const struct own_looks *looks = &copy->looks;

	if (looks->had_more) {
		html_put(html, "<p>Looks are kept for a year. There may have "
			       "been more before ");
		html_day(html, looks->kept_from);
		html_put(html, ".</p>\n");
	}
	if (looks->lists_unknown)
		none(html, "You are on no list now, so older looks at lists "
			   "cannot be told.");
	if (looks->count == 0)
		none(html, "Nobody looked.");
	html_put(html, "<ul class=\"list\">\n");
	for (size_t i = 0; i < looks->count; i++)
		put_look(html, &looks->looks[i]);
	html_put(html, "</ul>\n");
}

/* ----------------------------------------------------------- what is counted
 */

/* One year's under a heading of their own. */
static void
put_fact(struct html *html, const struct copy *copy, size_t i)
{
	const struct copy_fact *fact = &copy->facts[i];

	if (i == 0 || fact->year != copy->facts[i - 1].year) {
		html_put(html, i == 0 ? "<h3>The year from "
				      : "</ul>\n<h3>The year from ");
		html_day(html, fact->year);
		html_put(html, "</h3>\n<ul>\n");
	}
	html_put(html, "<li>");
	html_text(html, copy_words_fact(fact->fact));
	html_put(html, ": ");
	html_name(html, fact->value);
	html_put(html, "</li>\n");
}

void
copy_page_counted(struct html *html, const struct copy *copy)
{
	if (copy->facts_count == 0) {
		none(html, "Nothing of you is counted.");
		return;
	}
	none(html, "These few facts are counted, under a number and without "
		   "your name. If you say no, they go too.");
	for (size_t i = 0; i < copy->facts_count; i++)
		put_fact(html, copy, i);
	html_put(html, "</ul>\n");
}

/* ------------------------------------------------------------ what was asked
 */

static void
put_request(struct html *html, const struct copy_request *request)
{
	html_put(html, "<article class=\"card\">\n<h3>");
	html_text(html, copy_words_request(request->what));
	if (*request->label != '\0') {
		html_put(html, ": ");
		html_name(html, request->label);
	}
	html_put(html, "</h3>\n<dl>\n");
	html_row_name(html, "Who asked", request->who);
	html_row_name(html, "How", request->how);
	html_row_name(html, "What for", request->purpose);
	html_row_name(html, "The worker", request->asked_by);
	if (request->is_brought_up) {
		html_row(html, "Whose idea");
		html_put(html, "yours");
		html_row_end(html);
	}
	html_row_day(html, "Asked on", request->received_on);
	html_row_day(html, "To be done by", request->due_on);
	html_row_name(html, "What you said", request->said);
	html_row_day(html, "You said it on", request->said_on);
	html_row_name(html, "Who heard it", request->heard_by);
	html_row_day(html, "It takes longer, told on", request->extended_on);
	html_row_name(html, "Why it takes longer", request->extended_why);
	if (request->given >= 0) {
		html_row(html, "Was it given");
		html_put(html, request->given != 0 ? "yes" : "no");
		html_row_end(html);
	}
	html_row_name(html, "Why", request->why);
	html_row_day(html, "Done on", request->done_on);
	html_put(html, "</dl>\n</article>\n");
}

void
copy_page_asked(struct html *html, const struct copy *copy)
{
	if (copy->requests_count == 0)
		none(html, "Nothing was asked.");
	for (size_t i = 0; i < copy->requests_count; i++)
		put_request(html, &copy->requests[i]);
}
