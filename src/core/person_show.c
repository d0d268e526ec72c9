/*
 * person_show: one worker's look at one person.
 *
 * Decides which kinds this look opens, commits the look that names them, and
 * only then reads a value.  What is shut, for an emergency only, or for
 * somebody else comes back as a kind without value, with the reason.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"
#include "core/person_internal.h"

static const char sql_lines[] =
    "SELECT " CONSENT_LINE_COLUMNS ", v.kind, coalesce(v.heard_by, 0),"
    " coalesce(v.see_user, 0),"
    " coalesce((SELECT name FROM user WHERE id = v.see_user), '')"
    " FROM v_consent v JOIN kind k ON k.id = v.kind"
    " JOIN notice n ON n.id = v.notice"
    " LEFT JOIN user u ON u.id = v.heard_by"
    " WHERE v.person = :person ORDER BY k.position, k.id";
static const char sql_able[] =
    "SELECT capacity = 'able' FROM person WHERE id = :person";

/* One kind as this look may see it. */
struct opened {
	struct consent_line say;
	int64_t kind;
	bool opens;
	const char *why_not;            /* literal; NULL when it opens */
	char *see_name;                 /* the worker they chose, or "" */
	char looked[MOMENT_TEXT_BYTES]; /* my last look before this; "": none */
};

struct opening {
	struct opened *kinds;
	size_t count;
};

static void
opened_clear(struct opened *kind)
{
	consent_line_clear(&kind->say);
	mem_free(kind->see_name);
}

static void
opening_clear(struct opening *opening)
{
	size_t i;

	for (i = 0; i < opening->count; i++)
		opened_clear(&opening->kinds[i]);
	mem_free(opening->kinds);
	memset(opening, 0, sizeof *opening);
}

/* What keeps this line's value from this worker under this reason? */
static const char *
why_not(const struct records *records, const struct consent_line *say,
    struct stmt *row, enum look_reason reason)
{
	int64_t heard_by = stmt_int(row, 16), see_user = stmt_int(row, 17);

	if (strcmp(say->state, "gone") == 0)
		return "They said no to this.";
	if (strcmp(say->state, "shut") == 0)
		return "Shut: kept for them alone until they say yes again.";
	if (strcmp(say->see, "nobody") == 0)
		return "Only counted; nobody sees it.";
	if (strcmp(say->see, "worker") == 0 && see_user != records->me)
		return "For one worker of their choice only.";
	if (strcmp(say->see, "emergency") == 0 && reason != LOOK_EMERGENCY)
		return "For an emergency only.";
	if (strcmp(say->level, "carried") == 0 && heard_by != records->me)
		return "Carried over from an old file; they have to be asked.";
	return NULL;
}

static bool
is_asked_for(const char *kind, const char *const *kinds, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(kind, kinds[i]) == 0)
			return true;
	return count == 0;
}

static enum status
read_opening(struct records *records, int64_t person,
    const struct look_why *why, struct opening *opening)
{
	struct stmt *stmt = stmt_open(records->store, sql_lines);
	void *array = NULL;
	size_t room = 0;

	stmt_bind_int(stmt, ":person", person);
	while (stmt_step(stmt)) {
		struct opened *kind;

		mem_grow(&array, &room, opening->count + 1, sizeof *kind);
		opening->kinds = array;
		kind = &opening->kinds[opening->count++];
		consent_line_read(stmt, &kind->say);
		kind->kind = stmt_int(stmt, 15);
		kind->see_name = mem_text(stmt_text(stmt, 18));
		kind->why_not = why_not(records, &kind->say, stmt, why->reason);
		kind->opens = kind->why_not == NULL;
	}
	return stmt_done(&stmt);
}

static bool
opens(const struct opening *opening, const char *kind)
{
	size_t i;

	for (i = 0; i < opening->count; i++)
		if (opening->kinds[i].opens &&
		    strcmp(opening->kinds[i].say.kind, kind) == 0)
			return true;
	return false;
}

/* Before this look is one of them. */
static enum status
read_last_looks(struct records *records, const unsigned char uid[UID_BYTES],
    struct opening *opening)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; status == STATUS_OK && i < opening->count; i++)
		if (opening->kinds[i].opens)
			status = look_newest(records, uid,
			    opening->kinds[i].say.kind,
			    opening->kinds[i].looked);
	return status;
}

