# Figures by command: what a worker closes, a manager reads and takes out.
. tests/support/scenario.sh

echo "six purple otters dance slowly" >"$TMPDIR/sam"
echo "seven green herons walk fast" >"$TMPDIR/mo"
cat "$TMPDIR/sam" "$TMPDIR/mo" >"$TMPDIR/both"
names="Zebedee Quincy Ottoline Hepzibah Thaddeus Clementine Barnaby"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
mo() { "$SAYSO" --vault v --as Mo --passphrase-fd 3 "$@" 3<"$TMPDIR/mo"; }
on() { # 2026-07-10: at noon of that day
	SAYSO_TEST_CLOCK=$(date -u -d "$1 12:00" +%s)
	export SAYSO_TEST_CLOCK
}

# What a command answered in JSON, from KEY to KEY.
field() {
	python3 -c 'import json, sys
at = json.load(open(sys.argv[1]))
for key in sys.argv[2:]: at = at[int(key) if isinstance(at, list) else key]
print(at)' "$@"
}

# A club of seven who are counted and one who is not, and two sessions; the
# quarter is over.
make_club() {
	on 2026-08-25
	control "a vault" sam init --organisation "Hill Club"
	control "a manager" "$SAYSO" --vault v --as Sam --passphrase-fd 3 \
	    user add Mo --role manager 3<"$TMPDIR/both"
	control "a group" sam group add "Tuesday club" --place Hall \
	    --provision "open access" --mode centre-based
	present=
	for name in $names; do
		control "$name" sam person add --name $name \
		    --yes attendance=team,count --yes gender=team,count
		present="$present --present $name"
	done
	control "Ludovica" sam person add --name Ludovica --yes attendance
	for day in 25/8 18/8; do
		control "a session" sam session add --date $day \
		    --group "Tuesday club" --start 18:00 --end 20:30 \
		    --heads 23 $present --present Ludovica
	done
	control "a plan" sam report plan --default small
	on 2026-10-02
}

# Made once and closed; each scenario has a copy, and of what was remembered.
at_home() {
	HOME=$PWD
	export HOME
}
club() {
	cp -r "$TMPDIR/club/." .
	at_home
	on 2026-10-02
}

scenario "a period that ended is closed by a worker, once, and no other"
at_home
make_club
run 0 mo --json report list
cp "$out" list
check "it is open" test "$(field list 1 id) $(field list 1 state)" = \
    "2026-Q2 open"
check "its day" test "$(field list 1 closes_on)" = 2026-10-14
run 1 mo report show 2026-Q2
err_has "sayso: 2026-Q2: " "not closed yet"
run 77 mo report close 2026-Q2
run 65 sam report close 2026-Q3
run 1 sam report close 2026-Q9
run 0 sam --json report close 2026-q2
cp "$out" closed
check "one" test "$(field closed closed)" = 1
run 65 sam report close 2026-Q2
err_has "closed"
run 0 sam check
out_has "Things found wrong: 0"
mkdir "$TMPDIR/club"
cp -r v .local "$TMPDIR/club"

scenario "what is not closed by hand closes by itself two weeks on, at a lock"
club
on 2026-10-30
control "opened in between" sam user list
on 2026-12-10
control "opened in between" sam user list
on 2027-01-10
run 0 sam user list
err_lacks "periods closed"
on 2027-01-20
run 0 sam user list
err_has "periods closed, with their figures: 1. Look at: sayso report list"
run 0 mo report list
out_has "2026-Q3"
check "closed" grep -qE '^2026-Q3 .* closed$' "$out"
check "control: open" grep -qE '^2026-Q4 .* open ' "$out"

scenario "a manager and a worker read the same figures, each with its range"
club
run 0 sam report show 2026-Q2 all
cp "$out" worker
run 0 mo report show 2026-Q2 all
check "the same" cmp worker "$out"
check "visits, to within 4 of 46" grep -qE \
    '^All +(45 +41 to 49|50 +46 to 54)$' "$out"
check "sessions" grep -qE '^All +2 +exact$' "$out"
check "hours" grep -qE '^All +5.00 +exact$' "$out"
out_lacks Ludovica $names
run 0 mo --json report show 2026-Q2 people
cp "$out" shown
check "people, within 4 of 7" python3 - shown <<'END'
import json, sys
row = json.load(open(sys.argv[1]))["tables"][0]["rows"][0]
assert row["value"] in (5, 10), row
assert row["lower"] <= 7 <= row["upper"], row
assert row["upper"] - row["lower"] == 8, row
END
run 1 mo report show 2026-Q2 people-shoe_size
err_has "report show 2026-Q2"

scenario "diary, conduct, evidence and access name no young person"
club
control "a look" sam person show Zebedee --why reach
run 0 mo report diary
out_has "2026-08-18  18:00-20:30  Tuesday club" "Sam" "25"
out_lacks $names
run 0 mo report diary --from 20/8/2026 --until 31/8/2026
out_has "2026-08-25"
out_lacks "2026-08-18"
run 65 mo report diary --from 31/8/2026 --until 20/8/2026
run 0 mo --json report conduct
cp "$out" conduct
check "a look in the month" test "$(field conduct months 0 looks)" -ge 1
out_lacks $names
run 0 mo --json report evidence
cp "$out" evidence
check "two sessions" test "$(field evidence sessions)" = 2
check "five hours" test "$(field evidence minutes)" = 300
check "it follows" test "$(field evidence follows)" = True
out_lacks $names
run 0 mo report access
out_has "Mo" "manager" "notice 1"
out_lacks $names

