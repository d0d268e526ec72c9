# A club's spreadsheet: taken in whole or not at all, names only with a yes.
# (One that may not be read: permissions.sh.)
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/pass"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/pass"; }
make_vault() { control "a vault" sam init --organisation "Hill Club"; }
nothing_stored() {
	run 0 sam --json session list
	out_is <<-'END'
	[]
	END
}

# The sessions in $out, which must be JSON with what is promised to other
# programs: a line each of day, times, place, heads, and who came.
sessions() {
	python3 -c '
import json, sys
for session in json.load(sys.stdin):
    for key in "id date start end group place provision mode theme notes".split():
        assert isinstance(session[key], str), key
    print(session["date"], session["start"] + "-" + session["end"],
        session["place"], session["headcount"],
        "; ".join(sorted(session["present"])), sep=", ")' <"$out" \
	    >"$TMPDIR/sessions"
}

header=date,start,end,place,provision,mode,theme,workers,present,headcount,notes
cat >"$TMPDIR/good.csv" <<END
$header
2026-09-01,17:00,19:30,Old Mill,Open access,centre-based,Food,Mo;Bette,Tamsin Quayle;Ngozi Eze;Zoë Lindqvist;Fintan,9,"Soup, bread and ""more soup"""
2026-09-03,16:00,18:00,Skate bowl,Detached,detached,,Bette,Małgorzata Sęk;D'Angelo Pryor;Fintan,14,
2026-09-08,17:00,19:30,Old Mill,Open access,centre-based,Food,Mo,Tamsin Quayle;Ji-woo Han;Çağla Demir;Rhodri ap Huw,11,"Two lines
of notes"
2026-09-10,16:00,18:00,Skate bowl,Detached,detached,Safety,Mo; Bette ,,6,Nobody gave a name
2026-09-15,17:00,19:30,Old Mill,Open access,centre-based,Art,Mo,Ngozi Eze;Bilal Sheikh;Eluned;Ossian Brodie;Priyanka Nair,5,Lino cuts
2026-09-19,09:00,18:00,Crag,Trip,away,Outdoors,Mo;Bette,Bilal Sheikh;Ossian Brodie;Zoë Lindqvist,8,
END
cat >"$TMPDIR/names" <<'END'
Tamsin Quayle
Ngozi Eze
Zoë Lindqvist
Fintan
Małgorzata Sęk
D'Angelo Pryor
Ji-woo Han
Çağla Demir
Rhodri ap Huw
Bilal Sheikh
Eluned
Ossian Brodie
Priyanka Nair
END

scenario "a register is taken in, and who is left out is said as a number"
make_vault
run 0 sam import sessions "$TMPDIR/good.csv"
out_is <<'END'
Sessions taken in: 6
Heads: 53
Names put on registers: 0
Names counted and not kept, without a yes: 19 (different people: 13)
END
err_is </dev/null
run 0 sam --json session list
check "JSON as promised" sessions
same "sessions" "$TMPDIR/sessions" <<'END'
2026-09-01, 17:00-19:30, Old Mill, 9, 
2026-09-03, 16:00-18:00, Skate bowl, 14, 
2026-09-08, 17:00-19:30, Old Mill, 11, 
2026-09-10, 16:00-18:00, Skate bowl, 6, 
2026-09-15, 17:00-19:30, Old Mill, 5, 
2026-09-19, 09:00-18:00, Crag, 8, 
END
out_has 'Soup, bread and \"more soup\"' 'Two lines\nof notes'
echo '[{"id": ' >"$out"
refuse "control: JSON that is none" sessions
echo '[{"id": 1}]' >"$out"
refuse "control: an object that lacks something" sessions
run 0 sam check
out_has "Things found wrong: 0"

# Any of the names, or a word of them that cannot come about by chance: in a
# file, or in any file of a folder.
names_in() {
	{ cat "$TMPDIR/names"; tr ' ' '\n' <"$TMPDIR/names"; } |
	    grep '......' >parts
	grep -raiFq -f parts "$1"
}

scenario "the names that were left out stand nowhere"
make_vault
control "the file has them" names_in "$TMPDIR/good.csv"
run 0 sam import sessions "$TMPDIR/good.csv"
refuse "one in the vault's files" names_in v
cp -r v planted
printf '%s' "...eluned..." >>planted/records.db
control "one in a file of a vault" names_in planted
refuse "what else the file says, in clear" grep -raq -e "Old Mill" -e Lino v
run 0 sam --json session list --why right
python3 -c 'import json, sys; json.dump(json.load(sys.stdin), sys.stdout,
    ensure_ascii=False)' <"$out" >listed
