/*
 * js: answers for machines (--json).
 *
 * Text passes base/text before it goes in, as on a screen.  jansson's memory
 * is wiped when it goes.
 */
#ifndef CLI_JS_H
#define CLI_JS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/secret.h"
#include "cli/print.h"

/* Call once before anything else here. */
void js_start(void);

/* A stored text on one line, one with its lines; null for NULL. */
json_t *js_text(const char *text);
json_t *js_lines(const char *text);

/* Words to be read once, straight from guarded memory; null for NULL. */
json_t *js_secret(const struct secret *words);

/* Texts as an array. */
json_t *js_texts(char *const *texts, size_t count);

/* "2026-11-22" or null; "18:30" or null. */
json_t *js_day(int32_t day);
json_t *js_minute(int minute);

json_t *js_number(int64_t number);
json_t *js_hundredths(int64_t hundredths); /* 1233: 12.33 */
json_t *js_bool(bool is_true);

/* Put into an object, at the end of an array; takes ${value} over. */
void js_put(json_t *object, const char *key, json_t *value);
void js_add(json_t *array, json_t *value);

/* Print with a line end and free. */
void js_print(struct print *print, json_t *value);

#endif
