/*
 * Keys in guarded memory, and the end that die() makes of the process.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/secret.h"

#define PAGE_BYTES 4096

/* AddressSanitizer asks for this: let memory run out as it does without. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

/* VmLck of this process in kB. */
static long
locked_kb(void)
{
	FILE *about = fopen("/proc/self/status", "re");
	char line[256];
	long kb = -1;

	assert_non_null(about);
	while (fgets(line, sizeof(line), about) != NULL)
		if (strncmp(line, "VmLck:", 6) == 0)
			kb = strtol(line + 6, NULL, 10);
	fclose(about);
	assert_true(kb >= 0);
	return kb;
}

/* What locking one page adds here: nothing where a sanitizer undoes it. */
static long
kb_of_a_locked_page(void)
{
	long before = locked_kb();
	long added;
	void *page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_ptr_not_equal(page, MAP_FAILED);
	assert_int_equal(mlock(page, PAGE_BYTES), 0);
	added = locked_kb() - before;
	munmap(page, PAGE_BYTES);
	return added;
}

static void
a_secret_is_locked_in_memory_while_it_lives(void **state)
{
	long page = kb_of_a_locked_page();
	long before = locked_kb();
	struct secret *secret = secret_new(32);

	(void)state;
	assert_true(locked_kb() >= before + page);
	secret_free(secret);
	assert_int_equal(locked_kb(), before);
}

static void
a_new_secret_is_zero(void **state)
{
	static const unsigned char zero[1000];
	struct secret *secret = secret_new(sizeof(zero));

	(void)state;
	assert_int_equal(secret_size(secret), sizeof(zero));
	assert_memory_equal(secret_bytes(secret), zero, sizeof(zero));
	secret_free(secret);
	secret_free(NULL);
}

static void
random_secrets_differ(void **state)
{
	static const unsigned char zero[32];
	struct secret *one = secret_random(32);
	struct secret *other = secret_random(32);

	(void)state;
	assert_memory_not_equal(secret_bytes(one), secret_bytes(other), 32);
	assert_memory_not_equal(secret_bytes(one), zero, 32);
	secret_free(one);
	secret_free(other);
}

static void
a_copy_has_the_bytes_and_its_own_life(void **state)
{
	char source[] = "correct horse";
	struct secret *copy = secret_copy(source, sizeof(source));

	(void)state;
	memset(source, 'x', sizeof(source));
	assert_memory_equal(secret_bytes(copy), "correct horse", 14);
	secret_drop(&copy);
	assert_null(copy);
	secret_drop(&copy);
}

static void
shortening_wipes_what_is_cut_off(void **state)
{
	static const unsigned char zero[8];
	struct secret *secret = secret_copy("passwordREST", 12);

	(void)state;
	secret_shorten(secret, 8);
	assert_int_equal(secret_size(secret), 8);
	assert_memory_equal(secret_bytes(secret), "password", 8);
	assert_memory_equal(secret_bytes(secret) + 8, zero, 4);
	secret_shorten(secret, 0);
	assert_int_equal(secret_size(secret), 0);
	assert_memory_equal(secret_bytes(secret), zero, 8);
	secret_free(secret);
}

/* Exit status of a child that runs ${act}; what it said into ${said}. */
static int
status_of_child(void (*act)(void), char *said, size_t size)
{
	int channel[2];
	size_t length = 0;
	ssize_t got;
	int status;
	pid_t child;

	assert_int_equal(pipe(channel), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		/* cmocka's own handler would go on with the next test. */
		signal(SIGSEGV, SIG_DFL);
		signal(SIGBUS, SIG_DFL);
		dup2(channel[1], STDERR_FILENO);
		close(channel[0]);
		close(channel[1]);
		act();
		_exit(0);
	}
	close(channel[1]);
	while ((got = read(channel[0], said + length, size - 1 - length)) > 0)
		length += (size_t)got;
	said[length] = '\0';
	close(channel[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void
write_within_a_secret(void)
{
	struct secret *secret = secret_new(PAGE_BYTES);
	volatile unsigned char *bytes = secret_bytes(secret);

	bytes[PAGE_BYTES - 1] = 1;
	secret_free(secret);
}

static void
write_past_a_secret(void)
{
	struct secret *secret = secret_new(PAGE_BYTES);
	volatile unsigned char *bytes = secret_bytes(secret);

	bytes[PAGE_BYTES] = 1;
	secret_free(secret);
}

static void
writing_past_a_secret_ends_the_process(void **state)
{
	char said[65536];

	(void)state;
	assert_int_equal(
	    status_of_child(write_within_a_secret, said, sizeof(said)), 0);
	assert_int_not_equal(
	    status_of_child(write_past_a_secret, said, sizeof(said)), 0);
}

static void
ask_for_too_much(void)
{
	secret_free(secret_new(((size_t)1 << 20) + 1));
}

static void
ask_for_the_most(void)
{
	secret_free(secret_new((size_t)1 << 20));
}

static void
a_secret_has_from_one_byte_to_one_mib(void **state)
{
	char said[4096];
	int status;

	(void)state;
	assert_int_equal(
	    status_of_child(ask_for_the_most, said, sizeof(said)), 0);
	status = status_of_child(ask_for_too_much, said, sizeof(said));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
}

static void
lengthen_a_secret(void)
{
	static struct secret *volatile secret; /* no leak: held to the end */

	secret = secret_new(8);
	secret_shorten(secret, 9);
}

static void
a_secret_is_never_lengthened(void **state)
{
	char said[4096];
	int status = status_of_child(lengthen_a_secret, said, sizeof(said));

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
}

static void
say_goodbye(void)
{
	if (write(STDERR_FILENO, "terminal back\n", 14) != 14)
		_exit(1);
	die(71, "The hook died.");
}

static void
die_with_a_hook(void)
{
	mem_on_death(say_goodbye);
	die(70, "The end.");
}

static void
die_plainly(void)
{
	die(74, "The end.");
}

static void
use_up_memory(void)
{
	mem_free(mem_alloc(SIZE_MAX / 2, 8));
}

static void
dying_says_one_sentence_and_leaves_with_the_code(void **state)
{
	char said[4096];
	int status = status_of_child(die_plainly, said, sizeof(said));

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 74);
	assert_string_equal(said, "The end.\n");
}

static void
the_hook_runs_once_even_when_it_dies_itself(void **state)
{
	char said[4096];
	int status = status_of_child(die_with_a_hook, said, sizeof(said));

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 71);
	assert_string_equal(said, "terminal back\nThe hook died.\n");
}

static void
running_out_of_memory_is_the_end(void **state)
{
	char said[65536];
	int status = status_of_child(use_up_memory, said, sizeof(said));

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
	assert_non_null(strstr(said, "not enough memory"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_secret_is_locked_in_memory_while_it_lives),
	    cmocka_unit_test(a_new_secret_is_zero),
	    cmocka_unit_test(random_secrets_differ),
	    cmocka_unit_test(a_copy_has_the_bytes_and_its_own_life),
	    cmocka_unit_test(shortening_wipes_what_is_cut_off),
	    cmocka_unit_test(writing_past_a_secret_ends_the_process),
	    cmocka_unit_test(a_secret_has_from_one_byte_to_one_mib),
	    cmocka_unit_test(a_secret_is_never_lengthened),
	    cmocka_unit_test(dying_says_one_sentence_and_leaves_with_the_code),
	    cmocka_unit_test(the_hook_runs_once_even_when_it_dies_itself),
	    cmocka_unit_test(running_out_of_memory_is_the_end),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
