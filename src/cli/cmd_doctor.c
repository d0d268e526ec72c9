/*
 * doctor: is this computer a good place for the vault?
 */
#include "app/doctor.h"

#include "app/paths.h"
#include "base/clock.h"
#include "base/day.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "os/machine.h"

static void
print_level(
    struct call *call, const struct doctor *doctor, enum finding_level level)
{
	static const char *const headings[] = {
	    [FINDING_LOOK] = "Look at this",
	    [FINDING_UNKNOWN] = "Cannot know",
	    [FINDING_GOOD] = "Good",
	};

	if (doctor_count(doctor, level) == 0)
		return;
	print_format(call->out, "%s\n", headings[level]);
	for (size_t i = 0; i < doctor->count; i++) {
		const struct finding *finding = &doctor->findings[i];

		if (finding->level != level)
			continue;
		print_format(call->out, "\n  %s\n", finding->title);
		print_wrapped(call->out, "    ", finding->says);
		if (finding->todo != NULL)
			print_wrapped(call->out, "    > ", finding->todo);
	}
	print_words(call->out, "\n");
}

static void
print_all(struct call *call, const struct doctor *doctor)
{
	print_level(call, doctor, FINDING_LOOK);
	print_level(call, doctor, FINDING_UNKNOWN);
	print_level(call, doctor, FINDING_GOOD);
	print_format(call->out,
	    "%zu to look at, %zu that cannot be known, %zu good.\n",
	    doctor_count(doctor, FINDING_LOOK),
	    doctor_count(doctor, FINDING_UNKNOWN),
	    doctor_count(doctor, FINDING_GOOD));
}

static void
print_json(struct call *call, const struct doctor *doctor, const char *vault)
{
	json_t *answer = json_object(), *list = json_array();

	for (size_t i = 0; i < doctor->count; i++) {
		const struct finding *finding = &doctor->findings[i];
		json_t *one = json_object();

		js_put(one, "name", js_text(finding->name));
		js_put(
		    one, "level", js_text(doctor_level_name(finding->level)));
		js_put(one, "title", js_text(finding->title));
		js_put(one, "says", js_text(finding->says));
		js_put(one, "todo", js_text(finding->todo));
		js_add(list, one);
	}
	js_put(answer, "vault", js_text(vault));
	js_put(answer, "findings", list);
	js_print(call->out, answer);
}

static enum status
run(struct call *call)
{
	struct buf vault = BUF_EMPTY;
	struct machine machine;
	struct doctor doctor;
	enum status status = paths_vault(call->vault, &vault);

	if (status == STATUS_OK) {
		machine_look(vault.text, &machine);
		doctor_look(
		    vault.text, &machine, moment_day(clock_now()), &doctor);
		if (call->is_json)
			print_json(call, &doctor, vault.text);
		else
			print_all(call, &doctor);
		doctor_clear(&doctor);
	}
	buf_clear(&vault);
	return status;
}

const struct command cmd_doctor = {
    .name = "doctor",
    .summary = "is this computer a good place for the vault?",
    .usage = "",
    .examples = "sayso doctor\n"
		"sayso --vault /media/club/vault doctor\n",
    .help =
	"Looks at the disk under the vault (encryption, snapshots, programs\n"
	"that keep copies, trim), at memory that may be written to it, at the\n"
	"fence around sayso, the rights of the vault's files, the words for\n"
	"the envelope, the last backup, the clock, and known faults of the\n"
	"libraries.  Each is good, to be looked at (with what to do), or\n"
	"cannot be known; what could not be read is never called good.\n"
	"\n"
	"No passphrase is asked for, and nothing is changed.\n",
    .needs = NEEDS_NOTHING,
    .run = run,
};
