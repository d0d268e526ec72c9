/*
 * own_view_internal: what the files of own_view share.
 */
#ifndef CORE_OWN_VIEW_INTERNAL_H
#define CORE_OWN_VIEW_INTERNAL_H

#include "core/handover_internal.h"
#include "core/own_names.h"
#include "core/own_view.h"

/* The kinds they have answered, with their values. */
MUST_USE enum status own_view_things(
    struct records *records, struct own_view *view);
void own_thing_clear(struct own_thing *thing);

/* What happened since they last looked and before this hand-over. */
MUST_USE enum status own_view_news(
    struct records *records, struct own_view *view);
void own_news_clear(struct own_news *news);

#endif
