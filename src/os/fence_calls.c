/*
 * fence_calls: the calls of the system that are left, by seccomp.
 *
 * A list of what is allowed.  Everything else fails as if it were not
 * permitted, rather than ending the process, so that a newer library finds
 * another way or says what it lacks.  Nothing here may ever allow: a socket,
 * another program, a new process or thread, a look into another process, a
 * change of rights or modes by a path, or typing into a terminal (TIOCSTI,
 * TIOCLINUX).
 */
#include "os/fence_internal.h"

#include <errno.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A name that this machine or its library does not know is passed over. */
static const char *const allowed[] = {
    /* files, as far as Landlock lets them be opened */
    "access", "close", "dup", "dup2", "dup3", "faccessat", "faccessat2",
    "fadvise64", "fadvise64_64", "fallocate", "fchmod", "fchown", "fcntl",
    "fcntl64", "fdatasync", "flock", "fstat", "fstat64", "fstatat64", "fstatfs",
    "fstatfs64", "fsync", "ftruncate", "ftruncate64", "getcwd", "getdents",
    "getdents64", "lseek", "_llseek", "lstat", "lstat64", "mkdir", "mkdirat",
    "newfstatat", "open", "openat", "pread64", "preadv", "pwrite64", "pwritev",
    "read", "readlink", "readlinkat", "readv", "rename", "renameat",
    "renameat2", "rmdir", "stat", "stat64", "statfs", "statfs64", "statx",
    "umask", "unlink", "unlinkat", "write", "writev",
    /* its own memory */
    "brk", "madvise", "membarrier", "mincore", "mlock", "mlock2", "mmap",
    "mmap2", "mprotect", "mremap", "munlock", "munmap",
    /* waiting, time and chance */
    "clock_getres", "clock_getres_time64", "clock_gettime", "clock_gettime64",
    "clock_nanosleep", "clock_nanosleep_time64", "futex", "futex_time64",
    "getrandom", "gettimeofday", "nanosleep", "poll", "ppoll", "ppoll_time64",
    "pselect6", "pselect6_time64", "restart_syscall", "sched_yield", "select",
    "_newselect", "time",
    /* itself */
    "exit", "exit_group", "getcpu", "getegid", "getegid32", "geteuid",
    "geteuid32", "getgid", "getgid32", "getpgid", "getpgrp", "getpid",
    "getppid", "getrlimit", "getrusage", "gettid", "getuid", "getuid32", "rseq",
    "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn",
    "rt_sigsuspend", "rt_sigtimedwait", "rt_sigtimedwait_time64",
    "sched_getaffinity", "set_robust_list", "sigaltstack", "sigreturn",
    "sysinfo", "ugetrlimit", "uname",
    /* on the one socket to the supervisor, which is open already */
    "recvmsg", "sendmsg"};

/* Of ioctl(2): asking and setting a terminal, and how much waits in it. */
static const uint64_t allowed_ioctls[] = {TCGETS, TCSETS, TCSETSW, TCSETSF,
    TCSBRK, TCXONC, TCFLSH, TIOCGPGRP, TIOCGWINSZ, TIOCOUTQ, FIONREAD};

/* Signals, to itself alone. */
static const char *const allowed_to_itself[] = {"kill", "tgkill"};

/* 0 as well when there is no such call here. */
static int
allow_if(scmp_filter_ctx filter, const char *name, unsigned count,
    const struct scmp_arg_cmp *condition)
{
	int call = seccomp_syscall_resolve_name(name);

	if (call == __NR_SCMP_ERROR)
		return 0;
	return seccomp_rule_add_array(
	    filter, SCMP_ACT_ALLOW, call, count, condition);
}

static int
allow_ioctls(scmp_filter_ctx filter)
{
	int failed = 0;

	for (size_t i = 0; i < COUNT(allowed_ioctls) && failed == 0; i++) {
		struct scmp_arg_cmp is_it =
		    SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, allowed_ioctls[i]);

		failed = allow_if(filter, "ioctl", 1, &is_it);
	}
	return failed;
}

/* Its own limits may be asked for, another's not: process 0 is oneself. */
static int
allow_to_itself(scmp_filter_ctx filter)
{
	struct scmp_arg_cmp is_itself = {
	    .arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)getpid()};
	struct scmp_arg_cmp is_nobody = {.arg = 0, .op = SCMP_CMP_EQ};
	int failed = allow_if(filter, "prlimit64", 1, &is_nobody);

	for (size_t i = 0; i < COUNT(allowed_to_itself) && failed == 0; i++)
		failed = allow_if(filter, allowed_to_itself[i], 1, &is_itself);
	return failed;
}

static int
fill(scmp_filter_ctx filter)
{
	int failed = seccomp_attr_set(
	    filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);

	for (size_t i = 0; i < COUNT(allowed) && failed == 0; i++)
		failed = allow_if(filter, allowed[i], 0, NULL);
	if (failed == 0)
		failed = allow_ioctls(filter);
	if (failed == 0)
		failed = allow_to_itself(filter);
	/* What the library does then is fork in the old way: refused above. */
	if (failed == 0)
		failed = seccomp_rule_add(
		    filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	return failed;
}

enum status
fence_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	int failed = filter == NULL ? -ENOMEM : fill(filter);

	if (failed == 0)
		failed = seccomp_load(filter);
	seccomp_release(filter);
	if (failed != 0)
		return REFUSE(STATUS_UNAVAILABLE,
		    "The fence around sayso (seccomp) cannot be set up on this "
		    "system, so no passphrase is asked for. Ask whoever runs "
		    "this computer.");
	return STATUS_OK;
}
