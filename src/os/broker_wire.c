/*
 * broker_wire: messages of known size, and an open file with one.
 *
 * What comes is copied and checked for its size; its meaning is for others to
 * check.
 */
#include "os/broker_internal.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

const char *const broker_questions[] = {BROKER_QUESTIONS};
const size_t broker_questions_count =
    sizeof(broker_questions) / sizeof(broker_questions[0]);

/* Room for one descriptor, aligned as it must be. */
union control {
	struct cmsghdr header;
	char bytes[CMSG_SPACE(sizeof(int))];
};

bool
broker_wire_put(int socket, const void *message, size_t size, int descriptor)
{
	union control control;
	char copy[sizeof(struct broker_answer)];
	struct iovec part = {copy, size};
	struct msghdr sent = {.msg_iov = &part, .msg_iovlen = 1};
	ssize_t written;

	memcpy(copy, message, size);
	memset(&control, 0, sizeof(control));
	if (descriptor >= 0) {
		control.header.cmsg_level = SOL_SOCKET;
		control.header.cmsg_type = SCM_RIGHTS;
		control.header.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.header), &descriptor, sizeof(int));
		sent.msg_control = &control;
		sent.msg_controllen = sizeof(control.bytes);
	}
	do
		written = sendmsg(socket, &sent, MSG_NOSIGNAL);
	while (written < 0 && errno == EINTR);
	return written == (ssize_t)size;
}

/* The descriptor that came with a message; -1: none. */
static int
take_descriptor(struct msghdr *received)
{
	const struct cmsghdr *header = CMSG_FIRSTHDR(received);
	int descriptor = -1;

	if (header != NULL && header->cmsg_level == SOL_SOCKET &&
	    header->cmsg_type == SCM_RIGHTS &&
	    header->cmsg_len == CMSG_LEN(sizeof(int)))
		memcpy(&descriptor, CMSG_DATA(header), sizeof(int));
	return descriptor;
}

bool
broker_wire_get(int socket, void *message, size_t size, int *descriptor)
{
	union control control;
	struct iovec part = {message, size};
	struct msghdr received = {.msg_iov = &part, .msg_iovlen = 1};
	ssize_t got;

	if (descriptor != NULL) {
		received.msg_control = &control;
		received.msg_controllen = sizeof(control.bytes);
	}
	do
		got = recvmsg(socket, &received, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (descriptor != NULL)
		*descriptor = got < 0 ? -1 : take_descriptor(&received);
	return got == (ssize_t)size && (received.msg_flags & MSG_TRUNC) == 0;
}
