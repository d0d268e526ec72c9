#include "support/checked_forge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sodium.h>
#include <cmocka.h>

#include "base/text.h"
#include "store/store_internal.h"

#define HASH_BYTES    32
#define SALT_BYTES    16
#define SUBJECT_BYTES 16

static sqlite3_stmt *
prepare(struct checked *checked, const char *sql)
{
	sqlite3_stmt *handle = NULL;

	assert_int_equal(
	    sqlite3_prepare_v2(checked_db(checked), sql, -1, &handle, NULL),
	    SQLITE_OK);
	return handle;
}

static void
add_column(crypto_generichash_state *state, sqlite3_stmt *row, int column)
{
	size_t size = (size_t)sqlite3_column_bytes(row, column);
	const void *bytes = sqlite3_column_blob(row, column);

	if (size > 0)
		crypto_generichash_update(state, bytes, size);
}

static void
add_little(crypto_generichash_state *state, int64_t number, size_t bytes)
{
	unsigned char little[8];

	for (size_t i = 0; i < bytes; i++)
		little[i] = (unsigned char)((uint64_t)number >> (8 * i) & 255);
	crypto_generichash_update(state, little, bytes);
}

/* Columns: n, day, class, commitment, salt, subject, running, event, body. */
static void
commit_row(sqlite3_stmt *row, unsigned char commitment[HASH_BYTES])
{
	crypto_generichash_state state;

	if (sqlite3_column_type(row, 4) == SQLITE_NULL) {
		memcpy(commitment, sqlite3_column_blob(row, 3), HASH_BYTES);
		return;
	}
	crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
	add_column(&state, row, 4);
	add_column(&state, row, 5);
	add_little(&state, sqlite3_column_int64(row, 6), 8);
	add_little(&state, sqlite3_column_bytes(row, 7), 4);
	add_column(&state, row, 7);
	add_column(&state, row, 8);
	crypto_generichash_final(&state, commitment, HASH_BYTES);
}

static void
chain_row(sqlite3_stmt *row, const unsigned char commitment[HASH_BYTES],
    unsigned char hash[HASH_BYTES])
{
	crypto_generichash_state state;
	const char *class = (const char *)sqlite3_column_text(row, 2);

	crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
	add_little(&state, sqlite3_column_int64(row, 0), 8);
	add_little(&state, sqlite3_column_int64(row, 1), 4);
	crypto_generichash_update(
	    &state, (const unsigned char *)(class[0] == 'l' ? "l" : "o"), 1);
	crypto_generichash_update(&state, hash, HASH_BYTES);
	crypto_generichash_update(&state, commitment, HASH_BYTES);
	crypto_generichash_final(&state, hash, HASH_BYTES);
}

static void
write_row(struct checked *checked, int64_t n,
    const unsigned char commitment[HASH_BYTES],
    const unsigned char hash[HASH_BYTES])
{
	sqlite3_stmt *update = prepare(checked,
	    "UPDATE ledger SET commitment = ?2, hash = ?3 WHERE n = ?1");

	sqlite3_bind_int64(update, 1, n);
	sqlite3_bind_blob(update, 2, commitment, HASH_BYTES, SQLITE_STATIC);
	sqlite3_bind_blob(update, 3, hash, HASH_BYTES, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(update), SQLITE_DONE);
	sqlite3_finalize(update);
}

void
checked_work_out_chain(struct checked *checked)
{
	unsigned char hash[HASH_BYTES] = {0};
	unsigned char commitment[HASH_BYTES];
	sqlite3_stmt *row = prepare(checked,
	    "SELECT n, day, class, commitment, salt, subject, running, event,"
	    " body FROM ledger ORDER BY n");

	memcpy(hash, checked->fixture.vault_uid, UID_BYTES);
	while (sqlite3_step(row) == SQLITE_ROW) {
		commit_row(row, commitment);
		chain_row(row, commitment, hash);
		write_row(
		    checked, sqlite3_column_int64(row, 0), commitment, hash);
	}
	sqlite3_finalize(row);
}

static void
sign_head(struct checked *checked, int64_t n, const unsigned char *hash,
    unsigned char *signature)
{
	char vault_hex[2 * UID_BYTES + 1];
	char hash_hex[2 * HASH_BYTES + 1];
	char text[256];
	int length;

	text_hex(checked->fixture.vault_uid, UID_BYTES, vault_hex);
	text_hex(hash, HASH_BYTES, hash_hex);
	length = snprintf(text, sizeof(text), "sayso head 1\n%s\n%lld\n%s\n",
	    vault_hex, (long long)n, hash_hex);
	crypto_sign_detached(signature, NULL, (const unsigned char *)text,
	    (unsigned long long)length,
	    secret_bytes(checked->fixture.sign_key));
}

static void
sign_heads(struct checked *checked)
{
	unsigned char signature[crypto_sign_BYTES];
	sqlite3_stmt *update = prepare(
	    checked, "UPDATE ledger_head SET signature = ?2 WHERE n = ?1");
	sqlite3_stmt *row = prepare(checked,
	    "SELECT h.n, l.hash FROM ledger_head h JOIN ledger l ON l.n = h.n");

	while (sqlite3_step(row) == SQLITE_ROW) {
		int64_t n = sqlite3_column_int64(row, 0);

		sign_head(checked, n, sqlite3_column_blob(row, 1), signature);
		sqlite3_bind_int64(update, 1, n);
		sqlite3_bind_blob(
		    update, 2, signature, sizeof(signature), SQLITE_STATIC);
		assert_int_equal(sqlite3_step(update), SQLITE_DONE);
		sqlite3_reset(update);
	}
	sqlite3_finalize(row);
	sqlite3_finalize(update);
}

void
checked_work_out(struct checked *checked)
{
	checked_work_out_chain(checked);
	sign_heads(checked);
}
