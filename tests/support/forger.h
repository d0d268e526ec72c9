/*
 * forger: Mo, the manager of a keybox, at work on its key file.  They may write
 * any byte, and make every sum that the keys they know allow.
 */
#ifndef SUPPORT_FORGER_H
#define SUPPORT_FORGER_H

#include <stdbool.h>
#include <stddef.h>

#include "support/keybox.h"
#include "vault/keyfile.h"

/* The file as it is to be, and the keys they know (NULL: they do not). */
struct forger {
	struct keybox *box;
	struct keyfile file;
	struct secret *vault_key;
	struct secret *records_key;
	struct secret *pending_key;
};

/* Mo opens the vault and looks at their own memory; the next generation. */
struct forger *forger_new(struct keybox *box);
void forger_free(struct forger *forger);

/* Every sum that they can make, and the file in both places. */
void forger_write(struct forger *forger);

struct key_slot *forger_slot(struct forger *forger, size_t slot);

/* A records key of their own, sealed to everybody, as current or pending. */
void forger_seal_own_key(struct forger *forger, bool pending);

/* The true keys that the workers were sealed, as pending ones. */
void forger_move_true_keys(struct forger *forger);

/* Mo's slot says worker, and their own passphrase opens it so. */
void forger_promote(struct forger *forger);

#endif
