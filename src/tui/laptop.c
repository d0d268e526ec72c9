/*
 * laptop: is this computer a good place for the vault?
 *
 * The machine was looked at before the fence went up (struct tui_start); what
 * the vault's folder shows is read here, each time anew.
 */
#include "app/doctor.h"

#include "base/clock.h"
#include "base/day.h"
#include "tui/help.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/view.h"

static const char help[] =
    "What the safety of the vault hangs on, and what sayso alone cannot see "
    "to: the disk, copies that other programs keep, memory, the clock, the "
    "envelope, backups.\n\n"
    "Look at this: there is something to do. It says what. Not all of it has "
    "to be today.\n\n"
    "Cannot know: this computer does not say. That is not the same as good.\n\n"
    "Enter reads one of them in full. What is about the computer is as it was "
    "when sayso was started.";

static void
look(struct desk *desk, struct doctor *doctor)
{
	doctor_look(desk->start->vault, desk->start->machine,
	    moment_day(clock_now()), doctor);
}

/* ------------------------------------------------------------------- rows */

static void
add_level(struct view *view, enum finding_level level, const char *heading)
{
	const struct doctor *doctor = view->context;
	struct buf text = BUF_EMPTY;

	if (doctor_count(doctor, level) == 0)
		return;
	rows_heading(&view->rows, heading);
	for (size_t i = 0; i < doctor->count; i++) {
		const struct finding *finding = &doctor->findings[i];

		if (finding->level != level)
			continue;
		buf_reset(&text);
		buf_add_format(&text, "%s%s", level == FINDING_LOOK ? "! " : "",
		    finding->title);
		rows_item(&view->rows, (int)i, text.text);
	}
	buf_clear(&text);
}

static enum status
fill(struct view *view)
{
	struct doctor *doctor = view->context;

	doctor_clear(doctor);
	look(view->desk, doctor);
	add_level(view, FINDING_LOOK, "Look at this");
	add_level(view, FINDING_UNKNOWN, "Cannot know");
	add_level(view, FINDING_GOOD, "Good");
	return STATUS_OK;
}

static void
add_words(const struct finding *finding, struct buf *text)
{
	buf_add_format(text, "%s\n\n%s", finding->title, finding->says);
	if (finding->todo != NULL)
		buf_add_format(text, "\n\nWhat to do: %s", finding->todo);
}

static void
side(struct view *view, int id, struct buf *text)
{
	const struct doctor *doctor = view->context;

	if (id >= 0)
		add_words(&doctor->findings[id], text);
}

static void
chosen(struct view *view, int id)
{
	const struct doctor *doctor = view->context;
	struct buf text = BUF_EMPTY;

	add_words(&doctor->findings[id], &text);
	help_read(view->desk, doctor_level_words(doctor->findings[id].level),
	    text.text);
	buf_clear(&text);
}

static const struct screen screen = {
    .title = "This laptop",
    .fill = fill,
    .chosen = chosen,
    .enter = "Read",
    .side = side,
    .help = help,
};

void
laptop_run(struct desk *desk)
{
	struct doctor doctor = {.count = 0};

	view_run(desk, &screen, &doctor);
	doctor_clear(&doctor);
}

/* -------------------------------------------------------- the first evening */

static void
add_first(const struct doctor *doctor, struct buf *text)
{
	size_t unknown = doctor_count(doctor, FINDING_UNKNOWN);

	if (doctor_count(doctor, FINDING_LOOK) == 0)
		buf_add_text(text, "Nothing that has to be looked at was found "
				   "on this laptop.\n");
	else
		buf_add_text(text,
		    "Look at this when you have time. Nothing waits for it.\n");
	for (size_t i = 0; i < doctor->count; i++)
		if (doctor->findings[i].level == FINDING_LOOK)
			buf_add_format(text, "\n! %s\n%s\n",
			    doctor->findings[i].title,
			    doctor->findings[i].says);
	if (unknown > 0)
		buf_add_format(text, "\nWhat cannot be known: %zu.\n", unknown);
	buf_add_text(text,
	    "\nWhat to do about each: press m on the first screen, and choose "
	    "\"This laptop\".");
}

void
laptop_show_first(struct desk *desk)
{
	struct buf text = BUF_EMPTY;
	struct doctor doctor;
	struct page page = {.title = "This laptop",
	    .enter = "Go on",
	    .help = help,
	    .is_first = true};

	look(desk, &doctor);
	add_first(&doctor, &text);
	page.text = text.text;
	(void)page_run(desk, &page);
	doctor_clear(&doctor);
	buf_clear(&text);
}
