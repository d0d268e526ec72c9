/*
 * library: is the libsodium that was found here free of a known fault?
 */
#ifndef VAULT_LIBRARY_H
#define VAULT_LIBRARY_H

#include <stdbool.h>

const char *library_version(void);

/*
 * Does it tell points of the main group from others (CVE-2025-69277)?  Found
 * by trying: systems mend it without another version.
 */
bool library_tells_points(void);

#endif
