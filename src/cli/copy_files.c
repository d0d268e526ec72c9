/*
 * copy_files: writes a copy as one new file, or into a new folder.
 *
 * Nothing that exists is ever written over, and no name of a young person is in
 * a file's name.
 */
#include "cli/copy_files.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "os/outside.h"

/* What one file holds. */
struct content {
	const struct copy *copy;
	const struct take_to *to;
	const char *text; /* or else: */
	enum status (*write)(const struct content *content, int descriptor);
};

static enum status
write_page(const struct content *content, int descriptor)
{
	return take_page(content->copy, descriptor);
}

static enum status
write_data(const struct content *content, int descriptor)
{
	return take_data(content->copy, descriptor);
}

static enum status
write_read_me(const struct content *content, int descriptor)
{
	return take_read_me(content->copy, descriptor);
}

static enum status
write_sealed(const struct content *content, int descriptor)
{
	return take_sealed(content->copy, content->to, descriptor);
}

static enum status
write_text(const struct content *content, int descriptor)
{
	enum status status =
	    file_write_at(descriptor, content->text, strlen(content->text), 0);

	return status == STATUS_OK ? file_sync(descriptor) : status;
}

static enum status
write_one(
    const char *path, const struct content *content, struct copy_files *files)
{
	void *paths = files->paths;
	int descriptor = -1;
	enum status status = outside_create(path, &descriptor);

	if (status != STATUS_OK)
		return status;
	mem_grow(&paths, &files->room, files->count + 1, sizeof(*files->paths));
	files->paths = paths;
	files->paths[files->count++] = mem_text(path);
	status = content->write(content, descriptor);
	file_close(&descriptor);
	return status;
}

/* ${folder}/${name}${ending} */
static enum status
write_in(const char *folder, const char *name, const char *ending,
    const struct content *content, struct copy_files *files)
{
	struct buf path = BUF_EMPTY;
	enum status status;

	buf_add_format(&path, "%s/%s%s", folder, name, ending);
	status = write_one(path.text, content, files);
	buf_clear(&path);
	return status;
}

/* What they signed and the keys, in a folder of its own. */
static enum status
write_statements(
    const char *folder, const struct copy *copy, struct copy_files *files)
{
	enum status status = folder_make(folder);

	for (size_t i = 0; i < copy->signeds_count; i++) {
		const struct copy_signed *theirs = &copy->signeds[i];
		struct content text = {copy, NULL, theirs->text, write_text};
		struct content signature = {
		    copy, NULL, theirs->signature_text, write_text};

		if (theirs->text == NULL)
			continue;
		if (status == STATUS_OK)
			status = write_in(
			    folder, theirs->name, ".txt", &text, files);
		if (status == STATUS_OK)
			status = write_in(folder, theirs->name, ".txt.minisig",
			    &signature, files);
	}
	for (size_t i = 0; i < copy->keys_count; i++) {
		struct content key = {
		    copy, NULL, copy->keys[i].public_text, write_text};

		if (status == STATUS_OK)
			status = write_in(
			    folder, copy->keys[i].name, ".pub", &key, files);
	}
	return status;
}

static enum status
write_folder(
    const char *folder, const struct copy *copy, struct copy_files *files)
{
	struct content page = {copy, NULL, NULL, write_page};
	struct content data = {copy, NULL, NULL, write_data};
	struct content words = {copy, NULL, NULL, write_read_me};
	struct buf statements = BUF_EMPTY;
	enum status status = folder_make(folder);

	if (status == STATUS_OK)
		status = write_in(folder, "index", ".html", &page, files);
	if (status == STATUS_OK)
		status = write_in(folder, "copy", ".json", &data, files);
	if (status == STATUS_OK)
		status = write_in(folder, "READ-ME", ".txt", &words, files);
	buf_add_format(&statements, "%s/statements", folder);
	if (status == STATUS_OK && copy->signeds_count > 0)
		status = write_statements(statements.text, copy, files);
	buf_clear(&statements);
	return status;
}

enum status
copy_files_write(const char *path, const struct copy *copy,
    const struct take_to *to, struct copy_files *files)
{
	struct content content = {copy, to, NULL, write_page};

	switch (copy->form) {
	case COPY_FOLDER:
		return write_folder(path, copy, files);
	case COPY_PAGE:
		break;
	case COPY_DATA:
		content.write = write_data;
		break;
	case COPY_SEALED:
		content.write = write_sealed;
		break;
	}
	return write_one(path, &content, files);
}

void
copy_files_clear(struct copy_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		mem_free(files->paths[i]);
	mem_free(files->paths);
	*files = (struct copy_files){.count = 0};
}
