/*
 * publish_internal: what whoever writes and whoever reads the figures share:
 * exactly what is signed, and whose signature counts.
 */
#ifndef CORE_PUBLISH_INTERNAL_H
#define CORE_PUBLISH_INTERNAL_H

#include "core/core_internal.h"
#include "core/publish.h"

#define PUBLISH_SIGN_BYTES 64
#define PUBLISH_HASH_BYTES 32

/* A plan as a row of either store. */
struct publish_plan {
	unsigned char uid[PLAN_UID_BYTES];
	char *body;
	unsigned char user_uid[UID_BYTES];
	unsigned char signature[PUBLISH_SIGN_BYTES];
};

/* A release as a row of either store. */
struct publish_release {
	unsigned char plan[PLAN_UID_BYTES];
	int32_t start, end;
	char *body;
	struct ledger_head head;
	unsigned char user_uid[UID_BYTES];
	unsigned char signature[PUBLISH_SIGN_BYTES];
};
void publish_release_clear(struct publish_release *release);

/* Columns plan, start, end, body, head_n, head_hash, user_uid, signature. */
void publish_release_row(struct stmt *stmt, struct publish_release *release);

/* publish_sign.c: what a signature stands under ----------------------------
 */

void publish_sign_plan(const unsigned char vault_uid[UID_BYTES],
    const char *body, struct buf *text);
void publish_sign_draw(const unsigned char vault_uid[UID_BYTES],
    const unsigned char plan[PLAN_UID_BYTES], const struct plan_period *period,
    const unsigned char hash[PUBLISH_HASH_BYTES], struct buf *text);
void publish_sign_release(const unsigned char vault_uid[UID_BYTES],
    const struct publish_release *release, struct buf *text);

/* What a lock copies, and a row of the list of exports. */
struct publish_lines {
	const char *sort;
	int64_t made_at;
	const char *body;
};
void publish_sign_copy(const unsigned char vault_uid[UID_BYTES],
    const struct publish_lines *lines, struct buf *text);
void publish_sign_export(const unsigned char vault_uid[UID_BYTES],
    int64_t made_at, const char *body, struct buf *text);

bool publish_is_signed(const struct buf *text,
    const unsigned char signature[PUBLISH_SIGN_BYTES],
    const unsigned char sign_public[32]);

/* BLAKE2b-128 of plan, first and last day: how a closed period is known. */
#define PERIOD_HASH_BYTES 16
void publish_period_hash(const unsigned char plan[PLAN_UID_BYTES],
    int32_t start, int32_t end, unsigned char hash[PERIOD_HASH_BYTES]);
/* How one is known whose figures were made: nobody may make them again. */
void publish_made_hash(const unsigned char plan[PLAN_UID_BYTES], int32_t start,
    int32_t end, unsigned char hash[PERIOD_HASH_BYTES]);

/* publish.c, publish_list.c, publish_heads.c --------------------------------
 */

/* Each verified plan, until ${each} says false; others are counted. */
MUST_USE enum status publish_plans(const struct publish_reading *reading,
    bool (*each)(void *context, const struct plan *plan), void *context,
    size_t *forged);

/* The release of a period; NOT_FOUND, or DAMAGED when no worker signed it. */
MUST_USE enum status publish_find_release(const struct publish_reading *reading,
    const struct publish_period *period, struct publish_release *release,
    char closed_by[65]);

void publish_period_id(
    const struct plan *plan, size_t index, char id[PUBLISH_ID_BYTES]);

/* The newest head of the history that a worker signed; n 0: none. */
struct publish_head {
	struct ledger_head head;
	int32_t on;
	char by[65];
};
MUST_USE enum status publish_newest_head(
    const struct publish_reading *reading, struct publish_head *head);

/* copied.c: what a lock copies for managers, as signed lines -----------------
 */

/*
 * Write ${body} under ${sort}, signed, unless it stands there so and is signed
 * by a worker who is one still.
 */
MUST_USE enum status copied_put(struct records *records, struct txn *txn,
    const char *sort, const char *body);

/* The lines as they stand, for who writes: does a worker of this vault, or
 * one who was, stand behind them? */
MUST_USE enum status copied_mine(struct records *records,
    struct store *releases, const char *sort, struct buf *body, bool *is_mine);

/*
 * The lines of ${sort}, verified; appended.  NOT_FOUND when no worker wrote
 * them yet, DAMAGED without a sentence when none of them signed this.
 * ${made_at} may be NULL.
 */
MUST_USE enum status copied_get(const struct publish_reading *reading,
    const char *sort, struct buf *body, int64_t *made_at);

/*
 * Did a worker of this vault, present or former, sign this?  Former ones stand
 * in the copy of who may see what, which a present one signed.  ${name} (may be
 * NULL) gets who.
 */
MUST_USE enum status copied_is_workers(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], const struct buf *text,
    const unsigned char signature[PUBLISH_SIGN_BYTES], bool *is_workers,
    char name[65]);

/* A user's name, of a former worker too; "?" for nobody. */
MUST_USE enum status copied_user_name(const struct publish_reading *reading,
    const unsigned char user_uid[UID_BYTES], char name[65]);

/* The next line "key value" of lines; false at the end.  Cuts up the text. */
struct copied_line {
	char *key, *value;
};
bool copied_next(char **text, struct copied_line *line);

#endif
