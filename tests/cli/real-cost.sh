# What a guess at a passphrase costs in the program that is shipped.  Other
# scenarios use one for which it is cheap; here that one is only the control.
. tests/support/scenario.sh

real=$BUILD/sayso
passes_least=3
memory_least=268435456 # bytes: 256 MiB
echo "six purple otters dance slowly" >"$TMPDIR/pass"
echo "seven green herons walk fast" >"$TMPDIR/other"
cat "$TMPDIR/pass" "$TMPDIR/other" >"$TMPDIR/both"

init() { # PROGRAM
	"$1" --vault v --as Sam --passphrase-fd 3 init \
	    --organisation "Hill Club" 3<"$TMPDIR/pass"
}

# A line "passes memory" for each slot in use, of both copies in a key file
# (man/sayso-vault.5: slots from byte 136, 32 of 492 bytes; the state is the
# first byte, passes stand at 392, memory at 396).
costs() { # KEY FILE
	for copy in 0 1; do
		od -A n -v -t u4 --endian=little -w492 -N $((32 * 492)) \
		    -j $((copy * 16384 + 136)) "$1"
	done | awk '$1 % 256 == 1 { print $99, $100 + $101 * 4294967296 }'
}

# So many slots in each copy, each with its whole cost.
costs_are_whole() { # KEY FILE, SLOTS
	costs "$1" | awk -v slots="$2" -v passes=$passes_least \
	    -v memory=$memory_least '
	{ print }
	$1 >= passes && $2 >= memory { good++ }
	END { exit !(NR == 2 * slots && good == NR) }'
}

# The most memory that a command had, in bytes.
memory_of() { # CMD...
	python3 -c '
import os, resource, sys
left = os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(left)' "$@" 2>/dev/null | tail -n 1
}
list() { # PROGRAM
	memory_of "$1" --vault v --as Sam --passphrase-fd 3 user list \
	    3<"$TMPDIR/pass"
}

scenario "every key of a real vault has its whole cost"
run 0 init "$real"
check "Sam's and the recovery words'" costs_are_whole v/vault.key 2
run 0 "$real" --vault v --passphrase-fd 3 user add Jo --role worker \
    3<"$TMPDIR/both"
check "Jo's" costs_are_whole v/vault.key 3
run 0 "$real" --vault v --as Sam --passphrase-fd 3 user recovery \
    3<"$TMPDIR/pass"
check "new recovery words'" costs_are_whole v/vault.key 3
run 0 "$real" --vault v --as Sam --passphrase-fd 3 user passphrase \
    3<"$TMPDIR/both"
check "a new passphrase's" costs_are_whole v/vault.key 3
run 0 "$real" --vault v --as Sam --passphrase-fd 3 check \
    3<"$TMPDIR/other"
run 77 "$real" --vault v --as Sam --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"

scenario "whoever tries a passphrase needs the memory"
control "a vault" init "$real"
check "opening it takes it" test "$(list "$real")" -ge $memory_least
echo "no such words at all" >"$TMPDIR/pass"
check "so does failing" test "$(list "$real")" -ge $memory_least
echo "six purple otters dance slowly" >"$TMPDIR/pass"
rm -r v
control "a cheap vault" init "$SAYSO"
control "without the cost" test "$(list "$SAYSO")" -lt $memory_least

scenario "a vault whose keys are cheap is refused before a passphrase is read"
control "a cheap vault" init "$SAYSO"
refuse "control: its costs are whole" costs_are_whole v/vault.key 2
control "two slots in each copy" test "$(costs v/vault.key | wc -l)" = 4
cp v/vault.key before
run 65 "$real" --vault v --passphrase-fd 9 user list
out_is </dev/null
err_has "This vault is damaged."
check "it is as it was" cmp before v/vault.key
run 0 "$SAYSO" --vault v --passphrase-fd 3 user list 3<"$TMPDIR/pass"
run 66 "$SAYSO" --vault v --passphrase-fd 9 user list

scenario "one cheap key among good ones is refused too"
control "a vault" init "$real"
control "the program with cheap keys" "$SAYSO" --vault v --as Sam \
    --passphrase-fd 3 user add Jo --role worker 3<"$TMPDIR/both"
run 65 "$real" --vault v --as Sam --passphrase-fd 9 user list
err_has "This vault is damaged."

scenario "nothing in the environment makes it cheap or sets its clock"
run 0 env SAYSO_TEST_CLOCK=0 SAYSO_TEST_COST=1 "$real" --vault v --as Sam \
    --passphrase-fd 3 init --organisation "Hill Club" 3<"$TMPDIR/pass"
check "the whole cost" costs_are_whole v/vault.key 2
run 0 env SAYSO_TEST_CLOCK=0 "$real" --vault v --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"
out_lacks 1970-01-01
run 0 env SAYSO_TEST_CLOCK=0 "$SAYSO" --vault c --as Sam --passphrase-fd 3 \
    init --organisation "Hill Club" 3<"$TMPDIR/pass"
run 0 env SAYSO_TEST_CLOCK=0 "$SAYSO" --vault c --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"
control "the clock of the other one" grep -q 1970-01-01 "$out"
