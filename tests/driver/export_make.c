/*
 * export_make: files out of the texts of releases, so that other programs can
 * be tried on them.
 *
 * usage: export_make --form csv|xlsx|html|one --to FOLDER --on DAY
 *            [--recipe FILE] [--beside ID=FILE]... ID=FILE...
 *
 * FOLDER is ours alone (0700); a spreadsheet's parts lie there while it is
 * made.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/mem.h"
#include "core/export.h"
#include "os/outside.h"

#define PERIODS_MOST 8
#define FILE_LIMIT   (16 * 1024 * 1024)

struct asked {
	struct export export;
	enum export_form form;
	struct recipe recipe;
	struct export_period periods[PERIODS_MOST];
	struct release releases[PERIODS_MOST];
	char *ids[PERIODS_MOST];
};

static enum status
take_period(const char *text, bool is_wanted, struct asked *asked)
{
	size_t at = asked->export.periods_count;
	const char *sign = strchr(text, '=');
	struct buf content = BUF_EMPTY;
	enum status status;

	if (sign == NULL || at == PERIODS_MOST)
		return FAIL(STATUS_USAGE, "a period");
	status = outside_read(sign + 1, FILE_LIMIT, &content);
	if (status == STATUS_OK)
		status = release_read(content.text, &asked->releases[at]);
	buf_clear(&content);
	if (status != STATUS_OK)
		return status;
	asked->ids[at] = mem_text_n(text, (size_t)(sign - text));
	asked->periods[at] = (struct export_period){
	    asked->ids[at], &asked->releases[at], is_wanted};
	asked->export.periods_count++;
	return STATUS_OK;
}

static enum status
take_recipe(const char *path, struct asked *asked)
{
	struct buf content = BUF_EMPTY;
	int line = 0;
	enum status status = outside_read(path, FILE_LIMIT, &content);

	if (status == STATUS_OK) {
		status = recipe_read(
		    content.text, content.length, &asked->recipe, &line);
		asked->export.recipe = &asked->recipe;
	}
	if (status == STATUS_INVALID)
		fprintf(stderr, "%s:%d: ", path, line);
	buf_clear(&content);
	return status;
}

static enum status
take(int option, const char *value, struct asked *asked)
{
	switch (option) {
	case 'f':
		return recipe_form_of(value, &asked->form)
			   ? STATUS_OK
			   : FAIL(STATUS_USAGE, "a form");
	case 't':
		asked->export.folder = value;
		return STATUS_OK;
	case 'o':
		return day_parse(value, &asked->export.made_on);
	case 'r':
		return take_recipe(value, asked);
	case 'b':
		return take_period(value, false, asked);
	default:
		return FAIL(STATUS_USAGE, "an option");
	}
}

static enum status
parse(int count, char **words, struct asked *asked)
{
	static const struct option options[] = {
	    {"form", required_argument, NULL, 'f'},
	    {"to", required_argument, NULL, 't'},
	    {"on", required_argument, NULL, 'o'},
	    {"recipe", required_argument, NULL, 'r'},
	    {"beside", required_argument, NULL, 'b'},
	    {NULL, 0, NULL, 0},
	};
	enum status status = STATUS_OK;
	int option;

	while (status == STATUS_OK &&
	       (option = getopt_long(count, words, "", options, NULL)) != -1)
		status = take(option, optarg, asked);
	for (int i = optind; status == STATUS_OK && i < count; i++)
		status = take_period(words[i], true, asked);
	if (status == STATUS_OK && asked->export.folder == NULL)
		status = FAIL(STATUS_USAGE, "a folder");
	return status;
}

static enum status
write_file(const char *folder, const struct export_file *file)
{
	struct buf path = BUF_EMPTY;
	int descriptor = -1;
	enum status status;

	buf_add_format(&path, "%s/%s", folder, file->name);
	status = outside_create(path.text, &descriptor);
	buf_clear(&path);
	if (status == STATUS_OK)
		status = file_write_at(
		    descriptor, file->content.text, file->content.length, 0);
	file_close(&descriptor);
	return status;
}

static enum status
run(const struct asked *asked)
{
	struct export_files files;
	enum status status = export_make(&asked->export, asked->form, &files);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; status == STATUS_OK && i < files.count; i++)
		status = write_file(asked->export.folder, &files.files[i]);
	export_files_clear(&files);
	return status;
}

int
main(int count, char **words)
{
	struct asked asked = {.form = EXPORT_CSV};
	enum status status;

	recipe_init(&asked.recipe);
	asked.export.periods = asked.periods;
	status = parse(count, words, &asked);
	if (status == STATUS_OK)
		status = run(&asked);
	if (status != STATUS_OK)
		fprintf(stderr, "export_make: %s\n", status_sentence(status));
	for (size_t i = 0; i < asked.export.periods_count; i++) {
		release_clear(&asked.releases[i]);
		mem_free(asked.ids[i]);
	}
	recipe_clear(&asked.recipe);
	return status_exit_code(status);
}
