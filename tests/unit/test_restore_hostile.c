/*
 * Backups that were cut off, changed, or are none at all: each is refused with
 * a sentence, the vault stays as it is, and nothing lies about.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/backup_file.h"
#include "app/backup_layout.h"
#include "base/mem.h"
#include "support/shelf.h"

#define CUTS       40
#define CUTS_SOAK  2000
#define FLIPS      60
#define FLIPS_SOAK 3000

#define ON_A_SHELF(test)                                                       \
	cmocka_unit_test_setup_teardown(test, shelf_setup, shelf_teardown)

/* One backup as bytes, to be put back changed. */
struct sample {
	struct shelf *shelf;
	char path[300];
	unsigned char *bytes;
	size_t size;
};

static void
take(struct shelf *shelf, struct sample *sample)
{
	char name[BACKUP_NAME_BYTES];
	struct stat about;
	int file;

	shelf_backup_name(shelf, name);
	sample->shelf = shelf;
	snprintf(sample->path, sizeof(sample->path), "%.160s/%.60s",
	    shelf->path, name);
	file = open(sample->path, O_RDONLY);
	assert_true(file >= 0);
	assert_int_equal(fstat(file, &about), 0);
	sample->size = (size_t)about.st_size;
	sample->bytes = mem_alloc(1, sample->size + 64);
	assert_int_equal(read(file, sample->bytes, sample->size), sample->size);
	close(file);
}

static void
put(const struct sample *sample, size_t size)
{
	int file = open(sample->path, O_WRONLY | O_TRUNC);

	assert_true(file >= 0);
	assert_int_equal(write(file, sample->bytes, size), size);
	close(file);
}

/* Named by its file, so that another cannot be taken in its place. */
static enum status
try(const struct sample *sample)
{
	struct restore_result result;
	enum status status = shelf_restore(
	    sample->shelf, "Sam", strrchr(sample->path, '/') + 1, &result);
	struct buf names = BUF_EMPTY;

	if (status == STATUS_OK)
		shelf_drop_former(sample->shelf, result.former.text);
	restore_result_clear(&result);
	clubhouse_names(sample->shelf->house->above, &names);
	assert_string_equal(names.text, "stick\nvault\n");
	buf_clear(&names);
	return status;
}

static void
is_refused(const struct sample *sample, enum status wanted)
{
	status_clear();
	assert_int_equal(try(sample), wanted);
	/* in a sentence of its own, not the code's */
	assert_non_null(strstr(status_sentence(wanted), "backup"));
}

static int
times(int few, int many)
{
	return getenv("SAYSO_SOAK") != NULL ? many : few;
}

static void
one_that_is_cut_off_anywhere_is_refused(void **state)
{
	struct sample sample;
	int cuts = times(CUTS, CUTS_SOAK);

	take(*state, &sample);
	for (int i = 0; i < cuts; i++) {
		size_t size = i < 8 ? (size_t)i * 31
				    : sample.size * (size_t)i / (size_t)cuts;

		put(&sample, size);
		is_refused(&sample, STATUS_INVALID);
	}
	for (size_t less = 1; less < 100; less += 14) {
		put(&sample, sample.size - less);
		is_refused(&sample, STATUS_INVALID);
	}
	put(&sample, sample.size + 1);
	is_refused(&sample, STATUS_INVALID);
	/* the control */
	put(&sample, sample.size);
	assert_int_equal(try(&sample), STATUS_OK);
	mem_free(sample.bytes);
}

static void
one_with_a_bit_turned_anywhere_is_refused(void **state)
{
	struct sample sample;
	int flips = times(FLIPS, FLIPS_SOAK);

	take(*state, &sample);
	for (int i = 0; i < flips; i++) {
		/* every part of it, the head in full detail */
		size_t at = i < flips / 2
				? (size_t)i * 7 % BACKUP_HEAD_BYTES
				: sample.size * (size_t)i / (size_t)flips;
		enum status status;

		sample.bytes[at] ^= (unsigned char)(1u << (i % 8));
		put(&sample, sample.size);
		status_clear();
		status = try(&sample);
		assert_true(
		    status == STATUS_INVALID || status == STATUS_TOO_NEW);
		sample.bytes[at] ^= (unsigned char)(1u << (i % 8));
	}
	put(&sample, sample.size);
	assert_int_equal(try(&sample), STATUS_OK);
	mem_free(sample.bytes);
}

