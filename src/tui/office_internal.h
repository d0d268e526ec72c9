/*
 * office_internal: what the screens of figures and of the work share, for
 * managers and for workers.
 *
 * No young person's name is in anything they read (DESIGN 1, rule 7).
 */
#ifndef TUI_OFFICE_INTERNAL_H
#define TUI_OFFICE_INTERNAL_H

#include "app/figures.h"
#include "core/held_back.h"
#include "core/ratio.h"
#include "tui/view.h"

int32_t office_today(void);

/* Figures, the work and what was taken out: rows that both menus have. */
void office_add_rows(struct view *view);
/* Their ids begin here; what a menu adds of its own lies below. */
#define OFFICE_ROWS 100
void office_open_row(struct desk *desk, int id);

/* What is due, and what is not as it should be, in a few lines; appended. */
void office_due(struct desk *desk, struct buf *text);

/*
 * In a list: instead of rows, why there are none.  Gives OK back, so that the
 * sentence stays.
 */
enum status office_rows_or_why(struct view *view, enum status status);

/* A closed period that is being read. */
struct office_period {
	char id[PUBLISH_ID_BYTES];
	struct buf name; /* "July to September 2026" */
	struct release release;
	struct publish_seal seal;
	struct ratio *ratios;
	size_t ratios_count;
	struct held_back *held; /* tables that are not shown */
	size_t held_count;
};

/* False: there are no figures, and why was said. */
bool office_period_open(
    struct desk *desk, const char *id, struct office_period *period);
void office_period_clear(struct office_period *period);

/* "13-19, Girls"; "All" for the total; appended. */
void office_label(
    const struct release_table *table, size_t row, struct buf *label);
/* The same table, the same codes, of another period; NULL, SIZE_MAX: none. */
const struct release_table *office_same_table(
    const struct release_table *table, const struct release *release);
size_t office_same_row(const struct release_table *table, size_t row,
    const struct release_table *other);
/* "45 (41 to 49)"; exact numbers alone; appended. */
void office_figure(const struct release *release,
    const struct release_table *table, size_t row, struct buf *text);
/* What the numbers mean, for a given base; appended. */
void office_note(const struct release *release, struct buf *text);

/* Tenths as "12.3". */
void office_tenths(int64_t tenths, struct buf *text);

/* ---------------------------------------------------------------- screens */

void office_periods_run(struct desk *desk);
void office_period_run(struct desk *desk, const char *id);
void office_table_run(
    struct desk *desk, const struct office_period *period, size_t table);
void office_ratios_run(struct desk *desk, struct office_period *period);
/* With bars of ${other}'s below, where that is not NULL: the same table. */
void office_chart_run(struct desk *desk, const struct office_period *period,
    size_t table, const struct office_period *other);
/* Beside another period, to be chosen. */
void office_compare_run(
    struct desk *desk, const struct office_period *period, size_t table);
void office_plan_run(struct desk *desk);
void office_asks_run(struct desk *desk);
void office_diary_run(struct desk *desk);
void office_conduct_run(struct desk *desk);
void office_access_run(struct desk *desk);
void office_evidence_run(struct desk *desk);
/* ${id} NULL: no period is ticked yet. */
void office_export_run(struct desk *desk, const char *id);
void office_exports_run(struct desk *desk);

/* A row of the work diary as one line to be searched, and in full; appended. */
void office_diary_line(const struct diary_row *row, struct buf *text);
void office_diary_full(const struct diary_row *row, struct buf *text);

/* The plan of the reporting year that holds ${day}, or may come to hold. */
void office_plan_change(struct desk *desk);

/* How a period stands, in a few words and in full; appended. */
void office_state(const struct publish_period *period, struct buf *text);
void office_state_full(const struct publish_period *period, struct buf *text);

#endif
