# A clock that is wrong erases nothing: only a worker says what day it is.
. tests/support/scenario.sh

noon=1795348800 # Sunday 22 November 2026, 12:00
years=3652      # ten, in days
echo "six purple otters dance slowly" >"$TMPDIR/pass"

at() { # DAYS from that Sunday, words of a command line
	SAYSO_TEST_CLOCK=$((noon + $1 * 86400))
	export SAYSO_TEST_CLOCK
	shift
	"$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/pass"
}

# Ann has a number and came; Bo said no to the one that stands there.
make_vault() {
	control "a vault" at 0 init --organisation "Hill Club"
	control "Ann" at 0 person add --name Ann --yes phone --yes attendance
	control "her number" at 0 field set Ann phone "07700 900123"
	control "Bo" at 0 person add --name Bo --yes phone --yes email
	control "his number" at 0 field set Bo phone "07700 900456"
	control "his no" at 0 refuse Bo phone
	control "a session" at 0 session add --place Hall --start 18:00 \
	    --end 20:00 --heads 4 --present Ann
}

# All that can be seen on that Sunday, as JSON.
seen() { # FILE
	for command in "person show Ann --why asked" "person show Bo --why asked" \
	    "person noes" "session list --why right" "user list" "setting"; do
		# shellcheck disable=SC2086 # words of a command line
		at 0 --json $command || return
	done >"$1"
}

told_what_to_do() {
	err_has "the clock of this machine cannot be trusted" \
	    "nothing was erased" "Put it right" "sayso confirm-date DATE"
}

for way in ahead back; do
	days=$years
	[ $way = ahead ] || days=-$years
	scenario "ten years $way: nothing is erased, and what to do is said"
	make_vault
	control "what can be seen" seen before
	control "his number is refused" grep -q '"erased_from": "2026-11-29"' \
	    before
	for command in "user list" "session list" "group list" "check" \
	    "--json person show Ann --why asked"; do
		# shellcheck disable=SC2086 # words of a command line
		run 0 at $days $command
		told_what_to_do
	done
	out_has '"kind": "phone"'
	run 0 at 0 user list
	err_is </dev/null
	check "what can be seen" seen after
	check "it is as it was" cmp before after
	run 0 at 0 check
	out_has "Things found wrong: 0"

	scenario "ten years $way: a day that the clock does not show is not confirmed"
	make_vault
	control "what can be seen" seen before
	for day in 2026-11-22 2026-11-23 2030-01-01 1970-01-01; do
		run 65 at $days confirm-date $day
		out_is </dev/null
		err_has "clock says another day" "Set the clock right first"
	done
	for day in today 22/11 sunday soon "" 2036; do
		run 65 at $days confirm-date "$day"
	done
	run 0 at $days user list
	told_what_to_do
	check "what can be seen" seen after
	check "it is as it was" cmp before after
done

scenario "while the clock is ahead no yes is written down, and every no is"
make_vault
run 65 at $years ask Bo --yes school
err_has "clock has jumped ahead" "sayso confirm-date"
run 65 at $years person add --name Di --yes phone
run 0 at $years refuse Ann phone
run 0 at 0 person show Ann --why asked
out_has "they said no"
out_lacks "07700 900123"
run 0 at 0 person show Bo --why asked
out_lacks "school"

scenario "46 days ahead it waits for a worker to say the date, then goes on"
make_vault
for time in first second; do
	run 0 at 46 user list
	told_what_to_do
done
run 65 at 46 confirm-date 2026-11-22
run 0 at 46 confirm-date 2027-01-07
out_is <<'END'
Today is Thursday 7 January 2027. Written down.
END
run 0 at 46 user list
err_is <<'END'
sayso: what had run out was erased (values and answers: 1, people of whom nothing was left: 0).
END
run 1 at 46 person noes
run 0 at 46 person show Bo --why asked
out_has "phone number: (They said no to this.)"
out_lacks "07700 900456"
run 0 at 46 user list
err_is </dev/null
run 0 at 46 check
out_has "Things found wrong: 0"

scenario "45 days are believed"
make_vault
run 0 at 45 user list
err_has "what had run out was erased"
run 1 at 45 person noes

scenario "what was confirmed counts from then on"
make_vault
control "confirmed" at 46 confirm-date 2027-01-07
run 0 at 92 user list
told_what_to_do
run 0 at 0 user list
told_what_to_do
run 0 at 91 user list
err_lacks "cannot be trusted"
err_has "what had run out was erased"

scenario "in its own time everything runs out: first shut, then erased"
make_vault
for day in 30 60 90 119; do
	run 0 at $day person show Ann --why asked
	out_has "07700 900123"
	err_lacks "cannot be trusted"
done
run 0 at 121 person show Ann --why asked
out_lacks "07700 900123"
out_has "phone number"
run 0 at 160 person find Ann --why asked
out_has "to be asked"
run 0 at 200 user list
err_has "what had run out was erased"
run 1 at 200 person find Ann --why asked
run 0 at 200 --json session list
out_has '"headcount": 4' '"present": []'
run 0 at 200 check
out_has "Things found wrong: 0" "People: 0"
