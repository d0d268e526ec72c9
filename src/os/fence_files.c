/*
 * fence_files: what of the file system is left, by Landlock.
 *
 * The kernel says how much of Landlock it knows (its ABI); what is newer than
 * that is masked out.  Raw calls: there is no library.  Source: the kernel's
 * userspace-api/landlock; names newer than this system's header are given
 * here.
 */
#include "os/fence_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_TCP
#define LANDLOCK_ACCESS_NET_BIND_TCP    (1ULL << 0)
#define LANDLOCK_ACCESS_NET_CONNECT_TCP (1ULL << 1)
#endif
#ifndef LANDLOCK_SCOPE_SIGNAL
#define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET (1ULL << 0)
#define LANDLOCK_SCOPE_SIGNAL               (1ULL << 1)
#endif

/* The first ABI that knows of them; what came with ABI 1 is always there. */
#define ABI_REFER     2
#define ABI_TRUNCATE  3
#define ABI_NET       4
#define ABI_IOCTL_DEV 5
#define ABI_SCOPE     6

#define RIGHTS_OF_ABI_1 ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

#define READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WORK                                                                   \
	(READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE |  \
	    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR |        \
	    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |   \
	    LANDLOCK_ACCESS_FS_REFER)

/* Rights that make sense for something that is no folder. */
#define RIGHTS_OF_FILES                                                        \
	(LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |        \
	    LANDLOCK_ACCESS_FS_TRUNCATE)

/* The kernel's struct as of ABI 6; older ones take it when the rest is 0. */
struct ruleset {
	uint64_t files;
	uint64_t net;
	uint64_t scopes;
};

/* Being made. */
struct landlock {
	int descriptor;
	uint64_t files; /* the rights that it decides about */
};

/* Terminals, letters, time, chance. */
static const struct {
	const char *path;
	uint64_t rights;
} common_places[] = {
    {"/", LANDLOCK_ACCESS_FS_READ_DIR},
    {"/etc/terminfo", READ},
    {"/lib/terminfo", READ},
    {"/usr/lib/terminfo", READ},
    {"/usr/share/terminfo", READ},
    {"/usr/lib/locale", READ},
    {"/usr/share/locale", READ},
    {"/usr/lib/gconv", READ},
    {"/etc/localtime", READ},
    {"/usr/share/zoneinfo", READ},
    {"/dev/urandom", READ},
    {"/dev/null", READ | LANDLOCK_ACCESS_FS_WRITE_FILE},
};

/* Where letters of other sets lie differs by machine. */
#define GCONV_PATTERN "/usr/lib/*/gconv"

static enum status
refuse(void)
{
	return REFUSE(STATUS_UNAVAILABLE,
	    "The fence around sayso (Landlock) cannot be set up on this "
	    "system, so no passphrase is asked for. Ask whoever runs this "
	    "computer.");
}

static enum status
allow_descriptor(
    const struct landlock *landlock, int descriptor, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {.parent_fd = descriptor};
	struct stat about;

	if (fstat(descriptor, &about) != 0)
		return refuse();
	if (!S_ISDIR(about.st_mode))
		rights &= RIGHTS_OF_FILES;
	rule.allowed_access = rights & landlock->files;
	if (syscall(SYS_landlock_add_rule, landlock->descriptor,
		LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
		return refuse();
	return STATUS_OK;
}

/* What is not there needs no rule. */
static enum status
allow(const struct landlock *landlock, const char *path, uint64_t rights)
{
	int place = open(path, O_PATH | O_CLOEXEC);
	enum status status;

	if (place < 0)
		return STATUS_OK;
	status = allow_descriptor(landlock, place, rights);
	close(place);
	return status;
}

/*
 * base/folder reads it.  A rule is about one inode, and this one would be
 * made anew whenever the kernel forgot the name: so it is held open.
 */
static enum status
allow_mounts(const struct landlock *landlock)
{
	int place = open("/proc/self/mountinfo", O_PATH | O_CLOEXEC);

	if (place < 0)
		return STATUS_OK;
	return allow_descriptor(landlock, place, READ);
}

static enum status
allow_letters(const struct landlock *landlock)
{
	enum status status = STATUS_OK;
	glob_t found;

	if (glob(GCONV_PATTERN, 0, NULL, &found) != 0)
		return STATUS_OK;
	for (size_t i = 0; i < found.gl_pathc && status == STATUS_OK; i++)
		status = allow(landlock, found.gl_pathv[i], READ);
	globfree(&found);
	return status;
}

static enum status
allow_own_terminals(const struct landlock *landlock)
{
	const char *home = getenv("HOME");
	struct buf path = BUF_EMPTY;
	enum status status;

	if (home == NULL || home[0] != '/')
		return STATUS_OK;
	buf_add_format(&path, "%s/.terminfo", home);
	status = allow(landlock, path.text, READ);
	buf_clear(&path);
	return status;
}

static enum status
allow_all(const struct landlock *landlock, const struct fence *fence)
{
	enum status status = allow(landlock, fence->vault, WORK);

	if (status == STATUS_OK && fence->state != NULL)
		status = allow(landlock, fence->state, WORK);
	if (status == STATUS_OK)
		status = allow_own_terminals(landlock);
	if (status == STATUS_OK)
		status = allow_letters(landlock);
	if (status == STATUS_OK)
		status = allow_mounts(landlock);
	for (size_t i = 0; i < sizeof(common_places) / sizeof(*common_places) &&
			   status == STATUS_OK;
	     i++)
		status = allow(
		    landlock, common_places[i].path, common_places[i].rights);
	return status;
}

/* All that this kernel's Landlock can refuse. */
static struct ruleset
everything(int abi)
{
	struct ruleset ruleset = {.files = RIGHTS_OF_ABI_1};

	if (abi >= ABI_REFER)
		ruleset.files |= LANDLOCK_ACCESS_FS_REFER;
	if (abi >= ABI_TRUNCATE)
		ruleset.files |= LANDLOCK_ACCESS_FS_TRUNCATE;
	if (abi >= ABI_IOCTL_DEV)
		ruleset.files |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
	if (abi >= ABI_NET)
		ruleset.net = LANDLOCK_ACCESS_NET_BIND_TCP |
			      LANDLOCK_ACCESS_NET_CONNECT_TCP;
	if (abi >= ABI_SCOPE)
		ruleset.scopes =
		    LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
	return ruleset;
}

enum status
fence_files(const struct fence *fence, bool *has_landlock)
{
	struct landlock landlock = {.descriptor = -1};
	struct ruleset ruleset;
	enum status status;
	int abi;

	abi = (int)syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);
	*has_landlock = abi > 0;
	if (abi <= 0)
		return errno == ENOSYS || errno == EOPNOTSUPP ? STATUS_OK
							      : refuse();
	ruleset = everything(abi);
	landlock.files = ruleset.files;
	landlock.descriptor = (int)syscall(
	    SYS_landlock_create_ruleset, &ruleset, sizeof(ruleset), 0);
	if (landlock.descriptor < 0)
		return refuse();
	status = allow_all(&landlock, fence);
	if (status == STATUS_OK &&
	    syscall(SYS_landlock_restrict_self, landlock.descriptor, 0) != 0)
		status = refuse();
	file_close(&landlock.descriptor);
	return status;
}
