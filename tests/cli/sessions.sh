# The work from the command line: groups, sessions, outcomes, a spreadsheet.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/sam"
echo "seven green herons walk fast" >"$TMPDIR/jo"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
jo() { "$SAYSO" --vault v --as Jo --passphrase-fd 3 "$@" 3<"$TMPDIR/jo"; }

# A vault with a group of Sam's and Ann, who comes to it.
make_club() {
	control "a vault" sam init --organisation "Hill Club"
	control "a group" sam group add "Tuesday club" --day tue --start 18:00 \
	    --end 20:30 --place "Hill Hall" --provision "open access" \
	    --mode centre-based
	control "Ann" sam person add --name Ann --yes attendance
}

add_jo() {
	cat "$TMPDIR/sam" "$TMPDIR/jo" >"$TMPDIR/both"
	control "Jo" "$SAYSO" --vault v --as Sam --passphrase-fd 3 \
	    user add Jo --role worker 3<"$TMPDIR/both"
}

same_ids() {
	sed 's/"id": "[0-9A-Z]\{8\}"/"id": "ID"/; s/(id [0-9A-Z]\{8\})/(id ID)/
	    s/^[0-9A-Z]\{8\}  /ID        /; s/session [0-9A-Z]\{8\}/session ID/' \
	    "$out" >same
	cp same "$out"
}

shown_id() { sed -n 's/.*"id": "\(.*\)",*/\1/p' "$out"; }

scenario "a group is made with its first worker"
make_club
run 0 sam group list
out_is <<'END'
GROUP         WHEN                 PLACE      REGULARS  YOURS  WORKERS
Tuesday club  Tuesday 18:00-20:30  Hill Hall  0         yes    Sam
END
run 0 sam --json group list
out_is <<'END'
[
 {
  "name": "Tuesday club",
  "day": "Tuesday",
  "start": "18:00",
  "end": "20:30",
  "place": "Hill Hall",
  "provision": "open access",
  "mode": "centre-based",
  "ended": false,
  "mine": true,
  "cover": false,
  "workers": [
   "Sam"
  ],
  "covers": [],
  "regulars": 0
 }
]
END
run 65 sam group add "Tuesday club"
run 65 sam group add Other --day someday
err_has "no day of the week"
run 65 sam group add Other --start 25:00 --end 26:00
err_has "Write it like 18:30."

scenario "a session of a group starts from what is usual in it"
make_club
run 0 sam session add --group "Tuesday club" --date tue --heads 4 \
    --present Ann --tally age:14-15=2 --tally gender:girl=1 \
    --theme cooking --notes "We cooked."
same_ids
out_is <<'END'
Written up: session ID
END
run 0 sam session list
same_ids
out_is <<'END'
ID        DATE        TIME         GROUP         PLACE      HEADS  BY NAME
ID        2026-11-17  18:00-20:30  Tuesday club  Hill Hall  4      Ann
END

scenario "the next session starts from last time"
make_club
control "last time" sam session add --group "Tuesday club" --date 2026-11-10 \
    --start 17:00 --end 19:00 --place Park --theme football --heads 9 \
    --worker "Sam; Pat Lee" --notes "Rain."
run 0 sam session add --group "Tuesday club" --date 2026-11-17 --heads 3
run 0 sam --json session list --from 2026-11-17
same_ids
out_is <<'END'
[
 {
  "id": "ID",
  "date": "2026-11-17",
  "start": "17:00",
  "end": "19:00",
  "group": "Tuesday club",
  "place": "Park",
  "provision": "open access",
  "mode": "centre-based",
  "theme": "football",
  "headcount": 3,
  "present": [],
  "names_count": 0,
  "withheld": false,
  "workers": [
   "Pat Lee",
   "Sam"
  ],
  "notes": ""
 }
]
END

scenario "a session without a group says everything itself"
make_club
run 64 sam session add --place Hills --provision trip --mode away --heads 3
err_has "--start HH:MM --end HH:MM"
run 0 sam session add --date yesterday --start 10:00 --end 16:00 \
    --place Hills --provision trip --mode away --heads 3
run 0 sam --json session list
out_has '"group": ""' '"date": "2026-11-21"' '"headcount": 3'

scenario "a session with its tallies can be shown"
make_club
run 0 sam --json session add --group "Tuesday club" --heads 4 --present Ann \
    --tally age:14-15=2 --notes "We cooked."
id=$(shown_id)
run 0 sam session show "$id"
same_ids
out_is <<'END'
Sunday 22 November 2026, 18:00-20:30 (id ID)
group: Tuesday club
place: Hill Hall
provision: open access
mode: centre-based
worker: Sam
heads: 4
by name: Ann
age 14-15: 2
notes:
    We cooked.
the register can be changed until 2026-11-30
END
run 0 sam --json session show "$id"
out_has '"tallies": [' '"item": "14-15"' '"corrections": []'
run 65 sam session show "no id"
err_has '"no id" is no id.'

scenario "nobody stands on a register who has not said yes to it"
make_club
control "Bo" sam person add --name Bo --yes phone
run 77 sam session add --group "Tuesday club" --heads 4 --present "Ann; Bo"
err_has "sayso: Bo: "
run 0 sam --json session list
out_is <<'END'
[]
END
run 1 sam session add --group "Tuesday club" --heads 4 --present "Ann; Cy"
err_has 'Nobody here goes by "Cy"'

scenario "heads are never fewer than names, and tallies never more than heads"
make_club
control "Bo" sam person add --name Bo --yes attendance
run 65 sam session add --group "Tuesday club" --heads 1 --present Ann \
    --present Bo
