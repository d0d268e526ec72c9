/*
 * print: the one way from the command line to a screen or a file.
 *
 * Everything printed passes base/text here, so nothing that was stored, typed
 * or read from a file can carry a control character to a terminal.  Texts are
 * gathered in memory that wipes itself and written with write(2): stdio would
 * keep copies.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"

struct print {
	int descriptor;
	struct buf text; /* waits for print_flush() */
};

void print_init(struct print *print, int descriptor);
void print_clear(struct print *print);

/* Write what waits.  IO when it cannot be written; it is forgotten then too. */
enum status print_flush(struct print *print);

/* Our own words, newlines kept. */
void print_words(struct print *print, const char *words);

/* Our own words with numbers and short texts in them, newlines kept. */
void print_format(struct print *print, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A stored or typed text, on one line and without a line end. */
void print_text(struct print *print, const char *text);

/* Words to be read once, straight from guarded memory. */
void print_secret(struct print *print, const struct secret *words);

/*
 * A stored text of one or more lines, each behind ${margin} and with a line
 * end; "" prints nothing.
 */
void print_lines(struct print *print, const char *margin, const char *text);

/* The same with each line broken at blanks, to be read easily. */
void print_wrapped(struct print *print, const char *margin, const char *text);

/* "label: text" on a line of its own; nothing when ${text} is NULL or "". */
void print_labelled(struct print *print, const char *label, const char *text);

/* A date as YYYY-MM-DD; "-" for DAY_NONE. */
void print_day(struct print *print, int32_t day);

#endif
