/*
 * export: files made of closed periods (STATISTICS, "Files").
 *
 * Pure, save for a folder that a spreadsheet's parts lie in while it is made.
 * Everything comes from releases: no record is read, and nothing is worked out
 * but ratios of published figures (core/ratio.h).  All of it is made and read
 * back before the first byte is handed over.
 */
#ifndef CORE_EXPORT_H
#define CORE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "core/recipe.h"
#include "core/release.h"

/* What every file says about its figures, when the base is 5. */
extern const char export_note[];

/* A period that is closed and was verified (core/publish.h). */
struct export_period {
	const char *id; /* "2026-Q2" */
	const struct release *release;
	bool is_wanted; /* else only to compare others with */
};

struct export
{
	const struct export_period *periods; /* borrowed, as all of this */
	size_t periods_count;
	const struct recipe *recipe; /* NULL: every table, no words */
	int32_t made_on;             /* a day; files tell no finer time */
	const char *folder; /* EXPORT_XLSX: ours alone; nothing stays in it */
};

struct export_file {
	char *name; /* letters, digits, "-", "_" and "."; never a "/" */
	struct buf content;
};

struct export_files {
	struct export_file *files;
	size_t count, capacity;
};

/*
 * Make all files of a form.  EXPORT_CSV: what lies in one folder, for all
 * wanted periods; EXPORT_XLSX, EXPORT_HTML, EXPORT_CSV_ONE: one file a wanted
 * period.  NOT_FOUND with a sentence when no table is left to be written;
 * INTERNAL when a file does not read back as the release: then there are no
 * files.  Clear on OK.
 */
MUST_USE enum status export_make(const struct export *export,
    enum export_form form, struct export_files *files);
void export_files_clear(struct export_files *files);

#endif
