/*
 * recipe: a report's recipe as text; see core/recipe.h.
 *
 * What was typed is kept as it was typed; whoever shows it prints it through
 * base/text.
 */
#include "core/recipe.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define MONTH_MOST   31 /* days */
#define QUARTER_MOST 92

static const char *const form_names[EXPORT_FORMS] = {
    "csv", "xlsx", "html", "one"};
static const char *const period_names[] = {"month", "quarter", "year"};

#define PERIODS (sizeof(period_names) / sizeof(period_names[0]))

void
recipe_init(struct recipe *recipe)
{
	*recipe = (struct recipe){.title = mem_text(""),
	    .form = EXPORT_HTML,
	    .period = RECIPE_QUARTER};
}

void
recipe_clear(struct recipe *recipe)
{
	mem_free(recipe->title);
	for (size_t i = 0; i < recipe->tables_count; i++)
		mem_free(recipe->tables[i]);
	for (size_t i = 0; i < recipe->sections_count; i++) {
		mem_wipe_text(&recipe->sections[i].title);
		mem_wipe_text(&recipe->sections[i].words);
	}
	mem_free(recipe->tables);
	mem_free(recipe->sections);
	*recipe = (struct recipe){.title = NULL};
}

void
recipe_add_table(struct recipe *recipe, const char *table)
{
	if (recipe->tables_count == RECIPE_TABLES_MOST)
		return;
	if (recipe->tables == NULL)
		recipe->tables =
		    mem_alloc(RECIPE_TABLES_MOST, sizeof(*recipe->tables));
	recipe->tables[recipe->tables_count++] = mem_text(table);
}

void
recipe_add_section(struct recipe *recipe, const char *title, const char *words)
{
	if (recipe->sections_count == RECIPE_SECTIONS_MOST)
		return;
	if (recipe->sections == NULL)
		recipe->sections =
		    mem_alloc(RECIPE_SECTIONS_MOST, sizeof(*recipe->sections));
	recipe->sections[recipe->sections_count++] =
	    (struct recipe_section){mem_text(title), mem_text(words)};
}

bool
recipe_has_table(const struct recipe *recipe, const char *table)
{
	for (size_t i = 0; i < recipe->tables_count; i++)
		if (strcmp(recipe->tables[i], table) == 0)
			return true;
	return recipe->tables_count == 0;
}

bool
recipe_fits(const struct recipe *recipe, int32_t start, int32_t end)
{
	int32_t days = end - start + 1;

	switch (recipe->period) {
	case RECIPE_MONTH:
		return days <= MONTH_MOST;
	case RECIPE_QUARTER:
		return days > MONTH_MOST && days <= QUARTER_MOST;
	case RECIPE_YEAR:
		return days > QUARTER_MOST;
	}
	return false;
}

const char *
recipe_form_name(enum export_form form)
{
	return form_names[form];
}

bool
recipe_form_of(const char *name, enum export_form *form)
{
	for (size_t i = 0; i < EXPORT_FORMS; i++)
		if (strcmp(name, form_names[i]) == 0) {
			*form = (enum export_form)i;
			return true;
		}
	return false;
}

/* ------------------------------------------------------------------ write */

static void
write_words(const char *words, struct buf *text)
{
	while (*words != '\0') {
		size_t length = strcspn(words, "\n");

		buf_add_text(text, length == 0 ? "say" : "say ");
		buf_add(text, words, length);
		buf_add_char(text, '\n');
		words += length;
		if (*words == '\n')
			words++;
	}
}

void
recipe_write(const struct recipe *recipe, struct buf *text)
{
	buf_add_text(text, RECIPE_FIRST_LINE "\n");
	if (recipe->title[0] != '\0')
		buf_add_format(text, "title %s\n", recipe->title);
	buf_add_format(text, "form %s\nperiod %s\n", form_names[recipe->form],
	    period_names[recipe->period]);
	for (size_t i = 0; i < recipe->tables_count; i++)
		buf_add_format(text, "table %s\n", recipe->tables[i]);
	for (size_t i = 0; i < recipe->sections_count; i++) {
		buf_add_format(text, "section %s\n", recipe->sections[i].title);
		write_words(recipe->sections[i].words, text);
	}
}

/* ------------------------------------------------------------------- read */

struct reading {
	struct recipe *recipe;
	struct buf words; /* of the section that is being read */
};

/* A section's words are whole when the next one begins. */
static void
end_section(struct reading *reading)
{
	struct recipe *recipe = reading->recipe;
	struct recipe_section *section = NULL;

	if (recipe->sections_count == 0)
		return;
	section = &recipe->sections[recipe->sections_count - 1];
	mem_wipe_text(&section->words);
	section->words = mem_text(reading->words.text);
	buf_reset(&reading->words);
}

