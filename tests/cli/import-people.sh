# People from an old file: whole or not at all, and then for who brought them in
# only.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/sam"
echo "seven green herons walk fast" >"$TMPDIR/ana"
cat "$TMPDIR/sam" "$TMPDIR/ana" >"$TMPDIR/two"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
ana() { "$SAYSO" --vault v --as Ana --passphrase-fd 3 "$@" 3<"$TMPDIR/ana"; }
make_vault() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ana" "$SAYSO" --vault v --as Sam --passphrase-fd 3 user add \
	    Ana --role worker 3<"$TMPDIR/two"
}

cat >"$TMPDIR/good.csv" <<'END'
Shoe size,NAME,Phone Number,Date_of_Birth,Ethnic group
9,Ann Pike,07700 900123,2011-05-03,Roma
7,Zoë Łuk,+44 7700 900124,,
END

scenario "columns are matched to kinds, and the others are named"
make_vault
run 0 sam import people "$TMPDIR/good.csv"
out_is <<'END'
People taken in: 2
Values: 5
Only you can see them, for 60 days. Ask each of them as soon as they are here.
Columns that were left out:
    Shoe size
    Ethnic group
END
run 0 sam person show "Ann Pike" --why asked
out_has "phone number: 07700 900123" \
    "seen by: only Sam; counted: no; carried over from an old file" \
    "good until 2027-01-21"
out_lacks Roma
run 0 sam --json person show "zoe luk" --why asked
out_has '"level": "carried"' '"count": false' '"value": "+44 7700 900124"'
run 0 sam check

scenario "nobody but who brought them in can see them"
make_vault
control "the file" sam import people "$TMPDIR/good.csv"
run 0 sam --json person find "Ann Pike" --why right
out_has '"to_be_asked": true'
id=$(sed -n 's/.*"id": "\(.*\)".*/\1/p' "$out")
run 1 ana person find "Ann Pike" --why right
run 0 ana person show "$id" --why right
out_lacks Ann 900123 2011
out_has "they have to be asked"
run 0 ana --json own show "$id"
out_has '"name"'

scenario "the same file again is told, and the looks are written down"
make_vault
run 0 sam --json import people "$TMPDIR/good.csv"
out_has '"people": 2' '"dropped": [' '"Shoe size"'
run 65 sam import people "$TMPDIR/good.csv"
err_has "good.csv:2: Somebody of that name is here already" \
    "good.csv:3: Somebody of that name is here already" \
    "Nothing was taken in"
run 0 sam own looks "Ann Pike"
out_has "to put something right"
run 0 sam check

scenario "every wrong line is told and nothing is stored"
make_vault
printf 'name,phone,note\n=A1,07700 900123,\nBo,soon,\nCy,,"a\nb"\nDee\n' >bad.csv
printf 'Ed\377,,\nFlo,,a\000b\n' >>bad.csv
run 65 sam import people bad.csv
err_has "bad.csv:2: A field begins with =" "bad.csv:3: That is not a phone" \
    "bad.csv:6: This line has not as many columns" \
    "bad.csv:7: That line has letters sayso cannot read" \
    "bad.csv:8: That line holds bytes that are no text"
err_lacks "bad.csv:4" "=A1" Bo
run 1 sam person find Cy --why right
run 66 sam import people nowhere.csv
run 64 sam import people

scenario "what they say yes to with the laptop in their hands stays"
make_vault
control "the file" sam import people "$TMPDIR/good.csv"
control "yes" sam ask "Ann Pike" --yes name --yes phone
run 0 sam own withdraw "Ann Pike" birth_date
run 0 ana person show "Ann Pike" --why reach
out_has "07700 900123" "seen by: every worker"
out_lacks 2011
run 0 sam check

scenario "thousands of lines are taken in"
make_vault
people=${SAYSO_SOAK:+10000}
people=${people:-2000}
awk -v people="$people" 'BEGIN { print "name,phone"
    for (i = 1; i <= people; i++)
	printf "Person%d Pike,07700 9%05d\n", i, i }' >big.csv
run 0 sam import people big.csv
out_has "People taken in: $people"
run 0 sam person show "Person1723 Pike" --why asked phone
out_has "07700 901723"
