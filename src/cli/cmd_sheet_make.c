/*
 * sheet make: what a group agreed for emergencies, for a trip.
 */
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "core/sheet.h"

static const struct option options[] = {
    OPTION_TEXT("until", "DATE", "last day of the trip (today)"),
    OPTIONS_END,
};

static json_t *
person_json(const struct sheet_person *person)
{
	json_t *answer = json_object();
	json_t *values = json_array();

	for (size_t i = 0; i < person->count; i++) {
		json_t *value = json_object();

		js_put(value, "label", js_text(person->values[i].label));
		js_put(value, "value", js_lines(person->values[i].value));
		js_add(values, value);
	}
	js_put(answer, "id", js_text(person->code));
	js_put(answer, "name", js_text(person->called));
	js_put(answer, "values", values);
	return answer;
}

static void
print_json(struct call *call, const struct sheet *sheet)
{
	json_t *answer = json_object();
	json_t *people = json_array();

	for (size_t i = 0; i < sheet->count; i++)
		js_add(people, person_json(&sheet->people[i]));
	js_put(answer, "id", js_text(sheet->code));
	js_put(answer, "group", js_text(sheet->group));
	js_put(answer, "made_on", js_day(sheet->made_on));
	js_put(answer, "until", js_day(sheet->until_on));
	js_put(answer, "people", people);
	js_print(call->out, answer);
}

static void
print_sheet(struct print *out, const struct sheet *sheet)
{
	struct buf text = BUF_EMPTY;

	sheet_text(sheet, &text);
	print_lines(out, "", text.text);
	print_format(out, "\nWhen the paper is gone: sayso sheet gone %s\n",
	    sheet->code);
	buf_clear(&text);
}

static enum status
run(struct call *call)
{
	const char *group = call->words[0];
	struct sheet sheet = {.made_on = DAY_NONE, .until_on = DAY_NONE};
	int32_t until;
	enum status status = given_day(call, "until", &until);

	if (status == STATUS_OK && until == DAY_NONE)
		until = records_today(call->records);
	if (status == STATUS_OK)
		status = tell_about(call,
		    sheet_make(call->records, group, until, &sheet), group);
	if (status == STATUS_OK && call->is_json)
		print_json(call, &sheet);
	else if (status == STATUS_OK)
		print_sheet(call->out, &sheet);
	sheet_clear(&sheet);
	return status;
}

const struct command cmd_sheet_make = {
    .name = "sheet make",
    .summary = "what a group agreed for emergencies, for a trip",
    .usage = "GROUP [--until DATE]",
    .examples = "sayso sheet make \"Tuesday open access\" --until 2026-12-01\n",
    .help = "All that the regulars of one of your groups agreed for an\n"
	    "emergency, to be printed and taken along.  Each of them can read\n"
	    "that it went onto paper.  31 days at most.  Afterwards the paper\n"
	    "has to go: every worker is asked until somebody says so.\n",
    .options = options,
    .needs = NEEDS_WORKER,
    .words_least = 1,
    .words_most = 1,
    .run = run,
};
