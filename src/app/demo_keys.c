/*
 * demo_keys: keys of their own for some of the people of a demo, made on its
 * last day with the laptop in their hands, as anybody's is.
 *
 * PINs come from the seed, and everybody may know them; keys and cards never
 * do.
 */
#include <stdio.h>
#include <string.h>

#include "app/demo_internal.h"
#include "app/own.h"
#include "base/mem.h"
#include "core/own_say.h"

#define PIN_BYTES    7
#define CARD_EACH    3 /* every third has a card too */
#define WORKER_EACH  4 /* every fourth chooses one worker for their number */
#define CHANGES_MOST 64
#define PIN_TRIES    100

struct making {
	struct unlock *unlock;
	uint64_t random;
	struct own_change changes[CHANGES_MOST];
	size_t count;
};

static uint64_t
next(struct making *making)
{
	uint64_t z = making->random += 0x9e3779b97f4a7c15u; /* splitmix64 */

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static struct secret *
secret_of(const char *text)
{
	return secret_copy(text, strlen(text) + 1);
}

/* Six digits that nobody guesses at once. */
static enum status
pick_pin(struct making *making, char pin[PIN_BYTES])
{
	enum status status = STATUS_INVALID;

	for (int i = 0; status == STATUS_INVALID && i < PIN_TRIES; i++) {
		struct secret *secret;

		snprintf(
		    pin, PIN_BYTES, "%06u", (unsigned)(next(making) % 1000000));
		secret = secret_of(pin);
		status = own_pin_try(secret);
		secret_free(secret);
	}
	if (status == STATUS_OK)
		status_clear();
	return status;
}

static enum see
see_of(const struct consent_line *line)
{
	if (strcmp(line->see, "emergency") == 0)
		return SEE_EMERGENCY;
	return strcmp(line->see, "team") == 0 ? SEE_TEAM : SEE_NOBODY;
}

/* What is live stays as it was; the rest goes.  Are they still called? */
static bool
keep_live(struct making *making, const struct consent_list *list, size_t index)
{
	bool is_called = false;

	making->count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct consent_line *line = &list->lines[i];
		struct own_change *change = &making->changes[making->count];

		if (strcmp(line->state, "live") != 0 ||
		    making->count == CHANGES_MOST)
			continue;
		*change = (struct own_change){line->kind, OWN_YES, see_of(line),
		    NULL, line->count, line->until};
		if (strcmp(line->kind, "phone") == 0 &&
		    index % WORKER_EACH == 1) {
			change->see = SEE_WORKER;
			change->worker = demo_users[0].name;
		}
		is_called = is_called || strcmp(line->kind, "name") == 0 ||
			    strcmp(line->kind, "handle") == 0;
		making->count++;
	}
	return is_called;
}

static enum status
sign(struct making *making, const char *code, const char *pin, const char *card)
{
	struct own_saying saying = {
	    .changes = making->changes, .count = making->count};
	struct secret *typed_pin = secret_of(pin);
	struct secret *typed_card = secret_of(card);
	struct person_signer signer;
	struct own *own = NULL;
	enum status status =
	    own_make(making->unlock, code, &typed_pin, &typed_card, &own);

	if (status == STATUS_OK) {
		saying.new_key = own_key_row(own);
		own_signer(own, &signer);
		status = own_say(unlock_records(making->unlock), code, &signer,
		    &saying, NULL);
	}
	own_close(&own);
	return status;
}

static void
give(struct demo_person *person, const char *pin, const char *card)
{
	person->pin = mem_text(pin);
	if (card[0] != '\0')
		person->card = mem_text(card);
}

static enum status
hand_over(struct making *making, struct demo_person *person, size_t index)
{
	struct secret *card = NULL;
	char pin[PIN_BYTES];
	enum status status = pick_pin(making, pin), ending;

	if (index % CARD_EACH == 2)
		own_card_make(&card);
	else
		card = secret_of("");
	if (status == STATUS_OK)
		status = handover_begin(
		    unlock_records(making->unlock), person->code, NULL);
	if (status == STATUS_OK)
		status = sign(making, person->code, pin,
		    (const char *)secret_bytes(card));
	ending = handover_end(unlock_records(making->unlock));
	if (status == STATUS_OK)
		status = ending;
	if (status == STATUS_OK)
		give(person, pin, (const char *)secret_bytes(card));
	secret_free(card);
	return status;
}

enum status
demo_keys(struct unlock *unlock, uint64_t seed, struct demo *demo)
{
	struct making making = {.unlock = unlock, .random = ~seed};
	enum status status = STATUS_OK;
	size_t keys = 0;

	for (size_t i = 0; status == STATUS_OK && i < demo->people_count &&
			   keys < DEMO_KEYS_MOST;
	     i++) {
		struct demo_person *person = &demo->people[i];
		struct consent_list list = {NULL, 0};

		status =
		    own_say_before(unlock_records(unlock), person->code, &list);
		if (status == STATUS_OK && keep_live(&making, &list, keys))
			status = hand_over(&making, person, keys++);
		consent_list_clear(&list);
	}
	return status;
}
