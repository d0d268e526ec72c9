/*
 * key_traces: what is left of a key that was taken away.
 */
#ifndef SUPPORT_KEY_TRACES_H
#define SUPPORT_KEY_TRACES_H

#include "support/clubhouse.h"

/*
 * Nothing that slot ${slot} of the key file ${before} had may stand in the key
 * file now.
 */
void traces_slot_is_wiped(
    struct clubhouse *house, const unsigned char *before, size_t slot);

/*
 * What ${name} gets from the old key file ${before}, which still opens for
 * them, opens neither store.  Takes the passphrase over.
 */
void traces_old_keys_open_nothing(struct clubhouse *house,
    const unsigned char before[KEYFILE_BYTES], struct secret *phrase,
    const char *name);

#endif
