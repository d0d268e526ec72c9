/*
 * signing: young people of a fixture who sign what they say, with real keys
 * that nothing wraps.  A failure in here fails the test.
 */
#ifndef SUPPORT_SIGNING_H
#define SUPPORT_SIGNING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "core/own_say.h"
#include "support/records_fixture.h"

/* A key of theirs, opened. */
struct hand {
	struct person_key key;
	unsigned char secret[64];    /* Ed25519 */
	struct person_signer signer; /* valid where the hand stands */
	bool is_broken;              /* signing fails */
};

/* A new pair. */
void signing_key(struct hand *hand, bool is_card);

/* Minisign's way: 128 bytes. */
void signing_sign(const unsigned char secret[64], const struct buf *text,
    const char *trusted, unsigned char signature[128]);

/*
 * A new key and its first statement, in which all that own_say_before() lists
 * is kept as it is (for whom it may be seen, counted or not, until when).
 */
void signing_keep_all(
    struct fixture *f, const char *code, struct hand *hand, bool is_card);

/* One change, signed with the key that is open. */
MUST_USE enum status signing_say(struct fixture *f, const char *code,
    struct hand *hand, const struct own_change *change);

/* The newest statement's "say" lines, without their notices. */
void signing_says_are(
    struct fixture *f, const char *code, const char *expected);

/* check finds nothing. */
void signing_is_well(struct fixture *f);

#endif
