/*
 * Where things live, by the XDG base directories.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "app/paths.h"

static void
set(const char *name, const char *value)
{
	if (value == NULL)
		assert_int_equal(unsetenv(name), 0);
	else
		assert_int_equal(setenv(name, value, 1), 0);
}

/* Path, or failure (NULL), under this home and this variable. */
static void
assert_path(enum status (*paths)(struct buf *path), const char *variable,
    const char *value, const char *wanted)
{
	struct buf path = BUF_EMPTY;
	enum status status;

	set(variable, value);
	status = paths(&path);
	assert_int_equal(status, wanted == NULL ? STATUS_CONFIG : STATUS_OK);
	assert_string_equal(path.text, wanted == NULL ? "" : wanted);
	set(variable, NULL);
	buf_clear(&path);
}

static enum status
vault(struct buf *path)
{
	return paths_vault(NULL, path);
}

static const struct {
	enum status (*paths)(struct buf *path);
	const char *variable;
	const char *at_home;
} all[] = {
    {vault, "XDG_DATA_HOME", "/home/sam/.local/share/sayso"},
    {paths_config, "XDG_CONFIG_HOME", "/home/sam/.config/sayso"},
    {paths_state, "XDG_STATE_HOME", "/home/sam/.local/state/sayso"},
};

static void
each_has_its_place_at_home_or_where_the_variable_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		set("HOME", "/home/sam");
		assert_path(
		    all[i].paths, all[i].variable, NULL, all[i].at_home);
		assert_path(
		    all[i].paths, all[i].variable, "/data", "/data/sayso");
		set("HOME", NULL);
		assert_path(
		    all[i].paths, all[i].variable, "/data", "/data/sayso");
	}
}

/* The specification has relative ones left out. */
static void
a_relative_place_is_none(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		set("HOME", "/home/sam");
		assert_path(
		    all[i].paths, all[i].variable, "data", all[i].at_home);
		assert_path(all[i].paths, all[i].variable, "", all[i].at_home);
		set("HOME", "home/sam");
		assert_path(all[i].paths, all[i].variable, NULL, NULL);
		set("HOME", NULL);
		assert_path(all[i].paths, all[i].variable, NULL, NULL);
	}
}

static void
a_vault_that_was_named_is_taken_as_named(void **state)
{
	struct buf path = BUF_EMPTY;

	(void)state;
	set("HOME", NULL);
	assert_int_equal(paths_vault("my vault", &path), STATUS_OK);
	assert_string_equal(path.text, "my vault");
	buf_clear(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		each_has_its_place_at_home_or_where_the_variable_says),
	    cmocka_unit_test(a_relative_place_is_none),
	    cmocka_unit_test(a_vault_that_was_named_is_taken_as_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
