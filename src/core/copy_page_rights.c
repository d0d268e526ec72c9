/*
 * copy_page_rights: what the law gives them, and whom to tell when something
 * is wrong (UK GDPR Art 12-22; ICO).  Our words, read at 11.
 */
#include "core/copy_page_internal.h"

static void
put_law(struct html *html)
{
	html_put(html,
	    "<h3>Why it is held</h3>\n"
	    "<p>Because you said yes. Under each thing stands what you were "
	    "told it is for. In law this is consent: Article 6(1)(a) of the UK "
	    "GDPR, and 9(2)(a) for things like health or where your family "
	    "comes from. Beside that we keep what shows that we did as you "
	    "said: who looked, what was asked, what happened, and if you can "
	    "say yes on your own.</p>\n"
	    "<h3>Who gets it</h3>\n"
	    "<p>Only who stands under each thing. It is on a laptop of the "
	    "project and on its spare copies. Both are locked with keys. This "
	    "program sends it to nobody, and to no other country. If it was "
	    "printed for a trip, that stands under who looked.</p>\n"
	    "<h3>How long</h3>\n"
	    "<p>Until the day under each thing. Then it is out of use for 60 "
	    "days, so that we can ask you, and then it is rubbed out. Spare "
	    "copies are at most 70 days old. Who looked is kept for a "
	    "year.</p>\n"
	    "<h3>Where it comes from</h3>\n"
	    "<p>From you, or from the worker who stands next to it. If it came "
	    "from an old list, that stands there too.</p>\n"
	    "<h3>Computers</h3>\n"
	    "<p>No computer decides anything about you.</p>\n");
}

static void
put_rights(struct html *html)
{
	html_put(html,
	    "<h3>You can</h3>\n<ul>\n"
	    "<li>see all of it and have a copy, as often as you like</li>\n"
	    "<li>have it put right, or put your own words next to it</li>\n"
	    "<li>say no, to one thing or to all of it, at any time. It takes "
	    "one press, and you need no PIN and no reason</li>\n"
	    "<li>have it rubbed out: \"forget me\"</li>\n"
	    "<li>say: keep it and do not use it</li>\n"
	    "<li>take it with you to somebody else: this copy is made for "
	    "that</li>\n</ul>\n"
	    "<p>It is free. Ask any worker, or ask for the laptop. If you "
	    "write, they have one month to do it. You can still come, "
	    "whatever you say.</p>\n");
}

void
copy_page_rights(struct html *html, const struct copy *copy)
{
	(void)copy;
	put_rights(html);
	put_law(html);
}

void
copy_page_complain(struct html *html, const struct copy *copy)
{
	html_put(html, "<p>Tell a worker, or write to us:</p>\n<dl>\n");
	html_row_name(html, "Who", copy->organisation);
	html_row_name(html, "Where", copy->address);
	html_row_name(html, "How to reach us", copy->contact);
	html_row_name(html, "Complaints", copy->complaints);
	html_put(html,
	    "</dl>\n<p>We have to say within 30 days that your complaint came, "
	    "and tell you what came of it.</p>\n"
	    "<p>You can also go to the Information Commissioner. It is free. "
	    "They look after this law: ico.org.uk, phone 0303 123 1113, "
	    "Wycliffe House, Water Lane, Wilmslow, SK9 5AF.</p>\n");
}
