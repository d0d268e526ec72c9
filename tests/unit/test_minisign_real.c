/*
 * minisign, the program: it takes what we sign and refuses it after any change,
 * and we take what it signs.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/signed.h"

struct real {
	struct signed_text *made;
	char folder[96];
};

static int
setup(void **state)
{
	struct real *real = calloc(1, sizeof(*real));
	const char *above = getenv("TMPDIR");
	void *made = NULL;

	if (signed_setup(&made) != 0)
		return -1;
	real->made = made;
	snprintf(real->folder, sizeof(real->folder), "%.70s/minisign.XXXXXX",
	    above == NULL ? "/tmp" : above);
	*state = real;
	return mkdtemp(real->folder) == NULL ? -1 : 0;
}

static const char *const names[] = {"m", "m.minisig", "p.pub", "s.key"};

static int
teardown(void **state)
{
	struct real *real = *state;
	void *made = real->made;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[128];

		snprintf(path, sizeof(path), "%s/%s", real->folder, names[i]);
		unlink(path);
	}
	rmdir(real->folder);
	free(real);
	return signed_teardown(&made);
}

static void
put(const struct real *real, const char *name, const struct buf *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", real->folder, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(
	    fwrite(text->text, 1, text->length, file), text->length);
	assert_int_equal(fclose(file), 0);
}

static void
get(const struct real *real, const char *name, struct buf *text)
{
	char path[128], bytes[4096];
	FILE *file;
	size_t size;

	snprintf(path, sizeof(path), "%s/%s", real->folder, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	size = fread(bytes, 1, sizeof(bytes), file);
	assert_int_equal(fclose(file), 0);
	buf_reset(text);
	buf_add(text, bytes, size);
}

/* Run it in the folder, silently; its exit status. */
static int
run(const struct real *real, const char *const *arguments)
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);
		char *copies[16] = {NULL};

		for (int i = 0; i < 15 && arguments[i] != NULL; i++)
			copies[i] = strdup(arguments[i]);
		if (null < 0 || chdir(real->folder) != 0 || dup2(null, 0) < 0 ||
		    dup2(null, 1) < 0 || dup2(null, 2) < 0)
			_exit(99);
		execvp("minisign", copies);
		_exit(98);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) < 98);
	return WEXITSTATUS(status);
}

static bool
is_accepted(const struct real *real)
{
	static const char *const arguments[] = {
	    "minisign", "-Vm", "m", "-p", "p.pub", NULL};

	return run(real, arguments) == 0;
}

static void
put_all(const struct real *real)
{
	put(real, "m", &real->made->message);
	put(real, "m.minisig", &real->made->text);
	put(real, "p.pub", &real->made->public_text);
}

/*
 * Another byte.  The last letter of base64 before "=" holds bits that mean
 * nothing, which the real program does not look at: there it is a letter whose
 * bits that count are others.
 */
static char
changed(const struct buf *text, size_t at)
{
	char byte = text->text[at];

	if (text->text[at + 1] != '=')
		return (char)(byte ^ 1);
	return byte == 'A' ? 'Q' : 'A';
}

/* Each byte of a file from ${first} on, changed, is refused. */
static void
refused_after_any_change(
    const struct real *real, const char *name, struct buf *text, size_t first)
{
	for (size_t i = first; i < text->length; i++) {
		char byte = text->text[i];

		text->text[i] = changed(text, i);
		put(real, name, text);
		if (is_accepted(real))
			fail_msg("%s is taken with byte %zu changed", name, i);
		text->text[i] = byte;
	}
	put(real, name, text);
	assert_true(is_accepted(real));
}

static size_t
second_line(const struct buf *text)
{
	return strcspn(text->text, "\n") + 1;
}

static void
it_takes_ours_and_nothing_that_was_changed(void **state)
{
	struct real *real = *state;
	struct signed_text *made = real->made;

	put_all(real);
	assert_true(is_accepted(real));
	refused_after_any_change(real, "m", &made->message, 0);
	/* Behind the first line, and but for the newline at the end. */
	buf_cut(&made->text, made->text.length - 1);
	refused_after_any_change(
	    real, "m.minisig", &made->text, second_line(&made->text));
	buf_cut(&made->public_text, made->public_text.length - 1);
	refused_after_any_change(
	    real, "p.pub", &made->public_text, second_line(&made->public_text));
}

static void
make_theirs(const struct real *real, bool is_old, const char *to)
{
	static const char *const make[] = {
	    "minisign", "-GfW", "-p", "p.pub", "-s", "s.key", NULL};
	const char *sign[] = {"minisign", is_old ? "-Sl" : "-SH", "-s", "s.key",
	    "-m", "m", "-x", to, "-t", "signed\tby the program", NULL};

	put(real, "m", &real->made->message);
	assert_int_equal(run(real, make), 0);
	assert_int_equal(run(real, sign), 0);
}

static void
we_take_theirs_and_nothing_that_was_changed(void **state)
{
	struct real *real = *state;
	struct buf text = BUF_EMPTY, public_text = BUF_EMPTY;
	struct buf *message = &real->made->message;
	unsigned char sign_public[VAULT_KEY_BYTES], id[MINISIGN_ID_BYTES];

	make_theirs(real, false, "m.minisig");
	get(real, "m.minisig", &text);
	get(real, "p.pub", &public_text);
	assert_int_equal(minisign_read_public(public_text.text,
			     public_text.length, sign_public, id),
	    STATUS_OK);
	assert_int_equal(
	    minisign_verify(sign_public, id, message, &text), STATUS_OK);
	for (size_t i = second_line(&text); i < text.length; i++) {
		text.text[i] ^= 1;
		assert_int_not_equal(
		    minisign_verify(sign_public, id, message, &text),
		    STATUS_OK);
		text.text[i] ^= 1;
	}
	id[0] ^= 1;
	assert_int_equal(
	    minisign_verify(sign_public, id, message, &text), STATUS_DENIED);
	id[0] ^= 1;
	buf_add_text(message, " ");
	assert_int_equal(
	    minisign_verify(sign_public, id, message, &text), STATUS_DENIED);
	buf_clear(&text);
	buf_clear(&public_text);
}

static void
we_do_not_take_what_it_signs_in_the_old_way(void **state)
{
	struct real *real = *state;
	struct buf text = BUF_EMPTY, public_text = BUF_EMPTY;
	unsigned char sign_public[VAULT_KEY_BYTES], id[MINISIGN_ID_BYTES];

	make_theirs(real, true, "m.minisig");
	assert_true(is_accepted(real));
	get(real, "m.minisig", &text);
	get(real, "p.pub", &public_text);
	assert_int_equal(minisign_read_public(public_text.text,
			     public_text.length, sign_public, id),
	    STATUS_OK);
	assert_int_equal(
	    minisign_verify(sign_public, id, &real->made->message, &text),
	    STATUS_INVALID);
	buf_clear(&text);
	buf_clear(&public_text);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(it_takes_ours_and_nothing_that_was_changed),
	    T(we_take_theirs_and_nothing_that_was_changed),
	    T(we_do_not_take_what_it_signs_in_the_old_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
