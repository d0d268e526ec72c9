# Slips of the demo, as the shipped program writes them: minisign takes each,
# and refuses it after any change.
. tests/support/scenario.sh

real=$BUILD/sayso
echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"

sam() { "$real" --vault d --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }

# A line "id pin card" for each who has a key; "-" for no card.
keys_of() {
	python3 - "$out" <<'END_PYTHON'
import json, sys
for person in json.load(open(sys.argv[1]))["people"]:
    if person["pin"] is not None:
        print(person["id"], person["pin"], person["card"] or "-")
END_PYTHON
}

# Whose name is in a file of theirs.
named() { # DEMO, FOLDER
	python3 - "$@" <<'END_PYTHON'
import glob, json, sys
for person in json.load(open(sys.argv[1]))["people"]:
    for path in glob.glob(sys.argv[2] + "/*" + person["id"] + "*"):
        text = open(path).read()
        if path.endswith(".json"):
            text = json.dumps(json.loads(text), ensure_ascii=False)
        if person["name"] in text:
            print(path)
END_PYTHON
}

# Each of so many bytes changed, one at a time: the file must never verify.
# Says how often it did, and in how many tries.
accepted_changed() { # STATEMENT, WHICH FILE TO CHANGE, EVERY
	python3 - "$@" <<'END_PYTHON'
import subprocess, sys
statement, path, every = sys.argv[1], sys.argv[2], int(sys.argv[3])

def verifies():
    return subprocess.run(["minisign", "-Vm", statement, "-p",
        statement + ".pub"], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL).returncode == 0

was = open(path, "rb").read()
# The first line of a signature is signed by nothing, and says so.
start = was.index(b"\n") + 1 if path.endswith(".minisig") else 0
tries = accepted = 0
for at in range(start, len(was) - (start > 0), every):
    now = bytearray(was)
    now[at] ^= 1 << (at % 7)
    open(path, "wb").write(now)
    tries += 1
    accepted += verifies()
open(path, "wb").write(was)
print(accepted, tries, "control" if verifies() else "no control")
END_PYTHON
}

scenario "minisign takes every slip of the demo and none that was changed"
run 0 "$real" --json demo --into d
cp "$out" demo
keys_of >keys
check "some have a key" test "$(wc -l <keys)" -ge 6
check "some of them a card" grep -q ' [0-9A-Z]*$' keys
mkdir slips
while read -r id pin card; do
	run 0 sam own receipt "$id" --to slips
	for statement in slips/sayso-"$id"-*.txt; do
		check "$id: minisign" minisign -Vm "$statement" \
		    -p "$statement.pub"
		accepted_changed "$statement" "$statement" 19 >said
		check "$id: none that was changed" grep -q '^0 .* control$' said
	done
done <keys
named demo slips >"$out"
out_is </dev/null
mkdir planted
python3 -c 'import json
for person in json.load(open("demo"))["people"]:
    open("planted/" + person["id"], "w").write(person["name"])'
named demo planted >"$out"
check "control: names that are there are found" test "$(wc -l <"$out")" -ge 30
first=$(ls slips/*.txt | head -n 1)
accepted_changed "$first" "$first" 1 >said
check "not one byte of it" grep -q '^0 [0-9][0-9][0-9].* control$' said
accepted_changed "$first" "$first.minisig" 5 >said
check "nor of what signs it" grep -q '^0 .* control$' said

run 0 sam own receipt --check "$first"
out_has "the same history"
other=$(ls slips/*.txt | tail -n 1)
cp "$other.minisig" "$first.minisig"
run 77 sam own receipt --check "$first"
err_has "No key of theirs signed that."
refuse "minisign either" minisign -Vm "$first" -p "$first.pub"

read -r id pin card <keys
printf '%s\n%s\n' "$pin" "${card#-}" >pin
run 0 sam own show "$id" --secret-fd 4 4<pin
out_has "WHAT IS HELD"
run 77 sam own show "$id" --secret-fd 4 4<"$TMPDIR/sam"
run 0 sam check
out_has "Things found wrong: 0"
