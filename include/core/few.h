/*
 * few: groups that had fewer sessions in a time than they mostly have.
 */
#ifndef CORE_FEW_H
#define CORE_FEW_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/records.h"

struct few {
	char *group;
	int64_t sessions;
	int64_t usual; /* in the three times of that length before, on average
			*/
};

/* Groups that go on, by name; a group newer than those three is left out. */
MUST_USE enum status few_list(struct records *records, int32_t from_on,
    int32_t until_on, struct few **groups, size_t *count);
void few_clear(struct few **groups, size_t count);

#endif
