/*
 * consent_json: one kind that somebody answered as a consent record after
 * ISO/IEC TS 27560:2023, in the terms of the Data Privacy Vocabulary 2
 * (w3id.org/dpv/guides/consent-27560), as JSON-LD; for slips and copies.  Pure.
 */
#ifndef CORE_CONSENT_JSON_H
#define CORE_CONSENT_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#define CONSENT_JSON_SCHEMA "https://w3id.org/dpv/schema/dpv-27560#"

/* All borrowed. */
struct consent_json {
	const unsigned char *vault, *person; /* uids */
	const char *id;                      /* of the record */
	const char *kind, *label;
	const char *status;   /* dpv:ConsentGiven, ... */
	const char *method;   /* how they said it */
	const char *language; /* of the words they agreed to */
	const char *front, *rest;
	const unsigned char *notice; /* its hash, 32 bytes */
	const char *see; /* nobody, emergency, worker, team; NULL: no yes */
	bool is_counted;
	bool is_by_other; /* nobody asked them: taken over from an old file */
	int32_t until;    /* day */
	int64_t at;       /* moment it was said, or */
	int32_t said_on;  /* its day; DAY_NONE: the moment is known */
};

json_t *consent_json_record(const struct consent_json *record);

/* "urn:sayso:VAULT:WHAT:NAME" as "@id". */
void consent_json_put_id(json_t *object, const unsigned char *vault,
    const char *what, const char *name);

/* Who holds it. */
struct consent_json_holder {
	const char *organisation, *address, *contact;
};
json_t *consent_json_controller(
    const unsigned char *vault, const struct consent_json_holder *holder);

/* What the prefixes stand for: "@context". */
json_t *consent_json_context(void);

/* Put; a text that is "" is left out, and is printable.  Dies on our mistake.
 */
void consent_json_put(json_t *object, const char *key, json_t *value);
void consent_json_put_text(json_t *object, const char *key, const char *text);
void consent_json_put_moment(json_t *object, const char *key, int64_t moment);
void consent_json_put_day(json_t *object, const char *key, int32_t day);
void consent_json_add(json_t *list, json_t *value);

#endif
