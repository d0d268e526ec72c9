/*
 * prompt_internal: the terminal while a question stands on it.
 */
#ifndef OS_PROMPT_INTERNAL_H
#define OS_PROMPT_INTERNAL_H

#include <stdbool.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>

#include "base/status.h"

/* Signals that would end or stop the process with the echo off. */
#define PROMPT_SIGNALS 5

struct prompt_terminal {
	int descriptor;
	struct termios settings; /* as they were */
	sigset_t mask;           /* as it was: signals arrive only in waits */
	struct sigaction actions[PROMPT_SIGNALS]; /* as they were */
};

/* Open /dev/tty; NO_INPUT, with a sentence, when there is none. */
MUST_USE enum status prompt_terminal_open(struct prompt_terminal *terminal);
void prompt_terminal_close(struct prompt_terminal *terminal);

/*
 * Set echo on or off and hold the signals; put both back. prompt_terminal_end()
 * then lets happen what was held; true when the process was stopped and has
 * come back, so that the question must be asked again.
 */
MUST_USE enum status prompt_terminal_begin(
    struct prompt_terminal *terminal, bool echo);
bool prompt_terminal_end(struct prompt_terminal *terminal);

/* Wait for input; false when a signal came instead. */
bool prompt_terminal_wait(const struct prompt_terminal *terminal);

/* Print; what cannot be printed is no failure of ours. */
void prompt_terminal_say(
    const struct prompt_terminal *terminal, const char *text);

#endif
