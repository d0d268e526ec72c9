# On a terminal: the screens, unless something is wrong that can be seen from
# outside; then that is told in lines, before they take the terminal.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK

# The program on a terminal of its own, which calls itself $terminal: what is
# seen there, and the program's exit status.
terminal=xterm
on_terminal() {
	printf '#!/bin/sh\nexec' >"$TMPDIR/typed"
	printf " '%s'" "$SAYSO" "$@" >>"$TMPDIR/typed"
	TERM=$terminal script -qec "sh $TMPDIR/typed" /dev/null </dev/null \
	    >"$TMPDIR/seen"
	ended=$?
	tr -d '\r' <"$TMPDIR/seen"
	return $ended
}

make_vault() {
	echo "six purple otters dance slowly" >pass
	control "a vault" "$SAYSO" --vault v --passphrase-fd 3 init --as Sam \
	    --organisation "Hill Club" 3<pass
}

scenario "a terminal without a screen shows what there is"
run 0 "$SAYSO"
cp "$out" overview
for terminal in dumb ''; do
	run 0 on_terminal
	cmp -s "$out" overview || complain "TERM=$terminal: another overview"
done
terminal=xterm
run 0 on_terminal --help
cmp -s "$out" overview || complain "--help is another overview"
run 0 on_terminal --json
cmp -s "$out" overview || complain "--json is another overview"

scenario "a vault that is none is told in a line"
touch file
run 66 on_terminal --vault file
out_has "sayso: file: That is not a folder"
mkdir -m 700 full
touch full/file
run 66 on_terminal --vault full
out_has "sayso: full: There is no vault in that folder"
make_vault
chmod 755 v
run 78 on_terminal --vault v
out_has "sayso: v: Others on this computer may open that folder"
check "nothing was made or taken away" test -e full/file -a -e v/vault.key

scenario "a folder that a vault may not be in is told and not made"
mkdir -m 700 Dropbox
run 78 on_terminal --vault Dropbox/v
out_has "sync program"
refuse "a folder" test -e Dropbox/v

scenario "somebody without a key is told so"
make_vault
run 77 on_terminal --vault v --as Sma
out_has 'Nobody called "Sma" has a key to this vault. Did you mean "Sam"?'

scenario "a passphrase from a descriptor goes with a command only"
make_vault
run 64 on_terminal --vault v --passphrase-fd 3
out_has "--passphrase-fd goes with a command"
