/*
 * main: the order in which sayso starts.
 *
 * Nothing is read, asked for or opened before the process has denied itself
 * what it does not need.
 */
#include "base/mem.h"
#include "base/secret.h"
#include "base/status.h"
#include "cli/cli.h"
#include "os/harden.h"

int
main(int argc, char **argv)
{
	enum status status = harden_process();

	if (status == STATUS_OK)
		status = secret_start();
	if (status != STATUS_OK)
		die(status_exit_code(status), status_sentence(status));
	return cli_main(argc, argv);
}
