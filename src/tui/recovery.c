/*
 * recovery: the words of the envelope let in one new worker, and do nothing
 * else.
 */
#include "app/unlock.h"
#include "tui/envelope.h"
#include "tui/new_key.h"
#include "tui/pose.h"
#include "tui/screens.h"

struct letting_in {
	struct desk *desk;
	struct secret *words; /* new ones, for a new envelope */
};

static enum status
let_in(void *context, const char *name, struct secret **passphrase,
    struct secret **old)
{
	struct letting_in *letting_in = context;
	struct desk *desk = letting_in->desk;

	(void)old;
	desk_say(desk, ROLE_PLAIN,
	    "Letting you in, and making all keys new. This takes a moment.");
	layer_draw_all(desk->top);
	return unlock_user_add(
	    desk->unlock, name, true, passphrase, &letting_in->words);
}

/* With a key of their own they open it like everybody. */
void
recovery_run(struct desk *desk)
{
	struct letting_in letting_in = {.desk = desk};
	struct buf name = BUF_EMPTY;
	struct new_key key = {
	    .title = "A new worker",
	    .head = "The words from the envelope let in one new worker. "
		    "Everybody who works here, and every young person, is "
		    "told that they were used.",
	    .done = "Let me in",
	    .asks_name = true,
	    .name = &name,
	    .use = let_in,
	    .context = &letting_in,
	};

	if (!new_key_run(desk, &key))
		desk_leave(desk, TUI_LOCKED);
	buf_reset(&desk->said);
	envelope_show(desk, letting_in.words);
	pose_notice(desk, "You are in. It locks now. Open it with your own "
			  "name and passphrase.");
	desk_leave(desk, TUI_LOCKED);
}
