/*
 * doctor_disk: the disk under the vault, and the copies that others keep of it.
 */
#include <string.h>

#include "app/doctor_internal.h"
#include "base/buf.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* -------------------------------------------------------------- questions */

static enum fact
is_encrypted(const struct machine *machine)
{
	return machine->is_encrypted;
}

static enum fact
is_elsewhere(const struct machine *machine)
{
	return machine->is_elsewhere;
}

static enum fact
is_virtual(const struct machine *machine)
{
	return machine->is_virtual;
}

/* Either of two ways; both have to be known not to be there. */
static enum fact
has_snapshots(const struct machine *machine)
{
	if (machine->keeps_snapshots == FACT_YES ||
	    machine->has_volume_snapshot == FACT_YES)
		return FACT_YES;
	if (machine->keeps_snapshots == FACT_UNKNOWN ||
	    machine->has_volume_snapshot == FACT_UNKNOWN)
		return FACT_UNKNOWN;
	return FACT_NO;
}

/* A disk of turning plates writes in place: it has nothing to be told. */
static enum fact
is_trimmed(const struct machine *machine)
{
	bool is_told = machine->is_discarding == FACT_YES ||
		       machine->has_trim_timer == FACT_YES;

	if (machine->is_spinning == FACT_YES)
		return FACT_YES;
	if (machine->takes_trim == FACT_NO)
		return FACT_NO;
	if (machine->takes_trim == FACT_YES && is_told)
		return FACT_YES;
	if (machine->takes_trim == FACT_YES &&
	    machine->is_discarding == FACT_NO &&
	    machine->has_trim_timer == FACT_NO)
		return FACT_NO;
	return FACT_UNKNOWN;
}

static const struct doctor_question before[] = {
    {"disk-encryption", "Encryption of the disk", is_encrypted,
	{FINDING_UNKNOWN,
	    "Whether the disk under the vault is encrypted could not be found "
	    "out from here.",
	    "Ask whoever set up this computer whether its disk is encrypted. "
	    "(On ZFS: zfs get encryption)"},
	{FINDING_LOOK,
	    "The disk under the vault is not encrypted, as far as this system "
	    "shows. The vault is locked all the same. But whoever takes the "
	    "laptop can read everything else on it, and memory that was "
	    "written to the disk.",
	    "Have the disk encrypted (LUKS). Most systems offer it only when "
	    "they are installed. Until then keep the laptop in sight."},
	{FINDING_GOOD,
	    "Everything that is written to the disk under the vault is "
	    "encrypted.",
	    NULL}},
    {"place", "Place of the vault", is_elsewhere,
	{FINDING_UNKNOWN,
	    "Whether a network drive or a sync program carries the vault's "
	    "folder away could not be found out.",
	    "Make sure that the folder is on this computer's own disk."},
	{FINDING_GOOD,
	    "The vault's folder is on a disk of this computer, and no trace of "
	    "a sync program was found at it.",
	    NULL},
	{FINDING_LOOK,
	    "A network drive or a sync program carries the vault's folder away "
	    "from this computer. What is erased here would live on there.",
	    "Move the vault to a folder on this computer's own disk."}},
};

