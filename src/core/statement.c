/*
 * statement: writes the canonical text of what somebody has said, and the
 * hashes by which it and a chosen worker are named.
 *
 * Pure.  It must stay the only way a statement is written: whatever has two
 * texts has two signatures.
 */
#include "core/statement.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/statement_internal.h"

const char *const statement_see_words[STATEMENT_SEES] = {
    "nobody", "emergency", "worker", "team"};

static void
hex_line(
    struct buf *text, const char *key, const unsigned char *bytes, size_t size)
{
	char hex[2 * STATEMENT_HASH_BYTES + 1];

	text_hex(bytes, size, hex);
	buf_add_format(text, "%s %s\n", key, hex);
}

static int
compare_says(const void *one, const void *other)
{
	const struct statement_say *first = one;
	const struct statement_say *second = other;

	return strcmp(first->kind, second->kind);
}

bool
statement_is_kind(const char *kind)
{
	size_t length = strlen(kind);

	return length > 0 && length < STATEMENT_KIND_BYTES &&
	       strspn(kind, "abcdefghijklmnopqrstuvwxyz_0123456789") == length;
}

static bool
is_good_say(const struct statement_say *say)
{
	if (!statement_is_kind(say->kind))
		return false;
	if (say->answer != STATEMENT_YES)
		return say->answer == STATEMENT_NO ||
		       say->answer == STATEMENT_KEEP;
	return say->see <= STATEMENT_TEAM &&
	       (say->see != STATEMENT_NOBODY || say->count) &&
	       say->until >= STATEMENT_DAY_LEAST &&
	       say->until <= STATEMENT_DAY_MOST;
}

static bool
is_good(const struct statement *statement)
{
	size_t length = strnlen(statement->language, 9);
	size_t i;

	if (statement->number < 1 ||
	    statement->number > STATEMENT_NUMBER_MOST ||
	    statement->has_before != (statement->number > 1) ||
	    moment_day(statement->time) < STATEMENT_DAY_LEAST ||
	    moment_day(statement->time) > STATEMENT_DAY_MOST || length < 2 ||
	    length > 8 ||
	    strspn(statement->language, "abcdefghijklmnopqrstuvwxyz-") !=
		length ||
	    statement->count < 1 || statement->count > STATEMENT_SAYS_MOST)
		return false;
	for (i = 0; i < statement->count; i++)
		if (!is_good_say(&statement->says[i]) ||
		    (i > 0 && strcmp(statement->says[i - 1].kind,
				  statement->says[i].kind) >= 0))
			return false;
	return true;
}

static void
write_say(const struct statement_say *say, struct buf *text)
{
	char until[DAY_TEXT_BYTES], hex[2 * STATEMENT_HASH_BYTES + 1];

	buf_add_format(text, "say %s", say->kind);
	if (say->answer != STATEMENT_YES) {
		buf_add_text(
		    text, say->answer == STATEMENT_NO ? " no\n" : " keep\n");
		return;
	}
	buf_add_format(text, " see=%s", statement_see_words[say->see]);
	if (say->see == STATEMENT_WORKER) {
		text_hex(say->worker, sizeof(say->worker), hex);
		buf_add_format(text, ":%s", hex);
	}
	day_format(say->until, until);
	text_hex(say->notice, sizeof(say->notice), hex);
	buf_add_format(text, " count=%s until=%s notice=%s\n",
	    say->count ? "yes" : "no", until, hex);
}

static void
write_head(const struct statement *statement, struct buf *text)
{
	char moment[MOMENT_TEXT_BYTES];

	moment_format(statement->time, moment);
	buf_add_text(text, STATEMENT_FIRST_LINE "\n");
	hex_line(text, "vault", statement->vault, sizeof(statement->vault));
	hex_line(text, "person", statement->person, sizeof(statement->person));
	buf_add_format(text, "number %lld\ntime %s\n",
	    (long long)statement->number, moment);
	if (statement->has_before)
		hex_line(text, "before", statement->before,
		    sizeof(statement->before));
	else
		buf_add_text(text, "before none\n");
	buf_add_format(text, "level %s\ncapacity %s\nlanguage %s\n",
	    statement->is_card ? "card" : "pin",
	    statement->is_able ? "able" : "not_yet", statement->language);
}

enum status
statement_write(struct statement *statement, struct buf *text)
{
	size_t i;

	if (statement->count > 0)
		qsort(statement->says, statement->count,
		    sizeof(*statement->says), compare_says);
	if (!is_good(statement))
		return FAIL(STATUS_INVALID, "a statement that has no text");
	write_head(statement, text);
	for (i = 0; i < statement->count; i++)
		write_say(&statement->says[i], text);
	return STATUS_OK;
}

void
statement_clear(struct statement *statement)
{
	mem_free(statement->says);
	*statement = (struct statement){0};
}

const struct statement_say *
statement_find(const struct statement *statement, const char *kind)
{
	size_t i;

	for (i = 0; i < statement->count; i++)
		if (strcmp(statement->says[i].kind, kind) == 0)
			return &statement->says[i];
	return NULL;
}

void
statement_hash(
    const char *text, size_t size, unsigned char hash[STATEMENT_HASH_BYTES])
{
	crypto_generichash(hash, STATEMENT_HASH_BYTES,
	    (const unsigned char *)text, size, NULL, 0);
}

void
statement_worker(const unsigned char sign_public[32],
    unsigned char worker[STATEMENT_KEY_BYTES])
{
	crypto_generichash(
	    worker, STATEMENT_KEY_BYTES, sign_public, 32, NULL, 0);
}
