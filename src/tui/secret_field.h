/*
 * secret_field: a passphrase being typed, in guarded memory from its first
 * letter.  It is shown as stars, and nothing can be pasted into it.
 */
#ifndef TUI_SECRET_FIELD_H
#define TUI_SECRET_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/secret.h"
#include "tui/press.h"

#define SECRET_FIELD_BYTES 1024

struct secret_field {
	struct secret *bytes; /* NULL until something is typed */
	size_t length;
	size_t characters; /* how many stars */
};

void secret_field_clear(struct secret_field *field);

/* Letters, Backspace, Ctrl-U (all of it).  False: the key is for others. */
bool secret_field_press(struct secret_field *field, const struct press *press);

/* The secret, owned by the caller, NULL when nothing was typed; empties. */
struct secret *secret_field_take(struct secret_field *field);

/* The same, a copy; what was typed stays. */
struct secret *secret_field_copy(const struct secret_field *field);

#endif
