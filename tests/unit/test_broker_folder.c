/*
 * The folder for backups: typed to the supervisor, and then of use for names
 * of backups only, whatever the stretch behind the fence asks for.
 */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/secret.h"
#include "os/broker.h"
#include "os/broker_internal.h"
#include "support/place.h"
#include "support/pty.h"
#include "support/stretches.h"

#define PROMPT   "> "
#define OURS     "sayso-2026-11-28-K7QX.backup"
#define OLDER    "sayso-2026-11-02-AB12.backup"
#define ERASURES "sayso-erasures-00112233445566778899aabbccddeeff.txt"
#define ODD      (SUPERVISED_LOCK + 20)

static void
report(const char *what, const char *name, enum status status)
{
	stretch_say("%s %s: %s.\n", what, name, status_name(status));
}

static enum status
name_folder(struct supervised *self)
{
	struct broker_file file;
	enum status status = broker_open_folder(self, &file);

	stretch_say("folder %s hiding=%d name=%s.\n", status_name(status),
	    file.wants_hiding, file.name);
	return status;
}

/* Type one line after the other, each when it is asked for. */
static void
answer(struct pty *pty, int (*act)(void), const char *const *lines)
{
	pty_begin(pty, act);
	for (int i = 0; lines[i] != NULL; i++) {
		pty_wait_for(pty, PROMPT, i + 1);
		pty_type(pty, lines[i]);
	}
	assert_int_equal(pty_end(pty), 0);
}

#define ANSWER(pty, act, ...)                                                  \
	answer(pty, act, (const char *const[]){__VA_ARGS__, NULL})

static void
assert_said(const struct pty *pty, const char *line)
{
	if (strstr(pty->printed, line) == NULL)
		print_error("%s\n", pty->printed);
	assert_non_null(strstr(pty->printed, line));
}

/* -------------------------------------------------------------- what works */

static void
say_name(void *finder, const char *name)
{
	(void)finder;
	stretch_say("listed %s.\n", name);
}

static void
write_new(struct supervised *self, const char *name)
{
	int file = -1;
	enum status status = broker_folder_create(self, name, &file);

	report("create", name, status);
	if (status == STATUS_OK && write(file, "backup", 6) != 6)
		_exit(ODD);
	close(file);
}

static void
read_back(struct supervised *self, const char *name)
{
	char content[16] = "";
	int file = -1;
	enum status status = broker_folder_read(self, name, &file);

	report("read", name, status);
	if (status != STATUS_OK)
		return;
	if (read(file, content, sizeof(content) - 1) < 0)
		_exit(ODD);
	stretch_say("content=%s.\n", content);
	stretch_say("may write: %d.\n", write(file, "x", 1) == 1);
	close(file);
}

static void
change(struct supervised *self, const char *name)
{
	int file = -1;
	enum status status = broker_folder_change(self, name, &file);

	report("change", name, status);
	if (status == STATUS_OK && pwrite(file, "B", 1, 0) != 1)
		_exit(ODD);
	close(file);
}

static int
use_folder(void *context, const struct supervised *self)
{
	struct supervised mine = *self;

	(void)context;
	if (name_folder(&mine) != STATUS_OK)
		return SUPERVISED_LEAVE;
	write_new(&mine, OURS);
	write_new(&mine, OURS);
	change(&mine, OURS);
	read_back(&mine, OURS);
	report("list", "all", broker_folder_list(&mine, say_name, NULL));
	report("sync", "all", broker_folder_sync(&mine));
	report("remove", OLDER, broker_folder_remove(&mine, OLDER));
	report("remove", OLDER, broker_folder_remove(&mine, OLDER));
	read_back(&mine, OLDER);
	return SUPERVISED_LEAVE;
}

static int
run_use_folder(void)
{
	return stretch_run(use_folder);
}

