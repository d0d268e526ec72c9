/*
 * The list of what was taken out of the figures: written only by who typed
 * their passphrase once more, and signed by them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "support/yearly.h"

static void
an_export_is_noted_only_after_the_passphrase(void **state)
{
	char what[] = YEARLY_PERIOD, form[] = "csv", plan[] = "Riverside";
	struct exported note = {.what = what, .form = form, .plan = plan};
	struct unlock *unlock = clubhouse_open(*state, "Mo");
	struct secret *phrase = keybox_phrase("Sam");
	struct exported *list = NULL;
	size_t count = 0;

	assert_int_equal(figures_export_note(unlock, &note), STATUS_INTERNAL);
	assert_int_equal(
	    figures_passphrase(unlock, &phrase), STATUS_WRONG_PASSPHRASE);
	assert_int_equal(figures_export_note(unlock, &note), STATUS_INTERNAL);
	phrase = keybox_phrase("Mo");
	assert_int_equal(figures_passphrase(unlock, &phrase), STATUS_OK);
	assert_int_equal(figures_export_note(unlock, &note), STATUS_OK);
	assert_int_equal(figures_export_note(unlock, &note), STATUS_INTERNAL);
	assert_int_equal(figures_exports(unlock, &list, &count), STATUS_OK);
	assert_int_equal(count, 1);
	assert_string_equal(list[0].by, "Mo");
	assert_string_equal(list[0].what, YEARLY_PERIOD);
	assert_true(list[0].is_signed);
	exported_clear(&list, count);
	yearly_sql(unlock->releases_store,
	    "UPDATE export SET body = replace(body, 'csv', 'xlsx')");
	assert_int_equal(figures_exports(unlock, &list, &count), STATUS_OK);
	assert_false(list[0].is_signed);
	exported_clear(&list, count);
	clubhouse_close(&unlock);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		an_export_is_noted_only_after_the_passphrase, clubhouse_setup,
		clubhouse_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
