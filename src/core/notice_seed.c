/*
 * notice_seed: the words in which a new vault asks for each kind.
 *
 * Data only.  A notice is said to a young person by a worker.  The front says
 * why, and who sees it; the rest says how long, that a no is fine, and what is
 * counted.  It says no more than is true of this version, and it neither
 * threatens nor pleads.  tests/cli/notices-readable.sh holds it to a reading
 * age of 11.
 */
#include "core/kind.h"

/* What is the same in many notices, so that it sounds the same every time. */
#define TEAM      "All the workers here can see it."
#define TONIGHT   "All the workers here can see it at each session."
#define EMERGENCY "Workers open it in an emergency only, and that is noted."
#define NOBODY    "Nobody sees it unless you want that: it is only counted."

#define FEWER "You can also say: only in an emergency. "
#define DANGER                                                                 \
	"If somebody is in danger, we may have to tell people who can help. "
#define ASK_FIRST                                                              \
	"This does not let us talk to them about you: we would ask you that "  \
	"first. "

/* For a kind that may be counted; between these, what is counted of it. */
#define COUNT                                                                  \
	"You can say yes or no to being counted too. With a yes, we count "
#define COUNTED                                                                \
	" with no name on it. Take that yes back, and you come out of the "    \
	"count. If it just runs out, the count stays till we close the year, " \
	"soon after 31 March. It has no link to you once we hold nothing "     \
	"else of yours. If you come back after that, you may be counted "      \
	"twice. "

/* How every rest ends: that a no is fine, how long, who looked. */
#define SAY                                                                    \
	"You can say no to this and still come. You can take a yes back at "   \
	"any time: we stop using it at once, and soon rub it out. A yes runs " \
	"out by itself. Then nobody uses it. Two months later we rub it out, " \
	"unless you say yes again. "
#define LOOKS "Each time one of us looks, that is written down."
/* Name and handle go last, so with no end of their own. */
#define KEPT_LAST SAY LOOKS
#define KEPT_6    SAY "We keep it for six months at most. " LOOKS
#define KEPT_12   SAY "We keep it for a year at most. " LOOKS
#define KEPT_24   SAY "We keep it for two years at most. " LOOKS
#define KEPT_36   SAY "We keep it for three years at most. " LOOKS

const struct notice_seed notice_seeds[] = {
    {
	"name",
	"May we write down the name you go by, so that we know you next "
	"time? " TEAM,
	"It can be any name, not just the one on your papers. If you want "
	"no name here, you can have a card with a word and a number. Or "
	"you can be one of the heads we count. Take this yes back, and you "
	"can go on with a new name, or a word and a number. While we hold "
	"other things about you, your name stays, only so that we can ask "
	"you about them. " DANGER KEPT_LAST,
    },
    {
	"handle",
	"May we give you a card with a word and a number, like otter 41, "
	"so that you need no name here? " TEAM,
	"Tell us the word and the number, and we find what you told us. "
	"While we hold other things about you, they stay good, only so "
	"that we can ask you about them. Take this yes back, and you can "
	"go on with a name. " DANGER KEPT_LAST,
    },
    {
	"attendance",
	"May we write down which sessions you come to, so that we know who "
	"takes part? " TEAM,
	"With a no, you are one of the heads we count each time, and your "
	"name is not on the list. " COUNT
	"the months you came in" COUNTED KEPT_36,
    },
    {
	"outcome",
	"When you get something out of this, may we write it down with "
	"you? " TEAM,
	"It may be a thing you can do now, or an award. It counts only if "
	"you agree that it is true. " COUNT
	"that you got something" COUNTED KEPT_36,
    },
    {
	"full_name",
	"May we keep your full name, for trips and for awards with your "
	"name on them? " TEAM,
	"We go on calling you by the name you go by. " FEWER KEPT_24,
    },
    {
	"pronouns",
	"May we write down your pronouns, so that we talk about you the "
	"way you like? " TEAM,
	"Tell us if there are people we should not use them with. " KEPT_24,
    },
    {
	"phone",
	"May we keep your phone number, so that we can reach you when "
	"plans change? " TEAM,
	"Tell us if somebody else may read your texts or pick up. If a "
	"worker rings you, your number may stay in that phone. This list "
	"can not take it out of there. " FEWER KEPT_12,
    },
    {
	"email",
	"May we keep your email address, so that we can write to you when "
	"plans change? " TEAM,
	"Tell us if somebody else may read it. If a worker writes to you, "
	"your address may stay in their mail. This list can not take it "
	"out of there. " FEWER KEPT_12,
    },
    {
	"address",
	"May we keep your address, so that we can send help or get you "
	"home? " EMERGENCY,
	"If you like, you can let all the workers here see it. " KEPT_12,
    },
    {
	"postcode_district",
	"May we count the first half of your postcode, like NG7, to see "
	"where people come from? " NOBODY,
	"We do not need the second half, and drop it if you tell us. " COUNT
	"the first half" COUNTED KEPT_24,
    },
    {
	"birth_date",
	"May we keep your date of birth, so that we know what is right for "
	"your age? " TEAM,
	"Just the month, the year or your age will do too. " FEWER COUNT
	"your age group" COUNTED KEPT_24,
    },
    {
	"gender",
	"May we write down your gender, so that we can see if this is a "
	"place for everyone? " TEAM,
	"Use your own words, or pick from our list. Words of your own are "
	"just counted as own words. " COUNT "what you picked" COUNTED KEPT_24,
    },
    {
	"ethnic_group",
	"May we count which ethnic group you are part of, to see if this "
	"is a place for everyone? " NOBODY,
	"Pick from our list, or use your own words. Words of your own are "
	"just counted as own words. " COUNT "what you picked" COUNTED KEPT_24,
    },
    {
	"disability",
	"May we write down a disability, or what you need to join in, so "
	"that we can plan for it? " TONIGHT,
	"You need not say what it is called: what helps is enough. " COUNT
	"just a yes or a no" COUNTED KEPT_12,
    },
    {
	"emergency_contact",
	"May we write down who to ring if you get hurt or fall ill? " EMERGENCY,
	"Please tell them that you gave us their number. You can name more "
	"than one. " KEPT_12,
    },
    {
	"allergies",
	"May we write down your allergies and medicines, so that we can "
	"keep you safe? " TONIGHT,
	"If you need an ambulance, we tell the crew. " FEWER KEPT_12,
    },
    {
	"school",
	"May we write down your school, college or job, so that we can "
	"plan around it? " TEAM,
	ASK_FIRST DANGER FEWER KEPT_12,
    },
    {
	"services",
	"May we write down who else works with you, so that you need not "
	"tell it all twice? " TEAM,
	ASK_FIRST DANGER FEWER KEPT_12,
    },
    {
	"interests",
	"May we write down what you like doing, so that we can plan things "
	"you enjoy? " TEAM,
	KEPT_12,
    },
    {
	"note",
	"May we write notes about what we do with you, so that we remember "
	"it next time? " TEAM,
	"You can ask to see them, and tell us what is wrong in them. " DANGER
	    FEWER KEPT_6,
    },
    {
	"photo",
	"May we write down what you say about photos, so that we take none "
	"that you do not want? " TONIGHT,
	"This is about photos and holds none. A photo that has been passed "
	"on can not be fetched back. " KEPT_12,
    },
};
const size_t notice_seeds_count =
    sizeof(notice_seeds) / sizeof(notice_seeds[0]);
