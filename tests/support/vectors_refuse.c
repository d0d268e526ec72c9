#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/text.h"
#include "support/vectors_internal.h"

#define TRUSTED "sayso statement 12 2026-11-22T15:04:05Z"

/* ------------------------------------------------ signed well, no statement
 */

/* Where ${from} stands first, ${to} stands instead. */
static const struct {
	const char *name, *from, *to;
} forms[] = {
    {"another version", "statement 1", "statement 2"},
    {"no version", "sayso statement 1", "sayso statement"},
    {"another program", "sayso ", "says "},
    {"a capital", "sayso", "Sayso"},
    {"a blank in front", "sayso", " sayso"},
    {"a byte order mark", "sayso", "\xef\xbb\xbfsayso"},
    {"an empty line first", "sayso", "\nsayso"},
    {"no vault", "vault", "waste"},
    {"two blanks", "vault ", "vault  "},
    {"a tab", "vault ", "vault\t"},
    {"a blank behind", "\nnumber", " \nnumber"},
    {"capital digits", "vault ", "vault A"},
    {"no person", "\nperson ", "\npersons "},
    {"number 0", "number 12", "number 0"},
    {"a number below 0", "number 12", "number -12"},
    {"a plus", "number 12", "number +12"},
    {"a zero in front", "number 12", "number 012"},
    {"a number too high", "number 12", "number 1000000000"},
    {"a number that wraps", "number 12", "number 4294967308"},
    {"a number in hexadecimal", "number 12", "number 0xc"},
    {"a fraction", "number 12", "number 12.0"},
    {"no number", "number 12", "number "},
    {"the first one with one before", "number 12", "number 1"},
    {"a day that is none", "2026-11-22T", "2026-11-31T"},
    {"29 February of a common year", "2026-11-22T", "2026-02-29T"},
    {"an hour too many", "T15:", "T24:"},
    {"a minute too many", ":04:", ":60:"},
    {"a leap second", ":05Z", ":60Z"},
    {"no zone", ":05Z", ":05"},
    {"another zone", ":05Z", ":05+00:00"},
    {"a small zone", ":05Z", ":05z"},
    {"parts of seconds", ":05Z", ":05.0Z"},
    {"a year too early", "time 2026", "time 1969"},
    {"a year too late", "time 2026", "time 2200"},
    {"a number above 1 with none before", "before ", "before none\nx "},
    {"before in capitals", "before ", "before F"},
    {"before is missing", "before ", "after "},
    {"no such level", "level pin", "level word"},
    {"a level in capitals", "level pin", "level PIN"},
    {"two levels", "level pin", "level pin\nlevel card"},
    {"no level", "level pin\n", ""},
    {"no such capacity", "capacity able", "capacity maybe"},
    {"no capacity", "capacity able\n", ""},
    {"capacity before level", "level pin\ncapacity able",
	"capacity able\nlevel pin"},
    {"a language of one letter", "language en", "language e"},
    {"a language too long", "language en", "language en-gb-oxf"},
    {"a language in capitals", "language en", "language EN"},
    {"a line nobody knows", "language en\n", "language en\nmood good\n"},
    {"an empty line", "language en\n", "language en\n\n"},
    {"a kind in capitals", "say email", "say Email"},
    {"a kind with a hyphen", "say email", "say e-mail"},
    {"a kind too long", "say email",
	"say emailemailemailemailemailemailemailemailx"},
    {"no kind", "say email no", "say  no"},
    {"no answer", "say email no", "say email"},
    {"another answer", "say email no", "say email maybe"},
    {"an answer in capitals", "say email no", "say email NO"},
    {"more behind a no", "say email no", "say email no see=team"},
    {"a kind twice", "say email no\n", "say email no\nsay email no\n"},
    {"a kind with two answers", "say email no\n",
	"say email keep\nsay email no\n"},
    {"kinds in another order", "say email no\n", "say zzz no\n"},
    {"a comment", "say email no", "say email no # never"},
    {"seen by nobody and not counted", "see=nobody count=yes",
	"see=nobody count=no"},
    {"no such who", "see=team", "see=everybody"},
    {"a worker who is not said", "see=team", "see=worker"},
    {"a worker for the team", "see=team",
	"see=team:000102030405060708090a0b0c0d0e0f"},
    {"a worker too short", "see=team", "see=worker:0001"},
    {"no who", "see=team ", ""},
    {"no count", "count=no ", ""},
    {"another count", "count=no", "count=1"},
    {"count before who", "see=team count=no", "count=no see=team"},
    {"no last day", "until=2027-11-22 ", ""},
    {"a last day that is none", "until=2027-11-22", "until=2027-13-01"},
    {"a last day in other words", "until=2027-11-22", "until=22/11/2027"},
    {"an endless yes", "until=2027-11-22", "until=never"},
    {"no notice", "notice=", "notice"},
    {"a notice too long", "notice=", "notice=00"},
    {"a term nobody knows", "count=no ", "count=no share=yes "},
};

