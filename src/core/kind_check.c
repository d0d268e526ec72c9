/*
 * kind_check: the rules for a kind that a project makes or changes.
 *
 * Pure.  Each rule says in its sentence what to give instead.  The rules for
 * the notice are in notice.c.
 */
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/kind_internal.h"

#define NAME_BYTES_MOST     40 /* struct kind_row holds as many */
#define LABEL_BYTES_MOST    60
#define CHOICES_BYTES_MOST  4000
#define CHOICE_BYTES_MOST   200
#define KEEP_MONTHS_DEFAULT 12
#define KEEP_MONTHS_MOST    120

bool
kind_is_fixed(const char *name)
{
	return strcmp(name, "name") == 0 || strcmp(name, "handle") == 0 ||
	       strcmp(name, "attendance") == 0 || strcmp(name, "outcome") == 0;
}

static enum status
check_name(const char *typed, char **name)
{
	size_t length = typed != NULL ? strlen(typed) : 0;

	if (length == 0 || length > NAME_BYTES_MOST || *typed == '_' ||
	    strspn(typed, "abcdefghijklmnopqrstuvwxyz_") != length)
		return REFUSE(STATUS_INVALID,
		    "The name of a kind is made of a to z and _, at most 40 "
		    "letters. Type, for example, shoe_size.");
	*name = mem_text(typed);
	return STATUS_OK;
}

static enum status
check_label(const char *typed, char **label)
{
	struct buf clean = BUF_EMPTY;
	enum status status;

	status = text_clean(
	    typed != NULL ? typed : "", LABEL_BYTES_MOST, false, &clean);
	if (status == STATUS_OK && clean.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "The label is missing. Say what people call it, in a few "
		    "words.");
	if (status == STATUS_OK)
		*label = buf_take(&clean);
	buf_clear(&clean);
	return status;
}

/* Which values can be counted in which way. */
static const struct {
	const char *shape;
	const char *coarse;
} fits[] = {
    {"line", "yes"},
    {"text", "yes"},
    {"district", "district"},
    {"birth", "age"},
    {"choice", "choice"},
    {"choice", "heading"},
    {"present", "attendance"},
    {"outcome", "outcome"},
};

static bool
is_word_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

static enum status
check_shape(const struct kind *typed, struct kind *tidy)
{
	static const char *const shapes[] = {"line", "text", "phone", "email",
	    "district", "birth", "choice", "handle", "present", "outcome",
	    NULL};

	if (typed->shape == NULL || !is_word_of(typed->shape, shapes))
		return REFUSE(STATUS_INVALID,
		    "The shape is not known. Give one of: line, text, phone, "
		    "email, district, birth, choice.");
	tidy->shape = mem_text(typed->shape);
	return STATUS_OK;
}

static enum status
check_coarse(const struct kind *typed, struct kind *tidy)
{
	bool is_fit;

	if (typed->coarse == NULL)
		return REFUSE(STATUS_INVALID,
		    "Say how it is counted: none, yes, age, choice, heading or "
		    "district.");
	is_fit = strcmp(typed->coarse, "none") == 0;
	for (size_t i = 0; i < sizeof fits / sizeof fits[0]; i++)
		if (strcmp(fits[i].shape, tidy->shape) == 0 &&
		    strcmp(fits[i].coarse, typed->coarse) == 0)
			is_fit = true;
	if (!is_fit)
		return REFUSE(STATUS_INVALID,
		    "It cannot be counted in that way. Give none, or: yes for "
		    "line and text, age for birth, choice or heading for "
		    "choice, district for district.");
	tidy->coarse = mem_text(typed->coarse);
	return STATUS_OK;
}

/* One line of choices, "heading|item", with the heading left out if empty. */
static enum status
check_choice(const char *line, bool needs_heading, struct buf *choices)
{
	const char *bar = strchr(line, '|');
	const char *item = bar != NULL ? bar + 1 : line;
	size_t heading = bar != NULL ? (size_t)(bar - line) : 0;

	if (*item == '\0' || strchr(item, '|') != NULL ||
	    strlen(line) > CHOICE_BYTES_MOST)
		return REFUSE(STATUS_INVALID,
		    "A choice cannot be used. Give each as CHOICE or "
		    "HEADING|CHOICE, 200 letters at most.");
	if (needs_heading && heading == 0)
		return REFUSE(STATUS_INVALID,
		    "Counting by heading needs a heading for each choice. Give "
		    "each as HEADING|CHOICE.");
	buf_add(choices, line, heading);
	buf_add_char(choices, '|');
	buf_add_text(choices, item);
	buf_add_char(choices, '\n');
	return STATUS_OK;
}

