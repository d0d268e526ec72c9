/*
 * export: files out of closed periods; see core/export.h.
 */
#include "core/export.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

const char export_note[] =
    "These figures count young people who agreed to be counted. Every number "
    "of people and visits has been rounded, up or down at random, to a "
    "multiple of 5 so that nobody can be identified; the true number is within "
    "4 of the number shown. Totals add up. [c] means fewer than 5, including "
    "none. The figures of a period are final. Percentages should be worked out "
    "from the rounded figures and used with care below 100.";

static const char note_of_10[] =
    "These figures count young people who agreed to be counted. Every number "
    "of people and visits has been rounded, up or down at random, to a "
    "multiple of 10 so that nobody can be identified; the true number is "
    "within 9 of the number shown. Totals add up. [c] means fewer than 10, "
    "including none. The figures of a period are final. Percentages should be "
    "worked out from the rounded figures and used with care below 100.";

const char *
export_note_of(int base)
{
	return base == 5 ? export_note : note_of_10;
}

const char export_ratio_note[] =
    "Worked out from the rounded figures and from nothing else. A range says "
    "what the ratio could be, given the ranges of what it was worked out from.";

void
export_signs(int base, struct export_sign signs[EXPORT_SIGNS])
{
	struct buf few = BUF_EMPTY;

	buf_add_format(&few, "fewer than %d, including none", base);
	signs[0] = (struct export_sign){"[c]", mem_text(few.text)};
	signs[1] = (struct export_sign){"[z]", mem_text("nobody can be both")};
	signs[2] = (struct export_sign){
	    "[x]", mem_text("not recorded, or nothing to work it out from")};
	buf_clear(&few);
}

void
export_signs_clear(struct export_sign signs[EXPORT_SIGNS])
{
	for (size_t i = 0; i < EXPORT_SIGNS; i++)
		mem_free(signs[i].meaning);
}

bool
export_has(const struct export_part *part, const char *table)
{
	return part->export->recipe == NULL ||
	       recipe_has_table(part->export->recipe, table);
}

bool
export_has_table(
    const struct export_part *part, const struct release_table *table)
{
	struct buf name = BUF_EMPTY;
	bool has;

	release_table_name(table, &name);
	has = export_has(part, name.text);
	buf_clear(&name);
	return has;
}

void
export_title(const struct export_part *part, struct buf *title)
{
	const struct recipe *recipe = part->export->recipe;

	if (recipe != NULL && recipe->title[0] != '\0') {
		text_printable(recipe->title, title);
		return;
	}
	text_printable(part->release->project, title);
	buf_add_text(title, ": figures for ");
	figure_period(part->release->start, part->release->end, title);
}

/* ---------------------------------------------------------------- comparing */

static bool
is_twin(const struct release_table *one, const struct release_table *other)
{
	if (one->measure != other->measure ||
	    one->dimensions_count != other->dimensions_count)
		return false;
	for (size_t i = 0; i < one->dimensions_count; i++)
		if (one->dimensions[i] != other->dimensions[i] ||
		    one->dimensions[i] == PLAN_MONTH ||
		    strcmp(one->groupings[i], other->groupings[i]) != 0)
			return false;
	return true;
}

/* Months of two periods are never the same ones: nothing to compare. */
const struct release_table *
export_twin(const struct export_part *part, const struct release_table *table)
{
	if (part->before == NULL)
		return NULL;
	for (size_t i = 0; i < part->before->tables_count; i++)
		if (is_twin(&part->before->tables[i], table))
			return &part->before->tables[i];
	return NULL;
}

size_t
export_twin_row(const struct release_table *table, size_t row,
    const struct release_table *twin)
{
	size_t dimensions = table->dimensions_count;

	for (size_t k = 0; k < twin->rows; k++) {
		bool is_it = true;

		for (size_t i = 0; is_it && i < dimensions; i++)
			is_it = strcmp(table->codes[row * dimensions + i],
				    twin->codes[k * dimensions + i]) == 0;
		if (is_it)
			return k;
	}
	return twin->rows;
}

/* -------------------------------------------------------------------- parts */

static void
hash_release(const struct release *release, char hash[EXPORT_HASH_TEXT])
{
	unsigned char bytes[(EXPORT_HASH_TEXT - 1) / 2];
	struct buf text = BUF_EMPTY;

	release_write(release, &text);
	crypto_generichash(bytes, sizeof(bytes),
	    (const unsigned char *)text.text, text.length, NULL, 0);
	text_hex(bytes, sizeof(bytes), hash);
	buf_clear(&text);
}

