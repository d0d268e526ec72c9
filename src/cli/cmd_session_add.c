/*
 * session add: one piece of work, written up.
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/session_form.h"

static const struct option options[] = {
    OPTION_TEXT("date", "DATE", "when it was (today)"),
    OPTION_TEXT("start", "HH:MM", "when it started"),
    OPTION_TEXT("end", "HH:MM", "when it ended"),
    OPTION_TEXT("group", "NAME", "of which group"),
    OPTION_TEXT("place", "TEXT", "where"),
    OPTION_TEXT("provision", "TEXT", "what it was: open access, trip, ..."),
    OPTION_TEXT("mode", "TEXT", "how: centre-based, detached, ..."),
    OPTION_TEXT("theme", "TEXT", "what it was about"),
    OPTION_MANY("worker", "NAME", "who worked (you)"),
    OPTION_MANY("present", "PERSON", "who came, by name"),
    OPTION_TEXT("heads", "N", "how many came, named or not"),
    OPTION_MANY("tally", "LIST:ITEM=N", "heads of one sort"),
    OPTION_TEXT("notes", "TEXT", "what was done"),
    OPTIONS_END,
};

static void
print_added(struct call *call, const char *code)
{
	json_t *answer;

	if (!call->is_json) {
		print_words(call->out, "Written up: session ");
		print_text(call->out, code);
		print_words(call->out, "\n");
		return;
	}
	answer = json_object();
	js_put(answer, "id", js_text(code));
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct session_form form;
	char code[CODE_TEXT_BYTES];
	size_t wrong = SIZE_MAX;
	enum status status = session_form_read(call, &form);

	if (status == STATUS_OK) {
		status =
		    session_add(call->records, &form.session, code, &wrong);
		if (wrong < form.present.count)
			status =
			    tell_about(call, status, form.present.texts[wrong]);
	}
	if (status == STATUS_OK)
		print_added(call, code);
	session_form_clear(&form);
	return status;
}

const struct command cmd_session_add = {
    .name = "session add",
    .summary = "write up a session",
    .usage = "[--group NAME] [--date DATE] [OPTION ...]",
    .examples =
	"sayso session add --group \"Tuesday open access\" --heads 14\n"
	"    --present \"Ann Pike; otter 41\" --tally age:14-15=6\n"
	"sayso session add --date sat --start 10:00 --end 16:00 --place Hills\n"
	"    --provision trip --theme outdoors --worker Sam --heads 9\n",
    .help =
	"With a group, what you do not say is taken from last time.  All\n"
	"heads count, named or not; by name stand only those who said yes\n"
	"to attendance.  Several names can stand in one --present or\n"
	"--worker, parted by \";\".\n"
	"\n"
	"The tallies count heads of one sort: age (in bands), gender, new.\n"
	"Notes are about the work, not about one person.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .run = run,
};
