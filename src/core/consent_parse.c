/*
 * consent_parse: KIND[=SEE][,count][,until=YYYY-MM-DD] as a front end takes it.
 */
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "core/consent_internal.h"

static enum status
parse_see(const char *text, enum see *see)
{
	if (strcmp(text, "team") == 0)
		*see = SEE_TEAM;
	else if (strcmp(text, "emergency") == 0)
		*see = SEE_EMERGENCY;
	else if (strcmp(text, "nobody") == 0)
		*see = SEE_NOBODY;
	else
		return REFUSE(STATUS_USAGE,
		    "Who may see it is one of: team, emergency, nobody.");
	return STATUS_OK;
}

static enum status
parse_extra(const char *part, struct consent_say *say)
{
	if (strcmp(part, "count") == 0) {
		say->count = true;
		return STATUS_OK;
	}
	if (strncmp(part, "until=", 6) == 0)
		return day_parse(part + 6, &say->until) == STATUS_OK
			   ? STATUS_OK
			   : REFUSE(STATUS_USAGE,
				 "Write the last day as until=YYYY-MM-DD.");
	return REFUSE(STATUS_USAGE,
	    "A yes is written KIND, or KIND=team,count,until=YYYY-MM-DD.");
}

enum status
consent_parse_say(struct records *records, const char *text,
    struct consent_say *say, char **kind)
{
	char *copy = mem_text(text);
	char *see = NULL, *next = strchr(copy, ',');
	struct kind_row row;
	enum status status;

	*say = (struct consent_say){NULL, SEE_TEAM, false, DAY_NONE};
	if (next != NULL)
		*next++ = '\0';
	see = strchr(copy, '=');
	if (see != NULL)
		*see++ = '\0';
	status = kind_row(records, copy, &row);
	if (status == STATUS_OK)
		say->see = row.default_see;
	if (status == STATUS_OK && see != NULL)
		status = parse_see(see, &say->see);
	while (status == STATUS_OK && next != NULL) {
		char *part = next;

		next = strchr(part, ',');
		if (next != NULL)
			*next++ = '\0';
		status = parse_extra(part, say);
	}
	if (status != STATUS_OK) {
		mem_free(copy);
		return status;
	}
	say->kind = *kind = copy;
	return STATUS_OK;
}
