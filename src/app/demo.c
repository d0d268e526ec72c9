/*
 * demo: a vault of made-up people, whose passphrases everybody may know.
 *
 * The key file says that it is a demo.  Content comes from the seed; keys,
 * salts and uids never do.
 */
#include <string.h>

#include "app/demo_internal.h"
#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/mem.h"
#include "core/club.h"
#include "core/setting.h"

const struct demo_user demo_users[] = {
    {"Sam", "worker", "sam plays table tennis on tuesdays"},
    {"Delyth", "worker", "delyth paints the long back wall"},
    {"Ravi", "worker", "ravi walks past the bus station"},
    {"Morgan", "manager", "morgan counts heads but never names"},
};
const size_t demo_users_count = sizeof demo_users / sizeof demo_users[0];

static const char *const workers[] = {"Sam", "Delyth", "Ravi"};

static const struct {
	const char *name, *value;
} settings[] = {
    {"address", "1 Maxwell Street, Exampleton"},
    {"contact", "Sam, 01632 960001"},
    {"complaints", "Write to the trustees at the address above."},
    {"safeguarding_lead", "Pat Lloyd"},
    {"safeguarding_phone", "01632 960002"},
    {"region", "wales"},
};

static struct secret *
passphrase_of(size_t user)
{
	return secret_copy(demo_users[user].passphrase,
	    strlen(demo_users[user].passphrase) + 1);
}

static enum status
add_users(struct unlock *unlock)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 1; status == STATUS_OK && i < demo_users_count; i++) {
		struct secret *passphrase = passphrase_of(i);
		struct secret *recovery = NULL;

		status = unlock_user_add(unlock, demo_users[i].name,
		    strcmp(demo_users[i].role, "worker") == 0, &passphrase,
		    &recovery);
		secret_free(recovery);
	}
	for (i = 0;
	     status == STATUS_OK && i < sizeof settings / sizeof settings[0];
	     i++)
		status = setting_set(
		    unlock->records, settings[i].name, settings[i].value);
	return status;
}

static void
take_people(struct club *club, struct demo *demo)
{
	size_t i;

	demo->people = mem_alloc(club->persons_count + 1, sizeof *demo->people);
	demo->people_count = club->persons_count;
	for (i = 0; i < club->persons_count; i++) {
		memcpy(demo->people[i].code, club->persons[i].code,
		    CODE_TEXT_BYTES);
		demo->people[i].name = club->persons[i].called;
		club->persons[i].called = NULL;
	}
}

enum status
demo_make(const char *path, int64_t people, uint64_t seed, struct demo *demo)
{
	int32_t today = moment_day(clock_now());
	struct unlock_plan plan = {path, demo_users[0].name,
	    "Maxwell Street Youth Project (demo)", true,
	    (int64_t)(today - CLUB_DAYS) * 86400 + 8 * 3600};
	struct club club = {.seed = seed,
	    .people = people,
	    .today = today,
	    .workers = workers,
	    .workers_count = sizeof workers / sizeof workers[0]};
	struct secret *passphrase = NULL, *recovery = NULL;
	struct unlock *unlock = NULL;
	enum status status, closing;

	memset(demo, 0, sizeof *demo);
	if (people < 1 || people > DEMO_PEOPLE_MOST)
		return REFUSE(
		    STATUS_USAGE, "A demo has from 1 to 100000 people.");
	passphrase = passphrase_of(0);
	status = unlock_make_on(&plan, &passphrase, &unlock, &recovery);
	secret_free(recovery);
	if (status == STATUS_OK)
		status = add_users(unlock);
	if (status == STATUS_OK)
		status = club_live(unlock->records, &club);
	if (status == STATUS_OK)
		take_people(&club, demo);
	if (status == STATUS_OK)
		status = demo_keys(unlock, seed, demo);
	club_clear(&club);
	closing = unlock_close(&unlock);
	return status != STATUS_OK ? status : closing;
}

void
demo_clear(struct demo *demo)
{
	size_t i;

	for (i = 0; i < demo->people_count; i++) {
		mem_wipe_text(&demo->people[i].name);
		mem_wipe_text(&demo->people[i].pin);
		mem_wipe_text(&demo->people[i].card);
	}
	mem_free(demo->people);
	memset(demo, 0, sizeof *demo);
}
