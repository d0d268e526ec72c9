/*
 * saying: the options of a yes that was heard.
 */
#ifndef CLI_SAYING_H
#define CLI_SAYING_H

#include "cli/cli_internal.h"
#include "core/consent.h"

/* To be put into the table of options of a command. */
#define SAYING_OPTIONS                                                         \
	OPTION_MANY("yes", "KIND[=SEE]", "a yes they said (see above)"),       \
	    OPTION_TEXT("said", "DATE", "when they said it (today)"),          \
	    OPTION_TEXT("session", "ID", "at which session"),                  \
	    OPTION_FLAG("read-aloud", "the words were read out to them")

/* How a yes is written, for the help of those commands. */
#define SAYING_HELP                                                            \
	"A yes is written KIND[=SEE][,count][,until=YYYY-MM-DD].  SEE is\n"    \
	"who may see it: team (every worker), emergency, or nobody.\n"         \
	"Without it the kind's own rule holds.  With count it is counted\n"    \
	"in the figures.  Without until it is good for a year.\n"

struct saying {
	struct consent_saying how;
	struct consent_say *says;
	char **kinds; /* what the says point at */
	size_t count;
	char session[CODE_TEXT_BYTES];
};

/* Read all of it; to be cleared with saying_clear(), whatever came. */
MUST_USE enum status saying_read(struct call *call, struct saying *saying);
void saying_clear(struct saying *saying);

/* Put the kind of a refused yes before the sentence of ${status}. */
enum status saying_wrong(struct call *call, const struct saying *saying,
    size_t wrong, enum status status);

#endif
