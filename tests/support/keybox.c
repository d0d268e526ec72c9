/*
 * keybox: see the header.
 */
#include "support/keybox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

int
keybox_setup_empty(void **state)
{
	struct keybox *box = mem_alloc(1, sizeof(*box));
	const char *parent = getenv("TMPDIR");

	assert_int_equal(secret_start(), STATUS_OK);
	snprintf(box->path, sizeof(box->path), "%s/keybox-XXXXXX",
	    parent == NULL ? "/tmp" : parent);
	assert_non_null(mkdtemp(box->path));
	assert_int_equal(folder_open(box->path, &box->folder), STATUS_OK);
	*state = box;
	return 0;
}

int
keybox_setup(void **state)
{
	struct secret *phrase = NULL;
	struct vault *vault = NULL;
	struct keybox *box;

	keybox_setup_empty(state);
	box = *state;
	phrase = keybox_phrase("Sam");
	assert_int_equal(vault_create(box->folder, "Sam", &phrase, false,
			     &vault, &box->words),
	    STATUS_OK);
	assert_int_equal(keybox_add(vault, "Mo", ROLE_MANAGER), STATUS_OK);
	assert_int_equal(keybox_add(vault, "Ana", ROLE_WORKER), STATUS_OK);
	vault_close(&vault);
	return 0;
}

int
keybox_teardown(void **state)
{
	struct keybox *box = *state;

	assert_int_equal(file_remove(box->folder, KEYFILE_NAME), STATUS_OK);
	folder_close(box->folder);
	assert_int_equal(rmdir(box->path), 0);
	secret_free(box->words);
	mem_free(box);
	return 0;
}

struct secret *
keybox_text(const char *text)
{
	return secret_copy(text, strlen(text));
}

struct secret *
keybox_phrase(const char *name)
{
	char text[128];

	snprintf(text, sizeof(text), "%s has a long passphrase", name);
	return keybox_text(text);
}

struct secret *
keybox_copy(const struct secret *secret)
{
	return secret_copy(secret_bytes(secret), secret_size(secret));
}

/* Takes the passphrase over. */
static enum status
try_phrase(struct keybox *box, const char *name, struct secret *phrase)
{
	struct vault *vault = NULL;
	enum status status = vault_open(box->folder, name, &phrase, &vault);

	assert_null(phrase);
	assert_true((status == STATUS_OK) == (vault != NULL));
	vault_close(&vault);
	return status;
}

enum status
keybox_try(struct keybox *box, const char *name)
{
	return try_phrase(box, name, keybox_phrase(name));
}

enum status
keybox_try_text(struct keybox *box, const char *name, const char *text)
{
	return try_phrase(box, name, keybox_text(text));
}

enum status
keybox_try_words(struct keybox *box, const struct secret *words)
{
	return try_phrase(box, VAULT_RECOVERY_NAME, keybox_copy(words));
}

struct vault *
keybox_open(struct keybox *box, const char *name)
{
	struct secret *phrase = keybox_phrase(name);
	struct vault *vault = NULL;

	assert_int_equal(
	    vault_open(box->folder, name, &phrase, &vault), STATUS_OK);
	return vault;
}

struct vault *
keybox_open_words(struct keybox *box, const struct secret *words)
{
	struct secret *typed = keybox_copy(words);
	struct vault *vault = NULL;

	assert_int_equal(
	    vault_open(box->folder, VAULT_RECOVERY_NAME, &typed, &vault),
	    STATUS_OK);
	return vault;
}

enum status
keybox_add(struct vault *vault, const char *name, enum role role)
{
	struct secret *phrase = keybox_phrase(name);
	struct vault_user user;
	enum status status;

	status = vault_add_user(vault, name, role, &phrase, &user);
	assert_null(phrase);
	return status;
}

enum status
keybox_change(struct vault *vault, const char *from, const char *to)
{
	struct secret *old_phrase = keybox_text(from);
	struct secret *new_phrase = keybox_text(to);
	enum status status;

	status = vault_change_passphrase(vault, &old_phrase, &new_phrase);
	assert_null(old_phrase);
	assert_null(new_phrase);
	return status;
}

enum status
keybox_rotate(struct vault *vault, bool both)
{
	size_t count;
	const struct vault_user *users = vault_users(vault, &count);

	return vault_rotate_begin(vault, users, count, both);
}

static int
open_file(const struct keybox *box, int flags)
{
	char path[160];
	int descriptor;

	snprintf(path, sizeof(path), "%s/%s", box->path, KEYFILE_NAME);
	descriptor = open(path, flags, 0600);
	assert_true(descriptor >= 0);
	return descriptor;
}

void
keybox_read(struct keybox *box, unsigned char bytes[KEYFILE_BYTES])
{
	int descriptor = open_file(box, O_RDONLY);

	assert_int_equal(read(descriptor, bytes, KEYFILE_BYTES), KEYFILE_BYTES);
	close(descriptor);
}

void
keybox_write(struct keybox *box, const unsigned char *bytes, size_t size)
{
	int descriptor = open_file(box, O_WRONLY | O_CREAT | O_TRUNC);

	assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
	close(descriptor);
}

bool
keybox_same(const struct secret *one, const struct secret *other)
{
	return secret_size(one) == secret_size(other) &&
	       sodium_memcmp(secret_bytes(one), secret_bytes(other),
		   secret_size(one)) == 0;
}
