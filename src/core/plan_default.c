/*
 * plan_default: what holds where nobody made a plan: for a small club what it
 * can fill, for a council what funders ask.
 */
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/plan_internal.h"

static const char *const bands[] = {
    "8-10", "11-12", "13", "14-15", "16-18", "19", "20-25", PLAN_OTHER};

#define BANDS (sizeof(bands) / sizeof(bands[0]))

/* Band by band, the group in each grouping; NULL: the same as the band. */
static const struct bands_in {
	const char *name;
	const char *groups[BANDS];
} bands_in[] = {
    {"wide", {"8-12", "8-12", "13-19", "13-19", "13-19", "13-19", "20-25",
		 PLAN_OTHER}},
    {"fund", {"8-10", "11-18", "11-18", "11-18", "11-18", "19-25", "19-25",
		 PLAN_OTHER}},
};

/* ------------------------------------------------------------------ lists */

/* The group of that name, made when it is new. */
static unsigned char
group_named(struct plan_grouping *grouping, const char *group)
{
	size_t at = 0;

	while (at < grouping->groups_count &&
	       strcmp(grouping->groups[at], group) != 0)
		at++;
	if (at == grouping->groups_count)
		at = plan_add_group(grouping, group);
	return (unsigned char)at;
}

static void
add_age_bands(struct plan *plan, size_t groupings)
{
	for (size_t i = 0; i < BANDS; i++)
		plan_add_category(plan, PLAN_AGE_BAND, bands[i]);
	plan_add_category(plan, PLAN_AGE_BAND, PLAN_NOT_STATED);
	for (size_t i = 0; i < groupings; i++) {
		struct plan_grouping *grouping =
		    plan_add_grouping(plan, PLAN_AGE_BAND, bands_in[i].name);

		for (size_t k = 0; k < BANDS; k++)
			grouping->of[k] =
			    group_named(grouping, bands_in[i].groups[k]);
		grouping->of[BANDS] = group_named(grouping, PLAN_NOT_STATED);
	}
}

/* The next line of a list of choices: what stands before a bar, and after. */
static bool
next_choice(const char **text, char **heading, char **choice)
{
	size_t length = strcspn(*text, "\n");
	size_t bar = strcspn(*text, "|\n");

	if (length == 0)
		return false;
	*heading = mem_text_n(*text, bar < length ? bar : 0);
	*choice = bar < length ? mem_text_n(*text + bar + 1, length - bar - 1)
			       : mem_text_n(*text, length);
	*text += length + ((*text)[length] == '\n' ? 1 : 0);
	return true;
}

/* The choices, then ${rest}, then not stated; with headings, a grouping. */
static void
add_choices(struct plan *plan, enum plan_dimension dimension, const char *text,
    const char *rest, const char *grouping_name)
{
	struct plan_grouping *grouping = NULL;
	char *heading = NULL;
	char *choice = NULL;
	const char *const last[] = {rest, PLAN_NOT_STATED};

	if (grouping_name != NULL)
		grouping = plan_add_grouping(plan, dimension, grouping_name);
	while (next_choice(&text, &heading, &choice)) {
		if (grouping != NULL)
			grouping->of[plan->lists[dimension].count] =
			    group_named(grouping,
				heading[0] == '\0' ? choice : heading);
		plan_add_category(plan, dimension, choice);
		mem_free(heading);
		mem_free(choice);
	}
	for (size_t i = 0; i < 2; i++) {
		if (grouping != NULL)
			grouping->of[plan->lists[dimension].count] =
			    group_named(grouping, last[i]);
		plan_add_category(plan, dimension, last[i]);
	}
}

/* Girls, boys, and everybody else: for crossings. */
static void
add_two_genders(struct plan *plan)
{
	const struct plan_list *list = &plan->lists[PLAN_GENDER];
	struct plan_grouping *grouping =
	    plan_add_grouping(plan, PLAN_GENDER, "wide");

	for (size_t i = 0; i < list->count; i++)
		grouping->of[i] = group_named(grouping,
		    i < 2 ? list->categories[i] : "another or not stated");
}

static void
add_yes_no(struct plan *plan, enum plan_dimension dimension)
{
	plan_add_category(plan, dimension, "yes");
	plan_add_category(plan, dimension, "no");
}

