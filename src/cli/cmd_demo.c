/*
 * demo: a vault of made-up people, to try sayso with.
 */
#include <string.h>

#include "app/demo.h"
#include "app/paths.h"
#include "base/secret.h"
#include "cli/command_list.h"
#include "cli/js.h"
#include "cli/table.h"
#include "cli/walk.h"

#define PEOPLE_USUAL 40
#define SEED_USUAL   1

static const struct option options[] = {
    OPTION_TEXT("into", "DIR", "only make it, in this new folder"),
    OPTION_TEXT("people", "N", "how many people (40)"),
    OPTION_TEXT("seed", "N", "another number makes other people (1)"),
    OPTIONS_END,
};

/* What is to be made. */
struct size {
	int64_t people;
	int64_t seed;
};

static enum status
read_size(struct call *call, struct size *size)
{
	struct bounds people = {1, DEMO_PEOPLE_MOST};
	struct bounds seeds = {0, INT64_MAX};
	enum status status;

	*size = (struct size){PEOPLE_USUAL, SEED_USUAL};
	status = given_number(call, "people", people, &size->people);
	if (status == STATUS_OK)
		status = given_number(call, "seed", seeds, &size->seed);
	return status;
}

static json_t *
users_json(void)
{
	json_t *list = json_array();

	for (size_t i = 0; i < demo_users_count; i++) {
		json_t *user = json_object();

		js_put(user, "name", js_text(demo_users[i].name));
		js_put(user, "role", js_text(demo_users[i].role));
		js_put(user, "passphrase", js_text(demo_users[i].passphrase));
		js_add(list, user);
	}
	return list;
}

static json_t *
people_json(const struct demo *demo)
{
	json_t *list = json_array();

	for (size_t i = 0; i < demo->people_count; i++) {
		json_t *person = json_object();

		js_put(person, "id", js_text(demo->people[i].code));
		js_put(person, "name", js_text(demo->people[i].name));
		js_put(person, "pin", js_text(demo->people[i].pin));
		js_put(person, "card", js_text(demo->people[i].card));
		js_add(list, person);
	}
	return list;
}

static void
print_users(struct print *out)
{
	static const char *const heads[] = {"NAME", "ROLE", "PASSPHRASE"};
	struct table table;

	table_init(&table, heads, sizeof(heads) / sizeof(heads[0]));
	for (size_t i = 0; i < demo_users_count; i++) {
		table_text(&table, demo_users[i].name);
		table_text(&table, demo_users[i].role);
		table_text(&table, demo_users[i].passphrase);
	}
	table_print(&table, out);
}

static void
print_made(struct call *call, const char *path, const struct demo *demo)
{
	json_t *answer;

	if (call->is_json) {
		answer = json_object();
		js_put(answer, "users", users_json());
		js_put(answer, "people", people_json(demo));
		js_print(call->out, answer);
		return;
	}
	print_words(call->out, "A demo vault is made: ");
	print_text(call->out, path);
	print_format(call->out, "\nPeople in it, all made up: %zu\n\n",
	    demo->people_count);
	print_users(call->out);
	print_words(call->out, "\nTo look around: sayso --vault ");
	print_text(call->out, path);
	print_words(call->out, " --as ");
	print_text(call->out, demo_users[0].name);
	print_words(call->out, " person mine\n");
}

static enum status
make_only(struct call *call, const char *path, const struct size *size)
{
	struct demo demo = {.people = NULL};
	enum status status =
	    demo_make(path, size->people, (uint64_t)size->seed, &demo);

	if (status == STATUS_OK)
		print_made(call, path, &demo);
	demo_clear(&demo);
	return status;
}

