/*
 * age_forge_internal: the payload of a file that is put together.
 */
#ifndef SUPPORT_AGE_FORGE_INTERNAL_H
#define SUPPORT_AGE_FORGE_INTERNAL_H

#include "base/secret.h"
#include "support/age_forge.h"

void age_forge_payload(struct age_forge *forge, const struct secret *file_key,
    const char *payload);

#endif
