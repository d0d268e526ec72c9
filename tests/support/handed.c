/*
 * handed: see the header.
 */
#include "support/handed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "core/check.h"
#include "core/consent.h"
#include "core/field.h"
#include "core/person.h"
#include "store/stmt.h"
#include "store/txn.h"
#include "support/clock_fixed.h"
#include "support/records_fixture.h"

struct unlock *
handed_stretch(struct clubhouse *house, const char *name, int minutes)
{
	clock_fixed_set(FIXTURE_NOW + minutes * INT64_C(60));
	return clubhouse_open(house, name);
}

void
handed_find(struct unlock *unlock, const char *name, char code[CODE_TEXT_BYTES])
{
	assert_int_equal(
	    person_resolve(unlock_records(unlock), name, code), STATUS_OK);
}

void
handed_agree(struct unlock *unlock, const char *code, const char *kind)
{
	struct consent_saying saying = {DAY_NONE, false, NULL, true};
	struct consent_say say = {kind, SEE_TEAM, false, DAY_NONE};

	assert_int_equal(consent_spoken(unlock_records(unlock), code, &saying,
			     &say, 1, NULL),
	    STATUS_OK);
}

void
handed_set(struct unlock *unlock, const char *code, const char *kind,
    const char *value)
{
	assert_int_equal(
	    field_set(unlock_records(unlock), code, kind, value), STATUS_OK);
}

/* -------------------------------------------------------------- hand-overs */

static struct secret *
typed(const char *text)
{
	return text == NULL ? NULL : secret_copy(text, strlen(text) + 1);
}

void
handed_begin(struct unlock *unlock, const char *code, const char *pin_text,
    const char *card_text, struct handed *handed)
{
	struct secret *pin = typed(pin_text), *card = typed(card_text);

	*handed = (struct handed){.unlock = unlock};
	memcpy(handed->code, code, CODE_TEXT_BYTES);
	if (pin_text != NULL) {
		assert_int_equal(
		    own_open(unlock, code, &pin, &card, &handed->own),
		    STATUS_OK);
		own_handover_key(handed->own, &handed->key);
	}
	assert_int_equal(handover_begin(unlock_records(unlock), code,
			     pin_text == NULL ? NULL : &handed->key),
	    STATUS_OK);
}

void
handed_end(struct handed *handed)
{
	assert_int_equal(
	    handover_end(unlock_records(handed->unlock)), STATUS_OK);
	own_close(&handed->own);
}

#define CHANGES 16

/* Yes again to all they said yes to. */
static size_t
same_again(const struct consent_list *list, struct own_change *changes)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		assert_true(count < CHANGES);
		if (strcmp(list->lines[i].state, "live") == 0)
			changes[count++] =
			    (struct own_change){.kind = list->lines[i].kind,
				.answer = OWN_YES,
				.see = SEE_TEAM,
				.until = DAY_NONE};
	}
	return count;
}

void
handed_make_key(struct unlock *unlock, const char *code, const char *card_text)
{
	struct records *records = unlock_records(unlock);
	struct secret *pin = typed(HANDED_PIN), *card = typed(card_text);
	struct own_change changes[CHANGES];
	struct own_saying saying = {.changes = changes};
	struct person_signer signer;
	struct consent_list list;
	struct own *own = NULL;

	assert_int_equal(handover_begin(records, code, NULL), STATUS_OK);
	assert_int_equal(consent_list(records, code, &list), STATUS_OK);
	saying.count = same_again(&list, changes);
	assert_int_equal(own_make(unlock, code, &pin, &card, &own), STATUS_OK);
	saying.new_key = own_key_row(own);
	own_signer(own, &signer);
	assert_int_equal(
	    own_say(records, code, &signer, &saying, NULL), STATUS_OK);
	assert_int_equal(handover_end(records), STATUS_OK);
	consent_list_clear(&list);
	own_close(&own);
}

