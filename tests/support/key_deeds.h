/*
 * key_deeds: what changes who has a key, or goes from one store to the other,
 * cut off at every moment; and the judgement of what has become of it: the
 * vault is whole, and the deed is done or not done, never half.
 */
#ifndef SUPPORT_KEY_DEEDS_H
#define SUPPORT_KEY_DEEDS_H

#include <stddef.h>

#include "support/clubhouse.h"
#include "support/key_session.h"
#include "support/power.h"

/*
 * The removal of a worker, Ana, was cut off when so many stores had their new
 * files in place (0, 1: the records', 2: both), and the key file did not know.
 */
void key_deeds_cut_off_removal(struct clubhouse *house, int stores);

/*
 * Do each deed once undisturbed and then once for every moment of it that is
 * worth it, with ${power} at that moment; and judge.  Gives how often it was
 * not told to be done, deed by deed, in ${not_done}.
 */
#define KEY_DEEDS 10
void key_deeds_at_every_moment(
    struct clubhouse *house, enum power power, int not_done[KEY_DEEDS]);

#endif
