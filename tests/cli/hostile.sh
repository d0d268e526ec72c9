# Whatever is typed, read from a file or stored: nothing but plain text comes
# out, on standard output and standard error, as text and as JSON.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
# The second line is for whoever is let in.
printf 'six purple otters dance slowly\nseven green herons walk fast\n' \
    >"$TMPDIR/pass"
said=$TMPDIR/all-said
json=$TMPDIR/json

sam() {
	"$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/pass"
}

# ---------------------------------------------------------------- what comes out

# Valid UTF-8 with no control, format, private or unassigned character and no
# surrogate; line ends alone are free.
is_plain() { # FILE
	iconv -f UTF-8 -t UTF-16 "$1" >/dev/null &&
	    ! grep -naP '[\p{C}\x{2028}\x{2029}]' "$1" | cat -v | grep .
}

# The same for every text in the JSON of a file, one answer after the other.
is_plain_json() { # FILE
	python3 -c '
import json, sys, unicodedata
def check(value):
    if isinstance(value, dict):
        value = list(value) + list(value.values())
    if isinstance(value, list):
        return sum(check(one) for one in value)
    if not isinstance(value, str):
        return 0
    for sign in value:
        assert sign == "\n" or unicodedata.category(sign)[0] != "C" and \
            unicodedata.category(sign) not in ("Zl", "Zp"), ascii(value)
    return 1
text = sys.stdin.read()
at = texts = 0
while at < len(text):
    value, at = json.JSONDecoder().raw_decode(text, at)
    texts += check(value)
    at += len(text[at:]) - len(text[at:].lstrip())
sys.exit(texts == 0)' <"$1"
}

keep() { cat "$out" "$err" >>"$said"; }
show() { # words of a command line
	run 0 sam "$@"
	keep
	run 0 sam --json "$@"
	keep
	cat "$out" >>"$json"
}
plain() {
	check "there was something to look at" test -s "$said"
	check "only plain text came out" is_plain "$said"
	[ ! -s "$json" ] || check "only plain text is in JSON" is_plain_json "$json"
	: >"$said"
	: >"$json"
}
well_and_plain() {
	plain
	run 0 sam check
	out_has "Things found wrong: 0"
}

# ------------------------------------------------------------------ what goes in

mkdir "$TMPDIR/strings"
tries=0
strings=0
string() { # VERDICT, for printf
	strings=$((strings + 1))
	# shellcheck disable=SC2059 # that is what it is for
	printf "$2" >"$TMPDIR/strings/$(printf %02d $strings)-$1"
}

# Refused wherever something is stored.
string no 'a\033[31mb'                   # CSI: colour
string no '\033[2J\033[H'                # CSI: clear the screen
string no '\033]52;c;c2F5c28=\007'       # OSC 52: the clipboard
string no '\033]0;title\007'             # OSC 0: the title
string no '\033]8;;x:y\033\\z\033]8;;\033\\' # OSC 8: a link
string no '\033Pq#0\033\\'               # DCS
string no 'a\033'
string no 'a\2332J'                      # CSI as one byte
string no 'a\302\2332J'                  # U+009B
string no '\302\23552;c;aGk=\302\234'    # U+009D, U+009C
string no 'a\302\205b'                   # U+0085, next line
string no 'a\177b'
string no 'a\007b'
string no 'ab\010\010'
string no 'a\013b\014'
string no 'a\016b\017'                   # other alphabet
string no 'ann\342\200\256nna'           # U+202E
string no 'a\342\200\252b'               # U+202A
string no 'a\342\201\246b'               # U+2066
string no 'a\342\200\213b'               # U+200B
string no 'a\342\200\217b'               # U+200F
string no 'a\357\273\277b'               # U+FEFF
string no 'a\302\255b'                   # U+00AD
string no 'a\342\200\250b'               # U+2028
string no 'a\363\240\201\201b'           # U+E0041
string no 'a\356\200\200b'               # U+E000
string no 'a\357\277\277b'               # U+FFFF
string no 'a\315\270b'                   # U+0378
string no 'a\355\240\200b'               # half of a pair
string no '\355\240\275\355\270\200'     # both halves
string no 'a\300\233b'                   # ESC in two bytes
string no 'a\340\200\233b'               # ESC in three
string no 'a\364\220\200\200b'           # past the last character
string no 'a\370\210\200\200\200b'       # five bytes
string no 'a\342\200'                    # cut short
string no 'a\200b'
string no '\377\376a'
string no 'Zo\353'                       # Latin 1
string no 'a\rb'
string no "$(printf '%010240d' 0)"
string no "a$(printf '\\314\\201%.0s' $(seq 5000))"
string lines 'a\nsayso: All is well.'    # refused where one line is wanted
# Taken, because they are only words to us.
string yes '%%n%%s%%x%%1$n'
string yes "'); DROP TABLE person;--"
string yes '$(reboot) `id` \\x1b[31m'
string yes "=cmd|'C calc'!A0"
string yes '<b>bold</b>'
string yes 'a\tb'
string yes 'a\342\200\215b'              # U+200D
string yes "e$(printf '\\314\\201%.0s' $(seq 20))" # a pile of accents
string yes '\360\237\230\200 \344\270\255'

