/*
 * copy_page_internal: the parts of the page of a copy, in order.
 */
#ifndef CORE_COPY_PAGE_INTERNAL_H
#define CORE_COPY_PAGE_INTERNAL_H

#include "core/copy.h"
#include "core/html.h"

void copy_page_held(struct html *html, const struct copy *copy);
void copy_page_came(struct html *html, const struct copy *copy);
void copy_page_got(struct html *html, const struct copy *copy);
void copy_page_looked(struct html *html, const struct copy *copy);
void copy_page_counted(struct html *html, const struct copy *copy);
void copy_page_asked(struct html *html, const struct copy *copy);
void copy_page_decide(struct html *html, const struct copy *copy);
void copy_page_history(struct html *html, const struct copy *copy);
void copy_page_signed(struct html *html, const struct copy *copy);
void copy_page_rights(struct html *html, const struct copy *copy);
void copy_page_complain(struct html *html, const struct copy *copy);
void copy_page_data(struct html *html, const struct copy *copy);

/* The look of it all. */
extern const char copy_page_style[];

#endif
