/*
 * import_defects: gathers what is wrong with a file and tells it by line.
 *
 * A file with a defect is not taken in at all, so all of them are told at once.
 */
#include "core/import_defects.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
import_defects_add(struct import_defects *defects, int line, const char *reason)
{
	mem_grow((void **)&defects->defects, &defects->room, defects->count + 1,
	    sizeof *defects->defects);
	defects->defects[defects->count++] =
	    (struct import_defect){line, reason};
}

void
import_defects_clear(struct import_defects *defects)
{
	mem_free(defects->defects);
	*defects = (struct import_defects){NULL, 0, 0};
}

static int
compare(const void *one, const void *other)
{
	const struct import_defect *a = one;
	const struct import_defect *b = other;

	return (a->line > b->line) - (a->line < b->line);
}

enum status
import_defects_tell(struct import_defects *defects,
    void (*defect)(void *context, int line, const char *reason), void *context)
{
	if (defects->count == 0)
		return STATUS_OK;
	qsort(defects->defects, defects->count, sizeof *defects->defects,
	    compare);
	for (size_t i = 0; defect != NULL && i < defects->count; i++)
		defect(context, defects->defects[i].line,
		    defects->defects[i].reason);
	return REFUSE(STATUS_INVALID,
	    "Nothing was taken in. Put these lines right and try again.");
}

bool
import_is_blank(const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const char *text = record->fields[i].text;

		if (text[strspn(text, " \t")] != '\0')
			return false;
	}
	return true;
}
