/*
 * receipt_check: does the vault still hold the history of a slip?
 *
 * A slip is an anchor in a young person's pocket: nobody can change or cut off
 * what was written down up to then without its code becoming another.
 */
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "core/receipt_internal.h"

#define NUMBER_DIGITS 18

static const char sql_entry[] = "SELECT hash FROM ledger WHERE n = :n";
static const char sql_statement_of[] =
    "SELECT hash FROM statement WHERE person = :person AND entry <= :n"
    " ORDER BY number DESC LIMIT 1";
static const char sql_numbered[] =
    "SELECT s.hash, coalesce(l.event = 'statement', 0) FROM statement s"
    " LEFT JOIN ledger l ON l.n = s.entry"
    " WHERE s.person = :person AND s.number = :number";

/* ------------------------------------------------------------------- the code
 */

static void
hash_code(const unsigned char statement[STATEMENT_HASH_BYTES],
    const struct ledger_head *head, unsigned char hash[32])
{
	static const unsigned char prefix[] = "sayso slip 1";
	crypto_generichash_state state;
	unsigned char number[8];

	for (int i = 0; i < 8; i++)
		number[i] = (unsigned char)((uint64_t)head->n >> (8 * i));
	crypto_generichash_init(&state, NULL, 0, 32);
	crypto_generichash_update(&state, prefix, sizeof(prefix));
	crypto_generichash_update(&state, statement, STATEMENT_HASH_BYTES);
	crypto_generichash_update(&state, number, sizeof(number));
	crypto_generichash_update(&state, head->hash, LEDGER_HASH_BYTES);
	crypto_generichash_final(&state, hash, 32);
}

void
receipt_check_text(const unsigned char statement[STATEMENT_HASH_BYTES],
    const struct ledger_head *head, char text[RECEIPT_CHECK_BYTES])
{
	static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	unsigned char hash[32];
	char code[RECEIPT_CODE_LENGTH + 1] = "";
	uint64_t bits = 0;

	hash_code(statement, head, hash);
	for (int i = 0; i < 8; i++)
		bits = bits << 8 | hash[i];
	for (int i = 0; i < RECEIPT_CODE_LENGTH; i++, bits <<= 5)
		code[i] = digits[bits >> 59];
	snprintf(text, RECEIPT_CHECK_BYTES, "%lld-%.5s-%s", (long long)head->n,
	    code, code + 5);
}

/* One typed character as it stands in a code; NUL: it is none. */
static char
code_character(char typed)
{
	if (typed >= 'a' && typed <= 'z')
		typed = (char)(typed - 'a' + 'A');
	if (typed == 'O')
		return '0';
	if (typed == 'I' || typed == 'L')
		return '1';
	if (typed == 'U' || typed == '\0')
		return '\0';
	return (typed >= '0' && typed <= '9') || (typed >= 'A' && typed <= 'Z')
		   ? typed
		   : '\0';
}

/* "4711-abcde fghjk" as receipt_check_text() has it. */
static bool
tidy(const char *typed, int64_t *n, char text[RECEIPT_CHECK_BYTES])
{
	char code[RECEIPT_CODE_LENGTH + 1] = "";
	size_t digits, count = 0;

	typed += strspn(typed, " ");
	digits = strspn(typed, "0123456789");
	if (digits == 0 || digits > NUMBER_DIGITS || *typed == '0')
		return false;
	*n = 0;
	for (size_t i = 0; i < digits; i++)
		*n = *n * 10 + (*typed++ - '0');
	if (*typed != '-' && *typed != ' ')
		return false;
	for (; *typed != '\0'; typed++) {
		if (*typed == ' ' || *typed == '-')
			continue;
		if (count == RECEIPT_CODE_LENGTH ||
		    code_character(*typed) == '\0')
			return false;
		code[count++] = code_character(*typed);
	}
	snprintf(text, RECEIPT_CHECK_BYTES, "%lld-%.5s-%s", (long long)*n, code,
	    code + 5);
	return count == RECEIPT_CODE_LENGTH;
}

/* A hash of 32 bytes, if there is that row. */
static enum status
read_hash(struct stmt **stmt, unsigned char hash[32], bool *found)
{
	*found = stmt_step(*stmt);
	if (*found)
		stmt_copy_blob(*stmt, 0, hash, 32);
	return stmt_done(stmt);
}

