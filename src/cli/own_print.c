/*
 * own_print: what is held about a young person in lines.
 */
#include "cli/own_print.h"

#include <string.h>

#include "base/day.h"
#include "cli/people.h"

static const char *const hidden_words[] = {
    [OWN_NEEDS_KEY] = "your PIN shows it",
    [OWN_NEEDS_CARD] = "only the worker you chose can open it",
    [OWN_CANNOT_OPEN] = "it cannot be opened: ask a worker to check"};

static const char *const news_words[] = {
    [OWN_NEWS_EMERGENCY] = "opened in an emergency",
    [OWN_NEWS_SHEET] = "printed on paper for a trip",
    [OWN_NEWS_WORKER_NO] = "a worker said no to holding it",
    [OWN_NEWS_HEARD_NO] = "a worker wrote down that you said no",
    [OWN_NEWS_KEY_WRONG] = "somebody typed a wrong PIN",
    [OWN_NEWS_KEY_ENDED] = "your key ended",
    [OWN_NEWS_KEY_MADE] = "a key was made for you",
    [OWN_NEWS_RECOVERY] = "a worker was let in by the words of the envelope",
    [OWN_NEWS_JOINED] = "a worker joined",
    [OWN_NEWS_LEFT] = "a worker left",
    [OWN_NEWS_NOTICE] = "there are new words for something you answered",
    [OWN_NEWS_CAPACITY] = "whether you can decide was thought over",
    [OWN_NEWS_ADULT] = "an adult's answer was written down",
    [OWN_NEWS_REMOVED] = "a worker took something out",
    [OWN_NEWS_RESTORED] = "everything was restored from an older copy"};

static void
print_news(struct print *out, const struct own_news *news)
{
	print_day(out, moment_day(news->at));
	print_format(out, "  %s\n", news_words[news->what]);
	print_labelled(out, "    who", news->who);
	print_labelled(out, "    whom", news->whom);
	for (size_t i = 0; i < news->count; i++) {
		print_words(out, i == 0 ? "    what: " : ", ");
		print_text(out, news->labels[i]);
	}
	if (news->count > 0)
		print_words(out, "\n");
	if (news->times > 1)
		print_format(out, "    times: %lld\n", (long long)news->times);
}

static void
print_value(struct print *out, const struct own_value *value, bool is_one)
{
	if (!is_one) {
		print_words(out, "  ");
		print_text(out, value->code);
	}
	if (value->hidden != OWN_SHOWN)
		print_format(out, " (%s)", hidden_words[value->hidden]);
	else if (strchr(value->value, '\n') == NULL) {
		print_words(out, " ");
		print_text(out, value->value);
	}
	print_words(out, value->is_new ? " (new)\n" : "\n");
	if (value->hidden == OWN_SHOWN && strchr(value->value, '\n') != NULL)
		print_lines(out, "    | ", value->value);
	if (value->words != NULL) {
		print_words(out, "    you say:\n");
		print_lines(out, "    > ", value->words);
	}
}

static void
print_thing(struct print *out, const struct own_thing *thing)
{
	print_text(out, thing->say.label);
	print_words(out, ":");
	if (thing->hidden != OWN_SHOWN) {
		print_format(out, " (%s)\n", hidden_words[thing->hidden]);
		return;
	}
	if (thing->count == 0)
		print_words(out, " (nothing is held)\n");
	else if (thing->count > 1)
		print_words(out, "\n");
	for (size_t i = 0; i < thing->count; i++)
		print_value(out, &thing->values[i], thing->count == 1);
	if (strcmp(thing->say.state, "gone") == 0)
		print_words(out, "    you said no\n");
	people_print_say(out, &thing->say);
	print_labelled(out, "    the worker", thing->see_name);
}

static void
print_texts(
    struct print *out, const char *heading, char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		print_words(out, i == 0 ? heading : ", ");
		print_text(out, texts[i]);
	}
	if (count > 0)
		print_words(out, "\n");
}

static void
print_key(struct print *out, const struct own_view *view)
{
	if (!view->has_key)
		print_words(out, "your key: none yet\n");
	else
		print_format(out, "your key: %s%s\n",
		    view->is_card ? "PIN and card" : "PIN",
		    view->key_open ? "" : ", not used now");
	if (!view->is_able)
		print_words(out, "an adult's yes is needed beside yours\n");
}

void
own_print(struct print *out, const struct own_view *view)
{
	print_text(out, view->called);
	print_words(out, view->called[0] == '\0' ? "id " : " (id ");
	print_text(out, view->code);
	print_words(out, view->called[0] == '\0' ? "\n" : ")\n");
	print_key(out, view);
	print_texts(out, "the team: ", view->workers, view->workers_count);
	print_texts(out, "your groups: ", view->groups, view->groups_count);
	if (view->news_count > 0)
		print_words(out, "\nNEW SINCE YOU LAST LOOKED\n");
	for (size_t i = 0; i < view->news_count; i++)
		print_news(out, &view->news[i]);
	print_words(out, "\nWHAT IS HELD\n");
	for (size_t i = 0; i < view->count; i++)
		print_thing(out, &view->things[i]);
	if (view->visits_count > 0)
		print_words(out, "\nWHEN YOU CAME\n");
	for (size_t i = 0; i < view->visits_count; i++) {
		print_day(out, view->visits[i].held_on);
		print_words(out, "  ");
		print_text(out, view->visits[i].group[0] != '\0'
				    ? view->visits[i].group
				    : view->visits[i].place);
		print_words(out, "\n");
	}
}
