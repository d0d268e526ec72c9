/*
 * paths: where things live.
 */
#include "app/days.h"
#include "app/paths.h"
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/js.h"

static enum status
run(struct call *call)
{
	struct buf vault = BUF_EMPTY, config = BUF_EMPTY, state = BUF_EMPTY;
	struct days days = {DAY_NONE, DAY_NONE};
	char backup_on[DAY_TEXT_BYTES];
	enum status status = paths_vault(call->vault, &vault);

	if (status == STATUS_OK)
		status = paths_config(&config);
	if (status == STATUS_OK)
		status = paths_state(&state);
	/* Without a vault there is none. */
	if (status == STATUS_OK && days_read(vault.text, &days) != STATUS_OK)
		days.backup_on = DAY_NONE;
	if (status == STATUS_OK && call->is_json) {
		json_t *answer = json_object();

		js_put(answer, "vault", js_text(vault.text));
		js_put(answer, "config", js_text(config.text));
		js_put(answer, "state", js_text(state.text));
		js_put(answer, "backup_on", js_day(days.backup_on));
		js_print(call->out, answer);
	} else if (status == STATUS_OK) {
		print_labelled(call->out, "vault", vault.text);
		print_labelled(call->out, "config", config.text);
		print_labelled(call->out, "state", state.text);
		day_format(days.backup_on, backup_on);
		print_labelled(call->out, "last backup",
		    days.backup_on == DAY_NONE ? "not known" : backup_on);
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
    .help =
	"Shows the folder of the vault, of the settings of this program,\n"
	"and of what it remembers between two runs, and the day of the last\n"
	"backup as this computer knows it.  Nothing is opened.\n",
    .needs = NEEDS_NOTHING,
    .run = run,
};
