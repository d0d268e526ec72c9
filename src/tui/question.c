/*
 * question: one question with two to four answers.
 *
 * The safe answer is first and has the focus until somebody moves it: what is
 * pressed without looking must do no harm.
 */
#include "tui/question.h"

static void
step(struct question *question, size_t by)
{
	question->focus = (question->focus + by) % question->count;
}

static int
press_letter(const struct question *question, const char *text)
{
	char letter = text[0];

	if (question->is_final || text[1] != '\0')
		return QUESTION_OPEN;
	if (letter >= 'A' && letter <= 'Z')
		letter = (char)(letter - 'A' + 'a');
	for (size_t i = 0; i < question->count; i++)
		if (letter != '\0' && question->answers[i].letter == letter)
			return (int)i;
	return QUESTION_OPEN;
}

/* Enter never makes a young person's yes. */
static bool
is_yes(const struct question *question)
{
	return question->yes_from > 0 && question->focus >= question->yes_from;
}

int
question_press(struct question *question, const struct press *press)
{
	switch (press->code) {
	case PRESS_ENTER:
		return is_yes(question) ? QUESTION_OPEN : (int)question->focus;
	case PRESS_ESC:
		return 0;
	case PRESS_TEXT:
		return press_letter(question, press->text);
	case PRESS_TAB:
	case PRESS_RIGHT:
	case PRESS_DOWN:
		step(question, 1);
		break;
	case PRESS_BACKTAB:
	case PRESS_LEFT:
	case PRESS_UP:
		step(question, question->count - 1);
		break;
	case PRESS_HOME:
		question->focus = 0;
		break;
	case PRESS_END:
		question->focus = question->count - 1;
		break;
	default:
		break;
	}
	return QUESTION_OPEN;
}
