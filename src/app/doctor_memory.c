/*
 * doctor_memory: memory that comes to lie on a disk, or in another's hands.
 */
#include <stdbool.h>

#include "app/doctor_internal.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a vault's keys and texts in use need at most. */
#define LOCK_BYTES_ENOUGH ((int64_t)1024 * 1024)

/* Yes: what is written of memory is locked, or nothing is. */
static enum fact
swap_is_safe(const struct machine *machine)
{
	if (machine->has_swap == FACT_NO)
		return FACT_YES;
	return machine->has_swap == FACT_YES ? machine->swap_is_encrypted
					     : FACT_UNKNOWN;
}

/* All of memory is written there, keys of an open vault too. */
static enum fact
sleep_is_safe(const struct machine *machine)
{
	if (machine->can_hibernate == FACT_NO)
		return FACT_YES;
	if (machine->can_hibernate == FACT_UNKNOWN &&
	    swap_is_safe(machine) != FACT_YES)
		return FACT_UNKNOWN;
	return swap_is_safe(machine);
}

static enum fact
can_be_dumped(const struct machine *machine)
{
	return machine->can_be_dumped;
}

static enum fact
holds_keys(const struct machine *machine)
{
	if (machine->lock_bytes == 0)
		return FACT_UNKNOWN;
	if (machine->lock_bytes < 0 || machine->lock_bytes >= LOCK_BYTES_ENOUGH)
		return FACT_YES;
	return swap_is_safe(machine);
}

static const struct doctor_question questions[] = {
    {"swap", "Memory written to the disk (swap)", swap_is_safe,
	{FINDING_UNKNOWN,
	    "Whether memory that is written to the disk is encrypted there "
	    "could not be found out.",
	    "Ask whoever set up this computer whether its swap is encrypted."},
	{FINDING_LOOK,
	    "When memory runs short it is written to a disk that is not "
	    "encrypted. Keys are held back from that, names on the screen are "
	    "not.",
	    "Have the swap encrypted, or switch it off. As administrator: "
	    "swapoff -a, and take its line out of /etc/fstab."},
	{FINDING_GOOD,
	    "No memory is written to a disk, or only to one that is encrypted.",
	    NULL}},
    {"hibernation", "Sleep with the power off (hibernation)", sleep_is_safe,
	{FINDING_UNKNOWN,
	    "Whether this computer can write all of its memory to a disk that "
	    "is not encrypted, to sleep, could not be found out.",
	    "Lock the vault (Ctrl-X) before the lid is closed."},
	{FINDING_LOOK,
	    "This computer can write all of its memory to a disk that is not "
	    "encrypted, to sleep: an open vault's keys too.",
	    "Lock the vault (Ctrl-X) before the lid is closed. As "
	    "administrator: systemctl mask hibernate.target "
	    "hybrid-sleep.target suspend-then-hibernate.target"},
	{FINDING_GOOD,
	    "This computer does not write all of its memory to a disk, or only "
	    "to one that is encrypted.",
	    NULL}},
    {"locked-memory", "Keys held in memory", holds_keys,
	{FINDING_UNKNOWN,
	    "How much may be held back from being written to the disk could "
	    "not be found out.",
	    NULL},
	{FINDING_LOOK,
	    "So little may be held back from being written to the disk here "
	    "that keys may be too, and it is not encrypted.",
	    "Ask whoever runs this computer to raise memlock in "
	    "/etc/security/limits.conf to 8192."},
	{FINDING_GOOD,
	    "Keys are held back from being written to the disk, or the disk "
	    "for that is encrypted.",
	    NULL}},
    {"dumps", "Pictures of memory after a crash", can_be_dumped,
	{FINDING_UNKNOWN,
	    "Whether the system keeps a picture of sayso's memory when it "
	    "crashes could not be found out.",
	    NULL},
	{FINDING_GOOD,
	    "When sayso crashes, no picture of its memory is kept, and no "
	    "debugger gets in.",
	    NULL},
	{FINDING_LOOK,
	    "When sayso crashes, the system may keep a picture of its memory.",
	    "Ask whoever runs this computer why a program cannot forbid core "
	    "dumps of itself here."}},
};

void
doctor_memory(struct doctor *doctor, const struct machine *machine)
{
	doctor_ask(doctor, machine, questions, COUNT(questions));
}
