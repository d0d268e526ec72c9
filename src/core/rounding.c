/*
 * rounding: the program that is solved, and the draw that decides it.
 *
 * The numbers of a draw are secret until the period is long forgotten: who has
 * them can work back from what was published.  They are wiped, and only their
 * hash is ever shown.
 */
#include <limits.h>
#include <sodium.h>
#include <string.h>

#include "base/mem.h"
#include "core/rounding_internal.h"

#define NUMBER_BYTES 8

static const char draw_heading[] = "sayso draw 1\n";

/* ---------------------------------------------------------------- program */

void
rounding_init(struct rounding *rounding, int base)
{
	*rounding = (struct rounding){.base = base};
}

void
rounding_clear(struct rounding *rounding)
{
	mem_free(rounding->truths);
	mem_free(rounding->asks);
	mem_free(rounding->ends);
	mem_free(rounding->members);
	mem_free(rounding->leasts);
	mem_free(rounding->spaces);
	mem_free(rounding->places);
	rounding_gates_clear(rounding);
	*rounding = (struct rounding){.base = rounding->base};
}

size_t
rounding_add_figure_of(
    struct rounding *rounding, int64_t truth, unsigned char dimensions)
{
	mem_grow((void **)&rounding->truths, &rounding->figures_capacity,
	    rounding->figures + 1, sizeof(*rounding->truths));
	mem_grow((void **)&rounding->asks, &rounding->asks_capacity,
	    rounding->figures + 1, sizeof(*rounding->asks));
	rounding->truths[rounding->figures] = truth;
	rounding->asks[rounding->figures] = dimensions;
	return rounding->figures++;
}

size_t
rounding_add_figure(struct rounding *rounding, int64_t truth)
{
	return rounding_add_figure_of(rounding, truth, UCHAR_MAX);
}

size_t
rounding_add_cell(
    struct rounding *rounding, const uint32_t *figures, size_t count)
{
	mem_grow((void **)&rounding->members, &rounding->members_capacity,
	    rounding->members_count + count, sizeof(*rounding->members));
	for (size_t i = 0; i < count; i++)
		rounding->members[rounding->members_count++] = figures[i];
	mem_grow((void **)&rounding->ends, &rounding->ends_capacity,
	    rounding->cells + 1, sizeof(*rounding->ends));
	rounding->ends[rounding->cells] = rounding->members_count;
	return rounding->cells++;
}

void
rounding_add_space(
    struct rounding *rounding, const struct rounding_space *space)
{
	struct rounding_space *added = NULL;

	mem_grow((void **)&rounding->spaces, &rounding->spaces_capacity,
	    rounding->spaces_count + 1, sizeof(*rounding->spaces));
	added = &rounding->spaces[rounding->spaces_count++];
	*added = *space;
	added->first = added->end = rounding->cells;
}

size_t
rounding_add_cell_at(struct rounding *rounding, const uint32_t *figures,
    size_t count, const struct rounding_place *place)
{
	size_t cell = rounding_add_cell(rounding, figures, count);

	mem_grow((void **)&rounding->places, &rounding->places_capacity,
	    rounding->cells, sizeof(*rounding->places));
	rounding->places[cell] = *place;
	rounding->spaces[rounding->spaces_count - 1].end = rounding->cells;
	return cell;
}

bool
rounding_is_placed(const struct rounding *rounding)
{
	size_t placed = 0;

	for (size_t i = 0; i < rounding->spaces_count; i++)
		placed += rounding->spaces[i].end - rounding->spaces[i].first;
	return rounding->spaces_count > 0 && placed == rounding->cells;
}

void
rounding_add_least(
    struct rounding *rounding, const struct rounding_least *least)
{
	int64_t less = 0;

	for (size_t i = 0; i < least->less_count; i++)
		less += rounding->truths[least->less[i]];
	if (rounding->truths[least->more] < less)
		return;
	mem_grow((void **)&rounding->leasts, &rounding->leasts_capacity,
	    rounding->leasts_count + 1, sizeof(*rounding->leasts));
	rounding->leasts[rounding->leasts_count++] = *least;
}

const uint32_t *
rounding_members(const struct rounding *rounding, size_t cell, size_t *count)
{
	size_t start = cell == 0 ? 0 : rounding->ends[cell - 1];

	*count = rounding->ends[cell] - start;
	return rounding->members + start;
}

void
rounding_result_clear(struct rounding_result *result)
{
	mem_free(result->cells);
	mem_free(result->figures);
	*result = (struct rounding_result){0};
}

/* ------------------------------------------------------------------- draw */

void
rounding_draw_new(struct rounding_draw *draw, size_t figures)
{
	draw->numbers = mem_alloc(figures, sizeof(*draw->numbers));
	draw->count = figures;
	randombytes_buf(draw->numbers, figures * sizeof(*draw->numbers));
}

void
rounding_draw_clear(struct rounding_draw *draw)
{
	if (draw->numbers != NULL)
		sodium_memzero(
		    draw->numbers, draw->count * sizeof(*draw->numbers));
	mem_free(draw->numbers);
	*draw = (struct rounding_draw){NULL, 0};
}

void
rounding_draw_bytes(const struct rounding_draw *draw, struct buf *bytes)
{
	for (size_t i = 0; i < draw->count; i++) {
		for (int k = 0; k < NUMBER_BYTES; k++)
			buf_add_char(
			    bytes, (char)(draw->numbers[i] >> (8 * k) & 0xff));
	}
}

enum status
rounding_draw_from(
    const void *bytes, size_t size, size_t figures, struct rounding_draw *draw)
{
	const unsigned char *from = bytes;

	if (size != figures * NUMBER_BYTES)
		return FAIL(STATUS_INVALID, "a draw for other figures");
	draw->numbers = mem_alloc(figures, sizeof(*draw->numbers));
	draw->count = figures;
	for (size_t i = 0; i < figures; i++) {
		for (int k = NUMBER_BYTES; k-- > 0;)
			draw->numbers[i] = draw->numbers[i] << 8 |
					   from[i * NUMBER_BYTES + (size_t)k];
	}
	return STATUS_OK;
}

void
rounding_draw_hash(const struct rounding_draw *draw,
    const unsigned char about[ROUNDING_HASH_BYTES],
    unsigned char hash[ROUNDING_HASH_BYTES])
{
	crypto_generichash_state state;
	struct buf bytes = BUF_EMPTY;

	rounding_draw_bytes(draw, &bytes);
	crypto_generichash_init(&state, NULL, 0, ROUNDING_HASH_BYTES);
	crypto_generichash_update(&state, (const unsigned char *)draw_heading,
	    sizeof(draw_heading) - 1);
	crypto_generichash_update(&state, about, ROUNDING_HASH_BYTES);
	crypto_generichash_update(
	    &state, (const unsigned char *)bytes.text, bytes.length);
	crypto_generichash_final(&state, hash, ROUNDING_HASH_BYTES);
	sodium_memzero(&state, sizeof(state));
	buf_clear(&bytes);
}
