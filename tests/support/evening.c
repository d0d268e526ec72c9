/*
 * evening: see the header.  Everything goes through core, save the two SQL
 * functions, which look at and move rows behind its back.
 */
#include "support/evening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "core/check.h"
#include "core/core_internal.h"
#include "core/group.h"
#include "core/roster.h"

#define SAYS_MAX 8

struct says {
	struct consent_say says[SAYS_MAX];
	char *kinds[SAYS_MAX];
	size_t count;
};

static void
read_says(struct fixture *fixture, const char *text, struct says *says)
{
	char *copy = mem_text(text);
	char *rest = NULL;

	memset(says, 0, sizeof *says);
	for (char *word = strtok_r(copy, " ", &rest); word != NULL;
	     word = strtok_r(NULL, " ", &rest)) {
		size_t i = says->count++;

		assert_true(i < SAYS_MAX);
		assert_int_equal(consent_parse_say(fixture->records, word,
				     &says->says[i], &says->kinds[i]),
		    STATUS_OK);
	}
	mem_free(copy);
}

static void
clear_says(struct says *says)
{
	for (size_t i = 0; i < says->count; i++)
		mem_free(says->kinds[i]);
}

void
evening_person(struct fixture *fixture, const char *name, const char *says,
    char code[CODE_TEXT_BYTES])
{
	struct says read;
	struct person_new person = {
	    .name = name,
	    .saying = {DAY_NONE, false, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};

	read_says(fixture, says, &read);
	person.says = read.says;
	person.says_count = read.count;
	assert_int_equal(
	    person_add(fixture->records, &person, code, NULL), STATUS_OK);
	clear_says(&read);
}

void
evening_says(struct fixture *fixture, const char *code, const char *says)
{
	struct consent_saying saying = {DAY_NONE, false, NULL, true};
	struct says read;

	read_says(fixture, says, &read);
	assert_int_equal(consent_spoken(fixture->records, code, &saying,
			     read.says, read.count, NULL),
	    STATUS_OK);
	clear_says(&read);
}

void
evening_worker(struct fixture *fixture, const char *name)
{
	struct records_user user = {.is_worker = true};

	uid_new(user.uid);
	snprintf(user.name, sizeof user.name, "%s", name);
	randombytes_buf(user.sign_public, sizeof user.sign_public);
	randombytes_buf(user.box_public, sizeof user.box_public);
	assert_int_equal(roster_add(fixture->records, &user), STATUS_OK);
}

void
evening_as(struct fixture *fixture, const char *name)
{
	static unsigned char uid[UID_BYTES];
	static const char sql[] = "SELECT uid FROM user WHERE name = :name";
	int64_t now = records_now(fixture->records);
	struct stmt *stmt = stmt_open(fixture->store, sql);

	stmt_bind_text(stmt, ":name", name);
	assert_true(stmt_step(stmt));
	stmt_copy_blob(stmt, 0, uid, sizeof uid);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
	fixture->opening.user_uid = uid;
	fixture_lock_and_open(fixture, now);
}

void
evening_group(struct fixture *fixture, const char *name)
{
	char *copy = mem_text(name);
	struct group group = {
	    .name = copy, .weekday = -1, .start_minute = -1, .end_minute = -1};

	assert_int_equal(group_add(fixture->records, &group), STATUS_OK);
	mem_free(copy);
}

void
evening_others_group(struct fixture *fixture, const char *name)
{
	evening_group(fixture, name);
	assert_int_equal(
	    group_worker_remove(fixture->records, name, "Sam"), STATUS_OK);
}

struct session_new
evening_session(void)
{
	static const char *const workers[] = {"Sam"};

	return (struct session_new){
	    .held_on = FIXTURE_TODAY,
	    .start_minute = 18 * 60 + 30,
	    .end_minute = 21 * 60,
	    .place = "Maxwell Street Centre",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "Skills",
	    .notes = "Film night",
	    .headcount = 12,
	    .workers = workers,
	    .workers_count = 1,
	};
}

void
evening_save(struct fixture *fixture, const struct session_new *session,
    char code[CODE_TEXT_BYTES], ...)
{
	const char *present[16];
	struct session_new copy = *session;
	const char *person;
	va_list people;

	va_start(people, code);
	while ((person = va_arg(people, const char *)) != NULL) {
		assert_true(copy.present_count < 16);
		present[copy.present_count++] = person;
	}
	va_end(people);
	copy.present = present;
	assert_int_equal(
	    session_add(fixture->records, &copy, code, NULL), STATUS_OK);
}

int64_t
evening_int(struct fixture *fixture, const char *sql)
{
	struct stmt *stmt = stmt_open(fixture->store, sql);
	int64_t value = 0;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

void
evening_sql(struct fixture *fixture, const char *sql)
{
	struct stmt *stmt;
	struct txn *txn = NULL;

	assert_int_equal(txn_begin(fixture->store, &txn), STATUS_OK);
	stmt = stmt_open(fixture->store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(store_changes(fixture->store), 1);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

int64_t
evening_entries(struct fixture *fixture, const char *event)
{
	static const char sql[] =
	    "SELECT count(*) FROM ledger WHERE event = :event";
	struct stmt *stmt = stmt_open(fixture->store, sql);
	int64_t count = 0;

	stmt_bind_text(stmt, ":event", event);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

int64_t
evening_entries_naming(struct fixture *fixture, const char *code)
{
	static const char sql[] = "SELECT count(*) FROM ledger"
				  " WHERE subject <> :hash"
				  " AND body LIKE '%' || :hex || '%'";
	unsigned char uid[UID_BYTES];
	unsigned char hash[LEDGER_SUBJECT_BYTES];
	char hex[2 * LEDGER_SUBJECT_BYTES + 1];
	struct stmt *stmt;
	int64_t person = 0;
	int64_t count = 0;

	assert_int_equal(
	    person_by_code(fixture->records, code, &person, uid), STATUS_OK);
	ledger_subject(uid, hash);
	text_hex(hash, sizeof hash, hex);
	stmt = stmt_open(fixture->store, sql);
	stmt_bind_blob(stmt, ":hash", hash, sizeof hash);
	stmt_bind_text(stmt, ":hex", hex);
	assert_int_equal(stmt_one_int(&stmt, &count), STATUS_OK);
	return count;
}

void
evening_later(struct fixture *fixture, int days)
{
	struct records *records = fixture->records;

	records_set_now(records, records_now(records) + days * INT64_C(86400));
	if (records_clock(records) != CLOCK_TRUSTED)
		assert_int_equal(
		    records_confirm_date(records, records_today(records)),
		    STATUS_OK);
}

static void
print_defect(void *context, const char *sentence, const char *code)
{
	(void)context;
	print_message("%s %s\n", sentence, code);
}

void
evening_check(struct fixture *fixture)
{
	struct check_report report;

	assert_int_equal(
	    check_run(fixture->records, &report, print_defect, NULL),
	    STATUS_OK);
	assert_true(report.entries > 0);
}
