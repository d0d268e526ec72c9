/*
 * broker_internal: what both ends of the broker share.
 */
#ifndef OS_BROKER_INTERNAL_H
#define OS_BROKER_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#include "base/backup_name.h"
#include "os/backup_folder.h"
#include "os/broker.h"

/* What is to be done: with a file or folder that the user names... */
enum broker_deed {
	BROKER_READ,
	BROKER_NEW,
	BROKER_FOLDER,
	/* ... and with one name in that folder, of which nobody is asked. */
	BROKER_IN_LIST, /* the name after this one, "" for the first */
	BROKER_IN_READ,
	BROKER_IN_CHANGE,
	BROKER_IN_CREATE,
	BROKER_IN_REMOVE,
	BROKER_IN_SYNC,
	BROKER_IN_CLOSE,
};

/* The two messages, of fixed size; a descriptor may come with the second. */
struct broker_asking {
	uint32_t deed;     /* enum broker_deed */
	uint32_t question; /* number in broker_questions */
	char name[BACKUP_NAME_BYTES];
};
struct broker_answer {
	uint32_t was_opened;
	uint32_t wants_hiding;
	uint32_t status; /* enum status; of what was done in the folder */
	char name[BROKER_NAME_BYTES];
};

/* One stretch, as the supervisor serves it. */
struct broker_served {
	int socket;                   /* -1: closed */
	struct backup_folder *folder; /* that its user named; NULL: none */
};

extern const char *const broker_questions[];
extern const size_t broker_questions_count;

/* broker.c: ask, and get the answer.  IO when nobody answers. */
MUST_USE enum status broker_ask(void *context,
    const struct broker_asking *asking, struct broker_answer *answer,
    int *descriptor);

/* broker_wire.c: one message.  ${descriptor} -1 or NULL: none. */
bool broker_wire_put(
    int socket, const void *message, size_t size, int descriptor);
bool broker_wire_get(int socket, void *message, size_t size, int *descriptor);

/*
 * broker_serve.c: in the supervisor, one question.  A signal that waits to be
 * read from ${signals} ends it.  False when the other end is gone, or does not
 * keep to the protocol: then it is to be served no more.
 */
bool broker_serve(struct broker_served *served, int signals);
void broker_serve_end(struct broker_served *served);

/* broker_folder_serve.c: in the folder that was named, nobody being asked. */
void broker_folder_do(struct broker_served *served,
    const struct broker_asking *asking, struct broker_answer *answer,
    int *descriptor);

/* broker_line.c: a line typed to the supervisor ---------------------------- */

#define BROKER_LINE_BYTES 4096 /* the kernel's own limit for a line */

enum broker_line_end {
	BROKER_LINE_TYPED,
	BROKER_LINE_NONE, /* Enter alone, Ctrl-C, Ctrl-D, or a signal came */
	BROKER_LINE_HIDE, /* Ctrl-X, or nobody is here any more */
};

/* Plain lines with echo; and back to ${before}. */
bool broker_line_begin(struct termios *before);
void broker_line_finish(const struct termios *before);

enum broker_line_end broker_line_read(
    int signals, char line[BROKER_LINE_BYTES]);

#endif
