/*
 * bench: see the header.  It measures and judges nothing: a machine is slow or
 * busy for reasons of its own.
 */
#include "support/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int64_t
bench_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

uint32_t
bench_pick(uint32_t n)
{
	static uint64_t state = 1;
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15); /* splitmix64 */

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (uint32_t)((z ^ (z >> 31)) % n);
}

static int
compare(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one;
	int64_t b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

static double
milliseconds(int64_t nanoseconds)
{
	return (double)nanoseconds / 1e6;
}

/* Sorts; the median. */
static int64_t
print_times(int64_t *times, size_t count)
{
	int64_t median;

	qsort(times, count, sizeof *times, compare);
	median = times[count / 2];
	printf("%8.2f (%6.2f to %6.2f)", milliseconds(median),
	    milliseconds(times[0]), milliseconds(times[count - 1]));
	return median;
}

void
bench_print_heading(const char *bare)
{
	printf("Milliseconds: median (least to most).  Ratio: of the medians.\n"
	       "%-22s %27s  %27s  ratio  aim\n",
	    "", "sayso", bare);
}

void
bench_print(struct bench *bench)
{
	int64_t ours;
	int64_t bare;

	printf("%-22s ", bench->what);
	ours = print_times(bench->ours, bench->turns);
	printf("  ");
	bare = print_times(bench->bare, bench->turns);
	printf("  %5.2f  %.1f\n", (double)ours / (double)bare, bench->aim);
	fflush(stdout);
}
