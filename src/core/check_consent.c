/*
 * check_consent: does every row of consent say what was said, and no more?
 *
 * What was said is the fold of the ledger (check_fold).  A row that lets more
 * people see, counts more, lasts longer or is open where it was shut is told
 * as such; any other difference is a defect too, for nothing else may move a
 * row than an entry.
 */
#include <sodium.h>
#include <string.h>

#include "core/check_fold.h"

static const char sql_rows[] =
    "SELECT p.uid, c.kind, c.answer, c.see, c.count, c.until, c.level,"
    " c.runs_out, c.said_on, c.said_again, h.uid, s.uid, c.read_aloud, n.hash,"
    " c.shut_why, c.shut_on, c.goes_on, c.answered_at, c.entry, n.kind,"
    " w.sign_public"
    " FROM consent c LEFT JOIN person p ON p.id = c.person"
    " LEFT JOIN user h ON h.id = c.heard_by"
    " LEFT JOIN session s ON s.id = c.session"
    " LEFT JOIN notice n ON n.id = c.notice"
    " LEFT JOIN user w ON w.id = c.see_user";

/* A row, in the form of the fold. */
struct row {
	struct check_say say;
	bool is_good; /* its words are ones we know */
	bool is_own_notice;
};

static const char *
known_word(const char *word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(word, words[i]) == 0)
			return words[i];
	}
	return NULL;
}

static const char *
level_of(const char *word)
{
	static const char *const levels[] = {
	    "carried", "spoken", "pin", "card"};

	return known_word(word, levels, sizeof(levels) / sizeof(levels[0]));
}

static const char *
why_of(const char *word)
{
	static const char *const whys[] = {"own_no", "heard_no", "worker_no",
	    "notice", "key", "asked", "capacity", "restored"};

	return known_word(word, whys, sizeof(whys) / sizeof(whys[0]));
}

/* Hash of the uid in a column; all zero for none. */
static bool
hash_of(struct stmt *stmt, int column, unsigned char *hash)
{
	size_t size = 0;
	const void *uid = stmt_blob(stmt, column, &size);

	memset(hash, 0, CHECK_SUBJECT_BYTES);
	if (size != UID_BYTES)
		return false;
	check_subject(uid, hash);
	return true;
}

/* Whole numbers of a column are longer than ours: none may be cut. */
static int32_t
number_of(struct stmt *stmt, int column, struct row *row)
{
	int64_t number = stmt_int(stmt, column);

	if (number >= INT32_MIN && number <= INT32_MAX)
		return (int32_t)number;
	row->is_good = false;
	return 0;
}

static bool
flag_of(struct stmt *stmt, int column, struct row *row)
{
	int64_t number = stmt_int(stmt, column);

	if (number != 0 && number != 1)
		row->is_good = false;
	return number == 1;
}

static void
read_shut(struct stmt *stmt, struct row *row)
{
	if (stmt_is_null(stmt, 14))
		return;
	row->say.shut_why = why_of(stmt_text(stmt, 14));
	row->say.shut_on = number_of(stmt, 15, row);
	row->say.goes_on = number_of(stmt, 16, row);
	row->is_good = row->is_good && row->say.shut_why != NULL;
}

/* The worker they chose, by the hash of their signing key. */
static void
read_worker(struct stmt *stmt, struct row *row)
{
	size_t size = 0;
	const void *sign_public = stmt_blob(stmt, 20, &size);

	if (row->say.see != CHECK_SEE_WORKER)
		return;
	if (size != CHECK_HASH_BYTES) {
		row->is_good = false;
		return;
	}
	crypto_generichash(row->say.worker, sizeof(row->say.worker),
	    sign_public, size, NULL, 0);
}

static void
read_row(struct stmt *stmt, struct row *row)
{
	struct check_say *say = &row->say;
	bool is_yes = false;
	size_t size = 0;
	const void *notice = stmt_blob(stmt, 13, &size);

	*row = (struct row){0};
	row->is_good = check_either(stmt_text(stmt, 2), "yes", "no", &is_yes);
	say->answer = is_yes ? CHECK_YES : CHECK_NO;
	say->see = check_see_of(stmt_text(stmt, 3));
	say->is_counted = flag_of(stmt, 4, row);
	say->until = number_of(stmt, 5, row);
	say->level = level_of(stmt_text(stmt, 6));
	say->runs_out = number_of(stmt, 7, row);
	say->said_on = number_of(stmt, 8, row);
	say->again = number_of(stmt, 9, row);
	(void)hash_of(stmt, 10, say->heard_by);
	say->is_at_session = hash_of(stmt, 11, say->session);
	say->is_read_aloud = flag_of(stmt, 12, row);
	if (size == sizeof(say->notice))
		memcpy(say->notice, notice, size);
	row->is_own_notice = stmt_int(stmt, 19) == stmt_int(stmt, 1);
	say->answered_at = stmt_int(stmt, 17);
	say->entry = stmt_int(stmt, 18);
	row->is_good =
	    row->is_good && say->level != NULL && say->see != CHECK_SEE_COUNT;
	read_worker(stmt, row);
	read_shut(stmt, row);
}

