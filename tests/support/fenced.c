/*
 * fenced: see the header.
 */
#include "support/fenced.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "os/fence.h"

#define NOT_RAISED 99

struct fenced fenced;

int
fenced_was(bool worked)
{
	if (worked)
		return FENCED_WORKED;
	return errno == EPERM || errno == EACCES || errno == EXDEV
		   ? FENCED_REFUSED
		   : FENCED_ODD;
}

static void
place_file_outside(void)
{
	int file;

	(void)unlink(fenced.outside);
	file = open(
	    fenced.outside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(file >= 0);
	close(file);
}

static bool
kernel_has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		   LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static bool
raise_fence(void)
{
	const struct fence fence = {fenced.folder, NULL};
	bool expected = kernel_has_landlock();
	bool has_landlock = !expected;

	return fence_raise(&fence, &has_landlock) == STATUS_OK &&
	       has_landlock == expected;
}

/* Left by exit(3), so that what counts and checks memory is written out. */
static int
result_of(int (*act)(void), bool behind_fence)
{
	int status = -1;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		exit(behind_fence && !raise_fence() ? NOT_RAISED : act());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

void
fenced_assert_allowed(int (*act)(void))
{
	assert_int_equal(result_of(act, true), FENCED_WORKED);
}

static void
assert_behind_it(int (*act)(void), int expected)
{
	assert_int_equal(result_of(act, false), FENCED_WORKED);
	place_file_outside();
	assert_int_equal(result_of(act, true), expected);
}

void
fenced_assert_forbidden(int (*act)(void))
{
	assert_behind_it(act, FENCED_REFUSED);
}

void
fenced_assert_forbidden_file(int (*act)(void))
{
	assert_behind_it(
	    act, kernel_has_landlock() ? FENCED_REFUSED : FENCED_WORKED);
}

/* By the test, or with it. */
static void
wait_to_be_killed(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;)
		pause();
}

int
fenced_setup(void **state)
{
	if (clubhouse_setup(state) != 0)
		return -1;
	fenced.house = *state;
	fenced.folder = fenced.house->box.path;
	snprintf(fenced.outside, sizeof(fenced.outside), "%s/outside",
	    fenced.house->above);
	place_file_outside();
	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fenced.pair),
	    0);
	fenced.other = fork();
	assert_true(fenced.other >= 0);
	if (fenced.other == 0)
		wait_to_be_killed();
	return 0;
}

int
fenced_teardown(void **state)
{
	kill(fenced.other, SIGKILL);
	waitpid(fenced.other, NULL, 0);
	close(fenced.pair[0]);
	close(fenced.pair[1]);
	unlink(fenced.outside);
	return clubhouse_teardown(state);
}
