# Young people from the command line: what they said, who may see it, and that
# nothing is written or shown without their say.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
pass=$TMPDIR/pass
echo "six purple otters dance slowly" >"$pass"

sam() { "$SAYSO" --vault v --passphrase-fd 3 "$@" 3<"$pass"; }

make_vault() {
	control "a vault" sam init --as Sam --organisation "Hill Club"
}

# Shown ids are random: this makes them all the same.
same_ids() {
	sed 's/"id": "[0-9A-Z]\{8\}"/"id": "ID"/; s/(id [0-9A-Z]\{8\})/(id ID)/
	    s/^[0-9A-Z]\{8\}  /ID        /' "$out" >same
	cp same "$out"
}

scenario "somebody new is added with what they said yes to"
make_vault
run 0 sam person add --name "Ann Pike" --yes phone --yes attendance
same_ids
out_is <<'END'
Added: Ann Pike (id ID)
END
run 0 sam field set "Ann Pike" phone "07700 900123"
run 0 sam person show "ann pike" --why reach
same_ids
out_is <<'END'
Ann Pike (id ID)

name: Ann Pike
    seen by: every worker; counted: no; spoken; good until 2027-03-22
coming to sessions: (Nothing is held.)
    seen by: every worker; counted: no; spoken; good until 2027-03-22
phone number: 07700 900123
    seen by: every worker; counted: no; spoken; good until 2027-03-22
END

scenario "a person's page for other programs keeps its shape"
make_vault
control "Ann" sam person add --name "Ann Pike" --yes phone
control "her number" sam field set "Ann Pike" phone "07700 900123"
run 0 sam --json person show "Ann Pike" --why reach phone
same_ids
out_is <<'END'
{
 "id": "ID",
 "name": "Ann Pike",
 "able": true,
 "last_here": null,
 "fields": [
  {
   "kind": "phone",
   "label": "phone number",
   "value": "07700 900123",
   "why_not": null,
   "see": "team",
   "count": false,
   "until": "2027-11-22",
   "state": "live",
   "why": "",
   "level": "spoken",
   "runs_out": "2027-03-22",
   "goes_from": null,
   "said_on": "2026-11-22",
   "heard_by": "Sam",
   "read_aloud": false,
   "held_on": "2026-11-22",
   "set_by": "Sam"
  }
 ]
}
END

scenario "nobody has to be named: a handle is made up and told"
make_vault
run 0 sam person add --handle --yes attendance
check "a word and a number" grep -qE '^Added: [a-z]+ [0-9]+ \(id ' "$out"
handle=$(sed -n 's/^Added: \(.*\) (id .*/\1/p' "$out")
run 0 sam person show "$handle" --why asked
out_has "$handle"
run 0 sam person add --handle "otter 41" --json
same_ids
out_is <<'END'
{
 "id": "ID",
 "name": "otter 41"
}
END
run 64 sam person add --yes phone
err_has "--handle for somebody who wants no name"
run 64 sam person add --name Bo --handle
err_has "not both"

scenario "without a yes nothing is written down"
make_vault
control "Ann" sam person add --name Ann --yes phone
run 77 sam field set Ann email ann@club.example
out_is </dev/null
run 0 sam person show Ann --why asked
out_lacks "club.example"
control "with a yes it is" sam ask Ann --yes email
run 0 sam field set Ann email ann@club.example
run 0 sam person show Ann --why asked
out_has "ann@club.example"

scenario "no look without a reason"
make_vault
control "Ann" sam person add --name Ann --yes phone
run 64 sam person show Ann
run 64 sam person find Ann
run 65 sam person show Ann --why 6
out_is </dev/null
run 0 sam person show Ann --why "her coat was left here"
run 0 sam person find Ann --why 1
same_ids
out_is <<'END'
ID        NAME  LAST HERE
ID        Ann   -
END

scenario "somebody is found by whole words of the name they gave only"
make_vault
control "Ann" sam person add --name "Siân Pike"
for name in sian "PIKE sian" "pike"; do
	run 0 sam person find "$name" --why reach
done
for name in sia "pik*" "%ian" "Siân Jones"; do
	run 1 sam person find "$name" --why reach
	out_is </dev/null
done

scenario "several of one name are told apart by a look, not guessed at"
make_vault
control "one" sam person add --name "Ann Pike" --yes phone
control "two" sam person add --name "Ann Moor" --yes phone
run 65 sam field set Ann phone "07700 900123"
out_is </dev/null
err_has "There are several" 'sayso person find "Ann" --why REASON'
run 65 sam person show Ann --why reach
out_has "Ann Pike" "Ann Moor"
err_has "Type the command again with the id"
run 65 sam --json person show Ann --why reach
out_is </dev/null
run 0 sam --json person find "Ann Moor" --why reach
id=$(sed -n 's/.*"id": "\(.*\)",/\1/p' "$out")
run 0 sam field set "$id" phone "07700 900123"
run 0 sam person show "Ann Moor" --why reach
out_has "07700 900123"
run 1 sam refuse Annabel phone
err_has 'Nobody here goes by "Annabel"'

scenario "asking shows the words to say and puts it on the list"
make_vault
control "Ann" sam person add --name Ann
run 0 sam ask Ann phone
out_has "phone number. Say this:" "May we keep your phone number" \
    "You can say no"
check "no line is too long to read" awk 'length($0) > 80 { exit 1 }' "$out"
run 0 sam person find Ann --why asked
out_has "to be asked"
run 0 sam --json ask Ann email
out_has '"kind": "email"' '"front": "May we keep'
run 64 sam ask Ann
err_has "--yes KIND or --no KIND"

