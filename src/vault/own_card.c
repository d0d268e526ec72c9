/*
 * own_card: the code on a card, which makes a key strong.
 *
 * Drawn here, shown once, and never kept.
 */
#include <sodium.h>
#include <string.h>

#include "vault/own_key.h"

static const char card_digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

_Static_assert(sizeof(card_digits) - 1 == 32, "five bits a character");

void
own_card_new(struct secret **card)
{
	struct secret *drawn = secret_random(OWN_CARD_LENGTH + 1);
	unsigned char *at = secret_bytes(drawn);

	for (size_t i = 0; i < OWN_CARD_LENGTH; i++)
		at[i] = (unsigned char)card_digits[at[i] & 31];
	at[OWN_CARD_LENGTH] = '\0';
	*card = drawn;
}

/* One typed character as it stands on a card; NUL when it is none. */
static char
card_digit(char typed)
{
	if (typed >= 'a' && typed <= 'z')
		typed = (char)(typed - 'a' + 'A');
	if (typed == 'O')
		return '0';
	if (typed == 'I' || typed == 'L')
		return '1';
	return typed != '\0' && strchr(card_digits, typed) != NULL ? typed
								   : '\0';
}

enum status
own_card_tidy(const struct secret *typed, struct secret **card)
{
	struct secret *tidy = secret_new(OWN_CARD_LENGTH + 1);
	const char *text = (const char *)secret_bytes(typed);
	size_t length = strnlen(text, secret_size(typed));
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		char digit = card_digit(text[i]);

		if (text[i] == ' ' || text[i] == '-')
			continue;
		if (digit == '\0' || count == OWN_CARD_LENGTH) {
			count = 0;
			break;
		}
		secret_bytes(tidy)[count++] = (unsigned char)digit;
	}
	if (count != OWN_CARD_LENGTH) {
		secret_free(tidy);
		return REFUSE(STATUS_INVALID,
		    "A card has 8 letters and digits. Type all of them.");
	}
	*card = tidy;
	return STATUS_OK;
}
