# Days are counted without a key: by hand, and by systemd once a day.
. tests/support/scenario.sh

sam="six purple otters dance slowly"
tuesday=1795544400 # 24 November 2026
day=86400

with() { # LINES, words of a command line
	printf '%s\n' "$1" | tr '|' '\n' >"$TMPDIR/lines"
	shift
	"$SAYSO" --vault v --passphrase-fd 3 "$@" 3<"$TMPDIR/lines"
}

make_vault() {
	SAYSO_TEST_CLOCK=$tuesday
	export SAYSO_TEST_CLOCK
	control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
	"$SAYSO" --vault v --json remind >"$out"
	note=$(ls "$HOME"/.local/state/sayso/days-*.txt)
	printf 'sayso days 1\nopened 2026-11-24\nbackup 2026-11-24\n' >"$note"
}

on_day() { # so many days later
	SAYSO_TEST_CLOCK=$((tuesday + $1 * day))
	export SAYSO_TEST_CLOCK
}

scenario "nothing is said while all is well"
make_vault
on_day 6
run 0 "$SAYSO" --vault v remind
out_is </dev/null
err_is </dev/null
rm -f "$note"

scenario "after a week it says that it was not opened, and then asks for a backup"
make_vault
on_day 7
run 0 "$SAYSO" --vault v remind
out_is <<'END'
The vault was last opened 7 days ago. Open it: what ran out meanwhile is erased then, and not before.
The last backup of the vault is 7 days old. Make one: sayso backup DIR
END
run 0 "$SAYSO" --vault v remind --json
out_has '"opened_on": "2026-11-24"' '"backup_on": "2026-11-24"'
rm -f "$note"

scenario "opening it writes the day down, and no name"
make_vault
on_day 9
run 0 with "$sam" user list
run 0 cat "$note"
out_has "opened 2026-12-03"
out_lacks Sam Hill
rm -f "$note"

scenario "without a note the files of the vault tell when it was opened"
make_vault
rm -f "$note"
touch -d 2026-11-20 v/records.db
on_day 10
run 0 "$SAYSO" --vault v remind
out_has "last opened 14 days ago" "No backup of the vault is known here"

scenario "where there is no vault it says so"
run 66 "$SAYSO" --vault v remind
err_has "There is no vault there"

units=$HOME/.config/systemd/user

scenario "two files for systemd are written, hold no key, and can be taken away"
make_vault
run 0 "$SAYSO" --vault v remind --install
out_has "systemctl --user"
files_are "$units" <<'END'
sayso-remind.service
sayso-remind.timer
timers.target.wants/sayso-remind.timer
END
check "the timer is marked" test \
    "$(readlink "$units/timers.target.wants/sayso-remind.timer")" = \
    ../sayso-remind.timer
cat "$units"/sayso-remind.* >"$out"
out_has "Environment=\"SAYSO_VAULT=$PWD/v\"" "OnCalendar=daily" "oneshot"
out_lacks "$sam" Sam passphrase
run 0 "$SAYSO" --vault v remind --install
run 0 "$SAYSO" remind --uninstall
files_are "$units" </dev/null
run 1 "$SAYSO" remind --uninstall
rm -f "$note"

# systemd reads a unit file in its own way: it is asked where it is there.
takes() { # UNIT...
	command -v systemd-analyze >/dev/null || return 0
	mkdir -p run
	XDG_RUNTIME_DIR=$PWD/run systemd-analyze verify --user "$@"
}
takes_not() {
	command -v systemd-analyze >/dev/null || return 1
	takes "$@"
}

scenario "systemd takes them, and the shell in them says the line"
make_vault
run 0 "$SAYSO" --vault v remind --install
run 0 takes "$units/sayso-remind.service" "$units/sayso-remind.timer"
out_is </dev/null
err_is </dev/null
sed 's/^ExecStart=/ExecStart=nothing /' "$units/sayso-remind.service" \
    >broken.service
refuse "a broken one is taken" takes_not "$PWD/broken.service"
# As systemd would: its quotes and "$$" and "%%" taken away.
sed -n "s/^ExecStart=.bin.sh -c '\(.*\)'\$/\1/p" "$units/sayso-remind.service" |
    sed 's/\$\$/$/g; s/%%/%/g; s/\\\\/\\/g' >command
check "a command" test -s command
mkdir bin
printf '#!/bin/sh\necho "shown: $*"\n' >bin/notify-send
chmod 755 bin/notify-send
on_day 7
run 0 env PATH="$PWD/bin:$PATH" SAYSO_PROGRAM="$SAYSO" SAYSO_VAULT="$PWD/v" \
    sh command
out_has "The vault was last opened 7 days ago" \
    "shown: sayso The vault was last opened 7 days ago"
on_day 1
run 0 env PATH="$PWD/bin:$PATH" SAYSO_PROGRAM="$SAYSO" SAYSO_VAULT="$PWD/v" \
    sh command
out_is </dev/null
run 0 env SAYSO_PROGRAM="$SAYSO" SAYSO_VAULT="$PWD/nowhere" sh command
out_is </dev/null
run 0 "$SAYSO" remind --uninstall
rm -f "$note"

scenario "a folder with an odd name is no command, and reaches systemd whole"
make_vault
mv v 'a "b" 50% $(touch x) \n'
run 0 "$SAYSO" --vault 'a "b" 50% $(touch x) \n' remind --install
grep SAYSO_VAULT= "$units/sayso-remind.service" >"$out"
out_has 'a \"b\" 50%% $(touch x) \\n"'
refuse "a command ran" test -e x
run 0 "$SAYSO" remind --uninstall
rm -f "$note"

scenario "what somebody else wrote under that name stays"
make_vault
mkdir -p "$units"
echo mine >"$units/sayso-remind.timer"
run 73 "$SAYSO" --vault v remind --install
err_has "Something else has the name"
run 73 "$SAYSO" remind --uninstall
check "it is there" grep -qx mine "$units/sayso-remind.timer"
rm -rf "$units" "$note"

scenario_end
