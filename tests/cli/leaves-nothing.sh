# After a lock, an exit, Ctrl-Z and a hang-up nothing of what stood on the
# screens is on the terminal any more, nor above it; before, it was there.
. tests/support/scenario.sh
. tests/support/tmux.sh

SAYSO_TEST_CLOCK=1795544400 # Tuesday 24 November 2026, 18:20
export SAYSO_TEST_CLOCK
# Another passphrase than a demo's, which is shown at its door.
phrase="six purple otters dance slowly"
"$SAYSO" demo --into "$TMPDIR/demo" --people 12 >/dev/null || exit
printf 'sam plays table tennis on tuesdays\n%s\n' "$phrase" >"$TMPDIR/both"
"$SAYSO" --vault "$TMPDIR/demo" --as Sam --passphrase-fd 3 user passphrase \
    3<"$TMPDIR/both" >/dev/null || exit
echo "$phrase" >"$TMPDIR/sam"
# Somebody of a group of Sam's, with a name in plain letters.
canary=$("$SAYSO" --vault "$TMPDIR/demo" --as Sam --passphrase-fd 3 --json \
    person mine 3<"$TMPDIR/sam" |
    sed -n 's/^ *"name": "\([A-Za-z][A-Za-z ]*\)",*$/\1/p' | head -n 1)

# The screens, with the canary on them; the program's id is in the file id.
show_canary() { # TERM
	cp -R "$TMPDIR/demo" v
	tmux_begin "$1" 80x24
	tmux_type "cd $PWD; stty sane"
	tmux_key Enter
	tmux_type "sh -c 'echo \$\$ >id; exec $SAYSO --vault v --as Sam'; echo ended \$?."
	tmux_key Enter
	tmux_wait "Passphrase"
	tmux_type "$phrase"
	tmux_key Enter
	tmux_wait "Tonight"
	tmux_key Enter
	tmux_wait "$canary"
	control "the canary is there" tmux_has "$canary"
}

nothing_is_left() {
	tmux_gone "$canary"
	refuse "the canary is there" tmux_has "$canary"
	refuse "the passphrase is there" tmux_has "$phrase"
	tmux_end
}

check_name() { check "there is a name to look for" test -n "$canary"; }

for term in xterm screen linux vt100; do
	scenario "$term: nothing is left after a lock"
	check_name
	show_canary $term
	tmux_key C-x
	tmux_gone "$canary"
	nothing_is_left

	scenario "$term: nothing is left after an exit"
	show_canary $term
	tmux_key C-c C-c
	tmux_wait "ended 0."
	nothing_is_left

	scenario "$term: nothing is left after Ctrl-Z"
	show_canary $term
	tmux_key C-z
	tmux_wait "Stopped"
	nothing_is_left

	scenario "$term: nothing is left after a hang-up"
	show_canary $term
	kill -HUP "$(cat id)"
	tmux_wait "ended "
	nothing_is_left
done
