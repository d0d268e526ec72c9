/*
 * erasure: what was erased is proved gone, with the screen saying how far it
 * is, and what came of it in words.
 *
 * Nothing here shows or keeps anything about a young person: numbers, and the
 * names of media that backups lie on.
 */
#ifndef TUI_ERASURE_H
#define TUI_ERASURE_H

#include <stdbool.h>

#include "app/scrub.h"
#include "base/buf.h"
#include "base/status.h"
#include "core/erase.h"
#include "tui/desk.h"

struct erasure {
	bool was_due;
	bool is_large; /* it waits until somebody asks for it */
	struct scrub_result result;
	enum status status; /* of what was tried */
	struct buf trouble; /* its sentence, when it failed */
	struct buf backups; /* copies not yet cleaned, a line each */
	struct buf slip;    /* that says so, signed; "": there is none */
};

void erasure_init(struct erasure *erasure);
void erasure_clear(struct erasure *erasure);

/*
 * Do what is due, behind a page without a name on it, and gather what came of
 * it.  The vault stays open; its records are asked for anew.  ${is_asked}:
 * however large it is.
 */
void erasure_prove(struct desk *desk, bool is_asked, struct erasure *erasure);

/* The title of a page about it, and its words, appended. */
const char *erasure_title(const struct erasure *erasure);
void erasure_words(const struct erasure *erasure, struct buf *text);

/* The same of the newest proof that the vault keeps. */
void erasure_words_kept(
    const struct erase_done *done, const char *backups, struct buf *text);

/* Copies elsewhere that are not cleaned, a line each; appended. */
void erasure_backups(struct desk *desk, struct buf *text);

/*
 * The slip in one short line, for a code to be photographed: when, and which
 * entry of the history was the newest, with the beginning of its hash.
 */
void erasure_short(const struct erasure *erasure, struct buf *text);

/* Save the slip outside the vault, and say where it is. */
void erasure_save_slip(struct desk *desk, const struct erasure *erasure);

#endif
