/*
 * report export: files made of closed periods, for those who pay and those who
 * ask.
 *
 * The passphrase is asked for again, and who took what is written down and
 * signed before the first file goes out.
 */
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/export_files.h"
#include "cli/reports.h"
#include "os/outside.h"

#define TRIES 3 /* on a terminal */

static const struct option options[] = {
    OPTION_FLAG("all", "every closed period"),
    OPTION_TEXT("period", "PERIOD", "this one"),
    OPTION_TEXT("format", "FORM", "csv, xlsx, html, or one: a single CSV file"),
    OPTION_TEXT("recipe", "FILE", "which tables and words, kept in a file"),
    OPTION_NEEDED("to", "DIR", "a new folder for the files"),
    OPTIONS_END,
};

/* What is to be made. */
struct order {
	bool is_all;
	char id[PUBLISH_ID_BYTES]; /* "": as the recipe says */
	enum export_form form;
	bool has_recipe;
	struct recipe recipe;
	struct secret *passphrase; /* that opened the vault */
	struct closed_figures closed;
};

/* ------------------------------------------------------------------ the order
 */

static enum status
read_recipe(struct call *call, struct order *order)
{
	const char *path = call_option(call, "recipe");
	struct buf text = BUF_EMPTY;
	int line = 0;
	enum status status = STATUS_OK;

	if (path == NULL)
		return STATUS_OK;
	order->has_recipe = true;
	status = outside_read(path, RECIPE_TEXT_BYTES, &text);
	if (status == STATUS_OK)
		status =
		    recipe_read(text.text, text.length, &order->recipe, &line);
	buf_clear(&text);
	if (status == STATUS_OK)
		order->form = order->recipe.form;
	if (status == STATUS_INVALID && line > 0)
		return tell_mistake(call, status, "%s:%d: %s", path, line,
		    status_sentence(status));
	return tell_about(call, status, path);
}

static enum status
read_form(struct call *call, struct order *order)
{
	const char *form = call_option(call, "format");

	if (form == NULL && order->has_recipe)
		return STATUS_OK;
	if (form != NULL && recipe_form_of(form, &order->form))
		return STATUS_OK;
	return tell_mistake(call, STATUS_USAGE,
	    "--format needs one of these words: csv, xlsx, html, one.");
}

static enum status
read_order(struct call *call, struct order *order)
{
	const char *period = call_option(call, "period");
	enum status status;

	order->is_all = call_has(call, "all");
	if (order->is_all && period != NULL)
		return tell_mistake(call, STATUS_USAGE,
		    "Say --all or --period PERIOD, not both.");
	if (!order->is_all && period == NULL && !call_has(call, "recipe"))
		return tell_mistake(call, STATUS_USAGE,
		    "Say which figures: --all or --period PERIOD.");
	status = read_recipe(call, order);
	if (status == STATUS_OK)
		status = read_form(call, order);
	if (status == STATUS_OK && period != NULL)
		status = reports_period(call, period, order->id);
	return status;
}

/* ---------------------------------------------------------------- the figures
 */

static enum status
refuse_none(struct call *call, const struct order *order)
{
	struct release release;
	enum status status;

	if (order->is_all || *order->id == '\0')
		return tell_mistake(call, STATUS_NOT_FOUND,
		    "No such period is closed yet, so there are no figures. "
		    "Look at: sayso report list");
	/* Reading it says what is wrong with it. */
	status = reports_get(call, order->id, &release, NULL);
	if (status == STATUS_OK) {
		release_clear(&release);
		status = FAIL(STATUS_INTERNAL, "period read after all");
	}
	return status;
}

/* With a recipe and no period: the newest of its kind. */
static size_t
mark_newest(struct order *order)
{
	for (size_t i = order->closed.count; i > 0; i--) {
		struct export_period *period = &order->closed.periods[i - 1];

		if (!recipe_fits(&order->recipe, period->release->start,
			period->release->end))
			continue;
		period->is_wanted = true;
		memcpy(order->id, period->id, PUBLISH_ID_BYTES);
		return 1;
	}
	return 0;
}

static size_t
mark_wanted(struct order *order)
{
	size_t wanted = 0;

	if (!order->is_all && *order->id == '\0')
		return mark_newest(order);
	for (size_t i = 0; i < order->closed.count; i++) {
		struct export_period *period = &order->closed.periods[i];

		period->is_wanted =
		    order->is_all || strcmp(period->id, order->id) == 0;
		wanted += period->is_wanted;
	}
	return wanted;
}

static enum status
make(struct call *call, struct order *order, struct export_files *files)
{
	enum status status = export_files_closed(call, &order->closed);
	struct export export;

	if (status != STATUS_OK)
		return status;
	if (mark_wanted(order) == 0)
		return refuse_none(call, order);
	export = (struct export){order->closed.periods, order->closed.count,
	    order->has_recipe ? &order->recipe : NULL, given_today(call),
	    unlock_path(call->unlock)};
	return export_make(&export, order->form, files);
}

