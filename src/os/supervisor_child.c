/*
 * supervisor_child: from fork(2) to the fence.
 *
 * Nothing of the stretch runs before the fence stands.  The child keeps the
 * terminal, the socket and the heads, and no other open file.
 */
#include "os/supervisor_internal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "os/fence.h"

#define BROKER_DESCRIPTOR (STDERR_FILENO + 1)

/* The supervisor may be gone before the kernel knows what to do then. */
static void
end_with(pid_t supervisor)
{
	if (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != supervisor)
		_exit(status_exit_code(STATUS_INTERNAL));
}

/*
 * What a key typed too early could send stays without effect (SIGINT, SIGQUIT)
 * or waits (SIGTSTP, as supervisor.h says); who hangs up is heard.
 */
static void
get_signals_back(const struct supervisor *supervisor)
{
	sigset_t mask = supervisor->mask;

	sigaddset(&mask, SIGTSTP);
	sigprocmask(SIG_SETMASK, &mask, NULL);
}

static void
keep_only(int broker)
{
	if (broker != BROKER_DESCRIPTOR)
		dup3(broker, BROKER_DESCRIPTOR, O_CLOEXEC);
	closefrom(BROKER_DESCRIPTOR + 1);
}

/* Left by exit(3): what counts coverage or checks memory must be heard. */
static void
run(const struct supervisor *supervisor)
{
	const struct supervisor_plan *plan = supervisor->plan;
	const struct fence fence = {plan->vault, plan->state};
	struct supervised self = supervisor->self;
	enum status status;

	self.broker = BROKER_DESCRIPTOR;
	status = fence_raise(&fence, &self.has_landlock);
	if (status != STATUS_OK) {
		supervisor_say_failure(status);
		exit(status_exit_code(status));
	}
	exit(plan->stretch(plan->context, &self));
}

enum status
supervisor_child_begin(struct supervisor *supervisor)
{
	pid_t self = getpid();
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return FAIL(STATUS_INTERNAL, "socket for a stretch");
	supervisor->child = fork();
	if (supervisor->child < 0) {
		close(ends[0]);
		close(ends[1]);
		return FAIL(STATUS_INTERNAL, "fork a stretch");
	}
	if (supervisor->child == 0) {
		end_with(self);
		get_signals_back(supervisor);
		keep_only(ends[1]);
		run(supervisor);
	}
	close(ends[1]);
	supervisor->served.socket = ends[0];
	return STATUS_OK;
}
