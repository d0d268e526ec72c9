#include "support/vectors_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"

#define TIME_FIRST 1795359845 /* 2026-11-22T15:04:05Z */
#define KIND_MOST  40

/* -------------------------------------------------------------------- making
 */

void
vectors_bytes(const char *name, void *bytes, size_t size)
{
	unsigned char hash[64];

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)name,
	    strlen(name), (const unsigned char *)"sayso test vector", 17);
	assert_true(size <= sizeof(hash));
	memcpy(bytes, hash, size);
}

struct secret *
vectors_key(const char *name, unsigned char sign_public[VAULT_KEY_BYTES])
{
	struct secret *key = secret_new(crypto_sign_SECRETKEYBYTES);
	unsigned char seed[crypto_sign_SEEDBYTES];

	vectors_bytes(name, seed, sizeof(seed));
	crypto_sign_seed_keypair(sign_public, secret_bytes(key), seed);
	return key;
}

void
vectors_sign(const char *key, const struct buf *text, const char *trusted,
    struct buf *minisig)
{
	unsigned char sign_public[VAULT_KEY_BYTES], signature[MINISIGN_BYTES];
	struct secret *secret = vectors_key(key, sign_public);

	assert_int_equal(
	    minisign_sign(secret, text->text, text->length, trusted, signature),
	    STATUS_OK);
	minisign_write(sign_public, trusted, signature, minisig);
	secret_free(secret);
}

void
vectors_public(const char *key, struct buf *text)
{
	unsigned char sign_public[VAULT_KEY_BYTES];

	secret_free(vectors_key(key, sign_public));
	minisign_write_public(sign_public, text);
}

void
vectors_put(json_t *object, const char *field, const struct buf *text)
{
	json_t *string = json_stringn(text->text, text->length);

	assert_non_null(string);
	json_object_set_new(object, field, string);
}

static void
yes(struct statement_say *say, const char *kind, enum statement_see see,
    bool count)
{
	*say = (struct statement_say){
	    .answer = STATEMENT_YES, .see = see, .count = count};
	snprintf(say->kind, sizeof(say->kind), "%s", kind);
	assert_int_equal(day_parse("2027-11-22", &say->until), STATUS_OK);
	vectors_bytes(kind, say->notice, sizeof(say->notice));
	if (see == STATEMENT_WORKER)
		vectors_bytes("worker", say->worker, sizeof(say->worker));
}

void
vectors_base(struct vectors_base *base)
{
	struct statement *statement = &base->statement;

	*base = (struct vectors_base){
	    .statement = {.number = 12, .time = TIME_FIRST, .is_able = true}};
	vectors_bytes("vault", statement->vault, sizeof(statement->vault));
	vectors_bytes("person", statement->person, sizeof(statement->person));
	vectors_bytes("before", statement->before, sizeof(statement->before));
	statement->has_before = true;
	memcpy(statement->language, "en", 3);
	yes(&base->says[0], "address", STATEMENT_WORKER, false);
	base->says[1] =
	    (struct statement_say){.kind = "email", .answer = STATEMENT_NO};
	base->says[2] =
	    (struct statement_say){.kind = "note", .answer = STATEMENT_KEEP};
	yes(&base->says[3], "phone", STATEMENT_TEAM, false);
	yes(&base->says[4], "gender", STATEMENT_NOBODY, true);
	statement->says = base->says;
	statement->count = VECTORS_SAYS;
}

/* -------------------------------------------------------- what must be taken
 */

static void
put_hex(
    json_t *object, const char *field, const unsigned char *bytes, size_t size)
{
	char hex[129];

	text_hex(bytes, size, hex);
	json_object_set_new(object, field, json_string(hex));
}

static json_t *
say_json(const struct statement_say *say)
{
	static const char *const answers[] = {"no", "keep", "yes"};
	static const char *const sees[] = {
	    "nobody", "emergency", "worker", "team"};
	json_t *answer = json_object();
	char until[DAY_TEXT_BYTES];

	json_object_set_new(answer, "kind", json_string(say->kind));
	json_object_set_new(
	    answer, "answer", json_string(answers[say->answer]));
	if (say->answer != STATEMENT_YES)
		return answer;
	day_format(say->until, until);
	json_object_set_new(answer, "see", json_string(sees[say->see]));
	if (say->see == STATEMENT_WORKER)
		put_hex(answer, "worker", say->worker, sizeof(say->worker));
	json_object_set_new(answer, "count", json_boolean(say->count));
	json_object_set_new(answer, "until", json_string(until));
	put_hex(answer, "notice", say->notice, sizeof(say->notice));
	return answer;
}

static json_t *
content_json(const struct statement *statement)
{
	json_t *answer = json_object();
	json_t *says = json_array();
	char moment[MOMENT_TEXT_BYTES];

	moment_format(statement->time, moment);
	put_hex(answer, "vault", statement->vault, sizeof(statement->vault));
	put_hex(answer, "person", statement->person, sizeof(statement->person));
	json_object_set_new(
	    answer, "number", json_integer((json_int_t)statement->number));
	json_object_set_new(answer, "time", json_string(moment));
	if (statement->has_before)
		put_hex(answer, "before", statement->before,
		    sizeof(statement->before));
	else
		json_object_set_new(answer, "before", json_null());
	json_object_set_new(
	    answer, "level", json_string(statement->is_card ? "card" : "pin"));
	json_object_set_new(answer, "capacity",
	    json_string(statement->is_able ? "able" : "not_yet"));
	json_object_set_new(
	    answer, "language", json_string(statement->language));
	for (size_t i = 0; i < statement->count; i++)
		json_array_append_new(says, say_json(&statement->says[i]));
	json_object_set_new(answer, "says", says);
	return answer;
}

