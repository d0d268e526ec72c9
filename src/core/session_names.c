/*
 * session_names: the names on registers, for whom may read them.
 *
 * Reads no name before the looks are committed (DESIGN 1, rule 5): one list
 * entry for each of my groups, one look for each person of anybody else's.
 * Where the yes has run out the name stays on the register and is not shown.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/person_internal.h"
#include "core/session_internal.h"

static const char sql_present[] =
    "SELECT person FROM attendance WHERE session = :session";
static const char sql_may_see[] =
    "SELECT count(*) FROM v_consent WHERE person = :person AND kind = 3"
    " AND state = 'live' AND see = 'team'"
    " AND (level <> 'carried' OR heard_by = :me)";

/* One person of these registers. */
struct known {
	int64_t person;
	bool may_see;
	bool needs_look; /* on a register that is not mine */
	struct person_line line;
	char *folded; /* the name, to put it in order; NULL: not read */
};

/* One name on one register. */
struct mark {
	int64_t person;
	size_t session;            /* place in the list */
	const struct known *known; /* once the names are read */
};

struct naming {
	struct records *records;
	const struct look_why *why;
	const struct session_place *places;
	struct session_list *list;
	bool *mine;  /* beside the sessions */
	bool *cover; /* mine as cover only */
	struct mark *marks;
	size_t marks_count;
	size_t marks_room;
	struct known *known; /* in order of person */
	size_t known_count;
};

static void
naming_clear(struct naming *naming)
{
	for (size_t i = 0; i < naming->known_count; i++) {
		mem_wipe_text(&naming->known[i].line.called);
		mem_wipe_text(&naming->known[i].line.group);
		mem_wipe_text(&naming->known[i].folded);
	}
	mem_free(naming->known);
	mem_free(naming->marks);
	mem_free(naming->mine);
	mem_free(naming->cover);
}

/* -------------------------------------------------------- who and where */

/* A session of my group, or one without a group that I worked at. */
static enum status
judge(struct naming *naming, size_t i)
{
	const struct session_place *place = &naming->places[i];
	struct session *session = &naming->list->sessions[i];
	enum status status = STATUS_OK;

	if (place->group == 0)
		naming->mine[i] = place->i_worked;
	else
		status = group_mine(naming->records, place->group,
		    &naming->mine[i], &naming->cover[i]);
	session->is_withheld =
	    !naming->mine[i] && naming->why == NULL && session->names_count > 0;
	return status;
}

static enum status
collect_marks(struct naming *naming, size_t i)
{
	struct stmt *stmt = stmt_open(naming->records->store, sql_present);

	stmt_bind_int(stmt, ":session", naming->places[i].id);
	while (stmt_step(stmt)) {
		mem_grow((void **)&naming->marks, &naming->marks_room,
		    naming->marks_count + 1, sizeof *naming->marks);
		naming->marks[naming->marks_count++] =
		    (struct mark){stmt_int(stmt, 0), i, NULL};
	}
	return stmt_done(&stmt);
}

static enum status
collect(struct naming *naming)
{
	size_t count = naming->list->count;
	enum status status = STATUS_OK;

	naming->mine = mem_alloc(count, sizeof *naming->mine);
	naming->cover = mem_alloc(count, sizeof *naming->cover);
	for (size_t i = 0; status == STATUS_OK && i < count; i++) {
		const struct session *session = &naming->list->sessions[i];

		status = judge(naming, i);
		if (status == STATUS_OK && session->names_count > 0 &&
		    !session->is_withheld)
			status = collect_marks(naming, i);
	}
	return status;
}

static int
compare_known(const void *one, const void *other)
{
	const struct known *a = one;
	const struct known *b = other;

	return (a->person > b->person) - (a->person < b->person);
}

static struct known *
find_known(struct naming *naming, int64_t person)
{
	struct known wanted = {.person = person};

	return bsearch(&wanted, naming->known, naming->known_count,
	    sizeof *naming->known, compare_known);
}

static enum status
judge_known(struct naming *naming, struct known *known)
{
	struct stmt *stmt = stmt_open(naming->records->store, sql_may_see);
	int64_t rows = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", known->person);
	stmt_bind_int(stmt, ":me", naming->records->me);
	status = stmt_one_int(&stmt, &rows);
	known->may_see = rows > 0;
	return status;
}

/* Each person once, with what is to be known before their name is read. */
static enum status
gather_known(struct naming *naming)
{
	struct known *known;
	size_t count = 0;
	enum status status = STATUS_OK;

	known = mem_alloc(naming->marks_count, sizeof *known);
	naming->known = known;
	for (size_t i = 0; i < naming->marks_count; i++)
		known[i].person = naming->marks[i].person;
	qsort(known, naming->marks_count, sizeof *known, compare_known);
	for (size_t i = 0; i < naming->marks_count; i++) {
		if (count == 0 || known[count - 1].person != known[i].person)
			known[count++] = known[i];
	}
	naming->known_count = count;
	for (size_t i = 0; i < naming->marks_count; i++) {
		if (!naming->mine[naming->marks[i].session])
			find_known(naming, naming->marks[i].person)
			    ->needs_look = true;
	}
	for (size_t i = 0; status == STATUS_OK && i < count; i++)
		status = judge_known(naming, &known[i]);
	return status;
}

