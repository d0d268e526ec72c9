/*
 * sentence: cuts a command off a sentence.  Pure.
 */
#include "tui/sentence.h"

#include <string.h>

/* Where the command begins that a sentence ends in; NULL: there is none. */
static const char *
command_of(const char *sentence)
{
	static const char *const starts[] = {": sayso ", ": --", ": give --"};
	const char *first = NULL;

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		const char *at = strstr(sentence, starts[i]);

		if (at != NULL && (first == NULL || at < first))
			first = at;
	}
	return first;
}

/* Where the clause begins that ends at ${end}. */
static size_t
clause_of(const char *sentence, size_t end)
{
	size_t at = end;

	while (at > 0 && !(sentence[at] == ' ' && sentence[at - 1] == '.'))
		at--;
	return at;
}

void
sentence_add(struct buf *out, const char *sentence)
{
	const char *command = command_of(sentence);
	size_t end, clause;

	if (command == NULL) {
		buf_add_text(out, sentence);
		return;
	}
	end = (size_t)(command - sentence);
	clause = clause_of(sentence, end);
	if (memchr(sentence + clause + 1, ' ', end - clause - 1) == NULL) {
		buf_add(out, sentence, clause);
		return;
	}
	buf_add(out, sentence, end);
	buf_add_char(out, '.');
}
