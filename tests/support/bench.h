/*
 * bench: how long two ways of doing the same take, in turns, and how it is
 * told: the median of each, the least and the most, and the ratio.
 */
#ifndef SUPPORT_BENCH_H
#define SUPPORT_BENCH_H

#include <stddef.h>
#include <stdint.h>

#define BENCH_TURNS_MOST 1000

struct bench {
	const char *what;
	double aim;                     /* the ratio should be at most this */
	int64_t ours[BENCH_TURNS_MOST]; /* nanoseconds */
	int64_t bare[BENCH_TURNS_MOST];
	size_t turns;
};

/* Nanoseconds since some moment. */
int64_t bench_now(void);

/* The lines above the figures (${bare}: the other side), and one's figures. */
void bench_print_heading(const char *bare);
void bench_print(struct bench *bench);

/* 0 to n - 1, the same in every run. */
uint32_t bench_pick(uint32_t n);

#endif
