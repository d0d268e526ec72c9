/*
 * vault_name: names of users: which are fit to keep, and which are alike.
 */
#ifndef VAULT_VAULT_NAME_H
#define VAULT_VAULT_NAME_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"

/*
 * The tidied name into ${clean}.  INVALID with a sentence when it is empty,
 * too long, cannot be shown, or would be taken for the recovery slot's.
 */
MUST_USE enum status vault_name_tidy(const char *name, struct buf *clean);

/* Is it one that tidying leaves as it is? */
bool vault_name_is_clean(const char *name);

/* The same but for case and accents? */
bool vault_name_is_alike(const char *one, const char *other);

#endif