control "the list is there" grep -q "Old Mill" listed
refuse "one in the list for other programs" names_in listed
run 0 sam session list --why right
refuse "one in the list" names_in "$out"
while read -r name; do
	run 1 sam person find "$name" --why reach
done <"$TMPDIR/names"

scenario "ten of them say yes, and are then logged by name"
make_vault
control "a register" sam import sessions "$TMPDIR/good.csv"
head -n 10 "$TMPDIR/names" >ten
while read -r name; do
	run 0 sam person add --name "$name" --yes attendance --said 2026-11-20
	out_has "Added: $name"
done <ten
run 0 sam session add --date 2026-11-20 --start 18:00 --end 20:00 \
    --place "New Mill" --heads 12 --present "$(paste -s -d ';' ten)"
run 0 sam --json session list --from 2026-11-20
check "JSON as promised" sessions
same "sessions" "$TMPDIR/sessions" <<END
2026-11-20, 18:00-20:00, New Mill, 12, $(LC_ALL=C.UTF-8 sort ten | paste -s -d ';' | sed 's/;/; /g')
END
run 0 sam --json session list --to 2026-11-19 --why right
check "JSON as promised" sessions
refuse "names on what was taken in before" grep -q '[a-z]$' "$TMPDIR/sessions"

scenario "a register of those who said yes has their names"
make_vault
for name in "Zoë Lindqvist" Eluned; do
	control "$name" sam person add --name "$name" --yes attendance
done
control "no yes to attendance" sam person add --name "Fintan" --yes phone
run 0 sam --json import sessions "$TMPDIR/good.csv"
out_is <<'END'
{
 "sessions": 6,
 "heads": 53,
 "names_stored": 3,
 "names_left_out": 16,
 "people_left_out": 11
}
END
run 0 sam --json session list --why right
check "JSON as promised" sessions
check "hers" grep -q '^2026-09-15.*, Eluned$' "$TMPDIR/sessions"
refuse "his" grep -q Fintan "$TMPDIR/sessions"

scenario "the form that a spreadsheet program gives the file does not matter"
sed 's/$/\r/' "$TMPDIR/good.csv" >crlf.csv
{ printf '\357\273\277'; cat "$TMPDIR/good.csv"; } >mark.csv
{ cat "$TMPDIR/good.csv"; echo ,,,,,,,,,,; echo; } >blank.csv
sed '1s/.*/Date,START,End,Place,"Provision",MODE,Theme,Workers,Present,Headcount,Notes/' \
    "$TMPDIR/good.csv" >heading.csv
for form in crlf mark blank heading; do
	refuse "control: another file" cmp -s $form.csv "$TMPDIR/good.csv"
	make_vault
	run 0 sam import sessions $form.csv
	out_has "Sessions taken in: 6" "Heads: 53"
	rm -r v
done

scenario "the same register is not taken in twice"
make_vault
control "once" sam import sessions "$TMPDIR/good.csv"
run 65 sam import sessions "$TMPDIR/good.csv"
check "each line" test "$(grep -c "good.csv:[0-9]*: This session is in the \
records already. Take the line out.$" "$err")" = 6
run 0 sam --json session list
check "JSON as promised" sessions
check "six" test "$(wc -l <"$TMPDIR/sessions")" = 6

# ------------------------------------------------------------ lines that are wrong