static enum status
match_code(struct records *records, int64_t person, int64_t n, const char *text,
    enum receipt_match *match)
{
	struct ledger_head head = {.n = n};
	unsigned char statement[STATEMENT_HASH_BYTES];
	char now[RECEIPT_CHECK_BYTES];
	bool has_entry = false, has_statement = false;
	struct stmt *stmt = stmt_open(records->store, sql_entry);
	enum status status;

	stmt_bind_int(stmt, ":n", n);
	status = read_hash(&stmt, head.hash, &has_entry);
	if (status != STATUS_OK)
		return status;
	stmt = stmt_open(records->store, sql_statement_of);
	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":n", n);
	status = read_hash(&stmt, statement, &has_statement);
	*match = RECEIPT_OTHER;
	if (!has_statement)
		*match = RECEIPT_UNKNOWN;
	if (status != STATUS_OK || !has_entry || !has_statement)
		return status;
	receipt_check_text(statement, &head, now);
	if (strcmp(now, text) == 0)
		*match = RECEIPT_SAME;
	return STATUS_OK;
}

enum status
receipt_check_code(struct records *records, const char *code, const char *typed,
    enum receipt_match *match)
{
	char text[RECEIPT_CHECK_BYTES];
	unsigned char uid[UID_BYTES];
	int64_t person, n = 0;
	enum status status = person_by_code(records, code, &person, uid);

	if (status == STATUS_OK && !tidy(typed, &n, text))
		status = REFUSE(STATUS_INVALID,
		    "That is no check code. It is a number, then ten letters "
		    "and digits, like 4711-ABCDE-FGHJK.");
	if (status == STATUS_OK)
		status = match_code(records, person, n, text, match);
	return status;
}

/* -------------------------------------------------------------- the statement
 */

static enum status
check_key(struct records *records, const char *code,
    const struct receipt_given *given)
{
	struct person_key_line *keys = NULL;
	size_t count = 0;
	bool is_theirs = false;
	enum status status = person_key_list(records, code, &keys, &count);

	for (size_t i = 0; i < count && !is_theirs; i++)
		is_theirs = person_key_is_signed(keys[i].sign_public,
		    given->text, given->trusted, given->signature);
	mem_free(keys);
	if (status == STATUS_OK && !is_theirs)
		status = REFUSE(STATUS_DENIED,
		    "No key of theirs signed that. The file or its signature "
		    "was changed.");
	return status;
}

static enum status
match_statement(struct records *records, int64_t person, int64_t number,
    const struct buf *text, enum receipt_match *match)
{
	struct stmt *stmt = stmt_open(records->store, sql_numbered);
	unsigned char hash[STATEMENT_HASH_BYTES], kept[STATEMENT_HASH_BYTES];

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":number", number);
	statement_hash(text->text, text->length, hash);
	*match = RECEIPT_UNKNOWN;
	if (stmt_step(stmt)) {
		stmt_copy_blob(stmt, 0, kept, sizeof(kept));
		*match = stmt_int(stmt, 1) != 0 &&
				 memcmp(hash, kept, sizeof(hash)) == 0
			     ? RECEIPT_SAME
			     : RECEIPT_OTHER;
	}
	return stmt_done(&stmt);
}

enum status
receipt_check(struct records *records, const struct receipt_given *given,
    char code[CODE_TEXT_BYTES], int64_t *number, enum receipt_match *match)
{
	struct statement read = {.count = 0};
	unsigned char uid[UID_BYTES];
	int64_t person;
	enum status status =
	    statement_read(given->text->text, given->text->length, &read);

	if (status != STATUS_OK)
		return status;
	*number = read.number;
	uid_code(read.person, code);
	if (memcmp(read.vault, records->vault_uid, UID_BYTES) != 0)
		status = REFUSE(STATUS_DENIED,
		    "That was signed for another project's vault.");
	if (status == STATUS_OK)
		status = person_by_code(records, code, &person, uid);
	if (status == STATUS_OK && memcmp(uid, read.person, UID_BYTES) != 0)
		status = REFUSE(STATUS_NOT_FOUND, "Nobody here has that id.");
	if (status == STATUS_OK)
		status = check_key(records, code, given);
	if (status == STATUS_OK)
		status = match_statement(
		    records, person, read.number, given->text, match);
	statement_clear(&read);
	return status;
}
