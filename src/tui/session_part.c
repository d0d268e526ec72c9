/*
 * session_part: the parts of a session, and the form that puts one right.
 *
 * Once its register is closed a correction stands beside it, which is said
 * before it is written.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/form_view.h"
#include "tui/session_internal.h"
#include "tui/tallies_box.h"
#include "tui/workers.h"

#define WORDS_BYTES 200
#define NOTES_BYTES 4000

struct changing {
	struct desk *desk;
	const char *code;
};

/* As core calls each part, and the question for it. */
static const struct form_question questions[] = {
    [SESSION_HEADS] =
	{
	    .name = "headcount",
	    .label = "Heads",
	    .empty = "Enter how many came, named or not.",
	    .sort = FORM_NUMBER,
	    .most = SESSION_HEADS_MOST,
	},
    [SESSION_START] =
	{
	    .name = "start",
	    .label = "Start",
	    .hint = "18:30",
	    .empty = "Enter when it started.",
	    .sort = FORM_TIME,
	},
    [SESSION_END] =
	{
	    .name = "end",
	    .label = "End",
	    .hint = "21:00",
	    .empty = "Enter when it ended.",
	    .sort = FORM_TIME,
	},
    [SESSION_PLACE] =
	{
	    .name = "place",
	    .label = "Place",
	    .empty = "Enter where it was.",
	    .sort = FORM_LINE,
	    .limit_bytes = WORDS_BYTES,
	},
    [SESSION_NOTES] =
	{
	    .name = "notes",
	    .label = "What was done",
	    .hint = "about the work, not about one person",
	    .sort = FORM_LINES,
	    .limit_bytes = NOTES_BYTES,
	    .is_optional = true,
	},
    [SESSION_THEME] =
	{
	    .name = "theme",
	    .label = "Theme",
	    .sort = FORM_LINE,
	    .limit_bytes = WORDS_BYTES,
	    .is_optional = true,
	},
    [SESSION_PROVISION] =
	{
	    .name = "provision",
	    .label = "What it was",
	    .hint = "open access, trip, ...",
	    .sort = FORM_LINE,
	    .limit_bytes = WORDS_BYTES,
	    .is_optional = true,
	},
    [SESSION_MODE] =
	{
	    .name = "mode",
	    .label = "How",
	    .hint = "in a centre, on the street, ...",
	    .sort = FORM_LINE,
	    .limit_bytes = WORDS_BYTES,
	    .is_optional = true,
	},
};

static void
worker_choices(void *context, struct form_choices *choices)
{
	struct changing *changing = context;

	workers_add_choices(changing->desk, choices);
}

static const struct form_question worker_questions[] = {
    WORKERS_TICKED(worker_choices),
    WORKERS_HELPERS,
};

static const char help[] =
    "Put this part of the session right. While its register is open, what you "
    "write takes the place of what was there. After that it stands beside it, "
    "with your name and the day.";

static const struct form workers_form = {
    .title = "Who worked?",
    .done = "Save",
    .help = help,
    .questions = worker_questions,
    .count = sizeof(worker_questions) / sizeof(worker_questions[0]),
};

/* ------------------------------------------------------------ how it reads */

const char *
session_part_label(enum session_part part)
{
	switch (part) {
	case SESSION_WORKERS:
		return "Workers";
	case SESSION_TALLIES:
		return "How many of which";
	default:
		return questions[part].label;
	}
}

static void
add_workers(const struct session *session, struct buf *says)
{
	for (size_t i = 0; i < session->workers_count; i++)
		buf_add_format(
		    says, "%s%s", i > 0 ? ", " : "", session->workers[i]);
}

/* In the order in which they are counted. */
static void
add_tallies(const struct session *session, struct buf *says)
{
	struct tallies tallies;

	tallies_init(&tallies, "");
	for (size_t i = 0; i < session->tallies_count; i++)
		tallies_set(&tallies, session->tallies[i].list,
		    session->tallies[i].item, session->tallies[i].count);
	for (size_t i = 0; i < tallies.count; i++) {
		const struct tallies_item *item = &tallies.items[i];
		bool is_new = strcmp(item->list, "new") == 0;

		if (item->count > 0)
			buf_add_format(says, "%s%s: %lld",
			    says->length > 0 ? "; " : "",
			    is_new ? "new faces" : item->item,
			    (long long)item->count);
	}
	tallies_clear(&tallies);
}

static void
add_minute(int minute, struct buf *says)
{
	char text[MINUTE_TEXT_BYTES];

	minute_format(minute, text);
	buf_add_text(says, text);
}

