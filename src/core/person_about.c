/*
 * person_about: what is known of how a person decides.  It is evidence about
 * consent (DESIGN 3, capacity), shown beside their say; never a value.
 */
#include <string.h>

#include "core/consent_internal.h"
#include "core/person_internal.h"

static const char sql_about[] =
    "SELECT capacity = 'able', capacity_review FROM person WHERE id = :person";

enum status
person_about(
    struct records *records, const char *code, struct person_about *about)
{
	struct subject subject;
	struct stmt *stmt;
	enum status status = consent_subject(records, code, &subject);

	memset(about, 0, sizeof *about);
	if (status != STATUS_OK)
		return status;
	about->has_key = subject.has_key;
	stmt = stmt_open(records->store, sql_about);
	stmt_bind_int(stmt, ":person", subject.person);
	if (stmt_step(stmt)) {
		about->is_able = stmt_int(stmt, 0) != 0;
		about->review_on = (int32_t)stmt_int(stmt, 1);
	}
	return stmt_done(&stmt);
}
