/*
 * What the process denies itself.  Each test hardens a child of its own and
 * looks from inside it.  close_range(2) is replaced by one that can be told to
 * be missing, as it is in older kernels.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "os/harden.h"

static bool is_old_kernel;

int
close_range(unsigned int first, unsigned int last, int flags)
{
	if (is_old_kernel) {
		errno = ENOSYS;
		return -1;
	}
	return (int)syscall(SYS_close_range, first, last, flags);
}

/* What ${look} answers in a child, before or after it was hardened. */
static bool
answer_of(bool (*look)(void), bool hardened)
{
	int status = -1;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		if (hardened && harden_process() != STATUS_OK)
			_exit(2);
		_exit(look() ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_in_range(WEXITSTATUS(status), 0, 1);
	return WEXITSTATUS(status) == 0;
}

static bool
leaves_a_core(void)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_max != 0 ||
	       prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0;
}

static void
nothing_of_it_can_be_dumped(void **state)
{
	(void)state;
	assert_true(answer_of(leaves_a_core, false));
	assert_false(answer_of(leaves_a_core, true));
}

static bool
makes_files_for_others(void)
{
	return (umask(0) & 077) != 077;
}

static void
new_files_are_ours_alone(void **state)
{
	mode_t before = umask(0);

	(void)state;
	assert_true(answer_of(makes_files_for_others, false));
	assert_false(answer_of(makes_files_for_others, true));
	umask(before);
}

/* A file in place of a message's descriptor would be written into. */
static bool
a_file_lands_on_standard_error(void)
{
	int file = open("/dev/null", O_RDONLY);

	return file <= STDERR_FILENO;
}

static bool
lands_after_closing(void)
{
	close(STDIN_FILENO);
	close(STDERR_FILENO);
	return a_file_lands_on_standard_error();
}

static bool
lands_after_closing_and_hardening(void)
{
	close(STDIN_FILENO);
	close(STDERR_FILENO);
	return harden_process() != STATUS_OK ||
	       a_file_lands_on_standard_error();
}

static void
missing_standard_descriptors_are_filled(void **state)
{
	(void)state;
	assert_true(answer_of(lands_after_closing, false));
	assert_false(answer_of(lands_after_closing_and_hardening, false));
}

static int stray = -1;

static bool
stray_lives_on_after_exec(void)
{
	return (fcntl(stray, F_GETFD) & FD_CLOEXEC) == 0;
}

static bool
stray_is_open(void)
{
	return fcntl(stray, F_GETFD) >= 0;
}

static void
other_descriptors_stay_open_but_are_not_passed_on(void **state)
{
	int channel[2];

	(void)state;
	assert_int_equal(pipe(channel), 0);
	stray = fcntl(channel[0], F_DUPFD, 100);
	assert_true(stray >= 100);
	assert_true(answer_of(stray_lives_on_after_exec, false));
	assert_false(answer_of(stray_lives_on_after_exec, true));
	assert_true(answer_of(stray_is_open, true));
	is_old_kernel = true;
	assert_true(answer_of(stray_lives_on_after_exec, false));
	assert_false(answer_of(stray_lives_on_after_exec, true));
	assert_true(answer_of(stray_is_open, true));
	is_old_kernel = false;
	close(stray);
	close(channel[0]);
	close(channel[1]);
}

static const char *variable;

static bool
variable_is_set(void)
{
	const char *value = getenv(variable);

	return value != NULL && strcmp(value, "a=b") == 0;
}

static void
only_listed_variables_are_left(void **state)
{
	static const char *const kept[] = {"TERM", "LANG", "LANGUAGE", "LC_ALL",
	    "LC_CTYPE", "HOME", "TZ", "PATH", "XDG_STATE_HOME", "NO_COLOR",
	    "COLORTERM", "ACCESSIBLE", "ESCDELAY", "COLUMNS", "LINES"};
	static const char *const dropped[] = {"TERMINFO", "TERMCAP",
	    "LD_PRELOAD", "TMPDIR", "SQLITE_TMPDIR", "PASSPHRASE",
	    "TERM_PROGRAM", "LC", "XDG", "HOMEPATH", "MALLOC_CHECK_"};

	(void)state;
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		variable = kept[i];
		assert_int_equal(setenv(variable, "a=b", 1), 0);
		assert_true(answer_of(variable_is_set, false));
		assert_true(answer_of(variable_is_set, true));
	}
	for (size_t i = 0; i < sizeof(dropped) / sizeof(*dropped); i++) {
		variable = dropped[i];
		assert_int_equal(setenv(variable, "a=b", 1), 0);
		assert_true(answer_of(variable_is_set, false));
		assert_false(answer_of(variable_is_set, true));
		unsetenv(variable);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_of_it_can_be_dumped),
	    cmocka_unit_test(new_files_are_ours_alone),
	    cmocka_unit_test(missing_standard_descriptors_are_filled),
	    cmocka_unit_test(other_descriptors_stay_open_but_are_not_passed_on),
	    cmocka_unit_test(only_listed_variables_are_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
