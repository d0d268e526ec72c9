/*
 * ask_deeds: a manager asks, and a worker's opening carries it out: each as a
 * key_deed is described (support/key_deeds.h).
 */
#ifndef SUPPORT_ASK_DEEDS_H
#define SUPPORT_ASK_DEEDS_H

#include "support/clubhouse.h"

int ask_deeds_ask(void *house);
/* What waits, or does not, is carried out by Sam, once. */
void ask_deeds_judge(struct clubhouse *house, int result);

/* Something waits; a session of Sam's, in which nothing else is done. */
void ask_deeds_prepare(struct clubhouse *house);
int ask_deeds_carry_out(void *house);
void ask_deeds_judge_carried_out(struct clubhouse *house, int result);

#endif
