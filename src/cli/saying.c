/*
 * saying: reads --yes and how, when and where it was said.
 */
#include "cli/saying.h"

#include <string.h>

#include "base/mem.h"

/* The kind in front is looked at first, for a better sentence. */
static enum status
read_yes(struct call *call, const char *text, struct saying *saying)
{
	char *name = mem_text_n(text, strcspn(text, "=,"));
	enum status status = given_kind(call, name);
	size_t at = saying->count;

	mem_wipe_text(&name);
	if (status != STATUS_OK)
		return status;
	status = consent_parse_say(
	    call->records, text, &saying->says[at], &saying->kinds[at]);
	if (status == STATUS_OK)
		saying->count++;
	return tell_about(call, status, text);
}

static enum status
read_all_yes(struct call *call, struct saying *saying)
{
	enum status status = STATUS_OK;
	const char *text;
	size_t at = 0;

	saying->says =
	    mem_alloc(call->options_count + 1, sizeof(*saying->says));
	saying->kinds =
	    mem_alloc(call->options_count + 1, sizeof(*saying->kinds));
	while (status == STATUS_OK &&
	       (text = call_option_next(call, "yes", &at)) != NULL)
		status = read_yes(call, text, saying);
	return status;
}

enum status
saying_read(struct call *call, struct saying *saying)
{
	const char *session = call_option(call, "session");
	enum status status;

	*saying = (struct saying){.count = 0};
	saying->how.read_aloud = call_has(call, "read-aloud");
	saying->how.brought_up = call_has(call, "brought-up");
	status = given_day(call, "said", &saying->how.said_on);
	if (status == STATUS_OK && session != NULL) {
		status = given_id(call, session, saying->session);
		saying->how.session = saying->session;
	}
	if (status == STATUS_OK)
		status = read_all_yes(call, saying);
	return status;
}

void
saying_clear(struct saying *saying)
{
	for (size_t i = 0; i < saying->count; i++)
		mem_wipe_text(&saying->kinds[i]);
	mem_free(saying->kinds);
	mem_free(saying->says);
	*saying = (struct saying){.count = 0};
}

enum status
saying_wrong(struct call *call, const struct saying *saying, size_t wrong,
    enum status status)
{
	if (wrong < saying->count)
		return tell_about(call, status, saying->says[wrong].kind);
	return status;
}
