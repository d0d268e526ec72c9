/*
 * age_open: opens an age file with what sayso has for it, so that anybody's
 * files can be tried on it.
 *
 * usage: age_open [--identity FILE | --passphrase-fd N] FILE
 *
 * What the file holds goes to standard output, when all of it was found good;
 * else nothing does, and the exit status says so.  FILE may be a pipe.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "os/prompt.h"
#include "vault/age.h"

struct asked {
	const char *identity;
	const char *passphrase; /* a descriptor */
	const char *file;
};

static enum status
parse(int count, char **words, struct asked *asked)
{
	static const struct option options[] = {
	    {"identity", required_argument, NULL, 'i'},
	    {"passphrase-fd", required_argument, NULL, 'p'},
	    {NULL, 0, NULL, 0},
	};
	int option;

	while ((option = getopt_long(count, words, "", options, NULL)) != -1) {
		if (option == 'i')
			asked->identity = optarg;
		else if (option == 'p')
			asked->passphrase = optarg;
		else
			return FAIL(STATUS_USAGE, "an option");
	}
	if (optind != count - 1 ||
	    (asked->identity == NULL) == (asked->passphrase == NULL))
		return REFUSE(STATUS_USAGE,
		    "usage: age_open [--identity FILE | --passphrase-fd N] "
		    "FILE");
	asked->file = words[optind];
	return STATUS_OK;
}

/* All there is, a pipe's too. */
static enum status
read_identities(const char *path, struct secret **identities)
{
	struct secret *text = secret_new(AGE_IDENTITIES_SIZE + 1);
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	enum status status = STATUS_OK;
	size_t size = 0;
	ssize_t got = 0;

	do {
		size += (size_t)got;
		got = read(descriptor, secret_bytes(text) + size,
		    secret_size(text) - size);
	} while (got > 0);
	if (got < 0 || size == secret_size(text))
		status = REFUSE(STATUS_NO_INPUT,
		    "The file of keys cannot be read, or is too big.");
	file_close(&descriptor);
	secret_shorten(text, size);
	if (status == STATUS_OK)
		status = age_identities_read(text, identities);
	secret_free(text);
	return status;
}

/* A pipe is read once, and an age file twice. */
static enum status
keep_pipe(int *descriptor)
{
	FILE *kept = tmpfile();
	char bytes[4096];
	ssize_t got;

	if (kept == NULL)
		return FAIL(STATUS_IO, "a place for what comes from a pipe");
	while ((got = read(*descriptor, bytes, sizeof(bytes))) > 0)
		if (fwrite(bytes, 1, (size_t)got, kept) != (size_t)got)
			got = -1;
	file_close(descriptor);
	if (got == 0 && fflush(kept) == 0)
		*descriptor = dup(fileno(kept));
	fclose(kept);
	return *descriptor < 0 ? FAIL(STATUS_IO, "a pipe") : STATUS_OK;
}

static enum status
open_file(const char *path, int *descriptor)
{
	*descriptor = open(path, O_RDONLY | O_CLOEXEC);
	if (*descriptor < 0)
		return FAIL(STATUS_NO_INPUT, "an age file");
	if (lseek(*descriptor, 0, SEEK_CUR) >= 0)
		return STATUS_OK;
	return keep_pipe(descriptor);
}

static enum status
put(void *context, const void *bytes, size_t size)
{
	const char *from = bytes;

	(void)context;
	while (size > 0) {
		ssize_t written = write(STDOUT_FILENO, from, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return FAIL(STATUS_IO, "write what was in it");
		from += written;
		size -= (size_t)written;
	}
	return STATUS_OK;
}

static enum status
run(const struct asked *asked)
{
	const struct age_sink sink = {put, NULL};
	struct secret *identities = NULL, *passphrase = NULL;
	int descriptor = -1;
	enum status status;

	if (asked->identity != NULL)
		status = read_identities(asked->identity, &identities);
	else
		status =
		    prompt_secret_from(atoi(asked->passphrase), &passphrase);
	if (status == STATUS_OK)
		status = open_file(asked->file, &descriptor);
	if (status == STATUS_OK) {
		struct age_keys keys = {passphrase, identities};

		status = age_open(descriptor, &keys, &sink);
	}
	file_close(&descriptor);
	secret_free(identities);
	secret_free(passphrase);
	return status;
}

int
main(int count, char **words)
{
	struct asked asked = {NULL, NULL, NULL};
	enum status status = secret_start();

	if (status == STATUS_OK)
		status = parse(count, words, &asked);
	if (status == STATUS_OK)
		status = run(&asked);
	if (status != STATUS_OK)
		fprintf(stderr, "age_open: %s\n", status_sentence(status));
	return status_exit_code(status);
}
