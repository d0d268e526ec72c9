/*
 * Whoever is behind the fence is not believed: it has no words of its own on
 * the supervisor's screen, and is served no more after a message that is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <cmocka.h>

#include "base/secret.h"
#include "os/broker_internal.h"
#include "support/place.h"
#include "support/pty.h"
#include "support/stretches.h"

static void
report(enum status status)
{
	stretch_say("got %s\n", status_name(status));
}

static int
ask_what_nobody_knows(void *context, const struct supervised *self)
{
	struct supervised mine = *self;
	struct broker_file file;

	(void)context;
	report(broker_open_to_read(&mine, "Your passphrase?", &file));

	return SUPERVISED_LEAVE;
}

static int
run_ask_what_nobody_knows(void)
{
	return stretch_run(ask_what_nobody_knows);
}

static void
a_question_of_its_own_is_never_shown(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, run_ask_what_nobody_knows);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "got INTERNAL"));
	assert_null(strstr(pty.printed, "passphrase"));
}

static int
talk_nonsense(void *context, const struct supervised *self)
{
	struct broker_asking nonsense = {.deed = BROKER_READ, .question = 99};
	struct supervised mine = *self;
	struct iovec part = {&nonsense, sizeof(nonsense)};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
	struct broker_file file;

	(void)context;
	if (sendmsg(mine.broker, &message, 0) < 0)
		return SUPERVISED_LOCK + 20;
	report(broker_open_to_read(&mine, BROKER_SESSIONS_FILE, &file));
	return SUPERVISED_LEAVE;
}

static int
run_talk_nonsense(void)
{
	return stretch_run(talk_nonsense);
}

static void
who_does_not_keep_to_the_protocol_is_served_no_more(void **state)
{
	struct pty pty;

	(void)state;
	pty_begin(&pty, run_talk_nonsense);
	assert_int_equal(pty_end(&pty), 0);
	assert_non_null(strstr(pty.printed, "got IO"));
	assert_null(strstr(pty.printed, BROKER_SESSIONS_FILE));
}

static int
start(void **state)
{
	(void)state;
	return secret_start() == STATUS_OK ? 0 : -1;
}

#define TEST(promise)                                                          \
	cmocka_unit_test_setup_teardown(promise, place_enter, place_leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_question_of_its_own_is_never_shown),
	    TEST(who_does_not_keep_to_the_protocol_is_served_no_more),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