scenario "figures come out in each form, into a new folder, and stand in a list"
club
for form in csv xlsx html one; do
	run 0 mo report export --all --format $form --to out-$form
done
for file in out-csv/datapackage.json out-csv/2026-Q2-people.csv \
    out-xlsx/figures-2026-Q2.xlsx out-html/figures-2026-Q2.html \
    out-one/figures-2026-Q2.csv; do
	check "$file" test -s $file
done
mkdir sheet
check "the spreadsheet opens" python3 -c 'import zipfile
zipfile.ZipFile("out-xlsx/figures-2026-Q2.xlsx").extractall("sheet")'
control "there are words" grep -rqF "Hill Club" out-csv out-html sheet
for name in Ludovica $names; do
	refuse "$name" grep -rqiF $name out-csv out-html out-one sheet
done
run 73 mo report export --all --format csv --to out-csv
run 0 mo report list --exports
check "four and signed" test "$(grep -c '  Mo .*  signed$' "$out")" = 4
run 1 mo report export --period 2026-Q3 --format csv --to later
run 64 mo report export --all --period 2026-Q2 --format csv --to later
run 64 mo report export --all --format ods --to later
refuse "nothing was made" test -e later

scenario "an export asks for the passphrase again"
club
printf '%s\n' "seven green herons walk fast" "no passphrase of hers" >wrong
run 77 "$SAYSO" --vault v --as Mo --passphrase-fd 3 \
    report export --all --format csv --to figures 3<wrong
refuse "nothing was made" test -e figures
run 0 mo report list --exports
out_lacks "Mo"
cat "$TMPDIR/mo" "$TMPDIR/mo" >twice
run 0 "$SAYSO" --vault v --as Mo --passphrase-fd 3 \
    report export --all --format csv --to figures 3<twice
run 0 mo report list --exports
out_has "Mo"

scenario "a recipe takes the newest period of its kind, and only its tables"
club
printf '%s\n' 'sayso recipe 1' 'title What we did' 'form html' \
    'period quarter' 'table sessions-month' >recipe
run 0 mo report export --recipe recipe --to report
check "its title" grep -qF "What we did" report/figures-2026-Q2.html
sed 's/quarter/fortnight/' recipe >bad
run 65 mo report export --recipe bad --to other
err_has "sayso: bad:4: "
refuse "nothing was made" test -e other

scenario "figures that no worker signed are refused and named"
club
insert="INSERT INTO release (plan, start_on, end_on, body, head_n, head_hash,
    user_uid, signature) SELECT plan, end_on + 1, end_on + 92, body, head_n,
    head_hash, user_uid, signature FROM release ORDER BY end_on DESC LIMIT 1"
forge() { "$BUILD/tests/releases_sql" v Mo "$insert" <"$TMPDIR/mo"; }
control "whoever has a key can write there" forge
run 0 mo report list
out_has "signed by no worker"
err_has "sayso: 2026-Q3: "
run 65 mo report show 2026-Q3
out_is </dev/null
err_has "signed by no worker"
run 65 mo report export --period 2026-Q3 --format csv --to forged
refuse "nothing was made" test -e forged
run 0 mo report export --all --format csv --to all
err_has "2026-Q3 is left out"
refuse "it is not in it" sh -c 'ls all | grep -q Q3'
check "control: the other is" test -s all/2026-Q2-people.csv

scenario "what is taken back later changes no byte of what is closed"
club
run 0 mo report show 2026-Q2 --text
cp "$out" before
control "it is the text" grep -q "^sayso release 1" before
run 0 mo report export --all --format csv --to before-csv
run 0 sam own withdraw Zebedee attendance
run 0 sam own forget Quincy
run 0 sam session add --date 29/9 --group "Tuesday club" --start 18:00 \
    --end 20:00 --heads 40
run 0 mo report show 2026-Q2 --text
check "the same text" cmp before "$out"
run 0 mo report export --all --format csv --to after-csv
check "the same files" diff -r before-csv after-csv
run 0 sam check
out_has "Things found wrong: 0"

scenario "a plan that is used only grows, and a manager's waits for a worker"
club
run 65 mo report plan --default council
err_has "Only add tables"
run 0 mo report plan --text
sed '$a table each 2026-10-01 work mode' "$out" >plan
run 65 mo report plan --set plan
sed 's/2026-10-01 work mode/2027-01-01 work mode/' plan >later
run 0 mo --json report plan --set later
cp "$out" asked
check "asked" test "$(field asked asked) $(field asked holds)" = "True False"
run 0 mo report plan
out_lacks "work-mode"
out_has "asked by Mo: waiting"
run 0 sam user list
run 0 mo report plan
out_has "work-mode" "asked by Mo: done"
