# sayso: built by this one file (GNU make).  `make help` lists what it can do.
#
# The lists of modules are the architecture: NAME in BASE is src/base/NAME.c,
# and a layer may call only what tests/lint/layers.sh allows.  To add a module,
# write the file and add its name here.

BASE  := backup_name buf clock csv day day_time day_words file file_whole \
    folder folder_missing folder_move folder_place holiday mem secret status \
    text text_clean text_fold text_grapheme text_points text_typed
OS    := backup_folder broker broker_folder broker_folder_serve broker_line \
    broker_serve broker_wire fence fence_calls fence_files harden machine \
    machine_copies machine_disk machine_mount machine_swap machine_tree \
    outside prompt prompt_terminal reminder supervisor supervisor_child \
    supervisor_terminal
VAULT := age_armor age_bech32 age_header age_keys age_open age_payload \
    age_people age_scrypt age_source age_write age_x25519 kdf kdf_cost \
    keyfile keyfile_check keyfile_find keyfile_io keyfile_pick keyring \
    library mac minisign own_card own_key own_pin own_seal passphrase seal \
    sign slot vault vault_branch vault_commit vault_create vault_name \
    vault_passphrase vault_rotate vault_users
STORE := connect guard migrate result settings stmt store store_check \
    store_copy store_function store_image store_library store_live \
    store_search txn
CORE  := access access_write anchor anchor_text ask ask_plans backups check \
    check_body check_closed check_consent check_counted check_fold \
    check_fold_key check_fold_restored check_fold_say check_fold_shut \
    check_fold_stated check_fold_text check_hand check_heads check_keys \
    check_known check_ledger check_outcomes check_people check_requests \
    check_running check_seals check_sheets check_statement check_values \
    check_words closing closing_all closing_copy closing_draw closing_finish \
    club club_people club_words conduct conduct_write consent \
    consent_capacity consent_decide consent_json consent_list consent_no \
    consent_parse consent_say consent_shut copied copy copy_asked copy_data \
    copy_data_held copy_data_past copy_events copy_held copy_names copy_page \
    copy_page_held copy_page_history copy_page_past copy_page_rights \
    copy_page_signed copy_page_style copy_read_me copy_signed copy_words \
    counted counted_facts crosstab crosstab_grid diary diary_write dispute \
    draft erase erase_prove evidence export export_book export_chart \
    export_csv export_csv_one export_grid export_html export_html_table \
    export_package export_read_me export_sheet export_style export_xlsx \
    exported facts facts_text few field field_follow field_seal figure_words \
    forget forget_preview forget_texts forget_words group group_list \
    group_mine group_regular group_worker handover held_back hold \
    hold_default html import import_defects import_names import_people \
    import_people_here import_people_row import_row kind kind_check kind_edit \
    kind_fill kind_seed ledger look notice notice_seed outcome own_asks \
    own_drop own_drop_back own_looks own_names own_news own_outcome \
    own_request own_say own_say_decide own_say_hand own_say_make own_say_read \
    own_say_write own_things own_view person person_about person_find \
    person_key person_key_try person_mine person_show person_value plan \
    plan_default plan_judge plan_period plan_read plan_write proof publish \
    publish_heads publish_list publish_sign publish_write ratio receipt \
    receipt_check receipt_json receipt_slip recipe records release \
    release_csv release_draft release_gate release_make release_nothing \
    release_tables release_text release_work request request_act request_add \
    request_text restored ring roster rounding rounding_check rounding_fewer \
    rounding_gate rounding_grid rounding_program rounding_settle \
    rounding_solve rounding_stride rounding_tokens rounding_walk runout \
    runout_erase runout_told session session_anew session_check \
    session_correct session_list session_names session_register setting shape \
    shape_birth shape_district shape_handle sheet sheet_make sheet_text \
    statement statement_read tombstone tombstone_again tombstone_pending \
    tombstone_register tombstone_replay tombstone_text tonight tonight_apart \
    tonight_ask tonight_list trial uid worked
APP   := anchors backup backup_file backup_old backup_place days demo \
    demo_keys doctor doctor_disk doctor_library doctor_memory doctor_system \
    doctor_vault figures figures_close figures_export figures_few \
    figures_plan outlook own paths restore restore_gather restore_new \
    restore_swap scrub scrub_slip sealing state take unlock unlock_draft \
    unlock_lock unlock_make unlock_releases unlock_rotate unlock_settings \
    unlock_users
