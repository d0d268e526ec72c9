/*
 * vt_leader: what a shell is to the program on a terminal.
 *
 * It leads the session, so the program is a job in the foreground: Ctrl-Z
 * stops it, a hang-up is passed on to it, and what it printed last is not
 * lost when it ends.  Everything here runs in a child of one thread.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/vt_internal.h"

#define CANNOT_RUN 127

static void
tell(int news, int what)
{
	if (write(news, &what, sizeof(what)) != (ssize_t)sizeof(what))
		_exit(CANNOT_RUN);
}

/* In the program's process. */
static void
become(const struct vt_start *start)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGTTOU, SIG_DFL);
	if (start->folder != NULL && chdir(start->folder) != 0)
		_exit(CANNOT_RUN);
	if (start->act != NULL)
		_exit(start->act());
	execve(start->argv[0], (char *const *)(uintptr_t)start->argv,
	    start->environment == NULL
		? environ
		: (char *const *)(uintptr_t)start->environment);
	_exit(CANNOT_RUN);
}

/* In front before it runs, whoever of the two comes first. */
static pid_t
start_program(const struct vt_start *start, int news)
{
	pid_t program = fork();

	if (program == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		close(news);
		become(start);
	}
	if (program > 0)
		setpgid(program, program);
	return program;
}

static void
tell_changes(pid_t program, int news)
{
	int status;

	while (waitpid(program, &status, WNOHANG | WUNTRACED | WCONTINUED) > 0)
		tell(news, status);
}

/* Until killed: the terminal must outlive the program. */
static void
lead(const struct vt_start *start, int news)
{
	sigset_t awaited;
	pid_t program;
	int number;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGTTOU, SIG_IGN);
	sigemptyset(&awaited);
	sigaddset(&awaited, SIGCHLD);
	sigaddset(&awaited, SIGHUP);
	sigprocmask(SIG_BLOCK, &awaited, NULL);
	program = start_program(start, news);
	tell(news, program);
	for (;;) {
		if (sigwait(&awaited, &number) != 0)
			continue;
		if (number == SIGHUP) {
			kill(-program, SIGHUP);
			kill(-program, SIGCONT);
		}
		tell_changes(program, news);
	}
}

static void
take_terminal(int slave)
{
	setsid();
	if (ioctl(slave, TIOCSCTTY, 0) != 0)
		_exit(CANNOT_RUN);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(slave, fd);
}

bool
vt_leader_begin(struct vt *vt, const struct vt_start *start)
{
	int news[2];
	int program;

	if (pipe2(news, O_CLOEXEC) != 0)
		return false;
	vt->leader = fork();
	if (vt->leader == 0) {
		close(vt->terminal);
		close(news[0]);
		take_terminal(vt->slave);
		close(vt->slave);
		lead(start, news[1]);
	}
	close(news[1]);
	vt->news = news[0];
	if (vt->leader < 0 ||
	    read(vt->news, &program, sizeof(program)) != sizeof(program) ||
	    program <= 0)
		return false;
	vt->program = program;
	return true;
}
