/*
 * own_news: what a young person is told first.
 *
 * Entries of the history behind the one at which their last hand-over ended,
 * and before this one began.  Only what others did: their own acts are no news.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/own_view_internal.h"

#define RANGE                                                                  \
	" WHERE subject = :subject AND n > :since AND n < :until"              \
	" AND salt IS NOT NULL"
#define COLUMNS "SELECT n, event, CAST(body AS BLOB) FROM ledger"

static const char sql_theirs[] = COLUMNS RANGE
    " AND event IN ('look', 'worker_no', 'heard_no', 'key_wrong', 'key_ended',"
    " 'key_made', 'capacity', 'adult', 'value_removed') ORDER BY n DESC";
static const char sql_vault[] =
    COLUMNS RANGE " AND event IN ('recovery_used', 'notice',"
		  " 'restored') ORDER BY n DESC";
static const char sql_user[] =
    COLUMNS RANGE " AND event IN ('user_added', 'user_removed')";
static const char sql_workers[] =
    "SELECT uid, name FROM user WHERE role = 'worker' AND is_recovery = 0";
static const char sql_answered[] =
    "SELECT count(*) FROM consent c JOIN kind k ON k.id = c.kind"
    " WHERE c.person = :person AND c.answer = 'yes' AND k.name = :kind";

/* Which entries are news, and which of their lines name kinds. */
static const struct sort {
	const char *event;
	enum own_news_what what;
	const char *kinds; /* NULL: none */
} sorts[] = {
    {"worker_no", OWN_NEWS_WORKER_NO, "no"},
    {"heard_no", OWN_NEWS_HEARD_NO, "no"},
    {"key_wrong", OWN_NEWS_KEY_WRONG, NULL},
    {"key_ended", OWN_NEWS_KEY_ENDED, NULL},
    {"key_made", OWN_NEWS_KEY_MADE, NULL},
    {"recovery_used", OWN_NEWS_RECOVERY, NULL},
    {"user_added", OWN_NEWS_JOINED, NULL},
    {"user_removed", OWN_NEWS_LEFT, NULL},
    {"notice", OWN_NEWS_NOTICE, "kind"},
    {"capacity", OWN_NEWS_CAPACITY, NULL},
    {"adult", OWN_NEWS_ADULT, "adult"},
    {"value_removed", OWN_NEWS_REMOVED, "kind"},
    {"restored", OWN_NEWS_RESTORED, NULL},
};

struct gathering {
	struct records *records;
	struct own_view *view;
	struct own_names names;
	size_t room;
};

void
own_news_clear(struct own_news *news)
{
	mem_free(news->who);
	mem_free(news->whom);
	own_texts_clear(&news->kinds, news->count);
	own_texts_clear(&news->labels, news->count);
}

/* Of looks only emergencies are told first: real ones, and those on paper. */
static bool
judge(const char *event, const struct own_entry *entry, struct sort *sort)
{
	const char *why;

	for (size_t i = 0; i < sizeof sorts / sizeof sorts[0]; i++) {
		if (strcmp(sorts[i].event, event) == 0) {
			*sort = sorts[i];
			return true;
		}
	}
	why = own_entry_value(entry, "why");
	if (why == NULL || strcmp(why, "3") != 0)
		return false;
	*sort = (struct sort){"look", OWN_NEWS_EMERGENCY, "kind"};
	if (own_entry_value(entry, "words") != NULL)
		sort->what = OWN_NEWS_SHEET;
	return true;
}

/* Wrong PINs are one line. */
static bool
fold_wrong(struct gathering *all, const struct sort *sort)
{
	struct own_view *view = all->view;

	for (size_t i = 0;
	     sort->what == OWN_NEWS_KEY_WRONG && i < view->news_count; i++) {
		if (view->news[i].what == OWN_NEWS_KEY_WRONG) {
			view->news[i].times++;
			return true;
		}
	}
	return false;
}

static void
add_kinds(const struct gathering *all, const struct own_entry *entry,
    const char *key, struct own_news *news)
{
	struct own_kinds kinds = {.count = 0};

	for (size_t i = 0; key != NULL && i < entry->count; i++)
		if (strcmp(entry->lines[i].key, key) == 0)
			own_kinds_add(&all->names, &kinds,
			    entry->lines[i].value,
			    strcspn(entry->lines[i].value, " "));
	news->kinds = kinds.kinds;
	news->labels = kinds.labels;
	news->count = kinds.count;
}

