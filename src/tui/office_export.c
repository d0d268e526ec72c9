/*
 * office_export: figures of closed periods as files for outside.  The
 * passphrase is asked once more, and it is written down before the first file
 * goes out.
 */
#include "tui/office_internal.h"

#include <string.h>

#include "base/broker.h"
#include "base/file.h"
#include "base/mem.h"
#include "core/export.h"
#include "tui/form_view.h"
#include "tui/outside_file.h"
#include "tui/screens.h"

struct taking {
	struct desk *desk;
	struct publish_period *list;
	size_t count;
	struct office_period *periods; /* those that are wanted */
	size_t periods_count;
	enum export_form form;
	struct buf names; /* of the files that were written */
};

/* -------------------------------------------------------------- the question
 */

static void
add_periods(void *context, struct form_choices *choices)
{
	const struct taking *taking = context;
	struct buf name = BUF_EMPTY;

	for (size_t i = taking->count; i-- > 0;) {
		if (taking->list[i].state != PUBLISH_CLOSED)
			continue;
		buf_reset(&name);
		publish_period_name(&taking->list[i], &name);
		form_choices_add(choices, taking->list[i].id, name.text, NULL);
	}
	buf_clear(&name);
}

static void
add_forms(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "html", "A report to read and print",
	    "opens in any browser");
	form_choices_add(choices, "xlsx", "A spreadsheet", "one table a sheet");
	form_choices_add(
	    choices, "one", "One plain table", "CSV, for other programs");
}

/* Closed ones that are not in the list, and why. */
static void
add_left_out(const struct taking *taking, struct buf *text)
{
	for (size_t i = 0; i < taking->count; i++) {
		const struct publish_period *period = &taking->list[i];

		if (period->state == PUBLISH_OPEN ||
		    period->state == PUBLISH_CLOSED)
			continue;
		buf_add_text(text, " Left out: ");
		publish_period_name(period, text);
		buf_add_text(text, ", ");
		office_state(period, text);
		buf_add_char(text, '.');
	}
}

static void
head(void *context, struct buf *text)
{
	buf_set(text,
	    "A file for each period, the newest first. It names nobody, and it "
	    "is written down that you took it out.");
	add_left_out(context, text);
}

static const struct form_question questions[] = {
    {
	.name = "periods",
	.label = "Periods",
	.none = "(none yet)",
	.empty = "Tick a period.",
	.sort = FORM_MANY,
	.choices = add_periods,
    },
    {
	.name = "form",
	.label = "As",
	.empty = "Choose a form.",
	.sort = FORM_CHOICE,
	.choices = add_forms,
    },
    {
	.name = "passphrase",
	.label = "Your passphrase",
	.hint = "once more, so that nobody does this at your open laptop",
	.empty = "Enter your passphrase.",
	.sort = FORM_SECRET,
    },
};

static const struct form form = {
    .title = "Take figures out",
    .done = "Go on",
    .help = "Figures of closed periods, as files for a funder, a council or a "
	    "board. They are final and name nobody. Each file says how the "
	    "numbers were made and what they do not say.\n\n"
	    "Your passphrase is asked once more. After that you are asked "
	    "where each file is to go: type a new name. Who took what out "
	    "stands in a list that is signed, before the file is written.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
    .head = head,
};

/* ------------------------------------------------------------------- making
 */

static bool
is_ticked(const char *ticked, const char *id)
{
	size_t length = strlen(id);

	while (*ticked != '\0') {
		size_t line = strcspn(ticked, "\n");

		if (line == length && strncmp(ticked, id, length) == 0)
			return true;
		ticked += line + (ticked[line] == '\n' ? 1 : 0);
	}
	return false;
}

/* All closed ones: others are there to compare with. */
static enum status
read_periods(struct taking *taking)
{
	enum status status = STATUS_OK;

	taking->periods =
	    mem_alloc(taking->count + 1, sizeof(*taking->periods));
	for (size_t i = 0; status == STATUS_OK && i < taking->count; i++) {
		struct office_period *period =
		    &taking->periods[taking->periods_count];

		if (taking->list[i].state != PUBLISH_CLOSED)
			continue;
		if (!office_period_open(
			taking->desk, taking->list[i].id, period)) {
			buf_clear(&period->name);
			status = REFUSE(STATUS_DAMAGED,
			    "The figures of a period cannot be read, so "
			    "nothing was taken out. Look at the list of "
			    "periods.");
		} else {
			taking->periods_count++;
		}
	}
	return status;
}

static void
forget_periods(struct taking *taking)
{
	for (size_t i = 0; i < taking->periods_count; i++)
		office_period_clear(&taking->periods[i]);
	mem_free(taking->periods);
	taking->periods = NULL;
	taking->periods_count = 0;
}

static enum status
make(struct taking *taking, const char *ticked, struct export_files *files)
{
	struct export_period *periods =
	    mem_alloc(taking->periods_count + 1, sizeof(*periods));
	struct export export = {.periods = periods,
	    .periods_count = taking->periods_count,
	    .made_on = office_today(),
	    .folder = unlock_path(taking->desk->unlock)};
	enum status status;

	for (size_t i = 0; i < taking->periods_count; i++)
		periods[i] = (struct export_period){taking->periods[i].id,
		    &taking->periods[i].release,
		    is_ticked(ticked, taking->periods[i].id)};
	status = export_make(&export, taking->form, files);
	mem_free(periods);
	return status;
}