good_line='2026-09-01,17:00,19:30,Old Mill,Open access,,,Mo,Eluned,9,'
long=$(printf '%0300d' 0)
# Reason, tab, line with escapes for printf.
cat >"$TMPDIR/defects" <<END
There is no such date. Write it as YYYY-MM-DD.	2026-09-31,17:00,19:00,Barn,,,,Mo,,7,
There is no such date. Write it as YYYY-MM-DD.	1.9.2026,17:00,19:00,Barn,,,,Mo,,7,
There is no such date. Write it as YYYY-MM-DD.	,17:00,19:00,Barn,,,,Mo,,7,
That day has not come yet. Give the day it was held.	2026-11-23,17:00,19:00,Barn,,,,Mo,,7,
That is more than two years ago, too late to write it up. Check the date.	2023-01-01,17:00,19:00,Barn,,,,Mo,,7,
There is no such time. Write it like 18:30.	2026-09-02,24:30,19:00,Barn,,,,Mo,,7,
There is no such time. Write it like 18:30.	2026-09-02,17:00,7pm,Barn,,,,Mo,,7,
It ends before it starts. Put the times right.	2026-09-02,19:00,17:00,Barn,,,,Mo,,7,
It ends before it starts. Put the times right.	2026-09-02,19:00,19:00,Barn,,,,Mo,,7,
Say where it was: give a place.	2026-09-02,17:00,19:00, ,,,,Mo,,7,
Say who ran it: give at least one worker.	2026-09-02,17:00,19:00,Barn,,,, ; ,,7,
The same worker is there twice. Leave one out.	2026-09-02,17:00,19:00,Barn,,,,Mo;MO,,7,
The same name is there twice. Leave one out, or write more of one of them.	2026-09-02,17:00,19:00,Barn,,,,Mo,Zoë L;zoe l,7,
The headcount is smaller than the number of names. Count everybody who came, named or not.	2026-09-02,17:00,19:00,Barn,,,,Mo,Eluned;Fintan,1,
The headcount cannot be less than 0. Count everybody who came.	2026-09-02,17:00,19:00,Barn,,,,Mo,,-7,
The headcount must be a whole number. Count everybody who came.	2026-09-02,17:00,19:00,Barn,,,,Mo,,seven,
The headcount must be a whole number. Count everybody who came.	2026-09-02,17:00,19:00,Barn,,,,Mo,,7.5,
The headcount must be a whole number. Count everybody who came.	2026-09-02,17:00,19:00,Barn,,,,Mo,,,
That is more than 5,000 heads. Check the number.	2026-09-02,17:00,19:00,Barn,,,,Mo,,5001,
That is too long. Use fewer words.	2026-09-02,17:00,19:00,$long,,,,Mo,,7,
That is too long. Use fewer words.	2026-09-02,17:00,19:00,Barn,,,,Mo,$long,7,
This line has not as many columns as the first line. Look for a comma too many or too few.	2026-09-02,17:00,19:00,Barn,,,,Mo,,7
This line has not as many columns as the first line. Look for a comma too many or too few.	2026-09-02,17:00,19:00,Barn,,,,Mo,,7,,
That holds a sign that cannot be shown. Type it again instead of copying it.	2026-09-02,17:00,19:00,Ba\\033[2Jrn,,,,Mo,,7,
That holds a sign that cannot be shown. Type it again instead of copying it.	2026-09-02,17:00,19:00,Barn,,,,Mo,E\\0342\\0200\\0256luned,7,
That holds a sign that cannot be shown. Type it again instead of copying it.	2026-09-02,17:00,19:00,Barn,,,,Mo,,7,Fun\\0302\\0233m
That line has letters sayso cannot read. Save the file again as CSV in UTF-8.	2026-09-02,17:00,19:00,Barn,,,,Mo,Zo\\0353,7,
That must be on one line. Take out the line breaks.	2026-09-02,17:00,19:00,"Ba\\0015\\0012rn",,,,Mo,,7,
There is a quotation mark in the middle of a field. Put the whole field in quotation marks and write each one inside it twice.	2026-09-02,17:00,19:00,The "Barn",,,,Mo,,7,
Something stands after a closing quotation mark. Put it inside, or put a comma before it.	2026-09-02,17:00,19:00,"The" Barn,,,,Mo,,7,
This session is in the file twice. Take one of the lines out.	$good_line
A quotation mark is opened here and never closed. Close it, or take it out.	2026-09-02,17:00,19:00,"Barn,,,,Mo,,7,
END

scenario "every line that is wrong is named, with its reason, and nothing stored"
make_vault
line=2
{ echo "$header"; echo "$good_line"; } >bad.csv
while IFS='	' read -r reason defect; do
	line=$((line + 1))
	printf '%b\n' "$defect" >>bad.csv
	echo "bad.csv:$line: $reason"
	# One of them goes over two lines.
	case $defect in *0012*) line=$((line + 1)) ;; esac
done <"$TMPDIR/defects" >expected
echo "sayso: bad.csv: Nothing was taken in. Put these lines right and try again." \
    >>expected
check "there are enough" test "$(wc -l <expected)" -gt 30
run 65 sam import sessions bad.csv
out_is </dev/null
err_is <expected
nothing_stored
head -n 2 bad.csv >rest.csv
run 0 sam import sessions rest.csv
out_has "Sessions taken in: 1"

