/*
 * records_fixture: a records store of its own for one test.  The real store
 * and the real core, on a real file; nothing is imitated.
 */
#include "support/records_fixture.h"

#include <dirent.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdbool.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "core/ledger.h"
#include "store/stmt.h"

static void
fixture_sign(
    void *signer, const void *message, size_t size, unsigned char *signature)
{
	const struct fixture *fixture = signer;

	crypto_sign_detached(
	    signature, NULL, message, size, secret_bytes(fixture->sign_key));
}

static void
fixture_user(struct records_user *user, const char *name, bool is_worker,
    unsigned char *sign_secret)
{
	unsigned char box_secret[crypto_box_SECRETKEYBYTES];

	uid_new(user->uid);
	snprintf(user->name, sizeof(user->name), "%s", name);
	user->is_worker = is_worker;
	user->is_recovery = false;
	crypto_sign_keypair(user->sign_public, sign_secret);
	crypto_box_keypair(user->box_public, box_secret);
	sodium_memzero(box_secret, sizeof(box_secret));
}

static void
fixture_users(struct fixture *fixture)
{
	struct secret *unused = secret_new(crypto_sign_SECRETKEYBYTES);

	fixture->sign_key = secret_new(crypto_sign_SECRETKEYBYTES);
	fixture_user(&fixture->users[FIXTURE_SAM], "Sam", true,
	    secret_bytes(fixture->sign_key));
	fixture_user(&fixture->users[FIXTURE_MORGAN], "Morgan", false,
	    secret_bytes(unused));
	secret_free(unused);
}

static void
fixture_folder(struct fixture *fixture)
{
	const char *parent = getenv("TMPDIR");

	snprintf(fixture->path, sizeof(fixture->path), "%s/records-XXXXXX",
	    parent != NULL ? parent : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	assert_int_equal(
	    folder_open(fixture->path, &fixture->folder), STATUS_OK);
}

void
fixture_open(struct fixture *fixture)
{
	memset(fixture, 0, sizeof(*fixture));
	assert_int_equal(secret_start(), STATUS_OK);
	fixture_folder(fixture);
	fixture_users(fixture);
	fixture->key = secret_random(32);
	assert_int_equal(store_create(fixture->folder, STORE_RECORDS,
			     fixture->key, &fixture->store),
	    STATUS_OK);
	uid_new(fixture->vault_uid);
	fixture->opening = (struct records_opening){
	    .store = fixture->store,
	    .vault_uid = fixture->vault_uid,
	    .user_uid = fixture->users[FIXTURE_SAM].uid,
	    .now = FIXTURE_NOW,
	    .sign = fixture_sign,
	    .signer = fixture,
	};
	assert_int_equal(records_fill_new(&fixture->opening, fixture->users,
			     FIXTURE_USERS, "Riverside Youth Project"),
	    STATUS_OK);
	assert_int_equal(
	    records_open(&fixture->opening, &fixture->records), STATUS_OK);
}

void
fixture_lock_and_open(struct fixture *fixture, int64_t now)
{
	assert_int_equal(records_close(&fixture->records), STATUS_OK);
	store_close(&fixture->store);
	assert_int_equal(store_open(fixture->folder, STORE_RECORDS,
			     fixture->key, &fixture->store),
	    STATUS_OK);
	fixture->opening.store = fixture->store;
	fixture->opening.now = now;
	assert_int_equal(
	    records_open(&fixture->opening, &fixture->records), STATUS_OK);
}

static void
fixture_remove_folder(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *file;

	assert_non_null(listing);
	while ((file = readdir(listing)) != NULL)
		if (file->d_name[0] != '.')
			unlinkat(dirfd(listing), file->d_name, 0);
	closedir(listing);
	assert_int_equal(rmdir(path), 0);
}

void
fixture_close(struct fixture *fixture)
{
	assert_int_equal(records_close(&fixture->records), STATUS_OK);
	store_close(&fixture->store);
	secret_drop(&fixture->key);
	secret_drop(&fixture->sign_key);
	folder_close(fixture->folder);
	fixture_remove_folder(fixture->path);
}

int64_t
fixture_entries(struct fixture *fixture)
{
	struct ledger_head head;

	assert_int_equal(ledger_head(fixture->records, &head), STATUS_OK);
	return head.n;
}

void
fixture_newest_is(struct fixture *fixture, const char *event, const char *body)
{
	static const char sql[] =
	    "SELECT event, body FROM ledger ORDER BY n DESC LIMIT 1";
	struct stmt *stmt = stmt_open(fixture->store, sql);
	const char *rest;

	assert_true(stmt_step(stmt));
	assert_string_equal(stmt_text(stmt, 0), event);
	rest = strchr(stmt_text(stmt, 1), '\n');
	assert_non_null(rest);
	rest = strchr(rest + 1, '\n');
	assert_non_null(rest);
	assert_string_equal(rest + 1, body);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

int
fixture_setup(void **state)
{
	struct fixture *fixture = mem_alloc(1, sizeof(*fixture));

	*state = fixture;
	fixture_open(fixture);
	return 0;
}

int
fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	fixture_close(fixture);
	mem_free(fixture);
	return 0;
}