/* Made if it is not there; what is there must be a demo. */
static enum status
make_once(struct call *call, const char *path, const struct size *size)
{
	struct unlock_outside outside;
	struct demo demo = {.people = NULL};
	enum status status = unlock_look_outside(path, &outside);

	if (status == STATUS_OK && outside.is_demo)
		return STATUS_OK;
	if (status == STATUS_OK)
		return REFUSE(STATUS_CANNOT_CREATE,
		    "What is in the folder of the demo is no demo. Name "
		    "another folder: sayso demo --into DIR");
	if (status != STATUS_NO_INPUT)
		return status;
	status_clear();
	tell_remark(call, "making a demo vault. This takes a moment.");
	status = demo_make(path, size->people, (uint64_t)size->seed, &demo);
	demo_clear(&demo);
	return status;
}

/* The first of its users is a worker. */
static enum status
open_demo(struct call *call, const char *path)
{
	const struct demo_user *user = &demo_users[0];
	struct secret *passphrase =
	    secret_copy(user->passphrase, strlen(user->passphrase));
	enum status status =
	    unlock_open(path, user->name, &passphrase, &call->unlock, NULL);

	secret_drop(&passphrase);
	if (status == STATUS_WRONG_PASSPHRASE)
		return tell_mistake(call, status,
		    "The passphrase of %s was changed in the demo vault: %s. "
		    "Take that folder away and type: sayso demo",
		    user->name, path);
	if (status == STATUS_OK)
		call->records = unlock_records(call->unlock);
	return status;
}

static void
print_goodbye(struct print *out, const char *path)
{
	print_words(out, "\nThe demo vault is here: ");
	print_text(out, path);
	print_words(out, "\nThese have a key to it:\n\n");
	print_users(out);
	print_words(out, "\nTry it yourself: sayso --vault ");
	print_text(out, path);
	print_words(out, " --as ");
	print_text(out, demo_users[0].name);
	print_words(out, " person mine\nAs a manager: sayso --vault ");
	print_text(out, path);
	print_words(out, " --as ");
	print_text(out, demo_users[demo_users_count - 1].name);
	print_words(out, " report list\nTo see what there is: sayso help\n");
}

static enum status
walk(struct call *call, const char *path)
{
	enum status status = open_demo(call, path);

	if (status == STATUS_OK)
		status = walk_run(call);
	if (status == STATUS_OK)
		print_goodbye(call->out, path);
	return status;
}

/* On a terminal it is opened, otherwise shown in lines. */
static enum status
make_and_show(struct call *call, const struct size *size)
{
	struct buf path = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (call->is_json)
		return tell_mistake(call, STATUS_USAGE,
		    "With --json, say where to make it: demo --into DIR.");
	status = paths_vault(call->vault, &path);
	if (status == STATUS_OK && call->vault == NULL)
		buf_add_text(&path, "-demo");
	if (status == STATUS_OK)
		status = tell_about(
		    call, make_once(call, path.text, size), path.text);
	if (status == STATUS_OK && screens_are_possible(call))
		status = screens_open(call, path.text, true);
	else if (status == STATUS_OK)
		status = walk(call, path.text);
	buf_clear(&path);
	return status;
}

static enum status
run(struct call *call)
{
	const char *into = call_option(call, "into");
	struct size size;
	enum status status = read_size(call, &size);

	if (status != STATUS_OK)
		return status;
	if (into == NULL)
		return make_and_show(call, &size);
	return tell_about(call, make_only(call, into, &size), into);
}

const struct command cmd_demo = {
    .name = "demo",
    .summary = "a vault of made-up people, to try it with",
    .usage = "\n--into DIR [--people N] [--seed N]",
    .examples = "sayso demo\n"
		"sayso demo --into /tmp/club --people 200\n",
    .help =
	"Makes a vault full of made-up people next to where your own would\n"
	"be, and opens it.  Where there is no terminal with a screen, it\n"
	"runs a few commands in it instead, and shows how each was typed.\n"
	"With --into it is only made.  Everybody may know its passphrases,\n"
	"so put nobody real into it.\n",
    .options = options,
    .needs = NEEDS_NOTHING,
    .run = run,
};
