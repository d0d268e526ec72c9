/*
 * buf: growable text that wipes itself when it grows and when it goes.
 *
 * For what people said: values, notes, names.  Never realloc'd.  The text is
 * always NUL-ended; NULs inside are possible with buf_add() only.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *text;      /* NUL-ended; "" when empty, never NULL after init */
	size_t length;   /* bytes, without the NUL */
	size_t capacity; /* bytes owned; 0 while text is the static "" */
};

#define BUF_EMPTY                                                              \
	{                                                                      \
		(char *)"", 0, 0                                               \
	}

/* Make empty (does not free); wipe and free; wipe but keep the room. */
void buf_init(struct buf *buf);
void buf_clear(struct buf *buf);
void buf_reset(struct buf *buf);

/* Append bytes, a text, one byte, a formatted text (literal formats only). */
void buf_add(struct buf *buf, const void *bytes, size_t count);
void buf_add_text(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char byte);
void buf_add_format(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Replace the content. */
void buf_set(struct buf *buf, const char *text);

/* Cut to the first ${length} bytes, wiping the rest. */
void buf_cut(struct buf *buf, size_t length);

/* Give the text away, to be freed by mem_wipe_text(); the buf is then empty. */
char *buf_take(struct buf *buf);

#endif
