# What is erased by a command is proved gone before the command ends; the slip
# of it is one that minisign takes, and refuses after any change.
. tests/support/scenario.sh

export SAYSO_TEST_CLOCK=1795544400
echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"
sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
json() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 --json "$@" 3<"$TMPDIR/sam"; }
make_vault() { "$SAYSO" --json demo --into v --people 12 >demo.json; }

# Id of somebody who has no key; "id pin card" of somebody who has one.
somebody() {
	python3 - "$1" <<'END_PYTHON'
import json, sys
for person in json.load(open("demo.json"))["people"]:
    if (person["pin"] is None) == (sys.argv[1] == "keyless"):
        print(person["id"], person["pin"] or "", person["card"] or "")
        break
END_PYTHON
}
field() { python3 -c 'import json, sys
at = json.load(open(sys.argv[1]))
for key in sys.argv[2:]: at = at[key]
print(at)' "$@"; }

scenario "forget me says what goes and what stays, and how many copies were found"
make_vault
who=$(somebody keyless)
run 0 sam own forget $who --preview
out_has "This goes:" "This stays:" "cannot reach"
out_lacks "Erased." "You are forgotten"
run 0 sam own forget $who
out_has "You are forgotten here." "Erased. " " pages searched, 0 copies found."
run 1 sam own forget $who
run 0 sam check
out_has "Things found wrong: 0" "Last proved gone: 2026-11-24"
out_lacks "pending"

scenario "the slip names nobody, and minisign takes it and no other"
make_vault
mkdir slip
who=$(somebody keyless)
run 0 sam own forget $who --to slip
text=$(echo slip/*.txt)
check "minisign" minisign -Vm "$text" -p "$text.pub"
check "its numbers" grep -q '^copies 0$' "$text"
refuse "their id" grep -q $who "$text"
cp "$text" kept
python3 - "$text" <<'END_PYTHON' >accepted
import subprocess, sys
path = sys.argv[1]
was = open(path, "rb").read()
accepted = 0
for at in range(0, len(was), 7):
    open(path, "wb").write(was[:at] + bytes([was[at] ^ 1]) + was[at + 1:])
    accepted += subprocess.run(["minisign", "-Vm", path, "-p", path + ".pub"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
open(path, "wb").write(was)
print(accepted)
END_PYTHON
check "none that was changed" grep -qx 0 accepted
check "the control" minisign -Vm "$text" -p "$text.pub"

scenario "signed, who looked goes too"
make_vault
set -- $(somebody key)
printf '%s\n%s\n' "$2" "${3-}" >secret
run 0 json own forget "$1" --secret-fd 4 4<secret
cp "$out" answer
check "no look stays" test "$(field answer stays looks)" = 0
check "proved" test "$(field answer erasure copies)" = 0
check "done" test "$(field answer erasure done)" = True
run 0 sam check

scenario "a no is proved too, and a command that erases nothing says nothing"
make_vault
who=$(somebody keyless)
run 0 sam own withdraw $who attendance
out_has "You said no." "0 copies found."
run 0 sam person noes
out_lacks "Erased"
run 0 sam scrub
out_has "Nothing waits"

scenario "a full disk never gets an erased out of it"
make_vault
who=$(somebody keyless)
cat >small <<'END'
ulimit -f 300
trap '' XFSZ
exec "$@"
END
run 74 sh small "$SAYSO" --vault v --as Sam --passphrase-fd 3 \
    own forget $who 3<"$TMPDIR/sam"
out_lacks "Erased." "You are forgotten"
run 0 sam own show $who
run 0 sam own forget $who
out_has "Erased." "0 copies found."
run 0 sam check
out_has "Things found wrong: 0"
