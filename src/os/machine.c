/*
 * machine: what files say, and what only the kernel can be asked.
 */
#include "os/machine_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

/* ---------------------------------------------------------- what files say */

static void
read_mount(const struct machine_place *place, const struct machine_mount *mount,
    struct machine *machine)
{
	snprintf(machine->file_system, sizeof(machine->file_system), "%s",
	    mount->type);
	machine->is_in_memory = strcmp(mount->type, "tmpfs") == 0 ||
					strcmp(mount->type, "ramfs") == 0
				    ? FACT_YES
				    : FACT_NO;
	machine->is_encrypted = machine_mount_is_encrypted(place, mount);
}

/*
 * Since Linux 6.2 it can be switched off.  Before that everybody may type into
 * their own terminal, and no file says so.
 */
static enum fact
lets_type(const struct machine_place *place)
{
	struct buf release = BUF_EMPTY;
	enum fact answer =
	    machine_number(place, "/proc/sys/dev/tty/legacy_tiocsti");
	int major, minor;

	if (answer == FACT_UNKNOWN &&
	    machine_text(place, "/proc/sys/kernel/osrelease", &release) &&
	    sscanf(release.text, "%d.%d", &major, &minor) == 2 &&
	    (major < 6 || (major == 6 && minor < 2)))
		answer = FACT_YES;
	buf_clear(&release);
	return answer;
}

void
machine_read(const struct machine_place *place, struct machine *machine)
{
	struct machine_mount mount;
	bool has_mount =
	    machine_mount_find(place, place->vault, place->mount, &mount);

	memset(machine, 0, sizeof(*machine));
	if (has_mount)
		read_mount(place, &mount, machine);
	machine_read_trim(place, has_mount ? &mount : NULL, machine);
	machine_read_copies(place, has_mount ? &mount : NULL, machine);
	machine_read_swap(place, machine);
	machine->lets_type = lets_type(place);
	machine_mount_clear(&mount);
}

/* --------------------------------------------------- what the kernel knows */

/* The folder itself, or the nearest one above it that is there. */
static char *
nearest(const char *path)
{
	char *copy = mem_text(path);
	char *real = realpath(copy, NULL);
	char *found;

	while (real == NULL) {
		char *slash = strrchr(copy, '/');

		if (slash == NULL || slash == copy)
			break;
		*slash = '\0';
		real = realpath(copy, NULL);
	}
	found = mem_text(real == NULL ? (path[0] == '/' ? "/" : ".") : real);
	free(real);
	mem_free(copy);
	return found;
}

static int64_t
number_of_mount(const char *path)
{
	struct statx about;

	if (statx(AT_FDCWD, path, 0, STATX_MNT_ID, &about) != 0 ||
	    (about.stx_mask & STATX_MNT_ID) == 0)
		return 0;
	return (int64_t)about.stx_mnt_id;
}

/* Some file systems encrypt a folder of themselves (fscrypt). */
static bool
is_folder_encrypted(const char *path)
{
	struct fscrypt_get_policy_ex_arg policy = {
	    .policy_size = sizeof(policy.policy)};
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_encrypted =
	    folder >= 0 &&
	    ioctl(folder, FS_IOC_GET_ENCRYPTION_POLICY_EX, &policy) == 0;

	file_close(&folder);
	return is_encrypted;
}

static void
ask_fences(struct machine *machine)
{
	uint32_t action = SECCOMP_RET_ERRNO;
	int abi = (int)syscall(SYS_landlock_create_ruleset, NULL, 0,
	    LANDLOCK_CREATE_RULESET_VERSION);

	machine->landlock_abi = abi > 0 ? abi : 0;
	machine->has_landlock = abi > 0 ? FACT_YES : FACT_NO;
	machine->has_seccomp =
	    syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0
		? FACT_YES
		: FACT_NO;
}

static void
ask_about_oneself(struct machine *machine)
{
	struct timex clock = {.modes = 0};
	struct rlimit limit;
	int ticking = adjtimex(&clock);

	if (getrlimit(RLIMIT_MEMLOCK, &limit) == 0)
		machine->lock_bytes = limit.rlim_cur == RLIM_INFINITY
					  ? -1
					  : (int64_t)limit.rlim_cur;
	machine->can_be_dumped =
	    prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? FACT_NO : FACT_YES;
	if (ticking >= 0)
		machine->clock_is_set =
		    ticking == TIME_ERROR || (clock.status & STA_UNSYNC) != 0
			? FACT_NO
			: FACT_YES;
	machine->is_root = geteuid() == 0 ? FACT_YES : FACT_NO;
}

void
machine_look(const char *vault, struct machine *machine)
{
	char *folder = nearest(vault);
	struct machine_place place = {.root = "",
	    .vault = folder,
	    .home = getenv("HOME"),
	    .mount = number_of_mount(folder)};
	enum status status;

	machine_read(&place, machine);
	status = folder_check_place(folder);
	if (status == STATUS_OK || status == STATUS_CONFIG)
		machine->is_elsewhere =
		    status == STATUS_OK ? FACT_NO : FACT_YES;
	status_clear();
	if (is_folder_encrypted(folder))
		machine->is_encrypted = FACT_YES;
	ask_fences(machine);
	ask_about_oneself(machine);
	mem_free(folder);
}
