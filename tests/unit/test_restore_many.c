/*
 * Old backups, restored after erasures and narrowings by random deeds: no
 * erased value returns, and no consent is wider than the newest no.
 *
 * With SAYSO_SOAK 200 of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/restore_internal.h"
#include "base/mem.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/own_say.h"
#include "store/stmt.h"
#include "support/clock_fixed.h"
#include "support/handed.h"
#include "support/records_fixture.h"
#include "support/shelf.h"
#include "support/shelf_ground.h"

#define TIMES      12
#define TIMES_SOAK 200
#define DEEDS      6 /* between backup and restore */
#define MOST       400

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

static const char *const kinds[] = {"phone", "email", "address"};
static const char *const texts[] = {
    "07700 900123", "robin@example.org", "1 Hill Street"};
#define KINDS 3

static uint64_t sequence = 0xbacc0;

static size_t
pick(size_t below)
{
	sequence = sequence * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(sequence >> 33) % below;
}

/* Uids that were held once, by hash, and are in no row any more. */
struct gone {
	unsigned char hash[MOST][LEDGER_SUBJECT_BYTES];
	size_t count;
};

static void
note_gone(struct unlock *unlock, struct gone *gone)
{
	struct stmt *stmt = stmt_open(unlock->records_store,
	    "SELECT hash FROM tombstone WHERE what = 'field'");

	gone->count = 0;
	while (stmt_step(stmt)) {
		assert_true(gone->count < MOST);
		stmt_copy_blob(
		    stmt, 0, gone->hash[gone->count++], LEDGER_SUBJECT_BYTES);
	}
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

/* How many of them are there again? */
static size_t
count_returned(struct unlock *unlock, const struct gone *gone)
{
	struct stmt *stmt =
	    stmt_open(unlock->records_store, "SELECT uid FROM field");
	size_t returned = 0;

	while (stmt_step(stmt)) {
		unsigned char uid[UID_BYTES], hash[LEDGER_SUBJECT_BYTES];

		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		ledger_subject(uid, hash);
		for (size_t i = 0; i < gone->count; i++)
			returned +=
			    memcmp(gone->hash[i], hash, sizeof(hash)) == 0;
	}
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	return returned;
}

/* What everybody may see, count and until when, as of now: live ones only. */
struct width {
	int64_t sum; /* kinds that are live, weighed by who sees them */
	int64_t live;
};

static struct width
width_of(struct unlock *unlock)
{
	return (struct width){
	    shelf_number(unlock,
		"SELECT coalesce(sum(CASE see WHEN 'team' THEN 2 WHEN"
		" 'emergency' THEN 1 ELSE 0 END), 0) FROM v_consent"
		" WHERE state = 'live' AND kind > 4"),
	    shelf_number(unlock, "SELECT count(*) FROM v_consent"
				 " WHERE state = 'live' AND kind > 4")};
}

static void
say_yes(struct unlock *unlock, const char *code, size_t kind)
{
	struct consent_say say = {kinds[kind], SEE_TEAM, false, DAY_NONE};
	struct consent_saying saying = {DAY_NONE, false, NULL, true};

	if (consent_spoken(unlock_records(unlock), code, &saying, &say, 1,
		NULL) == STATUS_OK)
		(void)!field_set(
		    unlock_records(unlock), code, kinds[kind], texts[kind]);
}

/* Something gets less, or more. */
static void
do_something(struct unlock *unlock, const char *code)
{
	struct records *records = unlock_records(unlock);
	size_t kind = pick(KINDS);
	const char *names[] = {kinds[kind]};
	struct consent_say less = {kinds[kind], SEE_EMERGENCY, false, DAY_NONE};
	struct consent_saying saying = {DAY_NONE, false, NULL, false};

	switch (pick(7)) {
	case 0:
		(void)!consent_refuse(records, code, names, 1);
		break;
	case 1:
		(void)!consent_restrict(records, code, names, 1);
		break;
	case 2:
		(void)!field_take_out(records, code, kinds[kind]);
		break;
	case 3:
		(void)!field_set(records, code, kinds[kind], "changed 1");
		break;
	case 4:
		(void)!consent_spoken(records, code, &saying, &less, 1, NULL);
		break;
	case 5:
		(void)!consent_revoke(records, code, names, 1);
		break;
	default:
		say_yes(unlock, code, kind);
		break;
	}
	status_clear();
}

static void
stretch(struct shelf *shelf, int deeds, bool all)
{
	static const char *const names[] = {"Robin", "Jo"};
	struct unlock *unlock = clubhouse_open(shelf->house, "Sam");
	char code[2][CODE_TEXT_BYTES];

	for (size_t i = 0; i < 2; i++)
		handed_find(unlock, names[i], code[i]);
	for (size_t i = 0; all && i < 2; i++)
		for (size_t kind = 0; kind < KINDS; kind++)
			say_yes(unlock, code[i], kind);
	for (int i = 0; i < deeds; i++)
		do_something(unlock, code[pick(2)]);
	clubhouse_close(&unlock);
}

/* Every source of what was erased is enough by itself; sometimes only one. */
static void
hide_sources(struct shelf *shelf, int time)
{
	if (time % 3 == 1)
		shelf_forget_state(shelf);
}

static void
nothing_erased_returns_and_nothing_is_wider(void **state)
{
	struct shelf *shelf = *state;
	int times = getenv("SAYSO_SOAK") != NULL ? TIMES_SOAK : TIMES;
	struct gone *gone = mem_alloc(1, sizeof(*gone));
	int64_t returned_before = 0;

	stretch(shelf, 0, true);
	for (int i = 0; i < times; i++) {
		char name[BACKUP_NAME_BYTES];
		struct restore_result result;
		struct shelf_ground start;
		struct unlock *unlock;
		struct width width;

		shelf_ground_keep(shelf, &start);
		clock_fixed_set(FIXTURE_NOW + 60 * (i + 1));
		stretch(shelf, DEEDS, i % 3 == 0);
		shelf_backup_name(shelf, name);
		stretch(shelf, 1 + (int)pick(DEEDS), false);
		unlock = clubhouse_open(shelf->house, "Sam");
		note_gone(unlock, gone);
		width = width_of(unlock);
		clubhouse_close(&unlock);
		hide_sources(shelf, i);
		assert_int_equal(shelf_restore(shelf,
				     i % 2 == 0 ? "Sam" : "Ana", name, &result),
		    STATUS_OK);
		returned_before += result.erased + result.narrowed;
		unlock = clubhouse_open(shelf->house, "Sam");
		assert_int_equal(count_returned(unlock, gone), 0);
		assert_true(width_of(unlock).sum <= width.sum);
		assert_true(width_of(unlock).live <= width.live);
		clubhouse_close(&unlock);
		clubhouse_is_whole(shelf->house);
		restore_result_clear(&result);
		shelf_ground_put_back(shelf, &start);
		shelf_ground_forget(&start);
		shelf_forget_state(shelf);
	}
	/* the control: there was something to be done again */
	assert_true(returned_before > 0);
	print_message(
	    "# done again in %d restores: %d\n", times, (int)returned_before);
	mem_free(gone);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(nothing_erased_returns_and_nothing_is_wider),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
