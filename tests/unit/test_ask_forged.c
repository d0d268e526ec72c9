/*
 * Asks that are not what they say: whoever has the vault key can write any row
 * into the releases store.  A worker's opening refuses them, says so, and never
 * does anything twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/text.h"
#include "core/core_internal.h"
#include "support/clubhouse.h"
#include "support/records_fixture.h"

#define AT_HOME(test)                                                          \
	cmocka_unit_test_setup_teardown(                                       \
	    test, clubhouse_setup, clubhouse_teardown)

#define WISH "address\n2 Moon Street"

/* One row, as migrations/0002_releases.sql has it. */
struct row {
	unsigned char uid[UID_BYTES];
	unsigned char user_uid[UID_BYTES];
	const char *what;
	const char *body;
	int64_t made_at;
	unsigned char signature[VAULT_SIGN_BYTES];
};

/* Worked out here once more, from what the migration says. */
static void
sign_for(struct row *row, const struct vault *signer,
    const unsigned char vault_uid[VAULT_UID_BYTES])
{
	struct buf text = BUF_EMPTY;
	char hex[2 * UID_BYTES + 1];

	text_hex(vault_uid, UID_BYTES, hex);
	buf_add_format(&text, "sayso ask 1\n%s\n", hex);
	text_hex(row->uid, UID_BYTES, hex);
	buf_add_format(&text, "%s\n%s\n%lld\n%s", hex, row->what,
	    (long long)row->made_at, row->body);
	vault_sign(signer, text.text, text.length, row->signature);
	buf_clear(&text);
}

/* An honest one of this user's. */
static struct row
row_of(const struct vault *signer)
{
	struct row row = {
	    .what = "setting", .body = WISH, .made_at = FIXTURE_NOW};

	uid_new(row.uid);
	memcpy(row.user_uid, vault_me(signer)->uid, UID_BYTES);
	sign_for(&row, signer, vault_uid(signer));
	return row;
}

/* Into the releases store, past core; Mo's session. */
static void
put(struct clubhouse *house, const struct row *row)
{
	static const char sql[] =
	    "INSERT INTO ask (uid, user_uid, what, body, made_at, signature,"
	    " result) VALUES (:uid, :user, :what, :body, :at, :signature,"
	    " 'waiting')";
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(unlock->releases_store, &txn), STATUS_OK);
	stmt = stmt_open(unlock->releases_store, sql);
	stmt_bind_blob(stmt, ":uid", row->uid, UID_BYTES);
	stmt_bind_blob(stmt, ":user", row->user_uid, UID_BYTES);
	stmt_bind_text(stmt, ":what", row->what);
	stmt_bind_text(stmt, ":body", row->body);
	stmt_bind_int(stmt, ":at", row->made_at);
	stmt_bind_blob(
	    stmt, ":signature", row->signature, sizeof(row->signature));
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	clubhouse_close(&unlock);
}

/* Change rows of the releases store, as Mo can. */
static void
change(struct clubhouse *house, const char *sql)
{
	struct unlock *unlock = clubhouse_open(house, "Mo");
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(unlock->releases_store, &txn), STATUS_OK);
	stmt = stmt_open(unlock->releases_store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(store_changes(unlock->releases_store), 1);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
	clubhouse_close(&unlock);
}

static int64_t
one_int(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

/* What Sam's opening made of what waits: done or refused, and the address. */
static void
assert_opening(
    struct clubhouse *house, int64_t done, int64_t refused, const char *address)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct buf value = BUF_EMPTY;

	assert_int_equal(unlock_asks_done(unlock), done);
	assert_int_equal(
	    one_int(unlock->releases_store, "SELECT count(*) FROM ask"
					    " WHERE result = 'refused'"),
	    refused);
	assert_int_equal(
	    one_int(unlock->releases_store, "SELECT count(*) FROM ask"
					    " WHERE result = 'waiting'"),
	    0);
	assert_int_equal(
	    one_int(unlock->records_store, "SELECT count(*) FROM ledger"
					   " WHERE event = 'ask_refused'"),
	    refused);
	assert_int_equal(
	    unlock_setting_get(unlock, "address", &value), STATUS_OK);
	assert_string_equal(value.text, address);
	clubhouse_close(&unlock);
	buf_clear(&value);
}

/* The control: such a row, untouched, is carried out. */
static void
an_honest_row_is_carried_out(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct row row = row_of(mo);

	put(house, &row);
	assert_opening(house, 1, 0, "2 Moon Street");
	assert_opening(house, 0, 0, "2 Moon Street");
	clubhouse_is_whole(house);
	vault_close(&mo);
}

/* One thing changed after it was signed. */
static void
a_row_that_was_changed_is_refused(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	int64_t refused = 0;

	for (int i = 0; i < 6; i++) {
		struct row row = row_of(mo);

		if (i == 0)
			row.signature[0] ^= 1;
		if (i == 1)
			row.signature[63] ^= 0x10;
		if (i == 2)
			row.body = "address\n3 Sun Lane";
		if (i == 3)
			row.uid[15] ^= 1;
		if (i == 4)
			row.made_at++;
		if (i == 5)
			memset(row.signature, 0, sizeof(row.signature));
		put(house, &row);
		assert_opening(house, 0, ++refused, "");
	}
	clubhouse_is_whole(house);
	vault_close(&mo);
}