/* -------------------------------------------------------------- taking it out
 */

/*
 * Where passphrases come from a file, the next line; without one, that which
 * opened the vault a moment ago stands for it.
 */
static enum status
ask_again(struct call *call, struct order *order)
{
	struct secret *again = NULL;
	enum status status =
	    passphrase_read(call, "Your passphrase once more:", &again);

	if (status == STATUS_NO_INPUT && call->passphrase_fd >= 0) {
		status_clear();
		again = order->passphrase;
		order->passphrase = NULL;
		status = STATUS_OK;
	}
	if (status == STATUS_OK)
		status = figures_passphrase(call->unlock, &again);
	secret_drop(&again);
	return status;
}

static enum status
ask_until_right(struct call *call, struct order *order)
{
	int tries = call->passphrase_fd < 0 ? TRIES : 1;
	enum status status = ask_again(call, order);

	while (status == STATUS_WRONG_PASSPHRASE && --tries > 0) {
		tell_remark(call, "%s Try again.", status_sentence(status));
		status_clear();
		status = ask_again(call, order);
	}
	return status;
}

static enum status
note(struct call *call, const struct order *order)
{
	struct exported exported = {.by = ""};
	const char *project = "";
	enum status status;

	for (size_t i = 0; i < order->closed.count; i++)
		if (order->closed.periods[i].is_wanted)
			project = order->closed.releases[i].project;
	exported.what = mem_text(order->is_all ? "all" : order->id);
	exported.form = mem_text(recipe_form_name(order->form));
	exported.plan = mem_text(project);
	status = figures_export_note(call->unlock, &exported);
	mem_free(exported.what);
	mem_free(exported.form);
	mem_free(exported.plan);
	return status;
}

static void
print_files(
    struct call *call, const struct order *order, char **paths, size_t count)
{
	json_t *answer;

	for (size_t i = 0; !call->is_json && i < count; i++) {
		print_text(call->out, paths[i]);
		print_words(call->out, "\n");
	}
	if (!call->is_json)
		return;
	answer = json_object();
	js_put(answer, "what", js_text(order->is_all ? "all" : order->id));
	js_put(answer, "format", js_text(recipe_form_name(order->form)));
	js_put(answer, "files", js_texts(paths, count));
	js_print(call->out, answer);
}

static enum status
take_out(struct call *call, struct order *order, struct export_files *files)
{
	const char *folder = call_option(call, "to");
	char **paths = NULL;
	enum status status = ask_until_right(call, order);

	if (status == STATUS_OK)
		status = tell_about(call, folder_make(folder), folder);
	if (status == STATUS_OK)
		status = note(call, order);
	if (status != STATUS_OK)
		return status;
	status =
	    tell_about(call, export_files_write(folder, files, &paths), folder);
	if (status != STATUS_OK)
		return status;
	print_files(call, order, paths, files->count);
	for (size_t i = 0; i < files->count; i++)
		mem_free(paths[i]);
	mem_free(paths);
	return STATUS_OK;
}

static enum status
open_and_take(struct call *call, struct order *order)
{
	struct export_files files = {NULL, 0, 0};
	enum status status = open_for_command(call, &order->passphrase);

	if (status == STATUS_OK)
		status = make(call, order, &files);
	if (status == STATUS_OK)
		status = take_out(call, order, &files);
	export_files_clear(&files);
	export_files_clear_closed(&order->closed);
	return status;
}

static enum status
run(struct call *call)
{
	struct order order = {.form = EXPORT_CSV};
	enum status status;

	recipe_init(&order.recipe);
	status = read_order(call, &order);
	if (status == STATUS_OK)
		status = open_and_take(call, &order);
	secret_drop(&order.passphrase);
	recipe_clear(&order.recipe);
	return status;
}

const struct command cmd_report_export = {
    .name = "report export",
    .summary = "figures as files: CSV, spreadsheet or report",
    .usage = "--all|--period PERIOD --format csv|xlsx|html|one --to DIR"
	     " [--recipe FILE]\n"
	     "--recipe FILE --to DIR",
    .examples = "sayso report export --period 2026-Q2 --format html --to june\n"
		"sayso report export --all --format csv --to figures\n"
		"sayso report export --recipe council.txt --to report\n",
    .help = "csv is a folder with one table a file and what describes them;\n"
	    "xlsx a spreadsheet and html a report with charts for each\n"
	    "period; one a single CSV file for each.  DIR must be new.\n"
	    "\n"
	    "A recipe says which tables, which kind of period and which\n"
	    "words of your own; without --period it takes the newest closed\n"
	    "one.  How it is written: man sayso-figures.\n"
	    "\n"
	    "Your passphrase is asked for once more, and you sign the list\n"
	    "of what was taken out (sayso report list --exports).  With\n"
	    "--passphrase-fd it is the next line; if there is none, the\n"
	    "line that opened the vault counts for it.\n",
    .options = options,
    .needs = NEEDS_NOTHING,
    .run = run,
};
