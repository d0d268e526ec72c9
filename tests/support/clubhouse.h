/*
 * clubhouse: a whole vault for one test, made as anybody makes one: Sam and
 * Ana, workers; Mo, a manager; the words of the envelope; Robin and Jo, young
 * people.  It is FIXTURE_NOW there.
 *
 * Everybody's passphrase is that of a keybox, and what keybox and forger do to
 * a key file they do to this one too, while nobody has the vault open.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, clubhouse_setup,
 *	    clubhouse_teardown)    and there: struct clubhouse *house = *state;
 */
#ifndef SUPPORT_CLUBHOUSE_H
#define SUPPORT_CLUBHOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/unlock.h"
#include "base/buf.h"
#include "support/keybox.h"

#define CLUBHOUSE_PEOPLE 2 /* young people */

struct clubhouse {
	struct keybox box; /* the folder, and the words of the envelope */
	char above[128];   /* the folder around it, the test's alone */
};

/* For cmocka: *state is a struct clubhouse *. */
int clubhouse_setup(void **state);
int clubhouse_teardown(void **state);

/* Open for ${name} and their passphrase; how it goes. */
MUST_USE enum status clubhouse_unlock(
    struct clubhouse *house, const char *name, struct unlock **unlock);
MUST_USE enum status clubhouse_unlock_words(struct clubhouse *house,
    const struct secret *words, struct unlock **unlock);

/* The same; a failure fails the test.  Then close; that must work too. */
struct unlock *clubhouse_open(struct clubhouse *house, const char *name);
void clubhouse_close(struct unlock **unlock);

/* Open and close: how opening goes. */
enum status clubhouse_try(struct clubhouse *house, const char *name);
enum status clubhouse_try_words(
    struct clubhouse *house, const struct secret *words);

/* Add a user with the passphrase of their name; how it goes. */
enum status clubhouse_add(
    struct unlock *unlock, const char *name, bool is_worker);

/* All files of the folder as they are now; put back, nothing else is there. */
#define CLUBHOUSE_FILES 12
struct clubhouse_files {
	struct {
		char name[32];
		unsigned char *bytes;
		size_t size;
	} file[CLUBHOUSE_FILES];
	size_t count;
};
void clubhouse_keep(struct clubhouse *house, struct clubhouse_files *files);
void clubhouse_put_back(
    struct clubhouse *house, const struct clubhouse_files *files);
void clubhouse_forget(struct clubhouse_files *files);
/* The kept bytes of one. */
const unsigned char *clubhouse_kept(
    const struct clubhouse_files *files, const char *name);

/* A folder and the files in it go. */
void clubhouse_remove(const char *path);

/* Names of what is in a folder, sorted, a line each; 0-byte journals not. */
void clubhouse_names(const char *path, struct buf *names);

/*
 * Whatever happened: Sam opens it, all that was written is there, key file and
 * records have the same users, no key waits to be renewed, nothing lies about,
 * check finds nothing.
 */
void clubhouse_is_whole(struct clubhouse *house);

/* Is somebody of that name among the users? */
bool clubhouse_has_user(struct clubhouse *house, const char *name);

#endif
