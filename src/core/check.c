/*
 * check: does the vault still say what was said?
 *
 * Runs every part, in order, and goes on after a defect.  It changes nothing,
 * and shares nothing with what writes.
 */
#include "core/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/check_internal.h"
#include "core/core_internal.h"

#define SENTENCE_BYTES 256

void
check_found(struct check *check, const char *code, const char *format, ...)
{
	char sentence[SENTENCE_BYTES];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	check->report->defects++;
	check->found(check->context, sentence, code);
}

static void
found_in_store(void *context, const char *sentence)
{
	check_found(context, "", "%s", sentence);
}

static enum status
check_store(struct check *check)
{
	return store_check(check->store, found_in_store, check);
}

/* Rows that cannot be read are a defect like another: go on behind them. */
static enum status
run_part(struct check *check, enum status (*part)(struct check *check))
{
	int64_t before = check->report->defects;
	enum status status = part(check);

	if (status != STATUS_DAMAGED)
		return status;
	if (check->report->defects == before)
		check_found(check, "", "Part of the records cannot be read.");
	return STATUS_OK;
}

enum status
check_run(struct records *records, struct check_report *report,
    void (*found)(void *context, const char *sentence, const char *code),
    void *context)
{
	static enum status (*const parts[])(struct check * check) = {
	    check_store,
	    check_known_load,
	    check_ledger,
	    check_heads,
	    check_running,
	    check_consent,
	    check_keys,
	    check_values,
	    check_outcomes,
	    check_words,
	    check_sheets,
	    check_requests,
	    check_hand,
	    check_seals,
	    check_closed,
	};
	struct check check = {.store = records->store,
	    .today = records->today,
	    .report = report,
	    .found = found,
	    .context = context};
	enum status status = STATUS_OK;

	memset(report, 0, sizeof(*report));
	memcpy(check.vault_uid, records->vault_uid, UID_BYTES);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		status = run_part(&check, parts[i]);
		if (status != STATUS_OK)
			break;
	}
	check_known_clear(&check);
	if (status == STATUS_OK && report->defects > 0)
		return FAIL(STATUS_DAMAGED, "check found defects");
	return status;
}
