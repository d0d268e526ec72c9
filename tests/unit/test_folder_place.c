/*
 * Places for a vault: those that stay on this machine, and those that do not.
 *
 * fstatfs(2) is replaced by one that names the file system a test wants.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "support/place.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LOCAL_MAGIC  0xEF53u /* ext4 */

static unsigned int file_system = LOCAL_MAGIC;

int
fstatfs(int descriptor, struct statfs *about)
{
	(void)descriptor;
	memset(about, 0, sizeof(*about));
	about->f_type = (__typeof__(about->f_type))file_system;
	return 0;
}

static int
enter(void **state)
{
	file_system = LOCAL_MAGIC;
	status_clear();
	return place_enter(state);
}

static void
make_empty_file(const char *path)
{
	place_write(path, "", 0);
}

static void
assert_opens(const char *path)
{
	struct folder *folder = NULL;

	assert_int_equal(folder_open(path, &folder), STATUS_OK);
	assert_non_null(folder);
	folder_close(folder);
}

static void
assert_not_opened(const char *path, enum status status, const char *sentence)
{
	struct folder *folder = NULL;

	status_clear();
	assert_int_equal(folder_open(path, &folder), status);
	assert_null(folder);
	assert_non_null(strstr(status_sentence(status), sentence));
}

static void
assert_place_refused(const char *path, const char *sentence)
{
	status_clear();
	assert_int_equal(folder_check_place(path), STATUS_CONFIG);
	assert_non_null(strstr(status_sentence(STATUS_CONFIG), sentence));
}

static void
a_network_drive_is_refused(void **state)
{
	static const unsigned int magics[] = {0x6969u, 0x517Bu, 0xFF534D42u,
	    0xFE534D42u, 0x5346414Fu, 0x01021997u, 0x65735546u};

	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	for (size_t i = 0; i < COUNT(magics); i++) {
		file_system = magics[i];
		assert_not_opened("vault", STATUS_CONFIG, "network drive");
		assert_place_refused("vault", "network drive");
		assert_place_refused("not yet", "network drive");
	}
	file_system = LOCAL_MAGIC;
	assert_opens("vault");
	assert_int_equal(folder_check_place("vault"), STATUS_OK);
}

static void
a_folder_named_by_a_sync_program_is_refused(void **state)
{
	static const char *const names[] = {"Dropbox", "dropbox", "OneDrive",
	    "OneDrive - Youth Service", "Google Drive", "GoogleDrive",
	    "Nextcloud", "ownCloud", "iCloudDrive", "Mobile Documents",
	    "pCloudDrive", "MEGA", "MEGAsync", "Syncthing", "Seafile",
	    "Proton Drive", "TRESORIT"};
	static const char *const harmless[] = {"Drop box", "My OneDrive",
	    "megaphone", "Drive", "Documents", "sync"};
	char path[64];

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_place_refused(names[i], "sync program");
		assert_int_equal(mkdir(names[i], 0700), 0);
		snprintf(path, sizeof(path), "%s/vault", names[i]);
		assert_place_refused(path, "sync program");
		assert_int_equal(folder_make(path), STATUS_OK);
		assert_not_opened(path, STATUS_CONFIG, "sync program");
	}
	for (size_t i = 0; i < COUNT(harmless); i++) {
		assert_int_equal(folder_check_place(harmless[i]), STATUS_OK);
		assert_int_equal(folder_make(harmless[i]), STATUS_OK);
		assert_opens(harmless[i]);
	}
}

static void
traces_of_a_sync_program_are_found_in_every_folder_above(void **state)
{
	static const char *const traces[] = {".stfolder", ".stversions",
	    ".dropbox", ".dropbox.cache", ".owncloudsync.log",
	    ".nextcloudsync.log", "._sync_5f2c.db", ".sync_91ab.db"};
	static const char *const places[] = {"", "a/", "a/vault/"};
	char path[64];

	(void)state;
	assert_int_equal(mkdir("a", 0700), 0);
	assert_int_equal(folder_make("a/vault"), STATUS_OK);
	for (size_t i = 0; i < COUNT(traces); i++) {
		for (size_t j = 0; j < COUNT(places); j++) {
			snprintf(
			    path, sizeof(path), "%s%s", places[j], traces[i]);
			make_empty_file(path);
			assert_not_opened(
			    "a/vault", STATUS_CONFIG, "sync program");
			assert_place_refused("a/vault", "sync program");
			assert_int_equal(unlink(path), 0);
		}
	}
	assert_opens("a/vault");
	make_empty_file("a/sync.db");
	make_empty_file("a/desktop.ini");
	assert_opens("a/vault");
}

/* At home, ".dropbox" is a folder of settings and carries nothing. */
static void
settings_of_a_sync_program_are_no_trace(void **state)
{
	(void)state;
	assert_int_equal(folder_make("vault"), STATUS_OK);
	assert_int_equal(mkdir(".dropbox", 0700), 0);
	assert_opens("vault");
	assert_int_equal(mkdir(".stfolder", 0700), 0);
	assert_not_opened("vault", STATUS_CONFIG, "sync program");
}

static void
a_place_is_judged_before_it_is_used(void **state)
{
	(void)state;
	assert_int_equal(folder_check_place("new"), STATUS_OK);
	assert_int_equal(folder_check_place("new/"), STATUS_OK);
	assert_int_equal(folder_check_place("no/new"), STATUS_NO_INPUT);
	make_empty_file("file");
	assert_int_equal(folder_check_place("file"), STATUS_NO_INPUT);
	assert_non_null(
	    strstr(status_sentence(STATUS_NO_INPUT), "a file at that place"));
	assert_int_equal(access("new", F_OK), -1);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_PLACE(a_network_drive_is_refused),
	    IN_PLACE(a_folder_named_by_a_sync_program_is_refused),
	    IN_PLACE(traces_of_a_sync_program_are_found_in_every_folder_above),
	    IN_PLACE(settings_of_a_sync_program_are_no_trace),
	    IN_PLACE(a_place_is_judged_before_it_is_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
