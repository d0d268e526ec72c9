/*
 * tell: what goes to standard error.
 *
 * Mistakes start with "sayso: " and are told once.  What is said here names no
 * young person unless their name was typed for this very command.
 */
#include "cli/cli_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* A formatted text, to be freed with mem_wipe_text(). */
static char *form(const char *format, va_list values)
    __attribute__((format(printf, 1, 0)));

static char *
form(const char *format, va_list values)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0)
		die(status_exit_code(STATUS_INTERNAL),
		    "sayso went wrong: form of a sentence.");
	text = mem_alloc((size_t)length + 1, 1);
	vsnprintf(text, (size_t)length + 1, format, values);
	return text;
}

/* Nobody is left to be told when standard error cannot be written. */
static void
say(struct call *call, char **text)
{
	print_words(call->err, "sayso: ");
	print_words(call->err, *text);
	print_words(call->err, "\n");
	mem_wipe_text(text);
	print_flush(call->err);
}

enum status
tell_mistake(struct call *call, enum status status, const char *format, ...)
{
	va_list values;
	char *text;

	va_start(values, format);
	text = form(format, values);
	va_end(values);
	say(call, &text);
	call->is_told = true;
	return status;
}

void
tell_remark(struct call *call, const char *format, ...)
{
	va_list values;
	char *text;

	va_start(values, format);
	text = form(format, values);
	va_end(values);
	say(call, &text);
}

enum status
tell_about(struct call *call, enum status status, const char *about)
{
	if (status != STATUS_OK) {
		buf_reset(&call->about);
		text_printable(about, &call->about);
	}
	return status;
}

void
tell_status(struct call *call, enum status status)
{
	if (status == STATUS_OK || call->is_told)
		return;
	tell_remark(call, "%s%s%s", call->about.text,
	    call->about.length == 0 ? "" : ": ", status_sentence(status));
}

static void
trace_note(void *context, const char *what, const char *file, int line,
    int error_number)
{
	struct print *err = context;

	print_format(err, "debug: %s:%d: %s", file, line, what);
	if (error_number != 0)
		print_format(err, " (%s)", strerror(error_number));
	print_words(err, "\n");
}

void
tell_trace(struct call *call)
{
	status_trace(trace_note, call->err);
	print_flush(call->err);
}
