/*
 * logger: see the header.  The process never returns to the test that started
 * it, so it says nothing in cmocka's words: whatever goes wrong there is its
 * exit status.
 */
#include "support/logger.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include <sqlite3.h>

#include "app/unlock.h"
#include "base/day.h"
#include "core/field.h"
#include "core/person.h"
#include "core/session.h"

enum { DID_WELL, COULD_NOT_OPEN, COULD_NOT_LOG, COULD_NOT_SAY };

static const char passphrase[] = "the kettle sings in four sharps";

/* ------------------------------------------------------------- the vault */

static struct secret *
its_passphrase(void)
{
	return secret_copy(passphrase, sizeof passphrase);
}

static void
add_person(struct records *records, size_t i, char code[CODE_TEXT_BYTES])
{
	static const struct consent_say says[] = {
	    {"attendance", SEE_TEAM, true, DAY_NONE},
	    {"phone", SEE_TEAM, false, DAY_NONE}};
	char name[32];
	struct person_new person = {
	    .name = name,
	    .saying = {DAY_NONE, false, NULL, false},
	    .says = says,
	    .says_count = 2,
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};

	snprintf(name, sizeof name, "Robin %zu", i);
	assert_int_equal(person_add(records, &person, code, NULL), STATUS_OK);
}

void
logger_open(struct logger *logger)
{
	const char *parent = getenv("TMPDIR");
	struct secret *phrase = NULL;
	struct secret *recovery = NULL;
	struct unlock *unlock = NULL;

	memset(logger, 0, sizeof *logger);
	assert_int_equal(secret_start(), STATUS_OK);
	snprintf(logger->path, sizeof logger->path, "%s/killed-XXXXXX",
	    parent != NULL ? parent : "/tmp");
	assert_non_null(mkdtemp(logger->path));
	phrase = its_passphrase();
	assert_int_equal(
	    unlock_make(logger->path, "Sam", "Riverside Youth Project", &phrase,
		&unlock, &recovery),
	    STATUS_OK);
	secret_free(recovery);
	for (size_t i = 0; i < LOGGER_PEOPLE; i++)
		add_person(unlock_records(unlock), i, logger->people[i]);
	assert_int_equal(unlock_close(&unlock), STATUS_OK);
}

void
logger_close(struct logger *logger)
{
	DIR *folder = opendir(logger->path);
	struct dirent *file;

	assert_non_null(folder);
	while ((file = readdir(folder)) != NULL) {
		if (file->d_name[0] != '.')
			unlinkat(dirfd(folder), file->d_name, 0);
	}
	closedir(folder);
	assert_int_equal(rmdir(logger->path), 0);
}

struct unlock *
logger_unlock(const struct logger *logger)
{
	struct secret *phrase = its_passphrase();
	struct unlock *unlock = NULL;

	assert_int_equal(
	    unlock_open(logger->path, "Sam", &phrase, &unlock, NULL),
	    STATUS_OK);
	return unlock;
}

/* ----------------------------------------------------------- the process */

static int say_to;
static int calls_left = -1; /* until it dies; below 0: it does not */

static void
say(const char *text)
{
	size_t size = strlen(text);

	if (write(say_to, text, size) != (ssize_t)size)
		_exit(COULD_NOT_SAY);
}

static bool
is_last_call(void)
{
	say(".");
	if (calls_left > 0)
		calls_left--;
	return calls_left == 0;
}

/* The calls by which SQLite changes its files. */
static ssize_t
told_pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
	if (is_last_call()) {
		(void)!pwrite(descriptor, bytes, size / 2, offset);
		raise(SIGKILL);
	}
	return pwrite(descriptor, bytes, size, offset);
}

static ssize_t
told_write(int descriptor, const void *bytes, size_t size)
{
	if (is_last_call()) {
		(void)!write(descriptor, bytes, size / 2);
		raise(SIGKILL);
	}
	return write(descriptor, bytes, size);
}

static int
told_ftruncate(int descriptor, off_t size)
{
	if (is_last_call())
		raise(SIGKILL);
	return ftruncate(descriptor, size);
}

static void
tell_of_calls(void)
{
	static const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} calls[] = {
	    {"pwrite", (sqlite3_syscall_ptr)told_pwrite},
	    {"pwrite64", (sqlite3_syscall_ptr)told_pwrite},
	    {"write", (sqlite3_syscall_ptr)told_write},
	    {"ftruncate", (sqlite3_syscall_ptr)told_ftruncate},
	};
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
		if (vfs->xGetSystemCall(vfs, calls[i].name) != NULL)
			vfs->xSetSystemCall(vfs, calls[i].name, calls[i].call);
	}
}

static void
log_session(struct logger *logger, struct records *records)
{
	static const char *const workers[LOGGER_WORKERS] = {"Sam", "Delyth"};
	static const struct tally tallies[LOGGER_TALLIES] = {
	    {"age", "14-15", 8}, {"age", "16-18", 6}, {"new", "yes", 2}};
	const char *present[LOGGER_PEOPLE];
	char code[CODE_TEXT_BYTES];
	char line[32];
	struct session_new session = {
	    .held_on = records_today(records),
	    .start_minute = 1080,
	    .end_minute = 1200,
	    .place = "Hall",
	    .provision = "Open access",
	    .notes = "Table tennis, and a long talk about the buses",
	    .headcount = LOGGER_HEADS,
	    .workers = workers,
	    .workers_count = LOGGER_WORKERS,
	    .present = present,
	    .present_count = LOGGER_PEOPLE,
	    .tallies = tallies,
	    .tallies_count = LOGGER_TALLIES,
	};

	for (size_t i = 0; i < LOGGER_PEOPLE; i++)
		present[i] = logger->people[i];
	if (session_add(records, &session, code, NULL) != STATUS_OK)
		_exit(COULD_NOT_LOG);
	snprintf(line, sizeof line, "S %s\n", code);
	say(line);
}

static void
set_phone(struct logger *logger, struct records *records)
{
	char value[32];
	char line[32];
	int number = logger->number++;

	snprintf(value, sizeof value, LOGGER_PHONE, number);
	if (field_set(records, logger->people[0], "phone", value) != STATUS_OK)
		_exit(COULD_NOT_LOG);
	snprintf(line, sizeof line, "F %d\n", number);
	say(line);
}

/* Open, and do what there is to do; does not return. */
static void
live(struct logger *logger)
{
	struct secret *phrase = its_passphrase();
	struct unlock *unlock = NULL;

	tell_of_calls();
	if (unlock_open(logger->path, "Sam", &phrase, &unlock, NULL) !=
	    STATUS_OK)
		_exit(COULD_NOT_OPEN);
	if (logger->die_at > 0) {
		calls_left = logger->die_at;
		log_session(logger, unlock_records(unlock));
		_exit(DID_WELL);
	}
	for (;;) {
		log_session(logger, unlock_records(unlock));
		set_phone(logger, unlock_records(unlock));
	}
}

void
logger_start(struct logger *logger)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	logger->process = fork();
	assert_true(logger->process >= 0);
	if (logger->process == 0) {
		close(ends[0]);
		say_to = ends[1];
		live(logger);
	}
	close(ends[1]);
	logger->from = ends[0];
}

void
logger_start_dying(struct logger *logger, int die_at)
{
	logger->die_at = die_at;
	logger_start(logger);
	logger->die_at = 0;
}

int
logger_wait(struct logger *logger)
{
	int status = 0;

	assert_int_equal(waitpid(logger->process, &status, 0), logger->process);
	close(logger->from);
	return status;
}
