/*
 * cli: the command line.
 *
 * Reads what was typed, runs one command and says what came of it: results on
 * standard output, messages on standard error.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Do what was typed; gives the exit status of the process. */
int cli_main(int argc, char **argv);

#endif
