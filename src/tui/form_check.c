/*
 * form_check: is an answer one that can be kept, and if not, in which words is
 * that said.
 *
 * An answer that is not good stays as it was typed.
 */
#include "base/text.h"
#include "tui/form_internal.h"
#include "tui/sentence.h"

/* "Enter session date."; words like PIN keep their capitals. */
static enum status
say_empty(const struct form_question *question, struct buf *message)
{
	const char *label = question->label;

	if (question->empty != NULL) {
		buf_set(message, question->empty);
	} else {
		char first = label[0];

		if (first >= 'A' && first <= 'Z' &&
		    !(label[1] >= 'A' && label[1] <= 'Z'))
			first = (char)(first - 'A' + 'a');
		buf_add_format(message, "Enter %c%s.", first, label + 1);
	}
	return FAIL(STATUS_INVALID, "nothing entered in a form");
}

static enum status
check_own(struct form_checking *checking)
{
	const struct form_question *question = checking->question;
	struct buf typed = BUF_EMPTY;
	enum status status;

	if (question->check == NULL)
		return STATUS_OK;
	buf_set(&typed, checking->tidy->text);
	status = question->check(
	    checking->answers->context, typed.text, checking->tidy);
	buf_clear(&typed);
	return status;
}

static enum status
check_text(struct form_answers *answers, size_t index, struct buf *message)
{
	const struct form_question *question = &answers->form->questions[index];
	bool lines =
	    question->sort == FORM_LINES || question->sort == FORM_MANY;
	struct buf clean = BUF_EMPTY;
	struct buf tidy = BUF_EMPTY;
	struct form_checking checking = {
	    .answers = answers,
	    .index = index,
	    .question = question,
	    .tidy = &tidy,
	    .message = message,
	};
	enum status status = text_clean(
	    answers->texts[index].text, form_limit(question), lines, &clean);

	checking.typed = clean.text;
	if (status == STATUS_OK && clean.length > 0)
		status = form_tidy(&checking);
	else if (status == STATUS_OK && !question->is_optional)
		status = say_empty(question, message);
	if (status == STATUS_OK && clean.length > 0)
		status = check_own(&checking);
	if (status == STATUS_OK)
		buf_set(&answers->texts[index], tidy.text);
	buf_clear(&tidy);
	buf_clear(&clean);
	return status;
}

static enum status
check_secret(
    const struct form_answers *answers, size_t index, struct buf *message)
{
	const struct form_question *question = &answers->form->questions[index];
	const struct secret *secret = answers->secrets[index];

	if (secret == NULL || secret_size(secret) == 0)
		return question->is_optional ? STATUS_OK
					     : say_empty(question, message);
	if (question->check_secret == NULL)
		return STATUS_OK;
	return question->check_secret(answers->context, answers);
}

enum status
form_check(struct form_answers *answers, size_t index, struct buf *message)
{
	enum status status;

	status_clear();
	buf_reset(message);
	if (answers->form->questions[index].sort == FORM_SECRET)
		status = check_secret(answers, index, message);
	else
		status = check_text(answers, index, message);
	if (status == STATUS_OK)
		buf_reset(message);
	else if (message->length == 0)
		sentence_add(message, status_sentence(status));
	return status;
}

enum status
form_check_all(struct form_answers *answers, size_t *index, struct buf *message)
{
	size_t count = answers->form->count;

	for (size_t i = 0; i < count; i++) {
		enum status status;

		if (!form_applies(answers, i))
			continue;
		status = form_check(answers, i, message);
		if (status != STATUS_OK) {
			*index = i;
			return status;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (form_applies(answers, i))
			continue;
		buf_clear(&answers->texts[i]);
		secret_drop(&answers->secrets[i]);
	}
	return STATUS_OK;
}
