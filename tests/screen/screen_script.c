/*
 * screen_script: plays a script of the screens, tests/screen/NAME.txt, once
 * for each of its sizes and locales.
 *
 * usage: screen_script FILE        UPDATE=1: writes the screens into it anew
 *
 * Prints "ok WHAT" or "FAIL WHAT" with the reasons for each screen and each
 * time it was played.  SAYSO is the program (else the one beside this one);
 * everything happens in a new folder below TMPDIR.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "support/place.h"
#include "support/play.h"

static void
print_reasons(char *reasons)
{
	char *place = NULL;

	for (char *line = strtok_r(reasons, "\n", &place); line != NULL;
	     line = strtok_r(NULL, "\n", &place))
		printf("#   %s\n", line);
}

static bool
report(bool is_good, const char *what, struct buf *complaint)
{
	printf("%s %s\n", is_good ? "ok" : "FAIL", what);
	print_reasons(complaint->text);
	fflush(stdout);
	buf_clear(complaint);
	return is_good;
}

static bool
play_once(struct script *script, struct script_size size, const char *locale,
    const char *called)
{
	struct play play = {
	    .script = script,
	    .reading = script,
	    .size = size,
	    .locale = locale,
	    .called = called,
	    .is_update = getenv("UPDATE") != NULL,
	    .complaint = BUF_EMPTY,
	};
	char folder[32];
	bool is_good;

	snprintf(folder, sizeof(folder), "%dx%d-%.15s", size.columns, size.rows,
	    locale);
	is_good = (stage_begin(&play.stage, folder, locale) ||
		      play_fail(&play, "no folder to play in")) &&
		  play_lines(&play);
	if (play.is_started)
		vt_clear(&play.vt);
	play_forget_paper(&play);
	stage_clear(&play.stage);
	return report(is_good, called, &play.complaint);
}

static bool
play_all(struct script *script, const char *name)
{
	char called[128];
	bool is_good = true;

	for (size_t i = 0; i < script->locales_count; i++)
		for (size_t j = 0; j < script->sizes_count; j++) {
			snprintf(called, sizeof(called),
			    "%.60s at %dx%d in %.20s", name,
			    script->sizes[j].columns, script->sizes[j].rows,
			    script->locales[i]);
			is_good = play_once(script, script->sizes[j],
				      script->locales[i], called) &&
				  is_good;
		}
	return is_good;
}

/* A screen that no run has, by a wrong size or locale, would test nothing. */
static bool
all_were_seen(const struct script *script)
{
	struct buf complaint = BUF_EMPTY;
	char what[128];
	bool is_good = true;

	for (size_t i = 0; i < script->screens_count; i++) {
		if (script->screens[i].was_seen)
			continue;
		buf_add_format(&complaint,
		    "%s:%zu: no run came to this screen\n", script->path,
		    script->screens[i].at + 1);
		is_good = false;
	}
	snprintf(what, sizeof(what), "each of its %zu screens was looked at",
	    script->screens_count);
	return report(is_good, what, &complaint);
}

static bool
play_file(struct script *script, const char *path)
{
	struct buf complaint = BUF_EMPTY;
	const char *slash = strrchr(path, '/');
	bool is_good;

	if (!script_read(script, path, &complaint))
		return report(false, path, &complaint);
	is_good = play_all(script, slash == NULL ? path : slash + 1);
	if (is_good)
		is_good = all_were_seen(script);
	if (getenv("UPDATE") != NULL && !script_write(script))
		is_good = report(false, "it could be written", &complaint);
	return is_good;
}

int
main(int argc, char **argv)
{
	struct script script;
	char path[PATH_MAX];
	bool is_good;

	if (argc != 2 || realpath(argv[1], path) == NULL) {
		fprintf(stderr, "usage: screen_script FILE\n");
		return 64;
	}
	if (place_enter(NULL) != 0)
		return 73;
	is_good = play_file(&script, path);
	script_clear(&script);
	if (place_leave(NULL) != 0)
		return 74;
	return is_good ? 0 : 1;
}
