/*
 * own_say_hand: what a young person says with the laptop in their hands and no
 * key: only less (DESIGN 3, 6).
 *
 * Their no is at once.  Within the hand-over it can be taken back, because what
 * it was before is known here and nowhere else; then it is gone.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/own_say_internal.h"

static const char sql_stated[] =
    "SELECT c.entry IN (SELECT entry FROM statement WHERE person = :person)"
    " FROM consent c WHERE c.person = :person AND c.kind = :kind";

/* ---------------------------------------------------------- what can come back
 */

void
own_noes_free(struct own_noes **noes)
{
	if (*noes == NULL)
		return;
	mem_free((*noes)->all);
	mem_free(*noes);
	*noes = NULL;
}

const struct own_no *
own_noes_find(const struct records *records, int64_t person, int64_t kind)
{
	const struct own_noes *noes = records->own_noes;

	for (size_t i = 0; noes != NULL && i < noes->count; i++)
		if (noes->all[i].person == person && noes->all[i].kind == kind)
			return &noes->all[i];
	return NULL;
}

void
own_noes_add(struct records *records, int64_t person,
    const struct kind_row *kind, const struct consent_row *before)
{
	struct own_noes *noes = records->own_noes;
	struct own_no *no;
	void *all;

	if (!before->is_yes || (before->shut_on != DAY_NONE &&
				   strcmp(before->why_shut, "own_no") == 0))
		return;
	if (noes == NULL)
		noes = records->own_noes = mem_alloc(1, sizeof(*noes));
	all = noes->all;
	mem_grow(&all, &noes->room, noes->count + 1, sizeof(*noes->all));
	noes->all = all;
	no = &noes->all[noes->count++];
	*no = (struct own_no){.person = person,
	    .kind = kind->id,
	    .shut_on = before->shut_on,
	    .goes_on = before->goes_on,
	    .heard_by = before->heard_by};
	memcpy(no->name, kind->name, sizeof(no->name));
	if (before->shut_on != DAY_NONE)
		memcpy(no->why_shut, before->why_shut, sizeof(no->why_shut));
}

/* One kind, or 0: all of them. */
void
own_noes_drop(struct records *records, int64_t person, int64_t kind)
{
	struct own_noes *noes = records->own_noes;
	size_t kept = 0;

	for (size_t i = 0; noes != NULL && i < noes->count; i++)
		if (noes->all[i].person != person ||
		    (kind != 0 && noes->all[i].kind != kind))
			noes->all[kept++] = noes->all[i];
	if (noes != NULL)
		noes->count = kept;
}

enum status
own_say_undoable(
    struct records *records, const char *code, char ***kinds, size_t *count)
{
	const struct own_noes *noes = records->own_noes;
	struct subject subject;
	enum status status = consent_subject(records, code, &subject);

	*kinds = NULL;
	*count = 0;
	if (status != STATUS_OK || noes == NULL)
		return status;
	*kinds = mem_alloc(noes->count + 1, sizeof(**kinds));
	for (size_t i = 0; i < noes->count; i++)
		if (noes->all[i].person == subject.person)
			(*kinds)[(*count)++] = mem_text(noes->all[i].name);
	return STATUS_OK;
}

void
own_say_kinds_clear(char ***kinds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		mem_wipe_text(&(*kinds)[i]);
	mem_free(*kinds);
	*kinds = NULL;
}

/* ------------------------------------------------------------------- no, keep
 */

/* What all kinds are before it. */
struct before {
	struct kind_row kind;
	struct consent_row row;
};

static enum status
read_before(struct records *records, const struct subject *subject,
    const struct consent_list *list, struct before *before)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; status == STATUS_OK && i < list->count; i++) {
		status =
		    kind_row_any(records, list->lines[i].kind, &before[i].kind);
		if (status == STATUS_OK)
			status = consent_read(records, subject->person,
			    before[i].kind.id, &before[i].row);
	}
	return status;
}

static bool
is_named(const char *kind, const char *const *kinds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(kinds[i], kind) == 0 || strcmp(kinds[i], "all") == 0)
			return true;
	return false;
}

enum status
own_say_no(struct records *records, const char *code, const char *const *kinds,
    size_t count)
{
	struct consent_list list;
	struct subject subject;
	struct before *before = NULL;
	enum status status = consent_list(records, code, &list);

	if (status != STATUS_OK)
		return status;
	before = mem_alloc(list.count + 1, sizeof(*before));
	status = consent_subject(records, code, &subject);
	if (status == STATUS_OK)
		status = read_before(records, &subject, &list, before);
	if (status == STATUS_OK)
		status = consent_own_no(records, code, kinds, count);
	for (size_t i = 0; status == STATUS_OK && i < list.count; i++)
		if (is_named(list.lines[i].kind, kinds, count))
			own_noes_add(records, subject.person, &before[i].kind,
			    &before[i].row);
	mem_free(before);
	consent_list_clear(&list);
	return status;
}

