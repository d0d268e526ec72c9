/*
 * register_save: what stands on the register, into the records.
 *
 * Names only of who said yes.  A yes that waited for its session is written
 * down right after it: said again, it must be at a session they came to.
 */
#include <string.h>

#include "app/broker.h"
#include "base/mem.h"
#include "core/consent.h"
#include "tui/register_internal.h"
#include "tui/workers.h"

/* The session as core is told of it, and what that borrows. */
struct telling {
	struct session_new session;
	struct workers_told workers;
	const char **present;
	size_t *places; /* of present, in the model */
	struct tally *tallies;
};

static void
tell_present(const struct register_model *model, struct telling *telling)
{
	size_t count = 0;

	telling->present = mem_alloc(model->count, sizeof(*telling->present));
	telling->places = mem_alloc(model->count, sizeof(*telling->places));
	for (size_t i = 0; i < model->count; i++) {
		const struct register_person *person = &model->people[i];

		if (!person->is_here || !person->may_tick || person->has_said)
			continue;
		telling->places[count] = i;
		telling->present[count++] = person->told.code;
	}
	telling->session.present = telling->present;
	telling->session.present_count = count;
}

static void
tell_tallies(const struct tallies *tallies, struct telling *telling)
{
	size_t count = 0;

	telling->tallies = mem_alloc(tallies->count, sizeof(*telling->tallies));
	for (size_t i = 0; i < tallies->count; i++)
		if (tallies->items[i].count > 0)
			telling->tallies[count++] = (struct tally){
			    tallies->items[i].list, tallies->items[i].item,
			    tallies->items[i].count};
	telling->session.tallies = telling->tallies;
	telling->session.tallies_count = count;
}

/* The details were checked, so that times can be read. */
static void
tell_details(const struct register_screen *screen, struct session_new *session)
{
	const struct form_answers *details = &screen->details;

	session->held_on = register_held_on(screen);
	session->start_minute = session->end_minute = -1;
	(void)!minute_parse(
	    form_answers_get(details, "start"), &session->start_minute);
	(void)!minute_parse(
	    form_answers_get(details, "end"), &session->end_minute);
	session->group = screen->group.length > 0 ? screen->group.text : NULL;
	session->place = form_answers_get(details, "place");
	session->provision = form_answers_get(details, "provision");
	session->mode = form_answers_get(details, "mode");
	session->theme = form_answers_get(details, "theme");
	session->notes = form_answers_get(details, "notes");
	session->headcount = register_model_heads(&screen->model);
}

static void
telling_clear(struct telling *telling)
{
	workers_told_clear(&telling->workers);
	mem_free(telling->present);
	mem_free(telling->places);
	mem_free(telling->tallies);
}

/* Whom a refusal is about stands before it. */
static void
tell_refusal(struct register_screen *screen, enum status status, size_t place)
{
	if (place < screen->model.count)
		desk_say(screen->desk, ROLE_ERROR, "%s: %s",
		    screen->model.people[place].told.called,
		    status_sentence(status));
	else
		desk_tell(screen->desk, status);
}

/* Said just now, at this session: then they stand on its register too. */
static enum status
write_yes(struct register_screen *screen, const struct register_person *person)
{
	struct consent_saying saying = {register_held_on(screen),
	    person->yes.read_aloud, screen->code, person->yes.brought_up};
	struct consent_say says[] = {
	    {"attendance", SEE_TEAM, person->yes.count, DAY_NONE},
	    {person->yes.called, SEE_TEAM, false, DAY_NONE}};

	return consent_spoken(screen->desk->records, person->told.code, &saying,
	    says, person->yes.called == NULL ? 1 : 2, NULL);
}

/* Where one cannot be written the session stands, and they are a head of it. */
static void
write_all_yes(struct register_screen *screen)
{
	struct register_model *model = &screen->model;

	for (size_t i = 0; i < model->count; i++) {
		struct register_person *person = &model->people[i];
		enum status status;

		if (!person->is_here || !person->has_said)
			continue;
		status = write_yes(screen, person);
		if (status != STATUS_OK)
			tell_refusal(screen, status, i);
		status_clear();
	}
}

static enum status
check_details(struct register_screen *screen)
{
	struct buf message = BUF_EMPTY;
	size_t index = 0;
	enum status status = form_check_all(&screen->details, &index, &message);

	if (status != STATUS_OK)
		desk_say(screen->desk, ROLE_ERROR,
		    "%s Press Ctrl-D for the details.", message.text);
	buf_clear(&message);
	return status;
}

enum status
register_save(struct register_screen *screen)
{
	struct telling telling = {.present = NULL};
	size_t wrong = SIZE_MAX;
	enum status status = check_details(screen);

	if (status != STATUS_OK)
		return status;
	tell_details(screen, &telling.session);
	workers_read(&screen->details, &telling.workers);
	telling.session.workers = telling.workers.names;
	telling.session.workers_count = telling.workers.count;
	tell_present(&screen->model, &telling);
	tell_tallies(&screen->tallies, &telling);
	status = session_add(
	    screen->desk->records, &telling.session, screen->code, &wrong);
	if (status != STATUS_OK)
		tell_refusal(screen, status,
		    wrong < telling.session.present_count
			? telling.places[wrong]
			: SIZE_MAX);
	telling_clear(&telling);
	if (status != STATUS_OK)
		return status;
	desk_say(screen->desk, ROLE_GOOD, "Written up.");
	write_all_yes(screen);
	if (screen->uses_door)
		*screen->desk->start->broker->heads = 0;
	return STATUS_OK;
}
