/*
 * people_view: what is held about one person, thing by thing, with their say
 * beside each.
 */
#include <string.h>

#include "base/day.h"
#include "cli/js.h"
#include "cli/people.h"

static const struct {
	const char *word;
	const char *plain;
} plain_words[] = {
    /* who may see it */
    {"team", "every worker"},
    {"worker", "one worker they chose"},
    {"emergency", "workers, in an emergency"},
    {"nobody", "nobody"},
    /* how it was said */
    {"carried", "carried over from an old file"},
    /* why it is shut */
    {"ran_out", "it ran out"},
    {"own_no", "they said no"},
    {"heard_no", "they said no"},
    {"worker_no", "a worker said no"},
    {"notice", "it asks for more now"},
    {"key", "their key is new"},
    {"restored", "the vault was restored from a backup"},
    {"asked", "they asked to keep it and not use it"},
    {"capacity", "it waits for an adult's yes"},
    {"adult", "it waits for an adult's yes"},
    {"unproved", "the history does not say so"},
};

static const char *
plain(const char *word)
{
	for (size_t i = 0; i < sizeof(plain_words) / sizeof(plain_words[0]);
	     i++)
		if (strcmp(plain_words[i].word, word) == 0)
			return plain_words[i].plain;
	return word;
}

static bool
is_state(const struct consent_line *say, const char *state)
{
	return say->state != NULL && strcmp(say->state, state) == 0;
}

static void
print_end(struct print *out, const char *words, int32_t day)
{
	if (day == DAY_NONE)
		return;
	print_words(out, words);
	print_day(out, day);
}

/* What came from an old file is for who brought it in. */
static void
print_see(struct print *out, const struct consent_line *say)
{
	if (strcmp(say->level, "carried") != 0) {
		print_words(out, plain(say->see));
		return;
	}
	print_words(out, "only ");
	print_text(out, say->heard_by);
}

/* Their say under the value, one line; a no was said in its place already. */
void
people_print_say(struct print *out, const struct consent_line *say)
{
	if (is_state(say, "gone"))
		return;
	if (is_state(say, "asked")) {
		print_words(out, "    waits to be asked\n");
		return;
	}
	print_words(out, "    seen by: ");
	print_see(out, say);
	print_format(out, "; counted: %s; %s", say->count ? "yes" : "no",
	    plain(say->level));
	if (is_state(say, "shut")) {
		print_format(out, "; shut: %s", plain(say->why));
		print_end(out, "; erased from ", say->goes_from);
	} else {
		print_end(out, "; good until ", say->runs_out);
	}
	print_words(out, "\n");
}

static void
print_field(struct print *out, const struct field_line *field)
{
	print_text(out, field->say.label);
	print_words(out, ":");
	if (field->value == NULL) {
		print_words(out, " (");
		print_text(
		    out, field->why_not == NULL ? "not shown" : field->why_not);
		print_words(out, ")\n");
	} else if (strchr(field->value, '\n') != NULL) {
		print_words(out, "\n");
		print_lines(out, "    | ", field->value);
	} else {
		print_words(out, " ");
		print_text(out, field->value);
		print_words(out, "\n");
	}
	if (field->disputed != NULL) {
		print_words(out, "    they say:\n");
		print_lines(out, "    > ", field->disputed);
	}
	people_print_say(out, &field->say);
}

void
people_print_view(struct print *out, const struct person_view *view)
{
	print_text(out, view->called);
	print_words(out, " (id ");
	print_text(out, view->code);
	print_words(out, ")\n");
	if (view->last_here != DAY_NONE) {
		print_words(out, "last here: ");
		print_day(out, view->last_here);
		print_words(out, "\n");
	}
	if (!view->is_able)
		print_words(out,
		    "not yet able to decide alone: an adult's yes is needed "
		    "beside theirs\n");
	print_words(out, "\n");
	for (size_t i = 0; i < view->count; i++)
		print_field(out, &view->fields[i]);
}

static json_t *
field_json(const struct field_line *field)
{
	const struct consent_line *say = &field->say;
	json_t *answer = json_object();

	js_put(answer, "kind", js_text(say->kind));
	js_put(answer, "label", js_text(say->label));
	js_put(answer, "value", js_lines(field->value));
	js_put(answer, "why_not", js_text(field->why_not));
	js_put(answer, "see", js_text(say->see));
	js_put(answer, "count", js_bool(say->count));
	js_put(answer, "until", js_day(say->until));
	js_put(answer, "state", js_text(say->state));
	js_put(answer, "why", js_text(say->why));
	js_put(answer, "level", js_text(say->level));
	js_put(answer, "runs_out", js_day(say->runs_out));
	js_put(answer, "goes_from", js_day(say->goes_from));
	js_put(answer, "said_on", js_day(say->said_on));
	js_put(answer, "heard_by", js_text(say->heard_by));
	js_put(answer, "read_aloud", js_bool(say->read_aloud));
	js_put(answer, "held_on", js_day(field->held_on));
	js_put(answer, "set_by", js_text(field->set_by));
	if (field->disputed != NULL)
		js_put(answer, "disputed", js_lines(field->disputed));
	if (strcmp(say->see, "worker") == 0)
		js_put(answer, "see_worker", js_text(field->see_name));
	return answer;
}

void
people_json_view(struct print *out, const struct person_view *view)
{
	json_t *answer = json_object();
	json_t *fields = json_array();

	for (size_t i = 0; i < view->count; i++)
		js_add(fields, field_json(&view->fields[i]));
	js_put(answer, "id", js_text(view->code));
	js_put(answer, "name", js_text(view->called));
	js_put(answer, "able", js_bool(view->is_able));
	js_put(answer, "last_here", js_day(view->last_here));
	js_put(answer, "fields", fields);
	js_print(out, answer);
}
