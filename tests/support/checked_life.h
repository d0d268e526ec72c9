/*
 * checked_life: the year that checked puts into a store, by the operations a
 * worker has.
 */
#ifndef SUPPORT_CHECKED_LIFE_H
#define SUPPORT_CHECKED_LIFE_H

#include "support/checked.h"

void checked_live(struct checked *checked);

#endif
