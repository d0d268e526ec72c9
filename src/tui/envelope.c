/*
 * envelope: a sheet with eight words, then two questions about it.
 *
 * The words stand nowhere but in guarded memory and, while they are shown, on
 * the screen.  What is typed back is a secret too.
 */
#include "tui/envelope.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/day.h"
#include "tui/bar.h"
#include "tui/draw.h"
#include "tui/form_view.h"
#include "tui/frame.h"

#define WORDS_MOST   16
#define WORD_COLUMNS 24

static const char above[] =
    "Write these words on paper, in this order. They are shown only now.\n"
    "When every worker has lost their passphrase, they let in one new worker.";

static const char below[] =
    "Put the paper in an envelope, seal it, and keep it somewhere else: never "
    "with this laptop.";

static const char help[] =
    "These words are for the day when nobody can open the vault any more. "
    "They let in one new worker, and then stop working. Everybody is told "
    "that they were used.\n\n"
    "Whoever has this paper and this laptop can read everything. So keep "
    "the envelope where the laptop is not, with somebody you trust.\n\n"
    "If you lock before you have written them down, make new words: they "
    "are under \"Workers and managers\".";

struct sheet {
	struct desk *desk;
	const struct secret *words;
	size_t starts[WORDS_MOST]; /* bytes into the words */
	size_t lengths[WORDS_MOST];
	size_t count;
	struct layer layer;
};

static void
part_words(struct sheet *sheet)
{
	const char *text = (const char *)secret_bytes(sheet->words);
	size_t size = strnlen(text, secret_size(sheet->words));
	size_t at = 0;

	while (at < size && sheet->count < WORDS_MOST) {
		size_t end = at;

		while (end < size && text[end] != ' ')
			end++;
		sheet->starts[sheet->count] = at;
		sheet->lengths[sheet->count++] = end - at;
		at = end + 1;
	}
}

/* ---------------------------------------------------------------- drawing */

/* In two columns, read downwards. */
static int
draw_words(const struct sheet *sheet, const struct area *area, int row)
{
	const char *text = (const char *)secret_bytes(sheet->words);
	int rows = (int)(sheet->count + 1) / 2;

	for (size_t i = 0; i < sheet->count; i++) {
		int at = row + (int)i % rows;
		int column = 2 + (int)i / rows * WORD_COLUMNS;
		struct buf line = BUF_EMPTY;

		buf_add_format(&line, "%zu  ", i + 1);
		buf_add(&line, text + sheet->starts[i], sheet->lengths[i]);
		draw_text(area, at, column, ROLE_TITLE, line.text);
		buf_clear(&line);
	}
	return row + rows;
}

static void
draw(struct layer *layer)
{
	struct sheet *sheet = layer->context;
	struct bar bar = {.count = 0};
	struct frame frame;
	int row;

	frame_draw(&frame, layer, sheet->desk, "Words for the envelope", false);
	row = draw_wrapped(&frame.body, 0, ROLE_PLAIN, above) + 1;
	draw_cursor(&frame.body, row, 0);
	row = draw_words(sheet, &frame.body, row) + 1;
	draw_wrapped(&frame.body, row, ROLE_PLAIN, below);
	if (frame.side.columns > 0)
		draw_wrapped(&frame.side, 0, ROLE_PLAIN, help);
	bar_add_needed(&bar, "Enter", "They are on paper");
	bar_add_needed(&bar, "?", "Help");
	bar_add_needed(&bar, "Ctrl-X", "Lock");
	bar_draw(&bar, &frame.bar);
}

static void
show(struct sheet *sheet)
{
	struct press press;

	layer_push(&sheet->desk->top, &sheet->layer);
	do {
		desk_wait(sheet->desk, &press);
	} while (press.code != PRESS_ENTER);
	layer_pop(&sheet->desk->top);
}

/* ------------------------------------------------------------ typing back */

struct typing_back {
	const struct sheet *sheet;
	size_t asked[2]; /* which words */
	char labels[2][16];
	struct form_question questions[2];
	struct form form;
};

static bool
is_word(const struct sheet *sheet, size_t index, const struct secret *typed)
{
	const unsigned char *words = secret_bytes(sheet->words);
	const unsigned char *letters = secret_bytes(typed);
	size_t size = secret_size(typed);

	while (size > 0 && letters[size - 1] == ' ')
		size--;
	if (size != sheet->lengths[index])
		return false;
	for (size_t i = 0; i < size; i++) {
		unsigned char letter = letters[i];

		if (letter >= 'A' && letter <= 'Z')
			letter = (unsigned char)(letter - 'A' + 'a');
		if (letter != words[sheet->starts[index] + i])
			return false;
	}
	return true;
}

static enum status
check(const struct form_answers *answers, int which)
{
	const struct typing_back *back = answers->context;
	const char *name = back->questions[which].name;

	if (is_word(back->sheet, back->asked[which],
		form_answers_secret(answers, name)))
		return STATUS_OK;
	return REFUSE(STATUS_INVALID,
	    "That is not the word. Look on your paper. Esc shows the words "
	    "again.");
}

static enum status
check_one(void *context, const struct form_answers *answers)
{
	(void)context;
	return check(answers, 0);
}

static enum status
check_other(void *context, const struct form_answers *answers)
{
	(void)context;
	return check(answers, 1);
}

static enum status
is_right(void *context, const struct form_answers *answers)
{
	(void)context;
	(void)answers;
	return STATUS_OK;
}

static void
head(void *context, struct buf *text)
{
	(void)context;
	buf_set(text, "To see that the paper is right, type two of its words.");
}

/* Two of them, not the same, by lot. */
static void
draw_lots(struct typing_back *back)
{
	struct secret *lots = secret_random(2);
	size_t count = back->sheet->count;
	size_t one = secret_bytes(lots)[0] % count;
	size_t other = secret_bytes(lots)[1] % (count - 1);

	if (other >= one)
		other++;
	back->asked[0] = one < other ? one : other;
	back->asked[1] = one < other ? other : one;
	secret_drop(&lots);
}

static void
prepare(struct typing_back *back)
{
	static const char *const names[] = {"one", "other"};

	draw_lots(back);
	for (int i = 0; i < 2; i++) {
		struct buf label = BUF_EMPTY;

		buf_add_format(&label, "Word %zu", back->asked[i] + 1);
		memcpy(back->labels[i], label.text, label.length + 1);
		buf_clear(&label);
		back->questions[i] = (struct form_question){
		    .name = names[i],
		    .label = back->labels[i],
		    .empty = "Enter the word that stands there on your paper.",
		    .sort = FORM_SECRET,
		    .check_secret = i == 0 ? check_one : check_other,
		};
	}
	back->form = (struct form){
	    .title = "Words for the envelope",
	    .done = "Go on",
	    .help = help,
	    .questions = back->questions,
	    .count = 2,
	    .head = head,
	    .is_step = true,
	};
}

/* False: they want to see them again. */
static bool
type_back(const struct sheet *sheet)
{
	struct typing_back back = {.sheet = sheet};
	struct form_answers answers;
	bool is_done;

	prepare(&back);
	form_answers_init(&answers, &back.form, &back, moment_day(clock_now()));
	is_done = form_view_run(sheet->desk, &answers, is_right);
	form_answers_clear(&answers);
	return is_done;
}

void
envelope_show(struct desk *desk, const struct secret *words)
{
	struct sheet sheet = {.desk = desk, .words = words};

	part_words(&sheet);
	sheet.layer =
	    (struct layer){.draw = draw, .context = &sheet, .help = help};
	do {
		show(&sheet);
	} while (!type_back(&sheet));
}