# Words of a command line in which @ stands for a string.
put() { # FILE WITH STRING, CMD...
	string=$(cat "$1" && echo .)
	string=${string%.}
	shift
	for word; do
		shift
		case $word in
		*@*) set -- "$@" "${word%%@*}$string${word#*@}" ;;
		*) set -- "$@" "$word" ;;
		esac
	done
	"$@"
}

# The exit status that is due for a string: taken or refused; what is for
# lines takes line ends too.
due() { # line or lines, FILE WITH STRING
	case ${2##*/}-$1 in
	*yes-* | *lines-lines) echo 0 ;;
	*) echo 65 ;;
	esac
}

# All strings, or some of each sort: the same few lines of the program clean
# every word that it says again.
which='*'
some='*[126]-*'
[ -z "${SAYSO_SOAK:-}" ] || some='*'

# Run CMD with each string; see due().  What was taken is shown afterwards.
each_string() { # line or lines, CMD...
	shape=$1
	shift
	for path in "$TMPDIR"/strings/$which; do
		run "$(due "$shape" "$path")" put "$path" "$@"
		tries=$((tries + 1))
		keep
	done
}

# Run CMD with each string; its exit status must be one of those listed.
any_string() { # "STATUS...", CMD...
	statuses=$1
	shift
	for path in "$TMPDIR"/strings/$which; do
		put "$path" "$@" >"$out" 2>"$err"
		got=$?
		case " $statuses " in
		*" $got "*) ;;
		*) complain "exit $got with ${path##*/}: $*" ;;
		esac
		tries=$((tries + 1))
		keep
	done
}

make_vault() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ann" sam person add --name Ann --yes note --yes school \
	    --yes outcome --yes attendance
}
scenario "what looks for bad signs finds them, and strings arrive as they are"
for path in "$TMPDIR"/strings/*; do
	put "$path" printf %s @ >arrived
	control "as it is" cmp "$path" arrived
done
for path in "$TMPDIR"/strings/*-no; do
	# Two are only too long.
	[ "$(wc -c <"$path")" -gt 9999 ] || refuse "${path##*/}" is_plain "$path"
done
printf 'Zo\303\253, \346\227\245\nand more\n' >good
control "plain text" is_plain good
for bad in '"a\u001bb"' '["\u009b"]' '{"\u202e": 1}' '[[{"x": "\u200b"}]]' \
    '1 "\ud800"' '"\ufeff"' '"\u2028"' '' '"' '[]'; do
	printf %s "$bad" >bad
	refuse "$bad" is_plain_json bad
done
printf '{"a": ["b\\n", "\\u00eb"]}\n[1, null, "c"]\n' >good
control "plain JSON" is_plain_json good

scenario "names of people"
make_vault
each_string line sam --json person add --name @ --yes attendance
run 0 sam session add --place Hall --start 18:00 --end 20:00 --heads 99 \
    --present "$(sed -n 's/^ "id": "\(.*\)",$/\1/p' "$said" | paste -s -d ';')"
control "they are there" grep -q '^ "name": "%n%s%x%1$n"$' "$said"
show session list
out_has "DROP TABLE"
show person find "DROP TABLE" --why reach
show person show "reboot" --why asked
well_and_plain

scenario "values, on the command line and from standard input"
make_vault
from_file() { sam field set Ann note - <"$1"; }
each_string line sam field set Ann school @
show person show Ann --why asked school
for path in "$TMPDIR"/strings/*; do
	run "$(due lines "$path")" from_file "$path"
	keep
	{ cat "$path" && printf '\0' && cat "$path"; } >nul
	run 65 from_file nul
	keep
	tries=$((tries + 2))
done
show person show Ann --why asked
which=$some
each_string lines sam field set Ann note @
well_and_plain

scenario "outcomes and reasons for a look"
make_vault
each_string line sam outcome add Ann --what @
each_string line sam outcome add Ann --what "first aid" --accredited @
show outcome list Ann --why asked
out_has "=cmd|'C calc'!A0"
each_string line sam person show Ann --why @
each_string line sam person find Ann --why @
each_string line sam session list --why @
well_and_plain

scenario "groups and sessions"
make_vault
add() { sam session add --start 18:00 --end 20:00 --heads 3 "$@"; }
which='*'
each_string line sam group add @
each_string line add --place @
each_string lines add --place Hall --notes @
which=$some
control "a group" sam group add Plain
each_string line sam group edit Plain --place @ --provision @
each_string line add --place Hall --theme @
each_string line add --place Hall --worker @
any_string "0 65" add --place Hall --tally gender:@=1 # ";" parts tallies
show group list
out_has "DROP TABLE" '%n%s%x%1$n'
show session list
out_has "DROP TABLE" '%n%s%x%1$n'
run 0 add --json --place Hall --tally gender:other=1
id=$(sed -n 's/.*"id": "\(.*\)",*/\1/p' "$out")
each_string line sam session correct "$id" place @
each_string lines sam session correct "$id" notes @
show session show "$id"
well_and_plain