/* Before a file goes out: "2026-Q1, 2026-Q2". */
static enum status
note(struct taking *taking, const char *ticked)
{
	struct buf what = BUF_EMPTY;
	struct exported exported = {.made_at = 0};
	enum status status;

	for (; *ticked != '\0'; ticked++) {
		if (*ticked != '\n')
			buf_add_char(&what, *ticked);
		else if (ticked[1] != '\0')
			buf_add_text(&what, ", ");
	}
	exported.what = what.text;
	exported.form = mem_text(recipe_form_name(taking->form));
	exported.plan = taking->periods[0].release.project;
	status = figures_export_note(taking->desk->unlock, &exported);
	mem_free(exported.form);
	buf_clear(&what);
	return status;
}

/* ------------------------------------------------------------------ writing
 */

/* For a file of that form; what it should end in is said. */
static const char *
question_for(enum export_form wanted)
{
	switch (wanted) {
	case EXPORT_XLSX:
		return BROKER_SPREADSHEET;
	case EXPORT_HTML:
		return BROKER_REPORT;
	default:
		return BROKER_TABLE;
	}
}

/*
 * The first place is asked before it is noted: who goes back took nothing.  The
 * newest period comes first, as where they are chosen.
 */
static enum status
write_files(
    struct taking *taking, const char *ticked, struct export_files *files)
{
	struct desk *desk = taking->desk;
	struct buf name = BUF_EMPTY;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < files->count; i++) {
		const struct buf *content =
		    &files->files[files->count - 1 - i].content;
		int descriptor = -1;

		buf_reset(&name);
		if (!outside_file_begin(
			desk, question_for(taking->form), &descriptor, &name)) {
			status = REFUSE(STATUS_NOT_FOUND,
			    "No more was written. To try again, press Ctrl-S.");
			break;
		}
		if (i == 0)
			status = note(taking, ticked);
		desk_say(desk, ROLE_PLAIN, "Writing file %zu of %zu.", i + 1,
		    files->count);
		layer_draw_all(desk->top);
		if (status == STATUS_OK)
			status = file_write_at(
			    descriptor, content->text, content->length, 0);
		if (status == STATUS_OK)
			status = file_sync(descriptor);
		outside_file_end(desk, status, &descriptor);
		buf_add_format(
		    &taking->names, "%s%s", i == 0 ? "" : ", ", name.text);
	}
	buf_clear(&name);
	return status;
}

static enum status
check_passphrase(struct taking *taking, const struct form_answers *answers)
{
	const struct secret *typed = form_answers_secret(answers, "passphrase");
	struct secret *passphrase =
	    secret_copy(secret_bytes(typed), secret_size(typed));

	desk_say(
	    taking->desk, ROLE_PLAIN, "Making the files. This takes a moment.");
	layer_draw_all(taking->desk->top);
	return figures_passphrase(taking->desk->unlock, &passphrase);
}

static enum status
take(void *context, const struct form_answers *answers)
{
	struct taking *taking = context;
	const char *ticked = form_answers_get(answers, "periods");
	struct export_files files = {NULL, 0, 0};
	enum status status = check_passphrase(taking, answers);

	buf_reset(&taking->names);
	if (!recipe_form_of(form_answers_get(answers, "form"), &taking->form))
		taking->form = EXPORT_HTML;
	if (status == STATUS_OK)
		status = read_periods(taking);
	if (status == STATUS_OK)
		status = make(taking, ticked, &files);
	buf_reset(&taking->desk->said);
	if (status == STATUS_OK)
		status = write_files(taking, ticked, &files);
	export_files_clear(&files);
	forget_periods(taking);
	return status;
}

static bool
is_any_closed(const struct taking *taking)
{
	for (size_t i = 0; i < taking->count; i++)
		if (taking->list[i].state == PUBLISH_CLOSED)
			return true;
	return false;
}

static void
ask(struct taking *taking, const char *id)
{
	struct form_answers answers;

	form_answers_init(&answers, &form, taking, office_today());
	if (id != NULL)
		form_answers_set(&answers, "periods", id);
	form_answers_set(&answers, "form", "html");
	if (form_view_run(taking->desk, &answers, take))
		desk_say(taking->desk, ROLE_GOOD,
		    "Written: %s. It stands in the list of what was taken out.",
		    taking->names.text);
	form_answers_clear(&answers);
}

void
office_export_run(struct desk *desk, const char *id)
{
	struct taking taking = {.desk = desk, .names = BUF_EMPTY};

	if (desk_tell(desk, figures_list(desk->unlock, &taking.list,
				&taking.count)) != STATUS_OK)
		return;
	if (is_any_closed(&taking))
		ask(&taking, id);
	else
		desk_say(desk, ROLE_PLAIN,
		    "No period is closed yet, so there are no figures to take "
		    "out.");
	mem_free(taking.list);
	buf_clear(&taking.names);
}
