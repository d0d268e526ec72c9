/*
 * value: a form of one question that is made from the kind.
 *
 * Keeps no draft: what was not saved is not about anybody yet.
 */
#include "tui/value.h"

#include <string.h>

#include "base/mem.h"
#include "core/field.h"
#include "core/shape.h"
#include "tui/form_view.h"

#define LINE_BYTES 200
#define TEXT_BYTES 4000

struct value {
	struct desk *desk;
	const char *code;
	const struct kind *kind;
	bool is_written;
};

static const struct {
	const char *shape;
	enum form_sort sort;
	size_t limit_bytes;
	const char *hint;
} shapes[] = {
    {"line", FORM_LINE, LINE_BYTES, NULL},
    {"text", FORM_LINES, TEXT_BYTES, NULL},
    {"phone", FORM_PHONE, LINE_BYTES, "Like 07700 900123 or +44 7700 900123."},
    {"email", FORM_LINE, LINE_BYTES, "Like ann@example.org."},
    {"district", FORM_LINE, LINE_BYTES, "Only the first half, like NG7."},
    {"birth", FORM_LINE, LINE_BYTES,
	"As much as they tell: 3 May 2012, 2012-05, 2012, or an age like 14."},
    {"choice", FORM_CHOICE, LINE_BYTES, NULL},
    {"handle", FORM_LINE, LINE_BYTES, "A word and a number, like otter 41."},
};
#define SHAPES (sizeof(shapes) / sizeof(shapes[0]))

static size_t
shape_at(const struct kind *kind)
{
	size_t at = 0;

	while (at < SHAPES && strcmp(shapes[at].shape, kind->shape) != 0)
		at++;
	return at;
}

bool
value_is_typed(const struct kind *kind)
{
	return shape_at(kind) < SHAPES;
}

/* ------------------------------------------------------------ the question */

static enum status
check(void *context, const char *typed, struct buf *tidy)
{
	const struct value *value = context;

	buf_reset(tidy);
	return shape_tidy(
	    value->kind, typed, records_today(value->desk->records), tidy);
}

/* One line of choices is "heading|item". */
static void
choices(void *context, struct form_choices *list)
{
	const struct value *value = context;
	const char *line = value->kind->choices;

	while (line != NULL && *line != '\0') {
		size_t length = strcspn(line, "\n");
		char *text = mem_text_n(line, length);
		char *bar = strchr(text, '|');
		char *item = bar == NULL ? text : bar + 1;

		if (bar != NULL)
			*bar = '\0';
		form_choices_add(list, item, item,
		    bar == NULL || *text == '\0' ? NULL : text);
		mem_free(text);
		line += length;
		line += *line == '\n' ? 1 : 0;
	}
}

static enum status
save(void *context, const struct form_answers *answers)
{
	struct value *value = context;
	const char *text = form_answers_get(answers, "value");
	enum status status;

	if (*text == '\0')
		return STATUS_OK;
	status = field_set(
	    value->desk->records, value->code, value->kind->name, text);
	value->is_written = status == STATUS_OK;
	return status;
}

static void
ask(struct value *value, const char *held)
{
	size_t shape = shape_at(value->kind);
	struct form_question question = {
	    .name = "value",
	    .label = value->kind->label,
	    .hint = shapes[shape].hint,
	    .sort = shapes[shape].sort,
	    .limit_bytes = shapes[shape].limit_bytes,
	    .is_optional = strcmp(value->kind->shape, "handle") != 0,
	    .empty = "Type the word and number of their card.",
	    .own_words = value->kind->own_words,
	    .check = check,
	    .choices = choices,
	};
	struct form form = {
	    .title = "Write it down",
	    .done = "Save",
	    .help = "Write down what they tell you, as they tell it. Leave it "
		    "empty if they would rather tell you another time.\n\n"
		    "They can read it, and every worker who may see it can.",
	    .questions = &question,
	    .count = 1,
	};
	struct form_answers answers;

	form_answers_init(
	    &answers, &form, value, records_today(value->desk->records));
	if (held != NULL && !value->kind->many)
		form_answers_set(&answers, "value", held);
	form_view_run(value->desk, &answers, save);
	form_answers_clear(&answers);
}

bool
value_run(
    struct desk *desk, const char *code, const char *kind, const char *held)
{
	struct kind_list list = {NULL, 0};
	struct value value = {.desk = desk, .code = code};

	if (desk_tell(desk, kind_get(desk->records, kind, &list)) != STATUS_OK)
		return false;
	value.kind = &list.kinds[0];
	if (value_is_typed(value.kind))
		ask(&value, held);
	if (value.is_written)
		desk_say(desk, ROLE_GOOD, "Written down.");
	kind_list_clear(&list);
	return value.is_written;
}
