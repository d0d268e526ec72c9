/*
 * attack: the least and greatest whole number behind every figure about people,
 * from exported CSV files alone.
 *
 * Knows no vault and none of the program's own rounding.  It takes what the
 * files say (every value lies between lower and upper), what their columns mean
 * (totals are sums; groups are sums of categories; new and outcomes are parts
 * of people; whoever came was a head) and, with files of several periods, that
 * a year holds whoever came in its parts.  All of that is one integer program.
 */
#ifndef SUPPORT_ATTACK_H
#define SUPPORT_ATTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct attack;

struct attack *attack_new(void);
void attack_free(struct attack *attack);

/* One file's bytes.  False when it is no file of figures. */
bool attack_add(struct attack *attack, const char *csv, size_t size);

/*
 * Work out every figure, or only those of people's first ${most}.  False when
 * no people at all fit what the files say.
 */
bool attack_run(struct attack *attack, size_t most);

struct attack_figure {
	const char *name;     /* "2026-04-01 age_band=13 gender=all" */
	int64_t value;        /* as published; [c] is 0 */
	int64_t lower, upper; /* as the files say */
	int64_t least, most;  /* as found */
	bool is_sure;         /* both were worked out in time */
};

size_t attack_figures(const struct attack *attack);
struct attack_figure attack_figure(const struct attack *attack, size_t at);

#endif