/* In the order of the bytes of their kinds, which statement_write() makes. */
static void
add(json_t *list, const char *name, struct statement *statement)
{
	struct buf text = BUF_EMPTY, minisig = BUF_EMPTY, public = BUF_EMPTY;
	unsigned char hash[STATEMENT_HASH_BYTES];
	json_t *vector = json_object();

	assert_int_equal(statement_write(statement, &text), STATUS_OK);
	vectors_sign("key", &text, "sayso statement", &minisig);
	vectors_public("key", &public);
	statement_hash(text.text, text.length, hash);
	json_object_set_new(vector, "name", json_string(name));
	vectors_put(vector, "statement", &text);
	vectors_put(vector, "minisig", &minisig);
	vectors_put(vector, "public_key", &public);
	put_hex(vector, "hash", hash, sizeof(hash));
	json_object_set_new(vector, "content", content_json(statement));
	json_array_append_new(list, vector);
	buf_clear(&text);
	buf_clear(&minisig);
	buf_clear(&public);
}

/* Each who, counted or not, at each level and capacity: one answer alone. */
static void
add_terms(json_t *list)
{
	static const char *const names[] = {
	    "nobody", "emergency", "worker", "team"};
	struct vectors_base base;
	char name[80];

	for (int i = 1; i < 32; i++) {
		bool is_card = (i & 8) != 0, is_able = (i & 16) == 0;

		if ((i & 3) == STATEMENT_NOBODY && (i & 4) == 0)
			continue;
		vectors_base(&base);
		yes(&base.says[0], "phone", (enum statement_see)(i & 3),
		    (i & 4) != 0);
		base.statement.count = 1;
		base.statement.is_card = is_card;
		base.statement.is_able = is_able;
		snprintf(name, sizeof(name), "see=%s count=%s, %s, %s",
		    names[i & 3], (i & 4) != 0 ? "yes" : "no",
		    is_card ? "card" : "pin", is_able ? "able" : "not yet");
		add(list, name, &base.statement);
	}
}

static void
add_numbers(json_t *list)
{
	static const struct {
		const char *name;
		int64_t number, time;
	} cases[] = {
	    {"the highest number", 999999999, TIME_FIRST},
	    {"the second of all", 2, TIME_FIRST},
	    {"the first moment there is", 12, 0},
	    {"the last moment there is", 12, INT64_C(7258118399)},
	    {"midnight on a leap day", 12, 1709164800},
	};
	struct vectors_base base;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vectors_base(&base);
		base.statement.number = cases[i].number;
		base.statement.time = cases[i].time;
		add(list, cases[i].name, &base.statement);
	}
	vectors_base(&base);
	base.statement.number = 1;
	base.statement.has_before = false;
	add(list, "the first of all has none before it", &base.statement);
}

static void
add_words(json_t *list)
{
	static const char *const languages[] = {"cy", "en-gb", "aa-bb-cc"};
	static const char *const kinds[] = {
	    "a", "_", "0", "z9_", "abcdefghijklmnopqrstuvwxyz_0123456789_ab"};
	static const char *const days[] = {
	    "1970-01-01", "2199-12-31", "2028-02-29"};
	struct vectors_base base;
	char name[80];

	for (size_t i = 0; i < 3; i++) {
		vectors_base(&base);
		snprintf(base.statement.language,
		    sizeof(base.statement.language), "%s", languages[i]);
		snprintf(name, sizeof(name), "language %s", languages[i]);
		add(list, name, &base.statement);
		vectors_base(&base);
		assert_int_equal(
		    day_parse(days[i], &base.says[3].until), STATUS_OK);
		snprintf(name, sizeof(name), "until %s", days[i]);
		add(list, name, &base.statement);
	}
	for (size_t i = 0; i < 5; i++) {
		vectors_base(&base);
		snprintf(base.says[3].kind, sizeof(base.says[3].kind), "%s",
		    kinds[i]);
		snprintf(name, sizeof(name), "a kind called %s", kinds[i]);
		add(list, name, &base.statement);
	}
}

static void
add_many(json_t *list)
{
	struct vectors_base base;
	struct statement_say *says =
	    mem_alloc(STATEMENT_SAYS_MOST, sizeof(*says));

	vectors_base(&base);
	for (int i = 0; i < STATEMENT_SAYS_MOST; i++) {
		says[i].answer = i % 2 == 0 ? STATEMENT_NO : STATEMENT_KEEP;
		snprintf(says[i].kind, sizeof(says[i].kind), "kind_%03d", i);
	}
	base.statement.says = says;
	base.statement.count = STATEMENT_SAYS_MOST;
	add(list, "256 kinds, the most there can be", &base.statement);
	mem_free(says);
}

json_t *
vectors_accept(void)
{
	json_t *list = json_array();
	struct vectors_base base;

	vectors_base(&base);
	add(list, "every sort of answer", &base.statement);
	vectors_base(&base);
	base.statement.says = &base.says[1];
	base.statement.count = 1;
	add(list, "no alone", &base.statement);
	vectors_base(&base);
	base.statement.says = &base.says[2];
	base.statement.count = 1;
	add(list, "keep alone", &base.statement);
	add_terms(list);
	add_numbers(list);
	add_words(list);
	add_many(list);
	return list;
}
