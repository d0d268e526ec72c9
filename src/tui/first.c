/*
 * first: there is no vault yet.  A welcome, who runs the project, the first
 * worker's key, the envelope, what to look at on this laptop, a first group.
 *
 * Nothing is made before a passphrase was accepted; until then one can go back
 * through every step.
 */
#include "app/unlock.h"
#include "base/clock.h"
#include "base/day.h"
#include "core/setting.h"
#include "tui/envelope.h"
#include "tui/first_group.h"
#include "tui/form_view.h"
#include "tui/new_key.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/setting_form.h"

static const char welcome_text[] =
    "sayso keeps a record of youth work, and of a young person only what "
    "they said yes to. They can see it, change it and take it back, on this "
    "laptop, at any time. A manager sees the work and the numbers, and "
    "nobody's name.\n\n"
    "Not for this: what somebody is accused of, and accidents. Keep such "
    "records where your organisation keeps them. If you are worried about "
    "someone, ring your safeguarding lead; do not write it here.\n\n"
    "What comes now takes ten minutes: who runs the project, your own "
    "passphrase, and words for an envelope. Have pen and paper ready. "
    "Nothing is made before you have chosen a passphrase.\n\n"
    "There is a backup to bring back? Leave with Ctrl-C, and type: "
    "sayso restore FOLDER";

static const char welcome_help[] =
    "There is no vault here yet. A vault is the folder with everything in "
    "it, locked.\n\n"
    "Enter starts. Esc goes back a step. Ctrl-C leaves, and nothing is made.";

static const struct page welcome = {
    .title = "Welcome to sayso",
    .text = welcome_text,
    .enter = "Start",
    .help = welcome_help,
    .is_first = true,
};

struct beginning {
	struct desk *desk;
	struct setting_form form;
	struct form_answers settings;
	struct buf name;      /* of the first worker */
	struct secret *words; /* for the envelope */
};

/* ----------------------------------------------------------- who runs it */

static void
settings_head(void *context, struct buf *text)
{
	(void)context;
	buf_set(text, "Who runs this project? The first is needed now. The "
		      "rest can wait: you find it under \"Settings\".");
}

static enum status
keep(void *context, const struct form_answers *answers)
{
	(void)context;
	(void)answers;
	return STATUS_OK;
}

static bool
ask_settings(struct beginning *beginning)
{
	return form_view_run(beginning->desk, &beginning->settings, keep);
}

/* ------------------------------------------------------------ first worker */

/* The organisation stands in the vault from its start; the rest follows. */
static void
set_rest(struct beginning *beginning)
{
	struct unlock *unlock = beginning->desk->unlock;
	enum status status = STATUS_OK;
	bool asked;

	for (size_t i = 0; status == STATUS_OK && i < setting_names_count;
	     i++) {
		const char *name = setting_names[i].name;
		const char *value =
		    form_answers_get(&beginning->settings, name);

		if (*value != '\0')
			status =
			    unlock_setting_set(unlock, name, value, &asked);
	}
	desk_tell(beginning->desk, status);
}

static enum status
make(void *context, const char *name, struct secret **passphrase,
    struct secret **old)
{
	struct beginning *beginning = context;
	struct desk *desk = beginning->desk;
	struct unlock *unlock = NULL;
	enum status status;

	(void)old;
	desk_say(desk, ROLE_PLAIN, "Making the vault. This takes a moment.");
	layer_draw_all(desk->top);
	status = unlock_make(desk->start->vault, name,
	    form_answers_get(&beginning->settings, "organisation"), passphrase,
	    &unlock, &beginning->words);
	if (status != STATUS_OK)
		return status;
	buf_reset(&desk->said);
	desk_open(desk, unlock);
	set_rest(beginning);
	desk_refresh(desk);
	return STATUS_OK;
}

static bool
ask_worker(struct beginning *beginning)
{
	struct new_key key = {
	    .title = "Your own key",
	    .head = "You are the first worker. The others follow later, each "
		    "with their own passphrase.",
	    .done = "Make the vault",
	    .asks_name = true,
	    .is_step = true,
	    .name = &beginning->name,
	    .use = make,
	    .context = beginning,
	};

	return new_key_run(beginning->desk, &key);
}

/* ---------------------------------------------------------------- in order */

static void
ask_all(struct beginning *beginning)
{
	for (;;) {
		(void)page_run(beginning->desk, &welcome);
		while (ask_settings(beginning))
			if (ask_worker(beginning))
				return;
	}
}

void
first_run(struct desk *desk)
{
	struct beginning beginning = {.desk = desk, .name = BUF_EMPTY};

	setting_form_init(&beginning.form);
	beginning.form.form.title = "Who runs it";
	beginning.form.form.done = "Go on";
	beginning.form.form.head = settings_head;
	beginning.form.form.is_step = true;
	form_answers_init(&beginning.settings, &beginning.form.form, &beginning,
	    moment_day(clock_now()));
	ask_all(&beginning);
	envelope_show(desk, beginning.words);
	laptop_show_first(desk);
	first_group_run(desk);
	secret_drop(&beginning.words);
	buf_clear(&beginning.name);
	form_answers_clear(&beginning.settings);
	setting_form_clear(&beginning.form);
}
