/*
 * day_internal: the English names that both halves of day need.
 */
#ifndef BASE_DAY_INTERNAL_H
#define BASE_DAY_INTERNAL_H

#define DAY_MONTHS   12
#define DAY_WEEKDAYS 7

extern const char *const day_month_names[DAY_MONTHS];
extern const char *const day_weekday_names[DAY_WEEKDAYS]; /* from Monday */

#endif
