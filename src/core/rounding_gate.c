/*
 * rounding_gate: what is published, by what is published.
 */
#include "base/mem.h"
#include "core/rounding_internal.h"

void
rounding_add_gate(struct rounding *rounding, const struct rounding_gate *gate)
{
	mem_grow((void **)&rounding->gates, &rounding->gates_capacity,
	    rounding->gates_count + 1, sizeof(*rounding->gates));
	rounding->gates[rounding->gates_count++] = *gate;
}

void
rounding_gates_clear(struct rounding *rounding)
{
	for (size_t i = 0; i < rounding->gates_count; i++) {
		mem_free(rounding->gates[i].headings);
		mem_free(rounding->gates[i].figures);
	}
	mem_free(rounding->gates);
}

/*
 * A heading that shows 0 passes: all its cells show 0 too, so its row says
 * nothing more.
 */
bool
rounding_gate_is_open(const struct rounding_gate *gate, const int64_t *figures)
{
	if (figures[gate->whole] < gate->whole_least)
		return false;
	for (size_t i = 0; i < gate->headings_count; i++) {
		int64_t heading = figures[gate->headings[i]];

		if (heading > 0 && heading < gate->heading_least)
			return false;
	}
	return true;
}

bool *
rounding_shown(const struct rounding *rounding, const int64_t *figures)
{
	bool *shown = mem_alloc(rounding->figures, sizeof(*shown));

	for (size_t i = 0; i < rounding->figures; i++)
		shown[i] = true;
	for (size_t i = 0; i < rounding->gates_count; i++)
		for (size_t k = 0; k < rounding->gates[i].figures_count; k++)
			shown[rounding->gates[i].figures[k]] = false;
	for (size_t i = 0; figures != NULL && i < rounding->gates_count; i++) {
		const struct rounding_gate *gate = &rounding->gates[i];

		if (!rounding_gate_is_open(gate, figures))
			continue;
		for (size_t k = 0; k < gate->figures_count; k++)
			shown[gate->figures[k]] = true;
	}
	return shown;
}
