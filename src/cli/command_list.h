/*
 * command_list: the commands, one file and one const struct each.
 */
#ifndef CLI_COMMAND_LIST_H
#define CLI_COMMAND_LIST_H

#include "cli/cli_internal.h"

extern const struct command cmd_ask;
extern const struct command cmd_backup;
extern const struct command cmd_check;
extern const struct command cmd_confirm_date;
extern const struct command cmd_demo;
extern const struct command cmd_doctor;
extern const struct command cmd_field_set;
extern const struct command cmd_group_add;
extern const struct command cmd_group_cover;
extern const struct command cmd_group_edit;
extern const struct command cmd_group_list;
extern const struct command cmd_group_regular;
extern const struct command cmd_group_worker;
extern const struct command cmd_help;
extern const struct command cmd_import_people;
extern const struct command cmd_import_sessions;
extern const struct command cmd_init;
extern const struct command cmd_kind_add;
extern const struct command cmd_kind_edit;
extern const struct command cmd_kind_list;
extern const struct command cmd_outcome_add;
extern const struct command cmd_outcome_agree;
extern const struct command cmd_outcome_list;
extern const struct command cmd_own_agree;
extern const struct command cmd_own_copy;
extern const struct command cmd_own_dispute;
extern const struct command cmd_own_forget;
extern const struct command cmd_own_key;
extern const struct command cmd_own_looks;
extern const struct command cmd_own_receipt;
extern const struct command cmd_own_request;
extern const struct command cmd_own_restrict;
extern const struct command cmd_own_say;
extern const struct command cmd_own_show;
extern const struct command cmd_own_withdraw;
extern const struct command cmd_paths;
extern const struct command cmd_person_add;
extern const struct command cmd_person_adult;
extern const struct command cmd_person_capacity;
extern const struct command cmd_person_find;
extern const struct command cmd_person_mine;
extern const struct command cmd_person_noes;
extern const struct command cmd_person_show;
extern const struct command cmd_refuse;
extern const struct command cmd_remind;
extern const struct command cmd_report_access;
extern const struct command cmd_report_close;
extern const struct command cmd_report_conduct;
extern const struct command cmd_report_diary;
extern const struct command cmd_report_evidence;
extern const struct command cmd_report_export;
extern const struct command cmd_report_list;
extern const struct command cmd_report_plan;
extern const struct command cmd_report_show;
extern const struct command cmd_request_add;
extern const struct command cmd_request_answer;
extern const struct command cmd_request_done;
extern const struct command cmd_request_extend;
extern const struct command cmd_request_list;
extern const struct command cmd_restore;
extern const struct command cmd_restrict;
extern const struct command cmd_revoke;
extern const struct command cmd_scrub;
extern const struct command cmd_session_add;
extern const struct command cmd_session_correct;
extern const struct command cmd_session_list;
extern const struct command cmd_session_name;
extern const struct command cmd_session_show;
extern const struct command cmd_setting;
extern const struct command cmd_sheet_gone;
extern const struct command cmd_sheet_list;
extern const struct command cmd_sheet_make;
extern const struct command cmd_user_add;
extern const struct command cmd_user_list;
extern const struct command cmd_user_passphrase;
extern const struct command cmd_user_recovery;
extern const struct command cmd_user_remove;

#endif
