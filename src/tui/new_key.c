/*
 * new_key: the suggestion and both times it is typed are in guarded memory only
 * (but for what the screen shows of the suggestion).
 */
#include "tui/new_key.h"

#include <string.h>

#include "app/unlock.h"
#include "base/clock.h"
#include "base/day.h"
#include "tui/form_view.h"

#define NAME_BYTES  64
#define HINT_BEFORE "These words were drawn by lot and would do: "

enum { NAME, OLD, PASSPHRASE, AGAIN, QUESTIONS };

/* A form of its own, as its hint is drawn by lot. */
struct choosing {
	struct new_key *key;
	struct form form;
	struct form_question questions[QUESTIONS];
	struct secret *hint;
};

static bool
asks_name(void *context, const struct form_answers *answers)
{
	const struct choosing *choosing = context;

	(void)answers;
	return choosing->key->asks_name;
}

static bool
asks_old(void *context, const struct form_answers *answers)
{
	const struct choosing *choosing = context;

	(void)answers;
	return choosing->key->asks_old;
}

static const char *
name_of(const struct choosing *choosing, const struct form_answers *answers)
{
	if (choosing->key->asks_name)
		return form_answers_get(answers, "name");
	return choosing->key->name->text;
}

static enum status
judge(void *context, const struct form_answers *answers)
{
	const struct choosing *choosing = context;

	return unlock_passphrase_judge(
	    form_answers_secret(answers, "passphrase"),
	    name_of(choosing, answers));
}

static enum status
check_same(void *context, const struct form_answers *answers)
{
	const struct secret *one = form_answers_secret(answers, "passphrase");
	const struct secret *other = form_answers_secret(answers, "again");

	(void)context;
	if (one == NULL)
		return STATUS_OK; /* said at that one */
	if (secret_size(one) == secret_size(other) &&
	    memcmp(secret_bytes(one), secret_bytes(other), secret_size(one)) ==
		0)
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "The two are not the same. Ctrl-U empties a field, to type it "
	    "anew.");
}

static const struct form_question questions[QUESTIONS] = {
    [NAME] =
	{
	    .name = "name",
	    .label = "Your name",
	    .hint = "As the others call you. Young people will read it too.",
	    .empty = "Enter your name.",
	    .sort = FORM_LINE,
	    .limit_bytes = NAME_BYTES,
	    .applies = asks_name,
	},
    [OLD] =
	{
	    .name = "old",
	    .label = "Passphrase now",
	    .empty = "Enter the passphrase that opens it now.",
	    .sort = FORM_SECRET,
	    .applies = asks_old,
	},
    [PASSPHRASE] =
	{
	    .name = "passphrase",
	    .label = "New passphrase",
	    .empty = "Enter a passphrase.",
	    .sort = FORM_SECRET,
	    .check_secret = judge,
	},
    [AGAIN] =
	{
	    .name = "again",
	    .label = "The same again",
	    .empty = "Enter the same passphrase once more.",
	    .sort = FORM_SECRET,
	    .check_secret = check_same,
	},
};

static const char help[] =
    "A passphrase is the key. Choose several words that only you would put "
    "together, and that you use nowhere else. Each laptop that is stolen is "
    "only as safe as the passphrases of those who have a key.\n\n"
    "It is typed twice, as nobody can see it. Ctrl-U empties a field.\n\n"
    "Nobody can tell you your passphrase if you forget it.";

static void
head(void *context, struct buf *text)
{
	const struct choosing *choosing = context;

	buf_set(text, choosing->key->head);
}

/* The hint, with words drawn by lot; without them when there is no list. */
static void
suggest(struct choosing *choosing)
{
	size_t before = strlen(HINT_BEFORE);
	struct secret *words = NULL;

	status_clear();
	if (unlock_passphrase_suggest(&words) != STATUS_OK)
		return;
	choosing->hint = secret_new(before + secret_size(words) + 1);
	memcpy(secret_bytes(choosing->hint), HINT_BEFORE, before);
	memcpy(secret_bytes(choosing->hint) + before, secret_bytes(words),
	    secret_size(words));
	choosing->questions[PASSPHRASE].hint =
	    (const char *)secret_bytes(choosing->hint);
	secret_drop(&words);
}

static struct secret *
copy_of(const struct form_answers *answers, const char *name)
{
	const struct secret *secret = form_answers_secret(answers, name);

	if (secret == NULL)
		return NULL;
	return secret_copy(secret_bytes(secret), secret_size(secret));
}

static enum status
use(void *context, const struct form_answers *answers)
{
	struct choosing *choosing = context;
	struct secret *passphrase = copy_of(answers, "passphrase");
	struct secret *old = copy_of(answers, "old");
	enum status status;

	status = choosing->key->use(choosing->key->context,
	    name_of(choosing, answers), &passphrase, &old);
	secret_drop(&passphrase);
	secret_drop(&old);
	return status;
}

static void
prepare(struct choosing *choosing)
{
	memcpy(choosing->questions, questions, sizeof(questions));
	choosing->form = (struct form){
	    .title = choosing->key->title,
	    .done = choosing->key->done,
	    .help = help,
	    .questions = choosing->questions,
	    .count = QUESTIONS,
	    .head = head,
	    .is_step = choosing->key->is_step,
	};
	suggest(choosing);
}

bool
new_key_run(struct desk *desk, struct new_key *key)
{
	struct choosing choosing = {.key = key};
	struct form_answers answers;
	bool is_done;

	prepare(&choosing);
	form_answers_init(
	    &answers, &choosing.form, &choosing, moment_day(clock_now()));
	form_answers_set(&answers, "name", key->name->text);
	is_done = form_view_run(desk, &answers, use);
	if (key->asks_name)
		buf_set(key->name, form_answers_get(&answers, "name"));
	form_answers_clear(&answers);
	secret_drop(&choosing.hint);
	return is_done;
}
