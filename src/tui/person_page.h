/*
 * person_page: what the files of one person's page share: what they said, and
 * the values that were opened one by one.
 *
 * A value stands here only while the page is open, and only after its look was
 * written (DESIGN 5, look).
 */
#ifndef TUI_PERSON_PAGE_H
#define TUI_PERSON_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/consent.h"
#include "core/person.h"
#include "tui/view.h"

/* What a look gave. */
struct person_page_opened {
	char *kind;
	char *value; /* NULL: it is not for this worker, or nothing is held */
	char *why_not;
	char *set_by;   /* user name; "": themself */
	char *disputed; /* their own words beside it; NULL: none */
	int32_t held_on;
	bool is_new; /* since my last look */
};

struct person_page {
	const char *code, *called;
	const struct look_why *why;
	struct person_about about;
	struct consent_list says;
	struct person_page_opened *opened;
	size_t opened_count;
	size_t opened_room;
};

void person_page_clear(struct person_page *page);

/* Read anew what they said; no value. */
MUST_USE enum status person_page_read(
    struct person_page *page, struct records *records);

/* Look at one kind and keep what came of it. */
MUST_USE enum status person_page_open(
    struct person_page *page, struct records *records, const char *kind);

/* What was opened of a kind; NULL: nothing was.  Forget it. */
const struct person_page_opened *person_page_find(
    const struct person_page *page, const char *kind);
void person_page_forget(struct person_page *page, const char *kind);

/* What they said about the chosen row; NULL: there is no row. */
const struct consent_line *person_page_chosen(struct view *view);

/* Read and fill anew, and stay on ${kind} (NULL: where it is). */
void person_page_refill(struct view *view, const char *kind);

/* The keys of the page (person_acts.c). */
extern const struct action person_page_actions[];

#endif
