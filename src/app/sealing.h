/*
 * sealing: values for one chosen worker, between what core keeps of them and
 * what vault makes of them.
 */
#ifndef APP_SEALING_H
#define APP_SEALING_H

#include "app/unlock.h"
#include "base/buf.h"
#include "base/status.h"
#include "core/sealer.h"
#include "vault/own_key.h"

/* For who has the vault open; valid while it is. */
void sealing_of_user(struct unlock *unlock, struct sealer *sealer);

/* For a young person whose key is open. */
MUST_USE enum status sealing_by_person(const struct own_key *key,
    const unsigned char *vault_uid, struct sealed *sealed,
    const struct buf *value);
MUST_USE enum status sealing_open_person(const struct own_key *key,
    const unsigned char *vault_uid, const struct sealed *sealed,
    struct buf *value);

#endif
