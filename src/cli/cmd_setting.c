/*
 * setting: what the organisation says of itself.
 */
#include <string.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "core/setting.h"

static enum status
check_name(struct call *call, const char *name)
{
	struct nearest nearest;

	nearest_start(&nearest, name);
	for (size_t i = 0; i < setting_names_count; i++) {
		if (strcmp(setting_names[i].name, name) == 0)
			return STATUS_OK;
		nearest_try(&nearest, setting_names[i].name);
	}
	if (nearest.best != NULL)
		return tell_mistake(call, STATUS_INVALID,
		    "There is no setting \"%s\". Did you mean \"%s\"?", name,
		    nearest.best);
	return tell_mistake(call, STATUS_INVALID,
	    "There is no setting \"%s\". To see what there is: sayso setting",
	    name);
}

static enum status
show_one(struct call *call, const char *name)
{
	struct buf value = BUF_EMPTY;
	enum status status = unlock_setting_get(call->unlock, name, &value);

	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_object();

		js_put(answer, name, js_text(value.text));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_text(call->out, value.text);
		print_words(call->out, "\n");
	}
	buf_clear(&value);
	return status;
}

static void
print_one(struct call *call, const struct setting_name *name, const char *value)
{
	print_format(call->out, "%s (%s): ", name->label, name->name);
	print_text(call->out, *value == '\0' ? "not set" : value);
	print_words(call->out, "\n");
	print_lines(call->out, "    ", name->help);
}

static enum status
show_all(struct call *call)
{
	json_t *answer = json_object();
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < setting_names_count;
	     i++) {
		struct buf value = BUF_EMPTY;

		status = unlock_setting_get(
		    call->unlock, setting_names[i].name, &value);
		if (status == STATUS_OK && call->is_json)
			js_put(
			    answer, setting_names[i].name, js_text(value.text));
		else if (status == STATUS_OK)
			print_one(call, &setting_names[i], value.text);
		buf_clear(&value);
	}
	if (status == STATUS_OK && call->is_json)
		js_print(call->out, answer);
	else
		json_decref(answer);
	return status;
}

static enum status
set_one(struct call *call, const char *name, const char *value)
{
	bool asked = false;
	enum status status;

	status = unlock_setting_set(call->unlock, name, value, &asked);
	if (status != STATUS_OK)
		return tell_about(call, status, name);
	if (call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "asked", js_bool(asked));
		js_print(call->out, answer);
	} else if (asked) {
		print_words(call->out,
		    "Written down. It holds as soon as a worker opens the "
		    "vault.\n");
	} else {
		print_words(call->out, "Set.\n");
	}
	return STATUS_OK;
}

static enum status
run(struct call *call)
{
	const char *name = call_word(call, 0);
	const char *value = call_word(call, 1);
	enum status status;

	if (name == NULL)
		return show_all(call);
	status = check_name(call, name);
	if (status != STATUS_OK)
		return status;
	return value == NULL ? show_one(call, name)
			     : set_one(call, name, value);
}

const struct command cmd_setting = {
    .name = "setting",
    .summary = "what your organisation says of itself",
    .usage = "\nNAME\nNAME VALUE",
    .examples = "sayso setting\n"
		"sayso setting safeguarding_lead \"Jo Hart\"\n"
		"sayso setting region wales\n",
    .help =
	"Without words: all settings.  With a name: that one.  With a name\n"
	"and a value: sets it.  What a manager sets holds as soon as a\n"
	"worker opens the vault.\n",
    .needs = NEEDS_VAULT,
    .words_most = 2,
    .run = run,
};