/* What a yes allows beyond what was said, in words; NULL: nothing. */
static const char *
what_is_wider(const struct check_say *said, const struct row *row)
{
	const struct check_say *now = &row->say;

	if (said->answer == CHECK_NO)
		return "the records say yes, but they said no.";
	if (said->answer == CHECK_NOTHING)
		return "the records say yes, but nobody heard them say it.";
	if (!check_see_is_within(now, said))
		return "more people may see it than they agreed to.";
	if (now->is_counted && !said->is_counted)
		return "it is counted, and they did not agree to that.";
	if (said->shut_why != NULL && now->shut_why == NULL)
		return "it was shut, and the records have it open.";
	if (said->shut_why != NULL && now->goes_on > said->goes_on)
		return "it was shut, and would be kept too long.";
	if (now->until > said->until || now->runs_out > said->runs_out)
		return "it lasts longer than they agreed to.";
	if (strcmp(now->level, said->level) != 0)
		return "how they said it is not as it was.";
	if (now->again < said->again || now->said_on > said->said_on)
		return "it could be said by word more often than it may.";
	if (memcmp(now->notice, said->notice, sizeof(now->notice)) != 0 ||
	    !row->is_own_notice)
		return "the words they agreed to are other words.";
	return NULL;
}

/* The parts that a remembered no has too. */
static bool
is_same_answer(const struct check_say *one, const struct check_say *other)
{
	return one->answer == other->answer && one->said_on == other->said_on &&
	       one->again == other->again &&
	       one->answered_at == other->answered_at &&
	       one->entry == other->entry &&
	       memcmp(one->heard_by, other->heard_by, sizeof(one->heard_by)) ==
		   0;
}

static bool
is_same_shut(const struct check_say *one, const struct check_say *other)
{
	if (one->shut_why == NULL || other->shut_why == NULL)
		return one->shut_why == other->shut_why;
	return strcmp(one->shut_why, other->shut_why) == 0 &&
	       one->shut_on == other->shut_on && one->goes_on == other->goes_on;
}

static bool
is_same_yes(const struct check_say *one, const struct check_say *other)
{
	return one->see == other->see &&
	       memcmp(one->worker, other->worker, sizeof(one->worker)) == 0 &&
	       one->is_counted == other->is_counted &&
	       one->until == other->until && one->runs_out == other->runs_out &&
	       one->is_at_session == other->is_at_session &&
	       one->is_read_aloud == other->is_read_aloud &&
	       memcmp(one->session, other->session, sizeof(one->session)) ==
		   0 &&
	       is_same_shut(one, other);
}

static bool
is_same(const struct check_say *one, const struct check_say *other)
{
	return is_same_answer(one, other) &&
	       (one->answer == CHECK_NO || is_same_yes(one, other));
}

static void
check_row(struct check *check, struct check_fold *fold, struct stmt *stmt)
{
	struct check_say nothing = {0};
	struct check_say *said = &nothing;
	unsigned char hash[CHECK_SUBJECT_BYTES];
	const struct check_known *known = NULL;
	const char *wider = NULL;
	struct row row;
	int kind = check_kind_place_of(check, stmt_int(stmt, 1));

	check->report->consents++;
	if (hash_of(stmt, 0, hash))
		known = check_known_find(check, hash);
	if (known == NULL || kind < 0) {
		check_found(
		    check, "", "There is consent of nobody, or to nothing.");
		return;
	}
	if (fold->people[known - check->known].says != NULL)
		said = &fold->people[known - check->known].says[kind];
	said->has_row = true;
	read_row(stmt, &row);
	if (row.say.answer == CHECK_YES && row.is_good)
		wider = what_is_wider(said, &row);
	if (wider == NULL && row.say.answer == CHECK_YES &&
	    said->shut_why == NULL && said->runs_out >= check->today &&
	    !check_fold_is_borne_out(&fold->people[known - check->known], said))
		wider = "nothing that they signed says so.";
	if (wider != NULL)
		check_found(check, known->code, "%s: %s",
		    check->kinds[kind].name, wider);
	else if (!row.is_good || !is_same(said, &row.say))
		check_found(check, known->code,
		    "%s: the records and the history do not agree.",
		    check->kinds[kind].name);
}

static enum status
check_rows(struct check *check, struct check_fold *fold)
{
	struct stmt *stmt = stmt_open(check->store, sql_rows);

	while (stmt_step(stmt))
		check_row(check, fold, stmt);
	return stmt_done(&stmt);
}

/* What was said and has no row. */
static void
check_missing(struct check *check, const struct check_fold *fold)
{
	for (size_t i = 0; i < check->known_count; i++) {
		const struct check_person *person = &fold->people[i];

		for (size_t kind = 0;
		     person->says != NULL && kind < check->kinds_count;
		     kind++) {
			if (person->says[kind].answer != CHECK_NOTHING &&
			    !person->says[kind].has_row)
				check_found(check, check->known[i].code,
				    "%s: what they said is missing.",
				    check->kinds[kind].name);
		}
	}
}

enum status
check_consent(struct check *check)
{
	struct check_fold fold = {0};
	enum status status;

	status = check_fold_ledger(check, &fold);
	if (status == STATUS_OK)
		status = check_rows(check, &fold);
	if (status == STATUS_OK) {
		check_missing(check, &fold);
		status = check_people(check, &fold);
	}
	if (status == STATUS_OK)
		status = check_statements(check, &fold);
	if (status == STATUS_OK)
		status = check_adults(check, &fold);
	if (status == STATUS_OK)
		status = check_counted(check, &fold);
	check_fold_clear(&fold);
	return status;
}
