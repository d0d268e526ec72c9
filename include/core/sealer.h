/*
 * sealer: how core has a value for one chosen worker encrypted and opened
 * (see=worker, DESIGN 4).
 *
 * Core never holds a key.  App hands in a sealer that acts for the user who
 * unlocked the vault, and for a hand-over one that acts for the young person
 * whose key is open.  Whatever a seal is bound to comes from the row's own
 * place, never from the row, so that a box that was moved does not open.
 */
#ifndef CORE_SEALER_H
#define CORE_SEALER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/records.h"

/* As table field_seal has it, with what it is bound to. */
struct sealed {
	unsigned char person_uid[UID_BYTES];
	char kind[41];
	int64_t version; /* n of the ledger entry that says it was written */
	unsigned char worker_box[32];  /* X25519 of the chosen worker */
	bool to_person;                /* their key is at level card */
	unsigned char person_box[32];  /* X25519, with to_person */
	unsigned char writer_sign[32]; /* Ed25519 of who wrote it */
	/* from here on made by seal() */
	unsigned char nonce[24];
	struct buf box;
	unsigned char key_worker[80];
	unsigned char key_person[80]; /* with to_person */
	unsigned char signature[64];
};

struct sealer {
	const unsigned char *sign_public; /* 32 bytes, borrowed: who it is */
	/* Fill in the rest; writer_sign is sign_public. */
	enum status (*seal)(
	    void *context, struct sealed *sealed, const struct buf *value);
	/*
	 * Append the value.  DENIED: sealed to somebody else.  DAMAGED: not
	 * what its writer signed, or moved from another place.
	 */
	enum status (*open)(
	    void *context, const struct sealed *sealed, struct buf *value);
	void *context;
};

#endif
