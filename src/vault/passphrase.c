/*
 * passphrase: words to suggest, and a judgement of what somebody chose.
 *
 * The judging library keeps what it judges in ordinary memory while it thinks,
 * so there, and there only, a passphrase leaves guarded memory, in texts that
 * wipe themselves.  It is asked once, when a passphrase is chosen, and must
 * never be when one is used.
 */
#include "vault/passphrase.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>
#include <zxcvbn.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "vault/wordlist.h"

#define WORD_ROOM        16 /* bytes for the longest word and a blank */
#define CHARACTERS_LEAST 12
#define BITS_LEAST       45.0
#define PARTERS          " \t-_.,;:/"
#define OWN_WORDS_MAX    64

/* What is no secret at all to somebody who knows the user: their name. */
struct own_words {
	char *words[OWN_WORDS_MAX];
	size_t count;
};

void
passphrase_suggest(int count, struct secret **words)
{
	struct secret *drawn = secret_new((size_t)count * WORD_ROOM);
	char *text = (char *)secret_bytes(drawn);
	size_t length = 0;

	for (int i = 0; i < count; i++) {
		const char *word =
		    wordlist[randombytes_uniform((uint32_t)wordlist_count)];

		if (strlen(word) >= WORD_ROOM)
			die(status_exit_code(STATUS_INTERNAL),
			    "sayso went wrong: a word that is too long.");
		if (i > 0)
			text[length++] = ' ';
		memcpy(text + length, word, strlen(word));
		length += strlen(word);
	}
	secret_shorten(drawn, length + 1);
	*words = drawn;
}

static char
lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

void
passphrase_tidy_words(struct secret *words)
{
	char *text = (char *)secret_bytes(words);
	size_t size = strnlen(text, secret_size(words));
	size_t length = 0;
	bool blank = false;

	for (size_t i = 0; i < size; i++) {
		if (text[i] == ' ' || text[i] == '\t') {
			blank = length > 0;
			continue;
		}
		if (blank)
			text[length++] = ' ';
		text[length++] = lower(text[i]);
		blank = false;
	}
	secret_shorten(words, length);
}

/* Characters, not bytes, up to the first NUL or the end. */
static size_t
count_characters(const struct secret *passphrase)
{
	const unsigned char *bytes = secret_bytes(passphrase);
	size_t count = 0;

	for (size_t i = 0; i < secret_size(passphrase) && bytes[i] != 0; i++)
		count += (bytes[i] & 0xc0) != 0x80;
	return count;
}

/*
 * The letters alone, as the judge knows them: without accents and capitals,
 * without what parts words, other alphabets letter for letter.  It takes a
 * blank, an accent or a byte of a foreign letter for a hard thing to guess, and
 * so would like "we meet on Tuesday".
 */
static void
add_plain(struct buf *plain, const char *text)
{
	struct buf folded = BUF_EMPTY;

	text_fold(text, &folded);
	for (const char *at = folded.text; *at != '\0'; at++) {
		unsigned char byte = (unsigned char)*at;

		if (byte < 0x80 && strchr(PARTERS, *at) == NULL)
			buf_add_char(plain, *at);
		else if (byte >= 0x80 && (at[1] & 0xc0) != 0x80)
			buf_add_char(plain, (char)('a' + byte % 26));
	}
	buf_clear(&folded);
}

static void
add_own_words(struct own_words *own, const char *name)
{
	const char *at = name + strspn(name, PARTERS);

	while (*at != '\0' && own->count < OWN_WORDS_MAX) {
		size_t length = strcspn(at, PARTERS);
		struct buf plain = BUF_EMPTY;
		char *word = mem_text_n(at, length);

		add_plain(&plain, word);
		mem_wipe_text(&word);
		if (plain.length > 0)
			own->words[own->count++] = buf_take(&plain);
		buf_clear(&plain);
		at += length;
		at += strspn(at, PARTERS);
	}
}

static void
clear_own_words(struct own_words *own)
{
	for (size_t i = 0; i < own->count; i++)
		mem_wipe_text(&own->words[i]);
}

/* How many bits a guesser needs who knows the user, and one who does not. */
static void
count_bits(const struct secret *passphrase, const char *name, double *knowing,
    double *strange)
{
	const char *dictionary[OWN_WORDS_MAX + 1] = {NULL};
	struct own_words own = {{NULL}, 0};
	struct buf typed = BUF_EMPTY;
	struct buf plain = BUF_EMPTY;

	buf_add(&typed, secret_bytes(passphrase), secret_size(passphrase));
	add_plain(&plain, typed.text);
	add_own_words(&own, name);
	for (size_t i = 0; i < own.count; i++)
		dictionary[i] = own.words[i];
	*knowing = ZxcvbnMatch(plain.text, dictionary, NULL);
	*strange = ZxcvbnMatch(plain.text, NULL, NULL);
	clear_own_words(&own);
	buf_clear(&plain);
	buf_clear(&typed);
}

enum status
passphrase_judge(const struct secret *passphrase, const char *name)
{
	double knowing;
	double strange;

	if (count_characters(passphrase) < CHARACTERS_LEAST)
		return REFUSE(STATUS_INVALID,
		    "A passphrase needs 12 characters or more. Add another "
		    "word, or take the words that are suggested.");
	count_bits(passphrase, name, &knowing, &strange);
	if (knowing >= BITS_LEAST)
		return STATUS_OK;
	if (strange >= BITS_LEAST)
		return REFUSE(STATUS_INVALID,
		    "That passphrase is mostly your own name. Choose other "
		    "words, or take the words that are suggested.");
	return REFUSE(STATUS_INVALID,
	    "That passphrase is easy to guess. Add words that do not belong "
	    "together, or take the words that are suggested.");
}
