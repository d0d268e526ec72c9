/*
 * copy_words: the words of a copy; see core/copy_words.h.  Data, read at 11.
 */
#include "core/copy_words.h"

#include <string.h>

struct pair {
	const char *code, *words;
};

static const struct pair sees[] = {
    {"nobody", "nobody"},
    {"emergency", "workers, but only in an emergency"},
    {"worker", "one worker you chose"},
    {"team", "all the workers here"},
    {NULL, NULL},
};

static const struct pair shuts[] = {
    {"ran_out", "your yes ran out"},
    {"own_no", "you said no"},
    {"heard_no", "you said no"},
    {"worker_no", "a worker said no to using it"},
    {"notice", "there are new words to ask you in"},
    {"key", "your PIN changed"},
    {"asked", "you asked us to keep it and not to use it"},
    {"capacity", "a grown-up has to say yes too"},
    {"adult", "a grown-up has to say yes too"},
    {"restored", "an older copy of our files was put back"},
    {"unproved", "we cannot show that you said yes"},
    {NULL, NULL},
};

static const struct pair events[] = {
    {"person_added", "You were written down here for the first time."},
    {"said", "You said this to a worker."},
    {"carried", "This was taken over from an old list. You were not asked."},
    {"statement", "You signed a statement."},
    {"own_no", "You said no."},
    {"own_back", "You took your no back."},
    {"own_narrow", "You made it less."},
    {"heard_no", "A worker wrote down that you said no."},
    {"worker_no", "A worker said no to using this."},
    {"asked_shut", "You asked us to keep this and not to use it."},
    {"shut", "This was put out of use until you are asked again."},
    {"kind_shut", "There were new words for this. It waits to be asked again."},
    {"erased", "This was rubbed out."},
    {"capacity", "A worker thought over if you can say yes on your own."},
    {"adult", "A worker wrote down what a grown-up said."},
    {"key_made", "You made a PIN."},
    {"key_ended", "A PIN of yours was stopped."},
    {"key_wrong", NULL},
    {"key_used", NULL},
    {"asked", "A worker put this on the list of what to ask you."},
    {"asked_later", "You were asked and said: later."},
    {"value_set", "Something was written down."},
    {"value_removed", "Something was taken out."},
    {"own_dropped", "You had this taken out."},
    {"own_put_back", "You brought back what you had taken out."},
    {"value_moved", "Others may see this now, so it was locked anew."},
    {"disputed", "You put your own words next to this."},
    {"dispute_ended", "You took your own words out."},
    {"outcome_proposed", "A worker wrote down what you got out of it."},
    {"outcome_agreed", "You agreed to what you got out of it."},
    {"outcome_changed", "You put what you got out of it in your own words."},
    {"outcome_dropped", "You had something you got out of it taken out."},
    {"request", "Somebody asked for something about you."},
    {"request_said", "Your answer to that was written down."},
    {"request_extended", "That takes longer. You were told."},
    {"request_done", "That was done, or turned down."},
    {NULL, NULL},
};

static const struct pair facts[] = {
    {"age", "your age, as a band"},
    {"gender", "your gender"},
    {"ethnic_group", "your ethnic group"},
    {"disability", "disability"},
    {"district", "the part of town"},
    {"month", "a month you came in"},
    {"new", "if you were new that year"},
    {"recorded", "that you got something out of it"},
    {"accredited", "that you got an award"},
    {NULL, NULL},
};

static const struct pair requests[] = {
    {"ask", "to ask you something"},
    {"copy", "a copy"},
    {"correct", "to put something right"},
    {"erase", "to rub something out"},
    {"restrict", "to keep something and not use it"},
    {"object", "to stop doing something"},
    {"other", "something else"},
    {NULL, NULL},
};

/* What we have no words for is said as it stands. */
static const char *
find(const struct pair *pairs, const char *code)
{
	for (; pairs->code != NULL; pairs++) {
		if (strcmp(pairs->code, code) == 0)
			return pairs->words;
	}
	return code;
}

const char *
copy_words_see(const char *see)
{
	return find(sees, see);
}

const char *
copy_words_shut(const char *why)
{
	return find(shuts, why);
}

const char *
copy_words_event(const char *event)
{
	return find(events, event);
}

const char *
copy_words_fact(const char *fact)
{
	return find(facts, fact);
}

const char *
copy_words_request(const char *what)
{
	return find(requests, what);
}

const char *
copy_words_hidden(enum own_hidden hidden)
{
	switch (hidden) {
	case OWN_SHOWN:
		break;
	case OWN_NEEDS_KEY:
		return "This is held. It is not in this copy, because it only "
		       "opens with your PIN.";
	case OWN_NEEDS_CARD:
		return "This is held. It is not in this copy, because only the "
		       "worker you chose can open it.";
	case OWN_CANNOT_OPEN:
		return "This is held, but it cannot be opened. Please tell a "
		       "worker.";
	}
	return "";
}

const char *
copy_words_look(enum own_look_what what)
{
	switch (what) {
	case OWN_LOOK_VALUES:
		return "looked at something";
	case OWN_LOOK_LIST:
		return "saw a list with your name";
	case OWN_LOOK_HANDOVER:
		return "handed you the laptop";
	case OWN_LOOK_COPY:
		return "was there when you took a copy";
	case OWN_LOOK_RIGHT:
		return "was there when your PIN was typed";
	case OWN_LOOK_WRONG:
		return "was there when a wrong PIN was typed";
	}
	return "";
}

const char *
copy_words_reason(enum look_reason reason)
{
	switch (reason) {
	case LOOK_REACH:
		return "to reach you";
	case LOOK_ASKED:
		return "you asked for it";
	case LOOK_EMERGENCY:
		return "an emergency";
	case LOOK_TONIGHT:
		return "to run the session";
	case LOOK_RIGHT:
		return "to put something right";
	case LOOK_OTHER:
		return "in their own words";
	}
	return "";
}

const char *
copy_words_ended(enum person_key_end why)
{
	switch (why) {
	case PERSON_KEY_NEW:
		return "you made a new one";
	case PERSON_KEY_LOST:
		return "it was lost or forgotten";
	case PERSON_KEY_NOT_MINE:
		return "you said that it was never yours";
	}
	return "";
}
