/*
 * evidence: the sessions of a time, and where the history stands.
 */
#include "core/evidence.h"

#include <string.h>

#include "base/day.h"
#include "core/publish_internal.h"

enum status
evidence_read(const struct publish_reading *reading, int32_t from_on,
    int32_t until_on, struct evidence *evidence)
{
	struct publish_head head;
	enum status status;

	*evidence = (struct evidence){.from_on = from_on, .until_on = until_on};
	status = publish_newest_head(reading, &head);
	if (status == STATUS_OK)
		status =
		    diary_read(reading, from_on, until_on, &evidence->diary);
	if (status != STATUS_OK)
		return status;
	evidence->head = head.head;
	evidence->head_on = head.on;
	memcpy(evidence->head_by, head.by, sizeof evidence->head_by);
	evidence->sessions = (int64_t)evidence->diary.count;
	for (size_t i = 0; i < evidence->diary.count; i++) {
		const struct diary_row *row = &evidence->diary.rows[i];

		if (strcmp(row->heads, "0") != 0)
			evidence->minutes +=
			    row->end_minute - row->start_minute;
	}
	return STATUS_OK;
}

void
evidence_clear(struct evidence *evidence)
{
	diary_clear(&evidence->diary);
}
