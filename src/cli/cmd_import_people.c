/*
 * import people: people from an old file, taken in whole or not at all.
 */
#include <inttypes.h>

#include "cli/command_list.h"
#include "cli/js.h"
#include "core/import.h"
#include "core/import_people.h"
#include "os/outside.h"

/* FILE:LINE: reason, as a compiler says it. */
static void
tell_defect(void *context, int line, const char *reason)
{
	struct call *call = context;

	print_text(call->err, call->words[0]);
	print_format(call->err, ":%d: ", line);
	print_text(call->err, reason);
	print_words(call->err, "\n");
	print_flush(call->err);
}

static void
add_dropped(const struct buf *dropped, json_t *names)
{
	struct buf name = BUF_EMPTY;

	for (const char *at = dropped->text; *at != '\0'; at++) {
		if (*at != '\n') {
			buf_add_char(&name, *at);
			continue;
		}
		js_add(names, js_text(name.text));
		buf_reset(&name);
	}
	buf_clear(&name);
}

static void
print_report(struct call *call, const struct import_people_report *report)
{
	json_t *answer, *names;

	if (!call->is_json) {
		print_format(call->out,
		    "People taken in: %" PRId64 "\n"
		    "Values: %" PRId64 "\n"
		    "Only you can see them, for 60 days. Ask each of them as "
		    "soon as they are here.\n",
		    report->people, report->values);
		if (report->dropped_count > 0)
			print_words(call->out, "Columns that were left out:\n");
		print_lines(call->out, "    ", report->dropped.text);
		return;
	}
	answer = json_object();
	names = json_array();
	js_put(answer, "people", js_number(report->people));
	js_put(answer, "values", js_number(report->values));
	add_dropped(&report->dropped, names);
	js_put(answer, "dropped", names);
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct import_people_watch watch = {
	    .defect = tell_defect, .context = call};
	struct import_people_report report = {.dropped = BUF_EMPTY};
	struct buf content = BUF_EMPTY;
	enum status status;

	status = tell_about(call,
	    outside_read(call->words[0], IMPORT_BYTES_MOST, &content),
	    call->words[0]);
	if (status == STATUS_OK)
		status = tell_about(call,
		    import_people(call->records, content.text, content.length,
			&watch, &report),
		    call->words[0]);
	if (status == STATUS_OK)
		print_report(call, &report);
	import_people_report_clear(&report);
	buf_clear(&content);
	return status;
}

const struct command cmd_import_people = {
    .name = "import people",
    .summary = "take in people from an old file (CSV)",
    .usage = "FILE.csv",
    .examples = "sayso import people members.csv\n",
    .help =
	"The first line names the columns: kinds by name or by label, in any\n"
	"order (see: sayso kind list).  One of them is name or handle.  Other\n"
	"columns are left out, and named; so are kinds that nobody may see,\n"
	"for without a yes they are not counted either.\n"
	"\n"
	"None of these people said yes to being in here.  So only you can see\n"
	"what came in, nothing of it is counted, and it is shut after 60\n"
	"days.  They are asked the first time the laptop is in their hands.\n"
	"When a line is wrong sayso says which and why, and takes in nothing.\n"
	"The file itself stays where it is: delete it afterwards.\n",
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
