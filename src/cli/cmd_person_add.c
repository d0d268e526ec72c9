/*
 * person add: somebody new, with what they said yes to.
 */
#include "base/mem.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/saying.h"

static const struct option options[] = {
    OPTION_TEXT("name", "TEXT", "the name they gave"),
    OPTION_MAYBE("handle", "TEXT", "no name: a word and a number for a card"),
    SAYING_OPTIONS,
    OPTION_FLAG("not-yet", "not able to decide alone yet"),
    OPTION_FLAG("adult-agrees", "an adult said yes too"),
    OPTION_TEXT("review", "DATE", "when to think that over again (a year)"),
    OPTIONS_END,
};

/* A name, or a handle, or a handle to be made up. */
static enum status
read_called(struct call *call, struct person_new *new_person)
{
	const char *handle = call_option(call, "handle");

	new_person->name = call_option(call, "name");
	if (new_person->name != NULL && handle != NULL)
		return tell_mistake(
		    call, STATUS_USAGE, "Give --name or --handle, not both.");
	if (new_person->name == NULL && handle == NULL)
		return tell_mistake(call, STATUS_USAGE,
		    "Give --name TEXT, or --handle for somebody who wants no "
		    "name written down.");
	if (handle != NULL && *handle != '\0')
		new_person->handle = handle;
	return STATUS_OK;
}

static enum status
add(struct call *call, struct person_new *new_person,
    char code[CODE_TEXT_BYTES])
{
	struct saying saying;
	size_t wrong = SIZE_MAX;
	enum status status = saying_read(call, &saying);

	if (status == STATUS_OK)
		status =
		    given_day(call, "review", &new_person->capacity_review);
	if (status == STATUS_OK) {
		new_person->saying = saying.how;
		new_person->says = saying.says;
		new_person->says_count = saying.count;
		new_person->is_able = !call_has(call, "not-yet");
		new_person->adult_agrees = call_has(call, "adult-agrees");
		status = person_add(call->records, new_person, code, &wrong);
		status = saying_wrong(call, &saying, wrong, status);
	}
	saying_clear(&saying);
	return status;
}

/*
 * A handle that was made up has to be told to them: a look like any other,
 * for the reason that they asked.
 */
static enum status
look_up_handle(struct call *call, const char *code, struct buf *called)
{
	static const char *const kinds[] = {"handle"};
	struct look_why why = {LOOK_ASKED, NULL};
	struct person_view view = {.called = NULL};
	enum status status =
	    person_show(call->records, code, &why, kinds, 1, &view);

	if (status == STATUS_OK)
		buf_set(called, view.called);
	person_view_clear(&view);
	return status;
}

static void
print_added(struct call *call, const char *code, const char *called)
{
	json_t *answer;

	if (call->is_json) {
		answer = json_object();
		js_put(answer, "id", js_text(code));
		js_put(answer, "name", js_text(called));
		js_print(call->out, answer);
		return;
	}
	print_words(call->out, "Added: ");
	print_text(call->out, called);
	print_words(call->out, " (id ");
	print_text(call->out, code);
	print_words(call->out, ")\n");
}

static enum status
run(struct call *call)
{
	struct person_new new_person = {.capacity_review = DAY_NONE};
	struct buf called = BUF_EMPTY;
	char code[CODE_TEXT_BYTES];
	enum status status = read_called(call, &new_person);

	if (status == STATUS_OK)
		status = add(call, &new_person, code);
	if (status != STATUS_OK)
		goto out;
	if (new_person.name != NULL)
		buf_add_text(&called, new_person.name);
	else if (new_person.handle != NULL)
		buf_add_text(&called, new_person.handle);
	else
		status = look_up_handle(call, code, &called);
	if (status == STATUS_OK)
		print_added(call, code, called.text);
out:
	buf_clear(&called);
	return status;
}

const struct command cmd_person_add = {
    .name = "person add",
    .summary = "somebody new, and what they said yes to",
    .usage = "--name TEXT [--yes KIND[=SEE]] ... [OPTION ...]\n"
	     "--handle [TEXT] [--yes KIND[=SEE]] ... [OPTION ...]",
    .examples =
	"sayso person add --name \"Ann Pike\" --yes attendance --yes phone\n"
	"sayso person add --handle --yes attendance,count --said yesterday\n"
	"sayso person add --name Bo --yes allergies=emergency --read-aloud\n",
    .help =
	"Giving a name is a yes to \"name\".  Somebody who wants no name\n"
	"written down gets a handle for a card, like \"otter 41\"; sayso\n"
	"makes one up unless you give one.  Nobody has to be added to be\n"
	"counted: a head is as good as a name.\n"
	"\n" SAYING_HELP "\n"
	"Somebody who is not able to decide alone yet (--not-yet) needs an\n"
	"adult's yes beside their own (--adult-agrees).\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .run = run,
};