void
session_part_says(
    const struct session *session, enum session_part part, struct buf *says)
{
	const char *const texts[SESSION_PARTS] = {
	    [SESSION_PLACE] = session->place,
	    [SESSION_NOTES] = session->notes,
	    [SESSION_THEME] = session->theme,
	    [SESSION_PROVISION] = session->provision,
	    [SESSION_MODE] = session->mode,
	};

	switch (part) {
	case SESSION_HEADS:
		buf_add_format(says, "%lld", (long long)session->headcount);
		break;
	case SESSION_START:
		add_minute(session->start_minute, says);
		break;
	case SESSION_END:
		add_minute(session->end_minute, says);
		break;
	case SESSION_WORKERS:
		add_workers(session, says);
		break;
	case SESSION_TALLIES:
		add_tallies(session, says);
		break;
	default:
		buf_add_text(says, texts[part]);
	}
}

bool
session_is_open(const struct desk *desk, const struct session *session)
{
	return records_today(desk->records) <= session->closes_on;
}

/* ------------------------------------------------------------- put it right */

static enum status
save_part(void *context, const struct form_answers *answers)
{
	const struct changing *changing = context;
	const char *name = answers->form->questions[0].name;

	return session_correct(changing->desk->records, changing->code, name,
	    form_answers_get(answers, name));
}

static enum status
save_workers(void *context, const struct form_answers *answers)
{
	const struct changing *changing = context;
	struct workers_told told;
	enum status status;

	workers_read(answers, &told);
	status = session_workers_set(
	    changing->desk->records, changing->code, told.names, told.count);
	workers_told_clear(&told);
	return status;
}

static bool
change_workers(struct changing *changing, const struct session *session)
{
	struct form_answers answers;
	bool is_done;

	form_answers_init(&answers, &workers_form, changing,
	    records_today(changing->desk->records));
	workers_set(&answers, session->workers, session->workers_count);
	is_done = form_view_run(changing->desk, &answers, save_workers);
	form_answers_clear(&answers);
	return is_done;
}

static bool
change_tallies(struct changing *changing, const struct session *session)
{
	struct desk *desk = changing->desk;
	struct tallies tallies;
	struct tally *told;
	size_t count = 0;
	bool is_done = false;

	tallies_box_start(desk, &tallies);
	tallies.heads = session->headcount;
	for (size_t i = 0; i < session->tallies_count; i++)
		tallies_set(&tallies, session->tallies[i].list,
		    session->tallies[i].item, session->tallies[i].count);
	if (tallies_box_run(desk, &tallies)) {
		told = mem_alloc(tallies.count, sizeof(*told));
		for (size_t i = 0; i < tallies.count; i++)
			if (tallies.items[i].count > 0)
				told[count++] =
				    (struct tally){tallies.items[i].list,
					tallies.items[i].item,
					tallies.items[i].count};
		is_done = desk_tell(desk, session_tallies_set(desk->records,
					      changing->code, told, count)) ==
			  STATUS_OK;
		mem_free(told);
	}
	tallies_clear(&tallies);
	return is_done;
}

static bool
change_words(struct changing *changing, const struct session *session,
    enum session_part part)
{
	const struct form form = {.title = "Put it right",
	    .done = "Save",
	    .help = help,
	    .questions = &questions[part],
	    .count = 1};
	struct form_answers answers;
	struct buf says = BUF_EMPTY;
	bool is_done;

	form_answers_init(
	    &answers, &form, changing, records_today(changing->desk->records));
	session_part_says(session, part, &says);
	form_answers_set(&answers, questions[part].name, says.text);
	is_done = form_view_run(changing->desk, &answers, save_part);
	form_answers_clear(&answers);
	buf_clear(&says);
	return is_done;
}

void
session_part_change(
    struct desk *desk, const struct session *session, enum session_part part)
{
	struct changing changing = {desk, session->code};
	bool is_open = session_is_open(desk, session);
	bool is_done;

	if (!is_open)
		desk_say(desk, ROLE_WARNING,
		    "This register is closed. What you write stands beside "
		    "it.");
	if (part == SESSION_WORKERS)
		is_done = change_workers(&changing, session);
	else if (part == SESSION_TALLIES)
		is_done = change_tallies(&changing, session);
	else
		is_done = change_words(&changing, session, part);
	if (is_done)
		desk_say(desk, ROLE_GOOD, "%s",
		    is_open ? "Put right."
			    : "Written beside it: the register is closed.");
}
