/*
 * copy_data_internal: the parts of the data of a copy.
 */
#ifndef CORE_COPY_DATA_INTERNAL_H
#define CORE_COPY_DATA_INTERNAL_H

#include <jansson.h>

#include "core/copy.h"

/* Put into ${object}: "fields", "adults"; what was; what was signed. */
void copy_data_held(json_t *object, const struct copy *copy);
void copy_data_past(json_t *object, const struct copy *copy);
void copy_data_signed(json_t *object, const struct copy *copy);

/* One thing: null for a NULL text and for DAY_NONE. */
void copy_data_text(json_t *object, const char *key, const char *text);
void copy_data_day(json_t *object, const char *key, int32_t day);
void copy_data_moment(json_t *object, const char *key, int64_t moment);
void copy_data_uid(
    json_t *object, const char *key, const unsigned char uid[UID_BYTES]);

#endif
