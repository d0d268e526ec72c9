/*
 * release_work: sessions sorted by month, place and kind of work.
 *
 * Pure counting.  Sessions and hours are about the work and exact; only visits
 * are rounded.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/release_internal.h"

#define MONTH_TEXT_BYTES 8 /* "2026-11" and NUL */

static const char not_said[] = "not said";

/* The first month of the period is 0. */
static size_t
month_of(const struct release_draft *draft, int32_t day)
{
	struct day_parts first = day_to_parts(draft->period.start);
	struct day_parts on = day_to_parts(day);

	return (size_t)((on.year - first.year) * 12 + on.month - first.month);
}

static void
add_word(struct work_words *words, const char *word)
{
	mem_grow((void **)&words->words, &words->capacity, words->count + 1,
	    sizeof(*words->words));
	words->words[words->count++] = mem_text(word);
}

static void
add_months(struct release_draft *draft)
{
	size_t months = month_of(draft, draft->period.end) + 1;

	for (size_t i = 0; i < months; i++) {
		char text[DAY_TEXT_BYTES];

		day_format(day_add_months(draft->period.start, (int)i), text);
		text[MONTH_TEXT_BYTES - 1] = '\0';
		add_word(&draft->words[0], text);
	}
}

/* "all" is a total's code and nothing else's. */
static const char *
word_of(const struct release_session *session, size_t dimension)
{
	const char *text = session->texts[dimension];

	if (text == NULL || text[0] == '\0')
		return not_said;
	return strcmp(text, RELEASE_ALL) == 0 ? "All" : text;
}

static int
compare_words(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* Sort; the same word twice is one. */
static void
settle(struct work_words *words)
{
	size_t kept = 0;

	if (words->count == 0)
		add_word(words, not_said);
	qsort(words->words, words->count, sizeof(*words->words), compare_words);
	for (size_t i = 1; i < words->count; i++) {
		if (strcmp(words->words[i], words->words[kept]) == 0)
			mem_free(words->words[i]);
		else
			words->words[++kept] = words->words[i];
	}
	words->count = kept + 1;
}

static size_t
find_word(const struct work_words *words, const char *word)
{
	char *const *found = bsearch(&word, words->words, words->count,
	    sizeof(*words->words), compare_words);

	return (size_t)(found - words->words);
}

static void
find_words(struct release_draft *draft)
{
	add_months(draft);
	for (size_t d = 1; d < PLAN_WORK_DIMENSIONS; d++) {
		for (size_t i = 0; i < draft->facts->sessions_count; i++)
			add_word(&draft->words[d],
			    word_of(&draft->facts->sessions[i], d));
		settle(&draft->words[d]);
	}
}

/* Every work table of the period; table 0 is all of it. */
static struct crosstab *
make_crosstab(struct release_draft *draft)
{
	size_t sizes[PLAN_WORK_DIMENSIONS];
	size_t most = 0;
	size_t *of = NULL;
	struct crosstab *crosstab = NULL;

	for (size_t i = 0; i < PLAN_WORK_DIMENSIONS; i++) {
		sizes[i] = draft->words[i].count;
		most = sizes[i] > most ? sizes[i] : most;
	}
	of = mem_alloc(most, sizeof(*of));
	for (size_t i = 0; i < most; i++)
		of[i] = i;
	crosstab = crosstab_new(sizes, PLAN_WORK_DIMENSIONS);
	(void)crosstab_add_table(crosstab, NULL, 0);
	for (size_t i = 0; i < draft->plan->tables_count; i++) {
		const struct plan_table *table = &draft->plan->tables[i];
		struct crosstab_axis axes[PLAN_AXES_MOST];

		if (!table->is_work ||
		    !plan_table_stands(table, &draft->period))
			continue;
		for (size_t k = 0; k < table->axes_count; k++) {
			size_t d = (size_t)(table->axes[k].dimension -
					    PLAN_PEOPLE_DIMENSIONS);

			axes[k] = (struct crosstab_axis){d, of, sizes[d]};
		}
		draft->tables[i] =
		    crosstab_add_table(crosstab, axes, table->axes_count);
		draft->has_work = true;
	}
	mem_free(of);
	crosstab_seal(crosstab);
	return crosstab;
}

void
release_work_count(struct release_draft *draft)
{
	struct crosstab *visits = NULL;

	find_words(draft);
	visits = make_crosstab(draft);
	draft->sessions = make_crosstab(draft);
	draft->minutes = make_crosstab(draft);
	for (size_t i = 0; i < draft->facts->sessions_count; i++) {
		const struct release_session *session =
		    &draft->facts->sessions[i];
		size_t codes[PLAN_WORK_DIMENSIONS];

		codes[0] = month_of(draft, session->held_on);
		for (size_t d = 1; d < PLAN_WORK_DIMENSIONS; d++)
			codes[d] =
			    find_word(&draft->words[d], word_of(session, d));
		crosstab_count(visits, codes, session->heads);
		crosstab_count(draft->sessions, codes, 1);
		crosstab_count(draft->minutes, codes, session->minutes);
	}
	crosstab_grid(visits);
	crosstab_grid(draft->sessions);
	crosstab_grid(draft->minutes);
	draft->parts[PART_VISITS].crosstab = visits;
}

void
release_work_clear(struct release_draft *draft)
{
	crosstab_free(draft->sessions);
	crosstab_free(draft->minutes);
	for (size_t i = 0; i < PLAN_WORK_DIMENSIONS; i++) {
		for (size_t k = 0; k < draft->words[i].count; k++)
			mem_free(draft->words[i].words[k]);
		mem_free(draft->words[i].words);
	}
}
