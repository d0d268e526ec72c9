/*
 * cli_internal: what a command is, and what it is given when it runs.
 *
 * One command is one const struct; src/cli/registry.c lists them all.  To add
 * one: write its file, name its struct in command_list.h, put it into the
 * registry and into man/sayso.1.
 */
#ifndef CLI_CLI_INTERNAL_H
#define CLI_CLI_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/figures.h"
#include "app/unlock.h"
#include "base/buf.h"
#include "base/secret.h"
#include "base/status.h"
#include "cli/cli.h"
#include "cli/print.h"
#include "core/person.h"
#include "core/records.h"

enum option_takes {
	TAKES_NOTHING,
	TAKES_TEXT,
	TAKES_MAYBE, /* the next word, unless that is an option too */
};

struct option {
	const char *name;  /* "said" for --said */
	const char *value; /* what its text stands for: "DATE"; NULL: none */
	const char *help;  /* one line */
	enum option_takes takes;
	bool is_many;   /* may be given more than once */
	bool is_needed; /* must be given */
};

/* The rows of a table of options: name, what its text stands for, help. */
#define OPTION(...)                                                            \
	{                                                                      \
		__VA_ARGS__                                                    \
	}
#define OPTION_FLAG(name, help)                                                \
	OPTION(name, NULL, help, TAKES_NOTHING, false, false)
#define OPTION_TEXT(name, value, help)                                         \
	OPTION(name, value, help, TAKES_TEXT, false, false)
#define OPTION_MAYBE(name, value, help)                                        \
	OPTION(name, value, help, TAKES_MAYBE, false, false)
#define OPTION_MANY(name, value, help)                                         \
	OPTION(name, value, help, TAKES_TEXT, true, false)
#define OPTION_NEEDED(name, value, help)                                       \
	OPTION(name, value, help, TAKES_TEXT, false, true)
#define OPTIONS_END OPTION(NULL, NULL, NULL, TAKES_NOTHING, false, false)

enum needs {
	NEEDS_NOTHING, /* the command opens the vault itself, if at all */
	NEEDS_VAULT,   /* anybody with a passphrase */
	NEEDS_WORKER,  /* the records */
};

#define WORDS_ANY SIZE_MAX

struct call;

struct command {
	const char *name;     /* as typed: "person add" */
	const char *summary;  /* one line of the overview */
	const char *usage;    /* what follows the name; one way a line */
	const char *examples; /* whole command lines; first in the help */
	const char *help;     /* paragraphs in plain words */
	const struct option *options; /* up to OPTIONS_END; NULL: none */
	enum needs needs;
	size_t words_least; /* words after the name */
	size_t words_most;
	enum status (*run)(struct call *call);
};

/* call.c: one call of a command -------------------------------------------- */

/* One option as it was typed. */
struct given_option {
	const struct option *option;
	const char *text; /* "" when it takes nothing, or nothing came */
};

/* What was typed, what it works on, where it speaks. */
struct call {
	const struct command *command; /* NULL: none was typed */
	const char **words;            /* after the command's name */
	size_t words_count;
	struct given_option *options;
	size_t options_count;

	const char *vault; /* --vault, or NULL */
	const char *as;    /* --as, or NULL */
	int passphrase_fd; /* -1: ask on the terminal */
	bool is_json;
	bool is_debug;
	bool wants_help;
	bool wants_version;

	struct unlock *unlock;   /* open while the command runs */
	struct records *records; /* NULL for a manager */
	int64_t due_before; /* erased rows to be proved gone, before it ran */
	enum figures_step figures_step; /* the last that was told of */

	struct print *out;
	struct print *err;
	struct cli_screens *screens; /* what the screens start with */
	struct buf about; /* what went wrong is about this; "" nothing */
	bool is_told;     /* the mistake was told already */
};

void call_init(struct call *call, struct print *out, struct print *err);
void call_clear(struct call *call);

/* The text given for an option, or NULL. */
const char *call_option(const struct call *call, const char *name);

/* One after the other, for an option that may come often.  Start at 0. */
const char *call_option_next(
    const struct call *call, const char *name, size_t *at);

bool call_has(const struct call *call, const char *name);

/* The word at ${at}, or NULL. */
const char *call_word(const struct call *call, size_t at);

/* parse.c ------------------------------------------------------------------ */

/* Read what was typed into ${call}.  USAGE, told, when it makes no sense. */
MUST_USE enum status parse_typed(
    struct call *call, int count, const char *const *typed);

extern const struct option parse_global_options[];

/* registry.c --------------------------------------------------------------- */

struct registry_row {
	const char *heading; /* starts a part of the overview; or NULL */
	const struct command *command;
};
extern const struct registry_row registry_rows[];
extern const size_t registry_rows_count;

/*
 * The command of one or two words; ${used} says how many.  NULL when there is
 * none.  ${second} may be NULL.
 */
const struct command *registry_find(
    const char *first, const char *second, size_t *used);

/* Is it the first word of commands of two ("person")? */
bool registry_is_family(const char *first);

/* The second word of a command of that family, or NULL. */
const char *registry_second_word(
    const struct command *command, const char *first);

/* suggest.c ---------------------------------------------------------------- */