/* The period before, of the same plan's project, that is closed too. */
static const struct release *
find_before(const struct export *export, const struct release *release)
{
	const struct release **releases =
	    mem_alloc(export->periods_count, sizeof(const struct release *));
	size_t count = 0;
	size_t found;
	const struct release *before;

	for (size_t i = 0; i < export->periods_count; i++)
		if (strcmp(export->periods[i].release->project,
			release->project) == 0)
			releases[count++] = export->periods[i].release;
	found = figure_before(releases, count, release);
	before = found < count ? releases[found] : NULL;
	mem_free(releases);
	return before;
}

static void
fill_part(const struct export *export, const struct export_period *period,
    struct export_part *part)
{
	*part = (struct export_part){.export = export,
	    .period = period,
	    .release = period->release,
	    .before = find_before(export, period->release)};
	ratio_list(part->release, &part->ratios, &part->ratios_count);
	if (part->before != NULL)
		ratio_list(part->before, &part->before_ratios,
		    &part->before_ratios_count);
	hash_release(part->release, part->hash);
}

/* Is anything asked for in it? */
static bool
is_anything(const struct export_part *part)
{
	if (part->ratios_count > 0 && export_has(part, RECIPE_RATIOS))
		return true;
	for (size_t i = 0; i < part->release->tables_count; i++)
		if (export_has_table(part, &part->release->tables[i]))
			return true;
	return false;
}

/* ------------------------------------------------------------------- making */

struct export_file *
export_add_file(struct export_files *files)
{
	struct export_file *file = NULL;

	mem_grow((void **)&files->files, &files->capacity, files->count + 1,
	    sizeof(*files->files));
	file = &files->files[files->count++];
	buf_init(&file->content);
	return file;
}

char *
export_file_name(const struct export_part *part, const char *ending)
{
	struct buf name = BUF_EMPTY;
	char *copy = NULL;

	buf_add_format(&name, "figures-%s.%s", part->period->id, ending);
	copy = mem_text(name.text);
	buf_clear(&name);
	return copy;
}

void
export_files_clear(struct export_files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		mem_free(files->files[i].name);
		buf_clear(&files->files[i].content);
	}
	mem_free(files->files);
	*files = (struct export_files){NULL, 0, 0};
}

/* Every table as a file, read back: whatever the form, before anything else. */
static enum status
check(const struct release *release)
{
	struct buf csv = BUF_EMPTY;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < release->tables_count;
	     i++) {
		buf_reset(&csv);
		release_csv(release, &release->tables[i], &csv);
		status = release_csv_check(
		    release, &release->tables[i], csv.text, csv.length);
	}
	buf_clear(&csv);
	return status;
}

static enum status
make_one(const struct export_part *part, enum export_form form,
    struct export_files *files)
{
	switch (form) {
	case EXPORT_CSV:
		break;
	case EXPORT_XLSX:
		return export_xlsx(part, files);
	case EXPORT_HTML:
		return export_html(part, files);
	case EXPORT_CSV_ONE:
		return export_csv_one(part, files);
	}
	return FAIL(STATUS_INTERNAL, "no form of a file");
}

static enum status
make(const struct export_part *parts, size_t count, enum export_form form,
    struct export_files *files)
{
	enum status status = count > 0 ? STATUS_OK : STATUS_NOT_FOUND;

	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = check(parts[i].release);
	if (status == STATUS_NOT_FOUND)
		return REFUSE(status,
		    "There are no such figures. \"report list\" says what is "
		    "closed, \"report show\" which tables there are.");
	if (status == STATUS_OK && form == EXPORT_CSV)
		return export_csv(parts, count, files);
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = make_one(&parts[i], form, files);
	return status;
}

enum status
export_make(const struct export *export, enum export_form form,
    struct export_files *files)
{
	struct export_part *parts =
	    mem_alloc(export->periods_count, sizeof(*parts));
	size_t count = 0;
	enum status status;

	*files = (struct export_files){NULL, 0, 0};
	for (size_t i = 0; i < export->periods_count; i++) {
		if (!export->periods[i].is_wanted)
			continue;
		fill_part(export, &export->periods[i], &parts[count++]);
		if (!is_anything(&parts[count - 1])) {
			count--;
			mem_free(parts[count].ratios);
			mem_free(parts[count].before_ratios);
		}
	}
	status = make(parts, count, form, files);
	for (size_t i = 0; i < count; i++) {
		mem_free(parts[i].ratios);
		mem_free(parts[i].before_ratios);
	}
	mem_free(parts);
	if (status != STATUS_OK)
		export_files_clear(files);
	return status;
}
