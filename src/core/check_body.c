/*
 * check_body: bodies of ledger entries, read strictly.
 *
 * Whatever is not exactly as man/sayso-vault.5 says is refused, so that two
 * readers of one body cannot understand two different things.
 */
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"

#define SECONDS_IN_DAY 86400

void
check_body_clear(struct check_body *body)
{
	mem_wipe_text(&body->text);
	mem_free(body->lines);
	*body = (struct check_body){0};
}

static bool
is_plain(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] != '\n' && (bytes[i] < ' ' || bytes[i] > '~'))
			return false;
	}
	return size > 0 && bytes[size - 1] == '\n';
}

/* One line, already parted from the next, into key and value. */
static bool
cut_line(char *text, struct check_line *line)
{
	char *blank = strchr(text, ' ');

	if (blank == NULL || blank == text || blank[1] == '\0' ||
	    blank[1] == ' ')
		return false;
	*blank = '\0';
	line->key = text;
	line->value = blank + 1;
	return true;
}

bool
check_body_read(const char *bytes, size_t size, struct check_body *body)
{
	size_t room = 0;
	char *at;

	*body = (struct check_body){0};
	if (!is_plain(bytes, size))
		return false;
	body->text = mem_text_n(bytes, size);
	for (at = body->text; *at != '\0';) {
		char *end = strchr(at, '\n');
		void *lines = body->lines;

		mem_grow(&lines, &room, body->count + 1, sizeof(*body->lines));
		body->lines = lines;
		*end = '\0';
		if (!cut_line(at, &body->lines[body->count])) {
			check_body_clear(body);
			return false;
		}
		body->count++;
		at = end + 1;
	}
	return true;
}

char *
check_word(char **rest)
{
	char *word = *rest;
	char *blank;

	if (word == NULL || *word == '\0')
		return NULL;
	blank = strchr(word, ' ');
	if (blank == NULL) {
		*rest = NULL;
	} else {
		*blank = '\0';
		*rest = blank + 1;
	}
	return word;
}

bool
check_hex(const char *text, unsigned char *bytes, size_t size)
{
	size_t done = 0;

	if (strlen(text) != 2 * size ||
	    strspn(text, "0123456789abcdef") != 2 * size)
		return false;
	return sodium_hex2bin(bytes, size, text, 2 * size, NULL, &done, NULL) ==
		   0 &&
	       done == size;
}

bool
check_either(const char *text, const char *yes, const char *no, bool *is_yes)
{
	*is_yes = strcmp(text, yes) == 0;
	return *is_yes || strcmp(text, no) == 0;
}

/* Two digits below ${limit}. */
static bool
two_digits(const char *text, int limit, int64_t *number)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return false;
	*number = (text[0] - '0') * 10 + (text[1] - '0');
	return *number < limit;
}

bool
check_moment(const char *text, int64_t *utc_seconds)
{
	char date[DAY_TEXT_BYTES] = "";
	int64_t hours;
	int64_t minutes;
	int64_t seconds;
	int32_t day;

	if (strlen(text) != MOMENT_TEXT_BYTES - 1 || text[10] != 'T' ||
	    text[13] != ':' || text[16] != ':' || text[19] != 'Z')
		return false;
	memcpy(date, text, 10);
	if (day_parse(date, &day) != STATUS_OK ||
	    !two_digits(text + 11, 24, &hours) ||
	    !two_digits(text + 14, 60, &minutes) ||
	    !two_digits(text + 17, 60, &seconds))
		return false;
	*utc_seconds = day * (int64_t)SECONDS_IN_DAY + hours * 3600 +
		       minutes * 60 + seconds;
	return true;
}

bool
check_body_opening(const struct check_body *body, struct check_opening *opening)
{
	const struct check_line *line = body->lines;

	*opening = (struct check_opening){.lines = 2};
	if (body->count < 2 || strcmp(line[0].key, "by") != 0 ||
	    !check_hex(line[0].value, opening->by, sizeof(opening->by)) ||
	    strcmp(line[1].key, "at") != 0 ||
	    !check_moment(line[1].value, &opening->at))
		return false;
	if (body->count > 2 && strcmp(line[2].key, "unconfirmed") == 0) {
		if (strcmp(line[2].value, "yes") != 0)
			return false;
		opening->is_unconfirmed = true;
		opening->lines = 3;
	}
	return true;
}
