/*
 * held_back: tables of a plan that a closed period does not show, and why.
 *
 * Pure.  Looks at the plan and at what was published, as the gates do, so it
 * says nothing that the figures do not say.
 */
#ifndef CORE_HELD_BACK_H
#define CORE_HELD_BACK_H

#include <stddef.h>

#include "core/plan.h"
#include "core/release.h"

struct held_back {
	char *name;  /* "people-age_band_wide-gender" */
	char *title; /* "Young people by age (wide) and gender" */
	char *why;   /* "fewer than 30 young people" */
};

/* In the plan's order; none when it is another release's plan. */
void held_back_list(const struct plan *plan, const struct release *release,
    struct held_back **list, size_t *count);
void held_back_clear(struct held_back **list, size_t count);

#endif
