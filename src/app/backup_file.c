/*
 * backup_file: see the header.
 *
 * The file comes from a medium that anybody may have had.  Nothing of it is
 * believed before its length and its sum are right, and nothing but the maker's
 * signature, checked against a key of the vault inside, says who made it.
 */
#include "app/backup_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>

#include "app/backup_layout.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/store.h"

#define CHUNK_BYTES  ((size_t)64 * 1024)
#define SIGNED_START "sayso backup 1\n"

_Static_assert(
    BACKUP_TAIL_BYTES == BACKUP_SUM_BYTES + VAULT_SIGN_BYTES, "tail");

static void
put_number(unsigned char *at, size_t size, uint64_t number)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (unsigned char)(number >> (8 * i));
}

static int64_t
get_number(const unsigned char *at, size_t size)
{
	uint64_t number = 0;

	for (size_t i = size; i > 0; i--)
		number = number << 8 | at[i - 1];
	return (int64_t)number;
}

int64_t
backup_file_bytes(const struct backup_head *head)
{
	return BACKUP_HEAD_BYTES + VAULT_FILE_BYTES + head->records_bytes +
	       head->releases_bytes + BACKUP_TAIL_BYTES;
}

/* -------------------------------------------------------------------- head */

static void
lay_out(const struct backup_head *head, unsigned char at[BACKUP_HEAD_BYTES])
{
	memset(at, 0, BACKUP_HEAD_BYTES);
	memcpy(at + HEAD_MAGIC, BACKUP_MAGIC, strlen(BACKUP_MAGIC));
	put_number(at + HEAD_VERSION, 4, BACKUP_VERSION);
	put_number(at + HEAD_LENGTH, 4, BACKUP_HEAD_BYTES);
	memcpy(at + HEAD_VAULT, head->vault_uid, VAULT_UID_BYTES);
	memcpy(at + HEAD_MAKER, head->maker, VAULT_UID_BYTES);
	put_number(at + HEAD_MADE, 8, (uint64_t)head->made_at);
	put_number(at + HEAD_N, 8, (uint64_t)head->ledger.n);
	memcpy(at + HEAD_HASH, head->ledger.hash, LEDGER_HASH_BYTES);
	put_number(at + HEAD_ERASURES, 8, (uint64_t)head->erasures);
	memcpy(at + HEAD_CODE, head->code, BACKUP_CODE_BYTES - 1);
	put_number(at + HEAD_KEYFILE, 8, VAULT_FILE_BYTES);
	put_number(at + HEAD_RECORDS, 8, (uint64_t)head->records_bytes);
	put_number(at + HEAD_RELEASES, 8, (uint64_t)head->releases_bytes);
}

static enum status
refuse_strange(void)
{
	return REFUSE(STATUS_INVALID,
	    "That file is not a backup made by sayso. Choose another one.");
}

static enum status
refuse_broken(void)
{
	return REFUSE(STATUS_INVALID,
	    "That backup is not whole: something of it was cut off or changed. "
	    "Use another one.");
}

/* Numbers within reason; every other byte as it would be written. */
static enum status
read_head(const unsigned char *at, struct backup_head *head)
{
	unsigned char again[BACKUP_HEAD_BYTES];

	memset(head, 0, sizeof *head);
	memcpy(head->vault_uid, at + HEAD_VAULT, VAULT_UID_BYTES);
	memcpy(head->maker, at + HEAD_MAKER, VAULT_UID_BYTES);
	head->made_at = get_number(at + HEAD_MADE, 8);
	head->ledger.n = get_number(at + HEAD_N, 8);
	memcpy(head->ledger.hash, at + HEAD_HASH, LEDGER_HASH_BYTES);
	head->erasures = get_number(at + HEAD_ERASURES, 8);
	memcpy(head->code, at + HEAD_CODE, BACKUP_CODE_BYTES - 1);
	head->records_bytes = get_number(at + HEAD_RECORDS, 8);
	head->releases_bytes = get_number(at + HEAD_RELEASES, 8);
	if (head->records_bytes <= 0 ||
	    head->records_bytes > BACKUP_PART_MOST ||
	    head->releases_bytes <= 0 ||
	    head->releases_bytes > BACKUP_PART_MOST || head->ledger.n < 1 ||
	    head->erasures < 0)
		return refuse_broken();
	lay_out(head, again);
	if (memcmp(again, at, BACKUP_HEAD_BYTES) != 0)
		return refuse_broken();
	return STATUS_OK;
}

