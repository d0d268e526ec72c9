/*
 * walk: shows what sayso is like, with the commands that a worker or
 * a manager would type.
 *
 * Each line goes through the same parser and the same commands as a typed one;
 * only opening and closing is left out, because the vault is open.
 */
#include "cli/walk.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/person.h"

#define WORDS_MOST 12
#define TWO_WEEKS  13 /* days before today: the last two of each evening */

/* Would a shell take this word for more than it is? */
static bool
needs_quotes(const char *word)
{
	return strpbrk(word, " '\"`$&;|<>()*?#~!\\") != NULL;
}

/* The line as somebody would type it. */
static void
print_typed(struct print *out, const char *const *words, size_t count)
{
	print_words(out, "$ sayso");
	for (size_t i = 0; i < count; i++) {
		bool is_quoted = needs_quotes(words[i]);

		print_words(out, is_quoted ? " \"" : " ");
		print_text(out, words[i]);
		print_words(out, is_quoted ? "\"" : "");
	}
	print_words(out, "\n");
}

/* ${words} ends with NULL. */
static enum status
step(struct call *walk, const char *remark, const char *const *words)
{
	const char *typed[WORDS_MOST + 1] = {"sayso"};
	struct call call;
	size_t count = 0;
	enum status status;

	for (; count < WORDS_MOST && words[count] != NULL; count++)
		typed[count + 1] = words[count];
	print_format(walk->out, "\n%s\n", remark);
	print_typed(walk->out, words, count);
	call_init(&call, walk->out, walk->err);
	call.unlock = walk->unlock;
	call.records = walk->records;
	status = parse_typed(&call, (int)count + 1, typed);
	if (status == STATUS_OK)
		status = call.command->run(&call);
	tell_status(&call, status);
	print_flush(walk->out);
	walk->is_told = status != STATUS_OK;
	call_clear(&call);
	return status;
}

/* One whose things are not waiting to be asked about, if there is one. */
static const struct person_line *
open_line(const struct person_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->lines[i].to_be_asked)
			return &list->lines[i];
	return &list->lines[0];
}

/* Somebody to look at, by name if nobody shares it. */
static enum status
choose_person(struct call *walk, struct buf *person)
{
	struct person_list list = {NULL, 0};
	const struct person_line *line;
	char code[CODE_TEXT_BYTES];
	enum status status = person_mine(walk->records, &list);

	if (status == STATUS_OK && list.count == 0)
		status = FAIL(STATUS_NOT_FOUND, "regulars in the demo");
	if (status == STATUS_OK) {
		line = open_line(&list);
		status = person_resolve(walk->records, line->called, code);
		buf_set(
		    person, status == STATUS_OK ? line->called : line->code);
		status_clear();
		status = STATUS_OK;
	}
	person_list_clear(&list);
	return status;
}

/* The newest closed period; "" when none is. */
static enum status
choose_period(struct call *walk, char id[PUBLISH_ID_BYTES])
{
	struct publish_period *periods = NULL;
	size_t count = 0;
	enum status status = figures_list(walk->unlock, &periods, &count);

	*id = '\0';
	for (size_t i = 0; i < count; i++)
		if (periods[i].state == PUBLISH_CLOSED)
			memcpy(id, periods[i].id, PUBLISH_ID_BYTES);
	mem_free(periods);
	return status;
}

/* What a manager may see as well. */
static enum status
walk_figures(struct call *call)
{
	char id[PUBLISH_ID_BYTES];
	enum status status = choose_period(call, id);
	const char *const list[] = {"report", "list", NULL};
	const char *const show[] = {"report", "show", id, NULL};
	const char *const conduct[] = {"report", "conduct", NULL};

	if (status == STATUS_OK)
		status = step(call,
		    "What a manager sees too. The periods, and when each "
		    "closes:",
		    list);
	if (status == STATUS_OK && *id != '\0')
		status = step(call,
		    "The figures of one, rounded so that they name nobody:",
		    show);
	if (status == STATUS_OK)
		status = step(
		    call, "How the records were used, as numbers:", conduct);
	return status;
}

enum status
walk_run(struct call *call)
{
	struct buf person = BUF_EMPTY;
	char from[DAY_TEXT_BYTES];
	enum status status = choose_person(call, &person); /* for the steps */
	const char *const steps[][WORDS_MOST] = {
	    {"Who has a key, and who you are:", "user", "list"},
	    {"The groups:", "group", "list"},
	    {"The people of your own groups. They can read that you looked:",
		"person", "mine"},
	    {"What one of them lets you see. The reason is written down first:",
		"person", "show", person.text, "--why", "reach"},
	    {"The last two weeks:", "session", "list", "--from", from},
	    {"Somebody new on the street, who gives no name and says yes to "
	     "being on the register:",
		"person", "add", "--handle", "--yes", "attendance"},
	    {"Does the vault still say what was said?", "check"},
	};

	day_format(records_today(call->records) - TWO_WEEKS, from);
	for (size_t i = 0;
	     status == STATUS_OK && i < sizeof(steps) / sizeof(steps[0]); i++)
		status = step(call, steps[i][0], steps[i] + 1);
	buf_clear(&person);
	return status == STATUS_OK ? walk_figures(call) : status;
}
