/*
 * kind_seed: the kinds that a new vault starts with.  Their notices are in
 * notice_seed.c.
 *
 * Data only.  It is read once, when a vault is made: what a project changes
 * afterwards is never set back by a newer program.
 */
#include "core/kind.h"

/* The Government Statistical Service's groups for England and Wales, 2021. */
static const char ethnic_groups[] =
    "White|English, Welsh, Scottish, Northern Irish or British\n"
    "White|Irish\n"
    "White|Gypsy or Irish Traveller\n"
    "White|Roma\n"
    "White|Any other White background\n"
    "Mixed|White and Black Caribbean\n"
    "Mixed|White and Black African\n"
    "Mixed|White and Asian\n"
    "Mixed|Any other Mixed or multiple background\n"
    "Asian|Indian\n"
    "Asian|Pakistani\n"
    "Asian|Bangladeshi\n"
    "Asian|Chinese\n"
    "Asian|Any other Asian background\n"
    "Black|Caribbean\n"
    "Black|African\n"
    "Black|Any other Black, Black British or Caribbean background\n"
    "Other|Arab\n"
    "Other|Any other ethnic group\n";

static const char genders[] = "|Girl or woman\n"
			      "|Boy or man\n"
			      "|Non-binary\n";

static const char photos[] = "|No photos of me\n"
			     "|Photos to show inside the project only\n"
			     "|Photos to show outside the project too\n";

const struct kind_seed kind_seeds[] = {
    {
	.id = 1,
	.name = "name",
	.label = "name",
	.shape = "line",
	.coarse = "none",
	.findable = true,
	.default_see = "team",
	.keep_months = 36,
    },
    {
	.id = 2,
	.name = "handle",
	.label = "word and number",
	.shape = "handle",
	.coarse = "none",
	.findable = true,
	.default_see = "team",
	.keep_months = 36,
    },
    {
	.id = 3,
	.name = "attendance",
	.label = "coming to sessions",
	.shape = "present",
	.coarse = "attendance",
	.many = true,
	.default_see = "team",
	.keep_months = 36,
    },
    {
	.id = 4,
	.name = "outcome",
	.label = "what you got out of it",
	.shape = "outcome",
	.coarse = "outcome",
	.many = true,
	.default_see = "team",
	.keep_months = 36,
    },
    {
	.id = 5,
	.name = "full_name",
	.label = "full name",
	.shape = "line",
	.coarse = "none",
	.default_see = "team",
	.keep_months = 24,
    },
    {
	.id = 6,
	.name = "pronouns",
	.label = "pronouns",
	.shape = "line",
	.coarse = "none",
	.default_see = "team",
	.keep_months = 24,
    },
    {
	.id = 7,
	.name = "phone",
	.label = "phone number",
	.shape = "phone",
	.coarse = "none",
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 8,
	.name = "email",
	.label = "email address",
	.shape = "email",
	.coarse = "none",
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 9,
	.name = "address",
	.label = "home address",
	.shape = "text",
	.coarse = "none",
	.default_see = "emergency",
	.keep_months = 12,
    },
    {
	.id = 10,
	.name = "postcode_district",
	.label = "first half of postcode",
	.shape = "district",
	.coarse = "district",
	.default_see = "nobody",
	.keep_months = 24,
    },
    {
	.id = 11,
	.name = "birth_date",
	.label = "date of birth",
	.shape = "birth",
	.coarse = "age",
	.default_see = "team",
	.keep_months = 24,
    },
    {
	.id = 12,
	.name = "gender",
	.label = "gender",
	.shape = "choice",
	.choices = genders,
	.own_words = true,
	.coarse = "choice",
	.default_see = "team",
	.keep_months = 24,
    },
    {
	.id = 13,
	.name = "ethnic_group",
	.label = "ethnic group",
	.shape = "choice",
	.choices = ethnic_groups,
	.own_words = true,
	.coarse = "choice",
	.default_see = "nobody",
	.keep_months = 24,
    },
    {
	.id = 14,
	.name = "disability",
	.label = "disability or access needs",
	.shape = "line",
	.coarse = "yes",
	.tonight = true,
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 15,
	.name = "emergency_contact",
	.label = "who to ring in an emergency",
	.shape = "text",
	.coarse = "none",
	.many = true,
	.default_see = "emergency",
	.keep_months = 12,
    },
    {
	.id = 16,
	.name = "allergies",
	.label = "allergies and medicines",
	.shape = "line",
	.coarse = "none",
	.many = true,
	.tonight = true,
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 17,
	.name = "school",
	.label = "school or work",
	.shape = "line",
	.coarse = "none",
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 18,
	.name = "services",
	.label = "other services",
	.shape = "line",
	.coarse = "none",
	.many = true,
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 19,
	.name = "interests",
	.label = "interests",
	.shape = "line",
	.coarse = "none",
	.many = true,
	.default_see = "team",
	.keep_months = 12,
    },
    {
	.id = 20,
	.name = "note",
	.label = "notes",
	.shape = "text",
	.coarse = "none",
	.many = true,
	.default_see = "team",
	.keep_months = 6,
    },
    {
	.id = 21,
	.name = "photo",
	.label = "photo permission",
	.shape = "choice",
	.choices = photos,
	.own_words = true,
	.coarse = "none",
	.tonight = true,
	.default_see = "team",
	.keep_months = 12,
    },
};
const size_t kind_seeds_count = sizeof(kind_seeds) / sizeof(kind_seeds[0]);
