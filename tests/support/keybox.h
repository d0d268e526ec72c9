/*
 * keybox: a vault folder of its own for one test, with a key file of four:
 * Sam and Ana, workers; Mo, a manager; and the recovery slot.  Everybody's
 * passphrase is their name and " has a long passphrase".
 *
 *	cmocka_unit_test_setup_teardown(a_promise, keybox_setup,
 *	    keybox_teardown)       and there: struct keybox *box = *state;
 */
#ifndef SUPPORT_KEYBOX_H
#define SUPPORT_KEYBOX_H

#include <stddef.h>

#include "base/file.h"
#include "base/secret.h"
#include "vault/keyfile_layout.h"
#include "vault/vault.h"

/* Slots in the order in which they were made. */
enum { KEYBOX_SAM, KEYBOX_RECOVERY, KEYBOX_MO, KEYBOX_ANA, KEYBOX_USERS };

struct keybox {
	char path[128]; /* of the folder, which is the test's alone */
	struct folder *folder;
	struct secret *words; /* that open the recovery slot */
};

/* The same for cmocka: *state is a struct keybox *. */
int keybox_setup(void **state);
int keybox_teardown(void **state);

/* An empty folder, no key file. */
int keybox_setup_empty(void **state);

/* The passphrase of ${name}; any text as a secret; a copy of a secret. */
struct secret *keybox_phrase(const char *name);
struct secret *keybox_text(const char *text);
struct secret *keybox_copy(const struct secret *secret);

/* How opening goes for ${name} and their passphrase, or another. */
enum status keybox_try(struct keybox *box, const char *name);
enum status keybox_try_text(
    struct keybox *box, const char *name, const char *text);
enum status keybox_try_words(struct keybox *box, const struct secret *words);

/* Open for ${name}; a failure fails the test.  Free with vault_close(). */
struct vault *keybox_open(struct keybox *box, const char *name);
struct vault *keybox_open_words(struct keybox *box, const struct secret *words);

/* Add a user with the passphrase of their name; how it went. */
enum status keybox_add(struct vault *vault, const char *name, enum role role);

/* One's own passphrase, from and to these texts. */
enum status keybox_change(
    struct vault *vault, const char *from, const char *to);

/* Begin a rotation for exactly the users of the key file. */
enum status keybox_rotate(struct vault *vault, bool both);

/* The bytes of the key file; put others in their place, of any size. */
void keybox_read(struct keybox *box, unsigned char bytes[KEYFILE_BYTES]);
void keybox_write(struct keybox *box, const unsigned char *bytes, size_t size);

/* Are two secrets the same, byte for byte? */
bool keybox_same(const struct secret *one, const struct secret *other);

#endif