scenario "a mistyped kind is refused, and the nearest is named"
make_vault
control "Ann" sam person add --name Ann
for command in "ask Ann fone" "ask Ann --yes fone" "ask Ann --no fone" \
    "refuse Ann fone" "field set Ann fone 1" "person show Ann --why 1 fone" \
    "person adult Ann fone yes" "kind list fone"; do
	run 65 sam $command
	err_is <<'END'
sayso: There is no kind "fone". Did you mean "phone"?
END
done
run 65 sam person add --name Bo --yes fone=team
err_has 'Did you mean "phone"?'

scenario "a no is heard at once, shown as a no, and the rest stays"
make_vault
control "Ann" sam person add --name Ann --yes phone --yes email
control "her number" sam field set Ann phone "07700 900123"
control "her address" sam field set Ann email ann@club.example
run 0 sam refuse Ann phone
run 0 sam person show Ann --why reach
out_lacks "07700 900123"
out_has "they said no" "erased from 2026-11-29" "ann@club.example"
run 77 sam field set Ann phone "07700 900123"

scenario "one command writes down a yes and a no"
make_vault
control "Ann" sam person add --name Ann --yes phone
run 0 sam ask Ann school --yes email,until=2027-02-01 --no phone --said yesterday
out_has "no to phone" "yes to email" "school or work. Say this:"
run 0 sam person show Ann --why asked
out_has "good until 2027-02-01" "they said no"

scenario "a yes that is refused leaves the no that was heard with it"
make_vault
control "Ann" sam person add --name Ann --yes phone
run 65 sam ask Ann --no phone --yes email=team,until=2035-01-01
out_has "no to phone"
err_has "email: "
run 0 sam person show Ann --why asked
out_has "they said no"
out_lacks "email"

scenario "revoked and restricted things are used no more"
make_vault
control "Ann" sam person add --name Ann --yes note --yes school
control "a note" sam field set Ann note "likes maps"
control "a school" sam field set Ann school "Hill School"
run 0 sam revoke Ann note
run 0 sam restrict Ann school
run 0 sam person show Ann --why asked
out_lacks "likes maps" "Hill School"
out_has "a worker said no" "they asked to keep it and not use it"

scenario "what is for an emergency opens in one"
make_vault
control "Ann" sam person add --name Ann --yes allergies=emergency
control "a value" sam field set Ann allergies "penicillin"
run 0 sam person show Ann --why reach
out_lacks "penicillin"
out_has "For an emergency only."
run 0 sam person show Ann --why emergency
out_has "penicillin"

scenario "a value can come on standard input, and be taken out"
make_vault
control "Ann" sam person add --name Ann --yes note
printf 'likes maps\nand boats\n' >note
run 0 sam field set Ann note - <note
run 0 sam person show Ann --why asked
out_has "    | likes maps" "    | and boats"
run 0 sam field set Ann note --take-out
run 0 sam person show Ann --why asked
out_lacks "likes maps"
run 64 sam field set Ann note
err_has "Give a value, or --take-out."
run 64 sam field set Ann note x --take-out
printf 'a\0b' >binary
run 65 sam field set Ann note - <binary

scenario "a value that does not fit its kind is refused in a sentence"
make_vault
control "Ann" sam person add --name Ann --yes phone
run 65 sam field set Ann phone "ring me"
check "a sentence" grep -qE '^sayso: phone: [A-Z].*\.' "$err"
err_lacks "ring me"

scenario "somebody not able yet needs an adult's yes beside their own"
make_vault
run 77 sam person add --name Bo --not-yet
err_has "--adult-agrees"
control "Bo" sam person add --name Bo --not-yet --adult-agrees --yes phone
run 0 sam field set Bo phone "07700 900123"
run 0 sam person adult Bo phone no
run 77 sam field set Bo phone "07700 900124"
run 0 sam person capacity Bo able
out_has "able to decide"
run 64 sam person capacity Bo perhaps
run 64 sam person adult Bo phone perhaps

scenario "dates are understood as people write them, and told when not"
make_vault
control "Ann" sam person add --name Ann
run 0 sam ask Ann --yes phone --said yesterday
run 0 sam ask Ann --yes email --said 20/11
run 0 sam --json person show Ann --why asked
out_has '"said_on": "2026-11-21"' '"said_on": "2026-11-20"'
run 65 sam ask Ann --yes school --said someday
err_has "someday: "
run 65 sam ask Ann --yes school --said 2026-12-24

scenario "new kinds can be asked for, with words of one's own"
make_vault
run 0 sam kind add shoe_size --label "shoe size" --shape line --coarse none \
    --front "May we write down your shoe size, to lend you boots?" \
    --rest "We keep it for a year. You can say no."
run 0 sam kind list shoe_size
out_has "to lend you boots?"
control "Ann" sam person add --name Ann --yes shoe_size
run 0 sam field set Ann shoe_size 5
run 0 sam kind edit shoe_size --retire
run 0 sam kind list
out_lacks "shoe_size"
run 0 sam kind list --retired
out_has "not asked any more"
run 0 sam kind edit shoe_size --bring-back
run 0 sam kind list
out_has "shoe_size"
run 64 sam kind edit shoe_size
err_has "Say what is to change."

scenario "after all that the vault still says what was said"
make_vault
control "Ann" sam person add --name Ann --yes phone --yes email
control "a value" sam field set Ann phone "07700 900123"
control "a no" sam refuse Ann phone
control "a look" sam person show Ann --why reach
run 0 sam check --json
out_has '"people": 1' '"defects": 0'
