/*
 * vault_name: names of users.  They stand in the key file in clear and reach
 * the screen before anybody has given a passphrase, so what is kept here must
 * always be fit to be shown.
 */
#include "vault/vault_name.h"

#include <string.h>

#include "base/text.h"
#include "vault/vault.h"

enum status
vault_name_tidy(const char *name, struct buf *clean)
{
	struct buf folded = BUF_EMPTY;
	enum status status;

	status = text_clean(name, VAULT_NAME_BYTES, false, clean);
	if (status != STATUS_OK)
		return status;
	text_fold(clean->text, &folded);
	if (folded.length == 0)
		status = REFUSE(STATUS_INVALID,
		    "A user needs a name. Give one that others will know.");
	else if (strcmp(folded.text, VAULT_RECOVERY_NAME) == 0)
		status = REFUSE(STATUS_INVALID,
		    "That name is kept for the recovery words. Choose "
		    "another name.");
	buf_clear(&folded);
	return status;
}

enum status
vault_name_check(const char *name)
{
	struct buf clean = BUF_EMPTY;
	enum status status = vault_name_tidy(name, &clean);

	buf_clear(&clean);
	return status;
}

bool
vault_name_is_clean(const char *name)
{
	struct buf clean = BUF_EMPTY;
	bool is_clean = vault_name_tidy(name, &clean) == STATUS_OK &&
			strcmp(name, clean.text) == 0;

	buf_clear(&clean);
	return is_clean;
}

bool
vault_name_is_alike(const char *one, const char *other)
{
	struct buf first = BUF_EMPTY;
	struct buf second = BUF_EMPTY;
	bool is_alike;

	text_fold(one, &first);
	text_fold(other, &second);
	is_alike = strcmp(first.text, second.text) == 0;
	buf_clear(&first);
	buf_clear(&second);
	return is_alike;
}
