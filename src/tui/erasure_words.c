/*
 * erasure_words: what came of a proof, in plain words.  Pure, but for the list
 * of backups.
 */
#include <inttypes.h>
#include <string.h>

#include "tui/erasure.h"

#define SHORT_BYTES 28 /* of number and hash */

#define NOT_REACHED                                                            \
	"What sayso cannot reach: a number in somebody's own phone, a photo, " \
	"paper, and what a disk sets aside by itself."

static void
add_number(struct buf *text, const char *label, int64_t number)
{
	buf_add_format(text, "%s: %" PRId64 "\n", label, number);
}

static void
add_unknown(struct buf *text, int64_t unknown)
{
	if (unknown == 0)
		return;
	buf_add_format(text,
	    "\nErased before this stretch: %" PRId64
	    ". Their old pages cannot be read any more, but nobody knows their "
	    "words now, so those were not looked for.\n",
	    unknown);
}

static void
add_backups(struct buf *text, const char *backups)
{
	buf_add_char(text, '\n');
	if (*backups == '\0')
		buf_add_text(text, "Backups not yet cleaned: none known.\n");
	else
		buf_add_format(text,
		    "Backups not yet cleaned:\n%sMake a backup onto the same "
		    "medium: that cleans the old ones there.\n",
		    backups);
}

const char *
erasure_title(const struct erasure *erasure)
{
	if (erasure->result.is_done)
		return "Erased, and nothing was left";
	return "Erased; scrub pending";
}

static void
add_done(struct buf *text, const struct erasure *erasure)
{
	const struct scrub_result *result = &erasure->result;

	add_number(text, "Pages searched", result->pages);
	add_number(text, "Texts and marks looked for", result->texts);
	add_number(text, "Copies found", result->copies);
	if (result->held > 0)
		add_number(
		    text, "The same words, held of others", result->held);
	add_unknown(text, result->unknown);
	add_backups(text, erasure->backups.text);
	buf_add_text(text, "\n" NOT_REACHED);
}

static void
add_copies(struct buf *text, int64_t copies)
{
	add_number(text, "Copies found", copies);
	buf_add_text(text,
	    "\nSo the vault was left as it is, and nothing was lost. No screen "
	    "shows what was erased. The next lock tries again. If this page "
	    "comes back, keep a copy of the vault's folder and ask for help.");
}

static void
add_failed(struct buf *text, const struct erasure *erasure)
{
	buf_add_text(text, "It could not be finished.\n");
	if (erasure->trouble.length > 0)
		buf_add_format(text, "\n%s\n", erasure->trouble.text);
	buf_add_text(text,
	    "\nNo screen shows what was erased, and nothing else was lost. But "
	    "its old bytes may still be in the file. Make sure that the disk "
	    "has room. The next lock tries again.");
}

void
erasure_words(const struct erasure *erasure, struct buf *text)
{
	if (erasure->result.is_done)
		add_done(text, erasure);
	else if (erasure->result.copies > 0)
		add_copies(text, erasure->result.copies);
	else if (erasure->status != STATUS_OK)
		add_failed(text, erasure);
	else
		buf_add_text(text,
		    "No screen shows what was erased. Its old bytes are still "
		    "in the file, because this vault is too large to be made "
		    "new at each lock.\n\nOpen the vault when there is time, "
		    "press m for everything, and choose \"Scrub now\".");
}

/* The rest of the slip's line that begins with ${word} and a blank. */
static const char *
line_of(const char *slip, const char *word, size_t *length)
{
	size_t size = strlen(word);

	while (*slip != '\0') {
		*length = strcspn(slip, "\n");
		if (strncmp(slip, word, size) == 0 && slip[size] == ' ') {
			*length -= size + 1;
			return slip + size + 1;
		}
		slip += *length + (slip[*length] == '\n' ? 1 : 0);
	}
	*length = 0;
	return slip;
}

void
erasure_short(const struct erasure *erasure, struct buf *text)
{
	size_t length;
	const char *line = line_of(erasure->slip.text, "time", &length);

	buf_set(text, "SAYSO ERASED ");
	buf_add(text, line, length);
	line = line_of(erasure->slip.text, "history", &length);
	buf_add_text(text, " HISTORY ");
	buf_add(text, line, length < SHORT_BYTES ? length : SHORT_BYTES);
	for (char *at = text->text; *at != '\0'; at++)
		if (*at >= 'a' && *at <= 'z')
			*at = (char)(*at - 'a' + 'A');
}

void
erasure_words_kept(
    const struct erase_done *done, const char *backups, struct buf *text)
{
	add_number(text, "Things erased", done->things);
	add_number(text, "Pages searched", done->pages);
	add_number(text, "Copies found", done->copies);
	add_unknown(text, done->unknown);
	add_backups(text, backups);
	buf_add_text(text, "\n" NOT_REACHED);
}