CLI   := call cli cmd_ask cmd_backup cmd_check cmd_confirm_date cmd_demo \
    cmd_doctor cmd_field_set cmd_group_add cmd_group_cover cmd_group_edit \
    cmd_group_list cmd_group_regular cmd_group_worker cmd_help \
    cmd_import_people cmd_import_sessions cmd_init cmd_kind_add cmd_kind_edit \
    cmd_kind_list cmd_narrow cmd_outcome_add cmd_outcome_agree \
    cmd_outcome_list cmd_own_agree cmd_own_copy cmd_own_dispute \
    cmd_own_forget cmd_own_key cmd_own_less cmd_own_looks cmd_own_receipt \
    cmd_own_request cmd_own_say cmd_own_show cmd_paths cmd_person_add \
    cmd_person_adult cmd_person_capacity cmd_person_find cmd_person_mine \
    cmd_person_noes cmd_person_show cmd_remind cmd_report_access \
    cmd_report_close cmd_report_conduct cmd_report_diary cmd_report_evidence \
    cmd_report_export cmd_report_list cmd_report_plan cmd_report_show \
    cmd_request_add cmd_request_answer cmd_request_done cmd_request_extend \
    cmd_request_list cmd_restore cmd_scrub cmd_session_add \
    cmd_session_correct cmd_session_list cmd_session_name cmd_session_show \
    cmd_setting cmd_sheet_gone cmd_sheet_list cmd_sheet_make cmd_user_add \
    cmd_user_list cmd_user_passphrase cmd_user_recovery cmd_user_remove \
    copy_files erased export_files figures_print given group_options hand \
    help js kind_options medium open outcomes own_print own_print_json parse \
    passphrase people people_view print registry reports requests saying \
    screens session_form sessions slip_files split suggest table tell terms \
    walk watching
TUI   := arrival arrival_list asks backing_up bar capacity chart check \
    closing day_choices desk door draw edit edit_history edit_move edit_press \
    edit_wrap envelope erasure erasure_words find first first_group form \
    form_check form_draw form_echo form_pick form_sorts form_text form_view \
    frame group_form group_pick group_regulars group_show group_staff groups \
    hand hand_ask hand_asked hand_copy hand_draw hand_drop hand_forget \
    hand_forget_rows hand_forget_texts hand_got hand_held hand_held_row \
    hand_keep hand_key hand_looked hand_old hand_page hand_pick hand_pin \
    hand_qr hand_say hand_see hand_slip hand_turn hand_value hand_words help \
    home home_backup home_few home_heads home_requests home_rows home_side \
    import import_people import_told kind_form kind_show kind_words kinds \
    laptop layer more new_key new_person no noes office office_access \
    office_asks office_chart office_compare office_conduct office_diary \
    office_due office_evidence office_export office_exports office_few \
    office_figures office_making office_period office_periods office_plan \
    office_plan_change office_ratios office_same office_table outcome_form \
    outcomes outside_file own_words own_words_more page passphrase people \
    person person_acts person_page plain pose qr question quit recovery \
    register register_ask register_choose register_details register_draft \
    register_draw register_known register_model register_rows register_save \
    regular request request_form requests resume ring ring_number role rows \
    rows_filter rows_move say say_draw say_page say_terms scrubbing \
    secret_field sentence session session_name session_part sessions \
    setting_form settings sheets tallies tallies_box term tonight_list tui \
    users users_add value view view_draw when why workers

# Replaced at link time in test programs, so that the shipped program needs no
# switch: the clock, what it costs to try a passphrase, and poll(2) (REST).
SWAPPED    := base/clock vault/kdf_cost
SWAPPED_BY := clock_fixed kdf_cheap

# Unit tests that valgrind runs too (it sees memory that was never set).
VALGRIND := buf csv file folder keyfile outside stmt store text

# Tests that break an operation at every call of the system in turn: minutes
# under a sanitizer, so there they run in `make soak` only.
SWEEPS := backup_power closing_power erase_power kill unlock_fails unlock_full \
    unlock_lost unlock_rotate unlock_unmade

# Yours to set; so are CC, CPPFLAGS, CFLAGS, LDFLAGS and LIBS, which come last.
MODE   ?= release
BUILD  ?= build/$(MODE)
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
CLANG  ?= clang

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
    -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual -Wundef \
    -Werror=format-security -Werror=date-time \
    $(if $(filter true 1,$(CI) $(WERROR)),-Werror)

