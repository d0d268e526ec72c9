/*
 * registry: every command there is, in the order of the overview.
 */
#include "cli/cli_internal.h"

#include <string.h>

#include "cli/command_list.h"

const struct registry_row registry_rows[] = {
    {"Start", &cmd_init},
    {NULL, &cmd_demo},
    {NULL, &cmd_setting},
    {NULL, &cmd_paths},
    {NULL, &cmd_help},
    {"Those who work with it", &cmd_user_add},
    {NULL, &cmd_user_list},
    {NULL, &cmd_user_remove},
    {NULL, &cmd_user_passphrase},
    {NULL, &cmd_user_recovery},
    {"Groups", &cmd_group_add},
    {NULL, &cmd_group_list},
    {NULL, &cmd_group_edit},
    {NULL, &cmd_group_cover},
    {NULL, &cmd_group_worker},
    {NULL, &cmd_group_regular},
    {"Young people", &cmd_person_add},
    {NULL, &cmd_person_find},
    {NULL, &cmd_person_show},
    {NULL, &cmd_person_mine},
    {NULL, &cmd_person_noes},
    {NULL, &cmd_person_capacity},
    {NULL, &cmd_person_adult},
    {NULL, &cmd_field_set},
    {"Their say", &cmd_ask},
    {NULL, &cmd_refuse},
    {NULL, &cmd_revoke},
    {NULL, &cmd_restrict},
    {NULL, &cmd_kind_list},
    {NULL, &cmd_kind_add},
    {NULL, &cmd_kind_edit},
    {"What they do themself", &cmd_own_key},
    {NULL, &cmd_own_show},
    {NULL, &cmd_own_say},
    {NULL, &cmd_own_withdraw},
    {NULL, &cmd_own_restrict},
    {NULL, &cmd_own_dispute},
    {NULL, &cmd_own_looks},
    {NULL, &cmd_own_agree},
    {NULL, &cmd_own_copy},
    {NULL, &cmd_own_receipt},
    {NULL, &cmd_own_forget},
    {NULL, &cmd_own_request},
    {"What people ask for", &cmd_request_add},
    {NULL, &cmd_request_list},
    {NULL, &cmd_request_answer},
    {NULL, &cmd_request_extend},
    {NULL, &cmd_request_done},
    {"The work", &cmd_session_add},
    {NULL, &cmd_session_list},
    {NULL, &cmd_session_show},
    {NULL, &cmd_session_correct},
    {NULL, &cmd_session_name},
    {NULL, &cmd_sheet_make},
    {NULL, &cmd_sheet_list},
    {NULL, &cmd_sheet_gone},
    {NULL, &cmd_outcome_add},
    {NULL, &cmd_outcome_agree},
    {NULL, &cmd_outcome_list},
    {NULL, &cmd_import_sessions},
    {NULL, &cmd_import_people},
    {"Figures", &cmd_report_list},
    {NULL, &cmd_report_show},
    {NULL, &cmd_report_plan},
    {NULL, &cmd_report_close},
    {NULL, &cmd_report_export},
    {NULL, &cmd_report_diary},
    {NULL, &cmd_report_conduct},
    {NULL, &cmd_report_evidence},
    {NULL, &cmd_report_access},
    {"Care of the vault", &cmd_backup},
    {NULL, &cmd_restore},
    {NULL, &cmd_check},
    {NULL, &cmd_scrub},
    {NULL, &cmd_confirm_date},
    {NULL, &cmd_doctor},
    {NULL, &cmd_remind},
};

const size_t registry_rows_count =
    sizeof(registry_rows) / sizeof(registry_rows[0]);

const char *
registry_second_word(const struct command *command, const char *first)
{
	size_t length = strlen(first);

	if (strncmp(command->name, first, length) != 0 ||
	    command->name[length] != ' ')
		return NULL;
	return command->name + length + 1;
}

const struct command *
registry_find(const char *first, const char *second, size_t *used)
{
	for (size_t i = 0; i < registry_rows_count; i++) {
		const struct command *command = registry_rows[i].command;
		const char *word = registry_second_word(command, first);

		*used = 1;
		if (strcmp(command->name, first) == 0)
			return command;
		*used = 2;
		if (word != NULL && second != NULL && strcmp(word, second) == 0)
			return command;
	}
	return NULL;
}

bool
registry_is_family(const char *first)
{
	for (size_t i = 0; i < registry_rows_count; i++)
		if (registry_second_word(registry_rows[i].command, first) !=
		    NULL)
			return true;
	return false;
}