static enum status
take_title(struct reading *reading, const char *rest)
{
	mem_free(reading->recipe->title);
	reading->recipe->title = mem_text(rest);
	return STATUS_OK;
}

static enum status
take_form(struct reading *reading, const char *rest)
{
	if (recipe_form_of(rest, &reading->recipe->form))
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "A report's form is csv, xlsx, html or one. Write one of them "
	    "after \"form\".");
}

static enum status
take_period(struct reading *reading, const char *rest)
{
	for (size_t i = 0; i < PERIODS; i++)
		if (strcmp(rest, period_names[i]) == 0) {
			reading->recipe->period = (enum recipe_period)i;
			return STATUS_OK;
		}
	return REFUSE(STATUS_INVALID,
	    "A report's period is month, quarter or year. Write one of them "
	    "after \"period\".");
}

static enum status
take_table(struct reading *reading, const char *rest)
{
	if (rest[0] == '\0' ||
	    reading->recipe->tables_count == RECIPE_TABLES_MOST)
		return REFUSE(STATUS_INVALID,
		    "One table's name goes after \"table\", in at most 100 "
		    "lines. \"report show\" names the tables.");
	recipe_add_table(reading->recipe, rest);
	return STATUS_OK;
}

static enum status
take_section(struct reading *reading, const char *rest)
{
	if (rest[0] == '\0' ||
	    reading->recipe->sections_count == RECIPE_SECTIONS_MOST)
		return REFUSE(STATUS_INVALID,
		    "A heading goes after \"section\", in at most 20 lines.");
	end_section(reading);
	recipe_add_section(reading->recipe, rest, "");
	return STATUS_OK;
}

static enum status
take_say(struct reading *reading, const char *rest)
{
	if (reading->recipe->sections_count == 0)
		return REFUSE(STATUS_INVALID,
		    "A line with \"say\" needs a line with \"section\" before "
		    "it.");
	buf_add_text(&reading->words, rest);
	buf_add_char(&reading->words, '\n');
	return STATUS_OK;
}

static const struct {
	const char *word;
	enum status (*take)(struct reading *reading, const char *rest);
} words[] = {
    {"title", take_title},
    {"form", take_form},
    {"period", take_period},
    {"table", take_table},
    {"section", take_section},
    {"say", take_say},
};

static enum status
take_line(struct reading *reading, const char *line)
{
	size_t length = strcspn(line, " ");
	const char *rest = line + length;

	if (line[0] == '\0' || line[0] == '#')
		return STATUS_OK;
	if (*rest == ' ')
		rest++;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].word) == length &&
		    memcmp(words[i].word, line, length) == 0)
			return words[i].take(reading, rest);
	return REFUSE(STATUS_INVALID,
	    "A line of a recipe begins with title, form, period, table, "
	    "section or say.");
}

static enum status
take_first(const char *line)
{
	if (strcmp(line, RECIPE_FIRST_LINE) == 0)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "This is no recipe: its first line must be \"sayso recipe 1\".");
}

/* ${text} with the line ends of any system, and cut into lines. */
static enum status
take_lines(struct reading *reading, const char *text, size_t size, int *line)
{
	enum status status = STATUS_OK;
	size_t at = 0;

	for (*line = 1; status == STATUS_OK && at < size; ++*line) {
		const char *end = memchr(text + at, '\n', size - at);
		size_t length =
		    end == NULL ? size - at : (size_t)(end - text) - at;
		size_t kept = length;
		char *one = NULL;

		while (kept > 0 && strchr(" \r\t", text[at + kept - 1]) != NULL)
			kept--;
		one = mem_text_n(text + at, kept);
		status = *line == 1 ? take_first(one) : take_line(reading, one);
		mem_wipe_text(&one);
		at += length + 1;
	}
	if (status != STATUS_OK)
		--*line;
	return status;
}

enum status
recipe_read(const char *text, size_t size, struct recipe *recipe, int *line)
{
	struct reading reading = {recipe, BUF_EMPTY};
	enum status status;

	*line = 1;
	if (size == 0 || size > RECIPE_TEXT_BYTES ||
	    !text_is_utf8(text, size) || memchr(text, '\0', size) != NULL)
		return REFUSE(STATUS_INVALID,
		    "This is no recipe: it must be a text in UTF-8 of at most "
		    "20,000 bytes.");
	status = take_lines(&reading, text, size, line);
	if (status == STATUS_OK)
		end_section(&reading);
	buf_clear(&reading.words);
	return status;
}
