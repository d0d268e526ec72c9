/*
 * figures: what workers and managers read of the figures and the work.
 *
 * One way for both: from releases.db, verified.  A worker's copies are brought
 * up to date first, so that both read the same.
 */
#include "app/figures.h"

#include <string.h>

#include "app/figures_internal.h"
#include "core/closing.h"
#include "core/hold.h"

enum status
figures_check(const struct unlock *unlock)
{
	enum status status = unlock_check_open(unlock);

	if (status == STATUS_OK && unlock_is_recovery(unlock))
		status = unlock_refuse_words();
	return status;
}

enum status
figures_check_worker(const struct unlock *unlock)
{
	enum status status = figures_check(unlock);

	if (status == STATUS_OK && unlock->records == NULL)
		status = REFUSE(STATUS_DENIED,
		    "Only a worker can do this. Ask one of the workers.");
	return status;
}

static void
fill(struct unlock *unlock, struct figures_reading *reading)
{
	size_t count = 0;
	const struct vault_user *users = vault_users(unlock->vault, &count);

	for (size_t i = 0; i < count; i++) {
		struct publish_user *user = &reading->users[i];

		memset(user, 0, sizeof *user);
		memcpy(user->uid, users[i].uid, sizeof user->uid);
		memcpy(user->name, users[i].name, sizeof user->name);
		user->is_worker = users[i].role == ROLE_WORKER;
		memcpy(user->sign_public, users[i].sign_public,
		    sizeof user->sign_public);
	}
	reading->reading = (struct publish_reading){unlock->releases_store,
	    vault_uid(unlock->vault), reading->users, count};
}

enum status
figures_copy(struct unlock *unlock)
{
	struct records *records = unlock->records;
	struct store *releases = unlock->releases_store;
	enum status status = hold_defaults(records);

	if (status == STATUS_OK)
		status = closing_copy(records, releases);
	if (status == STATUS_OK)
		status = publish_write(records, releases);
	return status;
}

enum status
figures_begin(struct unlock *unlock, struct figures_reading *reading)
{
	enum status status = figures_check(unlock);

	if (status == STATUS_OK && unlock->records != NULL)
		status = figures_copy(unlock);
	if (status == STATUS_OK)
		fill(unlock, reading);
	return status;
}

/* --------------------------------------------------------------- periods */

enum status
figures_list(
    struct unlock *unlock, struct publish_period **periods, size_t *count)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = publish_list(&reading.reading, periods, count, NULL);
	return status;
}

enum status
figures_get(struct unlock *unlock, const char *id, struct release *release,
    struct publish_seal *seal)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = publish_get(&reading.reading, id, release, seal);
	return status;
}

enum status
figures_text(struct unlock *unlock, const char *id, struct buf *text)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = publish_text(&reading.reading, id, text);
	return status;
}

/* ------------------------------------------------------------- the work */

enum status
figures_diary(struct unlock *unlock, int32_t from_on, int32_t until_on,
    struct diary *diary)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = diary_read(&reading.reading, from_on, until_on, diary);
	return status;
}

enum status
figures_conduct(struct unlock *unlock, struct conduct_row **rows, size_t *count)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = conduct_read(&reading.reading, rows, count);
	return status;
}

enum status
figures_evidence(struct unlock *unlock, int32_t from_on, int32_t until_on,
    struct evidence *evidence)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = evidence_read(
		    &reading.reading, from_on, until_on, evidence);
	return status;
}

enum status
figures_access(struct unlock *unlock, struct access *access)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = access_read(&reading.reading, access);
	return status;
}

enum status
figures_overdue(struct unlock *unlock, int64_t *count)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status = publish_overdue(&reading.reading, count);
	return status;
}

enum status
figures_heads_follow(struct unlock *unlock, bool *follow, struct buf *sentence)
{
	struct figures_reading reading;
	enum status status = figures_begin(unlock, &reading);

	if (status == STATUS_OK)
		status =
		    publish_heads_follow(&reading.reading, follow, sentence);
	return status;
}
