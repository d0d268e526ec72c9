/*
 * split: several texts in one, parted by ";".
 */
#ifndef CLI_SPLIT_H
#define CLI_SPLIT_H

#include "cli/cli_internal.h"

struct split {
	char **texts;
	size_t count;
	size_t capacity;
};

/* All texts given for an option, each of which may hold several. */
void split_option(
    const struct call *call, const char *option, struct split *split);
void split_add(struct split *split, const char *text);
void split_clear(struct split *split);

#endif
