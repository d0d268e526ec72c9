/*
 * keyfile_find: counting and finding slots.
 */
#include "vault/keyfile.h"

#include <string.h>

#include "vault/vault_name.h"

size_t
keyfile_count(const struct keyfile *keyfile)
{
	size_t count = 0;

	for (size_t i = 0; i < VAULT_USERS_MAX; i++)
		count += keyfile->slots[i].is_used ? 1 : 0;
	return count;
}

size_t
keyfile_count_workers(const struct keyfile *keyfile)
{
	size_t count = 0;

	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		const struct key_slot *slot = &keyfile->slots[i];

		if (slot->is_used && !slot->user.is_recovery &&
		    slot->user.role == ROLE_WORKER)
			count++;
	}
	return count;
}

size_t
keyfile_find(const struct keyfile *keyfile, const char *name)
{
	size_t found = VAULT_USERS_MAX;
	size_t alike = 0;

	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		const struct key_slot *slot = &keyfile->slots[i];

		if (!slot->is_used)
			continue;
		if (strcmp(slot->user.name, name) == 0)
			return i;
		if (vault_name_is_alike(slot->user.name, name)) {
			found = i;
			alike++;
		}
	}
	return alike == 1 ? found : VAULT_USERS_MAX;
}

size_t
keyfile_find_empty(const struct keyfile *keyfile)
{
	size_t i = 0;

	while (i < VAULT_USERS_MAX && keyfile->slots[i].is_used)
		i++;
	return i;
}

size_t
keyfile_find_recovery(const struct keyfile *keyfile)
{
	size_t i = 0;

	while (i < VAULT_USERS_MAX && !(keyfile->slots[i].is_used &&
					  keyfile->slots[i].user.is_recovery))
		i++;
	return i;
}

size_t
keyfile_users(
    const struct keyfile *keyfile, struct vault_user users[VAULT_USERS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < VAULT_USERS_MAX; i++) {
		if (keyfile->slots[i].is_used)
			users[count++] = keyfile->slots[i].user;
	}
	return count;
}
