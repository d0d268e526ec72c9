/*
 * doctor_system: the fence around sayso, the terminal, the clock.
 */
#include <stddef.h>

#include "app/doctor_internal.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum fact
has_landlock(const struct machine *machine)
{
	return machine->has_landlock;
}

static enum fact
has_seccomp(const struct machine *machine)
{
	return machine->has_seccomp;
}

static enum fact
lets_type(const struct machine *machine)
{
	return machine->lets_type;
}

static enum fact
clock_is_set(const struct machine *machine)
{
	return machine->clock_is_set;
}

static enum fact
is_root(const struct machine *machine)
{
	return machine->is_root;
}

static const struct doctor_question questions[] = {
    {"landlock", "Fence around files (Landlock)", has_landlock,
	{FINDING_UNKNOWN,
	    "Whether the screens can be kept from all other files of this "
	    "computer could not be found out.",
	    NULL},
	{FINDING_LOOK,
	    "This system cannot keep the screens from other files of this "
	    "computer. sayso works, behind half a fence.",
	    "Use a system with Linux 5.13 or newer that has Landlock switched "
	    "on (lsm=landlock,...)."},
	{FINDING_GOOD,
	    "The screens reach the vault's folder and no other file of yours.",
	    NULL}},
    {"seccomp", "Fence around the system (seccomp)", has_seccomp,
	{FINDING_UNKNOWN,
	    "Whether the screens can be kept from the network and from other "
	    "programs could not be found out.",
	    NULL},
	{FINDING_LOOK,
	    "This system cannot keep the screens from the network and from "
	    "other programs, so they will not ask for a passphrase.",
	    "Use a system whose kernel has seccomp."},
	{FINDING_GOOD,
	    "The screens cannot reach the network or start a program.", NULL}},
    {"typing", "Programs that type for you (TIOCSTI)", lets_type,
	{FINDING_UNKNOWN,
	    "Whether other programs may type into your terminal could not be "
	    "found out.",
	    NULL},
	{FINDING_GOOD, "No program may type into your terminal for you.", NULL},
	{FINDING_LOOK,
	    "Another program in the same terminal may type into it as if it "
	    "were you. sayso itself cannot.",
	    "As administrator, with Linux 6.2 or newer: sysctl -w "
	    "dev.tty.legacy_tiocsti=0"}},
    {"clock", "Clock", clock_is_set,
	{FINDING_UNKNOWN,
	    "Whether the clock of this computer is kept right could not be "
	    "found out.",
	    "Look at the date now and then: things run out by it."},
	{FINDING_LOOK,
	    "The clock of this computer is not kept right by a time server. "
	    "Things run out by it.",
	    "As administrator: timedatectl set-ntp true. Without a network, "
	    "look at the date now and then."},
	{FINDING_GOOD, "A time server keeps the clock right.", NULL}},
    {"root", "Whose account this is", is_root,
	{FINDING_UNKNOWN, "Whose account this is could not be found out.",
	    NULL},
	{FINDING_GOOD, "You do not work as administrator (root).", NULL},
	{FINDING_LOOK,
	    "You work as administrator (root). One wrong command can then "
	    "change anything on this computer.",
	    "Use an account of your own, without such rights."}},
};

void
doctor_system(struct doctor *doctor, const struct machine *machine)
{
	doctor_ask(doctor, machine, questions, COUNT(questions));
}
