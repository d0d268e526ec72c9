/*
 * setting_form: what the organisation says of itself, as one form.
 */
#ifndef TUI_SETTING_FORM_H
#define TUI_SETTING_FORM_H

#include <stdbool.h>

#include "tui/form.h"

struct setting_form {
	struct form form;
	struct form_question *questions; /* one a setting, of its name */
};

/*
 * A form with all settings; ${form->form} may be changed before it is shown.
 * It does not use the context of its answers.
 */
void setting_form_init(struct setting_form *form);
void setting_form_clear(struct setting_form *form);

#endif
