/*
 * vt_keys: what a terminal sends when a key is pressed.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "support/vt_internal.h"

/*
 * Escape alone and the first byte of another key are told apart by time, by
 * programs and people alike: this is a person's pause, longer than a
 * program's.
 */
#define AFTER_ESCAPE_MS 150

static const struct {
	const char *name;
	VTermKey key;
} named[] = {
    {"Enter", VTERM_KEY_ENTER},
    {"Tab", VTERM_KEY_TAB},
    {"Esc", VTERM_KEY_ESCAPE},
    {"Up", VTERM_KEY_UP},
    {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},
    {"Home", VTERM_KEY_HOME},
    {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP},
    {"PgDn", VTERM_KEY_PAGEDOWN},
    {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},
    {"Backspace", VTERM_KEY_BACKSPACE},
};

/* A terminal that gives whole lines gives nothing before a line's end. */
static bool
wakes(const struct vt *vt, const char *bytes, size_t count)
{
	struct termios modes;

	if (tcgetattr(vt->slave, &modes) != 0 || (modes.c_lflag & ICANON) == 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if ((unsigned char)bytes[i] < ' ')
			return true;
	return false;
}

/* While the program does not read, take in what it prints. */
bool
vt_type(struct vt *vt, const void *bytes, size_t count)
{
	const char *left = bytes;
	ssize_t done;

	if (wakes(vt, bytes, count))
		vt->is_at_rest = false;
	while (count > 0) {
		done = vt->terminal < 0 ? -1 : write(vt->terminal, left, count);
		if (done > 0) {
			left += done;
			count -= (size_t)done;
		} else if (done == 0 || errno != EAGAIN || vt->is_over) {
			return false;
		} else if (!vt_wait_read(vt)) {
			return false;
		}
	}
	return true;
}

/* What the emulator made of a key or a paste. */
static bool
type_answers(struct vt *vt)
{
	struct buf bytes = vt->answers;
	bool is_done;

	buf_init(&vt->answers);
	is_done = vt_type(vt, bytes.text, bytes.length);
	buf_clear(&bytes);
	return is_done;
}

static const char *
take_modifiers(const char *name, VTermModifier *modifiers)
{
	static const struct {
		const char *name;
		VTermModifier modifier;
	} known[] = {
	    {"Ctrl-", VTERM_MOD_CTRL},
	    {"Alt-", VTERM_MOD_ALT},
	    {"Shift-", VTERM_MOD_SHIFT},
	};
	int found = VTERM_MOD_NONE;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		size_t length = strlen(known[i].name);

		if (strncmp(name, known[i].name, length) == 0) {
			found |= (int)known[i].modifier;
			name += length;
		}
	}
	*modifiers = (VTermModifier)found;
	return name;
}

static VTermKey
key_named(const char *name)
{
	int number;

	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (strcmp(name, named[i].name) == 0)
			return named[i].key;
	if (sscanf(name, "F%d", &number) == 1 && number >= 1 && number <= 12)
		return (VTermKey)VTERM_KEY_FUNCTION(number);
	return VTERM_KEY_NONE;
}

/* A character, as bytes: control keys have had theirs for sixty years. */
static bool
press_character(struct vt *vt, const char *name, VTermModifier modifiers)
{
	size_t length = strlen(name);

	if (strcmp(name, "Space") == 0) {
		name = " ";
		length = 1;
	}
	if (length == 0 || (length > 1 && (name[0] & 0x80) == 0))
		return false;
	if (modifiers & VTERM_MOD_ALT)
		buf_add_char(&vt->answers, '\033');
	if (modifiers & VTERM_MOD_CTRL)
		buf_add_char(&vt->answers, (char)(name[0] & 0x1f));
	else
		buf_add_text(&vt->answers, name);
	return type_answers(vt);
}

bool
vt_key(struct vt *vt, const char *name)
{
	VTermModifier modifiers;
	VTermKey key;

	name = take_modifiers(name, &modifiers);
	key = key_named(name);
	if (key == VTERM_KEY_NONE)
		return press_character(vt, name, modifiers);
	vterm_keyboard_key(vt->emulator, key, modifiers);
	if (!type_answers(vt))
		return false;
	if (key == VTERM_KEY_ESCAPE && !vt->tells_rest && vt_wait_read(vt))
		vt_settle(vt, AFTER_ESCAPE_MS);
	return true;
}

bool
vt_paste(struct vt *vt, const char *text)
{
	vterm_keyboard_start_paste(vt->emulator);
	buf_add_text(&vt->answers, text);
	vterm_keyboard_end_paste(vt->emulator);
	return type_answers(vt);
}
