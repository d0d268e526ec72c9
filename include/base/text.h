/*
 * text: what may be stored, what may be printed, and how words are compared.
 *
 * text_printable() is the one function through which stored text reaches a
 * screen, command output, an error or a report (DESIGN 7): valid UTF-8, no
 * control, format, bidi-override, surrogate, private-use or unassigned
 * characters, at most 4 combining marks on a letter (Vietnamese needs 2; tone
 * and vowel marks on an Arabic letter can be 3); whatever is not allowed is
 * shown as U+FFFD.  Joiners (ZWJ, ZWNJ) pass only behind a letter of a script
 * that needs them.  Folding follows DESIGN 5: composed, case folded, marks
 * stripped (accents and points, not the vowel signs of Indic scripts), and
 * l-stroke, o-stroke, d-stroke, ae, oe, sharp s, eth, thorn and dotless i
 * written as plain letters.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"

/* Is it valid UTF-8 as a whole? */
bool text_is_utf8(const char *text, size_t length);

/*
 * Take what somebody typed or a file said into ${clean}: NFC, outer white
 * space and runs of blanks tidied (a tab is a blank, CR LF is a newline).
 * INVALID when it is not UTF-8, holds a control, format (except ZWJ and ZWNJ,
 * which are dropped where no script needs them), private-use or unassigned
 * character, or is longer than ${limit_bytes} after that.
 * ${lines}: newlines may stay (notes), otherwise they are refused.
 */
MUST_USE enum status text_clean(
    const char *text, size_t limit_bytes, bool lines, struct buf *clean);

/*
 * Append ${text} to ${out} as it may be printed on one line; newlines and tabs
 * become blanks.
 */
void text_printable(const char *text, struct buf *out);

/* The same with newlines kept. */
void text_printable_lines(const char *text, struct buf *out);

/* Append the folded form: lower case, no marks, single blanks between words. */
void text_fold(const char *text, struct buf *out);

/*
 * Step through the whole words of a folded text: letters and digits; every
 * other character parts words, save an apostrophe inside one, which is left
 * out (O'Neill is oneill).  Returns false at the end.  Start with *at = 0.
 */
bool text_next_word(const char *folded, size_t *at, struct buf *word);

/* Columns a printable text takes in a terminal (wcwidth rules). */
size_t text_columns(const char *text);
size_t text_columns_in(const char *text, size_t length);

/*
 * What a reader takes for one character, a letter with all its marks: the byte
 * where the one that starts at ${at} ends, and where the one that ends at ${at}
 * starts.  ${at} stands between two; at the end and at 0 it stays.
 */
size_t text_next_grapheme(const char *text, size_t at);
size_t text_previous_grapheme(const char *text, size_t at);

/*
 * Append what was typed or pasted as a text being written may hold it: as
 * text_clean() does, but every blank is kept, as ' ', and what may not be there
 * is left out; so are marks that text_printable() would not show.  Without
 * ${lines} a newline is a blank.
 */
void text_typed(const char *bytes, size_t size, bool lines, struct buf *out);

/*
 * How many single-letter edits part two texts, as far as ${limit}; for "did
 * you mean".  Bytes are compared.
 */
size_t text_distance(const char *one, const char *other, size_t limit);

/* Lower-case hexadecimal of ${size} bytes into ${out} (2 * size + 1 bytes). */
void text_hex(const unsigned char *bytes, size_t size, char *out);

/* The reverse; INVALID unless exactly 2 * size hexadecimal digits. */
MUST_USE enum status text_unhex(
    const char *text, unsigned char *bytes, size_t size);

#endif
