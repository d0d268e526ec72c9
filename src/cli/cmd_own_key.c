/*
 * own key: a young person makes a key of their own, a new one, or says that
 * theirs counts no more.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/hand.h"
#include "cli/terms.h"
#include "core/own_view.h"

static const struct option options[] = {
    OPTION_MANY("keep", "KIND",
	"what of their say stays, as it is or KIND=SEE; or all"),
    OPTION_FLAG("card", "PIN and card: stronger; the card's code is shown"),
    OPTION_FLAG("able", "they can decide for themself: thought over today"),
    OPTION_FLAG("not-yet", "they cannot yet: an adult's yes is needed too"),
    OPTION_FLAG("new", "in place of the key they have"),
    OPTION_FLAG("not-mine", "they never made this key: it ends"),
    OPTION_FLAG("lost", "PIN or card is gone: the key ends"),
    OPTION_FLAG("read-aloud", "it was read out to them"),
    OPTION_TEXT(
	"secret-fd", "N", "read the new PIN, then a card, from open file N"),
    OPTIONS_END,
};

/* ---------------------------------------------------------------- what stays
 */

static const char *
worker_of(const struct own_view *view, const char *kind)
{
	for (size_t i = 0; i < view->count; i++)
		if (strcmp(view->things[i].say.kind, kind) == 0)
			return view->things[i].see_name;
	return "";
}

static const struct consent_line *
find_line(const struct consent_list *list, const char *kind)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->lines[i].kind, kind) == 0)
			return &list->lines[i];
	return NULL;
}

/* What was said before, and by whom it may be seen. */
struct before {
	struct consent_list list;
	struct own_view view;
};

static enum status
keep_one(struct call *call, const struct before *before, const char *text,
    struct terms *terms)
{
	const struct consent_line *line = find_line(&before->list, text);
	int32_t today = records_today(call->records);
	enum status status = STATUS_OK;

	if (strcmp(text, "all") == 0) {
		for (size_t i = 0; i < before->list.count; i++)
			terms_add_as_before(terms, &before->list.lines[i],
			    worker_of(
				&before->view, before->list.lines[i].kind),
			    today);
		return STATUS_OK;
	}
	if (strpbrk(text, "=,") != NULL)
		return terms_add_yes(call, text, terms);
	status = given_kind(call, text);
	if (status == STATUS_OK && line == NULL)
		return tell_mistake(call, STATUS_INVALID,
		    "%s: They have not said yes to that, so it cannot stay.",
		    text);
	if (status == STATUS_OK)
		terms_add_as_before(
		    terms, line, worker_of(&before->view, text), today);
	return status;
}

static enum status
keep(struct call *call, const struct hand *hand, struct terms *terms)
{
	struct before before = {.list = {NULL, 0}};
	size_t at = 0;
	const char *text;
	enum status status =
	    own_say_before(call->records, hand->code, &before.list);

	if (status == STATUS_OK)
		status = own_view(call->records, hand->code, &before.view);
	while (status == STATUS_OK &&
	       (text = call_option_next(call, "keep", &at)) != NULL)
		status = keep_one(call, &before, text, terms);
	consent_list_clear(&before.list);
	own_view_clear(&before.view);
	return status;
}

/* -------------------------------------------------------------------- making
 */

static enum status
check_free(struct call *call, const struct hand *hand)
{
	struct person_key key;
	enum status status = person_key_get(call->records, hand->code, &key);

	if (status == STATUS_NOT_FOUND) {
		status_clear();
		return STATUS_OK;
	}
	if (status == STATUS_OK && !call_has(call, "new"))
		status = REFUSE(STATUS_INVALID,
		    "They have a key already. To make another in its place, "
		    "add --new.");
	return status;
}

/* A card that nobody gave is made up, and shown once. */
static enum status
make(struct call *call, struct hand *hand, struct secret **shown)
{
	struct secret *pin = NULL, *card = NULL;
	enum status status = hand_new_secrets(call, &pin, &card);

	if (status == STATUS_OK && call_has(call, "card") &&
	    (card == NULL || secret_bytes(card)[0] == '\0')) {
		secret_drop(&card);
		own_card_make(&card);
		*shown = secret_copy(secret_bytes(card), secret_size(card));
	}
	if (status == STATUS_OK)
		status =
		    own_make(call->unlock, hand->code, &pin, &card, &hand->own);
	secret_drop(&pin);
	secret_drop(&card);
	return status;
}

