/*
 * broker: the end of the fenced process.
 *
 * It sends the number of a question and gets an open file; no path passes
 * here in either direction.
 */
#include "os/broker.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "os/broker_internal.h"
#include "os/supervisor.h"

/* Its number; that of none when it is not in the list. */
static size_t
number_of(const char *question)
{
	size_t number = 0;

	while (number < broker_questions_count &&
	       strcmp(broker_questions[number], question) != 0)
		number++;
	return number;
}

static enum status
take(const struct broker_answer *answer, int descriptor,
    struct broker_file *file)
{
	if (answer->was_opened == 0 || descriptor < 0) {
		if (descriptor >= 0)
			close(descriptor);
		file->wants_hiding = answer->wants_hiding != 0;
		return FAIL(STATUS_NOT_FOUND, "no file was named");
	}
	file->descriptor = descriptor;
	memcpy(file->name, answer->name, sizeof(file->name));
	return STATUS_OK;
}

enum status
broker_ask(void *context, const struct broker_asking *asking,
    struct broker_answer *answer, int *descriptor)
{
	const struct supervised *self = context;

	if (broker_wire_put(self->broker, asking, sizeof(*asking), -1) &&
	    broker_wire_get(
		self->broker, answer, sizeof(*answer), descriptor)) {
		answer->name[sizeof(answer->name) - 1] = '\0';
		return STATUS_OK;
	}
	file_close(descriptor);
	return FAIL(STATUS_IO, "speak with the supervisor");
}

static enum status
ask_for_file(void *context, enum broker_deed deed, const char *question,
    struct broker_file *file)
{
	struct broker_asking asking = {
	    .deed = deed, .question = (uint32_t)number_of(question)};
	struct broker_answer answer;
	int descriptor = -1;
	enum status status;

	memset(file, 0, sizeof(*file));
	file->descriptor = -1;
	if (asking.question == broker_questions_count)
		return FAIL(STATUS_INTERNAL, "a question nobody knows");
	status = broker_ask(context, &asking, &answer, &descriptor);
	return status == STATUS_OK ? take(&answer, descriptor, file) : status;
}

enum status
broker_open_to_read(
    void *context, const char *question, struct broker_file *file)
{
	return ask_for_file(context, BROKER_READ, question, file);
}

enum status
broker_open_new(void *context, const char *question, struct broker_file *file)
{
	return ask_for_file(context, BROKER_NEW, question, file);
}

enum status
broker_open_folder(void *context, struct broker_file *file)
{
	struct broker_asking asking = {.deed = BROKER_FOLDER};
	struct broker_answer answer;
	int descriptor = -1;
	enum status status;

	memset(file, 0, sizeof(*file));
	file->descriptor = -1;
	status = broker_ask(context, &asking, &answer, &descriptor);
	file_close(&descriptor);
	if (status != STATUS_OK)
		return status;
	file->wants_hiding = answer.wants_hiding != 0;
	if (answer.was_opened == 0)
		return FAIL(STATUS_NOT_FOUND, "no folder was named");
	memcpy(file->name, answer.name, sizeof(file->name));
	return STATUS_OK;
}
