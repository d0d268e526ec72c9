/*
 * rest: a program that says when it waits for a key.
 *
 * Linked into the test program in front of the C library's poll(2) and
 * ppoll(2).  Where SAYSO_TEST_REST is in its environment, it prints REST_MARK
 * on a terminal when it begins to wait there and nothing is left to read: once
 * for whatever it read before, and once more after its window has changed.
 * Terminals show nothing of the mark (OSC with words of no known meaning).
 */
#ifndef SUPPORT_REST_H
#define SUPPORT_REST_H

#define REST_VARIABLE "SAYSO_TEST_REST"
#define REST_MARK     "\033]sayso;rest\007"

#endif
