/*
 * ask: what a person is to be asked, the words to ask it in, and the answers
 * that were heard.
 *
 * Noes are written before yeses: a no stands, whatever becomes of the rest.
 */
#include <string.h>

#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/saying.h"
#include "core/kind.h"

static const struct option options[] = {
    SAYING_OPTIONS,
    OPTION_MANY("no", "KIND", "a no they said"),
    OPTION_FLAG("brought-up", "they raised it themselves"),
    OPTIONS_END,
};

/* Is this kind among the answers? Then it was asked already. */
static bool
is_answered(struct call *call, const struct saying *saying, const char *kind)
{
	const char *text;
	size_t at = 0;

	for (size_t i = 0; i < saying->count; i++)
		if (strcmp(saying->says[i].kind, kind) == 0)
			return true;
	while ((text = call_option_next(call, "no", &at)) != NULL)
		if (strcmp(text, kind) == 0)
			return true;
	return false;
}

static void
print_words_to_say(struct print *out, const struct kind *kind)
{
	print_text(out, kind->label);
	print_words(out, ". Say this:\n");
	print_wrapped(out, "    ", kind->front);
	print_words(out, "And if they want to know more:\n");
	print_wrapped(out, "    ", kind->rest);
}

static void
add_words_to_say(json_t *asked, const struct kind *kind)
{
	json_t *answer = json_object();

	js_put(answer, "kind", js_text(kind->name));
	js_put(answer, "label", js_text(kind->label));
	js_put(answer, "notice", js_number(kind->notice_version));
	js_put(answer, "front", js_lines(kind->front));
	js_put(answer, "rest", js_lines(kind->rest));
	js_add(asked, answer);
}

static enum status
ask_one(struct call *call, const char *code, const char *name, json_t *asked)
{
	struct kind_list list = {NULL, 0};
	enum status status = consent_ask(
	    call->records, code, name, call_has(call, "brought-up"));

	if (status == STATUS_OK)
		status = kind_get(call->records, name, &list);
	if (status == STATUS_OK && call->is_json)
		add_words_to_say(asked, &list.kinds[0]);
	else if (status == STATUS_OK)
		print_words_to_say(call->out, &list.kinds[0]);
	kind_list_clear(&list);
	return tell_about(call, status, name);
}

static enum status
ask_all(struct call *call, const struct saying *saying, const char *code,
    json_t *asked)
{
	enum status status = STATUS_OK;

	for (size_t i = 1; status == STATUS_OK && i < call->words_count; i++)
		if (!is_answered(call, saying, call->words[i]))
			status = ask_one(call, code, call->words[i], asked);
	return status;
}

/* The kinds behind --no; free with mem_free(). */
static const char **
noes_of(struct call *call, size_t *count)
{
	const char **kinds = NULL;
	const char *kind;
	size_t at = 0;

	*count = 0;
	while (call_option_next(call, "no", &at) != NULL)
		*count += 1;
	kinds = mem_alloc(*count + 1, sizeof(*kinds));
	*count = at = 0;
	while ((kind = call_option_next(call, "no", &at)) != NULL)
		kinds[(*count)++] = kind;
	return kinds;
}

/* All of them at once: a no to the name is only refused when others stay. */
static enum status
record_noes(struct call *call, const char *code)
{
	size_t count;
	const char **kinds = noes_of(call, &count);
	enum status status = STATUS_OK;

	if (count > 0)
		status = consent_refuse(call->records, code, kinds, count);
	for (size_t i = 0; status == STATUS_OK && !call->is_json && i < count;
	     i++)
		print_format(call->out,
		    "Written down: no to %s. Shut from now on.\n", kinds[i]);
	mem_free(kinds);
	return status;
}

static enum status
record_yeses(struct call *call, const struct saying *saying, const char *code)
{
	size_t wrong = SIZE_MAX;
	enum status status;

	if (saying->count == 0)
		return STATUS_OK;
	status = consent_spoken(call->records, code, &saying->how, saying->says,
	    saying->count, &wrong);
	if (status != STATUS_OK)
		return saying_wrong(call, saying, wrong, status);
	for (size_t i = 0; !call->is_json && i < saying->count; i++)
		print_format(call->out, "Written down: yes to %s.\n",
		    saying->says[i].kind);
	return STATUS_OK;
}

/* All that was typed is looked at before anything is written. */
static enum status
check(struct call *call)
{
	const char *const *kinds;
	const char *kind;
	size_t count, at = 0;
	enum status status;

	if (call->words_count == 1 && !call_has(call, "yes") &&
	    !call_has(call, "no"))
		return tell_mistake(call, STATUS_USAGE,
		    "Name the kinds to ask for, or what they said: --yes KIND "
		    "or --no KIND.");
	status = given_kinds(call, 1, &kinds, &count);
	while (status == STATUS_OK &&
	       (kind = call_option_next(call, "no", &at)) != NULL)
		if (strcmp(kind, "all") != 0)
			status = given_kind(call, kind);
	return status;
}

static enum status
run(struct call *call)
{
	struct saying saying = {.count = 0};
	json_t *asked = json_array();
	char code[CODE_TEXT_BYTES];
	enum status status = check(call);

	if (status == STATUS_OK)
		status = saying_read(call, &saying);
	if (status == STATUS_OK)
		status = given_person(call, call->words[0], code);
	if (status == STATUS_OK)
		status = record_noes(call, code);
	if (status == STATUS_OK)
		status = record_yeses(call, &saying, code);
	if (status == STATUS_OK)
		status = ask_all(call, &saying, code, asked);
	if (status == STATUS_OK && call->is_json)
		js_print(call->out, asked);
	else
		json_decref(asked);
	saying_clear(&saying);
	return status;
}

const struct command cmd_ask = {
    .name = "ask",
    .summary = "what to ask somebody, and what they answered",
    .usage = "PERSON KIND ...\n"
	     "PERSON --yes KIND[=SEE] ... --no KIND ... [OPTION ...]",
    .examples =
	"sayso ask \"Ann Pike\" phone photo\n"
	"sayso ask \"Ann Pike\" --yes phone --no photo --said yesterday\n"
	"sayso ask \"otter 41\" --yes attendance,count --session 7K3M9QWZ\n",
    .help = "With the names of kinds: puts them on the list of what is to be\n"
	    "asked, and shows the words to say.  With --yes and --no: writes\n"
	    "down what you heard.  Kinds that are answered are not put on the\n"
	    "list.\n"
	    "\n" SAYING_HELP "\n"
	    "A spoken yes lasts 120 days.  It can be said again twice, at a\n"
	    "session they came to.  A no is shut at once and erased after 7\n"
	    "days; it is not asked again for six months, unless they raise it\n"
	    "themselves (--brought-up).\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = WORDS_ANY,
    .run = run,
};
