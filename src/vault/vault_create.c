/*
 * vault_create: a new vault: one worker, and eight words for an envelope.
 */
#include "vault/vault.h"

#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "vault/keyfile_io.h"
#include "vault/passphrase.h"
#include "vault/vault_internal.h"
#include "vault/vault_name.h"

#define SLOT_FIRST    0
#define SLOT_RECOVERY 1

static void
start_file(struct keyfile *keyfile, const char *name, bool is_demo)
{
	struct vault_user *first = &keyfile->slots[SLOT_FIRST].user;
	struct vault_user *recovery = &keyfile->slots[SLOT_RECOVERY].user;

	keyfile->generation = 1;
	keyfile->roster = 1;
	keyfile->is_demo = is_demo;
	randombytes_buf(keyfile->uid, sizeof(keyfile->uid));
	first->role = ROLE_WORKER;
	memcpy(first->name, name, strlen(name) + 1);
	recovery->role = ROLE_WORKER;
	recovery->is_recovery = true;
	memcpy(
	    recovery->name, VAULT_RECOVERY_NAME, sizeof(VAULT_RECOVERY_NAME));
}

/* Keys and both slots; the vault is then this worker's. */
static enum status
fill(struct vault *vault, const struct secret *passphrase,
    const struct secret *words)
{
	struct keyfile *keyfile = &vault->keyfile;
	struct slot_pair mine = {NULL, NULL};
	struct slot_pair spare = {NULL, NULL};
	enum status status;

	root_key_renew(&vault->ring.vault);
	root_key_renew(&vault->ring.records);
	vault->me = SLOT_FIRST;
	status = vault_put_user(
	    keyfile, SLOT_FIRST, &vault->ring, passphrase, &mine);
	if (status == STATUS_OK)
		status = vault_put_user(
		    keyfile, SLOT_RECOVERY, &vault->ring, words, &spare);
	if (status == STATUS_OK)
		slot_pair_move(&vault->pair, &mine);
	slot_pair_clear(&mine);
	slot_pair_clear(&spare);
	return status;
}

enum status
vault_create(struct folder *folder, const char *name,
    struct secret **passphrase, bool is_demo, struct vault **vault,
    struct secret **recovery)
{
	struct vault *made = vault_new(folder);
	struct secret *chosen = *passphrase;
	struct secret *words = NULL;
	struct buf clean = BUF_EMPTY;
	enum status status;

	*passphrase = NULL;
	status = vault_name_tidy(name, &clean);
	if (status != STATUS_OK)
		goto out;
	passphrase_suggest(VAULT_WORDS_RECOVERY, &words);
	start_file(&made->keyfile, clean.text, is_demo);
	status = fill(made, chosen, words);
	if (status != STATUS_OK)
		goto out;
	vault_lay_out(&made->keyfile, &made->ring, made->copy);
	status = keyfile_io_create(folder, made->copy);
	if (status != STATUS_OK)
		goto out;
	vault_list_users(made);
	*vault = made;
	made = NULL;
	*recovery = words;
	words = NULL;
out:
	buf_clear(&clean);
	vault_close(&made);
	secret_free(words);
	secret_free(chosen);
	return status;
}
