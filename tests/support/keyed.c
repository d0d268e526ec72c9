#include "support/keyed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "core/core_internal.h"

void
keyed_new(bool is_card, struct person_key *key, unsigned char *sign_secret)
{
	unsigned char secret[crypto_sign_SECRETKEYBYTES];

	*key = (struct person_key){
	    .is_card = is_card, .passes = 3, .memory_bytes = 268435456};
	crypto_sign_keypair(key->sign_public, secret);
	randombytes_buf(key->box_public, sizeof(key->box_public));
	randombytes_buf(key->salt, sizeof(key->salt));
	randombytes_buf(key->nonce, sizeof(key->nonce));
	randombytes_buf(key->wrapped, sizeof(key->wrapped));
	if (sign_secret != NULL)
		memcpy(sign_secret, secret, sizeof(secret));
}

void
keyed_put(
    struct fixture *f, const char *code, bool is_card, struct person_key *key)
{
	struct txn *txn = NULL;
	int64_t id = 0;

	keyed_new(is_card, key, NULL);
	assert_int_equal(txn_begin(f->store, &txn), STATUS_OK);
	assert_int_equal(
	    person_key_put(f->records, txn, code, key, &id), STATUS_OK);
	assert_true(id > 0);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}
