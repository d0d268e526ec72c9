/*
 * register_model: who is ticked, how many heads, and what a key does.
 *
 * Pure: knows no terminal and no store.  Three rules hold after every key
 * (DESIGN 8): there are never fewer heads than names, no letter is a command,
 * and Enter never makes a yes.  A new name that did not say yes is one of the
 * heads; it lives here and nowhere else, so it goes with the screen.
 */
#ifndef TUI_REGISTER_MODEL_H
#define TUI_REGISTER_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/tonight.h"
#include "tui/edit.h"
#include "tui/press.h"
#include "tui/rows.h"

/* A yes that waits for its session: it can be written down only with it. */
struct register_yes {
	bool read_aloud;
	bool count;
	bool brought_up;
	/* To what they are called too, for that ran out: its kind; or NULL. */
	const char *called;
};

struct register_person {
	struct tonight_person told;
	bool may_tick; /* their yes to attendance is live, or waits below */
	bool has_said; /* said yes just now: ${yes} */
	bool is_here;  /* ticked; one of the heads while they may not be */
	struct register_yes yes;
};

struct register_model {
	struct register_person *people;
	size_t count;
	char **heads; /* new names: one of the heads each */
	size_t heads_count;
	struct edit typed;
	struct rows rows;

	/* Private. */
	size_t people_room;
	size_t heads_room;
	bool is_counted;  /* all heads were counted before the names */
	int64_t together; /* so counted: names are among them */
	int64_t others;   /* else: heads without a name, beside the names */
	size_t last;      /* who was ticked last */
};

/* What a key did. */
enum register_deed {
	REGISTER_NONE,      /* nothing; the key is not for the register */
	REGISTER_MOVED,     /* what is shown, or typed */
	REGISTER_CHANGED,   /* ticks or heads */
	REGISTER_ONLY_HEAD, /* counted, and may not be ticked: say why */
	REGISTER_LEAST,     /* no head can be taken away: each has a name */
	REGISTER_ASK,       /* Tab: ask the chosen one for their yes */
};

/* What the cursor is on. */
enum register_sort {
	REGISTER_NOBODY,
	REGISTER_PERSON,
	REGISTER_HEAD,
	REGISTER_NEW
};

struct register_chosen {
	enum register_sort sort;
	size_t index;     /* in people or heads */
	const char *name; /* borrowed; of a new one as typed */
};

void register_model_init(struct register_model *model);
void register_model_clear(struct register_model *model);

/*
 * Take over whom to expect; ${list} is empty then.  Who was here before stays
 * so, on this list or not.
 */
void register_model_expect(
    struct register_model *model, struct tonight_list *list);

/* Somebody who is not expected; those of the list are found.  Their place. */
size_t register_model_add(struct register_model *model, const char *code,
    const char *called, bool may_tick);

/* The place of who has that shown id; SIZE_MAX. */
size_t register_model_find(
    const struct register_model *model, const char *code);

/* They are here, with their name when they may be ticked. */
void register_model_tick(struct register_model *model, size_t index);

/* They said yes just now: ticked, and written down with the session. */
void register_model_say(
    struct register_model *model, size_t index, const struct register_yes *yes);

/* Their yes could not be used: a head again. */
void register_model_unsay(struct register_model *model, size_t index);

/* A new name is not one of the nameless any more (ticked now, or gone). */
void register_model_drop_head(struct register_model *model, size_t index);

/* Nothing typed any more. */
void register_model_forget_typed(struct register_model *model);

/* All heads; those who stand by name on the register; all names known here. */
int64_t register_model_heads(const struct register_model *model);
int64_t register_model_named(const struct register_model *model);
int64_t register_model_least(const struct register_model *model);

/*
 * So many heads, never fewer than there are names.  ${is_counted}: they were
 * counted first, so that who is ticked is one of them.
 */
void register_model_set_heads(
    struct register_model *model, int64_t heads, bool is_counted);
bool register_model_is_counted(const struct register_model *model);

/* What the cursor is on. */
struct register_chosen register_model_chosen(
    const struct register_model *model);

/* A row, by its id: the same. */
struct register_chosen register_model_row(
    const struct register_model *model, const struct row *row);

/* Do what a key means.  ${page}: lines of the list on the screen. */
enum register_deed register_model_press(
    struct register_model *model, const struct press *press, size_t page);

#endif
