/*
 * passphrase: one's own, changed.
 */
#include "tui/new_key.h"
#include "tui/screens.h"

static enum status
change(void *context, const char *name, struct secret **passphrase,
    struct secret **old)
{
	struct desk *desk = context;

	(void)name;
	desk_say(desk, ROLE_PLAIN, "Changing it. This takes a moment.");
	layer_draw_all(desk->top);
	return unlock_passphrase(desk->unlock, old, passphrase);
}

void
passphrase_run(struct desk *desk)
{
	struct buf name = BUF_EMPTY;
	struct new_key key = {
	    .title = "My passphrase",
	    .head = "The new one holds from now on. The old one then opens "
		    "nothing any more.",
	    .done = "Change it",
	    .asks_old = true,
	    .name = &name,
	    .use = change,
	    .context = desk,
	};

	buf_set(&name, unlock_name(desk->unlock));
	if (new_key_run(desk, &key))
		desk_say(desk, ROLE_GOOD, "Your passphrase is changed.");
	buf_clear(&name);
}