enum status
backup_file_look(int descriptor, struct backup_head *head)
{
	unsigned char at[BACKUP_HEAD_BYTES];
	int64_t size = 0;
	enum status status = file_size(descriptor, &size);

	if (status != STATUS_OK)
		return status;
	if (size < HEAD_VAULT)
		return size == 0 ? refuse_broken() : refuse_strange();
	memset(at, 0, sizeof at);
	status = file_read_at(descriptor, at,
	    size < BACKUP_HEAD_BYTES ? (size_t)size : sizeof at, 0);
	if (status != STATUS_OK)
		return status;
	if (memcmp(at + HEAD_MAGIC, BACKUP_MAGIC, strlen(BACKUP_MAGIC)) != 0)
		return refuse_strange();
	if (get_number(at + HEAD_VERSION, 4) > BACKUP_VERSION)
		return REFUSE(STATUS_TOO_NEW,
		    "A newer sayso made that backup. Install that one to "
		    "restore it.");
	status = read_head(at, head);
	if (status == STATUS_OK && size != backup_file_bytes(head))
		status = refuse_broken();
	return status;
}

/* ---------------------------------------------------------------- streams */

/* What goes by is added to a sum, or not (NULL). */
struct stream {
	crypto_generichash_state *sum;
	const struct backup_progress *progress;
	enum backup_step step;
	int64_t done;
	int64_t total;
};

static void
tell(struct stream *stream, size_t bytes)
{
	stream->done += (int64_t)bytes;
	if (stream->progress != NULL && stream->progress->step != NULL)
		stream->progress->step(stream->progress->context, stream->step,
		    stream->done, stream->total);
}

/* ${size} bytes from one place to another; ${to} -1: to nowhere. */
struct piece {
	int from;
	int64_t from_at;
	int to;
	int64_t to_at;
	int64_t size;
};

static enum status
pour(struct stream *stream, struct piece piece)
{
	unsigned char *chunk = mem_alloc(CHUNK_BYTES, 1);
	enum status status = STATUS_OK;

	while (status == STATUS_OK && piece.size > 0) {
		size_t now = piece.size < (int64_t)CHUNK_BYTES
				 ? (size_t)piece.size
				 : CHUNK_BYTES;

		status = file_read_at(piece.from, chunk, now, piece.from_at);
		if (status == STATUS_OK && stream->sum != NULL)
			crypto_generichash_update(stream->sum, chunk, now);
		if (status == STATUS_OK && piece.to >= 0)
			status =
			    file_write_at(piece.to, chunk, now, piece.to_at);
		piece.from_at += (int64_t)now;
		piece.to_at += (int64_t)now;
		piece.size -= (int64_t)now;
		tell(stream, now);
	}
	mem_free(chunk);
	return status;
}

/* Bytes at a place of the file, which also go into the sum. */
static enum status
write_bytes(struct stream *stream, int descriptor, int64_t at,
    const unsigned char *bytes, size_t size)
{
	crypto_generichash_update(stream->sum, bytes, size);
	tell(stream, size);
	return file_write_at(descriptor, bytes, size, at);
}

/* ---------------------------------------------------------------- writing */

static void
signed_text(const unsigned char sum[BACKUP_SUM_BYTES],
    unsigned char text[sizeof SIGNED_START - 1 + BACKUP_SUM_BYTES])
{
	memcpy(text, SIGNED_START, sizeof SIGNED_START - 1);
	memcpy(text + sizeof SIGNED_START - 1, sum, BACKUP_SUM_BYTES);
}

static enum status
write_tail(int descriptor, const struct backup_parts *parts,
    const unsigned char sum[BACKUP_SUM_BYTES])
{
	unsigned char text[sizeof SIGNED_START - 1 + BACKUP_SUM_BYTES];
	unsigned char tail[BACKUP_TAIL_BYTES];

	signed_text(sum, text);
	memcpy(tail, sum, BACKUP_SUM_BYTES);
	vault_sign(parts->signer, text, sizeof text, tail + BACKUP_SUM_BYTES);
	return file_write_at(descriptor, tail, sizeof tail,
	    backup_file_bytes(parts->head) - BACKUP_TAIL_BYTES);
}

