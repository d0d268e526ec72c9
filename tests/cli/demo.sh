# The demo: a vault of made-up people, made, walked through and found again.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK

count() { grep -c "$1" "$out"; }

demo() { # folder, words of a command line
	folder=$1
	shift
	echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"
	"$SAYSO" --vault "$folder" --as Sam --passphrase-fd 3 "$@" \
	    3<"$TMPDIR/sam"
}

scenario "a demo is made with as many people as were asked for"
run 0 "$SAYSO" --json demo --into d --people 12 --seed 4
check "it begins with its users" test "$(sed -n 2p "$out")" = ' "users": ['
for key in '"users": [' '"people": [' '"name": "Sam"' '"role": "worker"' \
    '"role": "manager"' '"passphrase": "sam plays'; do
	out_has "$key"
done
for key in id pin card; do
	check "12 times $key" test "$(count "^   \"$key\": ")" = 12
done
run 0 demo d check
out_has "Things found wrong: 0"

scenario "each user's passphrase opens it"
run 0 "$SAYSO" --json demo --into d --people 3
sed -n 's/^   "name": "\(.*\)",$/\1/p' "$out" | head -n 4 >names
sed -n 's/^   "passphrase": "\(.*\)"$/\1/p' "$out" >passphrases
check "four of them" test "$(wc -l <passphrases)" = 4
line=1
while read -r name; do
	sed -n "${line}p" passphrases >one
	run 0 "$SAYSO" --vault d --as "$name" --passphrase-fd 3 user list 3<one
	line=$((line + 1))
done <names

scenario "the seed picks the people, and nothing that keeps secrets"
for folder in one again; do
	run 0 "$SAYSO" --json demo --into $folder --people 5 --seed 7
	sed -n '/"people"/,$s/^   "name": //p' "$out" >$folder-names
	sed -n 's/^   "id": //p' "$out" >$folder-ids
done
check "the same people" cmp one-names again-names
refuse "the same ids" cmp -s one-ids again-ids
run 0 "$SAYSO" --json demo --into other --people 5 --seed 8
sed -n '/"people"/,$s/^   "name": //p' "$out" >other-names
refuse "control: other people" cmp -s one-names other-names

scenario "a demo is not made where something is"
mkdir -m 700 d
touch d/file
run 73 "$SAYSO" demo --into d --people 3
out_is </dev/null
err_has "sayso: d: "

scenario "how many people there can be is told"
for people in 0 100001 many; do
	run 65 "$SAYSO" demo --into d --people $people
	err_has "--people needs a whole number from 1 to 100000."
done
refuse "nothing was made" test -e d

scenario "without a folder it shows what it is like, and can do so again"
mkdir -m 700 data
run 0 env XDG_DATA_HOME="$PWD/data" "$SAYSO" demo
out_has '$ sayso user list' '$ sayso person mine' '$ sayso session list' \
    '$ sayso person add --handle --yes attendance' '$ sayso check' \
    "Things found wrong: 0" "data/sayso-demo" "To see what there is: sayso help"
check "a look with its reason" grep -qE '^\$ sayso person show .* --why reach$' \
    "$out"
err_has "making a demo vault"
run 0 env XDG_DATA_HOME="$PWD/data" "$SAYSO" demo
out_has "Things found wrong: 0"
err_is </dev/null

scenario "every command of the walk can be typed"
mkdir -m 700 data
run 0 env XDG_DATA_HOME="$PWD/data" "$SAYSO" demo
sed -n 's/^\$ sayso //p' "$out" >typed
check "there are commands" test "$(wc -l <typed)" -ge 6
while read -r line; do
	eval "run 0 demo data/sayso-demo $line"
done <typed

scenario "a vault that is no demo is left alone"
mkdir -m 700 data
echo "six purple otters dance slowly" >pass
control "a vault" "$SAYSO" --vault data/sayso-demo init --as Sam \
    --organisation X --passphrase-fd 3 3<pass
cp data/sayso-demo/vault.key before
run 73 env XDG_DATA_HOME="$PWD/data" "$SAYSO" demo
err_has "is no demo"
check "its key file is as it was" cmp -s before data/sayso-demo/vault.key

scenario "a demo whose passphrase was changed says what to do"
mkdir -m 700 data
control "a demo" "$SAYSO" demo --into data/sayso-demo --people 3
printf 'sam plays table tennis on tuesdays\nseven green herons walk fast\n' \
    >both
control "changed" "$SAYSO" --vault data/sayso-demo --as Sam \
    --passphrase-fd 3 user passphrase 3<both
run 77 env XDG_DATA_HOME="$PWD/data" "$SAYSO" demo
err_has "was changed in the demo vault" "Take that folder away"
