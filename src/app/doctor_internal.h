/*
 * doctor_internal: what the files of doctor share.
 */
#ifndef APP_DOCTOR_INTERNAL_H
#define APP_DOCTOR_INTERNAL_H

#include "app/doctor.h"

/* What one answer to a question means. */
struct verdict {
	enum finding_level level;
	const char *says;
	const char *todo; /* NULL: nothing */
};

/* A question with what each of the three answers to it means. */
struct doctor_question {
	const char *name;
	const char *title;
	enum fact (*ask)(const struct machine *machine);
	struct verdict unknown, no, yes;
};

/* Add a finding; ${verdict->says} is copied. */
void doctor_add(struct doctor *doctor, const char *name, const char *title,
    const struct verdict *verdict);
void doctor_ask(struct doctor *doctor, const struct machine *machine,
    const struct doctor_question *questions, size_t count);

/* The parts, in order. */
void doctor_disk(struct doctor *doctor, const struct machine *machine);
void doctor_memory(struct doctor *doctor, const struct machine *machine);
void doctor_system(struct doctor *doctor, const struct machine *machine);
void doctor_library(struct doctor *doctor);
void doctor_vault(struct doctor *doctor, const char *vault, int32_t today);

#endif
