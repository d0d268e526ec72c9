/*
 * hand: reads a young person's PIN and card, and hands over.
 */
#include "cli/hand.h"

#include <string.h>

#include "cli/js.h"
#include "os/prompt.h"

#define DESCRIPTOR_MOST 1023

/* -1: on the terminal. */
static enum status
secret_descriptor(struct call *call, int *descriptor)
{
	struct bounds bounds = {0, DESCRIPTOR_MOST};
	const char *text = call_option(call, "secret-fd");
	int64_t number = -1;

	if (text != NULL && !given_is_number(text, bounds, &number))
		return tell_mistake(call, STATUS_USAGE,
		    "--secret-fd needs the number of an open file.");
	*descriptor = (int)number;
	return STATUS_OK;
}

/* Their card's line may be missing: then there is none. */
static enum status
read_lines(int descriptor, struct secret **pin, struct secret **card)
{
	enum status status = prompt_secret_from(descriptor, pin);

	if (status == STATUS_NO_INPUT)
		return REFUSE(STATUS_NO_INPUT,
		    "There is no PIN to read behind --secret-fd.");
	if (status == STATUS_OK)
		status = prompt_secret_from(descriptor, card);
	return status == STATUS_NO_INPUT ? STATUS_OK : status;
}

static enum status
check_terminal(void)
{
	if (prompt_has_terminal())
		return STATUS_OK;
	return REFUSE(STATUS_NO_INPUT,
	    "There is no terminal to ask for the PIN. Give it with "
	    "--secret-fd.");
}

static enum status
ask(bool is_card, struct secret **pin, struct secret **card)
{
	enum status status = check_terminal();

	if (status == STATUS_OK)
		status = prompt_secret("Your PIN:", pin);
	if (status == STATUS_OK && is_card)
		status = prompt_secret("The code on your card:", card);
	return status;
}

static enum status
open_key(struct call *call, struct hand *hand)
{
	struct secret *pin = NULL, *card = NULL;
	struct person_key key = {0};
	int descriptor = -1;
	enum status status = secret_descriptor(call, &descriptor);

	if (status == STATUS_OK)
		status = person_key_get(call->records, hand->code, &key);
	if (status == STATUS_OK && descriptor >= 0)
		status = read_lines(descriptor, &pin, &card);
	else if (status == STATUS_OK)
		status = ask(key.is_card, &pin, &card);
	if (status == STATUS_OK)
		status =
		    own_open(call->unlock, hand->code, &pin, &card, &hand->own);
	secret_drop(&pin);
	secret_drop(&card);
	if (status == STATUS_OK)
		own_handover_key(hand->own, &hand->key);
	return status;
}

enum status
hand_begin(struct call *call, enum hand_key how, struct hand *hand)
{
	bool is_asked = call_has(call, "pin") || call_has(call, "secret-fd");
	enum status status;

	*hand = (struct hand){.own = NULL};
	status = given_person(call, call->words[0], hand->code);
	if (status == STATUS_OK &&
	    (how == HAND_KEY || (how == HAND_EITHER && is_asked)))
		status = open_key(call, hand);
	if (status == STATUS_OK)
		status = handover_begin(call->records, hand->code,
		    hand->own == NULL ? NULL : &hand->key);
	return status;
}

enum status
hand_end(struct call *call, struct hand *hand, enum status status)
{
	enum status ending;

	if (status != STATUS_OK) {
		tell_status(call, status);
		call->is_told = true;
	}
	ending = handover_end(call->records);
	own_close(&hand->own);
	return status == STATUS_OK ? ending : status;
}

/* ------------------------------------------------------------------- a new key
 */

static bool
is_same(const struct secret *one, const struct secret *other)
{
	return secret_size(one) == secret_size(other) &&
	       memcmp(secret_bytes(one), secret_bytes(other),
		   secret_size(one)) == 0;
}

static enum status
ask_new(struct secret **pin)
{
	struct secret *again = NULL;
	enum status status = check_terminal();

	if (status == STATUS_OK)
		status = prompt_secret("A new PIN, six digits:", pin);
	if (status == STATUS_OK)
		status = own_pin_try(*pin);
	if (status == STATUS_OK)
		status = prompt_secret("The same again:", &again);
	if (status == STATUS_OK && !is_same(*pin, again))
		status = REFUSE(STATUS_INVALID, "The two were not the same.");
	secret_drop(&again);
	return status;
}

enum status
hand_new_secrets(struct call *call, struct secret **pin, struct secret **card)
{
	int descriptor = -1;
	enum status status = secret_descriptor(call, &descriptor);

	if (status != STATUS_OK)
		return status;
	return descriptor >= 0 ? read_lines(descriptor, pin, card)
			       : ask_new(pin);
}

/* -------------------------------------------------------------------- signing
 */

enum status
hand_sign(struct call *call, struct hand *hand, const struct own_saying *saying,
    int64_t *number)
{
	struct own_statement statement = {.number = 0};
	struct person_signer signer;
	size_t wrong = saying->count;
	enum status status;

	own_signer(hand->own, &signer);
	status = own_say(call->records, hand->code, &signer, saying, &wrong);
	if (status != STATUS_OK && wrong < saying->count)
		return tell_about(call, status, saying->changes[wrong].kind);
	if (status == STATUS_OK)
		status =
		    own_say_statement(call->records, hand->code, &statement);
	*number = statement.number;
	own_say_statement_clear(&statement);
	return status;
}

void
hand_print_signed(struct call *call, const struct hand *hand, int64_t number,
    const struct secret *card)
{
	json_t *answer = json_object();

	js_put(answer, "id", js_text(hand->code));
	js_put(answer, "number", js_number(number));
	js_put(answer, "card", js_secret(card));
	js_print(call->out, answer);
}