static const struct doctor_question after[] = {
    {"snapshots", "Snapshots", has_snapshots,
	{FINDING_UNKNOWN,
	    "Whether old states of the vault's folder are kept (snapshots) "
	    "could not be found out.",
	    "Ask whoever set up this computer whether it keeps snapshots, and "
	    "leave the vault's folder out of them."},
	{FINDING_GOOD,
	    "The file system under the vault keeps no old states of itself.",
	    NULL},
	{FINDING_LOOK,
	    "The file system under the vault can keep old states of folders "
	    "(snapshots). What is erased stays readable in a snapshot, to "
	    "whoever had a key when it was made.",
	    "Leave the vault's folder out of snapshots, and delete those that "
	    "have it. On btrfs: make the folder a subvolume of its own."}},
    {"virtual", "A computer inside a computer", is_virtual,
	{FINDING_UNKNOWN,
	    "Whether this is a virtual machine could not be found out.", NULL},
	{FINDING_GOOD, "This is not a virtual machine, as far as it shows.",
	    NULL},
	{FINDING_LOOK,
	    "This is a virtual machine. Whoever runs the computer around it "
	    "can copy its disk and its memory, and keep old states of both.",
	    "Use sayso on a computer of your own. If you cannot, ask whoever "
	    "runs it to keep no snapshots of this machine."}},
    {"trim", "Forgetting of old blocks (trim)", is_trimmed,
	{FINDING_UNKNOWN,
	    "Whether the disk is told which blocks it may forget could not be "
	    "found out. Erased things are unreadable without a key that was "
	    "destroyed, but their blocks may stay for long.",
	    "As administrator: systemctl enable --now fstrim.timer"},
	{FINDING_LOOK,
	    "The disk is not told which blocks it may forget. Erased things "
	    "are unreadable without a key that was destroyed, but their blocks "
	    "may stay for long.",
	    "As administrator: systemctl enable --now fstrim.timer (With LUKS "
	    "the option discard in /etc/crypttab lets it through.)"},
	{FINDING_GOOD,
	    "The disk needs no telling which blocks it may forget, or is told "
	    "so regularly. No program can see whether it obeys.",
	    NULL}},
};

/* ------------------------------------------------------- what has a name */

static void
add_file_system(struct doctor *doctor, const struct machine *machine)
{
	struct buf says = BUF_EMPTY;
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};

	if (machine->file_system[0] == '\0') {
		verdict.level = FINDING_UNKNOWN;
		buf_set(&says,
		    "What kind of file system the vault lies on could not be "
		    "found out.");
	} else if (machine->is_in_memory == FACT_YES) {
		verdict.level = FINDING_LOOK;
		verdict.todo = "Move the vault to a folder on a disk.";
		buf_add_format(&says,
		    "The vault lies in memory (%s). When the computer is "
		    "switched off, all of it is gone.",
		    machine->file_system);
	} else {
		buf_add_format(&says,
		    "The vault lies on a file system of the kind %s.",
		    machine->file_system);
	}
	verdict.says = says.text;
	doctor_add(doctor, "file-system", "File system", &verdict);
	buf_clear(&says);
}

static void
add_copiers(struct doctor *doctor, const struct machine *machine)
{
	struct buf says = BUF_EMPTY;
	struct verdict verdict = {FINDING_GOOD, NULL, NULL};

	if (machine->has_copiers == FACT_YES) {
		verdict.level = FINDING_LOOK;
		verdict.todo =
		    "Leave the vault's folder out of them, and make backups "
		    "with sayso: those are cleaned of what was erased.";
		buf_set(&says, "Set up here: ");
		for (size_t i = 0; i < machine->copiers_count; i++)
			buf_add_format(&says, "%s%s", i == 0 ? "" : ", ",
			    machine->copiers[i]);
		buf_add_text(&says,
		    ". Copies that such programs keep still have what is "
		    "erased here.");
	} else if (machine->has_copiers == FACT_NO) {
		buf_set(&says,
		    "None of the known programs that keep copies of files is "
		    "set up here.");
	} else {
		verdict.level = FINDING_UNKNOWN;
		verdict.todo = "If files of this computer are backed up, leave "
			       "the vault's folder out.";
		buf_set(&says,
		    "Whether a program keeps copies of files could not be "
		    "found out.");
	}
	verdict.says = says.text;
	doctor_add(doctor, "copies", "Programs that keep copies", &verdict);
	buf_clear(&says);
}

void
doctor_disk(struct doctor *doctor, const struct machine *machine)
{
	doctor_ask(doctor, machine, before, COUNT(before));
	add_file_system(doctor, machine);
	add_copiers(doctor, machine);
	doctor_ask(doctor, machine, after, COUNT(after));
}
