/*
 * given: words of a command line as core wants them.
 *
 * What cannot be used is told here, where it is still known what was typed.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "cli/cli_internal.h"
#include "cli/people.h"
#include "core/kind.h"

enum status
given_person(struct call *call, const char *text, char code[CODE_TEXT_BYTES])
{
	enum status status = person_resolve(call->records, text, code);

	if (status == STATUS_INVALID)
		return tell_mistake(call, status,
		    "There are several people called \"%s\". To tell them "
		    "apart: sayso person find \"%s\" --why REASON",
		    text, text);
	if (status == STATUS_NOT_FOUND)
		return tell_mistake(call, status,
		    "Nobody here goes by \"%s\". Type a name as they gave it, "
		    "or an id.",
		    text);
	return status;
}

enum status
given_person_or_list(
    struct call *call, const struct look_why *why, char code[CODE_TEXT_BYTES])
{
	const char *text = call->words[0];
	struct person_list list = {NULL, 0};
	enum status status = person_resolve(call->records, text, code);

	if (status != STATUS_INVALID)
		return status == STATUS_NOT_FOUND
			   ? given_person(call, text, code)
			   : status;
	status = person_find(call->records, text, why, &list);
	if (status == STATUS_OK) {
		if (!call->is_json)
			people_print(call, &list);
		status = tell_mistake(call, STATUS_INVALID,
		    "There are several people called \"%s\". Type the command "
		    "again with the id of the one you mean.",
		    text);
	}
	person_list_clear(&list);
	return status;
}

enum status
given_kind(struct call *call, const char *name)
{
	struct kind_list list = {NULL, 0};
	enum status status = kind_get(call->records, name, &list);
	char *near;

	kind_list_clear(&list);
	if (status != STATUS_NOT_FOUND)
		return tell_about(call, status, name);
	status_clear();
	near = kind_nearest(call->records, name);
	if (near != NULL)
		status = tell_mistake(call, STATUS_INVALID,
		    "There is no kind \"%s\". Did you mean \"%s\"?", name,
		    near);
	else
		status = tell_mistake(call, STATUS_INVALID,
		    "There is no kind \"%s\". To see what there is: sayso kind "
		    "list",
		    name);
	mem_free(near);
	return status;
}

bool
given_all(const char *const *kinds, size_t count)
{
	return count == 1 && strcmp(kinds[0], "all") == 0;
}

enum status
given_kinds(
    struct call *call, size_t from, const char *const **kinds, size_t *count)
{
	for (size_t i = from; i < call->words_count; i++) {
		enum status status = given_kind(call, call->words[i]);

		if (status != STATUS_OK)
			return status;
	}
	*kinds = call->words + from;
	*count = call->words_count - from;
	return STATUS_OK;
}

enum status
given_why(struct call *call, struct look_why *why)
{
	enum status status = look_why_parse(call_option(call, "why"), why);

	return tell_about(call, status, "--why");
}

/* Without a year, or as "today", it leans on today; ahead of it, it may not. */
int32_t
given_today(const struct call *call)
{
	return call->records == NULL ? moment_day(clock_now())
				     : records_today(call->records);
}

enum status
given_day(struct call *call, const char *option, int32_t *day)
{
	const char *text = call_option(call, option);
	enum status status;

	*day = DAY_NONE;
	if (text == NULL)
		return STATUS_OK;
	status = day_parse_words(text, given_today(call), day);
	return tell_about(call, status, text);
}

enum status
given_minute(struct call *call, const char *option, int *minute)
{
	const char *text = call_option(call, option);

	*minute = -1;
	if (text == NULL)
		return STATUS_OK;
	if (minute_parse(text, minute) != STATUS_OK)
		return tell_mistake(call, STATUS_INVALID,
		    "\"%s\" is no time. Write it like 18:30.", text);
	return STATUS_OK;
}

bool
given_is_number(const char *text, struct bounds bounds, int64_t *number)
{
	char *end = NULL;
	long long value;

	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	value = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0')
		return false;
	if (value < bounds.least || value > bounds.most)
		return false;
	*number = value;
	return true;
}

enum status
given_number(struct call *call, const char *option, struct bounds bounds,
    int64_t *number)
{
	const char *text = call_option(call, option);

	if (text == NULL || given_is_number(text, bounds, number))
		return STATUS_OK;
	return tell_mistake(call, STATUS_INVALID,
	    "--%s needs a whole number from %lld to %lld.", option,
	    (long long)bounds.least, (long long)bounds.most);
}

enum status
given_id(struct call *call, const char *text, char code[CODE_TEXT_BYTES])
{
	if (code_tidy(text, code))
		return STATUS_OK;
	return tell_mistake(call, STATUS_INVALID,
	    "\"%s\" is no id. An id has 8 letters and digits.", text);
}
