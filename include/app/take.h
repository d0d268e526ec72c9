/*
 * take: a young person's copy, made and written to where it goes.
 *
 * The one place where a copy (core/copy.h) meets the formats of vault: what
 * minisign reads, and age.  Files are opened by who calls.
 */
#ifndef APP_TAKE_H
#define APP_TAKE_H

#include "app/unlock.h"
#include "base/secret.h"
#include "base/status.h"
#include "core/copy.h"

/* copy_make(), then copy_find_names(): all of it, with nothing blacked out. */
MUST_USE enum status take_copy(struct unlock *unlock, const char *code,
    enum copy_form form, struct copy *copy);

/* The whole page, the data, or the words beside them, to an open new file. */
MUST_USE enum status take_page(const struct copy *copy, int descriptor);
MUST_USE enum status take_data(const struct copy *copy, int descriptor);
MUST_USE enum status take_read_me(const struct copy *copy, int descriptor);

/* Whom an age file is for: one of the two. */
struct take_to {
	const char *recipient;           /* "age1..." */
	const struct secret *passphrase; /* UTF-8, as typed */
};

/* INVALID with a sentence for no recipient, or what is easy to guess. */
MUST_USE enum status take_check(const struct take_to *to);

/* The whole page as an age file. */
MUST_USE enum status take_sealed(
    const struct copy *copy, const struct take_to *to, int descriptor);

#endif
