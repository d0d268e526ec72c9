/*
 * records_fixture: a records store of its own for one test, with Sam the
 * worker, who acts, and Morgan the manager.  It begins on 22 November 2026 at
 * 15:00 UTC; records_set_now() or fixture_lock_and_open() move the time.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, fixture_setup,
 *	    fixture_teardown)      and there: struct fixture *f = *state;
 */
#ifndef SUPPORT_RECORDS_FIXTURE_H
#define SUPPORT_RECORDS_FIXTURE_H

#include <stdint.h>

#include "base/file.h"
#include "base/secret.h"
#include "core/records.h"
#include "store/store.h"

#define FIXTURE_NOW   INT64_C(1795359600) /* 2026-11-22T15:00:00Z */
#define FIXTURE_TODAY 20779               /* 2026-11-22 */

enum { FIXTURE_SAM, FIXTURE_MORGAN, FIXTURE_USERS };

struct fixture {
	char path[128]; /* of the folder, which is the test's alone */
	struct folder *folder;
	struct secret *key; /* of the store */
	struct store *store;
	unsigned char vault_uid[UID_BYTES];
	struct records_user users[FIXTURE_USERS];
	struct secret *sign_key; /* Sam's Ed25519 */
	struct records_opening opening;
	struct records *records;
};

/* Everything new under random keys.  A failure fails the test. */
void fixture_open(struct fixture *fixture);

/* Lock, and open again at ${now} (UTC seconds). */
void fixture_lock_and_open(struct fixture *fixture, int64_t now);

/* Lock, and remove the folder with all that is in it. */
void fixture_close(struct fixture *fixture);

/* Entries in the ledger. */
int64_t fixture_entries(struct fixture *fixture);

/*
 * The newest entry is ${event}, and its body after who and when is ${body}.
 */
void fixture_newest_is(
    struct fixture *fixture, const char *event, const char *body);

/* For cmocka: *state is a struct fixture *. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

#endif
