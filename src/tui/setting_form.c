/*
 * setting_form: made from the list of settings, so that there is none the
 * screen does not know.  What may be in one is judged by core/setting.
 */
#include "tui/setting_form.h"

#include <string.h>

#include "base/mem.h"
#include "core/setting.h"

#define VALUE_BYTES 300

static const char help[] =
    "Young people read who runs this, how to reach you and how to complain. "
    "Workers read whom to ring when they are worried about someone.\n\n"
    "The part of the UK decides from which age a young person is presumed to "
    "be able to say yes.";

static void
regions(void *context, struct form_choices *choices)
{
	(void)context;
	form_choices_add(choices, "england", "England", NULL);
	form_choices_add(choices, "wales", "Wales", NULL);
	form_choices_add(choices, "scotland", "Scotland", NULL);
	form_choices_add(choices, "ni", "Northern Ireland", NULL);
}

static enum status
check_phone(void *context, const char *typed, struct buf *tidy)
{
	(void)context;
	buf_reset(tidy);
	return setting_tidy("safeguarding_phone", typed, tidy);
}

static void
fill(struct form_question *question, const struct setting_name *name)
{
	*question = (struct form_question){
	    .name = name->name,
	    .label = name->label,
	    .hint = name->help,
	    .help = name->help,
	    .sort = FORM_LINE,
	    .limit_bytes = VALUE_BYTES,
	    .is_optional = true,
	};
	if (strcmp(name->name, "organisation") == 0) {
		question->is_optional = false;
		question->empty = "Enter the name of who runs this project.";
	} else if (strcmp(name->name, "safeguarding_phone") == 0) {
		question->check = check_phone;
	} else if (strcmp(name->name, "region") == 0) {
		question->hint = "The rules differ. Left and Right choose.";
		question->sort = FORM_CHOICE;
		question->choices = regions;
	} else if (strcmp(name->name, "lock_after") == 0) {
		question->sort = FORM_NUMBER;
		question->least = SETTING_LOCK_LEAST;
		question->most = SETTING_LOCK_MOST;
	}
}

void
setting_form_init(struct setting_form *form)
{
	form->questions =
	    mem_alloc(setting_names_count, sizeof(*form->questions));
	for (size_t i = 0; i < setting_names_count; i++)
		fill(&form->questions[i], &setting_names[i]);
	form->form = (struct form){
	    .title = "Settings",
	    .done = "Save",
	    .help = help,
	    .questions = form->questions,
	    .count = setting_names_count,
	};
}

void
setting_form_clear(struct setting_form *form)
{
	mem_free(form->questions);
	form->questions = NULL;
}
