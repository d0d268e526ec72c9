/*
 * check_closed: are plans, draws and figures those that workers signed, and
 * those of the history?
 *
 * A figure that was changed, a draw that is gone so that it could be made
 * again, or a period that is not marked as closed any more is damage.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "core/check_internal.h"

static const char sql_entries[] =
    "SELECT n, event, CAST(body AS BLOB) FROM ledger WHERE salt IS NOT NULL"
    " AND event IN ('plan', 'closed', 'released', 'no_figures',"
    " 'draw_dropped') ORDER BY n";
static const char sql_plans[] =
    "SELECT p.uid, p.body, p.from_on, 0, p.signature, u.sign_public FROM plan p"
    " LEFT JOIN user u ON u.id = p.user AND u.role = 'worker'";
static const char sql_draws[] =
    "SELECT p.uid, d.hash, d.start_on, d.end_on, d.signature, u.sign_public,"
    " d.body IS NULL, EXISTS (SELECT 1 FROM published r WHERE r.plan = p.uid"
    "  AND r.start_on = d.start_on AND r.end_on = d.end_on) FROM draw d"
    " JOIN plan p ON p.id = d.plan"
    " LEFT JOIN user u ON u.id = d.user AND u.role = 'worker'";
static const char sql_published[] =
    "SELECT r.plan, r.body, r.start_on, r.end_on, r.signature, u.sign_public,"
    " r.head_n, r.head_hash FROM published r"
    " LEFT JOIN user u ON u.uid = r.user_uid AND u.role = 'worker'";
static const char sql_is_marked[] =
    "SELECT count(*) FROM period_closed WHERE hash = :hash"
    " AND start_on = :start AND end_on = :end";

/* What an entry says. */
struct said {
	char event; /* its first letter: plan, closed, released ... */
	unsigned char plan[CHECK_SUBJECT_BYTES];
	int32_t start, end; /* of a plan: its year, and 0 */
	unsigned char hash[CHECK_HASH_BYTES];
	bool is_found;
};

struct saids {
	struct said *all;
	size_t count, room;
};

/* --------------------------------------------------------------- entries */

static bool
is_key(const struct check_line *line, const char *key)
{
	return strcmp(line->key, key) == 0;
}

/* "plan", then a year or two days, then a hash. */
static bool
read_lines(struct said *said, const struct check_line *lines, size_t count)
{
	bool is_plan = said->event == 'p';
	unsigned char asked_by[CHECK_SUBJECT_BYTES];
	static const char *const keys[] = {
	    ['c'] = "draw", ['r'] = "text", ['n'] = "text", ['d'] = "draw"};

	if (count < 3 || !is_key(&lines[0], "plan") ||
	    !check_hex(lines[0].value, said->plan, sizeof said->plan) ||
	    day_parse(lines[1].value, &said->start) != STATUS_OK)
		return false;
	if (is_plan)
		return is_key(&lines[1], "year") && is_key(&lines[2], "text") &&
		       check_hex(
			   lines[2].value, said->hash, sizeof said->hash) &&
		       (count == 3 ||
			   (count == 4 && is_key(&lines[3], "asked_by") &&
			       check_hex(
				   lines[3].value, asked_by, sizeof asked_by)));
	return count == 4 && is_key(&lines[1], "from") &&
	       is_key(&lines[2], "until") &&
	       day_parse(lines[2].value, &said->end) == STATUS_OK &&
	       is_key(&lines[3], keys[(unsigned char)said->event]) &&
	       check_hex(lines[3].value, said->hash, sizeof said->hash);
}

static bool
read_entry(struct saids *saids, struct stmt *stmt)
{
	struct check_opening opening;
	struct check_body body;
	struct said said = {.event = stmt_text(stmt, 1)[0]};
	void *all = saids->all;
	size_t size = 0;
	const void *bytes = stmt_blob(stmt, 2, &size);
	bool is_good = check_body_read(bytes, size, &body) &&
		       check_body_opening(&body, &opening) &&
		       read_lines(&said, body.lines + opening.lines,
			   body.count - opening.lines);

	check_body_clear(&body);
	if (!is_good)
		return false;
	mem_grow(&all, &saids->room, saids->count + 1, sizeof said);
	saids->all = all;
	saids->all[saids->count++] = said;
	return true;
}

