/*
 * look: one reading of one person's values by one user, with a reason.
 *
 * Written and committed before anything is shown.  Words given as a reason
 * stand outside the ledger, so that they can be erased; the entry holds their
 * hash.
 */
#include <sodium.h>
#include <string.h>

#include "base/text.h"
#include "core/core_internal.h"

#define WORDS_LIMIT_BYTES 300

static const char sql_words[] = "INSERT INTO look_words (entry, salt, words) "
				"VALUES (:entry, :salt, :words)";
static const char sql_listed[] =
    "SELECT 1 FROM ledger WHERE subject = :subject AND event = 'list'"
    " AND day = today() AND body LIKE 'by ' || :by || '%' LIMIT 1";

/* A body begins with who (35 bytes and a newline) and when. */
static const char sql_looked[] =
    "SELECT max(substr(body, 40, 20)) FROM ledger WHERE subject = :subject"
    " AND event = 'look' AND substr(body, 1, 35) = 'by ' || :by"
    " AND instr(body, char(10) || 'kind ' || :kind || char(10)) > 0";

static const struct {
	enum look_reason reason;
	const char *word;
	const char *text;
} reasons[] = {
    {LOOK_REACH, "reach", "to reach you"},
    {LOOK_ASKED, "asked", "you asked"},
    {LOOK_EMERGENCY, "emergency", "emergency"},
    {LOOK_TONIGHT, "tonight", "to run tonight"},
    {LOOK_RIGHT, "right", "to put something right"},
    {LOOK_OTHER, "other", "other"},
};
#define REASONS (sizeof reasons / sizeof reasons[0])

enum status
look_why_parse(const char *text, struct look_why *why)
{
	struct buf clean = BUF_EMPTY;
	enum status status;
	size_t i;

	if (strcmp(text, "6") == 0 || strcmp(text, "other") == 0 ||
	    text[strspn(text, " ")] == '\0')
		return REFUSE(STATUS_INVALID,
		    "Say why in a few words. They will read this.");
	why->words = NULL;
	for (i = 0; i < REASONS - 1; i++)
		if (strcmp(text, reasons[i].word) == 0 ||
		    strcmp(text, reasons[i].text) == 0 ||
		    (text[0] == (char)('0' + reasons[i].reason) &&
			text[1] == '\0')) {
			why->reason = reasons[i].reason;
			return STATUS_OK;
		}
	status = text_clean(text, WORDS_LIMIT_BYTES, false, &clean);
	buf_clear(&clean);
	if (status != STATUS_OK)
		return REFUSE(STATUS_INVALID,
		    "Say why in a few plain words. They will read this.");
	why->reason = LOOK_OTHER;
	why->words = text;
	return STATUS_OK;
}

const char *
look_reason_text(enum look_reason reason)
{
	return reasons[(size_t)reason - 1].text;
}

/* The line "words HASH" for the body, and the salt that belongs to it. */
static void
look_words_line(const char *words, unsigned char salt[16], struct buf *body)
{
	crypto_generichash_state state;
	unsigned char hash[32];
	char hex[65];

	randombytes_buf(salt, 16);
	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	crypto_generichash_update(&state, salt, 16);
	crypto_generichash_update(
	    &state, (const unsigned char *)words, strlen(words));
	crypto_generichash_final(&state, hash, sizeof hash);
	text_hex(hash, sizeof hash, hex);
	buf_add_format(body, "words %s\n", hex);
}

static enum status
look_keep_words(struct txn *txn, int64_t entry, const unsigned char salt[16],
    const char *words)
{
	struct stmt *stmt = stmt_open(txn_store(txn), sql_words);

	stmt_bind_int(stmt, ":entry", entry);
	stmt_bind_blob(stmt, ":salt", salt, 16);
	stmt_bind_text(stmt, ":words", words);
	return stmt_run(&stmt);
}

enum status
look_write(struct records *records, struct txn *txn,
    const unsigned char person_uid[UID_BYTES], const struct look_why *why,
    const char *const *kinds, size_t count)
{
	struct ledger_entry entry = {true, "look", person_uid, NULL};
	struct buf body = BUF_EMPTY;
	unsigned char salt[16];
	int64_t n = 0;
	enum status status;
	size_t i;

	buf_add_format(&body, "why %d\n", (int)why->reason);
	if (why->words != NULL)
		look_words_line(why->words, salt, &body);
	for (i = 0; i < count; i++)
		buf_add_format(&body, "kind %s\n", kinds[i]);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	if (status == STATUS_OK && why->words != NULL)
		status = look_keep_words(txn, n, salt, why->words);
	buf_clear(&body);
	return status;
}

enum status
look_newest(struct records *records, const unsigned char uid[UID_BYTES],
    const char *kind, char moment[MOMENT_TEXT_BYTES])
{
	struct stmt *stmt = stmt_open(records->store, sql_looked);
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	char by[2 * LEDGER_SUBJECT_BYTES + 1];

	memset(moment, 0, MOMENT_TEXT_BYTES);
	ledger_subject(uid, subject);
	text_hex(records->my_hash, LEDGER_SUBJECT_BYTES, by);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_text(stmt, ":by", by);
	stmt_bind_text(stmt, ":kind", kind);
	if (stmt_step(stmt))
		strncpy(moment, stmt_text(stmt, 0), MOMENT_TEXT_BYTES - 1);
	return stmt_done(&stmt);
}

enum status
look_list(struct records *records, struct txn *txn,
    const unsigned char group_uid[UID_BYTES], bool is_cover)
{
	struct ledger_entry entry = {
	    true, "list", group_uid, is_cover ? "cover yes\n" : ""};
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	char by[2 * LEDGER_SUBJECT_BYTES + 1];
	struct stmt *stmt = stmt_open(txn_store(txn), sql_listed);
	bool listed;
	enum status status;

	ledger_subject(group_uid, subject);
	text_hex(records->my_hash, LEDGER_SUBJECT_BYTES, by);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_text(stmt, ":by", by);
	listed = stmt_step(stmt);
	status = stmt_done(&stmt);
	if (status != STATUS_OK || listed)
		return status;
	return ledger_add(records, txn, &entry, NULL);
}
