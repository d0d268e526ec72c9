/*
 * copy_read_me: what lies beside a copy in its folder, in plain words.  Pure.
 */
#include <string.h>

#include "base/day.h"
#include "core/copy.h"

static void
add_checks(const struct copy *copy, struct buf *text)
{
	bool is_first = true;

	for (size_t i = 0; i < copy->signeds_count; i++) {
		const struct copy_signed *theirs = &copy->signeds[i];

		if (theirs->text == NULL || theirs->key == NULL)
			continue;
		if (is_first)
			buf_add_text(text,
			    "\nTO CHECK WHAT YOU SIGNED\n\n"
			    "Nobody can change what you signed without that "
			    "showing. The free\nprogram minisign checks it. "
			    "In the folder \"statements\" type:\n\n");
		is_first = false;
		buf_add_format(text, "    minisign -Vm %s.txt -p %s.pub\n",
		    theirs->name, theirs->key->name);
	}
}

enum status
copy_read_me(const struct copy *copy, const struct copy_sink *sink)
{
	struct buf text = BUF_EMPTY;
	char day[32];
	enum status status;

	day_format_long(moment_day(copy->made_at), day, sizeof(day));
	buf_add_format(&text,
	    "YOUR COPY\n\nMade on %s.\n\n"
	    "This folder holds all that is held about you. Open index.html "
	    "first: you\ncan read it on any phone or computer, and print "
	    "it.\n\n"
	    "    index.html     all of it, to read\n"
	    "    copy.json      all of it, for other programs\n"
	    "    statements/    what you signed, word for word\n\n"
	    "It is yours. Keep it where only you can read it: who has it can "
	    "read all\nof it.\n",
	    day);
	add_checks(copy, &text);
	status = sink->write(sink->context, text.text, text.length);
	buf_clear(&text);
	return status;
}
