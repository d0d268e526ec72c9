/*
 * split: takes "Ann; Bo; otter 41" apart.
 */
#include "cli/split.h"

#include <string.h>

#include "base/mem.h"

static void
add_one(struct split *split, const char *text, size_t length)
{
	void *texts = split->texts;

	while (length > 0 && *text == ' ') {
		text++;
		length--;
	}
	while (length > 0 && text[length - 1] == ' ')
		length--;
	if (length == 0)
		return;
	mem_grow(
	    &texts, &split->capacity, split->count + 1, sizeof(*split->texts));
	split->texts = texts;
	split->texts[split->count++] = mem_text_n(text, length);
}

void
split_add(struct split *split, const char *text)
{
	for (;;) {
		size_t length = strcspn(text, ";");

		add_one(split, text, length);
		if (text[length] == '\0')
			return;
		text += length + 1;
	}
}

void
split_option(const struct call *call, const char *option, struct split *split)
{
	const char *text;
	size_t at = 0;

	while ((text = call_option_next(call, option, &at)) != NULL)
		split_add(split, text);
}

void
split_clear(struct split *split)
{
	for (size_t i = 0; i < split->count; i++)
		mem_wipe_text(&split->texts[i]);
	mem_free(split->texts);
	*split = (struct split){NULL, 0, 0};
}
