/*
 * export_html: a period's figures as one page that needs nothing beside it.
 *
 * No script, no picture, no address that is followed.  Everything stored goes
 * through html_text().
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/export_internal.h"
#include "core/figure_words.h"

static enum status
take(void *context, const void *bytes, size_t size)
{
	buf_add(context, bytes, size);
	return STATUS_OK;
}

static void
put_period(struct html *html, const struct release *release)
{
	struct buf period = BUF_EMPTY;

	figure_period(release->start, release->end, &period);
	html_text(html, period.text);
	buf_clear(&period);
}

static void
put_head(struct html *html, const char *title)
{
	html_put(html,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\""
	    " content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\""
	    " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<title>");
	html_text(html, title);
	html_put(html, "</title>\n<style>\n");
	html_put(html, export_style);
	html_put(html, "</style>\n</head>\n<body>\n");
}

static void
put_about(struct html *html, const struct export_part *part, const char *title)
{
	html_put(html, "<header>\n<h1>");
	html_name(html, title);
	html_put(html, "</h1>\n<dl>\n");
	html_row_name(html, "Project", part->release->project);
	html_row(html, "Period");
	put_period(html, part->release);
	html_row_end(html);
	if (part->before != NULL) {
		html_row(html, "Beside it");
		put_period(html, part->before);
		html_row_end(html);
	}
	html_row_day(html, "Made on", part->export->made_on);
	html_put(html, "</dl>\n<p class=\"note\">");
	html_text(html, export_note_of(part->release->base));
	html_put(html, "</p>\n</header>\n");
}

/* ------------------------------------------------------------- at a glance */

/* The total of a measure, from the first table that has it. */
static void
put_total(struct html *html, const struct export_part *part,
    enum release_measure measure)
{
	const struct release *release = part->release;
	const struct release_table *table = NULL;
	struct buf value = BUF_EMPTY;
	struct buf range = BUF_EMPTY;

	for (size_t i = 0; table == NULL && i < release->tables_count; i++)
		if (release->tables[i].measure == measure &&
		    export_has_table(part, &release->tables[i]))
			table = &release->tables[i];
	if (table == NULL || table->rows == 0)
		return;
	figure_value(table, table->values[0], &value);
	figure_range(release, table, table->values[0], &range);
	html_put(html, "<li>");
	html_text(html, figure_measure(measure));
	html_put(html, " <strong>");
	html_text(html, value.text);
	html_put(html, "</strong>");
	if (range.length > 0) {
		html_put(html, " <span class=\"range\">");
		html_text(html, range.text);
		html_put(html, "</span>");
	}
	html_put(html, "</li>\n");
	buf_clear(&value);
	buf_clear(&range);
}

/* A table's first row is its total: all of everything. */
static void
put_glance(struct html *html, const struct export_part *part)
{
	static const enum release_measure measures[] = {
	    RELEASE_PEOPLE, RELEASE_VISITS, RELEASE_SESSIONS, RELEASE_HOURS};

	html_put(html, "<section aria-labelledby=\"glance\">\n"
		       "<h2 id=\"glance\">At a glance</h2>\n"
		       "<ul class=\"glance\">\n");
	for (size_t i = 0; i < sizeof(measures) / sizeof(measures[0]); i++)
		put_total(html, part, measures[i]);
	html_put(html, "</ul>\n</section>\n");
}

static bool
has_totals(const struct export_part *part)
{
	for (size_t i = 0; i < part->release->tables_count; i++) {
		const struct release_table *table = &part->release->tables[i];

		if (table->measure != RELEASE_HEADS &&
		    table->measure != RELEASE_WITHHELD &&
		    export_has_table(part, table))
			return true;
	}
	return false;
}

/* --------------------------------------------------------- words, contents */

/* Each line a paragraph of its own. */
static void
put_lines(struct html *html, const char *words)
{
	while (*words != '\0') {
		size_t length = strcspn(words, "\n");
		char *line = mem_text_n(words, length);

		if (length > 0) {
			html_put(html, "<p>");
			html_name(html, line);
			html_put(html, "</p>\n");
		}
		mem_wipe_text(&line);
		words += length;
		if (*words == '\n')
			words++;
	}
}

