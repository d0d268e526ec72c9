/*
 * door: what is shown while the vault is locked.
 *
 * Nothing secret is in this process yet.  The heads of who comes in can be
 * counted here, with nothing but a number kept, outside this process.
 */
#include <string.h>

#include "app/demo.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/session.h"
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/quit.h"
#include "tui/screens.h"
#include "tui/secret_field.h"

#define LABEL_COLUMNS 20

static const char help[] =
    "This vault is locked.\n\n"
    "Left and Right choose who you are. Type your passphrase and press Enter.\n"
    "\n"
    "Heads at the door: Up counts one more, Down one fewer. It is only a "
    "number. When you have opened the vault you can use it for tonight's "
    "session.\n\n"
    "Passphrase lost? Ask another worker: they can add you anew. If there is "
    "no other worker, open the envelope and choose \"the words from the "
    "envelope\" with Left.\n\n"
    "Ctrl-U empties what you typed.";

struct door {
	struct desk *desk;
	struct unlock_outside outside;
	size_t user;
	struct secret_field passphrase;
	bool is_open;
	struct layer layer;
};

/* ---------------------------------------------------------------- drawing */

static bool
is_envelope(const struct door *door)
{
	return door->outside.users[door->user].is_recovery;
}

static const char *
user_name(const struct door *door)
{
	if (is_envelope(door))
		return "the words from the envelope";
	return door->outside.users[door->user].name;
}

static void
draw_user(const struct door *door, const struct area *body)
{
	struct buf line = BUF_EMPTY;

	draw_text(body, 0, 0, ROLE_PLAIN, "Who are you?");
	buf_add_format(
	    &line, door->outside.count > 1 ? "< %s >" : "%s", user_name(door));
	draw_text(body, 0, LABEL_COLUMNS, ROLE_TITLE, line.text);
	buf_clear(&line);
}

static void
draw_passphrase(const struct door *door, const struct area *body)
{
	struct area field = draw_part(body, 2, 1);
	int stars = (int)door->passphrase.characters;

	draw_text(body, 2, 0, ROLE_PLAIN,
	    is_envelope(door) ? "The eight words" : "Passphrase");
	field.left += LABEL_COLUMNS;
	field.columns -= LABEL_COLUMNS;
	if (field.columns > 40)
		field.columns = 40;
	if (stars > field.columns - 1)
		stars = field.columns - 1;
	draw_fill(&field, 0, ROLE_VALUE);
	for (int i = 0; i < stars; i++)
		draw_text(&field, 0, i, ROLE_VALUE, "*");
	draw_cursor(&field, 0, stars);
	if (!door->outside.users[door->user].is_worker)
		draw_text(body, 3, LABEL_COLUMNS, ROLE_PLAIN,
		    "A manager's key opens nobody's name.");
}

static void
draw_heads(const struct door *door, const struct area *body)
{
	struct buf number = BUF_EMPTY;

	draw_text(body, 4, 0, ROLE_PLAIN, "Heads at the door");
	buf_add_format(
	    &number, "%lld", (long long)*door->desk->start->broker->heads);
	draw_text(body, 4, LABEL_COLUMNS, ROLE_TITLE, number.text);
	buf_clear(&number);
}

static void
draw_demo(const struct door *door, const struct area *body)
{
	struct buf line = BUF_EMPTY;

	if (!door->outside.is_demo)
		return;
	draw_text(body, 6, 0, ROLE_HEADING,
	    "This is a demo: made-up people, open passphrases.");
	for (size_t i = 0; i < demo_users_count; i++) {
		buf_reset(&line);
		buf_add_format(&line, "%-10s %s", demo_users[i].name,
		    demo_users[i].passphrase);
		draw_text(body, 7 + (int)i, 0, ROLE_PLAIN, line.text);
	}
	buf_clear(&line);
}

static void
fill_bar(const struct door *door, struct bar *bar)
{
	bar_add_needed(bar, "Enter", "Open");
	if (door->outside.count > 1)
		bar_add_needed(bar, "Left Right", "Who");
	bar_add_needed(bar, "Up Down", "Heads");
	bar_add_needed(bar, "Ctrl-C", "Leave");
	bar_add_needed(bar, "F1", "Help");
}

static void
draw(struct layer *layer)
{
	struct door *door = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;

	frame_draw(&frame, layer, door->desk, "sayso is locked", false);
	draw_user(door, &frame.body);
	draw_passphrase(door, &frame.body);
	draw_heads(door, &frame.body);
	draw_demo(door, &frame.body);
	if (frame.side.columns > 0)
		draw_wrapped(&frame.side, 0, ROLE_PLAIN, help);
	fill_bar(door, &bar);
	bar_draw(&bar, &frame.bar);
}

/* ------------------------------------------------------------------- keys */

static void
count_heads(struct door *door, int by)
{
	int64_t *heads = door->desk->start->broker->heads;

	if (*heads + by >= 0 && *heads + by <= SESSION_HEADS_MOST)
		*heads += by;
}

static void
change_user(struct door *door, bool is_next)
{
	size_t count = door->outside.count;

	door->user = (door->user + (is_next ? 1 : count - 1)) % count;
	secret_field_clear(&door->passphrase);
}

