/*
 * broker: the words between a process that is fenced in and the one outside
 * that opens a file for it (os/broker; front ends see app/broker.h).
 *
 * The questions are literals that both know: no text of the fenced process
 * ever stands on a screen that asks for a place outside the vault.
 */
#ifndef BASE_BROKER_H
#define BASE_BROKER_H

#include <stdbool.h>

#define BROKER_NAME_BYTES 256

#define BROKER_SESSIONS_FILE "Which file of sessions is to be taken in?"
#define BROKER_PEOPLE_FILE   "Which file of people is to be taken in?"
#define BROKER_SHEET         "Where is the sheet to go? Give it a new name."
#define BROKER_SLIP          "Where is the slip to go? Give it a new name."
#define BROKER_COPY          "Where is your copy to go? Give it a new name."
#define BROKER_REPORT        "Where is the report to go? A new name, with .html"
#define BROKER_SPREADSHEET   "Where is it to go? Give a new name, with .xlsx"
#define BROKER_TABLE         "Where is the table to go? A new name, with .csv"
#define BROKER_PLAN          "Where is the plan to go? Give it a new name."
#define BROKER_PLAN_FILE     "Which file holds the plan?"

/* The one that is answered with a folder: see app/broker.h. */
#define BROKER_BACKUP_FOLDER                                                   \
	"Which folder are the backups in, on a stick or another disk?"

/* All that are answered with a file. */
#define BROKER_QUESTIONS                                                       \
	BROKER_SESSIONS_FILE, BROKER_PEOPLE_FILE, BROKER_SHEET, BROKER_SLIP,   \
	    BROKER_COPY, BROKER_REPORT, BROKER_SPREADSHEET, BROKER_TABLE,      \
	    BROKER_PLAN, BROKER_PLAN_FILE

struct broker_file {
	int descriptor;
	bool wants_hiding; /* hide and lock now; no file was opened */
	char name[BROKER_NAME_BYTES]; /* last part of its path, as typed */
};

#endif
