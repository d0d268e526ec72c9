/*
 * person_page: keeps what was opened, and wipes it.
 */
#include "tui/person_page.h"

#include <string.h>

#include "base/mem.h"

static void
opened_clear(struct person_page_opened *opened)
{
	mem_wipe_text(&opened->kind);
	mem_wipe_text(&opened->value);
	mem_wipe_text(&opened->why_not);
	mem_wipe_text(&opened->set_by);
	mem_wipe_text(&opened->disputed);
}

void
person_page_clear(struct person_page *page)
{
	for (size_t i = 0; i < page->opened_count; i++)
		opened_clear(&page->opened[i]);
	mem_free(page->opened);
	page->opened = NULL;
	page->opened_count = page->opened_room = 0;
	consent_list_clear(&page->says);
}

/* What is live no longer is not shown either. */
static void
forget_shut(struct person_page *page)
{
	for (size_t i = 0; i < page->says.count; i++)
		if (strcmp(page->says.lines[i].state, "live") != 0)
			person_page_forget(page, page->says.lines[i].kind);
}

enum status
person_page_read(struct person_page *page, struct records *records)
{
	enum status status;

	consent_list_clear(&page->says);
	status = person_about(records, page->code, &page->about);
	if (status == STATUS_OK)
		status = consent_list(records, page->code, &page->says);
	forget_shut(page);
	return status;
}

/* Takes the texts of ${line} over. */
static void
keep(struct person_page *page, const char *kind, struct field_line *line)
{
	void *all = page->opened;
	struct person_page_opened *opened;

	person_page_forget(page, kind);
	mem_grow(
	    &all, &page->opened_room, page->opened_count + 1, sizeof(*opened));
	page->opened = all;
	opened = &page->opened[page->opened_count++];
	*opened = (struct person_page_opened){.kind = mem_text(kind),
	    .value = line->value,
	    .why_not = line->why_not,
	    .set_by = line->set_by,
	    .disputed = line->disputed,
	    .held_on = line->held_on,
	    .is_new = line->is_new};
	line->value = line->why_not = line->set_by = line->disputed = NULL;
}

enum status
person_page_open(
    struct person_page *page, struct records *records, const char *kind)
{
	struct person_view view = {.called = NULL};
	enum status status =
	    person_show(records, page->code, page->why, &kind, 1, &view);

	for (size_t i = 0; status == STATUS_OK && i < view.count; i++)
		keep(page, kind, &view.fields[i]);
	person_view_clear(&view);
	return status;
}

static size_t
place_of(const struct person_page *page, const char *kind)
{
	size_t at = 0;

	while (
	    at < page->opened_count && strcmp(page->opened[at].kind, kind) != 0)
		at++;
	return at;
}

const struct person_page_opened *
person_page_find(const struct person_page *page, const char *kind)
{
	size_t at = place_of(page, kind);

	return at < page->opened_count ? &page->opened[at] : NULL;
}

void
person_page_forget(struct person_page *page, const char *kind)
{
	size_t at = place_of(page, kind);

	if (at == page->opened_count)
		return;
	opened_clear(&page->opened[at]);
	page->opened[at] = page->opened[--page->opened_count];
}

const struct consent_line *
person_page_chosen(struct view *view)
{
	const struct person_page *page = view->context;
	int id = view_id(view);

	return id < 0 ? NULL : &page->says.lines[id];
}

void
person_page_refill(struct view *view, const char *kind)
{
	const struct person_page *page = view->context;
	char *stay = mem_text(kind);

	view_refill(view);
	for (size_t i = 0; stay != NULL && i < page->says.count; i++)
		if (strcmp(page->says.lines[i].kind, stay) == 0 &&
		    rows_go(&view->rows, (int)i))
			break;
	mem_wipe_text(&stay);
}