/* Whom it made, for the words of the envelope. */
static const char *
whom_of(const struct gathering *all, const struct own_entry *entry,
    const char *worker)
{
	unsigned char hash[LEDGER_SUBJECT_BYTES];
	const char *made = own_entry_value(entry, "made");

	if (made == NULL || !check_hex(made, hash, sizeof hash))
		return worker;
	return own_names_user(&all->names, hash);
}

/* One entry; ${worker} is whom it is about, or "". */
static void
add_entry(struct gathering *all, struct stmt *stmt, const char *worker)
{
	struct own_view *view = all->view;
	void *news = view->news;
	struct own_entry entry;
	struct own_news *one;
	struct sort sort;

	if (!own_entry_read(stmt, 2, &entry))
		return; /* check tells of it */
	if (judge(stmt_text(stmt, 1), &entry, &sort) &&
	    !fold_wrong(all, &sort)) {
		mem_grow(&news, &all->room, view->news_count + 1, sizeof *one);
		view->news = news;
		one = &view->news[view->news_count++];
		one->what = sort.what;
		one->n = stmt_int(stmt, 0);
		one->at = entry.opening.at;
		one->times = 1;
		one->who =
		    mem_text(own_names_user(&all->names, entry.opening.by));
		one->whom = mem_text(whom_of(all, &entry, worker));
		add_kinds(all, &entry, sort.kinds, one);
	}
	own_entry_clear(&entry);
}

static enum status
gather(struct gathering *all, const char *sql,
    const unsigned char uid[UID_BYTES], const char *worker)
{
	unsigned char subject[LEDGER_SUBJECT_BYTES];
	struct stmt *stmt = stmt_open(all->records->store, sql);

	ledger_subject(uid, subject);
	stmt_bind_blob(stmt, ":subject", subject, sizeof subject);
	stmt_bind_int(stmt, ":since", all->records->handover_since);
	stmt_bind_int(stmt, ":until", all->records->handover_entry);
	while (stmt_step(stmt))
		add_entry(all, stmt, worker);
	return stmt_done(&stmt);
}

static enum status
gather_workers(struct gathering *all)
{
	struct stmt *stmt = stmt_open(all->records->store, sql_workers);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		unsigned char uid[UID_BYTES] = {0};

		stmt_copy_blob(stmt, 0, uid, UID_BYTES);
		status = gather(all, sql_user, uid, stmt_text(stmt, 1));
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

/* New words for what they have not said yes to are nothing to them. */
static enum status
drop_strange(struct gathering *all)
{
	struct own_view *view = all->view;
	size_t kept = 0;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < view->news_count; i++) {
		struct own_news *news = &view->news[i];
		struct stmt *stmt = NULL;
		int64_t answered = 1;

		if (status == STATUS_OK && news->what == OWN_NEWS_NOTICE &&
		    news->count == 1) {
			stmt = stmt_open(all->records->store, sql_answered);
			stmt_bind_int(
			    stmt, ":person", all->records->handover_person);
			stmt_bind_text(stmt, ":kind", news->kinds[0]);
			status = stmt_one_int(&stmt, &answered);
		}
		if (answered != 0)
			view->news[kept++] = *news; /* moved */
		else
			own_news_clear(news);
	}
	view->news_count = kept;
	return status;
}

static int
compare(const void *one, const void *other)
{
	const struct own_news *a = one, *b = other;

	if (a->what != b->what)
		return a->what < b->what ? -1 : 1;
	return (a->n < b->n) - (a->n > b->n);
}

enum status
own_view_news(struct records *records, struct own_view *view)
{
	struct gathering all = {.records = records, .view = view};
	enum status status = own_names_load(records, &all.names);

	if (status == STATUS_OK)
		status = gather(&all, sql_theirs, records->handover_uid, "");
	if (status == STATUS_OK)
		status = gather(&all, sql_vault, records->vault_uid, "");
	if (status == STATUS_OK)
		status = gather_workers(&all);
	if (status == STATUS_OK)
		status = drop_strange(&all);
	if (status == STATUS_OK && view->news_count > 0)
		qsort(
		    view->news, view->news_count, sizeof *view->news, compare);
	own_names_clear(&all.names);
	return status;
}