static void
replace(struct buf *text, const char *from, const char *to)
{
	struct buf changed = BUF_EMPTY;
	char *at = strstr(text->text, from);

	assert_non_null(at);
	buf_add(&changed, text->text, (size_t)(at - text->text));
	buf_add_text(&changed, to);
	buf_add_text(&changed, at + strlen(from));
	buf_reset(text);
	buf_add(text, changed.text, changed.length);
	buf_clear(&changed);
}

static void
base_text(struct buf *text)
{
	struct vectors_base base;

	vectors_base(&base);
	assert_int_equal(statement_write(&base.statement, text), STATUS_OK);
}

static json_t *
add(json_t *list, const char *name, const char *why, const struct buf *text,
    const struct buf *minisig)
{
	json_t *vector = json_object();
	struct buf public = BUF_EMPTY;

	vectors_public("key", &public);
	json_object_set_new(vector, "name", json_string(name));
	json_object_set_new(vector, "why", json_string(why));
	vectors_put(vector, "statement", text);
	vectors_put(vector, "minisig", minisig);
	vectors_put(vector, "public_key", &public);
	json_array_append_new(list, vector);
	buf_clear(&public);
	return vector;
}

static void
add_form(json_t *list, const char *name, struct buf *text)
{
	struct buf minisig = BUF_EMPTY;

	vectors_sign("key", text, TRUSTED, &minisig);
	add(list, name, "form", text, &minisig);
	buf_clear(&minisig);
	buf_clear(text);
}

static void
add_forms(json_t *list)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		base_text(&text);
		replace(&text, forms[i].from, forms[i].to);
		add_form(list, forms[i].name, &text);
	}
	add_form(list, "nothing at all", &text);
	base_text(&text);
	buf_cut(&text, text.length - 1);
	add_form(list, "no newline at the end", &text);
	base_text(&text);
	buf_add_char(&text, '\n');
	add_form(list, "an empty line at the end", &text);
	base_text(&text);
	while (strstr(text.text, "\nsay ") != NULL)
		buf_cut(&text,
		    (size_t)(strstr(text.text, "\nsay ") - text.text) + 1);
	add_form(list, "no answer to anything", &text);
	base_text(&text);
	for (int i = 0; i < 252; i++)
		buf_add_format(&text, "say z%03d no\n", i);
	add_form(list, "257 kinds", &text);
	base_text(&text);
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] == '\n')
			text.text[i] = '\r';
	add_form(list, "other ends of lines", &text);
}

/* ------------------------------------------------ a statement, not signed so
 */

static void
flip(struct buf *text, size_t line, size_t at)
{
	char *start = text->text;

	while (line-- > 0)
		start = strchr(start, '\n') + 1;
	start[at] = start[at] == 'A' ? 'B' : 'A';
}

static void
add_signatures(json_t *list)
{
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY, other = BUF_EMPTY;
	static const struct {
		const char *name;
		size_t line, at;
	} flips[] = {
	    {"a key id that is another", 1, 5},
	    {"the signature begins otherwise", 1, 20},
	    {"the signature ends otherwise", 1, 90},
	    {"the signature over the comment begins otherwise", 3, 0},
	    {"the signature over the comment ends otherwise", 3, 80},
	    {"the trusted comment is another", 2, 20},
	    {"the older algorithm", 1, 1},
	};

	base_text(&text);
	vectors_sign("other key", &text, TRUSTED, &minisig);
	add(list, "another key signed it", "signature", &text, &minisig);
	for (size_t i = 0; i < sizeof(flips) / sizeof(flips[0]); i++) {
		buf_reset(&minisig);
		vectors_sign("key", &text, TRUSTED, &minisig);
		flip(&minisig, flips[i].line, flips[i].at);
		add(list, flips[i].name, "signature", &text, &minisig);
	}
	buf_add(&other, text.text, text.length);
	replace(&other, "number 12", "number 13");
	buf_reset(&minisig);
	vectors_sign("key", &text, TRUSTED, &minisig);
	add(list, "the signature of another statement", "signature", &other,
	    &minisig);
	buf_clear(&text);
	buf_clear(&minisig);
	buf_clear(&other);
}