static enum status
read_entries(struct check *check, struct saids *saids)
{
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	while (stmt_step(stmt))
		if (!read_entry(saids, stmt))
			check_found(check, "",
			    "History entry %" PRId64 " cannot be understood.",
			    stmt_int(stmt, 0));
	return stmt_done(&stmt);
}

/* The newest entry of that sort about it. */
static struct said *
find(struct saids *saids, char event, const unsigned char *plan,
    const int32_t days[2])
{
	unsigned char hash[CHECK_SUBJECT_BYTES];

	check_subject(plan, hash);
	for (size_t i = saids->count; i > 0; i--) {
		struct said *said = &saids->all[i - 1];

		if (said->event == event && said->start == days[0] &&
		    said->end == days[1] &&
		    memcmp(said->plan, hash, sizeof hash) == 0)
			return said;
	}
	return NULL;
}

/* ------------------------------------------------------------------ rows */

/* What a row of any of the three sorts has in its first six columns. */
struct row {
	const unsigned char *plan;
	int32_t days[2];
	unsigned char hash[CHECK_HASH_BYTES]; /* of its body, or the draw's */
};

static void
hash_of(const void *bytes, size_t size, unsigned char *hash)
{
	crypto_generichash(hash, CHECK_HASH_BYTES, bytes, size, NULL, 0);
}

static bool
read_row(struct stmt *stmt, bool is_draw, struct row *row)
{
	size_t size = 0;
	const void *bytes;

	row->plan = stmt_blob(stmt, 0, &size);
	if (size != UID_BYTES)
		return false;
	row->days[0] = (int32_t)stmt_int(stmt, 2);
	row->days[1] = (int32_t)stmt_int(stmt, 3);
	if (!is_draw) {
		const char *text = stmt_text(stmt, 1);

		hash_of(text, strlen(text), row->hash);
		return true;
	}
	bytes = stmt_blob(stmt, 1, &size);
	if (size == sizeof row->hash)
		memcpy(row->hash, bytes, size);
	return size == sizeof row->hash;
}

static void
add_hex(struct buf *text, const void *bytes, size_t size)
{
	char hex[2 * CHECK_HASH_BYTES + 1];

	text_hex(bytes, size, hex);
	buf_add_format(text, "%s\n", hex);
}

static void
add_days(struct buf *text, const int32_t days[2])
{
	char first[DAY_TEXT_BYTES], last[DAY_TEXT_BYTES];

	day_format(days[0], first);
	day_format(days[1], last);
	buf_add_format(text, "%s %s\n", first, last);
}

static bool
is_signed(struct stmt *stmt, const struct buf *text)
{
	size_t signature_bytes = 0, key_bytes = 0;
	const unsigned char *signature = stmt_blob(stmt, 4, &signature_bytes);
	const unsigned char *key = stmt_blob(stmt, 5, &key_bytes);

	return signature_bytes == crypto_sign_BYTES &&
	       key_bytes == crypto_sign_PUBLICKEYBYTES &&
	       crypto_sign_verify_detached(signature,
		   (const unsigned char *)text->text, text->length, key) == 0;
}

static void
check_plan(struct check *check, struct saids *saids, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	struct said *said = NULL;
	struct row row;

	buf_add_text(&text, "sayso plan signature 1\n");
	add_hex(&text, check->vault_uid, UID_BYTES);
	buf_add_text(&text, stmt_text(stmt, 1));
	if (read_row(stmt, false, &row))
		said = find(saids, 'p', row.plan, row.days);
	if (said == NULL ||
	    memcmp(said->hash, row.hash, sizeof row.hash) != 0 ||
	    !is_signed(stmt, &text))
		check_found(check, "",
		    "A plan for figures is not the one a worker signed.");
	buf_clear(&text);
}

static enum status
is_marked(struct check *check, const struct row *row, bool *yes)
{
	unsigned char hash[CHECK_SUBJECT_BYTES];
	struct buf text = BUF_EMPTY;
	struct stmt *stmt = stmt_open(check->store, sql_is_marked);
	int64_t count = 0;
	enum status status;

	buf_add_text(&text, "sayso period 1\n");
	add_hex(&text, row->plan, UID_BYTES);
	add_days(&text, row->days);
	crypto_generichash(hash, sizeof hash, (const unsigned char *)text.text,
	    text.length, NULL, 0);
	buf_clear(&text);
	stmt_bind_blob(stmt, ":hash", hash, sizeof hash);
	stmt_bind_int(stmt, ":start", row->days[0]);
	stmt_bind_int(stmt, ":end", row->days[1]);
	status = stmt_one_int(&stmt, &count);
	*yes = count > 0;
	return status;
}

