/*
 * proof: folds the history of whoever is looked at, once for each opening and
 * again after each change, and compares.
 *
 * What cannot be read proves nothing.  It must never write.
 */
#include "core/proof.h"

#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_fold.h"

static const char sql_person[] = "SELECT uid FROM person WHERE id = :person";
static const char sql_worker[] =
    "SELECT sign_public FROM user WHERE id = :user";

/* A yes that may be in force, as far as it was said. */
struct yes {
	int64_t kind;
	enum check_see see;
	unsigned char worker[CHECK_SUBJECT_BYTES];
	bool is_counted;
	int32_t runs_out;
	int32_t adult_until; /* an adult's yes beside it is needed until then */
	int64_t level;
	unsigned char notice[CHECK_HASH_BYTES];
};

struct proven {
	int64_t person;
	unsigned char subject[CHECK_SUBJECT_BYTES];
	struct yes *yeses;
	size_t count;
};

struct proof {
	struct check
	    check; /* kinds and notices; known is borrowed while used */
	struct check_report report;
	struct check_known vault;
	bool has_kinds;
	struct proven **people; /* in order of person */
	size_t count;
	size_t room;
};

/* check tells of defects; here they only prove nothing. */
static void
found_nothing(void *context, const char *sentence, const char *code)
{
	(void)context;
	(void)sentence;
	(void)code;
}

struct proof *
proof_new(struct store *store, const unsigned char vault_uid[UID_BYTES])
{
	struct proof *proof = mem_alloc(1, sizeof(*proof));

	proof->check.store = store;
	proof->check.report = &proof->report;
	proof->check.found = found_nothing;
	memcpy(proof->check.vault_uid, vault_uid, UID_BYTES);
	proof->vault.what = CHECK_VAULT;
	check_subject(vault_uid, proof->vault.hash);
	return proof;
}

static void
drop(struct proven *proven)
{
	mem_free(proven->yeses);
	mem_free(proven);
}

static void
drop_all(struct proof *proof)
{
	for (size_t i = 0; i < proof->count; i++)
		drop(proof->people[i]);
	proof->count = 0;
	check_kinds_clear(&proof->check);
	proof->has_kinds = false;
}

void
proof_free(struct proof **proof)
{
	if (*proof == NULL)
		return;
	drop_all(*proof);
	mem_free((*proof)->people);
	mem_free(*proof);
	*proof = NULL;
}

void
proof_forget(struct proof *proof, const unsigned char *subject)
{
	size_t i;

	if (subject == NULL ||
	    memcmp(subject, proof->vault.hash, CHECK_SUBJECT_BYTES) == 0) {
		drop_all(proof);
		return;
	}
	for (i = 0; i < proof->count; i++)
		if (memcmp(proof->people[i]->subject, subject,
			CHECK_SUBJECT_BYTES) == 0)
			break;
	if (i == proof->count)
		return;
	drop(proof->people[i]);
	proof->count--;
	memmove(&proof->people[i], &proof->people[i + 1],
	    (proof->count - i) * sizeof(*proof->people));
}

/* ---------------------------------------------------------------- folding */

/* The adult's yes that a yes of theirs hangs on, if it does. */
static int32_t
adult_until(const struct check_person *person, size_t kind)
{
	if (person->is_able)
		return INT32_MAX;
	return person->adults[kind].answer == CHECK_YES
		   ? person->adults[kind].until
		   : DAY_NONE;
}

static int64_t
level_of(const char *level)
{
	static const char *const levels[] = {
	    "carried", "spoken", "pin", "card"};
	int64_t i;

	for (i = 0; i < 4; i++)
		if (strcmp(level, levels[i]) == 0)
			break;
	return i;
}

/* Keep what may be in force of what was folded. */
static void
keep_yeses(const struct check *check, const struct check_person *person,
    struct proven *proven)
{
	proven->yeses =
	    mem_alloc(check->kinds_count + 1, sizeof(*proven->yeses));
	for (size_t i = 0; i < check->kinds_count; i++) {
		const struct check_say *say = &person->says[i];
		struct yes *yes = &proven->yeses[proven->count];

		if (say->answer != CHECK_YES || say->shut_why != NULL ||
		    !check_fold_is_borne_out(person, say))
			continue;
		*yes = (struct yes){.kind = check->kinds[i].id,
		    .see = say->see,
		    .is_counted = say->is_counted,
		    .runs_out = say->runs_out,
		    .adult_until = adult_until(person, i),
		    .level = level_of(say->level)};
		memcpy(yes->worker, say->worker, sizeof(yes->worker));
		memcpy(yes->notice, say->notice, sizeof(yes->notice));
		proven->count++;
	}
}

/* Them and the vault, in order of hash, as check looks them up. */
static const struct check_known *
make_known(struct proof *proof, const struct check_known *person,
    struct check_known known[2])
{
	int place =
	    memcmp(person->hash, proof->vault.hash, CHECK_SUBJECT_BYTES) > 0;

	known[place] = *person;
	known[1 - place] = proof->vault;
	proof->check.known = known;
	proof->check.known_count = 2;
	return &known[place];
}