/* Whoever changes it can work the sum out anew, but not the signature. */
static void
sum_anew(struct sample *sample)
{
	crypto_generichash(sample->bytes + sample->size - BACKUP_TAIL_BYTES,
	    BACKUP_SUM_BYTES, sample->bytes, sample->size - BACKUP_TAIL_BYTES,
	    NULL, 0);
}

static void
one_that_was_changed_and_summed_anew_is_refused(void **state)
{
	static const size_t places[] = {HEAD_MADE, HEAD_N, HEAD_HASH,
	    HEAD_ERASURES, HEAD_MAKER, BACKUP_HEAD_BYTES + 200,
	    BACKUP_HEAD_BYTES + VAULT_FILE_BYTES + 5000};
	struct sample sample;

	take(*state, &sample);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		unsigned char was = sample.bytes[places[i]];

		sample.bytes[places[i]] ^= 1;
		sum_anew(&sample);
		put(&sample, sample.size);
		status_clear();
		assert_int_not_equal(try(&sample), STATUS_OK);
		sample.bytes[places[i]] = was;
	}
	sum_anew(&sample);
	put(&sample, sample.size);
	assert_int_equal(try(&sample), STATUS_OK);
	mem_free(sample.bytes);
}

static void
one_of_a_later_version_says_so(void **state)
{
	struct sample sample;

	take(*state, &sample);
	sample.bytes[HEAD_VERSION] = 2;
	sum_anew(&sample);
	put(&sample, sample.size);
	is_refused(&sample, STATUS_TOO_NEW);
	mem_free(sample.bytes);
}

static void
what_is_no_backup_is_refused(void **state)
{
	struct sample sample;

	take(*state, &sample);
	memset(sample.bytes, 'x', sample.size);
	put(&sample, sample.size);
	is_refused(&sample, STATUS_INVALID);
	memset(sample.bytes, 0, sample.size);
	put(&sample, sample.size);
	is_refused(&sample, STATUS_INVALID);
	mem_free(sample.bytes);
}

static void
one_of_another_vault_is_not_put_over_this_one(void **state)
{
	struct shelf *shelf = *state;
	struct sample sample;
	void *other = NULL;
	struct shelf *theirs;

	take(shelf, &sample);
	assert_int_equal(shelf_setup(&other), 0);
	theirs = other;
	put(&sample, sample.size);
	/* their medium has this vault's backup on it */
	{
		char path[300];
		int file;

		snprintf(path, sizeof(path), "%.160s%.100s", theirs->path,
		    strrchr(sample.path, '/'));
		file = open(path, O_WRONLY | O_CREAT, 0600);
		assert_int_equal(
		    write(file, sample.bytes, sample.size), sample.size);
		close(file);
		snprintf(sample.path, sizeof(sample.path), "%s", path);
	}
	sample.shelf = theirs;
	is_refused(&sample, STATUS_INVALID);
	clubhouse_is_whole(theirs->house);
	assert_int_equal(shelf_teardown(&other), 0);
	mem_free(sample.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    ON_A_SHELF(one_that_is_cut_off_anywhere_is_refused),
	    ON_A_SHELF(one_with_a_bit_turned_anywhere_is_refused),
	    ON_A_SHELF(one_that_was_changed_and_summed_anew_is_refused),
	    ON_A_SHELF(one_of_a_later_version_says_so),
	    ON_A_SHELF(what_is_no_backup_is_refused),
	    ON_A_SHELF(one_of_another_vault_is_not_put_over_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