enum status
own_say_keep(struct records *records, const char *code,
    const char *const *kinds, size_t count)
{
	return consent_restrict(records, code, kinds, count);
}

/* ----------------------------------------------------------------------- less
 */

static enum status
narrow_make(struct records *records, const struct subject *subject,
    const struct own_change *change, struct own_act *act)
{
	enum status status = kind_row_any(records, change->kind, &act->kind);

	if (status == STATUS_OK)
		status =
		    own_terms_make(records, change, &act->kind, &act->terms);
	if (status == STATUS_OK)
		status = consent_read(
		    records, subject->person, act->kind.id, &act->before);
	if (status != STATUS_OK)
		return status;
	if (strcmp(act->before.state, "live") != 0)
		return REFUSE(STATUS_NOT_FOUND,
		    "That is not in use, so there is nothing to make less.");
	if (change->until == DAY_NONE)
		act->terms.until = act->before.until;
	if (act->terms.until > act->before.until ||
	    act->terms.count > act->before.count ||
	    !consent_see_is_within(
		act->terms.see, act->terms.see_user, &act->before))
		return REFUSE(STATUS_NO_CONSENT,
		    "That is more than before, and only a key says yes to "
		    "more.");
	return STATUS_OK;
}

static enum status
narrow_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_act *act)
{
	struct ledger_entry entry = {false, "own_narrow", subject->uid, NULL};
	struct buf body = BUF_EMPTY;
	int64_t n = 0;
	enum status status;

	buf_add_format(&body, "narrow %s ", act->kind.name);
	own_terms_text(&act->terms, &body);
	buf_add_char(&body, '\n');
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	buf_clear(&body);
	if (status == STATUS_OK)
		status = own_narrow_write(records, txn, subject, act, n);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject->person);
	return status;
}

enum status
own_say_narrow(
    struct records *records, const char *code, const struct own_change *change)
{
	struct own_act act = {.answer = OWN_YES};
	struct subject subject;
	struct txn *txn = NULL;
	enum status status = consent_subject(records, code, &subject);

	if (status == STATUS_OK)
		status = narrow_make(records, &subject, change, &act);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = narrow_write(records, txn, &subject, &act);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	return status;
}

/* ----------------------------------------------------------------------- back
 */

/* Was the no signed?  Then only a signature takes it back. */
static enum status
check_unsigned(struct records *records, int64_t person, int64_t kind)
{
	struct stmt *stmt = stmt_open(records->store, sql_stated);
	int64_t is_stated = 0;
	enum status status;

	stmt_bind_int(stmt, ":person", person);
	stmt_bind_int(stmt, ":kind", kind);
	status = stmt_one_int(&stmt, &is_stated);
	if (status == STATUS_OK && is_stated != 0)
		status = REFUSE(STATUS_NO_CONSENT,
		    "They signed that no. Their key takes it back.");
	return status;
}

static enum status
back_write(struct records *records, struct txn *txn,
    const struct subject *subject, const struct own_no *no)
{
	struct ledger_entry entry = {false, "own_back", subject->uid, NULL};
	struct buf body = BUF_EMPTY;
	int64_t n = 0;
	enum status status;

	buf_add_format(&body, "back %s\n", no->name);
	entry.body = body.text;
	status = ledger_add(records, txn, &entry, &n);
	buf_clear(&body);
	if (status == STATUS_OK)
		status = own_back_write(records, txn, no, n);
	if (status == STATUS_OK)
		status = counted_refresh(records, txn, subject->person);
	return status;
}

enum status
own_say_back(struct records *records, const char *code, const char *kind)
{
	const struct own_no *no = NULL;
	struct kind_row row;
	struct subject subject;
	struct txn *txn = NULL;
	enum status status = consent_subject(records, code, &subject);

	if (status == STATUS_OK)
		status = kind_row_any(records, kind, &row);
	if (status != STATUS_OK)
		return status;
	no = own_noes_find(records, subject.person, row.id);
	if (no == NULL)
		return REFUSE(STATUS_NOT_FOUND,
		    "There is no no of this hand-over to take back.");
	status = check_unsigned(records, subject.person, row.id);
	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = back_write(records, txn, &subject, no);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		own_noes_drop(records, subject.person, row.id);
	records_abandon(records, &txn);
	return status;
}

enum status
own_say_leave(struct records *records, const char *code)
{
	struct subject subject;
	struct txn *txn = NULL;
	enum status status = consent_subject(records, code, &subject);

	if (status == STATUS_OK)
		status = txn_begin(records->store, &txn);
	if (status == STATUS_OK)
		status = runout_own(records, txn, subject.person);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	if (status == STATUS_OK)
		own_noes_drop(records, subject.person, 0);
	records_abandon(records, &txn);
	return status;
}
