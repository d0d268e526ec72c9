/*
 * shape: what a value of a kind looks like, tidied, and its coarse form.
 *
 * Pure: it reads no store and no clock, and keeps nothing.  The coarse form is
 * all that ever reaches a count; it must never say more than its kind's way of
 * counting allows.
 */
#include "core/shape.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/shape_internal.h"

#define LINE_BYTES_MOST    200
#define TEXT_BYTES_MOST    4000
#define EMAIL_BYTES_MOST   254 /* RFC 5321: a path of 256 less its brackets */
#define PHONE_DIGITS_LEAST 5
#define PHONE_DIGITS_MOST  20

#define OWN_WORDS "own words"

/* ------------------------------------------------------------------ typed */

enum status
shape_tidy_phone(const char *typed, struct buf *value)
{
	struct buf tidy = BUF_EMPTY;
	size_t digits = 0;
	bool is_good = true;

	for (const char *at = typed; *at != '\0' && is_good; at++) {
		if (*at >= '0' && *at <= '9') {
			buf_add_char(&tidy, *at);
			digits++;
		} else if (*at == '+' && tidy.length == 0) {
			buf_add_char(&tidy, *at);
		} else if (strchr(" -./()", *at) != NULL) {
			if (digits > 0 && tidy.text[tidy.length - 1] != ' ')
				buf_add_char(&tidy, ' ');
		} else {
			is_good = false;
		}
	}
	if (digits > 0 && tidy.text[tidy.length - 1] == ' ')
		buf_cut(&tidy, tidy.length - 1);
	if (is_good && digits >= PHONE_DIGITS_LEAST &&
	    digits <= PHONE_DIGITS_MOST)
		buf_set(value, tidy.text);
	else
		is_good = false;
	buf_clear(&tidy);
	if (!is_good)
		return REFUSE(STATUS_INVALID,
		    "That is not a phone number. Type its digits, with + in "
		    "front if it has one.");
	return STATUS_OK;
}

static enum status
tidy_email(const char *typed, struct buf *value)
{
	const char *at = strchr(typed, '@');

	if (at == NULL || at == typed || at[1] == '\0' ||
	    strchr(at + 1, '@') != NULL || strpbrk(typed, " ,;<>") != NULL ||
	    strlen(typed) > EMAIL_BYTES_MOST)
		return REFUSE(STATUS_INVALID,
		    "That is not an email address. Type one, like "
		    "sam@example.org.");
	buf_set(value, typed);
	return STATUS_OK;
}

/* --------------------------------------------------------------- choices */

struct choice {
	const char *heading; /* of so many bytes */
	size_t heading_length;
	const char *item;
	size_t item_length;
};

/* The choice on the line at ${*at}; steps on.  False at the end. */
static bool
next_choice(const char **at, struct choice *choice)
{
	size_t length = strcspn(*at, "\n");
	const char *bar = memchr(*at, '|', length);

	if (length == 0)
		return false;
	choice->heading = *at;
	choice->heading_length = bar != NULL ? (size_t)(bar - *at) : 0;
	choice->item = bar != NULL ? bar + 1 : *at;
	choice->item_length = length - (size_t)(choice->item - *at);
	*at += length;
	*at += **at == '\n';
	return true;
}

static void
fold_bytes(const char *text, size_t length, struct buf *folded)
{
	char *copy = mem_text_n(text, length);

	text_fold(copy, folded);
	mem_wipe_text(&copy);
}

/* The choice that ${text} names, however it is spelt. */
static bool
find_choice(const struct kind *kind, const char *text, struct choice *choice)
{
	const char *at = kind->choices;
	struct buf wanted = BUF_EMPTY;
	bool is_found = false;

	text_fold(text, &wanted);
	while (!is_found && next_choice(&at, choice)) {
		struct buf item = BUF_EMPTY;

		fold_bytes(choice->item, choice->item_length, &item);
		is_found = strcmp(item.text, wanted.text) == 0;
		buf_clear(&item);
	}
	buf_clear(&wanted);
	return is_found;
}

