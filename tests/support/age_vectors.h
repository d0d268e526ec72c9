/*
 * age_vectors: age files to be opened and to be refused, as tests/vectors/ has
 * them for whoever reads such files with a program of their own.
 */
#ifndef SUPPORT_AGE_VECTORS_H
#define SUPPORT_AGE_VECTORS_H

#include <jansson.h>

#include "base/buf.h"

/* What stands in age-accept.json and age-refuse.json. */
json_t *age_vectors_accept(void);
json_t *age_vectors_refuse(void);

/* The bytes of a file, from its parts. */
void age_vectors_file(const json_t *parts, struct buf *file);

#endif
