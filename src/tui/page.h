/*
 * page: what the files of one person's page share: what they said, and the
 * values that were opened one by one.
 *
 * A value stands here only while the page is open, and only after its look was
 * written (DESIGN 5, look).
 */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/consent.h"
#include "core/person.h"
#include "tui/view.h"

/* What a look gave. */
struct page_opened {
	char *kind;
	char *value; /* NULL: it is not for this worker, or nothing is held */
	char *why_not;
	char *set_by; /* user name; "": themself */
	int32_t held_on;
	bool is_new; /* since my last look */
};

struct page {
	const char *code, *called;
	const struct look_why *why;
	struct person_about about;
	struct consent_list says;
	struct page_opened *opened;
	size_t opened_count;
	size_t opened_room;
};

void page_clear(struct page *page);

/* Read anew what they said; no value. */
MUST_USE enum status page_read(struct page *page, struct records *records);

/* Look at one kind and keep what came of it. */
MUST_USE enum status page_open(
    struct page *page, struct records *records, const char *kind);

/* What was opened of a kind; NULL: nothing was.  Forget it. */
const struct page_opened *page_find(const struct page *page, const char *kind);
void page_forget(struct page *page, const char *kind);

/* What they said about the chosen row; NULL: there is no row. */
const struct consent_line *page_chosen(struct view *view);

/* Read and fill anew, and stay on ${kind} (NULL: where it is). */
void page_refill(struct view *view, const char *kind);

/* The keys of the page (page_acts.c). */
extern const struct action page_actions[];

#endif