enum status
handed_say(struct handed *handed, const struct own_change *change)
{
	struct own_saying saying = {.changes = change, .count = 1};

	return own_say(unlock_records(handed->unlock), handed->code,
	    &handed->key.signer, &saying, NULL);
}

void
handed_choose(struct handed *handed, const char *kind, const char *worker)
{
	struct own_change change = {.kind = kind,
	    .answer = OWN_YES,
	    .see = SEE_WORKER,
	    .worker = worker,
	    .until = DAY_NONE};

	assert_int_equal(handed_say(handed, &change), STATUS_OK);
}

void
handed_chooses(struct unlock *unlock, const char *code, const char *card,
    const char *kind, const char *worker)
{
	struct handed handed;

	handed_begin(unlock, code, HANDED_PIN, card, &handed);
	handed_choose(&handed, kind, worker);
	handed_end(&handed);
}

/* ------------------------------------------------------------------ asking */

void
handed_shows(struct unlock *unlock, const char *code, const char *kind,
    const char *expected)
{
	static const struct look_why why = {LOOK_EMERGENCY, NULL};
	struct person_view view;

	assert_int_equal(
	    person_show(unlock_records(unlock), code, &why, &kind, 1, &view),
	    STATUS_OK);
	assert_int_equal(view.count, 1);
	if (expected == NULL) {
		assert_null(view.fields[0].value);
		assert_non_null(view.fields[0].why_not);
	} else {
		assert_non_null(view.fields[0].value);
		assert_string_equal(view.fields[0].value, expected);
	}
	person_view_clear(&view);
}

const struct own_thing *
handed_thing(const struct own_view *view, const char *kind)
{
	for (size_t i = 0; i < view->count; i++)
		if (strcmp(view->things[i].say.kind, kind) == 0)
			return &view->things[i];
	return NULL;
}

size_t
handed_news(const struct own_view *view, enum own_news_what what)
{
	size_t count = 0;

	for (size_t i = 0; i < view->news_count; i++)
		count += view->news[i].what == what;
	return count;
}

int64_t
handed_int(struct unlock *unlock, const char *sql)
{
	struct stmt *stmt = stmt_open(unlock->records_store, sql);
	int64_t value = 0;

	assert_int_equal(stmt_one_int(&stmt, &value), STATUS_OK);
	return value;
}

void
handed_sql(struct unlock *unlock, const char *sql)
{
	struct txn *txn = NULL;
	struct stmt *stmt;

	assert_int_equal(txn_begin(unlock->records_store, &txn), STATUS_OK);
	stmt = stmt_open(unlock->records_store, sql);
	assert_int_equal(stmt_run(&stmt), STATUS_OK);
	assert_int_equal(store_changes(unlock->records_store), 1);
	assert_int_equal(txn_commit(&txn), STATUS_OK);
}

int64_t
handed_copies(struct unlock *unlock, const char *text)
{
	int64_t copies = -1, pages = 0;

	assert_int_equal(store_search_pages(unlock->records_store, text,
			     strlen(text), &copies, &pages),
	    STATUS_OK);
	assert_true(pages > 0);
	return copies;
}

/* What check said, and whether ${part} was in it. */
struct told {
	const char *part;
	bool has_part;
};

static void
hear(void *context, const char *sentence, const char *code)
{
	struct told *told = context;

	if (told->part != NULL && strstr(sentence, told->part) != NULL)
		told->has_part = true;
	else
		print_message("check: %s %s\n", sentence, code);
}

void
handed_check(struct unlock *unlock)
{
	struct told told = {NULL, false};
	struct check_report report;

	assert_int_equal(
	    check_run(unlock->records, &report, hear, &told), STATUS_OK);
	assert_true(report.entries > 0);
}

void
handed_check_says(struct unlock *unlock, const char *part)
{
	struct told told = {part, false};
	struct check_report report;

	assert_int_equal(
	    check_run(unlock->records, &report, hear, &told), STATUS_DAMAGED);
	assert_true(told.has_part);
}
