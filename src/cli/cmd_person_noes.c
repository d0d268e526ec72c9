/*
 * person noes: what was refused by word or by a worker and is not erased yet,
 * shown to every worker so that a slip of the hand can be put right.
 */
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"
#include "core/consent.h"

static void
print_table(struct print *out, const struct consent_no *noes, size_t count)
{
	static const char *const heads[] = {
	    "ID", "NAME", "KIND", "WHOSE NO", "WRITTEN BY", "ERASED FROM"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < count; i++) {
		table_text(&table, noes[i].code);
		table_text(&table, noes[i].called);
		table_text(&table, noes[i].kind);
		table_text(&table, noes[i].is_own     ? "their own"
				   : noes[i].is_heard ? "theirs"
						      : "a worker's");
		table_text(&table, noes[i].by);
		table_day(&table, noes[i].goes_from);
	}
	table_print(&table, out);
}

static void
print_json(struct print *out, const struct consent_no *noes, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *no = json_object();

		js_put(no, "id", js_text(noes[i].code));
		js_put(no, "name", js_text(noes[i].called));
		js_put(no, "kind", js_text(noes[i].kind));
		js_put(no, "theirs", js_bool(noes[i].is_heard));
		js_put(no, "own", js_bool(noes[i].is_own));
		js_put(no, "by", js_text(noes[i].by));
		js_put(no, "erased_from", js_day(noes[i].goes_from));
		js_add(list, no);
	}
	js_print(out, list);
}

static enum status
run(struct call *call)
{
	struct consent_no *noes = NULL;
	size_t count = 0;
	enum status status = consent_noes(call->records, &noes, &count);

	if (status != STATUS_OK)
		return status;
	if (call->is_json)
		print_json(call->out, noes, count);
	else if (count > 0)
		print_table(call->out, noes, count);
	else
		status = REFUSE(STATUS_NOT_FOUND, "No no waits to be erased.");
	consent_noes_clear(&noes, count);
	return status;
}

const struct command cmd_person_noes = {
    .name = "person noes",
    .summary = "no's of the last days, before they are erased",
    .usage = "",
    .examples = "sayso person noes\n",
    .help =
	"A no that a worker wrote down shuts at once and is erased after\n"
	"seven days.  Until then every worker can see it here, so that a\n"
	"slip can be put right.  Each person in the list can read that you\n"
	"looked.\n",
    .needs = NEEDS_WORKER,
    .run = run,
};
