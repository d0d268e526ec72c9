/*
 * paths: where things live.
 */
#include "app/paths.h"
#include "cli/command_list.h"
#include "cli/js.h"

static enum status
run(struct call *call)
{
	struct buf vault = BUF_EMPTY, config = BUF_EMPTY, state = BUF_EMPTY;
	enum status status = paths_vault(call->vault, &vault);

	if (status == STATUS_OK)
		status = paths_config(&config);
	if (status == STATUS_OK)
		status = paths_state(&state);
	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "vault", js_text(vault.text));
		js_put(answer, "config", js_text(config.text));
		js_put(answer, "state", js_text(state.text));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_labelled(call->out, "vault", vault.text);
		print_labelled(call->out, "config", config.text);
		print_labelled(call->out, "state", state.text);
	}
	buf_clear(&vault);
	buf_clear(&config);
	buf_clear(&state);
	return status;
}

const struct command cmd_paths = {
    .name = "paths",
    .summary = "where sayso keeps things",
    .usage = "",
    .examples = "sayso paths\n"
		"sayso --vault /media/club/vault paths\n",
    .help = "Shows the folder of the vault, of the settings of this program,\n"
	    "and of what it remembers between two runs.  Nothing is opened.\n",
    .needs = NEEDS_NOTHING,
    .run = run,
};
