/*
 * doctor_library: known faults of the libraries below sayso, and what each
 * means here.
 *
 * Facts only: a fault by its public name, the first version without it.  A
 * system may have mended an older version; which one it is stands beside it.
 * Sources: nvd.nist.gov, sqlite.org/cves.html, github.com/sqlcipher/sqlcipher.
 */
#include <stdio.h>
#include <string.h>

#include "app/doctor_internal.h"
#include "base/buf.h"
#include "base/status.h"
#include "store/store.h"
#include "vault/library.h"

#define NEVER 0 /* no version without it is known */

enum library { SQLITE, SQLCIPHER };

/* None of them reaches sayso: why stands in ${means}. */
static const struct fault {
	const char *name;
	const char *title;
	enum library library;
	int mended; /* 3050002 is 3.50.2 */
	const char *means;
} faults[] = {
    {"CVE-2025-6965", "Fault of SQLite CVE-2025-6965", SQLITE, 3050002,
	"A query made up by an attacker can break memory. sayso takes no query "
	"from anybody, so it cannot be used here."},
    {"CVE-2022-35737", "Fault of SQLite CVE-2022-35737", SQLITE, 3039002,
	"A text of more than 2 GB can break memory. sayso takes no text that "
	"long, so it cannot be used here."},
    {"sqlite-wal-reset", "Fault of SQLite: WAL reset", SQLITE, 3051003,
	"Two writers at once can damage a file that uses the WAL journal. "
	"sayso does not use it and lets one writer in, so it cannot happen "
	"here."},
    {"CVE-2020-27207", "Fault of SQLCipher CVE-2020-27207", SQLCIPHER, 4004001,
	"A query made up by an attacker can use memory that was given back. "
	"sayso does not start with a SQLCipher that old."},
    {"CVE-2021-3119", "Fault of SQLCipher CVE-2021-3119", SQLCIPHER, 4004003,
	"A query made up by an attacker can make it crash. sayso does not "
	"start with a SQLCipher that old."},
    {"sqlcipher-616", "Fault of SQLCipher 616: a change of key", SQLCIPHER,
	NEVER,
	"A change of key in place says that it worked when it failed. sayso "
	"never does that: it copies everything under the new key, and proves "
	"the copy."},
};

static int
number_of(const char *version)
{
	int major, minor, patch;

	if (sscanf(version, "%d.%d.%d", &major, &minor, &patch) != 3)
		return -1;
	return major * 1000000 + minor * 1000 + patch;
}

static void
add_fault(struct doctor *doctor, const struct fault *fault, const char *version)
{
	struct buf says = BUF_EMPTY;
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};
	int number = number_of(version);

	if (number < 0) {
		verdict.level = FINDING_UNKNOWN;
		buf_set(&says, "The version could not be found out. ");
	} else if (fault->mended != NEVER && number >= fault->mended) {
		buf_add_format(&says, "Mended in this version, %s. ", version);
	} else {
		buf_add_format(
		    &says, "This version, %s, may have it. ", version);
	}
	buf_add_text(&says, fault->means);
	verdict.says = says.text;
	doctor_add(doctor, fault->name, fault->title, &verdict);
	buf_clear(&says);
}

/* Is it the right library at all?  sayso does not start with another. */
static void
add_store(struct doctor *doctor, const char *sqlcipher, const char *sqlite)
{
	struct buf says = BUF_EMPTY;
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};
	enum status status = store_library_check();

	if (status == STATUS_OK) {
		buf_add_format(&says,
		    "SQLCipher %s with SQLite %s. It locks what it writes, and "
		    "leaves no readable files behind.",
		    sqlcipher, sqlite);
	} else {
		verdict.level = FINDING_LOOK;
		verdict.todo = "Install the SQLCipher that your system has.";
		buf_set(&says, status_sentence(status));
	}
	verdict.says = says.text;
	doctor_add(doctor, "sqlcipher", "SQLCipher", &verdict);
	buf_clear(&says);
}

static void
add_sodium(struct doctor *doctor)
{
	struct buf says = BUF_EMPTY;
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};

	if (library_tells_points()) {
		buf_add_format(&says,
		    "Mended in this libsodium, %s: it was tried just now.",
		    library_version());
	} else {
		verdict.level = FINDING_LOOK;
		verdict.todo = "Take the updates of your system.";
		buf_add_format(&says,
		    "This libsodium, %s, takes some wrong points of a curve "
		    "for right ones. sayso never asks it that, so nothing here "
		    "hangs on it.",
		    library_version());
	}
	verdict.says = says.text;
	doctor_add(doctor, "CVE-2025-69277",
	    "Fault of libsodium CVE-2025-69277", &verdict);
	buf_clear(&says);
}

void
doctor_library(struct doctor *doctor)
{
	char sqlcipher[STORE_VERSION_BYTES], sqlite[STORE_VERSION_BYTES];

	store_library_versions(sqlcipher, sqlite);
	add_store(doctor, sqlcipher, sqlite);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		add_fault(doctor, &faults[i],
		    faults[i].library == SQLITE ? sqlite : sqlcipher);
	add_sodium(doctor);
}
