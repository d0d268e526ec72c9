/*
 * What was erased or narrowed elsewhere is done again here, in whatever order
 * the list says it and however often.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/consent_internal.h"
#include "core/field.h"
#include "core/tombstone.h"
#include "store/stmt.h"
#include "support/consented.h"

static const struct consent_say says[] = {
    {"name", SEE_TEAM, false, DAY_NONE},
    {"attendance", SEE_TEAM, false, DAY_NONE},
    {"outcome", SEE_TEAM, false, DAY_NONE},
    {"birth_date", SEE_TEAM, true, DAY_NONE},
};
#define SAYS (sizeof says / sizeof says[0])

/* The hash of the one uid that ${sql} answers. */
static void
hash_of(struct fixture *f, const char *sql,
    unsigned char hash[TOMBSTONE_HASH_BYTES])
{
	struct stmt *stmt = stmt_open(f->store, sql);
	unsigned char uid[UID_BYTES];

	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 0, uid, UID_BYTES);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	ledger_subject(uid, hash);
}

static int64_t
number(struct fixture *f, const char *sql)
{
	struct stmt *stmt = stmt_open(f->store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

/*
 * "Count me, but show nobody" takes the values with it.  Of the two lines that
 * say so either may come first: a narrowing has a hash by chance.
 */
static void
a_narrowing_and_the_values_it_took_come_in_any_order(void **state)
{
	struct fixture *f = *state;

	for (int last = 0; last < 2; last++) {
		char code[CODE_TEXT_BYTES];
		struct tombstone all[2] = {{.what = TOMBSTONE_CONSENT,
					       .kind = "birth_date",
					       .see = "nobody",
					       .count = true,
					       .until = FIXTURE_TODAY + 100},
		    {.what = TOMBSTONE_FIELD}};
		struct tombstones list = {all, 2, 2};
		struct tombstone_replay done;

		consented_add(
		    f, last ? "Robin Hay" : "Ash Reed", says, SAYS, code);
		assert_int_equal(
		    field_set(f->records, code, "birth_date", "2011-03-04"),
		    STATUS_OK);
		hash_of(f, "SELECT uid FROM person ORDER BY id DESC LIMIT 1",
		    all[0].person);
		hash_of(f, "SELECT uid FROM field ORDER BY id DESC LIMIT 1",
		    all[1].hash);
		memset(all[0].hash, last ? 0xff : 0, sizeof all[0].hash);
		if (last) {
			struct tombstone swap = all[0];

			all[0] = all[1];
			all[1] = swap;
		}
		assert_int_equal(
		    tombstone_replay(f->records, &list, &done), STATUS_OK);
		assert_int_equal(done.narrowed, 1);
		assert_int_equal(
		    number(f, "SELECT count(*) FROM field WHERE kind > 4"), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_narrowing_and_the_values_it_took_come_in_any_order,
		fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
