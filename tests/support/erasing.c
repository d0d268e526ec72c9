/*
 * erasing: see the header.
 */
#include "support/erasing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "app/unlock_internal.h"
#include "base/mem.h"
#include "core/dispute.h"
#include "core/forget.h"
#include "core/outcome.h"
#include "core/person.h"
#include "core/session.h"
#include "store/stmt.h"

#define NOTE_BYTES  3900
#define PIECE_BYTES 16
#define UIDS_MOST   32

static unsigned char uids[UIDS_MOST][UID_BYTES];
static size_t uids_count;

const char *
erasing_note(void)
{
	static char note[NOTE_BYTES + 1];

	for (size_t i = 0; i + PIECE_BYTES <= NOTE_BYTES; i += PIECE_BYTES) {
		char piece[32];

		snprintf(piece, sizeof(piece), "kite %03zu rows 7.",
		    i / PIECE_BYTES);
		memcpy(note + i, piece, PIECE_BYTES);
	}
	memcpy(note + NOTE_BYTES - 12, " and the end", 12);
	return note;
}

static void
add_person(struct unlock *unlock, char code[CODE_TEXT_BYTES])
{
	struct person_new person = {
	    .name = ERASING_NAME,
	    .saying = {DAY_NONE, true, NULL, false},
	    .is_able = true,
	    .capacity_review = DAY_NONE,
	};

	assert_int_equal(
	    person_add(unlock_records(unlock), &person, code, NULL), STATUS_OK);
}

static void
add_session(struct unlock *unlock, const char *code)
{
	static const char *const workers[] = {"Sam"};
	const char *present[] = {code};
	struct session_new session = {
	    .held_on = records_today(unlock_records(unlock)),
	    .start_minute = 1080,
	    .end_minute = 1200,
	    .place = "The hall",
	    .provision = "Open access",
	    .mode = "centre-based",
	    .theme = "Skills",
	    .notes = ERASING_NOTES,
	    .headcount = 4,
	    .workers = workers,
	    .workers_count = 1,
	    .present = present,
	    .present_count = 1,
	};
	char id[CODE_TEXT_BYTES];

	assert_int_equal(
	    session_add(unlock_records(unlock), &session, id, NULL), STATUS_OK);
}

static void
add_dispute(struct unlock *unlock, const char *code)
{
	struct handed handed;
	struct own_view view;
	const struct own_thing *phone;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    own_view(unlock_records(unlock), code, &view), STATUS_OK);
	phone = handed_thing(&view, "phone");
	assert_int_equal(dispute_say(unlock_records(unlock), code,
			     phone->values[0].code, ERASING_DISPUTE),
	    STATUS_OK);
	own_view_clear(&view);
	handed_end(&handed);
}

static void
add_outcome(struct unlock *unlock, const char *code)
{
	struct outcome_new outcome = {.what = ERASING_OUTCOME, .by_word = true};
	char id[CODE_TEXT_BYTES];

	assert_int_equal(
	    outcome_add(unlock_records(unlock), code, &outcome, id), STATUS_OK);
}

/* Jo's: what is hers stays, common word and all. */
static void
add_other(struct unlock *unlock)
{
	char jo[CODE_TEXT_BYTES];

	handed_find(unlock, "Jo", jo);
	handed_agree(unlock, jo, "note");
	handed_set(unlock, jo, "note", "Sam and Wren paddled; Sam fell in.");
}

static void
remember_uids(struct unlock *unlock)
{
	static const char sql[] =
	    "SELECT uid FROM person p WHERE p.id = (SELECT max(id) FROM person)"
	    " UNION SELECT uid FROM field WHERE person ="
	    "  (SELECT max(id) FROM person)"
	    " UNION SELECT uid FROM outcome UNION SELECT uid FROM attendance";
	struct stmt *stmt = stmt_open(unlock->records_store, sql);

	uids_count = 0;
	while (stmt_step(stmt) && uids_count < UIDS_MOST)
		stmt_copy_blob(stmt, 0, uids[uids_count++], UID_BYTES);
	assert_int_equal(stmt_done(&stmt), STATUS_OK);
}

