/*
 * registered: six people to be expected at a register, and its keys.
 */
#include "support/registered.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

#define PAGE 10

static const struct {
	const char *code, *called, *apart, *group;
	bool is_regular, came_last, may_tick;
} people[] = {
    {"AAAAAAA1", "Mary-Jane O'Neill", "", "", true, true, true},
    {"AAAAAAA2", "Noah", "last here 2026-11-17", "", true, true, true},
    {"AAAAAAA3", "Ava Green", "", "", true, false, true},
    {"AAAAAAA4", "Nguyễn Thị Mai", "", "", true, false, false},
    {"AAAAAAA5", "Noah", "never here", "", false, false, true},
    {"AAAAAAA6", "Łukasz Żak", "", "Saturday arts", false, false, true},
};

_Static_assert(
    sizeof(people) / sizeof(people[0]) == REGISTERED_PEOPLE, "people");

void
registered_expect(struct register_model *model)
{
	struct tonight_list list = {
	    mem_alloc(REGISTERED_PEOPLE, sizeof(*list.people)),
	    REGISTERED_PEOPLE};

	for (size_t i = 0; i < REGISTERED_PEOPLE; i++) {
		struct tonight_person *one = &list.people[i];

		snprintf(one->code, sizeof(one->code), "%s", people[i].code);
		one->called = mem_text(people[i].called);
		one->apart = mem_text(people[i].apart);
		one->group = mem_text(people[i].group);
		one->is_regular = people[i].is_regular;
		one->came_last = people[i].came_last;
		one->may_tick = people[i].may_tick;
	}
	register_model_expect(model, &list);
}

void
registered_start(struct register_model *model)
{
	register_model_init(model);
	registered_expect(model);
}

enum register_deed
registered_key(struct register_model *model, enum press_code code)
{
	struct press press = {.code = code};

	return register_model_press(model, &press, PAGE);
}

void
registered_type(struct register_model *model, const char *text)
{
	while (*text != '\0') {
		struct press press = {.code = PRESS_TEXT};
		size_t size = 1;

		while (((unsigned char)text[size] & 0xc0) == 0x80)
			size++;
		memcpy(press.text, text, size);
		register_model_press(model, &press, PAGE);
		text += size;
	}
}
