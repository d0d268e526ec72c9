/*
 * mem: ordinary memory that cannot fail.
 *
 * When memory runs out the program ends through die(), with the terminal put
 * back.  Text about people is freed with mem_wipe_text() or lives in struct
 * buf; keys and passphrases live in struct secret only.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Zeroed memory of count * size bytes; never NULL.  Free with mem_free(). */
void *mem_alloc(size_t count, size_t size);

/*
 * Make room for ${want} elements of ${size} bytes in ${*array} (NULL to
 * start), whose capacity stands in ${*capacity}.  New elements are zero; what
 * moves is wiped where it was.
 */
void mem_grow(void **array, size_t *capacity, size_t want, size_t size);

/* A copy of a text, of a text of known length; NULL stays NULL. */
char *mem_text(const char *text);
char *mem_text_n(const char *text, size_t length);

/* Free; NULL is fine. */
void mem_free(void *memory);

/* Wipe a NUL-ended text, free it and set the pointer to NULL. */
void mem_wipe_text(char **text);

/* Called by die() before it ends the process: the terminal's last chance. */
void mem_on_death(void (*hook)(void));

/* Print one literal sentence on standard error and end with ${exit_code}. */
void die(int exit_code, const char *sentence) __attribute__((noreturn));

#endif
