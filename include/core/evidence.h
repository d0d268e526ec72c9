/*
 * evidence: what an inspector may see without seeing a young person's name:
 * the sessions of a time with rounded heads and where the history stands; and
 * who may see what: users, roles, days, kinds and notices.
 *
 * Read from the copies in releases.db that each lock writes and signs.
 */
#ifndef CORE_EVIDENCE_H
#define CORE_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/diary.h"
#include "core/ledger.h"
#include "core/publish.h"

struct evidence {
	int32_t from_on, until_on;
	struct diary diary;
	int64_t sessions;        /* in that time */
	int64_t minutes;         /* of those to which somebody came */
	struct ledger_head head; /* newest that was signed; n 0: none */
	int32_t head_on;         /* day it was */
	char head_by[65];        /* who signed it */
};

/* Clear on OK.  DAMAGED with a sentence, as diary_read(). */
MUST_USE enum status evidence_read(const struct publish_reading *reading,
    int32_t from_on, int32_t until_on, struct evidence *evidence);
void evidence_clear(struct evidence *evidence);

/* ------------------------------------------------------- who may see what */

struct access_user {
	char name[65];
	bool is_worker; /* else manager */
	bool is_recovery;
	int32_t added_on;
	int32_t removed_on; /* DAY_NONE: still there */
};

struct access_kind {
	char *name, *label;
	char *default_see; /* nobody, emergency, team */
	int keep_months;
	int64_t notice_version;
	int32_t notice_on;  /* day these words were made */
	int32_t retired_on; /* DAY_NONE: in use */
	char *notice;       /* the words shown when asking */
	char *choices;      /* lines "heading|choice"; "" when none */
};

struct access {
	struct access_user *users; /* in the order they came */
	size_t users_count;
	struct access_kind *kinds; /* as lists have them */
	size_t kinds_count;
};

MUST_USE enum status access_read(
    const struct publish_reading *reading, struct access *access);
void access_clear(struct access *access);

#endif
