/*
 * take: writes a young person's copy to an open file, in clear or as an age
 * file; see app/take.h.
 *
 * A file that could not be written whole is the caller's to tell of.
 */
#include "app/take.h"

#include "app/own.h"
#include "app/unlock_internal.h"
#include "base/clock.h"
#include "base/file.h"
#include "vault/age.h"

/* An open file that is written from its start to its end. */
struct filling {
	int descriptor;
	int64_t at;
};

static enum status
fill(void *context, const void *bytes, size_t size)
{
	struct filling *filling = context;
	enum status status =
	    file_write_at(filling->descriptor, bytes, size, filling->at);

	filling->at += (int64_t)size;
	return status;
}

enum status
take_copy(struct unlock *unlock, const char *code, enum copy_form form,
    struct copy *copy)
{
	static const struct copy_signing signing = {
	    own_signature_text, own_public_text};
	struct records *records = unlock_records(unlock);
	enum status status;

	if (records == NULL)
		return REFUSE(STATUS_DENIED,
		    "Only a worker can hand the laptop to a young person.");
	records_set_now(records, clock_now());
	status = copy_make(records, code, form, &signing, copy);
	if (status == STATUS_OK)
		status = copy_find_names(records, copy);
	if (status != STATUS_OK)
		copy_clear(copy);
	return status;
}

/* In clear: one of the three that copy.h writes. */
static enum status
write_clear(const struct copy *copy, int descriptor,
    enum status (*write)(const struct copy *copy, const struct copy_sink *sink))
{
	struct filling filling = {descriptor, 0};
	struct copy_sink sink = {fill, &filling};
	enum status status = write(copy, &sink);

	return status == STATUS_OK ? file_sync(descriptor) : status;
}

enum status
take_page(const struct copy *copy, int descriptor)
{
	return write_clear(copy, descriptor, copy_page);
}

enum status
take_data(const struct copy *copy, int descriptor)
{
	return write_clear(copy, descriptor, copy_data);
}

enum status
take_read_me(const struct copy *copy, int descriptor)
{
	return write_clear(copy, descriptor, copy_read_me);
}

/* -------------------------------------------------------------------- sealed
 */

enum status
take_check(const struct take_to *to)
{
	struct age_recipient recipient;

	if (to->passphrase != NULL)
		return unlock_passphrase_judge(to->passphrase, "");
	return age_recipient_parse(to->recipient, &recipient);
}

static enum status
seal(void *context, const void *bytes, size_t size)
{
	return age_write(context, bytes, size);
}

static enum status
write_sealed(
    const struct copy *copy, const struct age_lock *lock, int descriptor)
{
	struct filling filling = {descriptor, 0};
	struct age_sink file = {fill, &filling};
	struct age_writer *writer = NULL;
	struct copy_sink sink = {seal, NULL};
	enum status status = age_write_begin(lock, &file, &writer);

	sink.context = writer;
	if (status == STATUS_OK)
		status = copy_page(copy, &sink);
	if (status == STATUS_OK)
		status = age_write_end(&writer);
	age_write_drop(&writer);
	return status == STATUS_OK ? file_sync(descriptor) : status;
}

enum status
take_sealed(const struct copy *copy, const struct take_to *to, int descriptor)
{
	struct age_recipient recipient = {{0}};
	struct age_lock lock = {.passphrase = to->passphrase};
	enum status status = STATUS_OK;

	if (to->passphrase == NULL) {
		status = age_recipient_parse(to->recipient, &recipient);
		lock.recipients = &recipient;
		lock.count = 1;
	}
	return status == STATUS_OK ? write_sealed(copy, &lock, descriptor)
				   : status;
}
