/*
 * Behind the fence a vault can be made, opened, written and given new keys,
 * and a terminal be used.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/export.h"
#include "core/person.h"
#include "support/fenced.h"

static int
open_and_write(void)
{
	struct unlock *unlock = NULL;
	struct person_new person = {
	    .name = "Mia",
	    .saying = {DAY_NONE, false, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};
	char code[CODE_TEXT_BYTES];

	if (clubhouse_unlock(fenced.house, "Sam", &unlock) != STATUS_OK)
		return FENCED_ODD;
	if (person_add(unlock_records(unlock), &person, code, NULL) !=
	    STATUS_OK)
		return FENCED_ODD;
	return unlock_close(&unlock) == STATUS_OK ? FENCED_WORKED : FENCED_ODD;
}

/* New keys for the vault: files made, renamed and removed. */
static int
remove_a_user(void)
{
	struct unlock *unlock = NULL;

	if (clubhouse_unlock(fenced.house, "Sam", &unlock) != STATUS_OK ||
	    unlock_user_remove(unlock, "Ana") != STATUS_OK)
		return FENCED_ODD;
	return unlock_close(&unlock) == STATUS_OK ? FENCED_WORKED : FENCED_ODD;
}

static int
make_a_vault(void)
{
	struct unlock *unlock = NULL;
	struct secret *phrase = keybox_phrase("Kim");
	struct secret *words = NULL;
	enum status status = unlock_make(
	    fenced.folder, "Kim", "Hill Road", &phrase, &unlock, &words);

	secret_drop(&words);
	return status == STATUS_OK && unlock_close(&unlock) == STATUS_OK
		   ? FENCED_WORKED
		   : FENCED_ODD;
}

/* Its library makes files of its own while it works. */
static int
make_a_spreadsheet(void)
{
	static const char text[] =
	    "sayso release 1\nplan\t00112233445566778899aabbccddeeff\n"
	    "project\tHill Road\nperiod\t2026-07-01\t2026-09-30\nbase\t5\n"
	    "table\tpeople\t1\n40\n";
	struct release release;
	struct export_period period = {"2026-Q2", &release, true};
	struct export export = {
	    .periods = &period, .periods_count = 1, .folder = fenced.folder};
	struct export_files files;
	enum status status = release_read(text, &release);

	if (status == STATUS_OK)
		status = export_make(&export, EXPORT_XLSX, &files);
	if (status != STATUS_OK)
		return FENCED_ODD;
	export_files_clear(&files);
	release_clear(&release);
	return FENCED_WORKED;
}

static int
hash_at_full_cost(void)
{
	static const unsigned char salt[crypto_pwhash_SALTBYTES] = {1};
	unsigned char key[32];

	return crypto_pwhash(key, sizeof(key), "words", 5, salt, 3,
		   (size_t)256 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) == 0
		   ? FENCED_WORKED
		   : FENCED_ODD;
}

static int
use_the_open_socket(void)
{
	char byte = 'x';
	struct iovec part = {&byte, 1};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};

	if (sendmsg(fenced.pair[0], &message, 0) != 1)
		return fenced_was(false);
	return fenced_was(recvmsg(fenced.pair[1], &message, 0) == 1);
}

static int
read_for_the_terminal(void)
{
	int file = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
	char byte;

	if (file < 0 || read(file, &byte, 1) != 1)
		return fenced_was(false);
	return fenced_was(access("/usr/share/terminfo", X_OK) != 0 ||
			  open("/usr/share/terminfo", O_RDONLY) >= 0);
}

static int
raise_a_signal(void)
{
	signal(SIGUSR1, SIG_IGN);
	return fenced_was(raise(SIGUSR1) == 0);
}

static void
a_vault_is_opened_and_written_behind_it(void **state)
{
	(void)state;
	fenced_assert_allowed(open_and_write);
	assert_true(clubhouse_try(fenced.house, "Sam") == STATUS_OK);
}

static void
the_keys_are_made_new_behind_it(void **state)
{
	(void)state;
	fenced_assert_allowed(remove_a_user);
	assert_false(clubhouse_has_user(fenced.house, "Ana"));
}

/* The supervisor made its folder. */
static void
a_vault_is_made_behind_it(void **state)
{
	char folder[256];

	(void)state;
	snprintf(folder, sizeof(folder), "%s/second", fenced.house->above);
	assert_int_equal(mkdir(folder, 0700), 0);
	fenced.folder = folder;
	fenced_assert_allowed(make_a_vault);
	clubhouse_remove(folder);
}

static void
a_spreadsheet_is_made_behind_it(void **state)
{
	(void)state;
	fenced_assert_allowed(make_a_spreadsheet);
}

static void
a_passphrase_is_tried_at_full_cost_behind_it(void **state)
{
	(void)state;
	fenced_assert_allowed(hash_at_full_cost);
}

static void
the_open_socket_and_the_terminals_files_can_be_used(void **state)
{
	(void)state;
	fenced_assert_allowed(use_the_open_socket);
	fenced_assert_allowed(read_for_the_terminal);
	fenced_assert_allowed(raise_a_signal);
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, fenced_setup, fenced_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_vault_is_opened_and_written_behind_it),
	    TEST(the_keys_are_made_new_behind_it),
	    TEST(a_vault_is_made_behind_it),
	    TEST(a_spreadsheet_is_made_behind_it),
	    TEST(a_passphrase_is_tried_at_full_cost_behind_it),
	    TEST(the_open_socket_and_the_terminals_files_can_be_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
