# Sheets for a trip from the command line: printed, asked for, gone.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/sam"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }

# A vault with a group of Sam's: Ann agreed something, Bo nothing.
make_club() {
	control "a vault" sam init --organisation "Hill Club"
	control "a group" sam group add "Trip group"
	control "Ann" sam person add --name Ann --yes attendance \
	    --yes emergency_contact --yes allergies
	control "Bo" sam person add --name Bo --yes attendance
	control "who to ring" sam field set Ann emergency_contact \
	    "Mum 07700 900200"
	control "nuts" sam field set Ann allergies nuts
	control "Ann comes" sam group regular "Trip group" --add Ann
	control "Bo comes" sam group regular "Trip group" --add Bo
}

same_ids() {
	sed 's/"id": "[0-9A-Z]\{8\}"/"id": "ID"/; s/SHEET [0-9A-Z]\{8\}/SHEET ID/
	    s/sheet gone [0-9A-Z]\{8\}/sheet gone ID/
	    s/^[0-9A-Z]\{8\}  /ID        /' "$out" >same
	cp same "$out"
}

scenario "a sheet holds what was agreed for emergencies"
make_club
run 0 sam sheet make "trip group" --until 2026-11-24
same_ids
out_is <<'END'
TAKE-OUT SHEET ID
Trip group

Made on Sunday 22 November 2026
Good until Tuesday 24 November 2026

What these young people agreed for emergencies. Keep it on you, and show
it only to who helps them. Shred it after that day, and say in sayso
that the paper is gone.

Ann
    who to ring in an emergency: Mum 07700 900200
    allergies and medicines: nuts

Bo
    nothing agreed

When the paper is gone: sayso sheet gone ID
END
run 0 sam check

scenario "a sheet for other programs keeps its shape"
make_club
run 0 sam --json sheet make "Trip group"
same_ids
out_is <<'END'
{
 "id": "ID",
 "group": "Trip group",
 "made_on": "2026-11-22",
 "until": "2026-11-22",
 "people": [
  {
   "id": "ID",
   "name": "Ann",
   "values": [
    {
     "label": "who to ring in an emergency",
     "value": "Mum 07700 900200"
    },
    {
     "label": "allergies and medicines",
     "value": "nuts"
    }
   ]
  },
  {
   "id": "ID",
   "name": "Bo",
   "values": []
  }
 ]
}
END

scenario "a sheet is asked for until it is gone"
make_club
run 0 sam sheet list
out_is </dev/null
err_has "no sheet is out there"
control "a sheet" sam sheet make "Trip group" --until 2026-11-24
SAYSO_TEST_CLOCK=1795618800 # 25 November
run 0 sam --json sheet list
id=$(sed -n 's/.*"id": "\(.*\)",*/\1/p' "$out")
same_ids
out_is <<'END'
[
 {
  "id": "ID",
  "group": "Trip group",
  "made_on": "2026-11-22",
  "made_by": "Sam",
  "until": "2026-11-24",
  "over": true
 }
]
END
run 0 sam sheet list
same_ids
out_is <<'END'
ID        GROUP       MADE        BY   UNTIL
ID        Trip group  2026-11-22  Sam  2026-11-24  is it gone?
END
run 0 sam sheet gone "$id"
out_is <<'END'
Noted: the paper is gone.
END
run 65 sam sheet gone "$id"
err_has "gone"
run 0 sam sheet list
out_is </dev/null
run 0 sam check
SAYSO_TEST_CLOCK=1795359845

scenario "a sheet is for one's own group and a month at most"
make_club
run 65 sam sheet make "Trip group" --until 2026-12-30
err_has "31 days"
run 1 sam sheet make "No such group"
control "Sam leaves" sam group worker "Trip group" --remove Sam
run 77 sam sheet make "Trip group"
err_has "do not work with that group"
