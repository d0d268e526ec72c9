/*
 * status: codes, sentences and the ring of notes behind FAIL and REFUSE.
 *
 * The ring is static and keeps pointers to literals only, so noting a failure
 * needs no memory and can never carry a name, a value or a secret.
 */
#include "base/status.h"

#include <errno.h>
#include <stddef.h>

#define NOTES_MAX 16

struct note {
	const char *what;
	const char *file;
	int line;
	int error_number;
	enum status status;
	bool is_sentence;
};

/* The oldest note stands at (next - count) and is written over when full. */
static struct note notes[NOTES_MAX];
static size_t notes_next;
static size_t notes_count;

static const struct {
	const char *name;
	int exit_code;
	const char *sentence;
} codes[] = {
#define X(name, exit_code, sentence) {#name, exit_code, sentence},
    STATUS_LIST(X)
#undef X
};

#define CODES_COUNT (sizeof(codes) / sizeof(codes[0]))

/* A number that is no code is a mistake of ours, and is told as one. */
static size_t
code_index(enum status status)
{
	size_t index = (size_t)status;

	return index < CODES_COUNT ? index : (size_t)STATUS_INTERNAL;
}

/* The note that is ${age} notes old: 0 is the newest. */
static const struct note *
note_at_age(size_t age)
{
	return &notes[(notes_next + NOTES_MAX - 1 - age) % NOTES_MAX];
}

enum status
status_note(enum status status, const char *what, const char *file, int line,
    bool is_sentence)
{
	struct note *note = &notes[notes_next];

	note->what = what;
	note->file = file;
	note->line = line;
	note->error_number = errno;
	note->status = status;
	note->is_sentence = is_sentence;
	notes_next = (notes_next + 1) % NOTES_MAX;
	if (notes_count < NOTES_MAX)
		notes_count++;
	return status;
}

void
status_clear(void)
{
	notes_next = 0;
	notes_count = 0;
}

const char *
status_sentence(enum status status)
{
	for (size_t age = 0; age < notes_count; age++) {
		const struct note *note = note_at_age(age);

		if (note->is_sentence && note->status == status)
			return note->what;
	}
	return codes[code_index(status)].sentence;
}

int
status_exit_code(enum status status)
{
	return codes[code_index(status)].exit_code;
}

const char *
status_name(enum status status)
{
	return codes[code_index(status)].name;
}

void
status_trace(void (*each)(void *context, const char *what, const char *file,
		 int line, int error_number),
    void *context)
{
	for (size_t age = notes_count; age > 0; age--) {
		const struct note *note = note_at_age(age - 1);

		each(context, note->what, note->file, note->line,
		    note->error_number);
	}
}
