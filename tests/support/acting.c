/*
 * acting: see the header.
 */
#include "support/acting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <termios.h>
#include <unistd.h>

void
acting_say(const char *text)
{
	if (write(STDOUT_FILENO, text, strlen(text)) != (ssize_t)strlen(text))
		_exit(1);
}

/* Single keys, unseen, as a program with screens reads them. */
void
acting_go_raw(void)
{
	struct termios settings;

	tcgetattr(STDIN_FILENO, &settings);
	cfmakeraw(&settings);
	tcsetattr(STDIN_FILENO, TCSANOW, &settings);
}

char
acting_read_key(void)
{
	char key;

	return read(STDIN_FILENO, &key, 1) == 1 ? key : '\0';
}

void
acting_begin(struct vt *vt, int (*act)(void))
{
	struct vt_start start = {.rows = 5, .columns = 20, .act = act};

	assert_true(vt_begin(vt, &start));
}

void
acting_row_is(const struct vt *vt, int row, const char *wanted)
{
	struct buf text = BUF_EMPTY;

	vt_row(vt, row, &text);
	assert_string_equal(text.text, wanted);
	buf_clear(&text);
}

void
acting_ends_with(struct vt *vt, int status)
{
	assert_true(vt_wait_over(vt));
	assert_int_equal(vt_exit_status(vt), status);
	vt_clear(vt);
}