/* ---------------------------------------------------------------- looks */

/*
 * Was this group's entry written for a session before in the list?  look_list()
 * would find that out too, at the price of a query each.
 */
static bool
is_listed(const struct naming *naming, size_t i)
{
	const struct session_place *places = naming->places;

	if (places[i].group == 0)
		return false;
	for (size_t before = i; before > 0; before--) {
		if (places[before - 1].group == places[i].group &&
		    naming->list->sessions[before - 1].names_count > 0)
			return true;
	}
	return false;
}

static enum status
write_lists(struct naming *naming, struct txn *txn)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < naming->list->count;
	     i++) {
		const struct session_place *place = &naming->places[i];

		if (!naming->mine[i] ||
		    naming->list->sessions[i].names_count == 0 ||
		    is_listed(naming, i))
			continue;
		status = look_list(naming->records, txn,
		    place->group == 0 ? place->uid : place->group_uid,
		    naming->cover[i]);
	}
	return status;
}

static enum status
write_look(struct naming *naming, struct txn *txn, int64_t person)
{
	static const char *const kinds[] = {"name", "attendance"};
	unsigned char uid[UID_BYTES];
	char code[CODE_TEXT_BYTES];
	enum status status;

	status = person_identity(naming->records, person, uid, code);
	if (status == STATUS_OK)
		status = look_write(
		    naming->records, txn, uid, naming->why, kinds, 2);
	return status;
}

static enum status
write_all(struct naming *naming)
{
	struct txn *txn = NULL;
	enum status status;

	status = txn_begin(naming->records->store, &txn);
	if (status == STATUS_OK)
		status = write_lists(naming, txn);
	for (size_t i = 0; status == STATUS_OK && i < naming->known_count;
	     i++) {
		const struct known *known = &naming->known[i];

		if (known->needs_look && known->may_see)
			status = write_look(naming, txn, known->person);
	}
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(naming->records, &txn);
	return status;
}

/* ---------------------------------------------------------------- names */

static enum status
read_lines(struct naming *naming)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < naming->known_count;
	     i++) {
		struct known *known = &naming->known[i];

		if (!known->may_see)
			continue;
		status = person_line_read(
		    naming->records, known->person, &known->line);
		if (status == STATUS_OK)
			known->folded = person_folded(known->line.called);
	}
	return status;
}

/* By name; people of one name by their shown id. */
static int
compare_marks(const void *one, const void *other)
{
	const struct known *a = ((const struct mark *)one)->known;
	const struct known *b = ((const struct mark *)other)->known;
	int order = strcmp(a->folded, b->folded);

	return order != 0 ? order : strcmp(a->line.code, b->line.code);
}

/* Those who may be seen alone, by name. */
static void
put_in_order(struct naming *naming)
{
	size_t kept = 0;

	for (size_t i = 0; i < naming->marks_count; i++) {
		struct mark mark = naming->marks[i];

		mark.known = find_known(naming, mark.person);
		if (mark.known->may_see)
			naming->marks[kept++] = mark;
	}
	naming->marks_count = kept;
	if (kept > 0)
		qsort(
		    naming->marks, kept, sizeof *naming->marks, compare_marks);
}

/* Every session gets its own copy of the lines that belong to it. */
static void
hand_out(struct naming *naming)
{
	struct session *sessions = naming->list->sessions;

	for (size_t i = 0; i < naming->marks_count; i++) {
		const struct mark *mark = &naming->marks[i];
		struct session *session = &sessions[mark->session];
		struct person_line *line;

		if (session->present == NULL)
			session->present = mem_alloc(
			    (size_t)session->names_count, sizeof *line);
		line = &session->present[session->present_count++];
		*line = mark->known->line;
		line->called = mem_text(mark->known->line.called);
		line->group = NULL;
	}
}

enum status
session_names(struct records *records, const struct look_why *why,
    const struct session_place *places, struct session_list *list)
{
	struct naming naming = {
	    .records = records, .why = why, .places = places, .list = list};
	enum status status = collect(&naming);

	if (status != STATUS_OK || naming.marks_count == 0)
		goto out;
	status = gather_known(&naming);
	if (status == STATUS_OK)
		status = write_all(&naming);
	if (status == STATUS_OK)
		status = read_lines(&naming);
	if (status == STATUS_OK) {
		put_in_order(&naming);
		hand_out(&naming);
	}
out:
	naming_clear(&naming);
	return status;
}
