/*
 * mem: ordinary memory that cannot fail, and the program's last sentence.
 *
 * die() writes with write(2) and leaves with _exit(2): it may run when there
 * is no memory left and with the terminal in any state, so it must not flush
 * half a result or run what others left to be run at exit.
 */
#include "base/mem.h"

#include <errno.h>
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/status.h"

#define GROW_FROM 8 /* elements in an array's first room */

static void (*death_hook)(void);

static void
die_of_memory(void)
{
	die(status_exit_code(STATUS_INTERNAL),
	    "There is not enough memory, so sayso had to stop. "
	    "Close other programs and start it again.");
}

void *
mem_alloc(size_t count, size_t size)
{
	void *memory = calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);

	if (memory == NULL)
		die_of_memory();
	return memory;
}

/*
 * The caller's variable is read and written as bytes: it is a pointer to some
 * other type than void, and may not be looked at as if it were one.
 */
void
mem_grow(void **array, size_t *capacity, size_t want, size_t size)
{
	size_t room = *capacity == 0 ? GROW_FROM : *capacity;
	void *old;
	void *fresh;

	if (want <= *capacity)
		return;
	while (room < want && room <= SIZE_MAX / 2)
		room *= 2;
	if (room < want)
		die_of_memory();

	fresh = mem_alloc(room, size);
	memcpy(&old, array, sizeof(old));
	if (old != NULL) {
		memcpy(fresh, old, *capacity * size);
		sodium_memzero(old, *capacity * size);
		free(old);
	}
	memcpy(array, &fresh, sizeof(fresh));
	*capacity = room;
}

char *
mem_text(const char *text)
{
	return text == NULL ? NULL : mem_text_n(text, strlen(text));
}

char *
mem_text_n(const char *text, size_t length)
{
	char *copy;

	if (text == NULL)
		return NULL;
	if (length == SIZE_MAX)
		die_of_memory();
	copy = mem_alloc(length + 1, 1);
	memcpy(copy, text, length);
	return copy;
}

void
mem_free(void *memory)
{
	free(memory);
}

void
mem_wipe_text(char **text)
{
	if (*text == NULL)
		return;
	sodium_memzero(*text, strlen(*text));
	free(*text);
	*text = NULL;
}

void
mem_on_death(void (*hook)(void))
{
	death_hook = hook;
}

static void
say(const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t written = write(STDERR_FILENO, text, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		text += written;
		left -= (size_t)written;
	}
}

void
die(int exit_code, const char *sentence)
{
	void (*hook)(void) = death_hook;

	/* A hook that dies itself must not be called again. */
	death_hook = NULL;
	if (hook != NULL)
		hook();
	say(sentence);
	say("\n");
	_exit(exit_code);
}
