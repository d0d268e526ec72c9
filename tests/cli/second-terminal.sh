# The second terminal tells what is left on it: on the screen, above it, and
# what is not.  Tried with small programs before it is believed.
. tests/support/scenario.sh
. tests/support/tmux.sh

cat >"$TMPDIR/leaves" <<'END'
seq -f 'line %g of many' 60
echo "canary"
seq -f 'more %g' 60
END
# What a lock has to do on a terminal without a second screen.
cat >"$TMPDIR/clears" <<'END'
stty -echo
seq -f 'line %g of many' 60
echo "canary stays"
read -r line
seq -f 'more %g' 60
printf '\033[H\033[2J\033[3Jempty\n'
END
cat >"$TMPDIR/stops" <<'END'
printf 'canary\n'
kill -STOP $$
printf 'went on\n'
END

for term in xterm screen linux vt100; do
	scenario "$term: a program takes the terminal for one, of that size"
	tmux_begin $term 90x20
	tmux_type 'echo "[$TERM]"; stty size'
	tmux_key Enter
	tmux_wait "[$term]"
	tmux_wait "20 90"
	tmux_end

	scenario "$term: what scrolled off is still found, until it is cleared"
	tmux_begin $term 80x24
	tmux_type "sh $TMPDIR/leaves"
	tmux_key Enter
	tmux_wait "more 60"
	control "it scrolled off" tmux_has "canary"
	check "it is not on the screen" test -z "$(tmux_screen | grep canary)"
	tmux_end
	tmux_begin $term 80x24
	tmux_type "sh $TMPDIR/clears"
	tmux_key Enter
	tmux_wait "canary stays"
	control "it is there" tmux_has "canary stays"
	tmux_key Enter
	tmux_wait "empty"
	refuse "it is nowhere" tmux_has "canary stays"
	tmux_gone "more 60"
	tmux_end
done

scenario "a program can be stopped, and goes on"
tmux_begin xterm 80x24
tmux_type "sh $TMPDIR/stops"
tmux_key Enter
tmux_wait "Stopped"
tmux_type "fg"
tmux_key Enter
tmux_wait "went on"
tmux_end

scenario "the server is gone afterwards"
tmux_begin xterm 80x24
server=$tmux_server
control "it runs" kill -0 "$server"
tmux_end
tail --pid="$server" -f /dev/null
refuse "it runs" kill -0 "$server"
