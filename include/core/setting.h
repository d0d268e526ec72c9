/*
 * setting: what the organisation says of itself: organisation, address,
 * contact, complaints, safeguarding_lead, safeguarding_phone, region; and
 * lock_after, how soon its screens lock by themselves.
 */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

/* Minutes of lock_after; what holds when it is not set. */
#define SETTING_LOCK_LEAST   2
#define SETTING_LOCK_MOST    15
#define SETTING_LOCK_DEFAULT 5

/* The settings there are, in order; each with a label and what it is for. */
struct setting_name {
	const char *name;
	const char *label; /* "Safeguarding lead" */
	const char *help;  /* one sentence */
};
extern const struct setting_name setting_names[];
extern const size_t setting_names_count;

/* The value; "" when not set.  INVALID with a sentence for an unknown name. */
MUST_USE enum status setting_get(
    struct records *records, const char *name, struct buf *value);

/* Set; ledger entry "setting".  A region: england, wales, scotland or ni. */
MUST_USE enum status setting_set(
    struct records *records, const char *name, const char *value);

/* Is there such a setting?  INVALID with a sentence when not. */
MUST_USE enum status setting_check_name(const char *name);

/* Is this name and value one that setting_set() would take? (for asks) */
MUST_USE enum status setting_tidy(
    const char *name, const char *typed, struct buf *value);
MUST_USE enum status setting_check(const char *name, const char *value);

#endif
