/*
 * copy_page_held: what is held, kind by kind, with their say.
 */
#include <string.h>

#include "base/day.h"
#include "core/copy_page_internal.h"
#include "core/copy_words.h"

static bool
is(const char *one, const char *other)
{
	return strcmp(one, other) == 0;
}

/* ------------------------------------------------------------------- values
 */

static void
put_value(struct html *html, const struct own_value *value)
{
	if (value->hidden != OWN_SHOWN) {
		html_put(html, "<p class=\"quiet\">");
		html_put(html, copy_words_hidden(value->hidden));
		html_put(html, "</p>\n");
	} else {
		html_put(html, "<p class=\"value\">");
		html_name(html, value->value);
		html_put(html, "</p>\n");
	}
	if (value->words != NULL) {
		html_put(html, "<p>Your own words next to it, from ");
		html_day(html, value->words_on);
		html_put(html, ":</p>\n<p class=\"words\">");
		html_name(html, value->words);
		html_put(html, "</p>\n");
	}
	html_put(html, "<p>Written down by ");
	if (*value->set_by == '\0')
		html_put(html, "you");
	else
		html_name(html, value->set_by);
	html_put(html, " on ");
	html_day(html, value->held_on);
	html_put(html, ".</p>\n");
}

static void
put_values(struct html *html, const struct own_thing *thing)
{
	for (size_t i = 0; i < thing->count; i++)
		put_value(html, &thing->values[i]);
	if (thing->count > 0)
		return;
	if (is(thing->say.kind, "attendance"))
		html_put(html, "<p>See <a href=\"#came\">When you came</a>."
			       "</p>\n");
	else if (is(thing->say.kind, "outcome"))
		html_put(html, "<p>See <a href=\"#got\">What you got out of "
			       "it</a>.</p>\n");
	else if (is(thing->say.state, "gone"))
		html_put(html, "<p>You said no. Nothing is held.</p>\n");
	else if (is(thing->say.see, "nobody"))
		html_put(html, "<p>Nothing is written down. It is only "
			       "counted, without your name.</p>\n");
	else
		html_put(html, "<p>Nothing is written down yet.</p>\n");
}

/* ---------------------------------------------------------------- their say
 */

static void
put_team(struct html *html, const struct copy *copy)
{
	for (size_t i = 0; i < copy->view.workers_count; i++) {
		html_put(html, i == 0 ? " (today: " : ", ");
		html_name(html, copy->view.workers[i]);
	}
	if (copy->view.workers_count > 0)
		html_put(html, ")");
}

static void
put_see(
    struct html *html, const struct copy *copy, const struct own_thing *thing)
{
	html_row(html, "Who can see it");
	html_put(html, copy_words_see(thing->say.see));
	if (*thing->see_name != '\0') {
		html_put(html, ": ");
		html_name(html, thing->see_name);
	}
	if (is(thing->say.see, "team"))
		put_team(html, copy);
	html_row_end(html);
}

static void
put_state(struct html *html, const struct consent_line *say)
{
	html_row(html, "Is it used");
	if (is(say->state, "live")) {
		html_put(html, "yes");
	} else {
		html_put(html, "no: ");
		html_put(html, copy_words_shut(say->why));
		html_put(html, ". It is kept for you alone");
		if (say->goes_from != DAY_NONE) {
			html_put(html, ", and rubbed out from ");
			html_day(html, say->goes_from);
		}
	}
	html_row_end(html);
}

/* How they said it: where it comes from, and how sure it is. */
static void
put_source(struct html *html, const struct consent_line *say,
    const struct copy_kind *kind)
{
	html_row(html, "How you said it");
	if (is(say->level, "carried"))
		html_put(html, "you were not asked: it came from an old list");
	else if (is(say->level, "spoken"))
		html_put(html, "aloud");
	else
		html_put(html, is(say->level, "card")
				   ? "signed with your PIN and card"
				   : "signed with your PIN");
	if (*say->heard_by != '\0') {
		html_put(html, ", with ");
		html_name(html, say->heard_by);
	}
	html_put(html, ", on ");
	html_day(html, say->said_on);
	if (say->read_aloud)
		html_put(html, ". It was read to you");
	if (kind->said_where != NULL && *kind->said_where != '\0') {
		html_put(html, ". At ");
		html_name(html, kind->said_where);
	}
	html_row_end(html);
}

static void
put_how_long(struct html *html, const struct consent_line *say,
    const struct copy_kind *kind)
{
	html_row(html, "How long");
	html_put(html, "your yes is good until ");
	html_day(html, say->runs_out);
	html_put(html, ". What is written down is kept for ");
	html_number(html, kind->keep_months);
	html_put(html, " months at most");
	html_row_end(html);
}

static void
put_notice(struct html *html, const struct copy_kind *kind)
{
	if (kind->front == NULL)
		return;
	html_put(html, "<details>\n<summary>What you were told</summary>\n"
		       "<p class=\"words\">");
	html_name(html, kind->front);
	html_put(html, "</p>\n");
	if (*kind->rest != '\0') {
		html_put(html, "<p class=\"words\">");
		html_name(html, kind->rest);
		html_put(html, "</p>\n");
	}
	html_put(html, "</details>\n");
}

/* Shut by a no: what was counted of it went at once. */
static bool
is_a_no(const struct consent_line *say)
{
	return is(say->why, "own_no") || is(say->why, "heard_no") ||
	       is(say->why, "worker_no");
}

static void
put_say(struct html *html, const struct copy *copy, size_t i)
{
	const struct own_thing *thing = &copy->view.things[i];
	const struct copy_kind *kind = &copy->kinds[i];

	html_put(html, "<dl>\n");
	if (is(thing->say.state, "gone")) {
		html_row_day(html, "You said no on", thing->say.said_on);
		html_row_name(
		    html, "A worker who was there", thing->say.heard_by);
	} else {
		put_see(html, copy, thing);
		html_row(html, "Is it counted");
		html_put(html, thing->say.count && !is_a_no(&thing->say)
				   ? "yes, without your name"
				   : "no");
		html_row_end(html);
		put_state(html, &thing->say);
		put_source(html, &thing->say, kind);
		put_how_long(html, &thing->say, kind);
	}
	html_put(html, "</dl>\n");
	if (!is(thing->say.state, "gone"))
		put_notice(html, kind);
}

static void
put_thing(struct html *html, const struct copy *copy, size_t i)
{
	const struct own_thing *thing = &copy->view.things[i];

	html_put(html, is(thing->say.state, "live")
			   ? "<article class=\"card\">\n<h3>"
			   : "<article class=\"card off\">\n<h3>");
	html_name(html, thing->say.label);
	html_put(html, "</h3>\n");
	if (thing->hidden != OWN_SHOWN) {
		html_put(html, "<p class=\"quiet\">");
		html_put(html, copy_words_hidden(thing->hidden));
		html_put(html, "</p>\n");
	} else {
		put_values(html, thing);
		put_say(html, copy, i);
	}
	html_put(html, "</article>\n");
}

void
copy_page_held(struct html *html, const struct copy *copy)
{
	if (copy->view.count == 0)
		html_put(html, "<p>Nothing is held about you.</p>\n");
	for (size_t i = 0; i < copy->view.count; i++)
		put_thing(html, copy, i);
}
