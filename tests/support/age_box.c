#include "support/age_box.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "support/age_forge.h"

static enum status
put(void *context, const void *bytes, size_t size)
{
	buf_add(context, bytes, size);
	return STATUS_OK;
}

struct age_sink
age_box_sink(struct buf *buf)
{
	return (struct age_sink){put, buf};
}

enum status
age_box_open(
    const struct buf *file, const struct age_keys *keys, struct buf *plain)
{
	const struct age_sink sink = age_box_sink(plain);
	FILE *stream = tmpfile();
	enum status status;

	assert_non_null(stream);
	assert_int_equal(
	    fwrite(file->text, 1, file->length, stream), file->length);
	assert_int_equal(fflush(stream), 0);
	status = age_open(fileno(stream), keys, &sink);
	assert_int_equal(fclose(stream), 0);
	return status;
}

void
age_box_make(const struct age_lock *lock, const void *bytes, size_t size,
    size_t piece, struct buf *file)
{
	const struct age_sink sink = age_box_sink(file);
	const char *from = bytes;
	struct age_writer *writer = NULL;

	assert_int_equal(age_write_begin(lock, &sink, &writer), STATUS_OK);
	for (size_t at = 0; at < size; at += piece)
		assert_int_equal(age_write(writer, from + at,
				     size - at < piece ? size - at : piece),
		    STATUS_OK);
	assert_int_equal(age_write_end(&writer), STATUS_OK);
	assert_null(writer);
}

enum status
age_box_identities(const char *text, struct secret **identities)
{
	struct secret *copy = secret_copy(text, strlen(text));
	enum status status = age_identities_read(copy, identities);

	secret_free(copy);
	return status;
}

struct secret *
age_box_key(const char *name, struct age_recipient *recipient)
{
	struct secret *key = secret_new(AGE_KEY_BYTES);

	age_forge_keys(name, secret_bytes(key), recipient);
	return key;
}
