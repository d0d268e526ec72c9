/*
 * check_statement: a statement's text and signature, read a second time.
 *
 * Shares nothing with what writes and reads statements elsewhere.  Whatever is
 * not exactly as man/sayso-vault.5 says is refused: every line is looked at in
 * the form in which it must stand.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"

#define SIGNATURE_BYTES 64
#define HEAD_LINES      9 /* before the first "say" */
#define SAY_MOST        256
#define TEXT_MOST       65536

void
check_statement_clear(struct check_statement *statement)
{
	if (statement->body != NULL)
		check_body_clear(statement->body);
	mem_free(statement->body);
	mem_free(statement->says);
	*statement = (struct check_statement){0};
}

/* The value of the line at ${place}, if its key is ${key}. */
static const char *
value_of(const struct check_body *body, size_t place, const char *key)
{
	if (place >= body->count || strcmp(body->lines[place].key, key) != 0)
		return "";
	return body->lines[place].value;
}

/* 1 to 999999999 without a zero in front. */
static bool
read_number(const char *text, int64_t *number)
{
	size_t digits = strspn(text, "0123456789");

	*number = 0;
	if (digits < 1 || digits > 9 || text[digits] != '\0' || text[0] == '0')
		return false;
	for (size_t i = 0; i < digits; i++)
		*number = *number * 10 + (text[i] - '0');
	return true;
}

static bool
read_head(const struct check_body *body, struct check_statement *statement)
{
	const char *before = value_of(body, 5, "before");

	statement->language = value_of(body, 8, "language");
	statement->has_before = strcmp(before, "none") != 0;
	return strcmp(value_of(body, 0, "sayso"), "statement 1") == 0 &&
	       check_hex(value_of(body, 1, "vault"), statement->vault,
		   sizeof(statement->vault)) &&
	       check_hex(value_of(body, 2, "person"), statement->person,
		   sizeof(statement->person)) &&
	       read_number(value_of(body, 3, "number"), &statement->number) &&
	       check_moment(value_of(body, 4, "time"), &statement->time) &&
	       (!statement->has_before || check_hex(before, statement->before,
					      sizeof(statement->before))) &&
	       statement->has_before == (statement->number > 1) &&
	       check_either(value_of(body, 6, "level"), "card", "pin",
		   &statement->is_card) &&
	       check_either(value_of(body, 7, "capacity"), "able", "not_yet",
		   &statement->is_able) &&
	       statement->language[0] != '\0';
}

/* "KIND no", "KIND keep", or "KIND see=..."; in order of kind. */
static bool
read_say(
    const struct check *check, char *value, struct check_statement *statement)
{
	struct check_stated_say *say = &statement->says[statement->count];
	char *rest = value;
	int before = statement->count == 0 ? -1 : say[-1].kind;

	say->kind = check_kind_place(check, check_word(&rest));
	if (say->kind < 0 || rest == NULL ||
	    (before >= 0 && strcmp(check->kinds[before].name,
				check->kinds[say->kind].name) >= 0))
		return false;
	if (strcmp(rest, "no") == 0)
		say->stated = CHECK_STATED_NO;
	else if (strcmp(rest, "keep") == 0)
		say->stated = CHECK_STATED_KEEP;
	else
		say->stated = CHECK_STATED_YES;
	say->terms = rest;
	statement->count++;
	return say->stated != CHECK_STATED_YES || strncmp(rest, "see=", 4) == 0;
}

bool
check_statement_read(const struct check *check, const char *bytes, size_t size,
    struct check_statement *statement)
{
	struct check_body *body;
	bool is_good;

	*statement = (struct check_statement){0};
	if (bytes == NULL || size == 0 || size > TEXT_MOST)
		return false;
	body = statement->body = mem_alloc(1, sizeof(*body));
	is_good =
	    check_body_read(bytes, size, body) && body->count > HEAD_LINES &&
	    body->count <= HEAD_LINES + SAY_MOST && read_head(body, statement);
	if (is_good)
		statement->says = mem_alloc(
		    body->count - HEAD_LINES, sizeof(*statement->says));
	for (size_t i = HEAD_LINES; is_good && i < body->count; i++)
		is_good = strcmp(body->lines[i].key, "say") == 0 &&
			  read_say(check, body->lines[i].value, statement);
	if (!is_good)
		check_statement_clear(statement);
	return is_good;
}

bool
check_is_signed(const struct check_signed *is_signed)
{
	unsigned char hash[crypto_generichash_BYTES_MAX];
	unsigned char both[SIGNATURE_BYTES + 1024];
	size_t length = strlen(is_signed->trusted);

	if (length > sizeof(both) - SIGNATURE_BYTES)
		return false;
	crypto_generichash(hash, sizeof(hash),
	    (const unsigned char *)is_signed->text, is_signed->size, NULL, 0);
	memcpy(both, is_signed->signature, SIGNATURE_BYTES);
	memcpy(both + SIGNATURE_BYTES, is_signed->trusted, length);
	return crypto_sign_verify_detached(is_signed->signature, hash,
		   sizeof(hash), is_signed->sign_public) == 0 &&
	       crypto_sign_verify_detached(
		   is_signed->signature + SIGNATURE_BYTES, both,
		   SIGNATURE_BYTES + length, is_signed->sign_public) == 0;
}
