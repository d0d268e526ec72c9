/*
 * vt_screen: what a person sees, by libvterm.
 *
 * The scrollback is kept here; libvterm 0.1 knows nothing of ESC[3J, which
 * clears it, so that is looked for in the bytes themselves.
 */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "support/rest.h"
#include "support/vt_internal.h"

#define ESCAPE '\033'
#define BELL   '\007'

static const char clears_scrollback[] = "\033[3J";

static void
add_character(struct buf *text, uint32_t point)
{
	if (point < 0x80) {
		buf_add_char(text, (char)point);
		return;
	}
	if (point < 0x800) {
		buf_add_char(text, (char)(0xc0 | point >> 6));
	} else if (point < 0x10000) {
		buf_add_char(text, (char)(0xe0 | point >> 12));
		buf_add_char(text, (char)(0x80 | (point >> 6 & 0x3f)));
	} else {
		buf_add_char(text, (char)(0xf0 | point >> 18));
		buf_add_char(text, (char)(0x80 | (point >> 12 & 0x3f)));
		buf_add_char(text, (char)(0x80 | (point >> 6 & 0x3f)));
	}
	buf_add_char(text, (char)(0x80 | (point & 0x3f)));
}

/* The right half of a wide character has nothing of its own. */
static bool
is_right_half(const VTermScreenCell *cell)
{
	return cell->chars[0] == (uint32_t)-1;
}

static void
add_cell(struct buf *text, const VTermScreenCell *cell)
{
	if (is_right_half(cell))
		return;
	if (cell->chars[0] == 0)
		buf_add_char(text, ' ');
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0;
	     i++)
		add_character(text, cell->chars[i]);
}

static void
cut_blanks(struct buf *text, size_t from)
{
	size_t length = text->length;

	while (length > from && text->text[length - 1] == ' ')
		length--;
	buf_cut(text, length);
}

/* ----------------------------------------------------------- callbacks */

static int
cursor_moved(VTermPos now, VTermPos before, int visible, void *data)
{
	struct vt *vt = data;

	(void)before;
	(void)visible;
	vt->cursor = now;
	return 1;
}