release_flags := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
debug_flags   := -O0 -g3
asan_flags    := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
    -fsanitize=address,undefined
cov_flags     := -O0 -g --coverage
MODE_FLAGS    := $(or $($(MODE)_flags),$(error MODE: release debug asan cov))

# Not every compiler and machine knows these two.
try = $(shell $(CC) -Werror $(1) -c -x c /dev/null -o /dev/null 2>&1 || echo no)
HARDEN := -fstack-protector-strong -fPIE $(foreach \
    o,-fstack-clash-protection -fcf-protection,$(if $(call try,$(o)),,$(o)))

# sqlcipher.pc gives the version of SQLite inside: 3.36 came with SQLCipher 4.5.
PACKAGES := sqlcipher libsodium libutf8proc jansson libseccomp ncursesw panelw \
    libqrencode
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell \
    pkg-config --cflags $(PACKAGES) 2>/dev/null))
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lzxcvbn -lglpk \
    -lxlsxwriter -lm

COMPILE = $(CC) -std=c11 -iquote include -iquote src $(if \
    $(filter $(BUILD)/tests/%,$@),-iquote tests) -D_GNU_SOURCE \
    -DSQLITE_HAS_CODEC $(PKG_CFLAGS) $(CPPFLAGS) $(WARN) $(HARDEN) \
    $(MODE_FLAGS) -ffile-prefix-map=$(CURDIR)=. -MMD -MP $(CFLAGS)
LINK = $(CC) -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed \
    $(MODE_FLAGS) $(CFLAGS) $(LDFLAGS)
# A make inside this one uses every core, unless -j was given.
SUBMAKE = $(MAKE) $(if $(findstring -j,$(MAKEFLAGS)),,-j$$(nproc))

MODULES := $(BASE:%=base/%) $(OS:%=os/%) $(VAULT:%=vault/%) \
    $(STORE:%=store/%) $(CORE:%=core/%) $(APP:%=app/%) $(CLI:%=cli/%) \
    $(TUI:%=tui/%)
