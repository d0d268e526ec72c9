/*
 * copy_names: words in the long texts of a copy by which somebody else is found
 * here, and the bars that are put in their place.
 *
 * A word is what name_token holds: whole and folded.  Too much is found rather
 * than too little (a "rose" may be a flower); who looks at it says so.
 */
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/copy_internal.h"

#define BAR          "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88"
#define AROUND_BYTES 60

static const char sql_is_other[] =
    "SELECT EXISTS (SELECT 1 FROM name_token t JOIN field f ON f.id = t.field"
    "  WHERE t.token = :word AND f.person <> :person)"
    " AND NOT EXISTS (SELECT 1 FROM name_token t"
    "  JOIN field f ON f.id = t.field"
    "  WHERE t.token = :word AND f.person = :person)";

struct search {
	struct records *records;
	struct copy *copy;
	size_t room;
	enum status status;
	char **text;
	const char *about;
};

/* ------------------------------------------------------------------- finding
 */

/* The one folded word of a piece of text; false: it is none, or a number. */
static bool
fold_word(const char *bytes, size_t length, struct buf *word)
{
	struct buf folded = BUF_EMPTY;
	char *piece = mem_text_n(bytes, length);
	size_t at = 0;
	bool is_word;

	text_fold(piece, &folded);
	is_word = text_next_word(folded.text, &at, word) &&
		  strspn(word->text, "0123456789") < word->length;
	mem_wipe_text(&piece);
	buf_clear(&folded);
	return is_word;
}

static void
try_word(struct search *search, size_t at, size_t length)
{
	struct buf word = BUF_EMPTY;
	struct stmt *stmt = NULL;
	void *places = search->copy->places;
	int64_t is_other = 0;
	bool is_letter = text_next_grapheme(*search->text + at, 0) >= length;

	if (is_letter || search->status != STATUS_OK ||
	    !fold_word(*search->text + at, length, &word)) {
		buf_clear(&word);
		return;
	}
	stmt = stmt_open(search->records->store, sql_is_other);
	stmt_bind_text(stmt, ":word", word.text);
	stmt_bind_int(stmt, ":person", search->records->handover_person);
	search->status = stmt_one_int(&stmt, &is_other);
	buf_clear(&word);
	if (search->status != STATUS_OK || is_other == 0)
		return;
	mem_grow(&places, &search->room, search->copy->places_count + 1,
	    sizeof(*search->copy->places));
	search->copy->places = places;
	search->copy->places[search->copy->places_count++] =
	    (struct copy_place){search->text, at, length, search->about, false};
}

