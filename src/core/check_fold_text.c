/*
 * check_fold_text: does a statement say what its entry says, and was it signed?
 *
 * At the entry the text must say everything that was answered by then, no more
 * and no less, in the one way it can be said, and be signed by the key that was
 * good.
 */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "core/check_fold.h"

#define SIGNATURE_SIZE 128
#define PUBLIC_SIZE    32

static const char sql_row[] =
    "SELECT s.hash, CAST(s.text AS BLOB), s.trusted, s.signature, s.signed_at,"
    " s.entry, k.sign_public, k.box_public, k.person = s.person,"
    " (SELECT count(*) FROM statement o"
    "  WHERE o.person = s.person AND o.number > s.number)"
    " FROM statement s LEFT JOIN person_key k ON k.id = s.key"
    " WHERE s.person = :person AND s.number = :number";

static bool
is_why(const struct check_say *say, const char *one, const char *other)
{
	return say->shut_why != NULL && (strcmp(say->shut_why, one) == 0 ||
					    strcmp(say->shut_why, other) == 0);
}

static bool
is_signed_level(const struct check_say *say)
{
	return say->level != NULL && (strcmp(say->level, "pin") == 0 ||
					 strcmp(say->level, "card") == 0);
}

bool
check_fold_is_borne_out(
    const struct check_person *person, const struct check_say *say)
{
	if (!is_signed_level(say))
		return !person->has_had;
	return person->has_key && person->is_proved && say->is_stated &&
	       memcmp(person->signed_by, person->key, sizeof(person->key)) ==
		   0 &&
	       strcmp(say->level, person->is_card ? "card" : "pin") == 0;
}

/* What a statement of this day must say about it. */
static enum check_stated
stated_of(const struct check_say *say, int32_t day)
{
	if (say->answer == CHECK_NO || is_why(say, "own_no", "heard_no"))
		return CHECK_STATED_NO;
	if (is_signed_level(say) && say->runs_out >= day &&
	    (say->shut_why == NULL || is_why(say, "capacity", "capacity")))
		return CHECK_STATED_YES;
	return CHECK_STATED_KEEP;
}

static void
terms_of(const struct check_say *say, struct buf *terms)
{
	static const char *const words[] = {
	    "nobody", "emergency", "worker:", "team"};
	char until[DAY_TEXT_BYTES], hex[2 * CHECK_HASH_BYTES + 1] = "";

	if (say->see == CHECK_SEE_WORKER)
		text_hex(say->worker, sizeof(say->worker), hex);
	day_format(say->until, until);
	buf_add_format(terms, "see=%s%s count=%s until=%s", words[say->see],
	    hex, say->is_counted ? "yes" : "no", until);
	text_hex(say->notice, sizeof(say->notice), hex);
	buf_add_format(terms, " notice=%s", hex);
}

static bool
is_same_say(const struct check_entry *entry, const struct check_say *say,
    const struct check_stated_say *stated, const char *language)
{
	const struct check_notice *notice =
	    check_notice_find(entry->fold->check, say->notice);
	struct buf terms = BUF_EMPTY;
	bool is_same;

	if (stated->stated != stated_of(say, entry->day))
		return false;
	if (stated->stated != CHECK_STATED_YES)
		return true;
	terms_of(say, &terms);
	is_same = strcmp(stated->terms, terms.text) == 0 && notice != NULL &&
		  strcmp(notice->language, language) == 0;
	buf_clear(&terms);
	return is_same;
}

/* Does the text say all that was answered, and nothing else? */
static bool
says_all(const struct check_entry *entry, const struct check_statement *text)
{
	struct check_say *says = entry->person->says;
	size_t answered = 0;

	for (size_t i = 0; i < entry->fold->check->kinds_count; i++) {
		says[i].is_stated = false;
		if (says[i].answer != CHECK_NOTHING)
			answered++;
	}
	if (answered != text->count)
		return false;
	for (size_t i = 0; i < text->count; i++) {
		struct check_say *say = &says[text->says[i].kind];

		if (say->answer == CHECK_NOTHING ||
		    !is_same_say(entry, say, &text->says[i], text->language))
			return false;
		say->is_stated = text->says[i].stated == CHECK_STATED_YES;
	}
	return true;
}

