/*
 * age_armor: an age file as text, for a letter or a mail.
 */
#ifndef VAULT_AGE_ARMOR_H
#define VAULT_AGE_ARMOR_H

#include <stddef.h>

#include "base/status.h"
#include "vault/age.h"
#include "vault/age_source.h"

#define AGE_ARMOR_BLOCK (AGE_ARMOR_LINE_BYTES * 64)

/* Bytes on their way into text. */
struct age_armor {
	struct age_sink sink; /* of the text */
	size_t size;
	unsigned char bytes[AGE_ARMOR_BLOCK];
};

MUST_USE enum status age_armor_begin(
    struct age_armor *armor, const struct age_sink *sink);

/* ${context} of a struct age_sink is the struct age_armor. */
MUST_USE enum status age_armor_put(
    void *context, const void *bytes, size_t size);

MUST_USE enum status age_armor_end(struct age_armor *armor);

#endif
