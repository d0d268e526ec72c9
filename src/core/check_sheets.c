/*
 * check_sheets: is every sheet that was printed still asked for until somebody
 * said that it is gone?
 *
 * Each row must be what its entries say, and each entry must have its row: a
 * sheet that is out there and stands nowhere would be forgotten.
 */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/check_internal.h"

static const char sql_entries[] =
    "SELECT n, day, subject, event, CAST(body AS BLOB) FROM ledger"
    " WHERE salt IS NOT NULL AND event IN ('sheet_made', 'sheet_gone')"
    " ORDER BY n";
static const char sql_rows[] =
    "SELECT s.uid, g.uid, m.uid, s.made_on, s.until_on, e.uid,"
    " coalesce(s.gone_on, -1) FROM sheet s"
    " LEFT JOIN work_group g ON g.id = s.work_group"
    " LEFT JOIN user m ON m.id = s.made_by LEFT JOIN user e ON e.id = "
    "s.gone_by";

/* What the ledger says of one sheet. */
struct sheet {
	unsigned char hash[CHECK_SUBJECT_BYTES];
	unsigned char group[CHECK_SUBJECT_BYTES];
	unsigned char made_by[CHECK_SUBJECT_BYTES];
	unsigned char gone_by[CHECK_SUBJECT_BYTES];
	int32_t made_on;
	int32_t until_on;
	int32_t gone_on; /* -1: it is not */
	bool has_row;
};

struct sheets {
	struct sheet *sheets;
	size_t count;
	size_t room;
};

static struct sheet *
find(const struct sheets *all, const unsigned char *hash)
{
	for (size_t i = 0; i < all->count; i++)
		if (memcmp(all->sheets[i].hash, hash, CHECK_SUBJECT_BYTES) == 0)
			return &all->sheets[i];
	return NULL;
}

static struct sheet *
add(struct sheets *all, const unsigned char *hash)
{
	void *sheets = all->sheets;
	struct sheet *sheet;

	mem_grow(&sheets, &all->room, all->count + 1, sizeof(*sheet));
	all->sheets = sheets;
	sheet = &all->sheets[all->count++];
	memcpy(sheet->hash, hash, CHECK_SUBJECT_BYTES);
	sheet->gone_on = -1;
	return sheet;
}

/* "sheet HASH" and, when it was made, "until DAY"; nothing else. */
static bool
fold_body(struct sheets *all, struct stmt *stmt, const struct check_body *body,
    const struct check_opening *opening)
{
	const struct check_line *lines = body->lines + opening->lines;
	size_t count = body->count - opening->lines;
	bool is_made = strcmp(stmt_text(stmt, 3), "sheet_made") == 0;
	unsigned char hash[CHECK_SUBJECT_BYTES];
	struct sheet *sheet;

	if (count != (is_made ? 2 : 1) || strcmp(lines[0].key, "sheet") != 0 ||
	    !check_hex(lines[0].value, hash, sizeof(hash)))
		return false;
	sheet = find(all, hash);
	if (!is_made) {
		if (sheet == NULL || sheet->gone_on != -1)
			return false;
		memcpy(sheet->gone_by, opening->by, sizeof(sheet->gone_by));
		sheet->gone_on = (int32_t)stmt_int(stmt, 1);
		return true;
	}
	if (sheet != NULL || strcmp(lines[1].key, "until") != 0)
		return false;
	sheet = add(all, hash);
	memcpy(sheet->made_by, opening->by, sizeof(sheet->made_by));
	sheet->made_on = (int32_t)stmt_int(stmt, 1);
	return day_parse(lines[1].value, &sheet->until_on) == STATUS_OK;
}

static bool
fold_entry(struct sheets *all, struct stmt *stmt)
{
	struct check_opening opening;
	struct check_body body;
	size_t size = 0;
	const char *bytes = stmt_blob(stmt, 4, &size);
	size_t before = all->count;
	bool is_good;

	is_good = check_body_read(bytes, size, &body) &&
		  check_body_opening(&body, &opening) &&
		  fold_body(all, stmt, &body, &opening);
	check_body_clear(&body);
	if (is_good && all->count > before) {
		const void *subject = stmt_blob(stmt, 2, &size);

		if (size == CHECK_SUBJECT_BYTES)
			memcpy(all->sheets[before].group, subject, size);
	}
	return is_good;
}

static enum status
fold_entries(struct check *check, struct sheets *all)
{
	struct stmt *stmt = stmt_open(check->store, sql_entries);

	while (stmt_step(stmt)) {
		if (!fold_entry(all, stmt))
			check_found(check, "",
			    "History entry %" PRId64 " cannot be understood.",
			    stmt_int(stmt, 0));
	}
	return stmt_done(&stmt);
}

/* Is the uid in a column the one of this hash?  No uid: only of zeros. */
static bool
is_uid_of(struct stmt *stmt, int column, const unsigned char *hash)
{
	unsigned char found[CHECK_SUBJECT_BYTES] = {0};
	size_t size = 0;
	const void *uid = stmt_blob(stmt, column, &size);

	if (size == UID_BYTES)
		check_subject(uid, found);
	return memcmp(found, hash, sizeof(found)) == 0;
}

static bool
is_same(const struct sheet *sheet, struct stmt *stmt)
{
	return is_uid_of(stmt, 1, sheet->group) &&
	       is_uid_of(stmt, 2, sheet->made_by) &&
	       stmt_int(stmt, 3) == sheet->made_on &&
	       stmt_int(stmt, 4) == sheet->until_on &&
	       is_uid_of(stmt, 5, sheet->gone_by) &&
	       stmt_int(stmt, 6) == sheet->gone_on;
}

static enum status
check_rows(struct check *check, struct sheets *all)
{
	struct stmt *stmt = stmt_open(check->store, sql_rows);

	while (stmt_step(stmt)) {
		unsigned char hash[CHECK_SUBJECT_BYTES] = {0};
		struct sheet *sheet;
		size_t size = 0;
		const void *uid = stmt_blob(stmt, 0, &size);

		if (size == UID_BYTES)
			check_subject(uid, hash);
		sheet = find(all, hash);
		if (sheet != NULL)
			sheet->has_row = true;
		if (sheet == NULL || !is_same(sheet, stmt))
			check_found(check, "",
			    "A printed sheet is not as it was written down.");
	}
	return stmt_done(&stmt);
}

enum status
check_sheets(struct check *check)
{
	struct sheets all = {NULL, 0, 0};
	enum status status = fold_entries(check, &all);

	if (status == STATUS_OK)
		status = check_rows(check, &all);
	for (size_t i = 0; status == STATUS_OK && i < all.count; i++) {
		if (!all.sheets[i].has_row)
			check_found(check, "",
			    "A sheet was printed, and nothing of it is left in"
			    " the records.");
	}
	mem_free(all.sheets);
	return status;
}