scenario "registers from a spreadsheet"
make_vault
header=date,start,end,place,provision,mode,theme,workers,present,headcount,notes
# Each string as one cell; # makes the sessions differ.
each_cell() { # line or lines, line of a register
	for path in "$TMPDIR"/strings/$which; do
		tries=$((tries + 1))
		LC_ALL=C sed 's/"/""/g' "$path" >cell
		{
			echo $header
			put cell printf '%s\n' "${2%#*}$tries${2##*#}"
		} >cell.csv
		run "$(due "$1" "$path")" sam import sessions cell.csv
		keep
	done
}
which='*'
each_cell line '2026-09-01,17:00,19:00,"@",#,,,Mo,,3,'
each_cell line '2026-09-03,17:00,19:00,Hall,#,,,Mo,"@",3,'
which=$some
each_cell line '2026-09-03,17:00,19:00,Hall,#,,,"@",,3,'
each_cell lines '2026-09-03,17:00,19:00,Hall,#,,,Mo,,3,"@"'
printf '%s\n' $header '2026-09-05,17:00,19:00,Ha|ll,,,,Mo,,3,' | tr '|' '\0' \
    >nul.csv
run 65 sam import sessions nul.csv
keep
show session list
out_has "DROP TABLE" "=cmd|'C calc'!A0"
well_and_plain

scenario "settings, kinds and users"
make_vault
each_string line sam setting contact @
any_string "0 65" sam setting organisation @
show setting
for option in --label --front --rest; do
	any_string "0 65" sam kind edit school $option @
done
any_string "0 65" sam kind add size --label @ --shape choice --coarse none \
    --choice @ --front "May we?" --rest "You can say no."
show kind list
show kind list school
run 0 sam ask Ann school
keep
any_string "0 65" sam user add @ --role worker
show user list
out_has "=cmd|'C calc'!A0"
well_and_plain

scenario "what a new vault and whoever opens it are told"
init() { # words of a command line
	rm -rf v
	"$SAYSO" --vault v --passphrase-fd 3 init "$@" 3<"$TMPDIR/pass"
}
each_string line init --organisation X --as @
each_string line init --as Sam --organisation @
try() { printf '%s\n' "$1" | "$SAYSO" --vault v --passphrase-fd 0 check; }
any_string "65 66 77" try @
beside() {
	flock v/lock "$SAYSO" --vault v --passphrase-fd 3 check 3<"$TMPDIR/pass"
}
for path in "$TMPDIR"/strings/*; do
	cat "$path" >v/lock
	run 75 beside
	check "who has it is on one line" test "$(wc -l <"$err")" = 1
	keep
done
plain

scenario "words that say nothing to the program"
make_vault
for command in @ "person @" --@ "--json=@" "help @" "person find --@" \
    "person add @" "group list @" "--passphrase-fd x@ check"; do
	# shellcheck disable=SC2086 # words of a command line
	any_string 64 "$SAYSO" --vault v $command
done
any_string 64 sam user add X --role @
plain

scenario "people, kinds, dates and ids that are not there"
make_vault
for command in "person show @ --why reach" "person find @ --why reach" \
    "field set @ phone 1" "field set Ann @ 1" "ask Ann @" "ask Ann --yes @" \
    "refuse Ann @" "kind list @" "setting @ x" "session show @" \
    "session add --group @" "session add --place x --start 10:00 --end @" \
    "session list --from @" "group cover @" "user remove @" "confirm-date @" \
    "--as @ check" "--debug outcome agree @"; do
	# shellcheck disable=SC2086 # words of a command line
	any_string "1 64 65 66 77" sam $command
done
well_and_plain

scenario "names of files and folders"
make_vault
any_string 66 "$SAYSO" --passphrase-fd 9 --vault @ check
any_string 66 sam import sessions @
mkdir folder
for path in "$TMPDIR"/strings/*; do
	tr '/\0' __ <"$path" >one
	[ "$(wc -c <one)" -gt 200 ] || put one cp one folder/@
done
control "files with such names" test "$(find folder -type f | wc -l)" -gt 45
for path in folder/*; do
	run 65 sam import sessions "$path"
	keep
	rm -f "$path"
	run 0 "$SAYSO" --vault "$path" --as Sam --passphrase-fd 3 \
	    init --organisation X 3<"$TMPDIR/pass"
	keep
	run 0 "$SAYSO" --json --vault "$path" paths
	keep
	cat "$out" >>"$json"
	run 0 env XDG_DATA_HOME="$PWD/$path" HOME="/$path" "$SAYSO" paths
	keep
done
plain
check "hundreds were tried" test "$tries" -gt 1000