run 65 sam session add --group "Tuesday club" --heads 2 --tally age:14-15=3
run 65 sam session add --group "Tuesday club" --heads 9999999
run 65 sam session add --group "Tuesday club" --heads 2 --tally fourteen
err_has '"fourteen" is no tally. Write it LIST:ITEM=N'
run 0 sam session add --group "Tuesday club" --heads 2 --present "Ann; Bo" \
    --tally age:14-15=2

scenario "a register is put right, and names come and go"
make_club
run 0 sam --json session add --group "Tuesday club" --heads 4
id=$(shown_id)
run 0 sam session correct "$id" headcount 5
run 0 sam session name "$id" add Ann
run 0 sam --json session list
out_has '"headcount": 5' '"Ann"'
run 0 sam session name "$id" remove Ann
run 0 sam --json session list
out_has '"headcount": 5' '"present": []'
run 65 sam session correct "$id" weather rain
run 0 sam session correct "$id" workers "Sam; Delyth"
run 0 sam session correct "$id" tallies "age:14-15=3; new:yes=1"
run 0 sam --json session show "$id"
out_has '"Delyth"' '"item": "14-15"' '"item": "yes"' '"corrections": []'
run 65 sam session correct "$id" tallies "age:14-15=9"
run 65 sam session correct "$id" tallies "fourteen"
err_has '"fourteen" is no tally'
run 64 sam session name "$id" perhaps Ann

scenario "names of another group are shown for a reason only"
make_club
add_jo
control "a session" sam session add --group "Tuesday club" --heads 4 \
    --present Ann
run 0 jo session list
out_lacks "Ann"
out_has "1, not shown without a reason"
run 0 jo --json session list
out_has '"withheld": true' '"names_count": 1' '"present": []'
run 0 jo session list --why right
out_has "Ann"

scenario "a group's workers and those who stand in see its regulars"
make_club
add_jo
run 0 sam group regular "Tuesday club" --add Ann
run 1 jo person mine
out_is </dev/null
run 0 jo group cover "Tuesday club"
run 0 jo person mine
out_has "Ann"
run 0 sam group list
out_has "Jo (cover)"
run 0 sam group worker "Tuesday club" --add Jo
run 0 sam group list
out_has "Jo, Sam"
run 0 sam group worker "Tuesday club" --remove Jo
run 0 sam group regular "Tuesday club" --remove Ann
run 1 sam person mine

scenario "a group ends and is then listed only when asked for"
make_club
run 0 sam group edit "Tuesday club" --name "Wednesday club" --day wed
run 0 sam group list
out_has "Wednesday club  Wednesday"
run 0 sam group edit "Wednesday club" --finished
run 0 sam group list
out_lacks "Wednesday"
err_has "there is no group yet"
run 0 sam group list --ended
out_has "Wednesday club"
run 64 sam group edit "Wednesday club"

scenario "an outcome counts when they agreed to it"
make_club
control "a yes" sam ask Ann --yes outcome
run 0 sam --json outcome add Ann --what "cooks for twelve"
id=$(shown_id)
run 0 sam outcome list Ann --why asked
out_has "cooks for twelve" "not yet"
run 0 sam outcome agree "$id"
run 0 sam --json outcome list Ann --why asked
out_has '"agreed": "word"' '"agreed_on": "2026-11-22"'
run 0 sam outcome add Ann --what "first aid" --accredited "First Aid 1" \
    --agreed
run 0 sam outcome list Ann --why asked
out_has "First Aid 1" "by word"
run 64 sam outcome list Ann

scenario "without a yes there is no outcome"
make_club
run 77 sam outcome add Ann --what "cooks for twelve"

cat >"$TMPDIR/good.csv" <<'END'
date,start,end,place,provision,mode,theme,workers,present,headcount,notes
2026-11-03,18:00,20:30,Hill Hall,open access,centre-based,games,Sam,Ann;Cy,12,"Games, then tea."
2026-11-10,18:00,20:30,Hill Hall,open access,centre-based,art,Sam;Pat,Ann,9,
END

scenario "a spreadsheet of sessions is taken in, names only with a yes"
make_club
run 0 sam import sessions "$TMPDIR/good.csv"
out_is <<'END'
Sessions taken in: 2
Heads: 21
Names put on registers: 2
Names counted and not kept, without a yes: 1 (different people: 1)
END
run 0 sam --json session list
out_has '"date": "2026-11-03"' '"headcount": 12' '"Ann"' "Games, then tea."
out_lacks "Cy"

scenario "a spreadsheet with bad lines is refused whole, line by line"
make_club
{
	cat "$TMPDIR/good.csv"
	echo "2026-13-40,18:00,20:30,Hall,open,centre,x,Sam,,3,"
	echo "2026-11-17,18:00,20:30,Hall,open,centre,x,Sam,Ann,0,"
} >bad.csv
run 65 sam import sessions bad.csv
out_is </dev/null
check "line 4" grep -qE '^bad\.csv:4: .+' "$err"
check "line 5" grep -qE '^bad\.csv:5: .+' "$err"
refuse "line 3" grep -q '^bad\.csv:3' "$err"
run 0 sam --json session list
out_is <<'END'
[]
END
run 66 sam import sessions nowhere.csv
err_has "nowhere.csv: "
run 66 sam import sessions .

scenario "after all that the vault still says what was said"
make_club
control "a session" sam session add --group "Tuesday club" --heads 4 \
    --present Ann
control "a spreadsheet" sam import sessions "$TMPDIR/good.csv"
control "a no" sam refuse Ann attendance
run 0 sam check
out_has "Things found wrong: 0"
