/*
 * promised: what a release promises about people, proved on one.
 */
#ifndef SUPPORT_PROMISED_H
#define SUPPORT_PROMISED_H

#include "core/plan.h"
#include "core/release.h"
#include "support/attack.h"

/*
 * G2, by counting everybody again: every figure of people less than a base from
 * the truth, and 0 where nobody is.
 */
void promised_within_base(const struct plan *plan,
    const struct release_facts *facts, const struct release *release);

/* G1: who has the files finds every value that is promised, and no others. */
void promised_to_attacker(const struct release *release);

/* All its files of tables, and of what groups are made of. */
void promised_add_files(struct attack *attack, const struct release *release);

#endif
