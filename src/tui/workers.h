/*
 * workers: who worked at a session, as two questions of a form.
 *
 * Those of the vault are ticked ("workers"), other names are written out
 * ("helpers").
 */
#ifndef TUI_WORKERS_H
#define TUI_WORKERS_H

#include "core/session.h"
#include "tui/desk.h"
#include "tui/form.h"

#define WORKERS_HELPERS_BYTES 1000

/* What "workers" may be chosen from; for a form's own function of choices. */
void workers_add_choices(struct desk *desk, struct form_choices *choices);

/* The two questions, for a form's table; ${fill} gives the choices. */
#define WORKERS_TICKED(fill)                                                   \
	{                                                                      \
		.name = "workers", .label = "Workers", .sort = FORM_MANY,      \
		.is_optional = true, .choices = (fill),                        \
	}
#define WORKERS_HELPERS                                                        \
	{                                                                      \
		.name = "helpers", .label = "Others who helped",               \
		.hint = "names, with commas between", .sort = FORM_LINE,       \
		.limit_bytes = WORKERS_HELPERS_BYTES, .is_optional = true,     \
	}

/* Answer both questions with these names. */
void workers_set(
    struct form_answers *answers, char *const *names, size_t count);

/* All names that were answered; of too many one too many, for core to refuse.
 */
struct workers_told {
	const char *names[SESSION_WORKERS_MOST + 1];
	size_t count;
	struct buf words; /* what they point into */
};
void workers_read(
    const struct form_answers *answers, struct workers_told *told);
void workers_told_clear(struct workers_told *told);

#endif