UNLISTED := $(filter-out $(MODULES:%=src/%.c),$(wildcard src/*/*.c))
$(if $(UNLISTED),$(error not in a list of the Makefile: $(UNLISTED)))

OBJS      := $(MODULES:%=$(BUILD)/src/%.o) $(BUILD)/gen/migrations.o \
    $(BUILD)/gen/wordlist.o
MAIN      := $(BUILD)/src/main.o
MANPAGES  := $(wildcard man/*.[157])

SWAPS     := $(SWAPPED_BY:%=$(BUILD)/tests/support/%.o)
REST      := $(BUILD)/tests/support/rest.o
SUPPORT   := $(filter-out $(SWAPS) $(REST),$(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c)))
TEST_PROGRAM := $(BUILD)/tests/sayso
SCREENS   := $(BUILD)/tests/screen_script
ATTACKER  := $(BUILD)/tests/attacker
UNITS     := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
BENCHES   := $(patsubst tests/bench/%.c,$(BUILD)/tests/%,$(wildcard tests/bench/bench_*.c))
DRIVERS   := $(patsubst tests/driver/%.c,$(BUILD)/tests/%,$(wildcard tests/driver/*.c))

.PHONY: all tests check lint soak bench demo install uninstall clean help \
    deps deps-check libs FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/sayso $(OBJS) ## the program, in build/release/sayso (the default)

define link
@echo '  LINK $@'
$(if $(V),,@)$(LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(PKG_LIBS) $(LIBS)
endef

define compile
@mkdir -p $(@D)
@echo '  CC $@'
$(if $(V),,@)$(COMPILE) -c -o $@ $<
endef

$(BUILD)/%.o: %.c $(BUILD)/flags | libs
	$(compile)

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c $(BUILD)/flags | libs
	$(compile)

$(BUILD)/gen/migrations.c: migrations/embed.sh $(wildcard migrations/*.sql) | $(BUILD)/flags
	sh migrations/embed.sh migrations >$@

$(BUILD)/gen/wordlist.c: src/vault/wordlist.sh | $(BUILD)/flags
	WORDLIST='$(WORDLIST)' sh src/vault/wordlist.sh >$@

# Other options, other objects: this file changes when the commands do.
$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)/gen $(BUILD)/tests
	@echo '$(COMPILE) $(LINK)' | cmp -s - $@ || echo '$(COMPILE) $(LINK)' >$@

libs:
	@pkg-config --exists 'sqlcipher >= 3.36' $(PACKAGES) 2>/dev/null || { echo \
	"sayso needs the development files of SQLCipher 4.5 or newer, libsodium," \
	"utf8proc, jansson, zxcvbn, libseccomp, ncursesw, libqrencode, libxlsxwriter and GLPK. Type: make deps" >&2; exit 69; }

$(BUILD)/sayso: $(MAIN) $(OBJS)
	$(link)

$(BUILD)/tests/sayso.a: $(filter-out $(SWAPPED:%=$(BUILD)/src/%.o),$(OBJS))
$(BUILD)/tests/support.a: $(SUPPORT)
$(BUILD)/tests/%.a:
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/tests/sayso: $(MAIN) $(SWAPS) $(REST) $(BUILD)/tests/sayso.a
	$(link)

$(foreach d,unit bench driver screen attack,$(eval $(patsubst tests/$d/%.c, \
    $(BUILD)/tests/%,$(wildcard tests/$d/*.c)): $(BUILD)/tests/%: $(BUILD)/tests/$d/%.o))
$(UNITS) $(BENCHES) $(DRIVERS) $(SCREENS) $(ATTACKER): PKG_LIBS += -lcmocka -lvterm
$(UNITS) $(BENCHES) $(DRIVERS) $(SCREENS) $(ATTACKER): $(SWAPS) $(BUILD)/tests/support.a $(BUILD)/tests/sayso.a
	$(link)

tests: all $(UNITS) $(BENCHES) $(DRIVERS) $(SCREENS) $(ATTACKER) $(TEST_PROGRAM) ## the program and every test program

run = BUILD=$(BUILD) CC='$(CC)' VALGRIND='$(VALGRIND)' SWEEPS='$(SWEEPS)' \
    sh tests/run.sh

check: deps-check ## everything: install what tests need, build, test, count
	$(SUBMAKE) tests
	$(SUBMAKE) MODE=asan BUILD=build/asan CC=$(CLANG) tests
	$(run) lint unit cli screen asan valgrind

check-unit-%: $(BUILD)/tests/test_% $(ATTACKER) $(TEST_PROGRAM)
	@VERBOSE=1 $(run) unit:$*

check-cli-%: $(DRIVERS) $(SCREENS) $(TEST_PROGRAM)
	@VERBOSE=1 $(run) cli:$*

check-screen-%: $(SCREENS) $(TEST_PROGRAM)
	@VERBOSE=1 UPDATE=$(UPDATE) $(run) screen:$*

lint: all ## layers, names, sizes, formatting, man pages, migrations
	@$(run) lint

soak: tests ## all tests with more rounds (SAYSO_SOAK=1), then under sanitizers
	$(SUBMAKE) MODE=asan BUILD=build/asan CC=$(CLANG) tests
	SAYSO_SOAK=1 LIMIT=3600 $(run) unit cli screen
	LIMIT=3600 $(run) asan-all cli-asan screen-asan

bench: $(BENCHES) $(TEST_PROGRAM) ## measure
	@for program in $(BENCHES); do $$program || exit; done

deps: ## install what building needs (Debian; through sudo when not root)
	@sh tests/deps.sh build

deps-check: ## install what building and testing need
	@sh tests/deps.sh check

demo: deps ## build, then open a vault of made-up people
	$(SUBMAKE) all
	$(BUILD)/sayso demo

install: all ## into PREFIX (/usr/local), below DESTDIR
	install -D -m 755 $(BUILD)/sayso $(DESTDIR)$(BINDIR)/sayso
	for page in $(MANPAGES); do install -D -m 644 $$page \
	    $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/} || exit; done

uninstall: ## take out what install put there
	rm -f $(DESTDIR)$(BINDIR)/sayso
	for page in $(MANPAGES); do rm -f \
	    $(DESTDIR)$(MANDIR)/man$${page##*.}/$${page##*/}; done

clean: ## remove build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  \1: /p' Makefile
	@echo '  check-{unit,cli,screen}-NAME: one test; UPDATE=1 writes screens anew'
	@echo 'MODE=release|debug|asan|cov builds in build/MODE; BUILD=DIR elsewhere.'
	@echo 'CC CFLAGS CPPFLAGS LDFLAGS LIBS PREFIX DESTDIR are yours; V=1 says more.'

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