enum status
backup_file_write(int descriptor, const struct backup_parts *parts,
    const struct backup_progress *progress, unsigned char sum[BACKUP_SUM_BYTES])
{
	const struct backup_head *head = parts->head;
	unsigned char bytes[BACKUP_HEAD_BYTES];
	crypto_generichash_state state;
	struct stream stream = {&state, progress, BACKUP_WRITING, 0,
	    backup_file_bytes(head) - BACKUP_TAIL_BYTES};
	int64_t at = BACKUP_HEAD_BYTES + VAULT_FILE_BYTES;
	enum status status;

	crypto_generichash_init(&state, NULL, 0, BACKUP_SUM_BYTES);
	lay_out(head, bytes);
	status = write_bytes(&stream, descriptor, 0, bytes, sizeof bytes);
	if (status == STATUS_OK)
		status = write_bytes(&stream, descriptor, BACKUP_HEAD_BYTES,
		    parts->keyfile, VAULT_FILE_BYTES);
	if (status == STATUS_OK)
		status =
		    pour(&stream, (struct piece){parts->records, 0, descriptor,
				      at, head->records_bytes});
	at += head->records_bytes;
	if (status == STATUS_OK)
		status =
		    pour(&stream, (struct piece){parts->releases, 0, descriptor,
				      at, head->releases_bytes});
	crypto_generichash_final(&state, sum, BACKUP_SUM_BYTES);
	if (status == STATUS_OK)
		status = write_tail(descriptor, parts, sum);
	if (status == STATUS_OK)
		status = file_sync(descriptor);
	return status;
}

/* ---------------------------------------------------------------- reading */

enum status
backup_file_check(int descriptor, const struct backup_head *head,
    const struct backup_progress *progress, unsigned char sum[BACKUP_SUM_BYTES])
{
	unsigned char said[BACKUP_SUM_BYTES];
	crypto_generichash_state state;
	int64_t total = backup_file_bytes(head) - BACKUP_TAIL_BYTES;
	struct stream stream = {&state, progress, BACKUP_READING, 0, total};
	enum status status;

	/* From the medium, not from what the system remembers of it. */
	(void)posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
	crypto_generichash_init(&state, NULL, 0, BACKUP_SUM_BYTES);
	status = pour(&stream, (struct piece){descriptor, 0, -1, 0, total});
	crypto_generichash_final(&state, sum, BACKUP_SUM_BYTES);
	if (status == STATUS_OK)
		status = file_read_at(descriptor, said, sizeof said, total);
	if (status == STATUS_OK && memcmp(said, sum, sizeof said) != 0)
		status = refuse_broken();
	return status;
}

enum status
backup_file_keys(int descriptor, unsigned char keyfile[VAULT_FILE_BYTES])
{
	return file_read_at(
	    descriptor, keyfile, VAULT_FILE_BYTES, BACKUP_HEAD_BYTES);
}

static enum status
unpack_one(int descriptor, int64_t at, int64_t size, struct folder *folder,
    const char *name)
{
	struct stream stream = {NULL, NULL, BACKUP_READING, 0, size};
	int made = -1;
	enum status status = file_create(folder, name, &made);

	if (status == STATUS_OK)
		status = pour(
		    &stream, (struct piece){descriptor, at, made, 0, size});
	if (status == STATUS_OK)
		status = file_sync(made);
	file_close(&made);
	return status;
}

enum status
backup_file_unpack(
    int descriptor, const struct backup_head *head, struct folder *folder)
{
	int64_t at = BACKUP_HEAD_BYTES;
	enum status status = unpack_one(
	    descriptor, at, VAULT_FILE_BYTES, folder, VAULT_FILE_NAME);

	at += VAULT_FILE_BYTES;
	if (status == STATUS_OK)
		status = unpack_one(descriptor, at, head->records_bytes, folder,
		    store_file_name(STORE_RECORDS));
	at += head->records_bytes;
	if (status == STATUS_OK)
		status = unpack_one(descriptor, at, head->releases_bytes,
		    folder, store_file_name(STORE_RELEASES));
	return status == STATUS_OK ? folder_sync(folder) : status;
}

enum status
backup_file_verify(int descriptor, const struct backup_head *head,
    const unsigned char sum[BACKUP_SUM_BYTES],
    const unsigned char sign_public[VAULT_KEY_BYTES])
{
	unsigned char text[sizeof SIGNED_START - 1 + BACKUP_SUM_BYTES];
	unsigned char signature[VAULT_SIGN_BYTES];
	enum status status = file_read_at(descriptor, signature,
	    sizeof signature, backup_file_bytes(head) - VAULT_SIGN_BYTES);

	if (status != STATUS_OK)
		return status;
	signed_text(sum, text);
	if (!vault_verify(sign_public, text, sizeof text, signature))
		return REFUSE(STATUS_INVALID,
		    "That backup was changed: it is not signed by a worker "
		    "of its vault. Use another one.");
	return STATUS_OK;
}