static enum status
read_choices(const char *typed, bool needs_heading, struct buf *choices)
{
	struct buf clean = BUF_EMPTY;
	size_t count = 0;
	char *line;
	enum status status;

	status = text_clean(typed, CHOICES_BYTES_MOST, true, &clean);
	for (line = clean.text; status == STATUS_OK && *line != '\0';) {
		size_t length = strcspn(line, "\n");
		char *one = mem_text_n(line, length);

		if (length > 0) {
			status = check_choice(one, needs_heading, choices);
			count++;
		}
		mem_free(one);
		line += length + (line[length] == '\n');
	}
	if (status == STATUS_OK && count < 2)
		status = REFUSE(STATUS_INVALID,
		    "There is nothing to choose from. Give two choices or "
		    "more, each on a line.");
	buf_clear(&clean);
	return status;
}

static enum status
check_choices(const struct kind *typed, struct kind *tidy)
{
	const char *given = typed->choices != NULL ? typed->choices : "";
	struct buf choices = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (strcmp(tidy->shape, "choice") == 0)
		status = read_choices(
		    given, strcmp(tidy->coarse, "heading") == 0, &choices);
	else if (*given != '\0' || typed->own_words)
		status = REFUSE(STATUS_INVALID,
		    "Choices go with the shape choice only. Leave them out, or "
		    "give that shape.");
	if (status == STATUS_OK)
		tidy->choices = mem_text(choices.text);
	buf_clear(&choices);
	return status;
}

static enum status
check_see(const struct kind *typed, struct kind *tidy)
{
	static const char *const sees[] = {"nobody", "emergency", "team", NULL};
	const char *see =
	    typed->default_see != NULL ? typed->default_see : "team";

	if (!is_word_of(see, sees))
		return REFUSE(STATUS_INVALID,
		    "Who sees it is not known. Give one of: nobody, emergency, "
		    "team.");
	if (strcmp(see, "nobody") == 0 && strcmp(tidy->coarse, "none") == 0)
		return REFUSE(STATUS_INVALID,
		    "What nobody sees and nobody counts is not held. Let it be "
		    "seen, or say how it is counted.");
	if (strcmp(see, "emergency") == 0 && kind_is_fixed(tidy->name) &&
	    strcmp(tidy->name, "outcome") != 0)
		return REFUSE(STATUS_INVALID,
		    "Names and who came are seen by the team or by nobody. "
		    "Give one of: nobody, team.");
	tidy->default_see = mem_text(see);
	return STATUS_OK;
}

static enum status
check_keep(const struct kind *typed, struct kind *tidy)
{
	int months =
	    typed->keep_months != 0 ? typed->keep_months : KEEP_MONTHS_DEFAULT;

	if (months < 1 || months > KEEP_MONTHS_MOST)
		return REFUSE(STATUS_INVALID,
		    "A value is kept for 1 to 120 months. Give a number of "
		    "months between these.");
	tidy->keep_months = months;
	return STATUS_OK;
}

enum status
kind_check(const struct kind *typed, struct kind *tidy)
{
	struct kind kind = {0};
	enum status status;

	status = check_name(typed->name, &kind.name);
	if (status == STATUS_OK)
		status = check_label(typed->label, &kind.label);
	if (status == STATUS_OK)
		status = check_shape(typed, &kind);
	if (status == STATUS_OK)
		status = check_coarse(typed, &kind);
	if (status == STATUS_OK)
		status = check_choices(typed, &kind);
	if (status == STATUS_OK)
		status = check_see(typed, &kind);
	if (status == STATUS_OK)
		status = check_keep(typed, &kind);
	if (status == STATUS_OK)
		status = notice_check_front(typed->front, &kind.front);
	if (status == STATUS_OK)
		status = notice_check_rest(typed->rest, &kind.rest);
	if (status != STATUS_OK) {
		kind_clear(&kind);
		return status;
	}
	kind.own_words = typed->own_words;
	kind.many = typed->many;
	kind.findable = typed->findable;
	kind.tonight = typed->tonight;
	kind.retired = typed->retired;
	*tidy = kind;
	return STATUS_OK;
}
