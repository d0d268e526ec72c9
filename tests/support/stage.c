/*
 * stage: see the header.
 */
#include "support/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "support/rest.h"

#define CANNOT_RUN  127
#define PASSPHRASES 3 /* the descriptor they are read from */

/* ---------------------------------------------------------- environment */

/*
 * What curses keeps to the end, and what a lock leaves to the kernel, is no
 * leak: the program's, where it was built to look for them.
 */
#define NO_LEAKS "detect_leaks=0"

bool
stage_set(struct stage *stage, const char *variable)
{
	size_t name = strcspn(variable, "=") + 1;

	for (size_t i = 0; i < STAGE_VARIABLES; i++) {
		char *old = stage->environment[i];

		if (old != NULL && strncmp(old, variable, name) != 0)
			continue;
		mem_free(old);
		stage->environment[i] = mem_text(variable);
		return true;
	}
	return false;
}

static void
set(struct stage *stage, const char *name, const char *value)
{
	struct buf variable = BUF_EMPTY;

	buf_add_format(&variable, "%s=%s", name, value);
	if (!stage_set(stage, variable.text))
		abort();
	buf_clear(&variable);
}

static void
set_path(struct stage *stage, const char *name, const char *file)
{
	struct buf path = BUF_EMPTY;

	buf_add_format(&path, "%s/%s", stage->path, file);
	set(stage, name, path.text);
	buf_clear(&path);
}

static void
set_sanitizer(struct stage *stage)
{
	struct buf options = BUF_EMPTY;

	if (getenv("ASAN_OPTIONS") != NULL)
		buf_add_format(&options, "%s:", getenv("ASAN_OPTIONS"));
	buf_add_text(&options, NO_LEAKS);
	set(stage, "ASAN_OPTIONS", options.text);
	buf_clear(&options);
}

static void
set_environment(struct stage *stage, const char *locale)
{
	static const char *const passed_on[] = {"PATH", "UBSAN_OPTIONS"};
	char now[24];

	for (size_t i = 0; i < sizeof(passed_on) / sizeof(passed_on[0]); i++)
		if (getenv(passed_on[i]) != NULL)
			set(stage, passed_on[i], getenv(passed_on[i]));
	set_sanitizer(stage);
	snprintf(now, sizeof(now), "%d", STAGE_NOW);
	set(stage, "TERM", "xterm-256color");
	set(stage, "TZ", "UTC");
	set(stage, "LC_ALL", locale);
	set(stage, "SAYSO_TEST_CLOCK", now);
	set_path(stage, "SAYSO_TEST_CLOCK_FILE", "clock");
	set(stage, REST_VARIABLE, "1");
	set_path(stage, "HOME", "home");
	set_path(stage, "TMPDIR", "home");
}

/* ---------------------------------------------------------------- folder */

static char *
file_path(const struct stage *stage, const char *name)
{
	struct buf path = BUF_EMPTY;

	buf_add_format(&path, "%s/%s", stage->path, name);
	return buf_take(&path);
}

static int
open_file(const struct stage *stage, const char *name, int how)
{
	char *path = file_path(stage, name);
	int file = open(path, how | O_CLOEXEC, 0600);

	mem_free(path);
	return file;
}

/* The program maps the same file. */
static bool
begin_clock(struct stage *stage)
{
	int file = open_file(stage, "clock", O_RDWR | O_CREAT);
	int64_t now = STAGE_NOW;
	void *map = MAP_FAILED;

	if (file >= 0 && write(file, &now, sizeof(now)) == sizeof(now))
		map = mmap(NULL, sizeof(now), PROT_READ | PROT_WRITE,
		    MAP_SHARED, file, 0);
	if (file >= 0)
		close(file);
	if (map == MAP_FAILED)
		return false;
	stage->now = map;
	return true;
}

/* SAYSO, or what was built beside this program. */
static char *
find_program(void)
{
	struct buf path = BUF_EMPTY;
	char self[PATH_MAX];
	ssize_t length;

	if (getenv("SAYSO") != NULL)
		return mem_text(getenv("SAYSO"));
	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	self[length < 0 ? 0 : length] = '\0';
	if (strrchr(self, '/') != NULL)
		*strrchr(self, '/') = '\0';
	buf_add_format(&path, "%s/sayso", self);
	return buf_take(&path);
}

bool
stage_begin(struct stage *stage, const char *name, const char *locale)
{
	struct buf path = BUF_EMPTY;
	char here[PATH_MAX];
	char *home;
	bool is_made;

	memset(stage, 0, sizeof(*stage));
	if (getcwd(here, sizeof(here)) == NULL)
		return false;
	buf_add_format(&path, "%s/%s", here, name);
	stage->path = buf_take(&path);
	stage->program = find_program();
	stage->user = mem_text("Sam");
	stage->passphrase = mem_text("sam plays table tennis on tuesdays");
	set_environment(stage, locale);
	home = file_path(stage, "home");
	is_made = mkdir(stage->path, 0700) == 0 && mkdir(home, 0700) == 0;
	mem_free(home);
	return is_made && begin_clock(stage);
}

