/*
 * migrations: the SQL of migrations/NNNN_words.sql, embedded by the build.
 *
 * Numbers run through both stores; the first line of each file says whose it
 * is: "-- store: records" or "-- store: releases".  A store's user_version is
 * the number of the newest migration that it has had.
 */
#ifndef STORE_MIGRATIONS_H
#define STORE_MIGRATIONS_H

struct migration {
	int number;
	const char *store; /* "records" or "releases" */
	const char *name;  /* file name, for messages */
	const char *sql;
};

extern const struct migration migrations[];
extern const int migrations_count;

#endif
