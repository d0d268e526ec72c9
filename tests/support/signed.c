#include "support/signed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"

static const char statement[] = "sayso statement 1\n"
				"vault 5f2c8e01aa\n"
				"person 91ab4c9d02\n"
				"number 12\n"
				"time 2026-11-22T15:04:05Z\n"
				"before none\n"
				"level pin\n"
				"capacity able\n"
				"language en\n"
				"say phone see=team count=no\n"
				"say email no\n";

int
signed_setup(void **state)
{
	struct signed_text *made = mem_alloc(1, sizeof(*made));

	if (secret_start() != STATUS_OK)
		return -1;
	buf_init(&made->message);
	buf_init(&made->text);
	buf_init(&made->public_text);
	made->key = secret_new(crypto_sign_SECRETKEYBYTES);
	crypto_sign_keypair(made->sign_public, secret_bytes(made->key));
	buf_add_text(&made->message, statement);
	if (minisign_sign(made->key, made->message.text, made->message.length,
		SIGNED_COMMENT, made->signature) != STATUS_OK)
		return -1;
	minisign_write(
	    made->sign_public, SIGNED_COMMENT, made->signature, &made->text);
	minisign_write_public(made->sign_public, &made->public_text);
	*state = made;
	return 0;
}

int
signed_teardown(void **state)
{
	struct signed_text *made = *state;

	secret_free(made->key);
	buf_clear(&made->message);
	buf_clear(&made->text);
	buf_clear(&made->public_text);
	mem_free(made);
	return 0;
}

enum status
signed_try(const struct signed_text *made, const struct buf *message,
    const struct buf *text)
{
	return minisign_verify(made->sign_public, NULL, message, text);
}

size_t
signed_pick(uint64_t *sequence, size_t below)
{
	uint64_t bits = *sequence += UINT64_C(0x9e3779b97f4a7c15);

	bits = (bits ^ bits >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	bits = (bits ^ bits >> 27) * UINT64_C(0x94d049bb133111eb);
	return (size_t)((bits ^ bits >> 31) % below);
}

/* What stands from ${from} on, ${size} bytes of it, changes for ${bytes}. */
static void
splice(struct buf *text, size_t from, size_t size, const struct buf *bytes)
{
	struct buf changed = BUF_EMPTY;

	buf_add(&changed, text->text, from);
	buf_add(&changed, bytes->text, bytes->length);
	buf_add(&changed, text->text + from + size, text->length - from - size);
	buf_reset(text);
	buf_add(text, changed.text, changed.length);
	buf_clear(&changed);
}

void
signed_mutate(uint64_t *sequence, struct buf *text)
{
	struct buf bytes = BUF_EMPTY;
	size_t from = signed_pick(sequence, text->length + 1);
	size_t most = text->length - from;
	size_t size = most == 0 ? 0 : signed_pick(sequence, most) % 40;
	size_t other = signed_pick(sequence, text->length + 1);
	size_t room = text->length - other;

	switch (signed_pick(sequence, 6)) {
	case 0: /* one byte for another */
		size = most > 0;
		buf_add_char(&bytes, (char)signed_pick(sequence, 256));
		break;
	case 1: /* one bit */
		size = most > 0;
		if (size == 1)
			buf_add_char(
			    &bytes, (char)(text->text[from] ^
					   (1 << signed_pick(sequence, 8))));
		break;
	case 2: /* a piece is left out */
		break;
	case 3: /* a piece stands twice, or at another place */
		buf_add(&bytes, text->text + other, room < 40 ? room : 40);
		break;
	case 4: /* bytes put in */
		size = 0;
		for (size_t i = signed_pick(sequence, 4); i < 4; i++)
			buf_add_char(&bytes, "\n \t=Ar\r"[i]);
		break;
	default: /* cut off */
		size = most;
		break;
	}
	splice(text, from, size, &bytes);
	buf_clear(&bytes);
}
