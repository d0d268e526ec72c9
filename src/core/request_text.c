/*
 * request_text: the words for requests, the same on screens and in commands.
 *
 * Pure.  What is said while the young person has not answered is the same
 * whether or not anybody was found.
 */
#include <stddef.h>
#include <string.h>

#include "core/request.h"

struct word {
	const char *word;
	const char *text;
};

static const struct word whats[] = {
    {"copy", "a copy of what is held"},
    {"correct", "to put something right"},
    {"erase", "to erase something"},
    {"restrict", "to keep something and not use it"},
    {"object", "to stop using something"},
    {"other", "something else"},
};

static const struct word whos[] = {
    {"self", "the young person"},
    {"parent", "a parent or carer"},
    {"other", "somebody else"},
};

static const struct word hows[] = {
    {"letter", "by letter"},
    {"word", "by word"},
    {"email", "by email"},
};

static const struct word nexts[] = {
    [REQUEST_ASK] = {"ask",
	"Ask the young person first. They are asked the next time the laptop "
	"is in their hands. Until they answer, give nothing, and do not say "
	"whether we know them."},
    [REQUEST_CAPACITY] = {"capacity",
	"Think over whether they can decide this. Talk with them about it."},
    [REQUEST_LEAD] = {"lead",
	"They are not able to decide this yet. Whoever leads the work decides "
	"what is best for them, and hears what they think of it. Write down "
	"who decided, and why."},
    [REQUEST_GIVE] = {"give", "It may be done now. When it is, say so here."},
    [REQUEST_KEEP] = {"keep",
	"They said no. Tell whoever asked that nothing is given, and say here "
	"that it was not given."},
    [REQUEST_NOBODY] = {"nobody",
	"Nobody here goes by that name. Tell them so, and say here that it "
	"was not given."},
    [REQUEST_OVER] = {"over", "This is done."},
};

static const char *
text_of(const struct word *words, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].text;
	return "";
}

const char *
request_what_text(const char *what)
{
	return text_of(whats, sizeof whats / sizeof whats[0], what);
}

const char *
request_who_text(const char *who)
{
	return text_of(whos, sizeof whos / sizeof whos[0], who);
}

const char *
request_how_text(const char *how)
{
	return text_of(hows, sizeof hows / sizeof hows[0], how);
}

void
request_add_short(struct buf *out, const struct request_line *line)
{
	static const struct word shorts[] = {
	    {"copy", "A copy"},
	    {"correct", "To put right"},
	    {"erase", "To erase"},
	    {"restrict", "Not to use"},
	    {"object", "To stop using"},
	    {"other", "Something else"},
	};
	static const struct word froms[] = {
	    {"self", "asked by themself"},
	    {"parent", "asked by a parent"},
	    {"other", "asked by somebody else"},
	};

	buf_add_format(out, "%s, %s",
	    text_of(shorts, sizeof shorts / sizeof shorts[0], line->what),
	    text_of(froms, sizeof froms / sizeof froms[0], line->who));
}

void
request_add_left(
    struct buf *out, const struct request_line *line, int32_t today)
{
	int days = line->due_on - today;

	if (line->is_done)
		buf_add_text(out, line->is_given ? "given" : "not given");
	else if (days == 0)
		buf_add_text(out, "today is the last day");
	else if (days < 0)
		buf_add_format(
		    out, "overdue by %d day%s", -days, days == -1 ? "" : "s");
	else
		buf_add_format(
		    out, "%d day%s left", days, days == 1 ? "" : "s");
}

const char *
request_next_text(enum request_next next)
{
	return nexts[next].text;
}

const char *
request_next_word(enum request_next next)
{
	return nexts[next].word;
}
