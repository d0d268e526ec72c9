/*
 * statement_read: takes a statement's text apart.
 *
 * Pure, and strict: at the end the text is written anew, and must be the same
 * in every byte.  So nothing here need look twice for blanks, order or leading
 * zeros; it must only never read past what it was given.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/statement_internal.h"

#define LINE_MOST      256
#define SECONDS_IN_DAY 86400

/* What is left to read. */
struct reader {
	const char *at;
	size_t left;
};

/* The next line, without its newline; false when there is none like that. */
static bool
next_line(struct reader *reader, char line[LINE_MOST])
{
	const char *end = memchr(reader->at, '\n', reader->left);
	size_t length;

	if (end == NULL)
		return false;
	length = (size_t)(end - reader->at);
	if (length >= LINE_MOST || memchr(reader->at, '\0', length) != NULL)
		return false;
	memcpy(line, reader->at, length);
	line[length] = '\0';
	reader->at = end + 1;
	reader->left -= length + 1;
	return true;
}

/* What stands behind "KEY " in the next line, in ${line}; NULL: another. */
static const char *
next_value(struct reader *reader, const char *key, char line[LINE_MOST])
{
	size_t length = strlen(key);

	if (!next_line(reader, line) || strncmp(line, key, length) != 0 ||
	    line[length] != ' ')
		return NULL;
	return line + length + 1;
}

static bool
read_hex(const char *text, unsigned char *bytes, size_t size)
{
	size_t done = 0;

	return text != NULL && strlen(text) == 2 * size &&
	       sodium_hex2bin(bytes, size, text, 2 * size, NULL, &done, NULL) ==
		   0 &&
	       done == size;
}

static bool
read_number(const char *text, int64_t *number)
{
	size_t digits;

	*number = 0;
	if (text == NULL)
		return false;
	digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 9 || text[digits] != '\0')
		return false;
	for (; *text != '\0'; text++)
		*number = 10 * *number + (*text - '0');
	return true;
}

/* YYYY-MM-DDTHH:MM:SSZ, not yet known to be the one way to write it. */
static bool
read_moment(const char *text, int64_t *moment)
{
	char date[DAY_TEXT_BYTES] = "";
	int32_t day;
	int64_t part[3];
	int i;

	if (text == NULL || strlen(text) != MOMENT_TEXT_BYTES - 1)
		return false;
	memcpy(date, text, DAY_TEXT_BYTES - 1);
	if (day_parse(date, &day) != STATUS_OK)
		return false;
	for (i = 0; i < 3; i++) {
		const char *two = text + DAY_TEXT_BYTES + 3 * i;

		if (two[0] < '0' || two[0] > '9' || two[1] < '0' ||
		    two[1] > '9')
			return false;
		part[i] = 10 * (two[0] - '0') + (two[1] - '0');
	}
	*moment = day * (int64_t)SECONDS_IN_DAY + part[0] * 3600 +
		  part[1] * 60 + part[2];
	return true;
}

/* One of two words. */
static bool
read_either(const char *text, const char *yes, const char *no, bool *is_yes)
{
	*is_yes = text != NULL && strcmp(text, yes) == 0;
	return *is_yes || (text != NULL && strcmp(text, no) == 0);
}

static bool
read_before(const char *text, struct statement *statement)
{
	if (text != NULL && strcmp(text, "none") == 0)
		return true;
	statement->has_before = true;
	return read_hex(text, statement->before, sizeof(statement->before));
}

static bool
read_language(const char *text, struct statement *statement)
{
	size_t length = text == NULL ? 0 : strlen(text);

	if (length == 0 || length >= sizeof(statement->language))
		return false;
	memcpy(statement->language, text, length);
	return true;
}

