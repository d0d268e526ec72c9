/*
 * check: does the vault still say what was said?
 *
 * Recomputes everything by code of its own, shared with nothing that writes:
 * the ledger's chain, commitments and running numbers; consent from the
 * ledger's entries; values against consent; heads against names; plans, draws
 * and closed figures against what workers signed.
 */
#ifndef CORE_CHECK_H
#define CORE_CHECK_H

#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

struct check_report {
	int64_t entries; /* ledger entries read */
	int64_t people;
	int64_t consents; /* recomputed and compared */
	int64_t defects;
};

/*
 * ${found} gets one plain sentence for each defect, naming nobody: people by
 * shown id in ${code}, "" when it is about none.  What is about one kind
 * begins with its name, "phone: more people may see it than they agreed to."
 * OK without a defect, DAMAGED with; any other status means that the check
 * could not be carried out.  Not inside a transaction.
 */
MUST_USE enum status check_run(struct records *records,
    struct check_report *report,
    void (*found)(void *context, const char *sentence, const char *code),
    void *context);

#endif
