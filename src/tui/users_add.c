/*
 * users_add: one more worker or manager.
 *
 * Who works here says who it is; then the laptop is handed over, and the
 * passphrase is typed by the one whose it is.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/form_view.h"
#include "tui/new_key.h"
#include "tui/users_internal.h"

#define NAME_BYTES 64

struct adding {
	struct desk *desk;
	struct buf name;
	struct buf title;
	bool is_worker;
};

static void
roles(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "worker", "worker", "opens everything");
	form_choices_add(choices, "manager", "manager", "nobody's name");
}

/* Told before anybody thinks of a passphrase. */
static enum status
check_name(void *context, const char *typed, struct buf *tidy)
{
	const struct adding *adding = context;
	struct unlock_user *users = NULL;
	size_t count = 0;
	struct buf wanted = BUF_EMPTY, name = BUF_EMPTY;
	enum status status;

	(void)tidy;
	status = unlock_user_list(adding->desk->unlock, &users, &count);
	text_fold(typed, &wanted);
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		buf_reset(&name);
		text_fold(users[i].name, &name);
		if (strcmp(name.text, wanted.text) == 0)
			status = REFUSE(STATUS_INVALID,
			    "Somebody of that name has a key already. Give a "
			    "name that tells them apart.");
	}
	buf_clear(&wanted);
	buf_clear(&name);
	mem_free(users);
	return status;
}

static const struct form_question questions[] = {
    {
	.name = "name",
	.label = "Name",
	.hint = "As others call them. Young people will read it too.",
	.empty = "Enter the name of who is to be added.",
	.sort = FORM_LINE,
	.limit_bytes = NAME_BYTES,
	.check = check_name,
    },
    {
	.name = "role",
	.label = "Key",
	.hint = "Left and Right choose.",
	.empty = "Choose which key they get: worker or manager.",
	.sort = FORM_CHOICE,
	.choices = roles,
    },
};

static void
head(void *context, struct buf *text)
{
	(void)context;
	buf_set(text, "They must be here: the next screen is for them.");
}

static const struct form form = {
    .title = "Add somebody",
    .done = "Go on",
    .help = "A worker's key opens everything that young people let the team "
	    "see. A manager's key opens the work and the numbers, and nobody's "
	    "name.\n\n"
	    "Each young person is shown a new worker as new.",
    .questions = questions,
    .count = sizeof(questions) / sizeof(questions[0]),
    .head = head,
    .is_step = true,
};

static enum status
take(void *context, const struct form_answers *answers)
{
	struct adding *adding = context;

	buf_set(&adding->name, form_answers_get(answers, "name"));
	adding->is_worker =
	    strcmp(form_answers_get(answers, "role"), "worker") == 0;
	return STATUS_OK;
}

static enum status
enrol(void *context, const char *name, struct secret **passphrase,
    struct secret **old)
{
	struct adding *adding = context;
	struct desk *desk = adding->desk;
	struct secret *words = NULL;
	enum status status;

	(void)old;
	desk_say(desk, ROLE_PLAIN, "Making a key. This takes a moment.");
	layer_draw_all(desk->top);
	status = unlock_user_add(
	    desk->unlock, name, adding->is_worker, passphrase, &words);
	secret_drop(&words);
	desk_refresh(desk);
	return status;
}

/* False: they went back. */
static bool
choose_passphrase(struct adding *adding)
{
	struct new_key key = {
	    .head = "Hand the laptop over now. This passphrase is theirs "
		    "alone: nobody else may see it typed, or know it.",
	    .done = "Make my key",
	    .is_step = true,
	    .name = &adding->name,
	    .use = enrol,
	    .context = adding,
	};

	buf_reset(&adding->title);
	buf_add_format(&adding->title, "For %s", adding->name.text);
	key.title = adding->title.text;
	return new_key_run(adding->desk, &key);
}

void
users_add(struct desk *desk)
{
	struct adding adding = {
	    .desk = desk, .name = BUF_EMPTY, .title = BUF_EMPTY};
	struct form_answers answers;
	bool is_done = false;

	form_answers_init(
	    &answers, &form, &adding, records_today(desk->records));
	while (!is_done && form_view_run(desk, &answers, take))
		is_done = choose_passphrase(&adding);
	if (is_done)
		desk_say(desk, ROLE_GOOD, "Added: %s. Take the laptop back.",
		    adding.name.text);
	form_answers_clear(&answers);
	buf_clear(&adding.name);
	buf_clear(&adding.title);
}
