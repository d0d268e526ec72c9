# A term of a made-up club, written up and closed: the figures are what counting
# by hand gives, within the rounding, and nobody is lost whose yes ran out.
. tests/support/scenario.sh

echo "six purple otters dance slowly" >"$TMPDIR/sam"
term=$TOP/tests/fixtures/term.csv

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
on() { SAYSO_TEST_CLOCK=$(date -u -d "$1 15:00" +%s); export SAYSO_TEST_CLOCK; }

# By hand: sessions, minutes, heads and different people from one day to another.
cat >"$TMPDIR/by-hand.py" <<'END'
import csv, sys
first, last = sys.argv[2], sys.argv[3]
sessions = minutes = heads = 0
people = set()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if not first <= row["date"] <= last:
        continue
    start, end = (int(t[:2]) * 60 + int(t[3:]) for t in (row["start"], row["end"]))
    sessions += 1
    heads += int(row["headcount"])
    minutes += end - start if int(row["headcount"]) else 0
    people |= {n.strip() for n in row["present"].split(";") if n.strip()}
print(sessions, minutes, heads, len(people))
END

# The same of a release: totals, and how far the true number may be.
cat >"$TMPDIR/compare.py" <<'END'
import json, sys
release = json.load(open(sys.argv[1]))
sessions, minutes, heads, people = map(int, sys.argv[2:6])
totals = {}
for table in release["tables"]:
    for row in table["rows"]:
        marks = {k: v for k, v in row.items()
            if k not in ("value", "lower", "upper", "marker")}
        if all(v == "all" for v in marks.values()):
            totals.setdefault(table["measure"], []).append(row)
def within(measure, true):
    assert totals[measure], measure
    for row in totals[measure]:
        assert row["lower"] <= true <= row["upper"], (measure, row, true)
        assert row["value"] is None or row["value"] % 5 == 0, row
within("people", people)
within("visits", heads)
for row in totals["sessions"]:
    assert row["value"] == sessions, (row, sessions)
for row in totals["hours"]:
    assert abs(row["value"] - minutes / 60) < 0.01, (row, minutes)
END

closed_as_by_hand() {
	run 0 sam --json report show "$1"
	cp "$out" release
	by_hand=$(python3 "$TMPDIR/by-hand.py" "$term" "$2" "$3")
	# shellcheck disable=SC2086
	check "$1 as by hand: $by_hand" \
	    python3 "$TMPDIR/compare.py" release $by_hand
	# shellcheck disable=SC2086
	set -- $by_hand
	refuse "control: ten people more" python3 "$TMPDIR/compare.py" \
	    release "$1" "$2" "$3" $(($4 + 10))
}

scenario "a term closed is what counting by hand gives"
on 2026-04-10
control "a vault" sam init --organisation "Quarry Lane Youth Club"
python3 -c 'import csv, sys
for name in sorted({n.strip() for row in csv.DictReader(open(sys.argv[1]))
        for n in row["present"].split(";")} - {""}): print(name)' \
    "$term" >names
while read -r name; do
	sam person add --name "$name" --yes attendance,count >/dev/null ||
	    echo "$name"
done <names >left-out
same "nobody left out" left-out </dev/null
# The clock is trusted while somebody opens the vault now and then.
for day in 2026-05-20 2026-06-28; do
	on "$day"
	control "$day" sam session list
done
on 2026-07-13
run 0 sam import sessions "$term"
out_has "Names counted and not kept, without a yes: 0"
run 1 sam report show 2026-Q1

# The yes of 10 April ran out on 8 August, and is only shut so far.
on 2026-08-20 # closes the first quarter
run 0 sam report close
run 0 sam report list
out_has "2026-Q1" "2026-Q2"
closed_as_by_hand 2026-Q1 2026-04-01 2026-06-30

# Two months later their names and visits are erased; what they are counted by
# is not.
for day in 2026-09-20 2026-10-12; do
	on "$day"
	control "$day" sam session list
done
run 1 sam person find Kofi --why asked
on 2026-10-16 # closes the second quarter
run 0 sam report close
closed_as_by_hand 2026-Q2 2026-07-01 2026-09-30

