/*
 * workers: names of who worked, ticked or written out.
 */
#include "tui/workers.h"

#include <string.h>

#include "app/unlock.h"
#include "base/mem.h"

void
workers_add_choices(struct desk *desk, struct form_choices *choices)
{
	struct unlock_user *users = NULL;
	size_t count = 0;

	if (unlock_user_list(desk->unlock, &users, &count) != STATUS_OK)
		status_clear();
	for (size_t i = 0; i < count; i++)
		if (users[i].is_worker && !users[i].is_recovery)
			form_choices_add(
			    choices, users[i].name, users[i].name, NULL);
	mem_free(users);
}

static bool
is_among(const struct form_choices *choices, const char *name)
{
	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->choices[i].value, name) == 0)
			return true;
	return false;
}

/* Workers of the vault can be ticked; other names are written out. */
void
workers_set(struct form_answers *answers, char *const *names, size_t count)
{
	struct form_choices choices;
	struct buf workers = BUF_EMPTY, helpers = BUF_EMPTY;

	form_choices_init(&choices);
	form_choices_of(answers, form_find(answers->form, "workers"), &choices);
	for (size_t i = 0; i < count; i++) {
		bool is_worker = is_among(&choices, names[i]);
		struct buf *to = is_worker ? &workers : &helpers;

		if (to->length > 0)
			buf_add_text(to, is_worker ? "\n" : ", ");
		buf_add_text(to, names[i]);
	}
	form_answers_set(answers, "workers", workers.text);
	form_answers_set(answers, "helpers", helpers.text);
	form_choices_clear(&choices);
	buf_clear(&workers);
	buf_clear(&helpers);
}

/* Cut a text at any of ${ends}; blanks around a name go, and empty ones. */
static void
split_names(const char *text, const char *ends, struct buf *words)
{
	while (*text != '\0') {
		size_t length = strcspn(text, ends);
		size_t from = strspn(text, " ");
		size_t until = length;

		while (until > from && text[until - 1] == ' ')
			until--;
		if (from < until) {
			buf_add(words, text + from, until - from);
			buf_add_char(words, '\0');
		}
		text += length;
		text += *text != '\0' ? 1 : 0;
	}
}

void
workers_read(const struct form_answers *answers, struct workers_told *told)
{
	size_t at = 0;

	*told = (struct workers_told){.words = BUF_EMPTY};
	split_names(form_answers_get(answers, "workers"), "\n", &told->words);
	split_names(form_answers_get(answers, "helpers"), ",;", &told->words);
	while (at < told->words.length && told->count <= SESSION_WORKERS_MOST) {
		told->names[told->count++] = told->words.text + at;
		at += strlen(told->words.text + at) + 1;
	}
}

void
workers_told_clear(struct workers_told *told)
{
	buf_clear(&told->words);
	told->count = 0;
}
