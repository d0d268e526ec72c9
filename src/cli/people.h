/*
 * people: lists of people, as tables and for machines.
 */
#ifndef CLI_PEOPLE_H
#define CLI_PEOPLE_H

#include "cli/cli_internal.h"
#include "core/person.h"

/* Print a list as the call wants it. */
void people_print(struct call *call, const struct person_list *list);

/* One look at a person's own things, as text and as an object. */
void people_print_view(struct print *out, const struct person_view *view);
void people_json_view(struct print *out, const struct person_view *view);

/* One line under a value: who sees, counted, how it was said, until when. */
void people_print_say(struct print *out, const struct consent_line *say);

#endif