scenario "one line that is wrong is enough"
make_vault
while IFS='	' read -r reason defect; do
	{ echo "$header"; echo "$good_line"; printf '%b\n' "$defect"; } >bad.csv
	run 65 sam import sessions bad.csv
	out_is </dev/null
	err_is <<-END
	bad.csv:3: $reason
	sayso: bad.csv: Nothing was taken in. Put these lines right and try again.
	END
done <"$TMPDIR/defects"
nothing_stored

# ---------------------------------------------------------- files that are wrong

# FILE is refused with STATUS; TEXT says why; nothing is stored.
refused() { # FILE STATUS TEXT
	run "$2" sam import sessions "$1"
	out_is </dev/null
	err_has "$3"
	nothing_stored
}

scenario "what is no spreadsheet of sessions is refused"
make_vault
: >empty.csv
refused empty.csv 65 "empty.csv:1: This file is empty."
printf '\357\273\277\n\n' >blank.csv
refused blank.csv 65 "blank.csv:1: This file is empty."
printf 'PK\003\004\000\000\377%s' "$header" >binary.csv
refused binary.csv 65 "binary.csv:1: This is not a CSV file."
head -c 100000 "$SAYSO" >program.csv
refused program.csv 65 "program.csv:1: This is not a CSV file."
echo "$header" | iconv -t UTF-16 >wide.csv
refused wide.csv 65 "wide.csv:1: This is not a CSV file."
sed 1d "$TMPDIR/good.csv" >headless.csv
refused headless.csv 65 "headless.csv:1: The first line must name the columns:"
head -n 1 "$TMPDIR/good.csv" >alone.csv
refused alone.csv 65 "alone.csv:1: There is no session in this file."
tr , ';' <"$TMPDIR/good.csv" >semicolons.csv
refused semicolons.csv 65 "semicolons.csv:1: "
sed 's/$/,x/' "$TMPDIR/good.csv" >more.csv
refused more.csv 65 "more.csv:1: There is a column that sayso does not know."

scenario "a register that lacks a column is refused, and the column named"
make_vault
{ echo "$header"; echo "$good_line"; } >whole.csv
number=0
for column in $(echo "$header" | tr , ' '); do
	number=$((number + 1))
	cut -d , -f $number --complement whole.csv >part.csv
	refused part.csv 65 "part.csv:1: The column \"$column\" is missing."
done
check "eleven of them" test $number = 11
run 0 sam import sessions whole.csv

scenario "what is not there, or is no file, is refused and not waited for"
make_vault
refused nowhere.csv 66 "nowhere.csv: There is no file of that name."
mkdir folder.csv
refused folder.csv 66 "folder.csv: That is a folder."
mkfifo pipe.csv
refused pipe.csv 66 "pipe.csv: That is not an ordinary file."
refused /dev/zero 66 "/dev/zero: That is not an ordinary file."
ln -s loop.csv loop.csv
refused loop.csv 66 "loop.csv: That name is a link that leads nowhere."

# Import FILE; how many bytes were read meanwhile goes to $TMPDIR/bytes.
import_counted() { # FILE
	sh -c '"$SAYSO" --vault v --passphrase-fd 3 import sessions "$1" \
	    3<"$TMPDIR/pass"
	status=$?
	sed -n "s/^rchar: //p" /proc/$$/io >"$TMPDIR/bytes"
	exit $status' import "$1"
}

scenario "a file of 100 MB is refused unread"
make_vault
cp "$TMPDIR/good.csv" big.csv
truncate -s 100M big.csv
run 65 import_counted big.csv
err_has "big.csv: That file is too big. It may be up to 16 MB."
check "not read" test "$(cat "$TMPDIR/bytes")" -lt 10000000
nothing_stored
cp "$TMPDIR/good.csv" large.csv
yes '' | head -c 15000000 >>large.csv
run 0 import_counted large.csv
control "the count sees what is read" test "$(cat "$TMPDIR/bytes")" -gt 15000000

# A longer register, where one lies beside the project.
register=$TOP/../shared/data/term-register
if [ -r "$register.csv" ]; then
	scenario "the term of a whole club is taken in"
	make_vault
	run 0 sam import sessions "$register.csv"
	out_has "Sessions taken in: 39" "Heads: 545" "(different people: 42)"
	run 65 sam import sessions "$register-bad.csv"
	for line in 2 3 4 5 6 7 8 9 10 11; do
		check "line $line" grep -q "bad\.csv:$line: [A-Z]" "$err"
	done
	run 0 sam --json session list
	check "JSON as promised" sessions
	check "39" test "$(wc -l <"$TMPDIR/sessions")" = 39
fi
