/*
 * vectors: statements to be taken and to be refused, as tests/vectors/ has them
 * for those who read statements with a program of their own.
 *
 * Everything is grown from fixed seeds, so it is the same at every call.
 */
#ifndef SUPPORT_VECTORS_H
#define SUPPORT_VECTORS_H

#include <jansson.h>

/* What stands in statements-accept.json and statements-refuse.json. */
json_t *vectors_accept(void);
json_t *vectors_refuse(void);

#endif