void
erasing_fill(struct clubhouse *house, bool has_key, char code[CODE_TEXT_BYTES])
{
	static const char *const kinds[] = {
	    "phone", "address", "note", "attendance", "outcome", "interests"};
	struct unlock *unlock = handed_stretch(house, "Sam", 1);

	add_person(unlock, code);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		handed_agree(unlock, code, kinds[i]);
	handed_set(unlock, code, "phone", ERASING_PHONE);
	handed_set(unlock, code, "address", ERASING_BEFORE);
	handed_set(unlock, code, "address", ERASING_ADDRESS);
	handed_set(unlock, code, "note", erasing_note());
	handed_set(unlock, code, "interests", ERASING_COMMON);
	add_session(unlock, code);
	add_dispute(unlock, code);
	add_outcome(unlock, code);
	add_other(unlock);
	if (has_key) {
		handed_agree(unlock, code, "school");
		handed_make_key(unlock, code, HANDED_CARD);
		handed_chooses(unlock, code, HANDED_CARD, "school", "Ana");
		handed_set(unlock, code, "school", ERASING_SEALED);
	}
	remember_uids(unlock);
	assert_true(erasing_copies(unlock) > 0);
	clubhouse_close(&unlock);
}

static int64_t
copies_of(struct unlock *unlock, const void *bytes, size_t size)
{
	int64_t copies = -1, pages = 0;

	assert_int_equal(store_search_pages(unlock->records_store, bytes, size,
			     &copies, &pages),
	    STATUS_OK);
	assert_true(pages > 0);
	return copies;
}

static const char *const texts[] = {"Quillfeather", "quillfeather",
    ERASING_PHONE, ERASING_ADDRESS, ERASING_DISPUTE, ERASING_OUTCOME,
    ERASING_SEALED};
#define TEXTS (sizeof(texts) / sizeof(texts[0]))

int64_t
erasing_copies(struct unlock *unlock)
{
	const char *note = erasing_note();
	int64_t copies = 0;

	for (size_t i = 0; i < TEXTS; i++)
		copies += handed_copies(unlock, texts[i]);
	for (size_t i = 0; i + PIECE_BYTES <= NOTE_BYTES; i += 13 * PIECE_BYTES)
		copies += copies_of(unlock, note + i, PIECE_BYTES);
	for (size_t i = 0; i < uids_count; i++)
		copies += copies_of(unlock, uids[i], UID_BYTES);
	return copies;
}

void
erasing_files_are_clean(struct clubhouse *house)
{
	struct clubhouse_files files;

	clubhouse_keep(house, &files);
	for (size_t i = 0; i < files.count; i++) {
		if (strstr(files.file[i].name, "-journal") != NULL)
			assert_int_equal(files.file[i].size, 0);
		assert_null(strstr(files.file[i].name, ".new"));
		for (size_t j = 0; j < TEXTS; j++)
			assert_null(memmem(files.file[i].bytes,
			    files.file[i].size, texts[j], strlen(texts[j])));
	}
	clubhouse_forget(&files);
}

void
erasing_forget(struct unlock *unlock, const char *code)
{
	struct handed handed;

	handed_begin(unlock, code, NULL, NULL, &handed);
	assert_int_equal(
	    forget_me(unlock_records(unlock), code, NULL, NULL), STATUS_OK);
	handed_end(&handed);
}

void
erasing_forget_signed(struct unlock *unlock, const char *code)
{
	struct handed handed;
	struct person_signer signer;

	handed_begin(unlock, code, HANDED_PIN, HANDED_CARD, &handed);
	own_signer(handed.own, &signer);
	assert_int_equal(
	    forget_me(unlock_records(unlock), code, &signer, NULL), STATUS_OK);
	handed_end(&handed);
}
