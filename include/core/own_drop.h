/*
 * own_drop: a young person takes out one value of theirs (DESIGN 6).
 *
 * It is gone from the vault at once.  Within the hand-over it can be brought
 * back, from memory only: as it was, words of theirs beside it included.
 */
#ifndef CORE_OWN_DROP_H
#define CORE_OWN_DROP_H

#include <stddef.h>

#include "base/status.h"
#include "core/records.h"

/*
 * ${value}: the shown id of a value (own_view).  INVALID with a sentence for
 * what they are called.
 */
MUST_USE enum status own_drop_value(
    struct records *records, const char *code, const char *value);

/* Bring it back; NOT_FOUND when it was not dropped in this hand-over,
 * NO_CONSENT when they have said no to the kind since.  ${value}: the id it
 * had. */
MUST_USE enum status own_drop_back(
    struct records *records, const char *code, const char *value);

/* What can be brought back, newest last: ids it had, kinds. */
struct own_dropped {
	char value[CODE_TEXT_BYTES];
	char kind[41];
};
/* Borrowed until the next operation. */
const struct own_dropped *own_drop_undoable(
    const struct records *records, size_t *count);

#endif
