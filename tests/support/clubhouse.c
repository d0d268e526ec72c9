/*
 * clubhouse: see the header.
 */
#include "support/clubhouse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/check.h"
#include "core/person.h"
#include "core/roster.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"

static void
add_person(struct unlock *unlock, const char *name)
{
	struct person_new person = {
	    .name = name,
	    .saying = {DAY_NONE, false, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};
	char code[CODE_TEXT_BYTES];

	assert_int_equal(
	    person_add(unlock_records(unlock), &person, code, NULL), STATUS_OK);
}

int
clubhouse_setup(void **state)
{
	struct clubhouse *house = mem_alloc(1, sizeof(*house));
	struct secret *phrase = NULL;
	struct unlock *unlock = NULL;
	const char *parent = getenv("TMPDIR");

	assert_int_equal(secret_start(), STATUS_OK);
	clock_fixed_set(FIXTURE_NOW);
	snprintf(house->above, sizeof(house->above), "%.80s/clubhouse-XXXXXX",
	    parent == NULL ? "/tmp" : parent);
	assert_non_null(mkdtemp(house->above));
	snprintf(house->box.path, sizeof(house->box.path), "%.110s/vault",
	    house->above);
	phrase = keybox_phrase("Sam");
	assert_int_equal(
	    unlock_make(house->box.path, "Sam", "Riverside Youth Project",
		&phrase, &unlock, &house->box.words),
	    STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Mo", false), STATUS_OK);
	assert_int_equal(clubhouse_add(unlock, "Ana", true), STATUS_OK);
	add_person(unlock, "Robin");
	add_person(unlock, "Jo");
	clubhouse_close(&unlock);
	assert_int_equal(
	    folder_open(house->box.path, &house->box.folder), STATUS_OK);
	*state = house;
	return 0;
}

static void
empty_folder(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *file;

	assert_non_null(listing);
	while ((file = readdir(listing)) != NULL)
		if (strcmp(file->d_name, ".") != 0 &&
		    strcmp(file->d_name, "..") != 0)
			assert_int_equal(
			    unlinkat(dirfd(listing), file->d_name, 0), 0);
	closedir(listing);
}

void
clubhouse_remove(const char *path)
{
	empty_folder(path);
	assert_int_equal(rmdir(path), 0);
}

int
clubhouse_teardown(void **state)
{
	struct clubhouse *house = *state;

	folder_close(house->box.folder);
	clubhouse_remove(house->box.path);
	clubhouse_remove(house->above);
	secret_free(house->box.words);
	mem_free(house);
	clock_fixed_release();
	return 0;
}

/* Takes the passphrase over. */
static enum status
open_with(struct clubhouse *house, const char *name, struct secret *phrase,
    struct unlock **unlock)
{
	enum status status =
	    unlock_open(house->box.path, name, &phrase, unlock, NULL);

	assert_null(phrase);
	assert_true((status == STATUS_OK) == (*unlock != NULL));
	return status;
}

enum status
clubhouse_unlock(
    struct clubhouse *house, const char *name, struct unlock **unlock)
{
	*unlock = NULL;
	return open_with(house, name, keybox_phrase(name), unlock);
}

enum status
clubhouse_unlock_words(
    struct clubhouse *house, const struct secret *words, struct unlock **unlock)
{
	*unlock = NULL;
	return open_with(
	    house, VAULT_RECOVERY_NAME, keybox_copy(words), unlock);
}

struct unlock *
clubhouse_open(struct clubhouse *house, const char *name)
{
	struct unlock *unlock = NULL;

	assert_int_equal(clubhouse_unlock(house, name, &unlock), STATUS_OK);
	return unlock;
}

void
clubhouse_close(struct unlock **unlock)
{
	assert_int_equal(unlock_close(unlock), STATUS_OK);
	assert_null(*unlock);
}

enum status
clubhouse_try(struct clubhouse *house, const char *name)
{
	struct unlock *unlock = NULL;
	enum status status = clubhouse_unlock(house, name, &unlock);

	clubhouse_close(&unlock);
	return status;
}

enum status
clubhouse_try_words(struct clubhouse *house, const struct secret *words)
{
	struct unlock *unlock = NULL;
	enum status status = clubhouse_unlock_words(house, words, &unlock);

	clubhouse_close(&unlock);
	return status;
}

enum status
clubhouse_add(struct unlock *unlock, const char *name, bool is_worker)
{
	struct secret *phrase = keybox_phrase(name);
	struct secret *recovery = NULL;
	enum status status =
	    unlock_user_add(unlock, name, is_worker, &phrase, &recovery);

	assert_null(phrase);
	assert_null(recovery);
	return status;
}

static void
keep_file(int folder, const char *name, struct clubhouse_files *files)
{
	size_t i = files->count++;
	int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
	struct stat about;

	assert_true(i < CLUBHOUSE_FILES && file >= 0);
	assert_true(strlen(name) < sizeof(files->file[i].name));
	assert_int_equal(fstat(file, &about), 0);
	memcpy(files->file[i].name, name, strlen(name) + 1);
	files->file[i].size = (size_t)about.st_size;
	files->file[i].bytes = mem_alloc(files->file[i].size + 1, 1);
	assert_int_equal(read(file, files->file[i].bytes, files->file[i].size),
	    files->file[i].size);
	close(file);
}

void
clubhouse_keep(struct clubhouse *house, struct clubhouse_files *files)
{
	DIR *listing = opendir(house->box.path);
	struct dirent *file;

	assert_non_null(listing);
	files->count = 0;
	while ((file = readdir(listing)) != NULL)
		if (file->d_name[0] != '.')
			keep_file(dirfd(listing), file->d_name, files);
	closedir(listing);
}

void
clubhouse_put_back(struct clubhouse *house, const struct clubhouse_files *files)
{
	int folder = open(house->box.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(folder >= 0);
	empty_folder(house->box.path);
	for (size_t i = 0; i < files->count; i++) {
		int file = openat(folder, files->file[i].name,
		    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

		assert_true(file >= 0);
		assert_int_equal(
		    write(file, files->file[i].bytes, files->file[i].size),
		    files->file[i].size);
		close(file);
	}
	close(folder);
}

void
clubhouse_forget(struct clubhouse_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		mem_free(files->file[i].bytes);
	files->count = 0;
}

const unsigned char *
clubhouse_kept(const struct clubhouse_files *files, const char *name)
{
	size_t i = 0;

	while (i < files->count && strcmp(files->file[i].name, name) != 0)
		i++;
	assert_true(i < files->count);
	return files->file[i].bytes;
}

static bool
is_empty_journal(int folder, const char *name)
{
	size_t length = strlen(name);
	struct stat about;

	return length > 8 && strcmp(name + length - 8, "-journal") == 0 &&
	       fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
	       about.st_size == 0;
}

void
clubhouse_names(const char *path, struct buf *names)
{
	struct dirent **entries = NULL;
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int count = scandir(path, &entries, NULL, alphasort);

	assert_true(folder >= 0 && count >= 2);
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
		    !is_empty_journal(folder, name))
			buf_add_format(names, "%s\n", name);
		free(entries[i]);
	}
	free(entries);
	close(folder);
}

static void
nothing_lies_about(struct clubhouse *house)
{
	struct buf names = BUF_EMPTY;

	clubhouse_names(house->box.path, &names);
	assert_string_equal(
	    names.text, "lock\nrecords.db\nreleases.db\nvault.key\n");
	buf_clear(&names);
}

static void
show_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_message("check: %s %s\n", sentence, code);
}

static void
both_lists_agree(struct unlock *unlock)
{
	struct unlock_user *users = NULL;
	struct roster roster = {NULL, NULL, 0};
	size_t count = 0;

	assert_int_equal(unlock_user_list(unlock, &users, &count), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		assert_int_not_equal(users[i].added_on, DAY_NONE);
	assert_int_equal(roster_list(unlock->records, &roster), STATUS_OK);
	assert_int_equal(roster.count, count);
	roster_clear(&roster);
	mem_free(users);
}

void
clubhouse_is_whole(struct clubhouse *house)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct check_report report;

	both_lists_agree(unlock);
	assert_false(vault_is_rotation_due(unlock->vault));
	assert_null(vault_pending_records_store_key(unlock->vault));
	assert_int_equal(
	    check_run(unlock->records, &report, show_defect, NULL), STATUS_OK);
	assert_int_equal(report.people, CLUBHOUSE_PEOPLE);
	clubhouse_close(&unlock);
	nothing_lies_about(house);
}

bool
clubhouse_has_user(struct clubhouse *house, const char *name)
{
	struct unlock_outside outside;

	assert_int_equal(
	    unlock_look_outside(house->box.path, &outside), STATUS_OK);
	for (size_t i = 0; i < outside.count; i++)
		if (strcmp(outside.users[i].name, name) == 0)
			return true;
	return false;
}
