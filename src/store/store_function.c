/*
 * store_function: integer functions of ours that triggers and views may call.
 *
 * Marked innocuous, because with trusted_schema off the schema may call nothing
 * else.  Not marked deterministic: what they answer changes between statements.
 */
#include "base/mem.h"
#include "store/store_internal.h"

#define ARGUMENTS_MAX 8

struct binding {
	int64_t (*function)(void *context, const int64_t *arguments);
	void *context;
};

static void
call(sqlite3_context *sqlite, int count, sqlite3_value **values)
{
	const struct binding *binding = sqlite3_user_data(sqlite);
	int64_t arguments[ARGUMENTS_MAX] = {0};

	for (int i = 0; i < count; i++) {
		int type = sqlite3_value_type(values[i]);

		if (type != SQLITE_INTEGER && type != SQLITE_NULL) {
			sqlite3_result_error_code(sqlite, SQLITE_MISMATCH);
			return;
		}
		arguments[i] = type == SQLITE_NULL
				   ? INT64_MIN
				   : sqlite3_value_int64(values[i]);
	}
	sqlite3_result_int64(
	    sqlite, binding->function(binding->context, arguments));
}

enum status
store_function(struct store *store, const char *name, int arity,
    int64_t (*function)(void *context, const int64_t *arguments), void *context)
{
	struct binding *binding;

	if (arity < 0 || arity > ARGUMENTS_MAX)
		return FAIL(STATUS_INTERNAL, "arity of a function");
	binding = mem_alloc(1, sizeof(*binding));
	binding->function = function;
	binding->context = context;
	/* SQLite frees the binding, also when it refuses. */
	return result_status(store, sqlite3_create_function_v2(store->db, name,
					arity, SQLITE_UTF8 | SQLITE_INNOCUOUS,
					binding, call, NULL, NULL, mem_free));
}