void
stage_clear(struct stage *stage)
{
	if (stage->now != NULL)
		munmap(stage->now, sizeof(*stage->now));
	for (size_t i = 0; i < STAGE_VARIABLES; i++)
		mem_free(stage->environment[i]);
	mem_free(stage->path);
	mem_free(stage->program);
	mem_free(stage->user);
	mem_free(stage->passphrase);
	memset(stage, 0, sizeof(*stage));
}

void
stage_add_file(const struct stage *stage, const char *name, struct buf *text)
{
	int file = open_file(stage, name, O_RDONLY);
	char bytes[4096];
	ssize_t got;

	while (file >= 0 && (got = read(file, bytes, sizeof(bytes))) > 0)
		buf_add(text, bytes, (size_t)got);
	if (file >= 0)
		close(file);
}

/* --------------------------------------------------------------- running */

static void
redirect(const struct stage *stage, const char *name, int how, int descriptor)
{
	int file = open_file(stage, name, how);

	if (file < 0)
		_exit(CANNOT_RUN);
	if (file == descriptor)
		fcntl(file, F_SETFD, 0);
	else if (dup2(file, descriptor) < 0)
		_exit(CANNOT_RUN);
}

/* In the folder, with files passphrase, out and err. */
static int
run(struct stage *stage, const char *const *words)
{
	const int anew = O_WRONLY | O_CREAT | O_TRUNC;
	pid_t child = fork();
	int status = -1;

	if (child == 0) {
		redirect(stage, "out", anew, STDOUT_FILENO);
		redirect(stage, "err", anew, STDERR_FILENO);
		redirect(stage, "passphrase", O_RDONLY, PASSPHRASES);
		if (chdir(stage->path) == 0)
			execvpe(words[0], (char *const *)(uintptr_t)words,
			    stage->environment);
		_exit(CANNOT_RUN);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	if (child < 0 || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

static bool
write_passphrase(const struct stage *stage)
{
	int file = open_file(stage, "passphrase", O_WRONLY | O_CREAT | O_TRUNC);
	bool is_written =
	    file >= 0 && dprintf(file, "%s\n", stage->passphrase) > 0;

	if (file >= 0)
		close(file);
	return is_written;
}

bool
stage_words(char *text, const char **words, size_t count)
{
	while (*(text += strspn(text, " ")) != '\0') {
		const char *end = *text == '"' ? "\"" : " ";

		if (count + 1 >= STAGE_ARGUMENTS)
			return false;
		text += *text == '"';
		words[count++] = text;
		text += strcspn(text, end);
		if (*text != '\0')
			*text++ = '\0';
	}
	words[count] = NULL;
	return true;
}

int
stage_run(struct stage *stage, char *words)
{
	const char *line[STAGE_ARGUMENTS] = {stage->program, "--vault", "vault",
	    "--as", stage->user, "--passphrase-fd", "3"};

	if (!stage_words(words, line, 7) || !write_passphrase(stage))
		return -1;
	return run(stage, line);
}

/* Stands beside the program, and reads the passphrase from its input. */
int
stage_sql(struct stage *stage, const char *sql)
{
	const char *const words[] = {"sh", "-c",
	    "exec \"${0%/*}/releases_sql\" vault \"$1\" \"$2\" <&3",
	    stage->program, stage->user, sql, NULL};

	return write_passphrase(stage) ? run(stage, words) : -1;
}

bool
stage_copy(struct stage *stage, const char *path, const char *name)
{
	const char *const words[] = {"cp", path, name, NULL};

	return write_passphrase(stage) && run(stage, words) == 0;
}

static bool
make_demo(struct stage *stage, const char *path, int people)
{
	char count[16];
	const char *const words[] = {stage->program, "demo", "--into", path,
	    "--people", count, "--seed", "1", NULL};

	snprintf(count, sizeof(count), "%d", people);
	return run(stage, words) == 0;
}

bool
stage_demo(struct stage *stage, int people)
{
	struct buf path = BUF_EMPTY;
	const char *words[] = {"cp", "-R", NULL, "vault", NULL};
	/* What its making left there: each run begins without. */
	const char *anew[] = {"rm", "-rf", "home/.local", NULL};
	bool is_done = write_passphrase(stage);

	buf_add_format(&path, "%s/../demo-%d", stage->path, people);
	if (is_done && access(path.text, F_OK) != 0)
		is_done = make_demo(stage, path.text, people);
	words[2] = path.text;
	is_done = is_done && run(stage, words) == 0 && run(stage, anew) == 0;
	buf_clear(&path);
	return is_done;
}
