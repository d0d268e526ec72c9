/*
 * age_make: an age file from standard input to standard output, as sayso makes
 * them, so that other programs can be tried on it.
 *
 * usage: age_make [--armor] --passphrase-fd N | --recipient AGE1...
 *
 * There may be several recipients.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "os/prompt.h"
#include "vault/age.h"

struct asked {
	bool is_armored;
	struct secret *passphrase;
	struct age_recipient recipients[AGE_RECIPIENTS_MAX];
	size_t count;
};

static enum status
take(int option, const char *value, struct asked *asked)
{
	switch (option) {
	case 'a':
		asked->is_armored = true;
		return STATUS_OK;
	case 'p':
		return prompt_secret_from(atoi(value), &asked->passphrase);
	case 'r':
		if (asked->count == AGE_RECIPIENTS_MAX)
			return FAIL(STATUS_USAGE, "too many");
		return age_recipient_parse(
		    value, &asked->recipients[asked->count++]);
	default:
		return FAIL(STATUS_USAGE, "an option");
	}
}

static enum status
parse(int count, char **words, struct asked *asked)
{
	static const struct option options[] = {
	    {"armor", no_argument, NULL, 'a'},
	    {"passphrase-fd", required_argument, NULL, 'p'},
	    {"recipient", required_argument, NULL, 'r'},
	    {NULL, 0, NULL, 0},
	};
	enum status status = STATUS_OK;
	int option;

	while (status == STATUS_OK &&
	       (option = getopt_long(count, words, "", options, NULL)) != -1)
		status = take(option, optarg, asked);
	return status;
}

static enum status
put(void *context, const void *bytes, size_t size)
{
	(void)context;
	if (fwrite(bytes, 1, size, stdout) != size)
		return FAIL(STATUS_IO, "write an age file");
	return STATUS_OK;
}

static enum status
run(const struct asked *asked)
{
	const struct age_sink sink = {put, NULL};
	const struct age_lock lock = {
	    .passphrase = asked->passphrase,
	    .recipients = asked->recipients,
	    .count = asked->count,
	    .is_armored = asked->is_armored,
	};
	struct age_writer *writer = NULL;
	char bytes[5000]; /* no chunk is a number of these */
	enum status status;
	size_t got;

	status = age_write_begin(&lock, &sink, &writer);
	while (status == STATUS_OK &&
	       (got = fread(bytes, 1, sizeof(bytes), stdin)) > 0)
		status = age_write(writer, bytes, got);
	if (status == STATUS_OK)
		return age_write_end(&writer);
	age_write_drop(&writer);
	return status;
}

int
main(int count, char **words)
{
	struct asked asked = {.count = 0};
	enum status status = secret_start();

	if (status == STATUS_OK)
		status = parse(count, words, &asked);
	if (status == STATUS_OK)
		status = run(&asked);
	secret_free(asked.passphrase);
	if (status == STATUS_OK && fflush(stdout) != 0)
		status = FAIL(STATUS_IO, "write an age file");
	if (status != STATUS_OK)
		fprintf(stderr, "age_make: %s\n", status_sentence(status));
	return status_exit_code(status);
}