static void
put_sections(struct html *html, const struct recipe *recipe)
{
	for (size_t i = 0; recipe != NULL && i < recipe->sections_count; i++) {
		html_put(html, "<section>\n<h2>");
		html_name(html, recipe->sections[i].title);
		html_put(html, "</h2>\n");
		put_lines(html, recipe->sections[i].words);
		html_put(html, "</section>\n");
	}
}

static void
put_contents_row(struct html *html, size_t number, const char *title)
{
	html_put(html, "<li><a href=\"#t");
	html_number(html, (int64_t)number);
	html_put(html, "\">");
	html_text(html, title);
	html_put(html, "</a></li>\n");
}

static bool
has_ratios(const struct export_part *part)
{
	return part->ratios_count > 0 && export_has(part, RECIPE_RATIOS);
}

static void
put_contents(struct html *html, const struct export_part *part)
{
	const struct release *release = part->release;

	html_put(html, "<nav aria-label=\"On this page\">\n<ul>\n");
	for (size_t i = 0; i < release->tables_count; i++) {
		struct buf title = BUF_EMPTY;

		if (!export_has_table(part, &release->tables[i]))
			continue;
		figure_title(&release->tables[i], &title);
		put_contents_row(html, i, title.text);
		buf_clear(&title);
	}
	if (has_ratios(part))
		put_contents_row(html, release->tables_count, "Ratios");
	html_put(html, "</ul>\n</nav>\n");
}

/* ------------------------------------------------------------------- tables */

static void
put_section(
    struct html *html, size_t number, const char *title, const char *about)
{
	html_put(html, "<section aria-labelledby=\"t");
	html_number(html, (int64_t)number);
	html_put(html, "\">\n<h2 id=\"t");
	html_number(html, (int64_t)number);
	html_put(html, "\">");
	html_text(html, title);
	html_put(html, "</h2>\n<p class=\"about\">");
	html_text(html, about);
	html_put(html, "</p>\n");
}

static void
put_tables(struct html *html, const struct export_part *part)
{
	for (size_t i = 0; i < part->release->tables_count; i++) {
		const struct release_table *table = &part->release->tables[i];
		struct buf title = BUF_EMPTY;

		if (!export_has_table(part, table))
			continue;
		figure_title(table, &title);
		put_section(
		    html, i, title.text, figure_definition(table->measure));
		export_chart(html, part, table, i);
		export_html_table(html, part, table);
		html_put(html, "</section>\n");
		buf_clear(&title);
	}
	if (!has_ratios(part))
		return;
	put_section(
	    html, part->release->tables_count, "Ratios", export_ratio_note);
	export_html_ratios(html, part);
	html_put(html, "</section>\n");
}

static void
put_end(struct html *html, const struct export_part *part)
{
	struct export_sign signs[EXPORT_SIGNS];
	char plan[2 * PLAN_UID_BYTES + 1];

	text_hex(part->release->plan, PLAN_UID_BYTES, plan);
	export_signs(part->release->base, signs);
	html_put(html, "</main>\n<footer>\n<dl>\n");
	for (size_t i = 0; i < EXPORT_SIGNS; i++) {
		html_row(html, signs[i].sign);
		html_text(html, signs[i].meaning);
		html_row_end(html);
	}
	html_row(html, "Release");
	html_text(html, part->period->id);
	html_put(html, ", ");
	html_text(html, part->hash);
	html_row_end(html);
	html_row_name(html, "Plan", plan);
	html_put(html, "</dl>\n</footer>\n</body>\n</html>\n");
	export_signs_clear(signs);
}

enum status
export_html(const struct export_part *part, struct export_files *files)
{
	struct export_file *file = export_add_file(files);
	struct copy_sink sink = {take, &file->content};
	struct buf title = BUF_EMPTY;
	struct html html;

	file->name = export_file_name(part, "html");
	export_title(part, &title);
	html_begin(&html, &sink);
	put_head(&html, title.text);
	put_about(&html, part, title.text);
	put_contents(&html, part);
	html_put(&html, "<main>\n");
	if (has_totals(part))
		put_glance(&html, part);
	put_sections(&html, part->export->recipe);
	put_tables(&html, part);
	put_end(&html, part);
	buf_clear(&title);
	return html_end(&html);
}
