/*
 * fence: the order in which it is raised.
 *
 * Files first: seccomp then takes away the calls with which that was done.
 */
#include "os/fence.h"

#include <stddef.h>
#include <sys/prctl.h>

#include "os/fence_internal.h"

/* There in builds with a leak checker only. */
void __lsan_do_leak_check(void) __attribute__((weak));

/*
 * A leak checker starts a process to look into this one, which the fence
 * refuses.  So it looks now, and then no more.
 */
static void
look_for_leaks_now(void)
{
	if (__lsan_do_leak_check != NULL)
		__lsan_do_leak_check();
}

enum status
fence_raise(const struct fence *fence, bool *has_landlock)
{
	enum status status;

	look_for_leaks_now();
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return REFUSE(STATUS_UNAVAILABLE,
		    "This system does not let sayso fence itself in, so no "
		    "passphrase is asked for. Ask whoever runs this computer.");
	status = fence_files(fence, has_landlock);
	if (status == STATUS_OK)
		status = fence_calls();
	return status;
}
