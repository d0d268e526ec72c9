/*
 * outcome: what a young person got out of it; it counts only when they agreed.
 */
#ifndef CORE_OUTCOME_H
#define CORE_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "core/person.h"
#include "core/records.h"

struct outcome_new {
	bool is_accredited;  /* else recorded */
	const char *what;    /* what they got out of it */
	const char *award;   /* accredited: which award */
	const char *session; /* shown id or NULL */
	bool by_word;        /* they agreed by word, now */
};

struct outcome_line {
	char code[CODE_TEXT_BYTES];
	char *sort; /* recorded, accredited */
	char *what, *award;
	char *agreed; /* proposed, word, signed */
	int32_t held_on, agreed_on;
};

/*
 * Under a live yes to "outcome".  Who let it be counted only has nothing
 * written down but that there was one: ${code} is then "", and it must be
 * agreed by word (NO_CONSENT).
 */
MUST_USE enum status outcome_add(struct records *records,
    const char *person_code, const struct outcome_new *outcome,
    char code[CODE_TEXT_BYTES]);

/* They agreed by word to one that was proposed. */
MUST_USE enum status outcome_agree(
    struct records *records, const char *outcome_code);

/*
 * A look at one person's outcomes, written first, oldest outcome first.
 * NO_CONSENT with a sentence when they may not be seen under this reason.
 */
MUST_USE enum status outcome_list(struct records *records,
    const char *person_code, const struct look_why *why,
    struct outcome_line **lines, size_t *count);
void outcome_list_clear(struct outcome_line **lines, size_t count);

#endif
