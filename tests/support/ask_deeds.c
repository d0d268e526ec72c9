/*
 * ask_deeds: see the header.
 */
#include "support/ask_deeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "store/stmt.h"
#include "support/key_session.h"

#define WISH "2 Moon Street"

static enum status
do_ask(struct unlock *unlock)
{
	bool asked = false;

	return unlock_setting_set(unlock, "address", WISH, &asked);
}

int
ask_deeds_ask(void *house)
{
	return key_session_of(house, "Mo", do_ask);
}

void
ask_deeds_prepare(struct clubhouse *house)
{
	assert_int_equal(ask_deeds_ask(house), DEED_DONE);
}

static enum status
do_nothing(struct unlock *unlock)
{
	(void)unlock;
	return STATUS_OK;
}

int
ask_deeds_carry_out(void *house)
{
	return key_session_of(house, "Sam", do_nothing);
}

static int64_t
one_int(struct store *store, const char *sql)
{
	struct stmt *stmt = stmt_open(store, sql);
	int64_t value = -1;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

/* Of an ask that was written: carried out, once, and known to be so. */
void
ask_deeds_judge(struct clubhouse *house, int result)
{
	struct unlock *unlock = clubhouse_open(house, "Sam");
	struct buf value = BUF_EMPTY;
	int64_t asks = one_int(unlock->releases_store,
	    "SELECT count(*) FROM ask WHERE result = 'done'");

	assert_int_equal(one_int(unlock->releases_store,
			     "SELECT count(*) FROM ask WHERE result <> 'done'"),
	    0);
	if (key_session_was_done(result))
		assert_int_equal(asks, 1);
	assert_int_equal(
	    one_int(unlock->records_store, "SELECT count(*) FROM ask_done"),
	    asks);
	assert_int_equal(
	    one_int(unlock->records_store, "SELECT count(*) FROM ledger"
					   " WHERE event = 'setting'"),
	    asks);
	assert_int_equal(
	    unlock_setting_get(unlock, "address", &value), STATUS_OK);
	assert_string_equal(value.text, asks == 1 ? WISH : "");
	clubhouse_close(&unlock);
	buf_clear(&value);
}

void
ask_deeds_judge_carried_out(struct clubhouse *house, int result)
{
	(void)result;
	ask_deeds_judge(house, DEED_DONE);
}
