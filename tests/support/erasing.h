/*
 * erasing: somebody in a clubhouse of whom everything is held, ways of erasing
 * it, and the hunt for what may be left.
 *
 * Wren Quillfeather: a name of two rare words, a phone number, an address that
 * was corrected, a note that fills pages of its own, words beside the phone
 * number, an outcome, something sealed to one worker.  Jo has the same common
 * word in a note: it stays.
 */
#ifndef SUPPORT_ERASING_H
#define SUPPORT_ERASING_H

#include <stddef.h>
#include <stdint.h>

#include "support/handed.h"

#define ERASING_NAME    "Wren Quillfeather"
#define ERASING_PHONE   "07700 900461"
#define ERASING_BEFORE  "9 Old Weir Terrace, by the lock"
#define ERASING_ADDRESS "14 Sandpiper Row, above the baker"
#define ERASING_DISPUTE "that number was my cousin's last year"
#define ERASING_OUTCOME "built a raft that carried eleven"
#define ERASING_NOTES   "Pool and a raft. Wren brought rope."
#define ERASING_SEALED  "the green gate behind the allotments"
#define ERASING_COMMON  "Sam"

/* Lay it all down; gives their id.  ${has_key}: by a key of their own, too. */
void erasing_fill(
    struct clubhouse *house, bool has_key, char code[CODE_TEXT_BYTES]);

/* The note: more than a page, each piece of it different. */
const char *erasing_note(void);

/*
 * How often anything of theirs stands in the decrypted pages of the records:
 * texts, pieces of the note, folded words of the name, uids that
 * erasing_fill() saw.  The records are open.
 */
int64_t erasing_copies(struct unlock *unlock);

/* A hand-over in which they say "forget me": without their key, and signed. */
void erasing_forget(struct unlock *unlock, const char *code);
void erasing_forget_signed(struct unlock *unlock, const char *code);

/* No file of the vault holds any of it in clear, and nothing lies about. */
void erasing_files_are_clean(struct clubhouse *house);

#endif