static void
add_lists(const struct plan_words *words, bool is_council, struct plan *plan)
{
	add_age_bands(plan, is_council ? 2 : 1);
	add_choices(plan, PLAN_GENDER, words->genders, "own words", NULL);
	add_two_genders(plan);
	add_choices(plan, PLAN_ETHNIC_GROUP, words->ethnic_groups, "own words",
	    "headings");
	plan_add_category(plan, PLAN_DISABILITY, "yes");
	plan_add_category(plan, PLAN_DISABILITY, "no");
	plan_add_category(plan, PLAN_DISABILITY, PLAN_NOT_STATED);
	if (words->districts != NULL && words->districts[0] != '\0')
		add_choices(
		    plan, PLAN_DISTRICT, words->districts, PLAN_OTHER, NULL);
	add_yes_no(plan, PLAN_NEW);
	add_yes_no(plan, PLAN_RECORDED);
	add_yes_no(plan, PLAN_ACCREDITED);
}

/* ----------------------------------------------------------------- tables */

/* A dimension and a grouping; ends with PLAN_DIMENSIONS. */
#define EACH(dimension)                                                        \
	{                                                                      \
		PLAN_##dimension, 0                                            \
	}
#define GROUPED(dimension)                                                     \
	{                                                                      \
		PLAN_##dimension, 1                                            \
	}

static const struct plan_table small_tables[] = {
    {false, false, 0, {GROUPED(AGE_BAND)}, 1},
    {false, false, 0, {GROUPED(GENDER)}, 1},
    {false, false, 0, {EACH(NEW)}, 1},
    {false, false, 0, {EACH(RECORDED)}, 1},
    {false, false, 0, {EACH(ACCREDITED)}, 1},
    {false, true, 0, {EACH(AGE_BAND)}, 1},
    {false, true, 0, {EACH(GENDER)}, 1},
    {false, true, 0, {GROUPED(ETHNIC_GROUP)}, 1},
    {false, true, 0, {EACH(DISABILITY)}, 1},
    {false, true, 0, {GROUPED(AGE_BAND), GROUPED(GENDER)}, 2},
    {true, false, 0, {EACH(MONTH)}, 1},
    {true, false, 0, {EACH(PROVISION)}, 1},
};

static const struct plan_table council_tables[] = {
    {false, false, 0, {EACH(AGE_BAND), GROUPED(GENDER)}, 2},
    {false, false, 0, {{PLAN_AGE_BAND, 2}, GROUPED(GENDER)}, 2},
    {false, false, 0, {EACH(GENDER)}, 1},
    {false, false, 0, {GROUPED(AGE_BAND), EACH(NEW)}, 2},
    {false, false, 0, {GROUPED(AGE_BAND), EACH(RECORDED)}, 2},
    {false, false, 0, {GROUPED(AGE_BAND), EACH(ACCREDITED)}, 2},
    {false, false, 0, {EACH(DISABILITY)}, 1},
    {false, true, 0, {EACH(ETHNIC_GROUP)}, 1},
    {false, true, 0, {GROUPED(ETHNIC_GROUP), GROUPED(GENDER)}, 2},
    {false, true, 0, {GROUPED(AGE_BAND), GROUPED(ETHNIC_GROUP)}, 2},
    {false, true, 0, {GROUPED(AGE_BAND), EACH(DISABILITY)}, 2},
    {true, false, 0, {EACH(MONTH), EACH(PROVISION)}, 2},
    {true, false, 0, {EACH(THEME)}, 1},
    {true, false, 0, {EACH(GROUP)}, 1},
    {true, false, 0, {EACH(MODE)}, 1},
};

static const struct plan_merge merges[] = {
    {PLAN_AGE_BAND, 0, 1},
    {PLAN_ETHNIC_GROUP, 0, 1},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void
add_tables(
    struct plan *plan, const struct plan_table *tables, size_t tables_count)
{
	for (size_t i = 0; i < tables_count; i++) {
		struct plan_table table = tables[i];

		table.from = plan->year;
		plan_add_table(plan, &table);
	}
	for (size_t i = 0; i < COUNT(merges); i++)
		plan_add_merge(plan, &merges[i]);
}

void
plan_default(enum plan_size size, int32_t year, const struct plan_words *words,
    struct plan *plan)
{
	struct plan_table districts = {false, true, year, {EACH(DISTRICT)}, 1};

	plan_init(plan);
	randombytes_buf(plan->uid, sizeof(plan->uid));
	plan->project = mem_text(words->project);
	plan->year = year;
	plan->is_withheld = true;
	for (size_t i = 0; i < PLAN_TALLIES; i++)
		plan->tallies[i] = true;
	add_lists(words, size == PLAN_COUNCIL, plan);
	if (size == PLAN_COUNCIL)
		add_tables(plan, council_tables, COUNT(council_tables));
	else
		add_tables(plan, small_tables, COUNT(small_tables));
	if (plan->lists[PLAN_DISTRICT].count > 0)
		plan_add_table(plan, &districts);
}
