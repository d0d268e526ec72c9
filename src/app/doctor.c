/*
 * doctor: gathers what its parts find.
 */
#include <string.h>

#include "app/doctor_internal.h"
#include "base/mem.h"
#include "base/status.h"

void
doctor_add(struct doctor *doctor, const char *name, const char *title,
    const struct verdict *verdict)
{
	struct finding *finding = &doctor->findings[doctor->count];

	if (doctor->count == DOCTOR_MOST)
		return;
	doctor->count++;
	finding->name = name;
	finding->title = title;
	finding->level = verdict->level;
	finding->says = mem_text(verdict->says);
	finding->todo = verdict->todo;
}

void
doctor_ask(struct doctor *doctor, const struct machine *machine,
    const struct doctor_question *questions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		enum fact answer = questions[i].ask(machine);

		doctor_add(doctor, questions[i].name, questions[i].title,
		    answer == FACT_YES  ? &questions[i].yes
		    : answer == FACT_NO ? &questions[i].no
					: &questions[i].unknown);
	}
}

void
doctor_look(const char *vault, const struct machine *machine, int32_t today,
    struct doctor *doctor)
{
	memset(doctor, 0, sizeof(*doctor));
	doctor_disk(doctor, machine);
	doctor_memory(doctor, machine);
	doctor_system(doctor, machine);
	doctor_vault(doctor, vault, today);
	doctor_library(doctor);
	status_clear();
}

void
doctor_clear(struct doctor *doctor)
{
	for (size_t i = 0; i < doctor->count; i++)
		mem_free(doctor->findings[i].says);
	memset(doctor, 0, sizeof(*doctor));
}

size_t
doctor_count(const struct doctor *doctor, enum finding_level level)
{
	size_t count = 0;

	for (size_t i = 0; i < doctor->count; i++)
		if (doctor->findings[i].level == level)
			count++;
	return count;
}

static const struct {
	const char *name, *words;
} levels[] = {
    [FINDING_LOOK] = {"look", "look at this"},
    [FINDING_UNKNOWN] = {"unknown", "cannot know"},
    [FINDING_GOOD] = {"good", "good"},
};

const char *
doctor_level_name(enum finding_level level)
{
	return levels[level].name;
}

const char *
doctor_level_words(enum finding_level level)
{
	return levels[level].words;
}
