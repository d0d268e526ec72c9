/*
 * demo: a vault of made-up people, marked as one in its key file.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include <stddef.h>
#include <stdint.h>

#include "app/unlock.h"
#include "base/status.h"

#define DEMO_PEOPLE_MOST 100000

struct demo_user {
	char name[65];
	const char *role;     /* "worker" or "manager" */
	char passphrase[128]; /* not a secret: everybody may know it */
};

/* The users of every demo vault, whatever its seed: to open one again. */
extern const struct demo_user demo_users[];
extern const size_t demo_users_count;

struct demo_person {
	char code[CODE_TEXT_BYTES];
	char *name; /* name or handle */
	char *pin;  /* NULL: no key of their own */
	char *card; /* NULL: none */
};

struct demo {
	struct demo_person *people;
	size_t people_count;
};

/*
 * Make one in a new folder.  ${seed} picks content, never keys, salts or uids.
 * ${people} 1 to 100,000.  Result to be freed with demo_clear().
 */
MUST_USE enum status demo_make(
    const char *path, int64_t people, uint64_t seed, struct demo *demo);
void demo_clear(struct demo *demo);

#endif
