/*
 * pty: a child on a terminal of its own.
 */
#include "support/pty.h"

#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#define PATIENCE_SECONDS 60

void
pty_begin(struct pty *pty, int (*act)(void))
{
	memset(pty, 0, sizeof(*pty));
	pty->child = forkpty(&pty->terminal, NULL, NULL, NULL);
	assert_true(pty->child >= 0);
	if (pty->child == 0) {
		alarm(PATIENCE_SECONDS);
		_exit(act());
	}
}

/* The other side closes when the last process on it is gone. */
bool
pty_read_more(struct pty *pty)
{
	struct pollfd input = {pty->terminal, POLLIN, 0};
	ssize_t got;

	if (poll(&input, 1, PATIENCE_SECONDS * 1000) <= 0)
		return false;
	got = read(pty->terminal, pty->printed + pty->length,
	    sizeof(pty->printed) - 1 - pty->length);
	if (got <= 0)
		return false;
	pty->length += (size_t)got;
	return true;
}

static int
times_printed(const struct pty *pty, const char *text)
{
	const char *at = pty->printed;
	int times = 0;

	while ((at = strstr(at, text)) != NULL) {
		times++;
		at++;
	}
	return times;
}

void
pty_wait_for(struct pty *pty, const char *text, int times)
{
	while (times_printed(pty, text) < times)
		assert_true(pty_read_more(pty));
}

void
pty_type(const struct pty *pty, const char *keys)
{
	assert_int_equal(
	    write(pty->terminal, keys, strlen(keys)), strlen(keys));
}

int
pty_end(struct pty *pty)
{
	int status = -1;

	while (pty_read_more(pty))
		continue;
	assert_int_equal(waitpid(pty->child, &status, 0), pty->child);
	close(pty->terminal);
	return status;
}
