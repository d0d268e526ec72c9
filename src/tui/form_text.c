/*
 * form_text: the answers as one text, for a draft.
 *
 * A line "name=answer" for each question but secrets; in the answer a newline
 * is written \n and a backslash \\.  Never holds a secret.
 */
#include <string.h>

#include "base/mem.h"
#include "tui/form_internal.h"

static void
add_escaped(const char *text, struct buf *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			buf_add_text(out, "\\n");
		else if (*text == '\\')
			buf_add_text(out, "\\\\");
		else
			buf_add_char(out, *text);
	}
}

void
form_to_text(const struct form_answers *answers, struct buf *out)
{
	const struct form *form = answers->form;

	for (size_t i = 0; i < form->count; i++) {
		if (form->questions[i].sort == FORM_SECRET)
			continue;
		buf_add_text(out, form->questions[i].name);
		buf_add_char(out, '=');
		add_escaped(answers->texts[i].text, out);
		buf_add_char(out, '\n');
	}
}

static bool
add_unescaped(const char *text, struct buf *out)
{
	for (; *text != '\0'; text++) {
		if (*text != '\\') {
			buf_add_char(out, *text);
			continue;
		}
		text++;
		if (*text != 'n' && *text != '\\')
			return false;
		buf_add_char(out, *text == 'n' ? '\n' : '\\');
	}
	return true;
}

/* What was read, before any of it is taken. */
struct reading {
	struct buf *texts; /* one a question */
	bool *is_given;
};

static bool
read_line(const struct form *form, struct buf *line, struct reading *reading)
{
	char *equals = strchr(line->text, '=');
	struct buf text = BUF_EMPTY;
	bool is_good = equals != NULL && add_unescaped(equals + 1, &text);
	size_t index;

	if (is_good) {
		*equals = '\0';
		index = form_find(form, line->text);
		if (index != SIZE_MAX &&
		    form->questions[index].sort != FORM_SECRET) {
			buf_set(&reading->texts[index], text.text);
			reading->is_given[index] = true;
		}
	}
	buf_clear(&text);
	return is_good;
}

enum status
form_from_text(struct form_answers *answers, const char *text)
{
	const struct form *form = answers->form;
	struct reading reading = {NULL, NULL};
	struct buf line = BUF_EMPTY;
	size_t length = strlen(text);
	bool is_good = length == 0 || text[length - 1] == '\n';
	size_t at = 0;

	reading.texts = mem_alloc(form->count, sizeof(*reading.texts));
	reading.is_given = mem_alloc(form->count, sizeof(*reading.is_given));
	for (size_t i = 0; i < form->count; i++)
		buf_init(&reading.texts[i]);

	while (is_good && form_next_line(text, &at, &line))
		is_good = read_line(form, &line, &reading);
	for (size_t i = 0; i < form->count; i++) {
		if (is_good && reading.is_given[i])
			buf_set(&answers->texts[i], reading.texts[i].text);
		buf_clear(&reading.texts[i]);
	}
	buf_clear(&line);
	mem_free(reading.texts);
	mem_free(reading.is_given);
	return is_good ? STATUS_OK : FAIL(STATUS_INVALID, "text of a draft");
}
