# What is final at a close: that a club has no figures, and that no file that
# goes or is exchanged makes a second one.
. tests/support/scenario.sh

echo "six purple otters dance slowly" >"$TMPDIR/sam"
echo "seven green herons walk fast" >"$TMPDIR/mo"
cat "$TMPDIR/sam" "$TMPDIR/mo" >"$TMPDIR/both"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
mo() { "$SAYSO" --vault v --as Mo --passphrase-fd 3 "$@" 3<"$TMPDIR/mo"; }
on() { SAYSO_TEST_CLOCK=$(date -u -d "$1 12:00" +%s); export SAYSO_TEST_CLOCK; }
at_home() {
	HOME=$PWD
	export HOME
}

# To base 10 each two of three make whole tens, and no three numbers do.  As many
# say their gender and nothing else, as many their age, as many a disability:
# five with one last name each, so 25 where it is more than a gate hides.
make_unlucky() { # LAST NAME...
	lasts=$*
	at_home
	on 2026-08-25
	control "a vault" sam init --organisation "Hill Club"
	control "a manager" "$SAYSO" --vault v --as Sam --passphrase-fd 3 \
	    user add Mo --role manager 3<"$TMPDIR/both"
	run 0 sam report plan --text
	sed -e 's/^base 5/base 10/' \
	    -e '$a table each 2026-04-01 people age_band gender disability' \
	    "$out" >plan
	run 0 sam report plan --set plan
	set --
	for sort in gender birth_date disability; do
		case $sort in
		gender) value="Girl or woman" ;;
		birth_date) value=2012-05-05 ;;
		*) value="a wheelchair" ;;
		esac
		for last in $lasts; do
			for first in Ada Bea Cleo Dora Edna; do
				name="$first $last $sort"
				control "$name" sam person add --name "$name" \
				    --yes attendance=team,count \
				    --yes $sort=team,count
				control "said" sam field set "$name" $sort \
				    "$value"
				set -- "$@" --present "$name"
			done
		done
	done
	control "a session" sam session add --date 25/8 --place Hall \
	    --start 18:00 --end 20:30 --heads 98 "$@"
}

club() { # FOLDER: as it was kept
	cp -r "$TMPDIR/$1/." .
	at_home
	on 2026-10-02
}
keep_club() { # FOLDER
	mkdir "$TMPDIR/$1"
	cp -r v .local "$TMPDIR/$1"
}

scenario "a club that no rounding suits is closed without figures, for good"
make_unlucky Ash Bell Cole Dean East
keep_club open
on 2026-10-02
run 0 sam --json report close 2026-Q2
check "none" python3 -c 'import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["closed"] == 0 and answer["no_figures"] == 1, answer' "$out"
run 65 sam report close 2026-Q2
err_has "closed without figures"
for who in sam mo; do
	run 0 $who report list
	check "named" grep -qE '^2026-Q2 .* closed, no figures$' "$out"
	err_has "2026-Q2 has no figures: its tables would have told too much" \
	    "report evidence --from 2026-07-01 --until 2026-09-30"
	run 1 $who report show 2026-Q2
	err_has "sayso: 2026-Q2: " "closed without figures"
	run 0 $who report show 2026-Q2 --text
	check "signed so" grep -qx "sayso no figures 1" "$out"
done
run 0 mo --json report list
check "for programs" grep -q '"state": "no_figures"' "$out"
run 0 sam check
out_has "Things found wrong: 0"
keep_club closed

scenario "the work of a period without figures is in the evidence, exactly"
club closed
run 0 mo --json report evidence --from 2026-07-01 --until 2026-09-30
check "one session, two and a half hours" python3 -c 'import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["sessions"] == 1 and answer["minutes"] == 150, answer' "$out"

scenario "an export of all leaves it out and says so; alone it is refused"
club closed
run 1 mo report export --period 2026-Q2 --format csv --to alone
err_has "closed without figures"
refuse "nothing was made" test -e alone
for day in 2026-11-10 2026-12-20; do
	on $day
	control "opened in between" sam user list
done
on 2027-01-20
run 0 sam user list
err_has "periods closed, with their figures: 1"
run 0 mo report export --all --format html --to all
err_has "2026-Q2 is left out: it is closed without figures"
check "the next is there" test -s all/figures-2026-Q3.html
refuse "it is not" test -e all/figures-2026-Q2.html
refuse "nor named" grep -rqF "July to September 2026" all

scenario "one fewer, and there are figures: it is the club and nothing else"
club open
control "one is not counted" sam own withdraw "Ada Ash gender" attendance
run 0 sam report close 2026-Q2
out_has "periods closed, with their figures: 1."

scenario "where a gate hides what does not fit, a small club has figures"
make_unlucky Ash
keep_club few
on 2026-10-02
run 0 sam report close 2026-Q2
out_has "periods closed, with their figures: 1."
run 0 mo report show 2026-Q2
out_has "HELD BACK" "fewer than 30 young people"
check "each number with its range, new faces too" \
    grep -qE '^people +Young people +(10|20) ' "$out"
run 1 mo report show 2026-Q2 people-gender_wide
err_has "people-gender_wide is held back: fewer than 30 young people."
run 1 mo report show 2026-Q2 people-shoe_size
err_has "There is no table"
keep_club figures

figures() {
	club figures
	control "its text" mo report show 2026-Q2 --text
	mo report show 2026-Q2 --text >before
}
is_the_same() {
	run 0 mo report show 2026-Q2 --text
	check "byte for byte" cmp before "$out"
	run 0 sam check
	out_has "Things found wrong: 0"
}

scenario "a releases store that is gone is made anew, with the same figures"
figures
control "taken out" mo report export --all --format csv --to all
rm v/releases.db
run 65 mo report list
err_has "releases.db is missing" "Ask a worker to open the vault"
run 0 sam user list
err_has "releases.db was missing and was made anew" "figures of closed periods"
is_the_same
err_lacks "made anew"
run 0 mo report export --all --format csv --to again
check "the same files" diff -r all again
run 0 mo report list --exports
check "the list begins anew" test "$(grep -c '  Mo  ' "$out")" = 1

scenario "another vault's releases store is refused, and left as it is"
figures
control "another vault" "$SAYSO" --vault other --as Sam --passphrase-fd 3 \
    init --organisation "Dale Club" 3<"$TMPDIR/sam"
cp other/releases.db v/releases.db
run 65 sam report list
err_has "Move it out of the vault's folder"
run 65 mo report list
err_has "Ask a worker"
check "left as it is" cmp other/releases.db v/releases.db
mv v/releases.db moved.db
run 0 sam user list
err_has "made anew"
is_the_same

scenario "records put back to before the close draw nothing again"
club few
control "the one before is closed" sam user list
cp v/records.db older.db
control "closed" sam report close 2026-Q2
mo report show 2026-Q2 --text >before
cp older.db v/records.db
run 65 sam report close 2026-Q2
err_has "is closed"
run 0 mo report show 2026-Q2 --text
check "byte for byte" cmp before "$out"
cp older.db v/records.db
rm v/releases.db
run 65 sam report close 2026-Q2
err_has "its figures are lost" "never made a second time"
run 1 mo report show 2026-Q2
err_has "its figures are lost"
run 0 mo report list
check "lost" grep -qE '^2026-Q2 .* closed, figures lost$' "$out"
run 0 mo report export --all --format csv --to all
err_has "2026-Q2 is left out: it is closed, and its figures are lost"
control "the one before is there" test -s all/2026-Q1-people.csv
refuse "it is not" test -e all/2026-Q2-people.csv
