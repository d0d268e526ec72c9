/*
 * handed: a clubhouse whose young people take the laptop in their hands, with
 * real keys.  A failure in here fails the test.
 *
 *	cmocka_unit_test_setup_teardown(a_promise, clubhouse_setup,
 *	    clubhouse_teardown)
 */
#ifndef SUPPORT_HANDED_H
#define SUPPORT_HANDED_H

#include <stddef.h>
#include <stdint.h>

#include "app/own.h"
#include "core/own_say.h"
#include "core/own_view.h"
#include "support/clubhouse.h"

#define HANDED_PIN  "380264"
#define HANDED_CARD "7K3M9QXT"

/* A worker's stretch, so many minutes after the clubhouse was made. */
struct unlock *handed_stretch(
    struct clubhouse *house, const char *name, int minutes);

void handed_find(
    struct unlock *unlock, const char *name, char code[CODE_TEXT_BYTES]);

/* A spoken yes of today, seen by the team; a value set by who acts. */
void handed_agree(struct unlock *unlock, const char *code, const char *kind);
void handed_set(struct unlock *unlock, const char *code, const char *kind,
    const char *value);

/* One hand-over. */
struct handed {
	struct unlock *unlock;
	char code[CODE_TEXT_BYTES];
	struct own *own; /* NULL: without their key */
	struct handover_key key;
};
/* Begin, with the key that ${pin} (and ${card}) opens; NULL pin: without. */
void handed_begin(struct unlock *unlock, const char *code, const char *pin,
    const char *card, struct handed *handed);
void handed_end(struct handed *handed);

/*
 * Their first key, in a hand-over of its own, with what it says yes to; NULL
 * card: level pin.  All they had said before is kept as it was, for the team.
 */
void handed_make_key(struct unlock *unlock, const char *code, const char *card);

/* They sign one change. */
MUST_USE enum status handed_say(
    struct handed *handed, const struct own_change *change);
/* They sign that one worker may see it. */
void handed_choose(struct handed *handed, const char *kind, const char *worker);

/* The same in a hand-over of its own, by the key that the PIN (and card) opens.
 */
void handed_chooses(struct unlock *unlock, const char *code, const char *card,
    const char *kind, const char *worker);

/* What a look of this session shows of a kind; NULL: no value, and why. */
void handed_shows(struct unlock *unlock, const char *code, const char *kind,
    const char *expected);

/* What is held of a kind in their own view; NULL: no such kind. */
const struct own_thing *handed_thing(
    const struct own_view *view, const char *kind);
/* How many news of that sort. */
size_t handed_news(const struct own_view *view, enum own_news_what what);

/* The one integer; a change past core of exactly one row. */
int64_t handed_int(struct unlock *unlock, const char *sql);
void handed_sql(struct unlock *unlock, const char *sql);

/* How often a text stands in the decrypted pages of the records. */
int64_t handed_copies(struct unlock *unlock, const char *text);

/* Check finds nothing; or one sentence with this in it, among others. */
void handed_check(struct unlock *unlock);
void handed_check_says(struct unlock *unlock, const char *part);

#endif
