/*
 * broker: the end of the fenced process.
 *
 * It sends the number of a question and gets an open file; no path passes
 * here in either direction.
 */
#include "os/broker.h"

#include <string.h>
#include <unistd.h>

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
	file->name[sizeof(file->name) - 1] = '\0';
	return STATUS_OK;
}

static enum status
ask(const struct supervised *self, enum broker_deed deed, const char *question,
    struct broker_file *file)
{
	struct broker_asking asking = {deed, (uint32_t)number_of(question)};
	struct broker_answer answer;
	int descriptor = -1;

	memset(file, 0, sizeof(*file));
	file->descriptor = -1;
	if (asking.question == broker_questions_count)
		return FAIL(STATUS_INTERNAL, "a question nobody knows");
	if (!broker_wire_put(self->broker, &asking, sizeof(asking), -1) ||
	    !broker_wire_get(
		self->broker, &answer, sizeof(answer), &descriptor)) {
		if (descriptor >= 0)
			close(descriptor);
		return FAIL(STATUS_IO, "speak with the supervisor");
	}
	return take(&answer, descriptor, file);
}

enum status
broker_open_to_read(
    void *context, const char *question, struct broker_file *file)
{
	return ask(context, BROKER_READ, question, file);
}

enum status
broker_open_new(void *context, const char *question, struct broker_file *file)
{
	return ask(context, BROKER_NEW, question, file);
}