static enum status
check_draw(struct check *check, struct saids *saids, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	struct said *said = NULL;
	struct row row;
	bool yes = false;
	enum status status = STATUS_OK;

	if (read_row(stmt, true, &row)) {
		said = find(saids, 'c', row.plan, row.days);
		status = is_marked(check, &row, &yes);
		buf_add_text(&text, "sayso draw 1\n");
		add_hex(&text, check->vault_uid, UID_BYTES);
		add_hex(&text, row.plan, UID_BYTES);
		add_days(&text, row.days);
		add_hex(&text, row.hash, sizeof row.hash);
	}
	if (said != NULL)
		said->is_found = true;
	if (said == NULL ||
	    memcmp(said->hash, row.hash, sizeof row.hash) != 0 ||
	    !is_signed(stmt, &text))
		check_found(check, "",
		    "A draw for figures is not the one a worker signed.");
	else if (!yes)
		check_found(check, "", "A closed time is not kept closed.");
	if (stmt_int(stmt, 6) != 0 && stmt_int(stmt, 7) == 0 &&
	    (said == NULL || find(saids, 'd', row.plan, row.days) == NULL))
		check_found(check, "", "Figures that were made are gone.");
	buf_clear(&text);
	return status;
}

static void
check_release(struct check *check, struct saids *saids, struct stmt *stmt)
{
	struct buf text = BUF_EMPTY;
	struct said *said = NULL;
	struct row row;
	size_t size = 0;
	const void *head = stmt_blob(stmt, 7, &size);
	bool is_good = size == CHECK_HASH_BYTES && read_row(stmt, false, &row);

	if (is_good) {
		said = find(saids, 'r', row.plan, row.days);
		if (said == NULL)
			said = find(saids, 'n', row.plan, row.days);
		buf_add_text(&text, "sayso release 1\n");
		add_hex(&text, check->vault_uid, UID_BYTES);
		add_hex(&text, row.plan, UID_BYTES);
		add_days(&text, row.days);
		add_hex(&text, row.hash, sizeof row.hash);
		buf_add_format(&text, "%" PRId64 "\n", stmt_int(stmt, 6));
		add_hex(&text, head, CHECK_HASH_BYTES);
		is_good = is_signed(stmt, &text);
	}
	/* One that came from releases.db has no entry here. */
	if (!is_good || (said != NULL &&
			    memcmp(said->hash, row.hash, sizeof row.hash) != 0))
		check_found(
		    check, "", "Closed figures are not those a worker signed.");
	buf_clear(&text);
}

/* ------------------------------------------------------------------ whole */

static enum status
check_rows(struct check *check, struct saids *saids, const char *sql)
{
	struct stmt *stmt = stmt_open(check->store, sql);
	enum status status = STATUS_OK, last;

	while (status == STATUS_OK && stmt_step(stmt)) {
		if (sql == sql_plans)
			check_plan(check, saids, stmt);
		else if (sql == sql_draws)
			status = check_draw(check, saids, stmt);
		else
			check_release(check, saids, stmt);
	}
	last = stmt_done(&stmt);
	return status == STATUS_OK ? last : status;
}

enum status
check_closed(struct check *check)
{
	struct saids saids = {NULL, 0, 0};
	enum status status = read_entries(check, &saids);

	if (status == STATUS_OK)
		status = check_rows(check, &saids, sql_plans);
	if (status == STATUS_OK)
		status = check_rows(check, &saids, sql_draws);
	if (status == STATUS_OK)
		status = check_rows(check, &saids, sql_published);
	for (size_t i = 0; status == STATUS_OK && i < saids.count; i++)
		if (saids.all[i].event == 'c' && !saids.all[i].is_found)
			check_found(check, "",
			    "A time was closed, and its draw is gone.");
	mem_free(saids.all);
	return status;
}
