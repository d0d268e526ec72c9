/*
 * key_deeds: what changes who has a key, or goes from one store to the other,
 * each from opening to closing the vault of a clubhouse; and how to judge
 * afterwards what has become of it.
 */
#ifndef SUPPORT_KEY_DEEDS_H
#define SUPPORT_KEY_DEEDS_H

#include <stddef.h>

#include "support/clubhouse.h"
#include "support/key_session.h"

struct key_deed {
	const char *name;
	/* Lay the ground; NULL: a clubhouse as it is made. */
	void (*prepare)(struct clubhouse *house);
	int (*act)(void *house); /* gives what a key_session does */
	const char
	    *gone; /* whose old keys it makes worthless; NULL: nobody's */
	/*
	 * The vault is whole, and the deed is done or not done, never half.
	 * ${result} is what it gave, or POWER_WENT.
	 */
	void (*judge)(struct clubhouse *house, int result);
};

extern const struct key_deed key_deeds[];
extern const size_t key_deeds_count;

/*
 * The removal of a worker, Ana, was cut off when so many stores had their new
 * files in place (0, 1: the records', 2: both), and the key file did not know.
 */
void key_deeds_cut_off_removal(struct clubhouse *house, int stores);

/*
 * Prepare ${deed} and keep the ground: the vault's files, and the key file of
 * before, with which key_deeds_judge() sees what old keys still open.
 */
void key_deeds_begin(struct clubhouse *house, const struct key_deed *deed);
/* The ground as it was. */
void key_deeds_again(struct clubhouse *house);
void key_deeds_judge(
    struct clubhouse *house, const struct key_deed *deed, int result);
/* Let go of the ground; the house is as it was before. */
void key_deeds_end(struct clubhouse *house);

#endif
