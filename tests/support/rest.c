/*
 * rest: see the header.
 */
#include "support/rest.h"

#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Curses waits this little for the rest of a key's bytes: that is no rest. */
#define KEY_MS 100

typedef int poll_call(struct pollfd *of, nfds_t count, int most_ms);
typedef int ppoll_call(struct pollfd *of, nfds_t count,
    const struct timespec *most, const sigset_t *mask);

/* By these names to the linker only: the header says that poll(2) reads
 * nothing of what it is given, and the compiler would complain. */
poll_call rest_poll __asm__("poll");
ppoll_call rest_ppoll __asm__("ppoll");

static union {
	void *found;
	poll_call *call;
} real_poll;
static union {
	void *found;
	ppoll_call *call;
} real_ppoll;

static bool is_wanted;
static bool has_news = true; /* something happened since the last mark */
static struct winsize told;  /* the window at the last mark */

/* Before main(), which clears the environment and fences itself in. */
__attribute__((constructor)) static void
find_real(void)
{
	is_wanted = getenv(REST_VARIABLE) != NULL;
	real_poll.found = dlsym(RTLD_NEXT, "poll");
	real_ppoll.found = dlsym(RTLD_NEXT, "ppoll");
	if (real_poll.found == NULL || real_ppoll.found == NULL)
		abort();
}

static bool
is_other_window(int terminal)
{
	struct winsize size = told;

	if (ioctl(terminal, TIOCGWINSZ, &size) != 0 ||
	    (size.ws_row == told.ws_row && size.ws_col == told.ws_col))
		return false;
	told = size;
	return true;
}

static void
begin_wait(int terminal)
{
	struct pollfd input = {terminal, POLLIN, 0};

	if (!is_wanted || !isatty(terminal) ||
	    real_poll.call(&input, 1, 0) != 0)
		return;
	if (is_other_window(terminal))
		has_news = true;
	if (!has_news)
		return;
	has_news = false;
	(void)!write(terminal, REST_MARK, sizeof(REST_MARK) - 1);
}

static void
end_wait(int ready)
{
	if (ready != 0)
		has_news = true;
}

int
rest_poll(struct pollfd *of, nfds_t count, int most_ms)
{
	bool is_rest = count > 0 && (most_ms < 0 || most_ms > KEY_MS);
	int ready;

	if (is_rest)
		begin_wait(of[0].fd);
	ready = real_poll.call(of, count, most_ms);
	if (is_rest)
		end_wait(ready);
	return ready;
}

int
rest_ppoll(struct pollfd *of, nfds_t count, const struct timespec *most,
    const sigset_t *mask)
{
	int ready;

	if (count > 0 && most == NULL)
		begin_wait(of[0].fd);
	ready = real_ppoll.call(of, count, most, mask);
	end_wait(ready);
	return ready;
}