/* Is its head that of this vault, person, number, time, level, ...? */
static bool
is_head_of(const struct check_entry *entry,
    const struct check_stated_head *stated, const struct check_statement *text)
{
	const struct check_person *person = entry->person;
	unsigned char subject[CHECK_SUBJECT_BYTES];

	check_subject(text->person, subject);
	return memcmp(text->vault, entry->fold->check->vault_uid, UID_BYTES) ==
		   0 &&
	       memcmp(subject, entry->subject, sizeof(subject)) == 0 &&
	       text->number == stated->number &&
	       text->time == entry->opening.at &&
	       text->has_before == (person->number > 0) &&
	       (!text->has_before || memcmp(text->before, person->statement,
					 sizeof(text->before)) == 0) &&
	       text->is_card == stated->is_card &&
	       text->is_able == person->is_able;
}

/* Its row, as far as the signature goes. */
struct signed_row {
	const char *text;
	size_t size;
	const char *trusted;
	const void *signature;
	const void *sign_public;
	bool is_newest;
};

/* Is the row the entry's own, and the key the one that was good then? */
static bool
read_row(const struct check_entry *entry,
    const struct check_stated_head *stated, struct stmt *stmt,
    struct signed_row *row)
{
	crypto_generichash_state state;
	unsigned char key[CHECK_HASH_BYTES];
	size_t hash_size, signature_size, sign_size, box_size;
	const void *hash = stmt_blob(stmt, 0, &hash_size);
	const void *box = stmt_blob(stmt, 7, &box_size);

	row->text = stmt_blob(stmt, 1, &row->size);
	row->trusted = stmt_text(stmt, 2);
	row->signature = stmt_blob(stmt, 3, &signature_size);
	row->sign_public = stmt_blob(stmt, 6, &sign_size);
	row->is_newest = stmt_int(stmt, 9) == 0;
	if (hash_size != CHECK_HASH_BYTES || signature_size != SIGNATURE_SIZE ||
	    sign_size != PUBLIC_SIZE || box_size != PUBLIC_SIZE ||
	    memcmp(hash, stated->hash, CHECK_HASH_BYTES) != 0 ||
	    stmt_int(stmt, 4) != entry->opening.at ||
	    stmt_int(stmt, 5) != entry->n || stmt_int(stmt, 8) != 1)
		return false;
	crypto_generichash_init(&state, NULL, 0, sizeof(key));
	crypto_generichash_update(&state, row->sign_public, PUBLIC_SIZE);
	crypto_generichash_update(&state, box, PUBLIC_SIZE);
	crypto_generichash_final(&state, key, sizeof(key));
	return entry->person->has_key &&
	       memcmp(key, entry->person->key, sizeof(key)) == 0;
}

static bool
is_trusted_of(const struct check_entry *entry,
    const struct check_stated_head *stated, const char *trusted)
{
	char moment[MOMENT_TEXT_BYTES], wanted[64];

	moment_format(entry->opening.at, moment);
	snprintf(wanted, sizeof(wanted), "sayso statement %" PRId64 " %s",
	    stated->number, moment);
	return strcmp(trusted, wanted) == 0;
}

static bool
is_good_row(const struct check_entry *entry,
    const struct check_stated_head *stated, const struct signed_row *row)
{
	unsigned char hash[CHECK_HASH_BYTES];
	struct check_signed what = {row->text, row->size, row->trusted,
	    row->signature, row->sign_public};
	struct check_statement text;
	bool is_good;

	if (row->size == 0 || (entry->fold->is_quick && !row->is_newest))
		return false;
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)row->text,
	    row->size, NULL, 0);
	if (memcmp(hash, stated->hash, sizeof(hash)) != 0 ||
	    !is_trusted_of(entry, stated, row->trusted) ||
	    !check_statement_read(
		entry->fold->check, row->text, row->size, &text))
		return false;
	is_good = is_head_of(entry, stated, &text) && says_all(entry, &text);
	check_statement_clear(&text);
	return is_good && check_is_signed(&what);
}

/* A row that cannot be read proves nothing. */
bool
check_is_proved(
    const struct check_entry *entry, const struct check_stated_head *stated)
{
	struct stmt *stmt = stmt_open(entry->fold->check->store, sql_row);
	struct signed_row row;
	bool is_good;

	stmt_bind_int(stmt, ":person", entry->person_id);
	stmt_bind_int(stmt, ":number", stated->number);
	is_good = stmt_step(stmt) && read_row(entry, stated, stmt, &row) &&
		  is_good_row(entry, stated, &row);
	return stmt_done(&stmt) == STATUS_OK && is_good;
}
