/*
 * machine: what was found out about this computer, for `doctor`.
 *
 * Plain facts, without judgement and without words: os/machine finds them out
 * (outside the fence, where /proc and /sys can be read), app/doctor says what
 * they mean.  Zero is "could not be found out" everywhere, so that what nobody
 * filled in is never taken for good.
 */
#ifndef BASE_MACHINE_H
#define BASE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

#define MACHINE_NAME_BYTES   32
#define MACHINE_COPIERS_MOST 12

struct machine {
	/* The disk that the vault's folder lies on. */
	char file_system[MACHINE_NAME_BYTES]; /* "ext4"; "" not known */
	enum answer is_encrypted;
	enum answer is_in_memory; /* tmpfs: gone when it is switched off */
	enum answer is_elsewhere; /* on a network, or synced */
	enum answer is_spinning;
	enum answer takes_trim;    /* down to the disk */
	enum answer is_discarding; /* as it is mounted */
	enum answer has_trim_timer;

	/* Copies that others keep of that disk. */
	enum answer keeps_snapshots; /* the file system can, by itself */
	enum answer has_volume_snapshot;
	enum answer has_copiers; /* programs that are set up for it */
	char copiers[MACHINE_COPIERS_MOST][MACHINE_NAME_BYTES];
	size_t copiers_count;
	enum answer is_virtual;

	/* Memory that may come to lie on a disk. */
	enum answer has_swap; /* on a disk: in memory does not count */
	enum answer swap_is_encrypted;
	enum answer can_hibernate;
	enum answer is_set_to_resume;
	enum answer can_be_dumped; /* this process, or a debugger let in */
	int64_t lock_bytes; /* that may be held in memory; -1 all, 0 unknown */

	/* Fences and clock. */
	enum answer has_landlock;
	int landlock_abi;
	enum answer has_seccomp;
	enum answer lets_type;    /* programs type into their terminal */
	enum answer clock_is_set; /* by a time server */
	enum answer is_root;
};

#endif
