/*
 * register_draft: a register that is not saved yet, as a text.
 *
 * Holds the shown ids and names of those who said yes to being on the list,
 * and of the others a number.  Read back, each yes is looked at anew: it may
 * have been taken back since.
 *
 *     group Tuesday open access
 *     here K7Q2M4XA Ann Pike
 *     said 9D3NB0VC aloud=1 count=0 asked=0 called=- Bo
 *     tally 3 age 14-15
 *     heads 14 counted
 *     details
 *     date=2026-11-24 ...          (the form's own text)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/consent.h"
#include "tui/register_internal.h"
#include "tui/when.h"

/* -------------------------------------------------------------- to a text */

/* A name or a group has no newline: text_clean() saw to that. */
static void
write_person(const struct register_person *person, struct buf *text)
{
	if (!person->is_here || !person->may_tick)
		return;
	if (person->has_said)
		buf_add_format(text,
		    "said %s aloud=%d count=%d asked=%d called=%s %s\n",
		    person->told.code, person->yes.read_aloud,
		    person->yes.count, person->yes.brought_up,
		    person->yes.called == NULL ? "-" : person->yes.called,
		    person->told.called);
	else
		buf_add_format(text, "here %s %s\n", person->told.code,
		    person->told.called);
}

void
register_write(void *context, struct buf *text)
{
	const struct register_screen *screen = context;
	const struct register_model *model = &screen->model;

	if (screen->group.length > 0)
		buf_add_format(text, "group %s\n", screen->group.text);
	for (size_t i = 0; i < model->count; i++)
		write_person(&model->people[i], text);
	for (size_t i = 0; i < screen->tallies.count; i++) {
		const struct tallies_item *item = &screen->tallies.items[i];

		if (item->count > 0)
			buf_add_format(text, "tally %lld %s %s\n",
			    (long long)item->count, item->list, item->item);
	}
	buf_add_format(text, "heads %lld %s\n",
	    (long long)register_model_heads(model),
	    register_model_is_counted(model) ? "counted" : "added");
	buf_add_format(text, "door %d\n", screen->uses_door);
	buf_add_text(text, "details\n");
	form_to_text(&screen->details, text);
}

/* ------------------------------------------------------------------- back */

/* "CODE NAME": ticked, while their yes is still good. */
static void
read_here(struct register_screen *screen, const char *words)
{
	char code[CODE_TEXT_BYTES] = "";
	struct register_standing standing;

	if (strlen(words) <= CODE_TEXT_BYTES)
		return;
	memcpy(code, words, CODE_TEXT_BYTES - 1);
	if (register_look_up(screen->desk, code, &standing) == STATUS_OK &&
	    standing.is_called && standing.may_tick)
		register_model_tick(
		    &screen->model, register_model_add(&screen->model, code,
					words + CODE_TEXT_BYTES, true));
	status_clear();
}

/* "CODE aloud=0 count=0 asked=0 called=- NAME": they said it, and it waits. */
static void
read_said(struct register_screen *screen, const char *words)
{
	char code[CODE_TEXT_BYTES], called[8];
	int aloud, count, asked, at = 0;
	struct register_standing standing;
	struct register_yes yes;

	if (sscanf(words, "%8s aloud=%d count=%d asked=%d called=%7s %n", code,
		&aloud, &count, &asked, called, &at) != 5)
		return;
	if (register_look_up(screen->desk, code, &standing) == STATUS_OK &&
	    standing.is_called) {
		yes = (struct register_yes){
		    aloud != 0, count != 0, asked != 0, NULL};
		if (strcmp(called, "-") != 0)
			yes.called = standing.called;
		register_model_say(&screen->model,
		    register_model_add(
			&screen->model, code, words + at, standing.may_tick),
		    &yes);
	}
	status_clear();
}

/* "N LIST ITEM" */
static void
read_tally(struct register_screen *screen, const char *words)
{
	char *end = NULL;
	int64_t number = strtoll(words, &end, 10);
	const char *item = *end == ' ' ? strchr(end + 1, ' ') : NULL;
	char *list;

	if (item == NULL || number < 0 || number > SESSION_HEADS_MOST)
		return;
	list = mem_text_n(end + 1, (size_t)(item - end - 1));
	tallies_set(&screen->tallies, list, item + 1, number);
	mem_free(list);
}

/* "N counted" or "N added"; behind who is here. */
static void
read_heads(struct register_screen *screen, const char *words)
{
	char *end = NULL;
	int64_t number = strtoll(words, &end, 10);

	if (number < 0 || number > SESSION_HEADS_MOST)
		return;
	register_model_set_heads(
	    &screen->model, number, strcmp(end, " counted") == 0);
	screen->tallies.heads = register_model_heads(&screen->model);
}

static void
read_group(struct register_screen *screen, const char *words)
{
	buf_set(&screen->group, words);
}

static void
read_door(struct register_screen *screen, const char *words)
{
	screen->uses_door = strcmp(words, "1") == 0;
}

static const struct {
	const char *word;
	void (*read)(struct register_screen *screen, const char *words);
} readers[] = {
    {"group ", read_group},
    {"here ", read_here},
    {"said ", read_said},
    {"tally ", read_tally},
    {"heads ", read_heads},
    {"door ", read_door},
};

static void
read_line(struct register_screen *screen, const char *line)
{
	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++) {
		size_t length = strlen(readers[i].word);

		if (strncmp(line, readers[i].word, length) == 0)
			readers[i].read(screen, line + length);
	}
}

enum status
register_read(struct register_screen *screen, const char *text)
{
	struct buf line = BUF_EMPTY;
	bool is_at_details = false;

	while (*text != '\0' && !is_at_details) {
		size_t length = strcspn(text, "\n");

		buf_reset(&line);
		buf_add(&line, text, length);
		is_at_details = strcmp(line.text, "details") == 0;
		read_line(screen, line.text);
		text += length;
		text += *text != '\0' ? 1 : 0;
	}
	buf_clear(&line);
	return form_from_text(&screen->details, text);
}

/* ---------------------------------------------------------------- its name */

void
register_draft_name(const char *text, struct buf *name)
{
	static const char group[] = "group ", date[] = "\ndate=";
	const char *at = strstr(text, date);
	char day_text[DAY_TEXT_BYTES];
	int32_t day = DAY_NONE;

	if (strncmp(text, group, strlen(group)) == 0)
		buf_add(name, text + strlen(group),
		    strcspn(text + strlen(group), "\n"));
	else
		buf_add_text(name, "no group");
	if (at == NULL)
		return;
	snprintf(day_text, sizeof(day_text), "%s", at + strlen(date));
	if (day_parse(day_text, &day) != STATUS_OK)
		return;
	buf_add_text(name, ", ");
	when_add_day_short(name, day);
}
