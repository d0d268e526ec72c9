/*
 * form: the answers to a form, and what may be chosen.
 *
 * A secret answer lives in guarded memory only: there is no way to set or get
 * it as a text.
 */
#include "tui/form.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "tui/form_internal.h"

#define LINE_BYTES_MOST 200
#define TEXT_BYTES_MOST 4000

/* ---------------------------------------------------------------- choices */

void
form_choices_init(struct form_choices *choices)
{
	*choices = (struct form_choices){NULL, 0, 0};
}

void
form_choices_clear(struct form_choices *choices)
{
	for (size_t i = 0; i < choices->count; i++) {
		mem_wipe_text(&choices->choices[i].value);
		mem_wipe_text(&choices->choices[i].label);
		mem_wipe_text(&choices->choices[i].hint);
	}
	mem_free(choices->choices);
	form_choices_init(choices);
}

void
form_choices_add(struct form_choices *choices, const char *value,
    const char *label, const char *hint)
{
	struct form_choice *choice;

	mem_grow((void **)&choices->choices, &choices->room, choices->count + 1,
	    sizeof(*choices->choices));
	choice = &choices->choices[choices->count++];
	choice->value = mem_text(value);
	choice->label = mem_text(label);
	choice->hint = mem_text(hint);
}

void
form_choices_of(const struct form_answers *answers, size_t index,
    struct form_choices *choices)
{
	const struct form_question *question = &answers->form->questions[index];

	if (question->choices != NULL) {
		question->choices(answers->context, choices);
	} else if (question->sort == FORM_YES) {
		form_choices_add(choices, "yes", "yes", NULL);
		form_choices_add(choices, "no", "no", NULL);
	}
}

static bool
is_spelt(const char *one, const char *folded)
{
	struct buf other = BUF_EMPTY;
	bool same;

	text_fold(one, &other);
	same = strcmp(other.text, folded) == 0;
	buf_clear(&other);
	return same;
}

/* Exactly its value before anything that only looks like one. */
const struct form_choice *
form_choice_named(const struct form_choices *choices, const char *text)
{
	const struct form_choice *found = NULL;
	struct buf folded = BUF_EMPTY;

	for (size_t i = 0; i < choices->count && found == NULL; i++)
		if (strcmp(choices->choices[i].value, text) == 0)
			found = &choices->choices[i];
	text_fold(text, &folded);
	for (size_t i = 0; i < choices->count && found == NULL; i++)
		if (is_spelt(choices->choices[i].label, folded.text) ||
		    is_spelt(choices->choices[i].value, folded.text))
			found = &choices->choices[i];
	buf_clear(&folded);
	return found;
}

bool
form_next_line(const char *text, size_t *at, struct buf *line)
{
	size_t length = strcspn(text + *at, "\n");

	if (text[*at] == '\0')
		return false;
	buf_reset(line);
	buf_add(line, text + *at, length);
	*at += length;
	if (text[*at] == '\n')
		++*at;
	return true;
}

/* ---------------------------------------------------------------- answers */

void
form_answers_init(struct form_answers *answers, const struct form *form,
    void *context, int32_t today)
{
	*answers = (struct form_answers){form, context, today, NULL, NULL};
	answers->texts = mem_alloc(form->count, sizeof(*answers->texts));
	answers->secrets = mem_alloc(form->count, sizeof(struct secret *));
	for (size_t i = 0; i < form->count; i++)
		buf_init(&answers->texts[i]);
}

void
form_answers_clear(struct form_answers *answers)
{
	for (size_t i = 0; i < answers->form->count; i++) {
		buf_clear(&answers->texts[i]);
		secret_drop(&answers->secrets[i]);
	}
	mem_free(answers->texts);
	mem_free(answers->secrets);
	answers->texts = NULL;
	answers->secrets = NULL;
}

size_t
form_find(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (strcmp(form->questions[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

/* The place of a question that is, or is not, a secret. */
static size_t
place_of(const struct form_answers *answers, const char *name, bool is_secret)
{
	size_t index = form_find(answers->form, name);

	if (index == SIZE_MAX ||
	    (answers->form->questions[index].sort == FORM_SECRET) != is_secret)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: name of a question.");
	return index;
}

void
form_answers_set(
    struct form_answers *answers, const char *name, const char *text)
{
	buf_set(&answers->texts[place_of(answers, name, false)], text);
}

const char *
form_answers_get(const struct form_answers *answers, const char *name)
{
	return answers->texts[place_of(answers, name, false)].text;
}

void
form_answers_set_secret(
    struct form_answers *answers, const char *name, struct secret **secret)
{
	size_t index = place_of(answers, name, true);

	secret_free(answers->secrets[index]);
	answers->secrets[index] = *secret;
	*secret = NULL;
}

const struct secret *
form_answers_secret(const struct form_answers *answers, const char *name)
{
	return answers->secrets[place_of(answers, name, true)];
}

size_t
form_limit(const struct form_question *question)
{
	if (question->limit_bytes > 0)
		return question->limit_bytes;
	return question->sort == FORM_LINES || question->sort == FORM_MANY
		   ? TEXT_BYTES_MOST
		   : LINE_BYTES_MOST;
}

bool
form_applies(const struct form_answers *answers, size_t index)
{
	const struct form_question *question = &answers->form->questions[index];

	return question->applies == NULL ||
	       question->applies(answers->context, answers);
}
