/*
 * anchors: asks every anchor that can be had from here.
 */
#include "app/anchors.h"

#include "app/backup_internal.h"
#include "app/state.h"
#include "base/day.h"

static enum status
gather(struct unlock *unlock, const struct backup_place *place,
    struct anchors *anchors, int64_t *changed_at)
{
	const unsigned char *uid = vault_uid(unlock->vault);
	struct backups_there there = {NULL, 0};
	struct buf text = BUF_EMPTY;
	enum status status =
	    anchor_list_releases(unlock->releases_store, anchors);

	outlook_read(uid, STATE_ANCHORS, &text);
	anchors_read(&text, uid, anchors, changed_at);
	buf_clear(&text);
	if (status == STATUS_OK && place != NULL)
		status = backup_find(place, uid, &there);
	if (status == STATUS_OK && place != NULL)
		backup_anchors(&there, anchors);
	backup_find_clear(&there);
	return status;
}

enum status
anchors_ask(struct unlock *unlock, const struct backup_place *place,
    struct anchors_found *found)
{
	const struct outlook *outlook = &unlock->outlook;
	struct anchors anchors = ANCHORS_NONE;
	enum status status;

	*found = (struct anchors_found){.is_changed = false};
	status = gather(unlock, place, &anchors, &found->changed_at);
	if (status == STATUS_OK)
		status =
		    anchor_judge(unlock->records, &anchors, &found->answer);
	found->is_changed = outlook->has_note && !outlook->is_same;
	found->locked_at = outlook->locked_at;
	found->is_wrong = found->is_changed ||
			  found->answer.verdict == ANCHOR_OLDER ||
			  found->answer.verdict == ANCHOR_OTHER;
	anchors_clear(&anchors);
	return status;
}

void
anchors_words(const struct anchors_found *found, struct buf *text)
{
	char day[DAY_TEXT_BYTES];

	anchor_sentence(&found->answer, text);
	buf_add_char(text, '\n');
	if (found->is_changed) {
		day_format(moment_day(found->locked_at), day);
		buf_add_format(text,
		    "The records are not as this computer locked them on %s, "
		    "though the history is. Unless they were opened on "
		    "another computer since, something was put back.\n",
		    day);
	} else if (found->changed_at != 0) {
		day_format(moment_day(found->changed_at), day);
		buf_add_format(text,
		    "On %s the records were not as they had been locked.\n",
		    day);
	}
}