static void
nobody_asks_in_anothers_name(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct vault *ana = keybox_open(&house->box, "Ana");
	struct row row = row_of(mo);

	/* a worker's uid, under a manager's signature and under its own */
	memcpy(row.user_uid, vault_me(ana)->uid, UID_BYTES);
	put(house, &row);
	assert_opening(house, 0, 1, "");
	row = row_of(ana);
	put(house, &row);
	assert_opening(house, 0, 2, "");
	/* a manager's uid under a worker's signature */
	row = row_of(ana);
	memcpy(row.user_uid, vault_me(mo)->uid, UID_BYTES);
	put(house, &row);
	assert_opening(house, 0, 3, "");
	/* nobody's uid */
	row = row_of(mo);
	uid_new(row.user_uid);
	put(house, &row);
	assert_opening(house, 0, 4, "");
	clubhouse_is_whole(house);
	vault_close(&mo);
	vault_close(&ana);
}

static void
an_ask_of_another_vault_is_refused(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct row row = row_of(mo);
	unsigned char other[VAULT_UID_BYTES];

	uid_new(other);
	sign_for(&row, mo, other);
	put(house, &row);
	assert_opening(house, 0, 1, "");
	vault_close(&mo);
}

/* Signed well by a manager, and still not to be had. */
static void
a_wish_that_cannot_be_met_is_refused(void **state)
{
	static const char *const bodies[] = {"vault_uid\n00", "region\nmoon",
	    "organisation\n", "address", "", "address\n\033[2J", "\n",
	    "address\na\nb"};
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct unlock *unlock = NULL;
	int64_t refused = 0;
	struct row row;

	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		row = row_of(mo);
		row.body = bodies[i];
		sign_for(&row, mo, vault_uid(mo));
		put(house, &row);
		assert_opening(house, 0, ++refused, "");
	}
	row = row_of(mo);
	row.what = "plan";
	sign_for(&row, mo, vault_uid(mo));
	put(house, &row);
	unlock = clubhouse_open(house, "Sam");
	clubhouse_close(&unlock); /* a plan is dealt with at the lock */
	assert_opening(house, 0, ++refused, "");
	clubhouse_is_whole(house);
	vault_close(&mo);
}

static void
an_ask_that_was_done_is_not_done_again(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct row row = row_of(mo);
	struct unlock *unlock;
	bool asked;

	put(house, &row);
	assert_opening(house, 1, 0, "2 Moon Street");
	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(
	    unlock_setting_set(unlock, "address", "3 Sun Lane", &asked),
	    STATUS_OK);
	clubhouse_close(&unlock);

	change(house, "UPDATE ask SET result = 'waiting'");
	assert_opening(house, 0, 0, "3 Sun Lane");
	change(house, "DELETE FROM ask");
	put(house, &row);
	assert_opening(house, 0, 0, "3 Sun Lane");
	clubhouse_is_whole(house);
	vault_close(&mo);
}

static void
an_ask_that_was_refused_stays_so(void **state)
{
	struct clubhouse *house = *state;
	struct vault *mo = keybox_open(&house->box, "Mo");
	struct row row = row_of(mo), bent = row;

	bent.signature[0] ^= 1;
	put(house, &bent);
	assert_opening(house, 0, 1, "");
	change(house, "DELETE FROM ask");
	put(house, &row);
	assert_opening(house, 0, 1, "");
	/* the same wish, asked anew, is another matter */
	row = row_of(mo);
	put(house, &row);
	assert_opening(house, 1, 1, "2 Moon Street");
	vault_close(&mo);
}

/* Asked in time, and carried out before; asked with a key that is gone. */
static void
who_was_removed_asks_for_nothing_any_more(void **state)
{
	struct clubhouse *house = *state;
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct vault *mo;
	struct row row;

	assert_int_equal(clubhouse_add(unlock, "Bo", false), STATUS_OK);
	clubhouse_close(&unlock);
	mo = keybox_open(&house->box, "Bo");
	row = row_of(mo);
	put(house, &row);
	assert_opening(house, 1, 0, "2 Moon Street");

	unlock = clubhouse_open(house, "Sam");
	assert_int_equal(unlock_user_remove(unlock, "Bo"), STATUS_OK);
	clubhouse_close(&unlock);
	row = row_of(mo);
	row.body = "address\n3 Sun Lane";
	sign_for(&row, mo, vault_uid(mo));
	put(house, &row);
	assert_opening(house, 0, 1, "2 Moon Street");
	clubhouse_is_whole(house);
	vault_close(&mo);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    AT_HOME(an_honest_row_is_carried_out),
	    AT_HOME(a_row_that_was_changed_is_refused),
	    AT_HOME(nobody_asks_in_anothers_name),
	    AT_HOME(an_ask_of_another_vault_is_refused),
	    AT_HOME(a_wish_that_cannot_be_met_is_refused),
	    AT_HOME(an_ask_that_was_done_is_not_done_again),
	    AT_HOME(an_ask_that_was_refused_stays_so),
	    AT_HOME(who_was_removed_asks_for_nothing_any_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
