/*
 * broker: files outside the vault, for screens that cannot open any.
 *
 * Behind it stands the supervisor.  The user types the path to it and not to
 * the screens (DESIGN 7): hide what is shown and leave curses' mode before
 * calling; afterwards the terminal is as it was, and its screen is empty.
 */
#ifndef APP_BROKER_H
#define APP_BROKER_H

#include <stdint.h>

#include "app/backup.h"
#include "base/broker.h"
#include "base/status.h"

struct broker {
	void *context;
	int64_t *heads; /* counted while locked; shared, outlives a stretch */

	/*
	 * Ask one of BROKER_QUESTIONS and open what is named, to be read, or
	 * as a new file to be written; the descriptor is then the caller's.
	 * NOT_FOUND when nothing was named: see ${file->wants_hiding}.
	 */
	enum status (*open_to_read)(
	    void *context, const char *question, struct broker_file *file);
	enum status (*open_new)(
	    void *context, const char *question, struct broker_file *file);

	/*
	 * Ask BROKER_BACKUP_FOLDER, and keep the folder that is named open for
	 * ${folder}; its functions get ${context}.  ${file} has its name, and
	 * no descriptor.  It is forgotten with the stretch, or when another one
	 * is named; close it when done, so that the medium can be taken out.
	 */
	enum status (*open_folder)(void *context, struct broker_file *file);
	enum status (*close_folder)(void *context);
	struct backup_place folder;
};

#endif