/* Some things no key on this screen can mend. */
static void
say_why_not(struct door *door, enum status status, const char *holder)
{
	struct desk *desk = door->desk;

	if (status == STATUS_DAMAGED || status == STATUS_TOO_NEW ||
	    status == STATUS_CONFIG)
		desk_fail(status);
	if (status == STATUS_WRONG_PASSPHRASE && is_envelope(door))
		desk_say(desk, ROLE_ERROR,
		    "Those words do not open this vault. Type all of them, in "
		    "order, with a blank between them.");
	else if (status == STATUS_WRONG_PASSPHRASE)
		desk_say(desk, ROLE_ERROR,
		    "%s Look at the name above, and at Caps Lock.",
		    status_sentence(status));
	else if (status == STATUS_BUSY && *holder != '\0')
		desk_say(desk, ROLE_ERROR,
		    "This vault is open already, for %s. Close it there "
		    "first.",
		    holder);
	else
		desk_tell(desk, status);
}

static void
try_open(struct door *door, struct secret **passphrase)
{
	struct buf holder = BUF_EMPTY;
	struct unlock *unlock = NULL;
	struct desk *desk = door->desk;
	enum status status;

	desk_say(desk, ROLE_PLAIN, "Opening. This takes a moment.");
	layer_draw_all(desk->top);
	status = unlock_open(desk->start->vault,
	    door->outside.users[door->user].name, passphrase, &unlock, &holder);
	if (status != STATUS_OK)
		say_why_not(door, status, holder.text);
	buf_clear(&holder);
	if (status != STATUS_OK)
		return;
	buf_reset(&desk->said);
	desk_open(desk, unlock);
	door->is_open = true;
}

static void
knock(struct door *door)
{
	struct secret *passphrase = secret_field_take(&door->passphrase);

	if (passphrase == NULL)
		desk_say(door->desk, ROLE_ERROR, "Type your passphrase first.");
	else
		try_open(door, &passphrase);
	secret_drop(&passphrase);
}

static void
take(struct door *door, const struct press *press)
{
	if (secret_field_press(&door->passphrase, press))
		return;
	switch (press->code) {
	case PRESS_ENTER:
		knock(door);
		break;
	case PRESS_ESC:
		secret_field_clear(&door->passphrase);
		break;
	case PRESS_UP:
	case PRESS_DOWN:
		count_heads(door, press->code == PRESS_UP ? 1 : -1);
		break;
	case PRESS_LEFT:
	case PRESS_RIGHT:
		change_user(door, press->code == PRESS_RIGHT);
		break;
	default:
		break;
	}
}

/* The envelope is nobody's first choice. */
static void
put_envelope_last(struct unlock_outside *outside)
{
	for (size_t i = 0; i + 1 < outside->count; i++) {
		const size_t size = sizeof(outside->users[0]);
		char kept[sizeof(outside->users[0])];

		if (!outside->users[i].is_recovery)
			continue;
		memcpy(kept, &outside->users[i], size);
		memcpy(&outside->users[i], &outside->users[i + 1], size);
		memcpy(&outside->users[i + 1], kept, size);
	}
}

static bool
is_called(const char *name, const char *as)
{
	struct buf one = BUF_EMPTY, other = BUF_EMPTY;
	bool is_same;

	text_fold(name, &one);
	text_fold(as, &other);
	is_same = strcmp(one.text, other.text) == 0;
	buf_clear(&one);
	buf_clear(&other);
	return is_same;
}

/* --as may be written without accents; whoever is first otherwise. */
static void
choose_first_user(struct door *door)
{
	const char *as = door->desk->start->as;

	put_envelope_last(&door->outside);
	for (size_t i = 0; as != NULL && i < door->outside.count; i++)
		if (is_called(door->outside.users[i].name, as))
			door->user = i;
}

static void
look_outside(struct door *door)
{
	enum status status =
	    unlock_look_outside(door->desk->start->vault, &door->outside);

	if (status == STATUS_OK && door->outside.count > 0)
		return;
	if (status == STATUS_OK)
		status = FAIL(STATUS_DAMAGED, "a vault without users");
	desk_fail(status);
}

/* A demo that was just made, or is visited again, opens by itself once. */
static void
open_demo(struct door *door)
{
	const char *words = demo_users[0].passphrase;
	struct secret *passphrase = secret_copy(words, strlen(words));

	if (door->desk->start->opens_demo && door->desk->start->is_first &&
	    door->outside.is_demo)
		try_open(door, &passphrase);
	secret_drop(&passphrase);
}

void
door_run(struct desk *desk)
{
	struct door door = {.desk = desk};
	struct press press;

	look_outside(&door);
	choose_first_user(&door);
	door.layer = (struct layer){.draw = draw,
	    .context = &door,
	    .help = help,
	    .takes_text = true,
	    .refuses_paste = true};
	layer_push(&desk->top, &door.layer);
	open_demo(&door);
	while (!door.is_open) {
		desk_wait(desk, &press);
		take(&door, &press);
	}
	layer_pop(&desk->top);
	secret_field_clear(&door.passphrase);
}
