/*
 * vt: its life, and waiting.
 */
#include "support/vt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/vt_internal.h"

#define REST_OF_IT_MS 100 /* for a sequence to come in whole */

static bool
open_terminal(struct vt *vt)
{
	struct winsize size = {.ws_row = (unsigned short)vt->rows,
	    .ws_col = (unsigned short)vt->columns};

	if (openpty(&vt->terminal, &vt->slave, NULL, NULL, &size) != 0)
		return false;
	return fcntl(vt->terminal, F_SETFD, FD_CLOEXEC) == 0 &&
	       fcntl(vt->slave, F_SETFD, FD_CLOEXEC) == 0 &&
	       fcntl(vt->terminal, F_SETFL, O_NONBLOCK) == 0;
}

bool
vt_begin(struct vt *vt, const struct vt_start *start)
{
	memset(vt, 0, sizeof(*vt));
	vt->rows = start->rows;
	vt->columns = start->columns;
	vt->patience_ms = VT_PATIENCE_MS;
	vt->terminal = vt->slave = vt->news = -1;
	vt->leader = vt->program = -1;
	vt->tells_rest = start->tells_rest;
	vt->status = -1;
	buf_init(&vt->stream);
	buf_init(&vt->answers);
	vt_screen_begin(vt);
	return open_terminal(vt) && vt_leader_begin(vt, start) &&
	       fcntl(vt->news, F_SETFL, O_NONBLOCK) == 0;
}

static void
close_one(int *descriptor)
{
	if (*descriptor >= 0)
		close(*descriptor);
	*descriptor = -1;
}

void
vt_clear(struct vt *vt)
{
	if (vt->emulator == NULL)
		return;
	vt_signal(vt, SIGKILL);
	if (vt->leader > 0) {
		kill(vt->leader, SIGKILL);
		waitpid(vt->leader, NULL, 0);
	}
	close_one(&vt->terminal);
	close_one(&vt->slave);
	close_one(&vt->news);
	vt_screen_clear(vt);
}

/* -------------------------------------------------------------- pumping */

/* Take in all that was printed so far. */
static bool
take_printed(struct vt *vt)
{
	char bytes[4096];
	ssize_t got;
	bool has_any = false;

	while (vt->terminal >= 0 &&
	       (got = read(vt->terminal, bytes, sizeof(bytes))) > 0) {
		vt_screen_take(vt, bytes, (size_t)got);
		has_any = true;
	}
	return has_any;
}

static void
take_status(struct vt *vt, int status)
{
	vt->is_stopped = WIFSTOPPED(status);
	if (!WIFEXITED(status) && !WIFSIGNALED(status))
		return;
	vt->status = status;
	vt->is_over = true;
}

/* A leader that is gone takes the program with it. */
static bool
take_news(struct vt *vt)
{
	int status;
	bool has_any = false;
	ssize_t got;

	while (!vt->is_over &&
	       (got = read(vt->news, &status, sizeof(status))) >= 0) {
		if (got == sizeof(status))
			take_status(vt, status);
		else
			vt->is_over = true;
		has_any = true;
	}
	return has_any;
}

static void
answer(struct vt *vt)
{
	struct buf bytes = vt->answers;

	if (bytes.length == 0)
		return;
	buf_init(&vt->answers);
	vt_type(vt, bytes.text, bytes.length);
	buf_clear(&bytes);
}

/* After its end nothing new comes, but what it printed may still be there. */
bool
vt_pump(struct vt *vt, int most_ms)
{
	struct pollfd sources[] = {
	    {vt->terminal, POLLIN, 0},
	    {vt->is_over ? -1 : vt->news, POLLIN, 0},
	};
	bool has_any;

	poll(sources, 2, vt->is_over ? 0 : most_ms);
	has_any = take_news(vt);
	has_any = take_printed(vt) || has_any;
	answer(vt);
	return has_any;
}

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
vt_until(
    struct vt *vt, bool (*is_so)(struct vt *vt, const void *of), const void *of)
{
	int64_t end = now_ms() + vt->patience_ms;
	int64_t left;

	vt_pump(vt, 0);
	while (!is_so(vt, of)) {
		left = end - now_ms();
		if (left <= 0 || (!vt_pump(vt, (int)left) && vt->is_over))
			return false;
	}
	return true;
}

static bool
text_stands(struct vt *vt, const void *of)
{
	return vt_has(vt, of);
}

static bool
text_is_gone(struct vt *vt, const void *of)
{
	return !vt_has(vt, of);
}

static bool
program_is_over(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_over;
}

bool
vt_wait(struct vt *vt, const char *text)
{
	return vt_until(vt, text_stands, text);
}

bool
vt_wait_gone(struct vt *vt, const char *text)
{
	return vt_until(vt, text_is_gone, text);
}

bool
vt_wait_over(struct vt *vt)
{
	return vt_until(vt, program_is_over, NULL);
}

/*
 * FIONREAD would not do: bytes on their way to the other side are not in it
 * yet, while poll(2) waits for those.
 */
static bool
has_unread(const struct vt *vt)
{
	struct pollfd input = {vt->slave, POLLIN, 0};

	return poll(&input, 1, 0) == 1 && (input.revents & POLLHUP) == 0;
}

/* Nothing tells that a byte was read, so look again every millisecond. */
bool
vt_wait_read(struct vt *vt)
{
	int64_t end = now_ms() + vt->patience_ms;

	while (has_unread(vt)) {
		if (vt->is_over || vt->is_stopped || now_ms() >= end)
			return false;
		vt_pump(vt, 1);
	}
	return !vt->is_over;
}

static bool
is_at_rest(struct vt *vt, const void *of)
{
	(void)of;
	return vt->is_at_rest || vt->is_stopped;
}

bool
vt_wait_rest(struct vt *vt)
{
	return vt_until(vt, is_at_rest, NULL) && !vt->is_stopped;
}

bool
vt_settle(struct vt *vt, int quiet_ms)
{
	int64_t end = now_ms() + vt->patience_ms;

	vt_wait_read(vt);
	while (vt_pump(vt, quiet_ms))
		if (now_ms() >= end)
			return false;
	return true;
}

/* -------------------------------------------------------------- dealing */

void
vt_resize(struct vt *vt, int rows, int columns)
{
	struct winsize size = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	vt_pump(vt, 0);
	while (!vt_screen_is_between(vt) && vt_pump(vt, REST_OF_IT_MS))
		continue;
	vt->rows = rows;
	vt->columns = columns;
	vt_screen_resize(vt);
	ioctl(vt->terminal, TIOCSWINSZ, &size);
}

void
vt_hang_up(struct vt *vt)
{
	vt_pump(vt, 0);
	close_one(&vt->terminal);
}

void
vt_signal(struct vt *vt, int number)
{
	if (number == SIGCONT)
		vt->is_stopped = false;
	if (vt->program > 0)
		kill(-vt->program, number);
}

int
vt_exit_status(const struct vt *vt)
{
	if (!vt->is_over || vt->status < 0)
		return -1;
	return WIFEXITED(vt->status) ? WEXITSTATUS(vt->status)
				     : 128 + WTERMSIG(vt->status);
}
