/*
 * place: an empty folder for one test, entered before and left after it.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, place_enter,
 *	    place_leave)
 */
#ifndef SUPPORT_PLACE_H
#define SUPPORT_PLACE_H

#include <stddef.h>

/* Make a folder below TMPDIR (else /tmp), mode 0700, and go there. */
int place_enter(void **state);

/* Go back, and remove it with all that is in it. */
int place_leave(void **state);

/* Its absolute path. */
const char *place_path(void);

/* Write a whole file, mode 0600, in place of what was there. */
void place_write(const char *name, const void *bytes, size_t size);

#endif
