/*
 * weak: figures that give people away.
 */
#include "support/weak.h"

#include <stdbool.h>

struct shown {
	int64_t value, lower, upper;
	const char *marker;
};

static int64_t
nearest(int64_t truth)
{
	return (truth + 2) / 5 * 5;
}

static struct shown
around(int64_t truth, int64_t least)
{
	int64_t value = nearest(truth);
	int64_t lower = value - 2 < least ? least : value - 2;

	return (struct shown){value, lower, value + 2, ""};
}

static struct shown
show(enum weak_method method, int64_t truth)
{
	struct shown exact = {truth, truth, truth, ""};

	switch (method) {
	case WEAK_SUPPRESS:
		if (truth > 0 && truth < 5)
			return (struct shown){0, 1, 4, "[c]"};
		return exact;
	case WEAK_NEAREST:
		return around(truth, 0);
	case WEAK_NHS:
		if (truth > 0 && truth < 8)
			return (struct shown){0, 1, 7, "[c]"};
		return truth == 0 ? exact : around(truth, 8);
	case WEAK_EXACT:
	case WEAK_KEY:
	case WEAK_METHODS:
		break;
	}
	return exact;
}

static bool
is_in(const struct weak_table *table, size_t cell, const size_t *codes)
{
	for (size_t i = WEAK_DIMENSIONS; i-- > 0;) {
		size_t at = cell % table->sizes[i];

		cell /= table->sizes[i];
		if (codes[i] != 0 && codes[i] != at + 1)
			return false;
	}
	return true;
}

int64_t
weak_truth(const struct weak_table *table, const size_t *codes)
{
	size_t count = table->sizes[0] * table->sizes[1] * table->sizes[2];
	int64_t sum = 0;

	for (size_t cell = 0; cell < count; cell++)
		if (is_in(table, cell, codes))
			sum += table->cells[cell];
	return sum;
}

/* The same records, the same noise; a lookup that looks random. */
static struct shown
show_by_key(const struct weak_table *table, const size_t *codes)
{
	size_t count = table->sizes[0] * table->sizes[1] * table->sizes[2];
	int64_t value = weak_truth(table, codes);
	uint32_t key = 0;

	for (size_t cell = 0; cell < count; cell++)
		if (is_in(table, cell, codes))
			key += table->keys[cell];
	value += (int64_t)((key % 256) * 2654435761U >> 16) % 5 - 2;
	return (struct shown){value, value - 2, value + 2, ""};
}

static void
add_code(size_t code, struct buf *csv)
{
	if (code == 0)
		buf_add_text(csv, "all,");
	else
		buf_add_format(csv, "c%zu,", code);
}

void
weak_csv(
    const struct weak_table *table, enum weak_method method, struct buf *csv)
{
	size_t codes[WEAK_DIMENSIONS];

	buf_add_text(csv, "period_start,period_end,project,measure,age_band,"
			  "gender,district,value,lower,upper,marker\r\n");
	for (codes[0] = 0; codes[0] <= table->sizes[0]; codes[0]++)
		for (codes[1] = 0; codes[1] <= table->sizes[1]; codes[1]++)
			for (codes[2] = 0; codes[2] <= table->sizes[2];
			     codes[2]++) {
				struct shown shown =
				    method == WEAK_KEY
					? show_by_key(table, codes)
					: show(
					      method, weak_truth(table, codes));

				buf_add_text(
				    csv, "2026-04-01,2027-03-31,Weak,people,");
				for (size_t i = 0; i < WEAK_DIMENSIONS; i++)
					add_code(codes[i], csv);
				buf_add_format(csv, "%lld,%lld,%lld,%s\r\n",
				    (long long)shown.value,
				    (long long)shown.lower,
				    (long long)shown.upper, shown.marker);
			}
}
