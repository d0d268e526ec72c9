/*
 * states: one young person in every state and level of consent there is, row by
 * row, with what is to be read of them where.
 */
#ifndef SUPPORT_STATES_H
#define SUPPORT_STATES_H

#include <stdbool.h>
#include <stddef.h>

#include "support/records_fixture.h"
#include "support/signing.h"

#define STATES_GROUP  "Open access"
#define STATES_NAME   "Robin Hill"
#define STATES_NUMBER "07700 900123"

/* One person, and what is done to what they said. */
struct stage {
	struct fixture fixture;
	struct fixture *f;
	char code[CODE_TEXT_BYTES];
	struct hand hand;
	bool has_key;
};

/*
 * State, level and why of their phone number, then a letter for each way to
 * read that gives it, the allergies or the name; a dot for each that does not.
 */
struct states_row {
	const char *what;
	enum see see; /* as said first; SEE_NOBODY: neither was */
	void (*act)(struct stage *stage);
	const char *expected;
};
extern const struct states_row states_rows[];
extern const size_t states_rows_count;

/* A fixture of its own for a row; close the fixture. */
void states_open(struct stage *stage, const struct states_row *row);

#endif