static bool
read_head(struct reader *reader, struct statement *statement)
{
	char line[LINE_MOST];

	return next_line(reader, line) &&
	       strcmp(line, STATEMENT_FIRST_LINE) == 0 &&
	       read_hex(next_value(reader, "vault", line), statement->vault,
		   sizeof(statement->vault)) &&
	       read_hex(next_value(reader, "person", line), statement->person,
		   sizeof(statement->person)) &&
	       read_number(
		   next_value(reader, "number", line), &statement->number) &&
	       read_moment(
		   next_value(reader, "time", line), &statement->time) &&
	       read_before(next_value(reader, "before", line), statement) &&
	       read_either(next_value(reader, "level", line), "card", "pin",
		   &statement->is_card) &&
	       read_either(next_value(reader, "capacity", line), "able",
		   "not_yet", &statement->is_able) &&
	       read_language(next_value(reader, "language", line), statement);
}

/* What stands behind "NAME=" in the next word, cut off; NULL: another. */
static char *
next_word(char **rest, const char *name)
{
	size_t length = strlen(name);
	char *word = *rest;
	char *blank;

	if (word == NULL || strncmp(word, name, length) != 0)
		return NULL;
	blank = strchr(word, ' ');
	*rest = blank == NULL ? NULL : blank + 1;
	if (blank != NULL)
		*blank = '\0';
	return word + length;
}

static bool
read_see(char *word, struct statement_say *say)
{
	char *key = word == NULL ? NULL : strchr(word, ':');

	if (word == NULL)
		return false;
	if (key != NULL) {
		*key++ = '\0';
		if (!read_hex(key, say->worker, sizeof(say->worker)))
			return false;
	}
	for (int i = 0; i < STATEMENT_SEES; i++)
		if (strcmp(word, statement_see_words[i]) == 0) {
			say->see = (enum statement_see)i;
			return (key != NULL) == (i == STATEMENT_WORKER);
		}
	return false;
}

/* Behind "say ": a kind, then "no", "keep", or the terms of a yes. */
static bool
read_say(char *rest, struct statement_say *say)
{
	const char *kind = next_word(&rest, "");
	const char *word;

	*say = (struct statement_say){.answer = STATEMENT_YES};
	if (kind == NULL || rest == NULL || !statement_is_kind(kind))
		return false;
	memcpy(say->kind, kind, strlen(kind));
	if (strcmp(rest, "no") == 0 || strcmp(rest, "keep") == 0) {
		say->answer =
		    strcmp(rest, "no") == 0 ? STATEMENT_NO : STATEMENT_KEEP;
		return true;
	}
	if (!read_see(next_word(&rest, "see="), say) ||
	    !read_either(next_word(&rest, "count="), "yes", "no", &say->count))
		return false;
	word = next_word(&rest, "until=");
	return word != NULL && day_parse(word, &say->until) == STATUS_OK &&
	       read_hex(next_word(&rest, "notice="), say->notice,
		   sizeof(say->notice)) &&
	       rest == NULL;
}

static bool
read_says(struct reader *reader, struct statement *statement)
{
	void *says = NULL;
	size_t room = 0;
	bool is_good = true;

	while (is_good && reader->left > 0 &&
	       statement->count < STATEMENT_SAYS_MOST) {
		char line[LINE_MOST];

		mem_grow(&says, &room, statement->count + 1,
		    sizeof(*statement->says));
		statement->says = says;
		is_good =
		    next_line(reader, line) && strncmp(line, "say ", 4) == 0 &&
		    read_say(line + 4, &statement->says[statement->count]);
		if (is_good)
			statement->count++;
	}
	return is_good && reader->left == 0;
}

/* Written anew it must be the same. */
static bool
is_same_text(const char *text, size_t size, struct statement *statement)
{
	struct buf anew = BUF_EMPTY;
	bool is_same;

	is_same = statement_write(statement, &anew) == STATUS_OK &&
		  anew.length == size && memcmp(anew.text, text, size) == 0;
	buf_clear(&anew);
	return is_same;
}

enum status
statement_read(const char *text, size_t size, struct statement *statement)
{
	struct reader reader = {text, size};

	*statement = (struct statement){0};
	if (size <= STATEMENT_TEXT_MOST && read_head(&reader, statement) &&
	    read_says(&reader, statement) &&
	    is_same_text(text, size, statement))
		return STATUS_OK;
	statement_clear(statement);
	return REFUSE(STATUS_INVALID,
	    "This is not a statement that sayso wrote, or it was changed.");
}
