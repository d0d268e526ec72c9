/*
 * hand: a command that a young person says, with the laptop in their hands.
 *
 * The hand-over is written down before anything is shown or done, and is over
 * when the command is: what they said no to is then gone.
 */
#ifndef CLI_HAND_H
#define CLI_HAND_H

#include "app/own.h"
#include "cli/cli_internal.h"
#include "core/own_say.h"

/* To be put into the table of options of a command. */
#define HAND_OPTIONS                                                           \
	OPTION_TEXT("secret-fd", "N",                                          \
	    "read their PIN, then their card, from open file N"),              \
	    OPTION_FLAG("pin", "ask for their PIN here")

/* How a PIN reaches a command, for the help of those commands. */
#define HAND_HELP                                                              \
	"The young person does this: hand them the laptop.  With\n"            \
	"--secret-fd their PIN is the next line of that open file, and\n"      \
	"their card's code the line behind it (empty if there is none).\n"

enum hand_key {
	HAND_EITHER, /* as it was typed: with --pin or --secret-fd */
	HAND_KEY,    /* with their key */
	HAND_NONE    /* without */
};

struct hand {
	char code[CODE_TEXT_BYTES];
	struct own *own; /* NULL: without their key */
	struct handover_key key;
};

/*
 * Read PIN and card if a key is to be used, open it, begin.  Whatever comes,
 * hand_end() is to be called.
 */
MUST_USE enum status hand_begin(
    struct call *call, enum hand_key how, struct hand *hand);

/* Tells what went wrong with ${status}, then ends.  Gives the first mistake. */
enum status hand_end(struct call *call, struct hand *hand, enum status status);

/* PIN and card of a key to be made; on a terminal the PIN twice. */
MUST_USE enum status hand_new_secrets(
    struct call *call, struct secret **pin, struct secret **card);

/* All of it is signed with the opened key, ${number} is which statement. */
MUST_USE enum status hand_sign(struct call *call, struct hand *hand,
    const struct own_saying *saying, int64_t *number);

/* The answer of a command that signed, for other programs. */
void hand_print_signed(struct call *call, const struct hand *hand,
    int64_t number, const struct secret *card);

#endif
