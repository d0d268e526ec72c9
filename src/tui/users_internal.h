/*
 * users_internal: what the files of users share.
 */
#ifndef TUI_USERS_INTERNAL_H
#define TUI_USERS_INTERNAL_H

#include "app/unlock.h"
#include "tui/view.h"

/* Those who have a key, as the screen lists them. */
struct users {
	struct unlock_user *list;
	size_t count;
};

/* Let in one more: who, as what, and then they choose their passphrase. */
void users_add(struct desk *desk);

#endif
