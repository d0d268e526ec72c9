# Every state and level of consent against the commands that read: what each
# shows, and to whom.  (tests/unit/test_states.c does the same for lists, ring
# round, sheets and imports.)
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
printf '%s\n' "six purple otters dance slowly" >"$TMPDIR/sam"
printf '%s\n' "seven green herons walk fast" >"$TMPDIR/ana"
cat "$TMPDIR/sam" "$TMPDIR/ana" >"$TMPDIR/two"
printf '735926\n\n' >"$TMPDIR/pin"
printf '735926\n3BZSF1Z5\n' >"$TMPDIR/card"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
ana() { "$SAYSO" --vault v --as Ana --passphrase-fd 3 "$@" 3<"$TMPDIR/ana"; }

make_vault() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ana" "$SAYSO" --vault v --as Sam --passphrase-fd 3 user add \
	    Ana --role worker 3<"$TMPDIR/two"
	number=100
}

# Somebody new with a number of their own, under that SEE.
person() { # NAME, SEE
	number=$((number + 1))
	control "$1" sam person add --name "$1" --yes "phone=$2"
	control "$1's number" sam field set "$1" phone "07700 900$number"
}

with() { # pin or card, WHAT, NAME, words...
	secret=$TMPDIR/$1
	what=$2
	shift 2
	control "$what" sam own "$what" "$@" --secret-fd 4 4<"$secret"
}

shows() { # LETTER, COMMAND...
	letter=$1
	shift
	"$@" >shown 2>/dev/null
	if grep -qF "900$number" shown; then
		printf '%s' "$letter"
	else
		printf .
	fi
}

# r a worker looks to reach them, R the same for programs; e, E in an
# emergency; a, A another worker so; o themself without a key; p with their PIN,
# c in another worker's hands with PIN and card (a key without one does not ask).
row() { # NAME, EXPECTED
	got=$(
		shows r sam person show "$1" --why reach phone
		shows R sam --json person show "$1" --why reach phone
		shows e sam person show "$1" --why emergency
		shows E sam --json person show "$1" --why emergency
		shows a ana person show "$1" --why reach phone
		shows A ana --json person show "$1" --why emergency
		shows o sam --json own show "$1"
		shows p sam --json own show "$1" --secret-fd 4 4<"$TMPDIR/pin"
		shows c ana --json own show "$1" --secret-fd 4 4<"$TMPDIR/card"
	)
	[ "$got" = "$2" ] || complain "$1: $got, expected $2"
	echo "$1" >>rows
}

scenario "what is live shows to whom it was agreed"
make_vault
person Spoken team
row Spoken rReEaAo..
person "For Emergencies" emergency
row "For Emergencies" ..eE.Ao..
person Pin team
with pin key Pin --keep all
row Pin rReEaAopc
person "Pin Emergencies" emergency
with pin key "Pin Emergencies" --keep all
row "Pin Emergencies" ..eE.A.pc
person Card team
with card key Card --keep all
row Card rReEaAo.c
person "Pin Worker" team
with pin key "Pin Worker" --keep all
with pin say "Pin Worker" phone=worker:Sam
row "Pin Worker" rReE...p.
person "Card Worker" team
with card key "Card Worker" --keep all
with card say "Card Worker" phone=worker:Sam
row "Card Worker" rReE....c
person "Other Worker" team
with pin key "Other Worker" --keep all
with pin say "Other Worker" phone=worker:Ana
row "Other Worker" ....aA..c
check "control: rows" test "$(wc -l <rows)" = 8
run 0 sam check
out_has "Things found wrong: 0"

scenario "what is shut shows to them alone, and what is gone to nobody"
make_vault
person Kept team
control "kept" sam restrict Kept phone
row Kept ......o..
person "Pin Kept" team
with pin key "Pin Kept" --keep all
control "kept" sam own restrict "Pin Kept" phone
row "Pin Kept" .......pc
person Refused team
control "heard" sam refuse Refused phone
row Refused ......o..
person Revoked team
control "worker's no" sam revoke Revoked phone
row Revoked ......o..
person Withdrawn team
control "no" sam own withdraw Withdrawn phone
row Withdrawn .........
person "Pin Withdrawn" team
with pin key "Pin Withdrawn" --keep all
with pin withdraw "Pin Withdrawn" phone
row "Pin Withdrawn" .........
person "Not Kept" team
with pin key "Not Kept" --keep name
row "Not Kept" .........
person Lost team
with card key Lost --keep all
control "lost" sam own key Lost --lost
row Lost ......o..
person New team
with pin key New --keep all
with card key New --new --keep name
row New ........c
person "Not Yet" team
control "not yet" sam person capacity "Not Yet" not-yet
row "Not Yet" ......o..
person Words team
control "new words" sam kind edit phone --rest "We show it next door." --widens
row Words ......o..
check "control: rows" test "$(wc -l <rows)" = 11
run 0 sam check
out_has "Things found wrong: 0"

# The clock stands so many days after the first; a worker says that it is right.
days_on() {
	for days; do
		SAYSO_TEST_CLOCK=$((1795359845 + days * 86400))
		control "day $days" sam confirm-date \
		    "$(date -u -d "@$SAYSO_TEST_CLOCK" +%Y-%m-%d)"
	done
}

scenario "what ran out is shut, and later gone"
make_vault
person Spoken team
row Spoken rReEaAo..
person Pin team
with pin key Pin --keep name --keep phone=team,until=2027-03-01
row Pin rReEaAopc
days_on 40 80 121
number=101
row Spoken ......o..
number=102
row Pin .......pc
days_on 160
number=102
row Pin .........
SAYSO_TEST_CLOCK=1795359845

scenario "what is only counted is held nowhere"
make_vault
control "Ann" sam person add --name Ann --yes gender=nobody,count
control "her word" sam field set Ann gender "Girl or woman"
run 0 sam --json person show Ann --why reach
out_lacks "Girl or woman"
run 0 sam own show Ann
out_lacks "Girl or woman"
out_has "seen by: nobody; counted: yes"

scenario "what came from an old file shows to who brought it in, and to them"
make_vault
printf 'name,phone\nCarried Over,07700 900101\n' >old.csv
control "the file" sam import people old.csv
number=101
row "Carried Over" rReE..o..
days_on 40 61
row "Carried Over" ......o..
run 0 sam check
out_has "Things found wrong: 0"
SAYSO_TEST_CLOCK=1795359845
