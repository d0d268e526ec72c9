/*
 * script: see the header.
 */
#include "support/script.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define ID_LENGTH     8
#define ID_CHARACTERS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

static bool
starts(const char *line, const char *word)
{
	size_t length = strlen(word);

	return strncmp(line, word, length) == 0 &&
	       (line[length] == ' ' || line[length] == '\0');
}

bool
script_parse_size(const char *text, struct script_size *size)
{
	int end = 0;

	return sscanf(text, "%3dx%3d%n", &size->columns, &size->rows, &end) ==
		   2 &&
	       text[end] == '\0' && size->columns > 0 && size->rows > 0;
}

static bool
complain(struct buf *complaint, const struct script *script, size_t line,
    const char *what)
{
	buf_add_format(complaint, "%s:%zu: %s\n", script->path, line + 1, what);
	return false;
}

/* Call ${take} with each word after the first. */
static bool
each_word(struct script *script, const char *line,
    bool (*take)(struct script *script, const char *word))
{
	char *words = mem_text(line);
	char *place = NULL;
	char *word = strtok_r(words, " ", &place);
	bool is_good = true;

	while (is_good && (word = strtok_r(NULL, " ", &place)) != NULL)
		is_good = take(script, word);
	mem_free(words);
	return is_good;
}

static bool
take_size(struct script *script, const char *word)
{
	return script->sizes_count < SCRIPT_VARIANTS &&
	       script_parse_size(word, &script->sizes[script->sizes_count++]);
}

static bool
take_locale(struct script *script, const char *word)
{
	if (script->locales_count == SCRIPT_VARIANTS)
		return false;
	script->locales[script->locales_count++] = mem_text(word);
	return true;
}

static void
add_file_line(struct script *script, const char *line, size_t length)
{
	void *lines = script->lines;

	while (length > 0 && strchr(" \t\r\n", line[length - 1]) != NULL)
		length--;
	mem_grow(&lines, &script->capacity, script->count + 1, sizeof(char *));
	script->lines = lines;
	script->lines[script->count++] = mem_text_n(line, length);
}

static bool
read_lines(struct script *script)
{
	FILE *file = fopen(script->path, "re");
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (file == NULL)
		return false;
	while ((length = getline(&line, &size, file)) > 0)
		add_file_line(script, line, (size_t)length);
	free(line);
	fclose(file);
	return true;
}

/* "screen SIZE [LOCALE]" and what belongs to it. */
static bool
take_screen(struct script *script, size_t at)
{
	struct script_screen screen = {.at = at, .after = at + 1};
	void *screens = script->screens;
	char size[16];
	char *line = script->lines[at];
	int end = 0;

	if (sscanf(line, "screen %15s%n", size, &end) != 1 ||
	    !script_parse_size(size, &screen.size))
		return false;
	if (line[end] == ' ')
		screen.locale = line + end + 1;
	while (screen.after < script->count &&
	       script->lines[screen.after][0] == '|')
		screen.after++;
	if (screen.after < script->count &&
	    starts(script->lines[screen.after], "cursor"))
		screen.after++;
	mem_grow(&screens, &script->screens_capacity, script->screens_count + 1,
	    sizeof(screen));
	script->screens = screens;
	script->screens[script->screens_count++] = screen;
	return true;
}

static bool
take_line(struct script *script, size_t at)
{
	const char *line = script->lines[at];

	if (starts(line, "size"))
		return each_word(script, line, take_size);
	if (starts(line, "locale"))
		return each_word(script, line, take_locale);
	return !starts(line, "screen") || take_screen(script, at);
}

bool
script_read(struct script *script, const char *path, struct buf *complaint)
{
	memset(script, 0, sizeof(*script));
	script->path = mem_text(path);
	if (!read_lines(script))
		return complain(complaint, script, 0, "cannot be read");
	for (size_t at = 0; at < script->count; at++)
		if (!take_line(script, at))
			return complain(complaint, script, at,
			    "sizes look like 80x24, and 8 are the most");
	if (script->sizes_count == 0)
		take_size(script, "80x24");
	if (script->locales_count == 0)
		take_locale(script, "C.UTF-8");
	return true;
}

void
script_clear(struct script *script)
{
	for (size_t i = 0; i < script->count; i++)
		mem_free(script->lines[i]);
	for (size_t i = 0; i < script->locales_count; i++)
		mem_free(script->locales[i]);
	for (size_t i = 0; i < script->screens_count; i++)
		mem_free(script->screens[i].became);
	mem_free(script->lines);
	mem_free(script->screens);
	mem_free(script->path);
	memset(script, 0, sizeof(*script));
}

struct script_screen *
script_screen_at(struct script *script, size_t line)
{
	for (size_t i = 0; i < script->screens_count; i++)
		if (script->screens[i].at == line)
			return &script->screens[i];
	return NULL;
}

bool
script_write(const struct script *script)
{
	FILE *file = fopen(script->path, "we");
	size_t next = 0;

	if (file == NULL)
		return false;
	for (size_t at = 0; at < script->count; at++) {
		const struct script_screen *screen = &script->screens[next];

		fprintf(file, "%s\n", script->lines[at]);
		if (next == script->screens_count || screen->at != at)
			continue;
		next++;
		if (screen->became != NULL) {
			fputs(screen->became, file);
			at = screen->after - 1;
		}
	}
	return fclose(file) == 0;
}

/* ----------------------------------------------------------------- lines */

static size_t
word_length(const char *text)
{
	size_t length = 0;

	while (isalnum((unsigned char)text[length]) || (text[length] & 0x80))
		length++;
	return length;
}

void
script_hide_ids(char *text)
{
	while (*text != '\0') {
		size_t length = word_length(text);

		if (length == ID_LENGTH &&
		    strspn(text, ID_CHARACTERS) >= length)
			memset(text, '#', length);
		text += length == 0 ? 1 : length;
	}
}

void
script_add_line(struct buf *text, const char *line)
{
	size_t from = text->length;
	size_t length = strlen(line);

	if (line[0] == '|' && length > 1 && line[length - 1] == '|')
		length--;
	while (length > 1 && line[length - 1] == ' ')
		length--;
	buf_add(text, line, length);
	script_hide_ids(text->text + from);
	buf_add_char(text, '\n');
}
