/*
 * key_hunt: everything that a passphrase lets one decrypt in a key file, tried
 * on a store.
 */
#ifndef SUPPORT_KEY_HUNT_H
#define SUPPORT_KEY_HUNT_H

#include "support/clubhouse.h"

/*
 * How many keys were found that open ${file}: every 32 bytes in a row of the
 * passphrase, what it is stretched to, the seeds that unwraps, the pairs that
 * grow from them, and every box anywhere in the file that opens with these;
 * each as it is, and grown as keys are grown.
 */
int key_hunt(
    struct clubhouse *house, const struct secret *phrase, const char *file);

/* The same for a user whose passphrase is that of their name. */
int key_hunt_of(struct clubhouse *house, const char *name, const char *file);

#endif
