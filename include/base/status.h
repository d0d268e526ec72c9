/*
 * status: how a function says whether it worked, and in which sentence the
 * user is told.
 *
 * Every function that can fail returns enum status.  Results come out through
 * last parameters and are set only on STATUS_OK.  All codes, exit codes and
 * sentences stand in one list.  Notes take string literals only, so that no
 * diagnostic can carry a name, a value or a secret.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stdbool.h>

/* code, exit code (sysexits.h; DESIGN 9), sentence if nothing better is said */
#define STATUS_LIST(X)                                                         \
	X(OK, 0, "Done.")                                                      \
	X(NOT_FOUND, 1, "Nothing was found.")                                  \
	X(USAGE, 64, "That command is not complete. See: sayso help")          \
	X(INVALID, 65, "Something that was given cannot be used.")             \
	X(DAMAGED, 65,                                                         \
	    "This vault is damaged. Leave it as it is, keep a copy of its "    \
	    "folder, and ask for help.")                                       \
	X(NO_INPUT, 66,                                                        \
	    "That file or folder is not there, or may not be read.")           \
	X(UNAVAILABLE, 69,                                                     \
	    "A library or service that sayso needs is missing.")               \
	X(INTERNAL, 70, "sayso went wrong. Nothing was changed.")              \
	X(CANNOT_CREATE, 73, "That file or folder cannot be made there.")      \
	X(IO, 74,                                                              \
	    "The disk could not be read or written. Nothing was changed.")     \
	X(BUSY, 75, "This vault is in use.")                                   \
	X(WRONG_PASSPHRASE, 77, "That passphrase does not open this vault.")   \
	X(DENIED, 77, "Your key does not allow this.")                         \
	X(NO_CONSENT, 77, "They have not said yes to this.")                   \
	X(CONFIG, 78, "The settings of this vault cannot be used.")            \
	X(TOO_NEW, 78,                                                         \
	    "A newer sayso made this vault. Install that one to open it.")

enum status {
#define X(name, exit_code, sentence) STATUS_##name,
	STATUS_LIST(X)
#undef X
};

#if defined(__GNUC__)
#define MUST_USE __attribute__((warn_unused_result))
#else
#define MUST_USE
#endif

/*
 * Note where something failed and return the code.  ${what} is a literal:
 * FAIL(code, "sync folder") for developers (shown by --debug), and
 * REFUSE(code, "Sentence. What to do.") where the user needs a better sentence
 * than the code's own.  errno at the time is kept with the note.
 */
#define FAIL(code, what) status_note((code), "" what, __FILE__, __LINE__, false)
#define REFUSE(code, sentence)                                                 \
	status_note((code), "" sentence, __FILE__, __LINE__, true)

/* The mechanism behind FAIL and REFUSE: literals only, kept by reference. */
enum status status_note(enum status status, const char *what, const char *file,
    int line, bool is_sentence);

/* Forget every note: called once before each whole operation. */
void status_clear(void);

/*
 * The sentence for the user: the newest REFUSE of this code since
 * status_clear(), else the code's own.  Static text; never NULL.
 */
const char *status_sentence(enum status status);

/* The process exit code of a status. */
int status_exit_code(enum status status);

/* The code's name, "NO_CONSENT", for --json and --debug. */
const char *status_name(enum status status);

/* Call ${each} for the newest notes (16) since status_clear(), oldest first. */
void status_trace(void (*each)(void *context, const char *what,
		      const char *file, int line, int error_number),
    void *context);

#endif
