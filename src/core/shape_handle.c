/*
 * shape_handle: a word and a number on a card, in place of a name.
 *
 * The words are plain to hear and to spell, and none of them is used to make
 * fun of somebody.
 */
#include <string.h>

#include "base/text.h"
#include "core/shape.h"
#include "core/shape_internal.h"

#define WORD_LEAST    2
#define WORD_MOST     20
#define NUMBER_DIGITS 4  /* most, as typed */
#define FIRST_NUMBER  10 /* new ones have two digits */
#define NEW_NUMBERS   90

static const char *const words[] = {"acorn", "amber", "apple", "arrow", "aspen",
    "badger", "bamboo", "barley", "basil", "beaver", "birch", "bison", "breeze",
    "brook", "button", "canyon", "cedar", "chestnut", "clover", "cobalt",
    "comet", "copper", "coral", "cotton", "crane", "cricket", "daisy",
    "dolphin", "dragon", "eagle", "echo", "ember", "falcon", "fern", "finch",
    "flint", "forest", "garnet", "glacier", "granite", "harbour", "hazel",
    "heron", "island", "ivory", "jasper", "juniper", "kestrel", "kite",
    "lagoon", "lantern", "lemon", "lilac", "linnet", "lotus", "maple", "marble",
    "meadow", "mint", "moon", "nectar", "nutmeg", "oak", "ocean", "olive",
    "opal", "orbit", "otter", "owl", "panda", "pebble", "pepper", "pine",
    "planet", "poppy", "puffin", "quartz", "rain", "raven", "reef", "river",
    "robin", "rocket", "saffron", "salmon", "silver", "sparrow", "spruce",
    "star", "swift", "thistle", "thunder", "tiger", "tulip", "velvet", "violet",
    "walnut", "willow", "winter", "zebra"};

enum status
shape_tidy_handle(const char *typed, struct buf *value)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	struct buf folded = BUF_EMPTY;
	const char *number;
	size_t word;
	size_t digits;
	enum status status = STATUS_OK;

	text_fold(typed, &folded);
	word = strspn(folded.text, letters);
	number = folded.text + word;
	number += strspn(number, " -");
	digits = strspn(number, "0123456789");
	if (word < WORD_LEAST || word > WORD_MOST || digits == 0 ||
	    digits > NUMBER_DIGITS || *number == '0' ||
	    number[digits] != '\0') {
		status = REFUSE(STATUS_INVALID,
		    "That is not a word and a number. Type what is on the "
		    "card, like otter 41.");
	} else {
		buf_reset(value);
		buf_add(value, folded.text, word);
		buf_add_char(value, ' ');
		buf_add_text(value, number);
	}
	buf_clear(&folded);
	return status;
}

void
shape_new_handle(uint32_t (*pick)(uint32_t n), struct buf *handle)
{
	uint32_t word = pick(sizeof words / sizeof words[0]);
	uint32_t number = FIRST_NUMBER + pick(NEW_NUMBERS);

	buf_reset(handle);
	buf_add_format(handle, "%s %u", words[word], (unsigned)number);
}
