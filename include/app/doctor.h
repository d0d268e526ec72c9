/*
 * doctor: is this computer a good place for the vault?  In plain words.
 *
 * Judges what os/machine found out, and what the vault's folder shows without
 * a key.  The one place where that is put into words.  Each finding is one of
 * three: good, look at this (with what to do), or cannot know.
 */
#ifndef APP_DOCTOR_H
#define APP_DOCTOR_H

#include <stddef.h>
#include <stdint.h>

#include "base/machine.h"

enum finding_level { FINDING_LOOK, FINDING_UNKNOWN, FINDING_GOOD };

struct finding {
	const char *name;  /* for machines: "swap", "CVE-2025-6965" */
	const char *title; /* "Memory on the disk" */
	enum finding_level level;
	char *says;       /* what was found, and what it means here */
	const char *todo; /* what to do about it; NULL: nothing */
};

#define DOCTOR_MOST 48

struct doctor {
	struct finding findings[DOCTOR_MOST];
	size_t count;
};

/*
 * Everything, in the order it is to be read.  ${today} is a day.  Never fails:
 * what cannot be read is a finding.
 */
void doctor_look(const char *vault, const struct machine *machine,
    int32_t today, struct doctor *doctor);
void doctor_clear(struct doctor *doctor);

size_t doctor_count(const struct doctor *doctor, enum finding_level level);

/* "look", "unknown", "good"; and "look at this", "cannot know", "good". */
const char *doctor_level_name(enum finding_level level);
const char *doctor_level_words(enum finding_level level);

#endif
