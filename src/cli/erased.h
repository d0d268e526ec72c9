/*
 * erased: a command that erased something proves it before it ends, and says
 * how that went.
 */
#ifndef CLI_ERASED_H
#define CLI_ERASED_H

#include "app/scrub.h"
#include "cli/cli_internal.h"

/* Between opening the vault and running the command. */
MUST_USE enum status erased_before(struct call *call);

/*
 * After it: prove what is due and print the outcome.  On standard output when
 * the command itself erased, else (something had run out) as a remark.  With
 * --json it goes into the command's answer as "erasure".
 */
MUST_USE enum status erased_after(struct call *call);

/* Prove now, also a large vault when ${is_asked}; the records are opened anew.
 */
MUST_USE enum status erased_prove(
    struct call *call, bool is_asked, struct scrub_result *result);

/* One line for people, one object for machines. */
void erased_print(struct print *out, const struct scrub_result *result);
void erased_print_json(struct call *call, const struct scrub_result *result);

/* What waits to be proved gone, and the newest proof; lines for people. */
MUST_USE enum status erased_print_state(struct call *call);

/* Write the slip into ${folder}: text, .minisig, .pub; their names printed. */
MUST_USE enum status erased_slip(
    struct call *call, const char *folder, const char *sort);

#endif
