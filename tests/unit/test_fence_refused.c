/*
 * Behind the fence there is no network, no other program, no other process,
 * and no file but the vault's.  Each of these works outside it.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/fenced.h"

static int
make_a_socket(void)
{
	return fenced_was(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static int
make_a_local_socket(void)
{
	int made[2];

	return fenced_was(socketpair(AF_UNIX, SOCK_STREAM, 0, made) == 0);
}

static int
make_a_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	return fenced_was(child > 0 && waitpid(child, NULL, 0) == child);
}

static int
clone_plainly(void)
{
	long child = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);

	if (child == 0)
		_exit(0);
	return fenced_was(child > 0);
}

static int
start_a_program(void)
{
	char *const words[] = {"true", NULL};

	execv("/bin/true", words);
	return fenced_was(false);
}

/* Who is traced cannot be looked at for leaks: it leaves at once. */
static int
trace_oneself(void)
{
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
		_exit(FENCED_WORKED);
	return fenced_was(false);
}

static int
read_another_process(void)
{
	char byte;
	struct iovec here = {&byte, 1}, there = {fenced.house, 1};

	return fenced_was(
	    process_vm_readv(fenced.other, &here, 1, &there, 1, 0) == 1);
}

static int
signal_another_process(void)
{
	return fenced_was(kill(fenced.other, 0) == 0);
}

static int
type_into_the_terminal(void)
{
	char byte = 'x';

	/* Without a terminal it is refused as no terminal: ENOTTY. */
	if (ioctl(fenced.pair[0], TIOCSTI, &byte) != 0 && errno == ENOTTY)
		return FENCED_WORKED;
	return fenced_was(false);
}

static int
type_with_high_bits_set(void)
{
	char byte = 'x';

	if (syscall(SYS_ioctl, fenced.pair[0], 0x100000000 | TIOCSTI, &byte) !=
		0 &&
	    errno == ENOTTY)
		return FENCED_WORKED;
	return fenced_was(false);
}

static int
become_dumpable(void)
{
	return fenced_was(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
}

static int
read_outside(void)
{
	return fenced_was(open(fenced.outside, O_RDONLY | O_CLOEXEC) >= 0);
}

static int
read_passwd(void)
{
	return fenced_was(open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
}

static int
read_own_memory(void)
{
	return fenced_was(open("/proc/self/mem", O_RDONLY | O_CLOEXEC) >= 0);
}

static int
write_outside(void)
{
	return fenced_was(open(fenced.outside, O_WRONLY | O_CLOEXEC) >= 0);
}

static int
make_outside(void)
{
	char name[300];

	snprintf(name, sizeof(name), "%s.new", fenced.outside);
	if (open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) < 0)
		return fenced_was(false);
	return fenced_was(unlink(name) == 0);
}

static int
remove_outside(void)
{
	return fenced_was(unlink(fenced.outside) == 0);
}

static int
change_modes_outside(void)
{
	return fenced_was(chmod(fenced.outside, 0400) == 0);
}

static int
move_the_key_file_out(void)
{
	char from[300], to[300];

	snprintf(from, sizeof(from), "%s/vault.key", fenced.house->box.path);
	snprintf(to, sizeof(to), "%s.key", fenced.outside);
	if (rename(from, to) != 0)
		return fenced_was(false);
	return fenced_was(rename(to, from) == 0);
}

static int
link_outside_into_the_vault(void)
{
	char name[300];

	snprintf(name, sizeof(name), "%s/link", fenced.house->box.path);
	if (link(fenced.outside, name) != 0)
		return fenced_was(false);
	return fenced_was(unlink(name) == 0);
}

static void
there_is_no_network(void **state)
{
	(void)state;
	fenced_assert_forbidden(make_a_socket);
	fenced_assert_forbidden(make_a_local_socket);
}

static void
there_is_no_other_program_or_process(void **state)
{
	(void)state;
	fenced_assert_forbidden(make_a_process);
	fenced_assert_forbidden(clone_plainly);
	fenced_assert_forbidden(start_a_program);
	fenced_assert_forbidden(trace_oneself);
	fenced_assert_forbidden(read_another_process);
	fenced_assert_forbidden(signal_another_process);
	fenced_assert_forbidden(become_dumpable);
}

static void
nothing_is_typed_into_the_terminal(void **state)
{
	(void)state;
	fenced_assert_forbidden(type_into_the_terminal);
	fenced_assert_forbidden(type_with_high_bits_set);
}

static void
no_file_outside_is_read(void **state)
{
	(void)state;
	fenced_assert_forbidden_file(read_outside);
	fenced_assert_forbidden_file(read_passwd);
	fenced_assert_forbidden_file(read_own_memory);
}

static void
no_file_outside_is_made_changed_or_removed(void **state)
{
	(void)state;
	fenced_assert_forbidden_file(write_outside);
	fenced_assert_forbidden_file(make_outside);
	fenced_assert_forbidden_file(remove_outside);
	fenced_assert_forbidden(change_modes_outside);
}

static void
nothing_is_moved_into_or_out_of_the_vault(void **state)
{
	(void)state;
	fenced_assert_forbidden_file(move_the_key_file_out);
	fenced_assert_forbidden(link_outside_into_the_vault);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, fenced_setup, fenced_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(there_is_no_network),
	    TEST(there_is_no_other_program_or_process),
	    TEST(nothing_is_typed_into_the_terminal),
	    TEST(no_file_outside_is_read),
	    TEST(no_file_outside_is_made_changed_or_removed),
	    TEST(nothing_is_moved_into_or_out_of_the_vault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
