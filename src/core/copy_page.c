/*
 * copy_page: a copy as one page of HTML that needs nothing beside it.
 *
 * No script, no picture, no address that is followed.  Everything stored goes
 * through html_text().  Pure.
 */
#include "core/copy_page_internal.h"

static const struct part {
	const char *id, *title;
	void (*write)(struct html *html, const struct copy *copy);
} parts[] = {
    {"held", "What is held", copy_page_held},
    {"came", "When you came", copy_page_came},
    {"got", "What you got out of it", copy_page_got},
    {"looked", "Who looked", copy_page_looked},
    {"counted", "What is counted", copy_page_counted},
    {"asked", "What was asked", copy_page_asked},
    {"decide", "Who can say yes", copy_page_decide},
    {"history", "All that happened", copy_page_history},
    {"signed", "What you signed", copy_page_signed},
    {"rights", "What you can ask for", copy_page_rights},
    {"complain", "If something is wrong", copy_page_complain},
    {"data", "For other programs", copy_page_data},
};

#define PARTS (sizeof(parts) / sizeof(parts[0]))

static void
put_head(struct html *html)
{
	html_put(html,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\""
	    " content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\""
	    " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<title>Your copy</title>\n<style>\n");
	html_put(html, copy_page_style);
	html_put(html, "</style>\n</head>\n<body>\n");
}

/* Whose, of whom, when. */
static void
put_whose(struct html *html, const struct copy *copy)
{
	html_put(html, "<header>\n<h1>Your copy</h1>\n"
		       "<p>This is everything that is held about you.</p>\n"
		       "<dl>\n");
	html_row_name(html, "You", copy->view.called);
	html_row_name(html, "Your id here", copy->code);
	html_row_name(html, "Who holds it", copy->organisation);
	html_row(html, "Made on");
	html_moment(html, copy->made_at);
	html_row_end(html);
	html_row_name(html, "The worker with you", copy->made_with);
	html_row_day(html, "You are here since", copy->added_on);
	html_put(html,
	    "</dl>\n<p>A black bar like \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88"
	    "\xe2\x96\x88 stands for the name of somebody else.</p>\n");
	if (copy->hides)
		html_put(html,
		    "<p><strong>Some things only open with your PIN. They are "
		    "named here and not shown.</strong></p>\n");
	html_put(html, "</header>\n");
}

static void
put_contents(struct html *html)
{
	html_put(html, "<nav aria-label=\"On this page\">\n<ul>\n");
	for (size_t i = 0; i < PARTS; i++) {
		html_put(html, "<li><a href=\"#");
		html_put(html, parts[i].id);
		html_put(html, "\">");
		html_put(html, parts[i].title);
		html_put(html, "</a></li>\n");
	}
	html_put(html, "</ul>\n</nav>\n");
}

static void
put_part(struct html *html, const struct copy *copy, const struct part *part)
{
	html_put(html, "<section id=\"");
	html_put(html, part->id);
	html_put(html, "\" aria-labelledby=\"");
	html_put(html, part->id);
	html_put(html, "-title\">\n<h2 id=\"");
	html_put(html, part->id);
	html_put(html, "-title\">");
	html_put(html, part->title);
	html_put(html, "</h2>\n");
	part->write(html, copy);
	html_put(html, "</section>\n");
}

enum status
copy_page(const struct copy *copy, const struct copy_sink *sink)
{
	struct html html;

	html_begin(&html, sink);
	put_head(&html);
	put_whose(&html, copy);
	put_contents(&html);
	html_put(&html, "<main>\n");
	for (size_t i = 0; i < PARTS; i++)
		put_part(&html, copy, &parts[i]);
	html_put(&html,
	    "</main>\n<footer>\n<p>This page is yours. Keep it where only you "
	    "can read it. Who has it can read all of it.</p>\n</footer>\n"
	    "</body>\n</html>\n");
	return html_end(&html);
}
