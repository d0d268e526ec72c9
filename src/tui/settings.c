/*
 * settings: what the organisation says of itself, and how soon it locks.
 *
 * A worker sets; what a manager types is a wish that the next worker's opening
 * carries out.
 */
#include <string.h>

#include "base/clock.h"
#include "base/day.h"
#include "core/setting.h"
#include "tui/form_view.h"
#include "tui/screens.h"
#include "tui/setting_form.h"

struct changing {
	struct desk *desk;
	size_t changed;
	bool is_asked; /* of a worker, by a manager */
};

static void
head(void *context, struct buf *text)
{
	const struct changing *changing = context;

	if (changing->desk->records == NULL)
		buf_set(text, "What you change here is asked of the workers. "
			      "It holds when one of them next opens the "
			      "vault.");
}

static enum status
set_one(struct changing *changing, const char *name, const char *wanted)
{
	struct unlock *unlock = changing->desk->unlock;
	struct buf now = BUF_EMPTY;
	enum status status = unlock_setting_get(unlock, name, &now);

	if (status == STATUS_OK && strcmp(now.text, wanted) != 0) {
		status = unlock_setting_set(
		    unlock, name, wanted, &changing->is_asked);
		changing->changed++;
	}
	buf_clear(&now);
	return status;
}

/* Only what changed, so that the history is not full of what did not. */
static enum status
set(void *context, const struct form_answers *answers)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < setting_names_count; i++)
		status = set_one(context, setting_names[i].name,
		    form_answers_get(answers, setting_names[i].name));
	return status;
}

static void
fill(struct desk *desk, struct form_answers *answers)
{
	struct buf value = BUF_EMPTY;
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < setting_names_count;
	     i++) {
		buf_reset(&value);
		status = unlock_setting_get(
		    desk->unlock, setting_names[i].name, &value);
		form_answers_set(answers, setting_names[i].name, value.text);
	}
	desk_tell(desk, status);
	buf_clear(&value);
}

static void
tell(const struct changing *changing)
{
	if (changing->changed == 0)
		desk_say(changing->desk, ROLE_PLAIN, "Nothing was changed.");
	else if (changing->is_asked)
		desk_say(changing->desk, ROLE_GOOD,
		    "Asked. It holds when a worker next opens the vault.");
	else
		desk_say(changing->desk, ROLE_GOOD, "Saved.");
}

void
settings_run(struct desk *desk)
{
	struct changing changing = {.desk = desk};
	struct setting_form form;
	struct form_answers answers;

	setting_form_init(&form);
	form.form.head = head;
	form.form.done = desk->records == NULL ? "Ask" : "Save";
	form_answers_init(
	    &answers, &form.form, &changing, moment_day(clock_now()));
	fill(desk, &answers);
	if (form_view_run(desk, &answers, set)) {
		desk_refresh(desk);
		tell(&changing);
	}
	form_answers_clear(&answers);
	setting_form_clear(&form);
}
