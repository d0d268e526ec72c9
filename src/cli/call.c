/*
 * call: what one command was given.
 */
#include "cli/cli_internal.h"

#include <string.h>

#include "base/mem.h"

void
call_init(struct call *call, struct print *out, struct print *err)
{
	*call = (struct call){.passphrase_fd = -1, .out = out, .err = err};
	buf_init(&call->about);
}

void
call_clear(struct call *call)
{
	mem_free(call->words);
	mem_free(call->options);
	buf_clear(&call->about);
	call->words = NULL;
	call->options = NULL;
}

const char *
call_option_next(const struct call *call, const char *name, size_t *at)
{
	while (*at < call->options_count) {
		const struct given_option *given = &call->options[(*at)++];

		if (strcmp(given->option->name, name) == 0)
			return given->text;
	}
	return NULL;
}

const char *
call_option(const struct call *call, const char *name)
{
	size_t at = 0;

	return call_option_next(call, name, &at);
}

bool
call_has(const struct call *call, const char *name)
{
	return call_option(call, name) != NULL;
}

const char *
call_word(const struct call *call, size_t at)
{
	return at < call->words_count ? call->words[at] : NULL;
}
