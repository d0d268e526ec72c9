# What people ask for by letter or word: the clock, the young person first, and
# nothing shown before their answer.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/sam"
printf '735926\n\n' >"$TMPDIR/pin"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
make_club() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ann" sam person add --name "Ann Pike" --yes phone
	control "a region" sam setting region scotland
}
asked() { # NAME, WHO, words...
	name=$1
	who=$2
	shift 2
	run 0 sam --json request add "$name" --from "$who" \
	    --by letter --what copy "$@"
	id=$(sed -n 's/.*"id": "\(.*\)".*/\1/p' "$out")
}
same_ids() {
	sed "s/[0-9A-HJKMNP-TV-Z]\{8\}/########/g" "$out" >same
	cp same "$out"
}

scenario "the answer to a new request is the same whoever it is about"
make_club
run 0 sam request add "Ann Pike" --from parent --by letter --what copy
same_ids
cp "$out" known
run 0 sam request add "Zebedee Quux" --from parent --by letter --what copy
same_ids
out_is <known
out_has "Answer by 2026-12-22" "do not say whether"
out_lacks Ann Zebedee
run 0 sam request list
out_has "30 days left"
out_lacks Ann Pike Zebedee
run 0 sam request list --all

scenario "whom it is about is shown when they have answered, and that is a look"
make_club
asked "Ann Pike" parent --for "a court"
run 0 sam request list "$id"
out_has "what for: a court" "it is on the letter"
out_lacks Ann
run 0 sam --json request list "$id"
out_has '"person": null' '"name": null' '"next": "ask"' '"said": null'
run 77 sam request done "$id" --given
err_has "has not been asked"
run 0 sam request answer "$id" yes
run 0 sam request list "$id"
out_has "about: Ann Pike" "they said: yes, 2026-11-22, heard by Sam" \
    "It may be done now"
run 0 sam own looks Ann
out_has "you asked"
run 0 sam request done "$id" --given
run 0 sam request list
err_has "nothing that was asked for waits"
run 0 sam --json request list --all
out_has '"given": true' '"next": "over"'
run 0 sam check

scenario "a no is kept to"
make_club
asked "Ann Pike" other
run 0 sam request answer "$id" no --said today
run 77 sam request done "$id" --given
err_has "said no"
run 65 sam request done "$id" --not-given
err_has "Say why"
run 64 sam request done "$id"
run 64 sam request done "$id" --given --not-given
run 0 sam request done "$id" --not-given --why "They did not want it"
run 0 sam request list "$id"
out_has "not given: 2026-11-22" "why: They did not want it"
run 0 sam check

scenario "with the laptop in their hands they answer themselves"
make_club
control "a key" sam own key Ann --keep all --able --secret-fd 4 4<"$TMPDIR/pin"
asked "Ann Pike" parent --for "a court"
run 77 sam request answer "$id" yes
err_has "a key of their own"
run 0 sam own request Ann
out_has "a parent or carer asked for a copy of what is held" "Do you?"
run 77 sam own request Ann "$id" yes
err_has "You have a PIN"
run 64 sam own request Ann "$id"
run 0 sam own request Ann "$id" yes --secret-fd 4 4<"$TMPDIR/pin"
run 0 sam --json own request Ann
out_has '"said": "yes"' '"waits": false'
run 0 sam own request Ann "$id" no
run 0 sam --json request list "$id"
out_has '"next": "keep"' '"heard_by": ""'
run 0 sam check

scenario "the clock is the law's"
make_club
asked "Nobody" parent --received 2026-10-30
run 0 sam --json request list "$id"
out_has '"due": "2026-12-01"' '"days_left": 9'
run 0 sam request extend "$id" --why "It is very much"
out_has "Answer by 2027-02-01"
run 65 sam request extend "$id" --why "Again"
asked "Nobody" parent --received 2026-10-01
run 0 sam request list
out_has "overdue by 20 days"
run 65 sam request extend "$id" --why "It is very much"
err_has "within the first"
run 65 sam request add Nobody --from parent --by letter --what copy \
    --received 2026-08-01
run 65 sam request add Nobody --from aunt --by letter --what copy
run 64 sam request add Nobody --from parent --by letter
run 1 sam request list 00000000

scenario "what stands beside a request about nobody is gone when it is done"
make_club
asked "Zebedee Quux" parent --for "about Zebedee, for a court"
asked "Zebedee Quux" parent --for "about Zebedee, for a court"
run 0 sam request list "$id"
out_has Zebedee
run 0 sam request done "$id" --not-given --why "No Zebedee goes here"
run 0 sam request list "$id"
out_lacks Zebedee
run 0 sam check
