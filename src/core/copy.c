/*
 * copy: gathers everything that is held about one young person; see
 * core/copy.h.
 *
 * That a copy is made is written and committed before the first thing is read.
 */
#include "core/copy.h"

#include <string.h>

#include "base/mem.h"
#include "core/copy_internal.h"
#include "core/handover_internal.h"
#include "core/own_names.h"
#include "core/own_outcome.h"

/* In the order of enum copy_form. */
static const char *const form_words[] = {"folder", "page", "data", "sealed"};

static enum status
write_down(struct records *records, enum copy_form form)
{
	struct ledger_entry entry = {
	    true, "copied", records->handover_uid, NULL};
	struct txn *txn = NULL;
	struct buf body = BUF_EMPTY;
	enum status status = txn_begin(records->store, &txn);

	buf_add_format(&body, "as %s\n", form_words[form]);
	entry.body = body.text;
	if (status == STATUS_OK)
		status = ledger_add(records, txn, &entry, NULL);
	if (status == STATUS_OK)
		status = txn_commit(&txn);
	records_abandon(records, &txn);
	buf_clear(&body);
	return status;
}

/* A slip that is damaged or was never made is no reason to give no copy. */
static enum status
gather_receipt(struct records *records, struct copy *copy)
{
	enum status status = receipt_make(records, copy->code, &copy->receipt);

	copy->has_receipt = status == STATUS_OK;
	if (status == STATUS_NOT_FOUND || status == STATUS_DAMAGED)
		status = STATUS_OK;
	return status;
}

static bool
has_hidden(const struct own_view *view)
{
	for (size_t i = 0; i < view->count; i++) {
		const struct own_thing *thing = &view->things[i];

		if (thing->hidden == OWN_NEEDS_KEY)
			return true;
		for (size_t j = 0; j < thing->count; j++) {
			if (thing->values[j].hidden == OWN_NEEDS_KEY)
				return true;
		}
	}
	return false;
}

static enum status
gather_own(struct records *records, struct copy *copy)
{
	enum status status = own_view(records, copy->code, &copy->view);

	copy->hides = status == STATUS_OK && has_hidden(&copy->view);
	if (status == STATUS_OK)
		status = own_outcomes(records, copy->code, &copy->outcomes,
		    &copy->outcomes_count);
	if (status == STATUS_OK)
		status =
		    own_looks(records, copy->code, 0, SIZE_MAX, &copy->looks);
	if (status == STATUS_OK)
		status = gather_receipt(records, copy);
	return status;
}

static enum status
gather(struct records *records, const struct copy_signing *signing,
    struct copy *copy)
{
	enum status (*const parts[])(struct records *, struct copy *) = {
	    gather_own, copy_gather_person, copy_gather_kinds, copy_gather_came,
	    copy_gather_asked, copy_gather_events};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (status == STATUS_OK)
			status = parts[i](records, copy);
	}
	if (status == STATUS_OK)
		status = copy_gather_signed(records, signing, copy);
	if (status == STATUS_OK)
		status = ledger_head(records, &copy->head);
	return status;
}

enum status
copy_make(struct records *records, const char *code, enum copy_form form,
    const struct copy_signing *signing, struct copy *copy)
{
	int64_t person;
	enum status status;

	*copy = (struct copy){.form = form, .made_at = records_now(records)};
	status = handover_of(records, code, &person);
	if (status != STATUS_OK)
		return status;
	memcpy(copy->code, handover_whose(records), CODE_TEXT_BYTES);
	memcpy(copy->vault_uid, records->vault_uid, UID_BYTES);
	memcpy(copy->person_uid, records->handover_uid, UID_BYTES);
	copy->made_with = mem_text(records_me(records));
	status = write_down(records, form);
	if (status == STATUS_OK)
		status = gather(records, signing, copy);
	if (status != STATUS_OK)
		copy_clear(copy);
	return status;
}

bool
copy_is_hidden(const struct copy *copy, const char *kind)
{
	for (size_t i = 0; i < copy->view.count; i++) {
		const struct own_thing *thing = &copy->view.things[i];

		if (strcmp(thing->say.kind, kind) == 0)
			return thing->hidden != OWN_SHOWN;
	}
	return false;
}

/* ------------------------------------------------------------------ clearing
 */

static void
clear_held(struct copy *copy)
{
	for (size_t i = 0; copy->kinds != NULL && i < copy->view.count; i++) {
		mem_free(copy->kinds[i].language);
		mem_free(copy->kinds[i].front);
		mem_free(copy->kinds[i].rest);
		mem_free(copy->kinds[i].said_where);
	}
	for (size_t i = 0; i < copy->adults_count; i++) {
		mem_free(copy->adults[i].label);
		mem_free(copy->adults[i].heard_by);
	}
	for (size_t i = 0; i < copy->visits_count; i++) {
		mem_free(copy->visits[i].group);
		mem_free(copy->visits[i].place);
	}
	for (size_t i = 0; i < copy->groups_count; i++)
		mem_free(copy->groups[i].name);
	for (size_t i = 0; i < copy->facts_count; i++) {
		mem_free(copy->facts[i].label);
		mem_free(copy->facts[i].fact);
		mem_wipe_text(&copy->facts[i].value);
	}
	mem_free(copy->kinds);
	mem_free(copy->adults);
	mem_free(copy->visits);
	mem_free(copy->groups);
	mem_free(copy->facts);
}

static void
clear_signed(struct copy *copy)
{
	for (size_t i = 0; i < copy->signeds_count; i++) {
		mem_free(copy->signeds[i].name);
		mem_free(copy->signeds[i].about);
		mem_wipe_text(&copy->signeds[i].text);
		mem_free(copy->signeds[i].signature_text);
	}
	for (size_t i = 0; i < copy->keys_count; i++) {
		mem_free(copy->keys[i].name);
		mem_free(copy->keys[i].public_text);
	}
	mem_free(copy->signeds);
	mem_free(copy->keys);
}

static void
clear_requests(struct copy *copy)
{
	for (size_t i = 0; i < copy->requests_count; i++) {
		struct copy_request *request = &copy->requests[i];

		mem_free(request->what);
		mem_free(request->label);
		mem_free(request->asked_by);
		mem_free(request->who);
		mem_free(request->how);
		mem_wipe_text(&request->purpose);
		mem_free(request->said);
		mem_wipe_text(&request->why);
		mem_free(request->heard_by);
		mem_wipe_text(&request->extended_why);
	}
	mem_free(copy->requests);
}

static void
clear_events(struct copy *copy)
{
	for (size_t i = 0; i < copy->events_count; i++) {
		struct copy_event *event = &copy->events[i];

		for (size_t j = 0; j < event->count; j++) {
			mem_free(event->lines[j].key);
			mem_free(event->lines[j].value);
			mem_free(event->lines[j].label);
		}
		mem_free(event->lines);
		mem_free(event->event);
		mem_free(event->who);
	}
	mem_free(copy->events);
}

void
copy_clear(struct copy *copy)
{
	clear_held(copy);
	clear_signed(copy);
	clear_requests(copy);
	clear_events(copy);
	own_view_clear(&copy->view);
	own_looks_clear(&copy->looks);
	outcome_list_clear(&copy->outcomes, copy->outcomes_count);
	receipt_clear(&copy->receipt);
	mem_free(copy->places);
	mem_free(copy->made_with);
	mem_free(copy->organisation);
	mem_free(copy->address);
	mem_free(copy->contact);
	mem_free(copy->complaints);
	mem_free(copy->region);
	mem_free(copy->language);
	mem_free(copy->capacity_by);
	*copy = (struct copy){.code = ""};
}
