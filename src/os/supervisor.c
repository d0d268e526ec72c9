/*
 * supervisor: one stretch after the other, and what is left of each.
 *
 * Never opens the vault and never has a secret in its memory.  It is the
 * leader of the job that the shell knows: children stay in its group, so that
 * the terminal is theirs too.
 */
#include "os/supervisor_internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#define BY_SIGNAL 128 /* what shells add to the signal that ended a program */

/* The sentence after a stretch that was killed or broke. */
#define CRASHED                                                                \
	"sayso stopped in the middle of something. What was saved is kept. "   \
	"Start it again.\n"

/* ------------------------------------------------------------- signals */

/*
 * Those to be read are blocked, which also holds them for the moments between
 * two stretches.  SIGTSTP is let in where we stop; SIGTTOU never, because the
 * terminal is put in order from the background too.
 */
static enum status
hold_signals(struct supervisor *supervisor)
{
	struct sigaction action;
	sigset_t held;

	memset(&action, 0, sizeof(action));
	action.sa_handler = SIG_IGN;
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGQUIT, &action, NULL);
	/* A child that stops is no news; one that ends must wait for us. */
	action.sa_handler = SIG_DFL;
	action.sa_flags = SA_NOCLDSTOP;
	sigaction(SIGCHLD, &action, NULL);

	sigemptyset(&held);
	sigaddset(&held, SIGTSTP);
	sigaddset(&held, SIGTTOU);
	sigprocmask(SIG_BLOCK, &held, &supervisor->mask);
	sigemptyset(&held);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGCHLD);
	sigprocmask(SIG_BLOCK, &held, NULL);
	supervisor->signals = signalfd(-1, &held, SFD_CLOEXEC | SFD_NONBLOCK);
	if (supervisor->signals < 0)
		return FAIL(STATUS_INTERNAL, "read signals");
	return STATUS_OK;
}

static void
take_signals(struct supervisor *supervisor)
{
	struct signalfd_siginfo came;

	while (read(supervisor->signals, &came, sizeof(came)) ==
	       (ssize_t)sizeof(came)) {
		if (came.ssi_signo == SIGCHLD)
			continue;
		supervisor->ended_by = (int)came.ssi_signo;
		if (supervisor->child > 0)
			kill(supervisor->child, supervisor->ended_by);
	}
}

/* The whole job, so that the shell has the terminal. */
static void
stop_oneself(struct supervisor *supervisor)
{
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	/* Here the job stands still until the shell says otherwise. */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	supervisor_terminal_keep(supervisor);
}

/* ------------------------------------------------------------ stretches */

/* Serve the child until it ends; how it did, as waitpid(2) says. */
static int
wait_for_end(struct supervisor *supervisor)
{
	int status = 0;

	for (;;) {
		struct pollfd inputs[] = {{supervisor->signals, POLLIN, 0},
		    {supervisor->served.socket, POLLIN, 0}};

		(void)poll(inputs, 2, -1);
		take_signals(supervisor);
		if (waitpid(supervisor->child, &status, WNOHANG) ==
		    supervisor->child)
			break;
		if (inputs[1].revents != 0 &&
		    !broker_serve(&supervisor->served, supervisor->signals))
			broker_serve_end(&supervisor->served);
	}
	supervisor->child = -1;
	broker_serve_end(&supervisor->served);
	/* Who hangs up tells us and the child: ours may come a little later. */
	take_signals(supervisor);
	return status;
}

static bool
is_exit_code(int code)
{
	static const enum status all[] = {
#define X(name, exit_code, sentence) STATUS_##name,
	    STATUS_LIST(X)
#undef X
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (status_exit_code(all[i]) == code)
			return true;
	return false;
}

static bool
is_orderly(int status)
{
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;

	return code == SUPERVISED_LOCK || code == SUPERVISED_SUSPEND ||
	       is_exit_code(code);
}

/*
 * A stretch that failed said why, on a screen that it left clear.  One that
 * locked is followed at once: the terminal stays quiet.
 */
static void
tidy(const struct supervisor *supervisor, int status)
{
	bool has_failed = is_orderly(status) &&
			  WEXITSTATUS(status) != SUPERVISED_LEAVE &&
			  WEXITSTATUS(status) < SUPERVISED_LOCK;

	if (!is_orderly(status))
		supervisor_terminal_release();
	if (!WIFEXITED(status) || WEXITSTATUS(status) != SUPERVISED_LOCK ||
	    supervisor->ended_by != 0)
		supervisor_terminal_restore(supervisor);
	if (!has_failed)
		supervisor_terminal_wipe();
}

/* Does another stretch follow?  Else ${exit_status} is the program's. */
static bool
goes_on(struct supervisor *supervisor, int status, int *exit_status)
{
	if (supervisor->ended_by != 0) {
		*exit_status = BY_SIGNAL + supervisor->ended_by;
		return false;
	}
	if (!is_orderly(status)) {
		*exit_status = status_exit_code(STATUS_INTERNAL);
		(void)!write(STDERR_FILENO, CRASHED, strlen(CRASHED));
		return false;
	}
	*exit_status = WEXITSTATUS(status);
	if (*exit_status == SUPERVISED_SUSPEND)
		stop_oneself(supervisor);
	return *exit_status >= SUPERVISED_LOCK;
}

static int
run_stretches(struct supervisor *supervisor)
{
	int exit_status = 0;
	int status;

	supervisor->self.is_first = true;
	do {
		enum status begun;

		supervisor_terminal_quiet(supervisor);
		begun = supervisor_child_begin(supervisor);
		if (begun != STATUS_OK) {
			supervisor_terminal_restore(supervisor);
			supervisor_say_failure(begun);
			return status_exit_code(begun);
		}
		status = wait_for_end(supervisor);
		tidy(supervisor, status);
		supervisor->self.is_first = false;
	} while (goes_on(supervisor, status, &exit_status));
	return exit_status;
}

/* --------------------------------------------------------------- all of it */

static enum status
begin(struct supervisor *supervisor, const struct supervisor_plan *plan)
{
	void *shared = mmap(NULL, sizeof(*supervisor->self.heads),
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	supervisor->plan = plan;
	if (shared == MAP_FAILED)
		return FAIL(STATUS_INTERNAL, "memory to share");
	supervisor->self.heads = shared;
	if (plan->makes_vault_folder) {
		enum status status =
		    folder_make_missing(plan->vault, &supervisor->made);

		if (status != STATUS_OK)
			return status;
	}
	supervisor_terminal_keep(supervisor);
	return hold_signals(supervisor);
}

static void
end(struct supervisor *supervisor)
{
	folder_take_back(&supervisor->made);
	file_close(&supervisor->signals);
	if (supervisor->self.heads != NULL)
		munmap(supervisor->self.heads, sizeof(*supervisor->self.heads));
}

int
supervisor_run(const struct supervisor_plan *plan)
{
	struct supervisor supervisor = {.made = FOLDER_MADE_NONE,
	    .signals = -1,
	    .child = -1,
	    .served = {-1, NULL}};
	enum status status = begin(&supervisor, plan);
	int exit_status;

	if (status == STATUS_OK) {
		exit_status = run_stretches(&supervisor);
	} else {
		supervisor_say_failure(status);
		exit_status = status_exit_code(status);
	}
	end(&supervisor);
	return exit_status;
}