/* The entry names what is opened; what to call them is always part of it. */
static enum status
commit_look(struct records *records, const unsigned char uid[UID_BYTES],
    const struct look_why *why, const struct opening *opening)
{
	const char **names = mem_alloc(opening->count + 1, sizeof *names);
	struct txn *txn = NULL;
	size_t count = 0, i;
	enum status status;

	if (!opens(opening, "name") && !opens(opening, "handle"))
		names[count++] = "name";
	for (i = 0; i < opening->count; i++)
		if (opening->kinds[i].opens)
			names[count++] = opening->kinds[i].say.kind;
	status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = look_write(records, txn, uid, why, names, count);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	mem_free(names);
	return status;
}

static enum status
read_line(struct records *records, int64_t person, struct opened *kind,
    struct field_line *line)
{
	enum status status = STATUS_OK;

	line->say = kind->say; /* moved */
	memset(&kind->say, 0, sizeof kind->say);
	line->see_name = kind->see_name;
	kind->see_name = NULL;
	line->held_on = DAY_NONE;
	line->set_by = mem_text("");
	if (!kind->opens) {
		line->why_not = mem_text(kind->why_not);
		return STATUS_OK;
	}
	status = person_value(records, person, kind->kind, kind->looked, line);
	if (status == STATUS_OK && line->value == NULL && line->why_not == NULL)
		line->why_not = mem_text("Nothing is held.");
	return status;
}

static enum status
read_person(struct records *records, int64_t person, bool last_here,
    struct person_view *view)
{
	struct buf called = BUF_EMPTY;
	struct stmt *stmt = NULL;
	int64_t able = 0;
	enum status status;

	status = person_called(records, person, &called);
	if (status == STATUS_NOT_FOUND)
		status = STATUS_OK;
	view->called = buf_take(&called);
	view->last_here = DAY_NONE;
	if (status == STATUS_OK && last_here)
		status = person_last_here(records, person, &view->last_here);
	if (status == STATUS_OK) {
		stmt = stmt_open(records->store, sql_able);
		stmt_bind_int(stmt, ":person", person);
		status = stmt_one_int(&stmt, &able);
		view->is_able = able != 0;
	}
	return status;
}

/* Keep what was asked for, in the kinds' own order; an unknown kind is told. */
static enum status
narrow_to(struct records *records, struct opening *opening,
    const char *const *kinds, size_t count)
{
	size_t kept = 0, i;
	enum status status = STATUS_OK;

	for (i = 0; status == STATUS_OK && i < count; i++) {
		struct kind_row row;

		status = kind_row_any(records, kinds[i], &row);
	}
	if (status != STATUS_OK)
		return status;
	for (i = 0; i < opening->count; i++) {
		if (is_asked_for(opening->kinds[i].say.kind, kinds, count))
			opening->kinds[kept++] = opening->kinds[i];
		else
			opened_clear(&opening->kinds[i]);
	}
	opening->count = kept;
	return STATUS_OK;
}

enum status
person_show(struct records *records, const char *code,
    const struct look_why *why, const char *const *kinds, size_t count,
    struct person_view *view)
{
	struct opening opening = {NULL, 0};
	struct subject subject;
	enum status status;
	size_t i;

	memset(view, 0, sizeof *view);
	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = read_opening(records, subject.person, why, &opening);
	if (status == STATUS_OK)
		status = narrow_to(records, &opening, kinds, count);
	if (status == STATUS_OK)
		status = read_last_looks(records, subject.uid, &opening);
	if (status == STATUS_OK)
		status = commit_look(records, subject.uid, why, &opening);
	if (status == STATUS_OK)
		status = read_person(records, subject.person,
		    opens(&opening, "attendance"), view);
	if (status != STATUS_OK)
		goto out;
	uid_code(subject.uid, view->code);
	view->fields = mem_alloc(opening.count + 1, sizeof *view->fields);
	for (i = 0; status == STATUS_OK && i < opening.count; i++)
		status = read_line(records, subject.person, &opening.kinds[i],
		    &view->fields[view->count++]);
out:
	opening_clear(&opening);
	if (status != STATUS_OK)
		person_view_clear(view);
	return status;
}

void
person_view_clear(struct person_view *view)
{
	size_t i;

	for (i = 0; i < view->count; i++) {
		consent_line_clear(&view->fields[i].say);
		mem_wipe_text(&view->fields[i].value);
		mem_wipe_text(&view->fields[i].why_not);
		mem_wipe_text(&view->fields[i].set_by);
		mem_wipe_text(&view->fields[i].disputed);
		mem_free(view->fields[i].see_name);
	}
	mem_free(view->fields);
	mem_wipe_text(&view->called);
	memset(view, 0, sizeof *view);
}
