/*
 * quit: Ctrl-C asks; Ctrl-X does not.
 */
#include "tui/quit.h"

#include <string.h>
#include <unistd.h>

#include "tui/pose.h"

void
quit_ask(struct desk *desk)
{
	struct question question = {.text = "Lock and leave sayso?",
	    .answers = {{'n', "No, stay"}, {'y', "Yes, lock and leave"}},
	    .count = 2};

	/* Nothing to lose, or asked again: go. */
	if (desk->unlock == NULL || desk->is_quitting)
		desk_leave(desk, TUI_LEFT);
	if (desk->writing != NULL)
		question.effect = "What you were writing is kept. You will be "
				  "asked about it next time.";
	desk->is_quitting = true;
	if (pose_question(desk, &question) == 1)
		desk_leave(desk, TUI_LEFT);
	desk->is_quitting = false;
}

void
quit_say(const char *sentence)
{
	static const char before[] = "sayso: ", after[] = "\n";

	(void)!write(STDERR_FILENO, before, strlen(before));
	(void)!write(STDERR_FILENO, sentence, strlen(sentence));
	(void)!write(STDERR_FILENO, after, strlen(after));
}
