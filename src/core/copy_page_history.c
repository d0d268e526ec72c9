/*
 * copy_page_history: who can say yes for them, their keys, and all that the
 * history says about them, in words.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/copy_page_internal.h"
#include "core/copy_words.h"

/* ------------------------------------------------------------ who can say yes
 */

static void
put_adult(struct html *html, const struct copy_adult *adult)
{
	html_put(html, "<li>");
	html_name(html, adult->label);
	html_put(html, adult->is_yes ? ": a grown-up said yes on "
				     : ": a grown-up said no on ");
	html_day(html, adult->said_on);
	if (adult->is_yes) {
		html_put(html, ", until ");
		html_day(html, adult->until);
	}
	if (*adult->heard_by != '\0') {
		html_put(html, ". Heard by ");
		html_name(html, adult->heard_by);
	}
	html_put(html, "</li>\n");
}

static void
put_key(struct html *html, const struct copy_key *key)
{
	html_put(html, "<li>");
	html_put(html, key->line.is_card ? "A PIN and a card" : "A PIN");
	html_put(html, ", made on ");
	html_moment(html, key->line.made_at);
	html_put(html, ". The worker who was there: ");
	html_name(html, key->line.vouched_by);
	if (key->line.ended_on != DAY_NONE) {
		html_put(html, "<br>Stopped on ");
		html_day(html, key->line.ended_on);
		html_put(html, ": ");
		html_put(html, copy_words_ended(key->line.why));
	} else {
		html_put(html, "<br>It is good now.");
	}
	if (key->line.wrong_tries > 0) {
		html_put(html, " Wrong tries since the last right one: ");
		html_number(html, key->line.wrong_tries);
	}
	html_put(html, "</li>\n");
}

void
copy_page_decide(struct html *html, const struct copy *copy)
{
	html_put(html, copy->view.is_able
			   ? "<p>You can say yes on your own.</p>\n<dl>\n"
			   : "<p>A grown-up has to say yes too.</p>\n<dl>\n");
	html_row_name(html, "Who thought it over", copy->capacity_by);
	html_row_day(html, "When", copy->capacity_on);
	html_row_day(html, "Thought over again on", copy->view.review_on);
	html_put(html, "</dl>\n");
	if (copy->adults_count > 0)
		html_put(html, "<ul class=\"list\">\n");
	for (size_t i = 0; i < copy->adults_count; i++)
		put_adult(html, &copy->adults[i]);
	if (copy->adults_count > 0)
		html_put(html, "</ul>\n");
	html_put(html, "<h3>Your PIN</h3>\n");
	if (copy->keys_count == 0)
		html_put(html, "<p>You have made none.</p>\n");
	else
		html_put(html, "<ul class=\"list\">\n");
	for (size_t i = 0; i < copy->keys_count; i++)
		put_key(html, &copy->keys[i]);
	if (copy->keys_count > 0)
		html_put(html, "</ul>\n");
}

/* ------------------------------------------------------------- the history */

/* " see=team count=no until=2027-11-22 ..." behind a kind, in words. */
static void
put_terms(struct html *html, const char *terms)
{
	char *rest = mem_text(terms), *next = NULL;
	char *term = strtok_r(rest, " ", &next);
	int32_t day;

	for (; term != NULL; term = strtok_r(NULL, " ", &next)) {
		if (strcmp(term, "see=nobody") == 0 ||
		    strcmp(term, "see=emergency") == 0 ||
		    strcmp(term, "see=team") == 0) {
			html_put(html, ", seen by ");
			html_put(html, copy_words_see(term + 4));
		} else if (strncmp(term, "see=worker", 10) == 0) {
			html_put(html, ", seen by ");
			html_put(html, copy_words_see("worker"));
		} else if (strncmp(term, "count=", 6) == 0) {
			html_put(html, strcmp(term, "count=yes") == 0
					   ? ", counted"
					   : ", not counted");
		} else if (strncmp(term, "until=", 6) == 0 &&
			   day_parse(term + 6, &day) == STATUS_OK) {
			html_put(html, ", until ");
			html_day(html, day);
		} else if (strcmp(term, "yes") == 0 ||
			   strcmp(term, "no") == 0) {
			html_put(html, ": ");
			html_put(html, term);
		}
	}
	mem_wipe_text(&rest);
}

/* What of a line about no kind is told; NULL: nothing. */
static const char *
line_words(const char *key)
{
	static const struct {
		const char *key, *words;
	} told[] = {{"said", "Said on"}, {"number", "Number"},
	    {"review", "Thought over again on"}, {"received", "Asked on"},
	    {"due", "To be done by"}, {"on", "Said on"}};

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		if (strcmp(told[i].key, key) == 0)
			return told[i].words;
	}
	return NULL;
}

/* "no" and "shut" behind a statement's own words. */
static const char *
line_sign(const char *key)
{
	if (strcmp(key, "no") == 0)
		return ": no";
	if (strcmp(key, "shut") == 0)
		return ": not used";
	if (strcmp(key, "back") == 0)
		return ": taken back";
	return strcmp(key, "gone") == 0 ? ": gone" : "";
}

static void
put_line(struct html *html, const struct copy_line *line)
{
	const char *words = line_words(line->key);
	int32_t day;

	if (*line->label != '\0') {
		html_put(html, "<li>");
		html_name(html, line->label);
		html_put(html, line_sign(line->key));
		put_terms(html, line->value + strcspn(line->value, " "));
	} else if (words != NULL) {
		html_put(html, "<li>");
		html_put(html, words);
		html_put(html, ": ");
		if (day_parse(line->value, &day) == STATUS_OK)
			html_day(html, day);
		else
			html_text(html, line->value);
	} else {
		return;
	}
	html_put(html, "</li>\n");
}

static bool
is_told(const struct copy_event *event)
{
	for (size_t i = 0; i < event->count; i++) {
		if (*event->lines[i].label != '\0' ||
		    line_words(event->lines[i].key) != NULL)
			return true;
	}
	return false;
}

static void
put_event(struct html *html, const struct copy_event *event)
{
	html_put(html, "<li>");
	html_moment(html, event->at);
	if (*event->who != '\0') {
		html_put(html, ", with ");
		html_name(html, event->who);
	}
	html_put(html, "<br>");
	html_text(html, copy_words_event(event->event));
	html_put(html, "\n");
	if (is_told(event)) {
		html_put(html, "<ul>\n");
		for (size_t i = 0; i < event->count; i++)
			put_line(html, &event->lines[i]);
		html_put(html, "</ul>\n");
	}
	html_put(html, "</li>\n");
}

void
copy_page_history(struct html *html, const struct copy *copy)
{
	html_put(html,
	    "<p>Every yes and no, newest first. If somebody changed this "
	    "list, it would show.</p>\n<ul class=\"list\">\n");
	for (size_t i = copy->events_count; i > 0; i--) {
		if (copy_words_event(copy->events[i - 1].event) != NULL)
			put_event(html, &copy->events[i - 1]);
	}
	html_put(html, "</ul>\n");
}
