/*
 * terms: what a young person says yes to, as it is typed.
 */
#ifndef CLI_TERMS_H
#define CLI_TERMS_H

#include "cli/cli_internal.h"
#include "core/own_say.h"

/* How a yes of their own is written, for the help of those commands. */
#define TERMS_HELP                                                             \
	"A yes is written KIND[=SEE][,count][,until=YYYY-MM-DD].  SEE is\n"    \
	"who may see it: team (every worker), worker:NAME (one they\n"         \
	"choose), emergency, or nobody.  Without it the kind's own rule\n"     \
	"holds.  With count it is counted in the figures.  Without until\n"    \
	"it is good for a year.\n"

struct terms {
	struct own_change *changes;
	char **texts; /* what the changes point at */
	size_t count, texts_count;
	size_t room, texts_room;
};

/* Start with {0}; clear whatever came. */
MUST_USE enum status terms_add_yes(
    struct call *call, const char *text, struct terms *terms);
void terms_add(struct terms *terms, const char *kind, enum own_answer answer);
void terms_add_as_before(struct terms *terms, const struct consent_line *line,
    const char *worker, int32_t today);
void terms_clear(struct terms *terms);

#endif
