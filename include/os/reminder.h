/*
 * reminder: two files with which systemd runs "sayso remind" once a day for
 * whoever is logged in.
 *
 * They hold no key and nothing of a person: where the program is, and where the
 * vault.  Nothing else in their folder is touched, and nothing is started.
 */
#ifndef OS_REMINDER_H
#define OS_REMINDER_H

#include "base/buf.h"
#include "base/status.h"

#define REMINDER_SERVICE "sayso-remind.service"
#define REMINDER_TIMER   "sayso-remind.timer"

/* What stands in the first one.  INVALID when a path cannot stand there. */
MUST_USE enum status reminder_service_text(
    const char *program, const char *vault, struct buf *text);
const char *reminder_timer_text(void);

/*
 * Write both into ${folder} ("~/.config/systemd/user"), in place of older ones
 * of ours, and mark the timer to be started at log-in.  CANNOT_CREATE with a
 * sentence when something else has one of the names.
 */
MUST_USE enum status reminder_install(
    const char *folder, const char *program, const char *vault);

/* Take them away; NOT_FOUND when there are none. */
MUST_USE enum status reminder_uninstall(const char *folder);

#endif
