/*
 * signing: see the header.
 */
#include "support/signing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "core/check.h"
#include "support/keyed.h"

void
signing_sign(const unsigned char secret[64], const struct buf *text,
    const char *trusted, unsigned char signature[128])
{
	unsigned char digest[64];
	struct buf both = BUF_EMPTY;

	crypto_generichash(digest, sizeof(digest),
	    (const unsigned char *)text->text, text->length, NULL, 0);
	crypto_sign_detached(signature, NULL, digest, sizeof(digest), secret);
	buf_add(&both, signature, 64);
	buf_add_text(&both, trusted);
	crypto_sign_detached(signature + 64, NULL,
	    (const unsigned char *)both.text, both.length, secret);
	buf_clear(&both);
}

static enum status
sign(void *signer, const void *message, size_t size, const char *trusted,
    unsigned char *signature)
{
	const struct hand *hand = signer;
	struct buf text = BUF_EMPTY;

	if (hand->is_broken)
		return FAIL(STATUS_IO, "a broken pen");
	buf_add(&text, message, size);
	signing_sign(hand->secret, &text, trusted, signature);
	buf_clear(&text);
	return STATUS_OK;
}

void
signing_key(struct hand *hand, bool is_card)
{
	*hand = (struct hand){.is_broken = false};
	keyed_new(is_card, &hand->key, hand->secret);
	hand->signer = (struct person_signer){
	    .sign_public = hand->key.sign_public, .sign = sign, .signer = hand};
}

static enum see
see_of(const char *see)
{
	if (strcmp(see, "team") == 0)
		return SEE_TEAM;
	return strcmp(see, "emergency") == 0 ? SEE_EMERGENCY : SEE_NOBODY;
}

void
signing_keep_all(
    struct fixture *f, const char *code, struct hand *hand, bool is_card)
{
	struct own_change changes[CONSENT_SAYS_MAX] = {{.kind = NULL}};
	struct own_saying saying = {.changes = changes, .new_key = &hand->key};
	struct consent_list list;

	signing_key(hand, is_card);
	assert_int_equal(own_say_before(f->records, code, &list), STATUS_OK);
	assert_true(list.count <= CONSENT_SAYS_MAX);
	for (size_t i = 0; i < list.count; i++)
		changes[saying.count++] =
		    (struct own_change){.kind = list.lines[i].kind,
			.answer = OWN_YES,
			.see = see_of(list.lines[i].see),
			.count = list.lines[i].count,
			.until = list.lines[i].until};
	assert_int_equal(
	    own_say(f->records, code, &hand->signer, &saying, NULL), STATUS_OK);
	consent_list_clear(&list);
}

enum status
signing_say(struct fixture *f, const char *code, struct hand *hand,
    const struct own_change *change)
{
	struct own_saying saying = {.changes = change, .count = 1};

	return own_say(f->records, code, &hand->signer, &saying, NULL);
}

static void
found(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_error("%s [%s]\n", sentence, code);
}

void
signing_is_well(struct fixture *f)
{
	struct check_report report;

	assert_int_equal(
	    check_run(f->records, &report, found, NULL), STATUS_OK);
}

void
signing_says_are(struct fixture *f, const char *code, const char *expected)
{
	struct own_statement statement;
	struct buf says = BUF_EMPTY;
	const char *at;

	assert_int_equal(
	    own_say_statement(f->records, code, &statement), STATUS_OK);
	assert_true(statement.is_good);
	at = strstr(statement.text, "\nsay ");
	assert_non_null(at);
	while (at != NULL && *++at != '\0') {
		size_t length = strcspn(at, "\n");
		const char *notice = strstr(at, " notice=");

		if (notice != NULL && notice < at + length)
			buf_add(&says, at, (size_t)(notice - at));
		else
			buf_add(&says, at, length);
		buf_add_char(&says, '\n');
		at = strchr(at, '\n');
	}
	assert_string_equal(says.text, expected);
	buf_clear(&says);
	own_say_statement_clear(&statement);
}