/* The nearest of several words to a mistyped one. */
struct nearest {
	const char *typed;
	const char *best; /* NULL: none is near */
	size_t distance;
};
void nearest_start(struct nearest *nearest, const char *typed);
void nearest_try(struct nearest *nearest, const char *word);

/* Tell that there is no such command or option, and what may be meant. */
MUST_USE enum status suggest_command(
    struct call *call, const char *first, const char *second);
MUST_USE enum status suggest_option(struct call *call, const char *typed);

/* help.c ------------------------------------------------------------------- */

void help_overview(struct print *out);
void help_command(struct print *out, const struct command *command);
void help_family(struct print *out, const char *first);
void help_version(struct print *out);

/* tell.c: what is said on standard error ----------------------------------- */

/* A mistake in full ("sayso: ..."); what was typed may stand in it. */
MUST_USE enum status tell_mistake(struct call *call, enum status status,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* A remark that is no mistake. */
void tell_remark(struct call *call, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Name what a status is about, for tell_status() later.  Gives it back. */
enum status tell_about(
    struct call *call, enum status status, const char *about);

/* The sentence of a status that was not told yet; nothing for OK. */
void tell_status(struct call *call, enum status status);

/* For --debug: where things went wrong. */
void tell_trace(struct call *call);

/* open.c ------------------------------------------------------------------- */

/*
 * Ask for the passphrase and open the vault for the command.  ${copy} (may be
 * NULL) gets the passphrase, to be changed.
 */
MUST_USE enum status open_vault(struct call *call, struct secret **copy);

/*
 * Who opens it: the one named with --as, or the only one there is; told when
 * there is no such user.
 */
MUST_USE enum status open_choose(
    struct call *call, const struct unlock_outside *outside, const char **name);

/* Is --as, if it was given, somebody who has a key?  DENIED, told, if not. */
MUST_USE enum status open_knows(
    struct call *call, const struct unlock_outside *outside);

/* May the one who opened it run this command? */
MUST_USE enum status open_allows(const struct call *call);

/* open_vault(), and they may, and what waits to be proved gone is known. */
MUST_USE enum status open_for_command(struct call *call, struct secret **copy);

/* screens.c ---------------------------------------------------------------- */

/* Is there a terminal that has a screen, and nobody who wants JSON? */
bool screens_are_possible(const struct call *call);

/* Leave the screens of the vault at ${path} to who called cli_main(). */
MUST_USE enum status screens_open(
    struct call *call, const char *path, bool opens_demo);

/* passphrase.c ------------------------------------------------------------- */

/* The next passphrase, from the descriptor or the terminal. */
MUST_USE enum status passphrase_read(
    struct call *call, const char *question, struct secret **passphrase);

/*
 * A new passphrase for ${name}: judged, and on a terminal suggested first and
 * asked for twice.
 */
MUST_USE enum status passphrase_new(
    struct call *call, const char *name, struct secret **passphrase);

/* Print recovery words with what to do with them. */
void passphrase_print_recovery(struct call *call, const struct secret *words);

/* given.c: what was typed, as core wants it; mistakes are told ------------- */

/* PERSON: a name that finds exactly one, or an id. */
MUST_USE enum status given_person(
    struct call *call, const char *text, char code[CODE_TEXT_BYTES]);

/* The one word "all": a no to everything. */
bool given_all(const char *const *kinds, size_t count);

/* The words from ${from} on are kinds that there are; ${kinds} borrows them. */
MUST_USE enum status given_kinds(
    struct call *call, size_t from, const char *const **kinds, size_t *count);

/* Tell that there is no such kind, and which may be meant; else OK. */
MUST_USE enum status given_kind(struct call *call, const char *name);

/*
 * The same for a command with a reason at hand: several are shown as a list,
 * which is a look at each.
 */
MUST_USE enum status given_person_or_list(
    struct call *call, const struct look_why *why, char code[CODE_TEXT_BYTES]);

/* How a reason is written, for the help of those commands. */
#define LOOK_HELP                                                              \
	"REASON is why you look; the young person can read it.  It is one\n"   \
	"of these words, or its number: reach (1), asked (2),\n"               \
	"emergency (3), tonight (4), right (5: to put something right).\n"     \
	"Or say it in words of your own.\n"

/* --why REASON. */
MUST_USE enum status given_why(struct call *call, struct look_why *why);

/* What today is taken for; a manager has the clock alone. */
int32_t given_today(const struct call *call);

/* A date in words; DAY_NONE without the option. */
MUST_USE enum status given_day(
    struct call *call, const char *option, int32_t *day);

/* A time HH:MM; -1 without the option. */
MUST_USE enum status given_minute(
    struct call *call, const char *option, int *minute);

/* A whole number within bounds; ${number} stays without the option. */
struct bounds {
	int64_t least;
	int64_t most;
};
MUST_USE enum status given_number(struct call *call, const char *option,
    struct bounds bounds, int64_t *number);

/* A shown id, of a session or an outcome. */
MUST_USE enum status given_id(
    struct call *call, const char *text, char code[CODE_TEXT_BYTES]);

/* Read a whole number; false when it is none or out of bounds. */
bool given_is_number(const char *text, struct bounds bounds, int64_t *number);

#endif
