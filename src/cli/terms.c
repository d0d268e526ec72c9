/*
 * terms: reads a young person's own yes.
 */
#include "cli/terms.h"

#include <string.h>

#include "base/day.h"
#include "base/mem.h"

static const char *
keep_text(struct terms *terms, char *text)
{
	void *texts = terms->texts;

	mem_grow(&texts, &terms->texts_room, terms->texts_count + 1,
	    sizeof(*terms->texts));
	terms->texts = texts;
	terms->texts[terms->texts_count++] = text;
	return text;
}

static struct own_change *
grow(struct terms *terms)
{
	void *changes = terms->changes;

	mem_grow(
	    &changes, &terms->room, terms->count + 1, sizeof(*terms->changes));
	terms->changes = changes;
	terms->changes[terms->count] = (struct own_change){.until = DAY_NONE};
	return &terms->changes[terms->count++];
}

void
terms_add(struct terms *terms, const char *kind, enum own_answer answer)
{
	struct own_change *change = grow(terms);

	change->kind = keep_text(terms, mem_text(kind));
	change->answer = answer;
}

/*
 * "phone=worker:Sam,count" is "phone=team,count" for the worker Sam; else NULL
 * and ${text} as it is.
 */
static char *
take_worker(const char *text, struct buf *rest)
{
	static const char word[] = "=worker:";
	size_t kind = strcspn(text, "=,");
	const char *name;
	size_t length;

	if (strncmp(text + kind, word, strlen(word)) != 0) {
		buf_add_text(rest, text);
		return NULL;
	}
	name = text + kind + strlen(word);
	length = strcspn(name, ",");
	buf_add(rest, text, kind);
	buf_add_text(rest, "=team");
	buf_add_text(rest, name + length);
	return mem_text_n(name, length);
}

static enum status
read_yes(struct call *call, const char *text, struct terms *terms)
{
	struct buf rest = BUF_EMPTY;
	char *worker = take_worker(text, &rest);
	struct consent_say say;
	char *kind = NULL;
	struct own_change *change;
	enum status status =
	    consent_parse_say(call->records, rest.text, &say, &kind);

	buf_clear(&rest);
	if (worker != NULL)
		keep_text(terms, worker);
	if (status != STATUS_OK)
		return tell_about(call, status, text);
	change = grow(terms);
	*change = (struct own_change){.kind = keep_text(terms, kind),
	    .answer = OWN_YES,
	    .see = worker == NULL ? say.see : SEE_WORKER,
	    .worker = worker,
	    .count = say.count,
	    .until = say.until};
	return STATUS_OK;
}

enum status
terms_add_yes(struct call *call, const char *text, struct terms *terms)
{
	char *name = mem_text_n(text, strcspn(text, "=,"));
	enum status status = given_kind(call, name);

	mem_wipe_text(&name);
	if (status == STATUS_OK)
		status = read_yes(call, text, terms);
	return status;
}

static enum see
see_of(const char *word)
{
	if (strcmp(word, "emergency") == 0)
		return SEE_EMERGENCY;
	if (strcmp(word, "worker") == 0)
		return SEE_WORKER;
	return strcmp(word, "team") == 0 ? SEE_TEAM : SEE_NOBODY;
}

/* The same terms; where the last day is over, a year from today. */
void
terms_add_as_before(struct terms *terms, const struct consent_line *line,
    const char *worker, int32_t today)
{
	struct own_change *change;

	terms_add(terms, line->kind, OWN_YES);
	change = &terms->changes[terms->count - 1];
	change->see = see_of(line->see);
	change->count = line->count;
	change->until = line->until < today ? DAY_NONE : line->until;
	if (change->see == SEE_WORKER)
		change->worker = keep_text(terms, mem_text(worker));
}

void
terms_clear(struct terms *terms)
{
	for (size_t i = 0; i < terms->texts_count; i++)
		mem_wipe_text(&terms->texts[i]);
	mem_free(terms->texts);
	mem_free(terms->changes);
	*terms = (struct terms){.count = 0};
}