/* What somebody might want a statement to say, under its old signature. */
static void
add_changed(json_t *list)
{
	static const struct {
		const char *name, *from, *to;
	} changes[] = {
	    {"a no made a keep", "email no", "email keep"},
	    {"more may see it", "see=worker:", "see=team\nx"},
	    {"it is counted after all", "count=no until", "count=yes until"},
	    {"it is good for longer", "until=2027", "until=2037"},
	    {"a level raised", "level pin", "level card"},
	    {"able after all", "capacity able", "capacity not_yet"},
	    {"a later number", "number 12", "number 22"},
	    {"a later moment", "time 2026", "time 2028"},
	    {"another language", "language en", "language cy"},
	    {"an answer more", "say note", "say name no\nsay note"},
	    {"an answer less", "say email no\n", ""},
	};
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY;

	base_text(&text);
	vectors_sign("key", &text, TRUSTED, &minisig);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buf_reset(&text);
		base_text(&text);
		replace(&text, changes[i].from, changes[i].to);
		add(list, changes[i].name, "signature", &text, &minisig);
	}
	buf_clear(&text);
	buf_clear(&minisig);
}

/* The text of a signature file that is none. */
static void
add_minisigs(json_t *list)
{
	static const struct {
		const char *name, *from, *to;
	} changes[] = {
	    {"no first comment", "untrusted comment: ", "comment: "},
	    {"no trusted comment", "trusted comment: s", "comment: s"},
	    {"an empty line in the signature", "\ntrusted", "\n\ntrusted"},
	    {"other ends of lines in the signature", "\ntrusted",
		"\r\ntrusted"},
	    {"a blank in the signature", "\ntrusted", " \ntrusted"},
	    {"base64 without its end", "=\n", "\n"},
	    {"a control character in the comment", "statement 12",
		"statement\x1b[31m12"},
	};
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY;

	base_text(&text);
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
		buf_reset(&minisig);
		vectors_sign("key", &text, TRUSTED, &minisig);
		replace(&minisig, changes[i].from, changes[i].to);
		add(list, changes[i].name, "signature", &text, &minisig);
	}
	buf_add_text(&minisig, "more\n");
	add(list, "more behind the signature", "signature", &text, &minisig);
	buf_reset(&minisig);
	add(list, "no signature", "signature", &text, &minisig);
	buf_clear(&text);
	buf_clear(&minisig);
}

/* ------------------------------------- signed well, but not what is expected
 */

static void
add_expected(json_t *list)
{
	static const struct {
		const char *name, *field, *value;
	} cases[] = {
	    {"of another vault", "vault", NULL},
	    {"of another person", "person", NULL},
	    {"said again, after a newer one", "number", "13"},
	    {"one in between is missing", "number", "11"},
	    {"after another one than the last", "before", NULL},
	    {"a level that the key does not have", "level", "card"},
	};
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY;

	base_text(&text);
	vectors_sign("key", &text, TRUSTED, &minisig);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		unsigned char bytes[32];
		char hex[65];
		json_t *vector =
		    add(list, cases[i].name, "expected", &text, &minisig);
		json_t *expected = json_object();

		vectors_bytes(cases[i].name, bytes, sizeof(bytes));
		text_hex(bytes, cases[i].field[0] == 'b' ? 32 : 16, hex);
		json_object_set_new(expected, cases[i].field,
		    json_string(cases[i].value == NULL ? hex : cases[i].value));
		json_object_set_new(vector, "expected", expected);
	}
	buf_clear(&text);
	buf_clear(&minisig);
}

json_t *
vectors_refuse(void)
{
	json_t *list = json_array();

	add_forms(list);
	add_signatures(list);
	add_changed(list);
	add_minisigs(list);
	add_expected(list);
	return list;
}