static enum status
fold(struct proof *proof, const struct check_known *person,
    struct proven *proven)
{
	struct check_fold folded = {.check = &proof->check, .is_quick = true};
	struct check_known known[2];
	const struct check_known *who = make_known(proof, person, known);
	enum status status = check_fold_person(&folded, who);

	if (status == STATUS_OK && folded.people[who - known].says != NULL)
		keep_yeses(&proof->check, &folded.people[who - known], proven);
	check_fold_clear(&folded);
	proof->check.known = NULL;
	proof->check.known_count = 0;
	return status;
}

static enum status
load_kinds(struct proof *proof)
{
	if (proof->has_kinds)
		return STATUS_OK;
	proof->has_kinds = true;
	return check_kinds_load(&proof->check);
}

static enum status
read_person(
    struct proof *proof, int64_t person, struct check_known *known, bool *found)
{
	struct stmt *stmt = stmt_open(proof->check.store, sql_person);
	unsigned char uid[UID_BYTES];

	*known = (struct check_known){.what = CHECK_PERSON, .id = person};
	stmt_bind_int(stmt, ":person", person);
	*found = stmt_step(stmt);
	if (*found) {
		stmt_copy_blob(stmt, 0, uid, sizeof(uid));
		check_subject(uid, known->hash);
	}
	return stmt_done(&stmt);
}

/* ---------------------------------------------------------------- people */

/* Where they stand, or would. */
static size_t
place_of(const struct proof *proof, int64_t person)
{
	size_t low = 0, high = proof->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (proof->people[middle]->person < person)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
insert(struct proof *proof, size_t place, struct proven *proven)
{
	void *people = proof->people;

	mem_grow(
	    &people, &proof->room, proof->count + 1, sizeof(*proof->people));
	proof->people = people;
	memmove(&proof->people[place + 1], &proof->people[place],
	    (proof->count - place) * sizeof(*proof->people));
	proof->people[place] = proven;
	proof->count++;
}

/* NULL: nobody, or nothing that could be read. */
static const struct proven *
proven_of(struct proof *proof, int64_t person)
{
	size_t place = place_of(proof, person);
	struct check_known known;
	struct proven *proven;
	bool found = false;
	enum status status;

	if (place < proof->count && proof->people[place]->person == person)
		return proof->people[place];
	status = load_kinds(proof);
	if (status == STATUS_OK)
		status = read_person(proof, person, &known, &found);
	if (status != STATUS_OK || !found)
		return NULL;
	proven = mem_alloc(1, sizeof(*proven));
	proven->person = person;
	memcpy(proven->subject, known.hash, sizeof(proven->subject));
	status = fold(proof, &known, proven);
	if (status != STATUS_OK) {
		drop(proven);
		return NULL;
	}
	insert(proof, place, proven);
	return proven;
}

/* --------------------------------------------------------------- comparing */

static bool
is_worker(struct proof *proof, int64_t user, const unsigned char *worker)
{
	struct stmt *stmt = stmt_open(proof->check.store, sql_worker);
	unsigned char hash[CHECK_SUBJECT_BYTES] = {0};
	size_t size = 0;
	const void *sign_public;
	bool is_same = false;

	stmt_bind_int(stmt, ":user", user);
	if (stmt_step(stmt)) {
		sign_public = stmt_blob(stmt, 0, &size);
		if (size > 0)
			crypto_generichash(
			    hash, sizeof(hash), sign_public, size, NULL, 0);
		is_same = memcmp(hash, worker, sizeof(hash)) == 0;
	}
	return stmt_done(&stmt) == STATUS_OK && is_same;
}

/* Does nobody see more than they agreed to? */
static bool
is_within(
    struct proof *proof, const struct proof_row *row, const struct yes *yes)
{
	if (row->see == CHECK_SEE_NOBODY || yes->see == CHECK_SEE_TEAM)
		return true;
	if (row->see != (int64_t)yes->see)
		return false;
	return row->see != CHECK_SEE_WORKER ||
	       is_worker(proof, row->see_user, yes->worker);
}

static bool
is_notice(struct proof *proof, int64_t notice, const unsigned char *hash)
{
	for (size_t i = 0; i < proof->check.notices_count; i++) {
		if (proof->check.notices[i].id == notice)
			return memcmp(proof->check.notices[i].hash, hash,
				   CHECK_HASH_BYTES) == 0;
	}
	return false;
}

bool
proof_says(struct proof *proof, const struct proof_row *row, int32_t today)
{
	const struct proven *proven = proven_of(proof, row->person);

	for (size_t i = 0; proven != NULL && i < proven->count; i++) {
		const struct yes *yes = &proven->yeses[i];

		if (yes->kind == row->kind)
			return yes->runs_out >= today &&
			       yes->adult_until >= today &&
			       row->runs_out <= yes->runs_out &&
			       row->level == yes->level &&
			       (row->is_counted == 0 || yes->is_counted) &&
			       is_within(proof, row, yes) &&
			       is_notice(proof, row->notice, yes->notice);
	}
	return false;
}
