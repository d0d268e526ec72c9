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

enum fact { FACT_UNKNOWN, FACT_NO, FACT_YES };

#define MACHINE_NAME_BYTES   32
#define MACHINE_COPIERS_MOST 12

struct machine {
	/* The disk that the vault's folder lies on. */
	char file_system[MACHINE_NAME_BYTES]; /* "ext4"; "" not known */
	enum fact is_encrypted;
	enum fact is_in_memory; /* tmpfs: gone when it is switched off */
	enum fact is_elsewhere; /* on a network, or synced */
	enum fact is_spinning;
	enum fact takes_trim;    /* down to the disk */
	enum fact is_discarding; /* as it is mounted */
	enum fact has_trim_timer;

	/* Copies that others keep of that disk. */
	enum fact keeps_snapshots; /* the file system can, by itself */
	enum fact has_volume_snapshot;
	enum fact has_copiers; /* programs that are set up for it */
	char copiers[MACHINE_COPIERS_MOST][MACHINE_NAME_BYTES];
	size_t copiers_count;
	enum fact is_virtual;

	/* Memory that may come to lie on a disk. */
	enum fact has_swap; /* on a disk: in memory does not count */
	enum fact swap_is_encrypted;
	enum fact can_hibernate;
	enum fact is_set_to_resume;
	enum fact can_be_dumped; /* this process, or a debugger let in */
	int64_t lock_bytes; /* that may be held in memory; -1 all, 0 unknown */

	/* Fences and clock. */
	enum fact has_landlock;
	int landlock_abi;
	enum fact has_seccomp;
	enum fact lets_type;    /* programs type into their terminal */
	enum fact clock_is_set; /* by a time server */
	enum fact is_root;
};

#endif
