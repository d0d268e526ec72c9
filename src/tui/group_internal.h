/*
 * group_internal: what the screens about groups share.
 */
#ifndef TUI_GROUP_INTERNAL_H
#define TUI_GROUP_INTERNAL_H

#include <stdbool.h>

#include "core/group.h"
#include "tui/desk.h"

#define GROUP_DRAFT "group" /* of a new one */

/* One group of that name: what it is, who works with it. */
void group_show_run(struct desk *desk, const char *name);

/*
 * Make a group; change one, whose new name is then in ${name}.  False: the
 * user left it.
 */
bool group_form_new(struct desk *desk);
bool group_form_change(
    struct desk *desk, const struct group *group, struct buf *name);

/* Go on with the draft of a new one. */
void group_form_resume(struct desk *desk, const char *draft);

/* Workers: add one, take one out, let one stand in. */
void group_staff_add(struct desk *desk, const struct group *group);
void group_staff_remove(
    struct desk *desk, const char *group, const char *worker);
void group_staff_cover(struct desk *desk, const char *group);

/* Its regulars by name. */
void group_regulars_run(struct desk *desk, const char *name);

/* "Tuesday 18:30-21:00", as much of it as there is. */
void group_show_add_when(const struct group *group, struct buf *text);

#endif
