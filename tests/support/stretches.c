/*
 * stretches: see the header.
 */
#include "support/stretches.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

static int
run(const char *vault, bool makes_folder,
    int (*stretch)(void *, const struct supervised *))
{
	char here[STRETCH_PATH_BYTES / 2];
	char path[STRETCH_PATH_BYTES];
	const struct supervisor_plan plan = {
	    .vault = path,
	    .makes_vault_folder = makes_folder,
	    .stretch = stretch,
	    .context = path,
	};

	if (getcwd(here, sizeof(here)) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/%.200s", here, vault);
	if (!makes_folder)
		(void)mkdir(path, 0700);
	return supervisor_run(&plan);
}

int
stretch_run(int (*stretch)(void *, const struct supervised *))
{
	return run("vault", false, stretch);
}

int
stretch_run_making(
    const char *vault, int (*stretch)(void *, const struct supervised *))
{
	return run(vault, true, stretch);
}

void
stretch_say(const char *format, ...)
{
	char text[512];
	va_list values;

	va_start(values, format);
	vsnprintf(text, sizeof(text), format, values);
	va_end(values);
	if (write(STDOUT_FILENO, text, strlen(text)) < 0)
		_exit(98);
}

void
stretch_raw(void)
{
	struct termios settings;

	if (tcgetattr(STDIN_FILENO, &settings) != 0)
		_exit(98);
	cfmakeraw(&settings);
	if (tcsetattr(STDIN_FILENO, TCSANOW, &settings) != 0)
		_exit(98);
}

static volatile sig_atomic_t came;

static void
take_note(int number)
{
	came = number;
}

int
stretch_wait_for_a_signal(void *context, const struct supervised *self)
{
	struct sigaction note;
	sigset_t held, before;

	(void)context;
	(void)self;
	memset(&note, 0, sizeof(note));
	note.sa_handler = take_note;
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigprocmask(SIG_BLOCK, &held, &before);
	sigaction(SIGTERM, &note, NULL);
	sigaction(SIGHUP, &note, NULL);
	stretch_say("ready for %d.\n", (int)getppid());
	while (came == 0)
		sigsuspend(&before);
	stretch_say("tidied up\n");
	return SUPERVISED_LEAVE;
}

pid_t
stretch_in_front(int (*act)(void))
{
	pid_t child = fork();

	if (child == 0) {
		setpgid(0, 0);
		signal(SIGTTOU, SIG_IGN);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		_exit(act());
	}
	return child;
}

void
stretch_become_heir(void)
{
	prctl(PR_SET_CHILD_SUBREAPER, 1);
}