static int
property_set(VTermProp property, VTermValue *value, void *data)
{
	struct vt *vt = data;

	if (property == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_is_visible = value->boolean != 0;
	else if (property == VTERM_PROP_ALTSCREEN)
		vt->is_alternate = value->boolean != 0;
	return 1;
}

static int
line_left(int columns, const VTermScreenCell *cells, void *data)
{
	struct vt *vt = data;
	struct buf line = BUF_EMPTY;
	void *lines = vt->scrollback;

	for (int i = 0; i < columns; i++)
		add_cell(&line, &cells[i]);
	cut_blanks(&line, 0);
	mem_grow(&lines, &vt->scrollback_capacity, vt->scrollback_count + 1,
	    sizeof(char *));
	vt->scrollback = lines;
	vt->scrollback[vt->scrollback_count++] = buf_take(&line);
	return 1;
}

/* A question was asked of the terminal: it answers when the bytes are in. */
static void
answered(const char *bytes, size_t count, void *data)
{
	struct vt *vt = data;

	buf_add(&vt->answers, bytes, count);
}

static const VTermScreenCallbacks callbacks = {
    .movecursor = cursor_moved,
    .settermprop = property_set,
    .sb_pushline = line_left,
};

/* ------------------------------------------------------------ its life */

void
vt_screen_begin(struct vt *vt)
{
	vt->emulator = vterm_new(vt->rows, vt->columns);
	vterm_set_utf8(vt->emulator, 1);
	vterm_output_set_callback(vt->emulator, answered, vt);
	vt->screen = vterm_obtain_screen(vt->emulator);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->cursor_is_visible = true;
}

static void
forget_scrollback(struct vt *vt)
{
	while (vt->scrollback_count > 0)
		mem_wipe_text(&vt->scrollback[--vt->scrollback_count]);
}

/* Has ${byte} completed ${sequence}, whose first byte stands nowhere else? */
static bool
completes(const char *sequence, size_t *matched, char byte)
{
	if (byte != sequence[*matched])
		*matched = 0;
	if (byte == sequence[*matched])
		++*matched;
	if (sequence[*matched] != '\0')
		return false;
	*matched = 0;
	return true;
}

/*
 * Where in a control sequence (ECMA-48) one is after another byte: ESC, "["
 * for its parameters, "]" for a string, 0 outside.
 */
static int
next_within(int within, char byte)
{
	if (byte == ESCAPE)
		return ESCAPE;
	switch (within) {
	case ESCAPE:
		if (byte == '[')
			return '[';
		if (byte != '\0' && strchr("]PX^_", byte) != NULL)
			return ']';
		return byte >= ' ' && byte <= '/' ? ESCAPE : 0;
	case '[':
		return byte >= '@' && byte <= '~' ? 0 : '[';
	case ']':
		return byte == BELL ? 0 : ']';
	default:
		return 0;
	}
}

void
vt_screen_take(struct vt *vt, const char *bytes, size_t count)
{
	size_t fed = 0;

	buf_add(&vt->stream, bytes, count);
	for (size_t i = 0; i < count; i++) {
		vt->within = next_within(vt->within, bytes[i]);
		if (completes(REST_MARK, &vt->rest_matched, bytes[i]))
			vt->is_at_rest = true;
		if (!completes(clears_scrollback, &vt->matched, bytes[i]))
			continue;
		vterm_input_write(vt->emulator, bytes + fed, i + 1 - fed);
		fed = i + 1;
		forget_scrollback(vt);
	}
	vterm_input_write(vt->emulator, bytes + fed, count - fed);
	vterm_screen_flush_damage(vt->screen);
}

void
vt_screen_clear(struct vt *vt)
{
	if (vt->emulator != NULL)
		vterm_free(vt->emulator);
	vt->emulator = NULL;
	forget_scrollback(vt);
	mem_free(vt->scrollback);
	vt->scrollback = NULL;
	buf_clear(&vt->stream);
	buf_clear(&vt->answers);
}

bool
vt_screen_is_between(const struct vt *vt)
{
	return vt->within == 0;
}

/*
 * A new size ends scrolling margins, as it does with xterm.  The emulator
 * would keep them; below its last row it then moves what is not its own.
 */
void
vt_screen_resize(struct vt *vt)
{
	char ends[64];
	int length = snprintf(ends, sizeof(ends), "\033[r\033[%d;%dH",
	    vt->cursor.row + 1, vt->cursor.col + 1);

	if (vt_screen_is_between(vt))
		vterm_input_write(vt->emulator, ends, (size_t)length);
	vterm_set_size(vt->emulator, vt->rows, vt->columns);
	vterm_screen_flush_damage(vt->screen);
}

/* -------------------------------------------------------------- looking */

static void
get_cell(const struct vt *vt, int row, int column, VTermScreenCell *cell)
{
	VTermPos place = {row, column};

	memset(cell, 0, sizeof(*cell));
	vterm_screen_get_cell(vt->screen, place, cell);
}

void
vt_row_whole(const struct vt *vt, int row, struct buf *text)
{
	VTermScreenCell cell;

	for (int column = 0; column < vt->columns; column++) {
		get_cell(vt, row, column, &cell);
		add_cell(text, &cell);
	}
}

void
vt_row(const struct vt *vt, int row, struct buf *text)
{
	size_t from = text->length;

	vt_row_whole(vt, row, text);
	cut_blanks(text, from);
}

void
vt_text(const struct vt *vt, struct buf *text)
{
	for (int row = 0; row < vt->rows; row++) {
		vt_row(vt, row, text);
		buf_add_char(text, '\n');
	}
}

bool
vt_has(const struct vt *vt, const char *text)
{
	struct buf all = BUF_EMPTY;
	bool has;

	vt_text(vt, &all);
	has = strstr(all.text, text) != NULL;
	buf_clear(&all);
	return has;
}

bool
vt_scrollback_has(const struct vt *vt, const char *text)
{
	for (size_t i = 0; i < vt->scrollback_count; i++)
		if (strstr(vt->scrollback[i], text) != NULL)
			return true;
	return false;
}

void
vt_cell(const struct vt *vt, int row, int column, struct vt_cell *cell)
{
	VTermScreenCell drawn;
	struct buf text = BUF_EMPTY;

	get_cell(vt, row, column, &drawn);
	add_cell(&text, &drawn);
	memcpy(cell->text, text.text, text.length + 1);
	cell->width = is_right_half(&drawn) ? 0 : drawn.width;
	cell->is_reverse = drawn.attrs.reverse;
	cell->is_bold = drawn.attrs.bold;
	cell->has_colour = !VTERM_COLOR_IS_DEFAULT_FG(&drawn.fg) ||
			   !VTERM_COLOR_IS_DEFAULT_BG(&drawn.bg);
	buf_clear(&text);
}

bool
vt_printed(const struct vt *vt, size_t from, const char *text)
{
	return memmem(vt->stream.text + from, vt->stream.length - from, text,
		   strlen(text)) != NULL;
}