static void
print_made(struct call *call, const struct hand *hand, int64_t number,
    const struct secret *card)
{
	if (call->is_json) {
		hand_print_signed(call, hand, number, card);
		return;
	}
	print_words(
	    call->out, "Your key is made. From now on only you can say yes.\n");
	if (card == NULL)
		return;
	print_words(call->out, "The code of your card, shown only this once:"
			       "\n\n    ");
	print_secret(call->out, card);
	print_words(call->out, "\n\nWrite it down and keep it. You need it "
			       "with your PIN.\n");
}

static enum status
sign_first(struct call *call, struct hand *hand, struct terms *terms)
{
	struct secret *card = NULL;
	struct own_saying saying = {.read_aloud = call_has(call, "read-aloud")};
	int64_t number = 0;
	enum status status = make(call, hand, &card);

	if (status == STATUS_OK) {
		saying.changes = terms->changes;
		saying.count = terms->count;
		saying.new_key = own_key_row(hand->own);
		status = hand_sign(call, hand, &saying, &number);
	}
	if (status == STATUS_OK)
		print_made(call, hand, number, card);
	secret_drop(&card);
	return status;
}

static enum status
set_capacity(struct call *call)
{
	char code[CODE_TEXT_BYTES];
	enum status status;

	if (!call_has(call, "able") && !call_has(call, "not-yet"))
		return STATUS_OK;
	status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status = consent_capacity(
		    call->records, code, call_has(call, "able"), DAY_NONE);
	return status;
}

static enum status
make_key(struct call *call)
{
	struct terms terms = {.count = 0};
	struct hand hand;
	enum status status = set_capacity(call);

	if (status != STATUS_OK)
		return status;
	status = hand_begin(call, HAND_NONE, &hand);
	if (status == STATUS_OK)
		status = check_free(call, &hand);
	if (status == STATUS_OK)
		status = keep(call, &hand, &terms);
	if (status == STATUS_OK)
		status = sign_first(call, &hand, &terms);
	terms_clear(&terms);
	return hand_end(call, &hand, status);
}

/* -------------------------------------------------------------------- ending
 */

static enum status
end_key(struct call *call)
{
	struct hand hand;
	enum status status = hand_begin(call, HAND_NONE, &hand);

	if (status == STATUS_OK)
		status = person_key_end(call->records, hand.code,
		    call_has(call, "lost") ? PERSON_KEY_LOST
					   : PERSON_KEY_NOT_MINE);
	if (status == STATUS_OK && !call->is_json)
		print_words(call->out,
		    "That key counts no more. What it said yes to is shut, "
		    "until you say it again.\n");
	return hand_end(call, &hand, status);
}

static enum status
run(struct call *call)
{
	bool ends = call_has(call, "not-mine") || call_has(call, "lost");

	if (call_has(call, "able") && call_has(call, "not-yet"))
		return tell_mistake(call, STATUS_USAGE,
		    "--able and --not-yet exclude each other.");
	if (ends && (call_has(call, "new") || call_has(call, "keep") ||
			(call_has(call, "not-mine") && call_has(call, "lost"))))
		return tell_mistake(call, STATUS_USAGE,
		    "A key is made, or it ends: not both at once.");
	if (!ends && !call_has(call, "keep"))
		return tell_mistake(call, STATUS_USAGE,
		    "Say what stays: --keep KIND for each thing, or --keep "
		    "all. What is not kept is gone.");
	return ends ? end_key(call) : make_key(call);
}

const struct command cmd_own_key = {
    .name = "own key",
    .summary = "make a key: then only they can say yes",
    .usage = "PERSON --keep KIND ... [--card] [--able|--not-yet] [--new]\n"
	     "PERSON --not-mine\n"
	     "PERSON --lost",
    .examples = "sayso own key \"Ann Pike\" --able --keep name --keep phone\n"
		"sayso own key \"otter 41\" --card --keep all\n"
		"sayso own key \"Ann Pike\" --new --keep all\n"
		"sayso own key \"Ann Pike\" --not-mine\n",
    .help =
	"A key is opened by a PIN of six digits or more, or by PIN and card,\n"
	"which is stronger.  Ask first whether they can decide for themself\n"
	"(--able, or --not-yet).  They sign what they keep of all that they\n"
	"said before; with a first key the rest is gone, with a new one it\n"
	"stays shut.  A key that was lost, or that they never made, ends\n"
	"without any PIN.\n"
	"\n" HAND_HELP "\n" TERMS_HELP,
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
