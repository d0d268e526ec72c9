/*
 * folder_place: may a vault lie here at all?
 *
 * Not where a network or a sync program would carry it off the machine: locks
 * and syncs mean little there, and what was erased here would live on there.
 * It judges by the file system and by the traces that sync programs leave.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/folder_internal.h"
#include "base/mem.h"

#define MAGIC_FUSE 0x65735546u

/* statfs(2), and linux/magic.h for those it leaves out. */
static const uint32_t network_magics[] = {
    0x6969u,     /* NFS */
    0x517Bu,     /* SMB */
    0xFF534D42u, /* CIFS */
    0xFE534D42u, /* SMB2 */
    0x5346414Fu, /* AFS */
    0x6B414653u, /* AFS in the kernel */
    0x01021997u, /* 9p */
    0x00C36400u, /* Ceph */
    0x73757245u, /* Coda */
    0x0BD00BD0u, /* Lustre */
};

/* Folders that sync programs make under these names (case does not matter). */
static const char *const synced_names[] = {"Dropbox", "OneDrive*",
    "Google Drive", "GoogleDrive", "Nextcloud", "ownCloud", "iCloudDrive",
    "Mobile Documents", "pCloudDrive", "MEGA", "MEGAsync", "Syncthing",
    "Seafile", "Proton Drive", "Tresorit"};

/*
 * What they leave at the top of a folder they carry.  A folder ".dropbox" is
 * only the program's own settings, at home; in what it carries it is a file.
 */
static const struct {
	const char *pattern;
	bool must_be_file;
} sync_traces[] = {
    {".stfolder", false},
    {".stversions", false},
    {".dropbox", true},
    {".dropbox.cache", false},
    {".owncloudsync.log", false},
    {".nextcloudsync.log", false},
    {"._sync_*.db", false},
    {".sync_*.db", false},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Does a line of /proc/self/mountinfo say that ${device} ("8:1") is a disk of
 * this machine with FUSE between?  The third word is the device, the type is
 * the first word after " - ".  Every other FUSE may lead anywhere.
 */
static bool
line_is_local_disk(const char *line, const char *device)
{
	const char *at = strchr(line, ' ');
	size_t length = strlen(device);

	at = at == NULL ? NULL : strchr(at + 1, ' ');
	return at != NULL && strncmp(at + 1, device, length) == 0 &&
	       at[1 + length] == ' ' && strstr(at, " - fuseblk ") != NULL;
}

/* What cannot be found out counts as network. */
static bool
is_local_disk(int descriptor)
{
	struct stat about;
	char device[32];
	char *line = NULL;
	size_t room = 0;
	bool found = false;
	FILE *mounts = fopen("/proc/self/mountinfo", "re");

	if (mounts == NULL)
		return false;
	if (fstat(descriptor, &about) == 0) {
		snprintf(device, sizeof(device), "%u:%u", major(about.st_dev),
		    minor(about.st_dev));
		while (!found && getline(&line, &room, mounts) > 0)
			found = line_is_local_disk(line, device);
	}
	free(line);
	fclose(mounts);
	return found;
}

static enum status
check_file_system(int descriptor)
{
	struct statfs system;
	uint32_t magic;
	bool network = false;

	if (fstatfs(descriptor, &system) != 0)
		return FAIL(STATUS_IO, "look at the file system");
	magic = (uint32_t)system.f_type;
	if (magic == MAGIC_FUSE)
		network = !is_local_disk(descriptor);
	for (size_t i = 0; i < COUNT(network_magics); i++)
		network = network || magic == network_magics[i];
	if (network)
		return REFUSE(STATUS_CONFIG,
		    "That folder is on a network drive, or on one that may be. "
		    "Choose a folder on this computer's own disk.");
	return STATUS_OK;
}

static enum status
refuse_synced(void)
{
	return REFUSE(STATUS_CONFIG,
	    "That folder is copied to other computers by a sync program. "
	    "Choose a folder that is not.");
}

static enum status
check_names(const char *path)
{
	char *copy = mem_text(path);
	char *rest = NULL;
	bool synced = false;

	for (char *name = strtok_r(copy, "/", &rest); name != NULL;
	     name = strtok_r(NULL, "/", &rest))
		for (size_t i = 0; i < COUNT(synced_names); i++)
			if (fnmatch(synced_names[i], name, FNM_CASEFOLD) == 0)
				synced = true;
	mem_free(copy);
	return synced ? refuse_synced() : STATUS_OK;
}

static bool
is_sync_trace(int folder, const char *name)
{
	for (size_t i = 0; i < COUNT(sync_traces); i++) {
		struct stat about;

		if (fnmatch(sync_traces[i].pattern, name, 0) != 0)
			continue;
		if (!sync_traces[i].must_be_file)
			return true;
		if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(about.st_mode))
			return true;
	}
	return false;
}

/* A folder that may not be listed cannot be the top of what we sync. */
static bool
holds_sync_trace(const char *path)
{
	DIR *listing = opendir(path);
	struct dirent *entry;
	bool found = false;

	if (listing == NULL)
		return false;
	while (!found && (entry = readdir(listing)) != NULL)
		found = is_sync_trace(dirfd(listing), entry->d_name);
	closedir(listing);
	return found;
}

/* The folder itself and every one above it. */
static enum status
check_traces(const char *path)
{
	char *above = mem_text(path);
	enum status status = STATUS_OK;

	for (;;) {
		char *slash = strrchr(above, '/');

		if (holds_sync_trace(above[0] == '\0' ? "/" : above)) {
			status = refuse_synced();
			break;
		}
		if (slash == NULL)
			break;
		*slash = '\0';
	}
	mem_free(above);
	return status;
}

enum status
folder_check_resolved(int descriptor, const char *path)
{
	enum status status = check_file_system(descriptor);

	if (status == STATUS_OK)
		status = check_names(path);
	if (status == STATUS_OK)
		status = check_traces(path);
	return status;
}

/* What stands before the last name of a path: "." when there is nothing. */
static char *
folder_above(const char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	while (length > 0 && path[length - 1] != '/')
		length--;
	return length == 0 ? mem_text(".") : mem_text_n(path, length);
}

enum status
folder_check_place(const char *path)
{
	enum status status = check_names(path);
	char *above = NULL;
	char *real = NULL;
	int descriptor = -1;

	if (status != STATUS_OK)
		return status;
	real = realpath(path, NULL);
	if (real == NULL && errno == ENOENT) {
		above = folder_above(path);
		real = realpath(above, NULL);
	}
	if (real != NULL)
		descriptor = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (descriptor < 0 && errno == ENOTDIR)
		status = REFUSE(STATUS_NO_INPUT,
		    "There is a file at that place. Choose another name.");
	else if (descriptor < 0)
		status = REFUSE(STATUS_NO_INPUT,
		    "The folder it should go into is not there, or you may "
		    "not open it. Choose another place.");
	else
		status = folder_check_resolved(descriptor, real);
	file_close(&descriptor);
	free(real);
	mem_free(above);
	return status;
}