/* "'" or a typographic one: how many bytes; 0 for none. */
static size_t
apostrophe(const char *text)
{
	if (*text == '\'')
		return 1;
	return strncmp(text, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* One letter, digit or mark with all that belongs to it? */
static bool
is_of_word(const char *text, size_t length)
{
	struct buf folded = BUF_EMPTY, word = BUF_EMPTY;
	char *piece = mem_text_n(text, length);
	size_t at = 0;
	bool is_of;

	text_fold(piece, &folded);
	is_of = text_next_word(folded.text, &at, &word);
	mem_wipe_text(&piece);
	buf_clear(&folded);
	buf_clear(&word);
	return is_of;
}

/* Rose's is rose and s; O'Neill is oneill, and o and neill too. */
static void
try_parts(struct search *search, size_t at, size_t end)
{
	const char *text = *search->text;
	size_t before = search->copy->places_count, start = at;
	bool has_parts = false;

	try_word(search, at, end - at);
	if (search->copy->places_count > before)
		return;
	for (size_t i = at; i < end; i++) {
		size_t skip = apostrophe(text + i);

		if (skip == 0)
			continue;
		try_word(search, start, i - start);
		has_parts = true;
		start = i + skip;
	}
	if (has_parts)
		try_word(search, start, end - start);
}

/* One text of the copy, word by word. */
static void
search_text(struct search *search, char **text, const char *about)
{
	const char *bytes = *text;
	size_t at = 0, start = 0;
	bool is_in = false;

	search->text = text;
	search->about = about;
	while (bytes != NULL && bytes[at] != '\0') {
		size_t next = text_next_grapheme(bytes, at);
		size_t skip = apostrophe(bytes + at);
		bool is_of = is_of_word(bytes + at, next - at) ||
			     (is_in && skip > 0 && bytes[at + skip] != '\0' &&
				 bytes[at + skip] != ' ');

		if (is_of && !is_in)
			start = at;
		else if (!is_of && is_in)
			try_parts(search, start, at);
		is_in = is_of;
		at = next;
	}
	if (is_in)
		try_parts(search, start, at);
}

/* What they told of themself, and of those close to them. */
static bool
is_their_own(const char *kind)
{
	static const char *const own[] = {"name", "full_name", "pronouns",
	    "address", "school", "emergency_contact"};

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (strcmp(kind, own[i]) == 0)
			return true;
	}
	return false;
}

static void
search_values(struct search *search, struct own_thing *thing, bool is_free)
{
	for (size_t i = 0; i < thing->count; i++) {
		if (is_free && !is_their_own(thing->say.kind))
			search_text(
			    search, &thing->values[i].value, thing->say.label);
		search_text(search, &thing->values[i].words, "your own words");
	}
}

enum status
copy_find_names(struct records *records, struct copy *copy)
{
	struct search search = {.records = records, .copy = copy};

	for (size_t i = 0; i < copy->view.count; i++)
		search_values(
		    &search, &copy->view.things[i], copy->kinds[i].is_free);
	for (size_t i = 0; i < copy->outcomes_count; i++) {
		search_text(
		    &search, &copy->outcomes[i].what, "what you got out of it");
		search_text(&search, &copy->outcomes[i].award, "an award");
	}
	for (size_t i = 0; i < copy->looks.count; i++)
		search_text(&search, &copy->looks.looks[i].words,
		    "why somebody looked");
	for (size_t i = 0; i < copy->requests_count; i++) {
		search_text(&search, &copy->requests[i].purpose,
		    "what a request was for");
		search_text(&search, &copy->requests[i].why,
		    "why a request was answered so");
		search_text(&search, &copy->requests[i].extended_why,
		    "why a request takes longer");
	}
	return search.status;
}

/* ------------------------------------------------------------------- showing
 */

void
copy_place_around(const struct copy_place *place, struct buf *before,
    struct buf *word, struct buf *after)
{
	const char *text = *place->text;
	size_t end = place->at + place->length, from = place->at, until = end;

	while (from > 0 && place->at - from < AROUND_BYTES &&
	       text[from - 1] != '\n')
		from = text_previous_grapheme(text, from);
	while (text[until] != '\0' && until - end < AROUND_BYTES &&
	       text[until] != '\n')
		until = text_next_grapheme(text, until);
	buf_add(before, text + from, place->at - from);
	buf_add(word, text + place->at, place->length);
	buf_add(after, text + end, until - end);
}

/* ------------------------------------------------------------ blacking out */

static void
put_bar(const struct copy_place *place)
{
	struct buf text = BUF_EMPTY;

	buf_add(&text, *place->text, place->at);
	buf_add_text(&text, BAR);
	buf_add_text(&text, *place->text + place->at + place->length);
	mem_wipe_text(place->text);
	*place->text = buf_take(&text);
}

/* What was signed cannot be changed: the words of that outcome go whole. */
static void
withhold(struct copy *copy, char *const *text)
{
	for (size_t i = 0; i < copy->outcomes_count; i++) {
		const struct outcome_line *line = &copy->outcomes[i];

		if (&line->what != text && &line->award != text)
			continue;
		for (size_t j = 0; j < copy->signeds_count; j++) {
			struct copy_signed *theirs = &copy->signeds[j];

			if (strcmp(theirs->about, line->code) == 0) {
				mem_wipe_text(&theirs->text);
				theirs->is_named = true;
			}
		}
	}
}

/* From the end: what stands before a bar stays where it is. */
void
copy_black_out(struct copy *copy)
{
	for (size_t i = copy->places_count; i > 0; i--) {
		const struct copy_place *place = &copy->places[i - 1];

		if (place->is_kept)
			continue;
		put_bar(place);
		withhold(copy, place->text);
	}
	mem_free(copy->places);
	copy->places = NULL;
	copy->places_count = 0;
}
