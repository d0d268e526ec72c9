/*
 * csv: records from bytes that came from outside, and fields that go there.
 *
 * The shape of a record is read first and its content judged after, so that
 * the inside of a quoted field is never taken for a record of its own.
 */
#include "base/csv.h"

#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "base/text_internal.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

void
csv_start(struct csv *csv, const char *bytes, size_t size)
{
	size_t mark = strlen(BYTE_ORDER_MARK);

	*csv = (struct csv){bytes, size, 0, 1};
	if (size >= mark && memcmp(bytes, BYTE_ORDER_MARK, mark) == 0)
		csv->at = mark;
}

void
csv_record_init(struct csv_record *record)
{
	record->line = 0;
	record->count = 0;
	for (size_t i = 0; i < CSV_FIELDS_MAX; i++)
		buf_init(&record->fields[i]);
}

void
csv_record_clear(struct csv_record *record)
{
	for (size_t i = 0; i < CSV_FIELDS_MAX; i++)
		buf_clear(&record->fields[i]);
	csv_record_init(record);
}

static bool
at_end(const struct csv *csv)
{
	return csv->at >= csv->size;
}

static bool
at_byte(const struct csv *csv, char byte)
{
	return !at_end(csv) && csv->bytes[csv->at] == byte;
}

/* The bytes of the line end that stands here: 0 when none does. */
static size_t
line_end_size(const struct csv *csv)
{
	if (at_byte(csv, '\n'))
		return 1;
	if (at_byte(csv, '\r') && csv->at + 1 < csv->size &&
	    csv->bytes[csv->at + 1] == '\n')
		return 2;
	return 0;
}

static bool
take_line_end(struct csv *csv)
{
	size_t size = line_end_size(csv);

	csv->at += size;
	if (size > 0)
		csv->line++;
	return size > 0;
}

/* After a defect of shape: on to the line after the one where it was seen. */
static void
skip_line(struct csv *csv)
{
	while (!at_end(csv) && !at_byte(csv, '\n'))
		csv->at++;
	take_line_end(csv);
}

/* Up to the closing quote; what stands between goes to ${field}, if any. */
static enum status
take_quoted(struct csv *csv, struct buf *field)
{
	csv->at++;
	while (!at_end(csv)) {
		char byte = csv->bytes[csv->at++];

		if (byte == '"') {
			if (!at_byte(csv, '"'))
				return STATUS_OK;
			csv->at++;
		}
		if (byte == '\n')
			csv->line++;
		if (field != NULL)
			buf_add_char(field, byte);
	}
	return REFUSE(STATUS_INVALID,
	    "A quotation mark is opened here and never closed. Close it, or "
	    "take it out.");
}

static enum status
take_plain(struct csv *csv, struct buf *field)
{
	size_t from = csv->at;

	while (!at_end(csv) && !at_byte(csv, ',') && line_end_size(csv) == 0) {
		if (at_byte(csv, '"'))
			return REFUSE(STATUS_INVALID,
			    "There is a quotation mark in the middle of a "
			    "field. Put the whole field in quotation marks "
			    "and write each one inside it twice.");
		if (at_byte(csv, '\r'))
			return REFUSE(STATUS_INVALID,
			    "A line of that file ends in an old way. Save the "
			    "file again as CSV.");
		csv->at++;
	}
	if (field != NULL)
		buf_add(field, csv->bytes + from, csv->at - from);
	return STATUS_OK;
}

static enum status
take_field(struct csv *csv, struct csv_record *record)
{
	struct buf *field = NULL;
	enum status status;

	if (record->count < CSV_FIELDS_MAX) {
		field = &record->fields[record->count];
		buf_reset(field);
	}
	record->count++;
	if (!at_byte(csv, '"'))
		return take_plain(csv, field);
	status = take_quoted(csv, field);
	if (status == STATUS_OK && !at_end(csv) && !at_byte(csv, ',') &&
	    line_end_size(csv) == 0)
		status = REFUSE(STATUS_INVALID,
		    "Something stands after a closing quotation mark. Put it "
		    "inside, or put a comma before it.");
	return status;
}

static enum status
check_content(const char *bytes, size_t size, size_t count)
{
	if (count > CSV_FIELDS_MAX)
		return REFUSE(STATUS_INVALID,
		    "That line has more than 64 fields. Take out the columns "
		    "that are not needed.");
	if (memchr(bytes, '\0', size) != NULL)
		return REFUSE(STATUS_INVALID,
		    "That line holds bytes that are no text. Save the file "
		    "again as CSV in UTF-8.");
	if (!text_is_utf8(bytes, size))
		return REFUSE(STATUS_INVALID,
		    "That line has letters sayso cannot read. Save the file "
		    "again as CSV in UTF-8.");
	return STATUS_OK;
}

/*
 * A defect of shape is reported where it was seen, save a quotation mark that
 * is never closed: that is reported where it was opened.
 */
static enum status
take_record(struct csv *csv, struct csv_record *record)
{
	for (;;) {
		int opened_on = csv->line;
		enum status status = take_field(csv, record);

		if (status != STATUS_OK) {
			record->line = at_end(csv) ? opened_on : csv->line;
			skip_line(csv);
			return status;
		}
		if (!at_byte(csv, ','))
			return STATUS_OK;
		csv->at++;
	}
}

enum status
csv_next(struct csv *csv, struct csv_record *record)
{
	enum status status;
	size_t from;

	record->count = 0;
	while (take_line_end(csv))
		continue;
	if (at_end(csv))
		return STATUS_NOT_FOUND;
	from = csv->at;
	record->line = csv->line;
	status = take_record(csv, record);
	if (status == STATUS_OK) {
		status = check_content(
		    csv->bytes + from, csv->at - from, record->count);
		take_line_end(csv);
	}
	if (status != STATUS_OK)
		record->count = 0;
	return status;
}

/*
 * Would a spreadsheet take this for a formula?  It looks past what cannot be
 * seen, as spreadsheets do.
 */
static bool
is_like_formula(const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		int32_t point;
		size_t size = text_step(text, left, &point);

		switch (point) {
		case '=':
		case '+':
		case '-':
		case '@':
		case '|':
		case '\t':
		case '\r':
		case '\n':
		case 0xFF1D: /* the same signs in full width */
		case 0xFF0B:
		case 0xFF0D:
		case 0xFF20:
		case 0xFF5C:
			return true;
		default:
			break;
		}
		if (point == TEXT_NOT_UTF8 ||
		    (!text_point_is_blank(point) &&
			utf8proc_category(point) != UTF8PROC_CATEGORY_CF))
			return false;
		text += size;
		left -= size;
	}
	return false;
}

static bool
needs_quotes(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && (text[strcspn(text, "\",;\t\r\n")] != '\0' ||
				 text[0] == ' ' || text[length - 1] == ' ');
}

void
csv_add_field(struct buf *out, const char *text)
{
	bool guarded = is_like_formula(text);
	bool quoted = guarded || needs_quotes(text);

	if (quoted)
		buf_add_char(out, '"');
	if (guarded)
		buf_add_char(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_add_char(out, '"');
		buf_add_char(out, *text);
	}
	if (quoted)
		buf_add_char(out, '"');
}