static enum status
tidy_choice(const struct kind *kind, const char *typed, struct buf *value)
{
	struct choice choice;

	if (find_choice(kind, typed, &choice)) {
		buf_reset(value);
		buf_add(value, choice.item, choice.item_length);
	} else if (kind->own_words) {
		buf_set(value, typed);
	} else {
		return REFUSE(STATUS_INVALID,
		    "That is not one of the choices. Type one as it is listed "
		    "for this kind. See: sayso kind list");
	}
	return STATUS_OK;
}

/* ------------------------------------------------------------------- tidy */

static bool
is_shape(const struct kind *kind, const char *shape)
{
	return strcmp(kind->shape, shape) == 0;
}

static enum status
tidy_line(const struct kind *kind, const char *clean, int32_t today,
    struct buf *value)
{
	if (is_shape(kind, "phone"))
		return shape_tidy_phone(clean, value);
	if (is_shape(kind, "email"))
		return tidy_email(clean, value);
	if (is_shape(kind, "district"))
		return shape_tidy_district(clean, value);
	if (is_shape(kind, "birth"))
		return shape_tidy_birth(clean, today, value);
	if (is_shape(kind, "choice"))
		return tidy_choice(kind, clean, value);
	if (is_shape(kind, "handle"))
		return shape_tidy_handle(clean, value);
	if (is_shape(kind, "present") || is_shape(kind, "outcome"))
		return REFUSE(STATUS_INVALID,
		    "This is not typed in. Put them on a session's list, or "
		    "add what they got out of it. See: sayso help");
	buf_set(value, clean);
	return STATUS_OK;
}

enum status
shape_tidy(const struct kind *kind, const char *typed, int32_t today,
    struct buf *value)
{
	bool lines = is_shape(kind, "text");
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = text_clean(
	    typed, lines ? TEXT_BYTES_MOST : LINE_BYTES_MOST, lines, &clean);
	if (status == STATUS_OK && clean.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "There is nothing to write down. Type something first.");
	if (status == STATUS_OK)
		status = tidy_line(kind, clean.text, today, value);
	buf_clear(&clean);
	return status;
}

/* ----------------------------------------------------------------- coarse */

/* "no" for somebody who says that there is none, so that it is not a yes. */
static void
coarse_yes(const char *value, struct buf *coarse)
{
	static const char *const noes[] = {
	    "no", "none", "no.", "none.", "nothing", "n/a"};
	struct buf folded = BUF_EMPTY;
	bool is_no = false;

	text_fold(value, &folded);
	for (size_t i = 0; i < sizeof noes / sizeof noes[0]; i++)
		is_no = is_no || strcmp(folded.text, noes[i]) == 0;
	buf_clear(&folded);
	buf_set(coarse, is_no ? "no" : "yes");
}

static void
coarse_choice(const struct kind *kind, const char *value, struct buf *coarse)
{
	bool by_heading = strcmp(kind->coarse, "heading") == 0;
	struct choice choice;

	buf_reset(coarse);
	if (!find_choice(kind, value, &choice))
		buf_add_text(coarse, OWN_WORDS);
	else if (by_heading)
		buf_add(coarse, choice.heading, choice.heading_length);
	else
		buf_add(coarse, choice.item, choice.item_length);
}

enum status
shape_coarse(const struct kind *kind, const char *value, int32_t year_start,
    struct buf *coarse)
{
	if (strcmp(kind->coarse, "age") == 0)
		return shape_age_band(value, year_start, coarse);
	if (strcmp(kind->coarse, "yes") == 0)
		coarse_yes(value, coarse);
	else if (strcmp(kind->coarse, "district") == 0)
		buf_set(coarse, value);
	else if (strcmp(kind->coarse, "choice") == 0 ||
		 strcmp(kind->coarse, "heading") == 0)
		coarse_choice(kind, value, coarse);
	else
		return FAIL(STATUS_NOT_FOUND, "a kind without a coarse form");
	return STATUS_OK;
}
