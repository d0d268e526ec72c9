/*
 * session_form: reads the options of a session.  What is not given comes from
 * the group's last session, or else from what is usual in the group.
 */
#include "cli/session_form.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"

static const char *
given_or(const struct call *call, const char *option, const char *usual)
{
	const char *text = call_option(call, option);

	if (text != NULL)
		return text;
	return usual == NULL ? "" : usual;
}

static void
take_last(struct session_new *session, const struct session *last)
{
	session->start_minute = last->start_minute;
	session->end_minute = last->end_minute;
	session->place = last->place;
	session->provision = last->provision;
	session->mode = last->mode;
	session->theme = last->theme;
	session->workers = (const char *const *)last->workers;
	session->workers_count = last->workers_count;
}

static void
take_usual(struct session_new *session, const struct group *group)
{
	session->start_minute = group->start_minute;
	session->end_minute = group->end_minute;
	session->place = group->place;
	session->provision = group->provision;
	session->mode = group->mode;
}

static enum status
read_usual(struct call *call, struct session_form *form)
{
	enum status status = group_list(call->records, false, &form->groups);

	for (size_t i = 0; status == STATUS_OK && i < form->groups.count; i++)
		if (strcasecmp(
			form->groups.groups[i].name, form->session.group) == 0)
			take_usual(&form->session, &form->groups.groups[i]);
	return status;
}

/* A group's first session starts from what is usual in it. */
static enum status
read_last(struct call *call, struct session_form *form)
{
	enum status status;

	form->session.start_minute = form->session.end_minute = -1;
	form->session.group = call_option(call, "group");
	if (form->session.group == NULL)
		return STATUS_OK;
	status = session_last(call->records, form->session.group, &form->last);
	if (status == STATUS_NOT_FOUND) {
		status_clear();
		return read_usual(call, form);
	}
	if (status == STATUS_OK && form->last.count > 0)
		take_last(&form->session, &form->last.sessions[0]);
	return status;
}

static void
read_texts(struct call *call, struct session_new *session)
{
	session->place = given_or(call, "place", session->place);
	session->provision = given_or(call, "provision", session->provision);
	session->mode = given_or(call, "mode", session->mode);
	session->theme = given_or(call, "theme", session->theme);
	session->notes = given_or(call, "notes", "");
}

static enum status
read_times(struct call *call, struct session_new *session)
{
	struct bounds heads = {0, SESSION_HEADS_MOST};
	int start, end;
	enum status status = given_day(call, "date", &session->held_on);

	if (status == STATUS_OK)
		status = given_minute(call, "start", &start);
	if (status == STATUS_OK)
		status = given_minute(call, "end", &end);
	if (status != STATUS_OK)
		return status;
	if (session->held_on == DAY_NONE)
		session->held_on = records_today(call->records);
	if (start >= 0)
		session->start_minute = start;
	if (end >= 0)
		session->end_minute = end;
	if (session->start_minute < 0 || session->end_minute < 0)
		return tell_mistake(call, STATUS_USAGE,
		    "Say when it was: --start HH:MM --end HH:MM.");
	session->headcount = -1;
	return given_number(call, "heads", heads, &session->headcount);
}

/* Nobody named and no last time: it was the one who writes it up. */
static void
read_workers(struct call *call, struct session_form *form)
{
	split_option(call, "worker", &form->workers);
	if (form->workers.count == 0 && form->session.workers_count > 0)
		return;
	if (form->workers.count == 0)
		split_add(&form->workers, records_me(call->records));
	form->session.workers = (const char *const *)form->workers.texts;
	form->session.workers_count = form->workers.count;
}

static enum status
read_present(struct call *call, struct session_form *form)
{
	enum status status = STATUS_OK;
	size_t count;

	split_option(call, "present", &form->present);
	count = form->present.count;
	form->codes = mem_alloc(count + 1, sizeof(*form->codes));
	form->code_list = mem_alloc(count + 1, sizeof(*form->code_list));
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		status =
		    given_person(call, form->present.texts[i], form->codes[i]);
		form->code_list[i] = form->codes[i];
	}
	form->session.present = form->code_list;
	form->session.present_count = count;
	return status;
}

enum status
session_form_tally(struct call *call, char *text, struct tally *tally)
{
	struct bounds heads = {0, SESSION_HEADS_MOST};
	char *item = strchr(text, ':');
	char *count = strrchr(text, '=');

	if (item == NULL || count == NULL || count < item ||
	    !given_is_number(count + 1, heads, &tally->count))
		return tell_mistake(call, STATUS_INVALID,
		    "\"%s\" is no tally. Write it LIST:ITEM=N, like "
		    "age:14-15=6.",
		    text);
	*item++ = '\0';
	*count = '\0';
	tally->list = text;
	tally->item = item;
	return STATUS_OK;
}

static enum status
read_tallies(struct call *call, struct session_form *form)
{
	enum status status = STATUS_OK;

	split_option(call, "tally", &form->tally_texts);
	form->tallies =
	    mem_alloc(form->tally_texts.count + 1, sizeof(*form->tallies));
	for (size_t i = 0; status == STATUS_OK && i < form->tally_texts.count;
	     i++)
		status = session_form_tally(
		    call, form->tally_texts.texts[i], &form->tallies[i]);
	form->session.tallies = form->tallies;
	form->session.tallies_count = form->tally_texts.count;
	return status;
}

enum status
session_form_read(struct call *call, struct session_form *form)
{
	enum status status;

	*form = (struct session_form){.codes = NULL};
	status = read_last(call, form);
	if (status == STATUS_OK)
		status = read_times(call, &form->session);
	if (status != STATUS_OK)
		return status;
	read_texts(call, &form->session);
	read_workers(call, form);
	status = read_present(call, form);
	if (status == STATUS_OK)
		status = read_tallies(call, form);
	return status;
}

void
session_form_clear(struct session_form *form)
{
	session_list_clear(&form->last);
	group_list_clear(&form->groups);
	split_clear(&form->workers);
	split_clear(&form->present);
	split_clear(&form->tally_texts);
	mem_free(form->codes);
	mem_free(form->code_list);
	mem_free(form->tallies);
	*form = (struct session_form){.codes = NULL};
}