static void
names_of_backups_are_made_read_changed_listed_and_removed(void **state)
{
	struct stat about;
	struct pty pty;

	(void)state;
	assert_int_equal(mkdir("BLUE", 0700), 0);
	place_write("BLUE/" OLDER, "old", 3);
	place_write("BLUE/" ERASURES, "gone", 4);
	place_write("BLUE/holiday.jpg", "sea", 3);
	ANSWER(&pty, run_use_folder, "BLUE\n");
	assert_said(&pty, BROKER_BACKUP_FOLDER);
	assert_said(&pty, "folder OK hiding=0 name=BLUE.");
	assert_said(&pty, "create " OURS ": OK.");
	assert_said(&pty, "create " OURS ": CANNOT_CREATE.");
	assert_said(&pty, "content=Backup.");
	assert_said(&pty, "may write: 0.");
	assert_said(&pty,
	    "listed " OLDER ".\r\nlisted " OURS ".\r\nlisted " ERASURES ".");
	assert_null(strstr(pty.printed, "holiday"));
	assert_said(&pty, "list all: OK.");
	assert_said(&pty, "sync all: OK.");
	assert_said(&pty, "remove " OLDER ": OK.");
	assert_said(&pty, "read " OLDER ": NO_INPUT.");
	assert_int_equal(access("BLUE/" OLDER, F_OK), -1);
	assert_int_equal(access("BLUE/holiday.jpg", F_OK), 0);
	assert_int_equal(stat("BLUE/" OURS, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void
a_folder_that_is_none_is_told_and_asked_for_again(void **state)
{
	struct pty pty;

	(void)state;
	assert_int_equal(mkdir("BLUE", 0700), 0);
	assert_int_equal(mkdir("Dropbox", 0700), 0);
	place_write("file", "", 0);
	ANSWER(
	    &pty, run_use_folder, "RED\n", "file\n", "Dropbox\n", "./BLUE/\n");
	assert_said(&pty, "There is no folder of that name.");
	assert_said(&pty, "That is not a folder.");
	assert_said(&pty, "a sync program copies it.");
	assert_said(&pty, "folder OK hiding=0 name=BLUE.");
}

static void
who_names_none_goes_back(void **state)
{
	struct pty pty;

	(void)state;
	ANSWER(&pty, run_use_folder, "\n");
	assert_said(&pty, "folder NOT_FOUND hiding=0 name=.");
	ANSWER(&pty, run_use_folder, "\x18");
	assert_said(&pty, "folder NOT_FOUND hiding=1 name=.");
}

/* ------------------------------------------------------ what is refused */

static const char *const foreign[] = {"holiday.jpg", "../secret",
    "../BLUE/" OURS, "/etc/passwd", ".", "..", "", OURS ".bak", "x" OURS,
    "sayso-erasures-..txt"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
ask_for_others(void *context, const struct supervised *self)
{
	struct supervised mine = *self;

	(void)context;
	if (name_folder(&mine) != STATUS_OK)
		return ODD;
	for (size_t i = 0; i < COUNT(foreign); i++) {
		int file = -1;
		const char *name = foreign[i];
		bool is_any =
		    broker_folder_read(&mine, name, &file) == STATUS_OK ||
		    broker_folder_change(&mine, name, &file) == STATUS_OK ||
		    broker_folder_create(&mine, name, &file) == STATUS_OK ||
		    broker_folder_remove(&mine, name) == STATUS_OK;

		stretch_say("%s is %s.\n", name, is_any ? "mine" : "not mine");
	}
	read_back(&mine, OURS);
	return SUPERVISED_LEAVE;
}

static int
run_ask_for_others(void)
{
	return stretch_run(ask_for_others);
}

static void
no_other_name_is_opened_made_or_removed(void **state)
{
	char line[128];
	struct pty pty;

	(void)state;
	assert_int_equal(mkdir("BLUE", 0700), 0);
	place_write("BLUE/" OURS, "backup", 6);
	place_write("BLUE/holiday.jpg", "sea", 3);
	place_write("secret", "secret", 6);
	ANSWER(&pty, run_ask_for_others, "BLUE\n");
	for (size_t i = 0; i < COUNT(foreign); i++) {
		snprintf(line, sizeof(line), "%s is not mine.", foreign[i]);
		assert_said(&pty, line);
	}
	assert_said(&pty, "content=backup.");
	assert_int_equal(access("BLUE/holiday.jpg", F_OK), 0);
	assert_int_equal(access("secret", F_OK), 0);
	assert_int_equal(access("BLUE/" OURS ".bak", F_OK), -1);
}

static void
what_bears_our_name_and_is_no_ordinary_file_is_left_alone(void **state)
{
	struct pty pty;

	(void)state;
	assert_int_equal(mkdir("BLUE", 0700), 0);
	place_write("secret", "secret", 6);
	assert_int_equal(symlink("../secret", "BLUE/" OLDER), 0);
	assert_int_equal(mkfifo("BLUE/" OURS, 0600), 0);
	ANSWER(&pty, run_use_folder, "BLUE\n");
	assert_said(&pty, "create " OURS ": CANNOT_CREATE.");
	assert_said(&pty, "change " OURS ": NO_INPUT.");
	assert_said(&pty, "read " OURS ": NO_INPUT.");
	assert_said(&pty, "remove " OLDER ": DENIED.");
	assert_said(&pty, "read " OLDER ": NO_INPUT.");
	assert_int_equal(access("secret", F_OK), 0);
	assert_null(strstr(pty.printed, "content="));
}

static int
use_no_folder(void *context, const struct supervised *self)
{
	struct supervised mine = *self;

	(void)context;
	write_new(&mine, OURS);
	report("list", "all", broker_folder_list(&mine, say_name, NULL));
	if (!self->is_first)
		return SUPERVISED_LEAVE;
	if (name_folder(&mine) != STATUS_OK)
		return ODD;
	write_new(&mine, OLDER);
	report("close", "all", broker_close_folder(&mine));
	write_new(&mine, OURS);
	return name_folder(&mine) == STATUS_OK ? SUPERVISED_LOCK : ODD;
}

static int
run_use_no_folder(void)
{
	return stretch_run(use_no_folder);
}

static void
nothing_is_done_before_one_is_named_nor_after_close_or_lock(void **state)
{
	struct pty pty;

	(void)state;
	assert_int_equal(mkdir("BLUE", 0700), 0);
	ANSWER(&pty, run_use_no_folder, "BLUE\n", "BLUE\n");
	assert_said(&pty, "create " OURS ": DENIED.\r\nlist all: DENIED.");
	assert_said(&pty, "create " OLDER ": OK.\r\nclose all: OK.\r\n"
			  "create " OURS ": DENIED.");
	assert_null(strstr(pty.printed, "create " OURS ": OK."));
	assert_int_equal(access("BLUE/" OURS, F_OK), -1);
	assert_int_equal(access("BLUE/" OLDER, F_OK), 0);
}

/* ------------------------------------------------------------ nonsense */

static struct broker_asking nonsense;

static int
send_nonsense(void *context, const struct supervised *self)
{
	struct supervised mine = *self;
	struct iovec part = {&nonsense, sizeof(nonsense)};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};

	(void)context;
	if (sendmsg(mine.broker, &message, 0) < 0)
		return ODD;
	(void)name_folder(&mine);
	return SUPERVISED_LEAVE;
}

static int
run_send_nonsense(void)
{
	return stretch_run(send_nonsense);
}

static void
assert_served_no_more(void)
{
	struct pty pty;

	pty_begin(&pty, run_send_nonsense);
	assert_int_equal(pty_end(&pty), 0);
	assert_said(&pty, "folder IO");
	assert_null(strstr(pty.printed, BROKER_BACKUP_FOLDER));
}

static void
who_does_not_keep_to_the_protocol_is_served_no_more(void **state)
{
	(void)state;
	nonsense = (struct broker_asking){.deed = BROKER_IN_CLOSE + 1};
	assert_served_no_more();
	nonsense = (struct broker_asking){.deed = BROKER_IN_READ};
	memset(nonsense.name, 'a', sizeof(nonsense.name));
	assert_served_no_more();
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, place_enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(names_of_backups_are_made_read_changed_listed_and_removed),
	    TEST(a_folder_that_is_none_is_told_and_asked_for_again),
	    TEST(who_names_none_goes_back),
	    TEST(no_other_name_is_opened_made_or_removed),
	    TEST(what_bears_our_name_and_is_no_ordinary_file_is_left_alone),
	    TEST(nothing_is_done_before_one_is_named_nor_after_close_or_lock),
	    TEST(who_does_not_keep_to_the_protocol_is_served_no_more),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
