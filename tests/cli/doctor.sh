# Is this computer a good place for the vault?  Without a key.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795544400 # Tuesday 24 November 2026
export SAYSO_TEST_CLOCK
sam="six purple otters dance slowly"

with() { # LINES, words of a command line
	printf '%s\n' "$1" | tr '|' '\n' >"$TMPDIR/lines"
	shift
	"$SAYSO" --vault v --passphrase-fd 3 "$@" 3<"$TMPDIR/lines"
}

# Names of one level, of standard output as JSON.
named() { # LEVEL
	{ tr -d '\n' <"$out" | tr '{' '\n' && echo; } |
	    sed -n 's/^.*"name": "\([^"]*\)", *"level": "'"$1"'".*$/\1/p'
}

scenario "every question has one of three answers, and machines can read them"
control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
run 0 "$SAYSO" --vault v --json doctor
err_is </dev/null
check "JSON" python3 -c 'import json, sys
found = json.load(open(sys.argv[1]))["findings"]
assert len(found) > 25
assert len({one["name"] for one in found}) == len(found)
for one in found:
    assert one["level"] in ("good", "look", "unknown"), one
    assert one["title"] and one["says"], one
    assert one["level"] != "look" or one["todo"], one' "$out"

scenario "each of them is there on every computer"
control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
run 0 "$SAYSO" --vault v --json doctor
{
	named good
	named look
	named unknown
} | LC_ALL=C sort >names
cp names "$out"
out_is <<'END'
CVE-2020-27207
CVE-2021-3119
CVE-2022-35737
CVE-2025-69277
CVE-2025-6965
backup
clock
copies
disk-encryption
dumps
file-system
hibernation
landlock
locked-memory
opened
permissions
permissions-above
place
recovery
root
seccomp
second-worker
snapshots
sqlcipher
sqlcipher-616
sqlite-wal-reset
swap
trim
typing
virtual
END

scenario "people read what to look at first, and what to do about it"
control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
run 0 "$SAYSO" --vault v doctor
out_has "Look at this" "  A second worker" "> Add a second worker" \
    "Cannot know" "  Backup" "Good" " to look at, "
check "look before good" test \
    "$(grep -n '^Look at this' "$out" | cut -d: -f1)" -lt \
    "$(grep -n '^Good' "$out" | cut -d: -f1)"

scenario "others may read a file of the vault: that is seen"
control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
"$SAYSO" --vault v --json doctor >"$out"
control "it was good before" test "$(named good | grep -x permissions)"
chmod 644 v/records.db
run 0 "$SAYSO" --vault v --json doctor
check "it is looked at" test "$(named look | grep -x permissions)"

scenario "it says so where there is no vault, and makes none"
run 0 "$SAYSO" --vault v doctor
out_has "There is no vault yet."
refuse "a folder was made" test -e v

scenario "it changes nothing, and asks for nothing"
control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
find v "$TMPDIR/.local" -type f -exec cksum {} + | sort >before
run 0 "$SAYSO" --vault v doctor </dev/null
find v "$TMPDIR/.local" -type f -exec cksum {} + | sort >after
cp after "$out"
out_is <before

scenario_end
