# No's from the command line: one, all, seen by every worker, shown before they go.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/sam"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }

make_club() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ann" sam person add --name "Ann Pike" --yes attendance \
	    --yes phone
}

scenario "a no is shown to every worker until it is erased"
make_club
run 1 sam person noes
err_has "No no waits"
run 0 sam refuse "Ann Pike" phone
run 0 sam person noes
out_has "Ann Pike" phone theirs Sam 2026-11-29
SAYSO_TEST_CLOCK=$((SAYSO_TEST_CLOCK + 7 * 86400))
run 1 sam person noes
run 0 sam person show "Ann Pike" --why reach phone
out_has "They said no to this."
SAYSO_TEST_CLOCK=1795359845

scenario "a no to everything is one word, and then nothing is left"
make_club
run 65 sam refuse "Ann Pike" name
err_has "refuse PERSON all"
run 0 sam refuse "Ann Pike" all
run 1 sam person find Ann --why reach
SAYSO_TEST_CLOCK=$((SAYSO_TEST_CLOCK + 7 * 86400))
run 1 sam person noes
run 0 sam check
out_has "People: 0"
SAYSO_TEST_CLOCK=1795359845

scenario "all at once is heard in an answer too"
make_club
run 0 sam ask "Ann Pike" --no name --no phone --no attendance
run 1 sam person find Ann --why reach
run 64 sam refuse "Ann Pike"
