/*
 * checked_forge: works out commitments, hashes and signed heads anew, as
 * somebody would who wants a changed history to look like the true one.
 */
#ifndef SUPPORT_CHECKED_FORGE_H
#define SUPPORT_CHECKED_FORGE_H

#include "support/checked.h"

/* Between checked_begin() and checked_end(). */
void checked_work_out(struct checked *checked);

/* The same without the heads, which stay as Sam signed them. */
void checked_work_out_chain(struct checked *checked);

#endif
