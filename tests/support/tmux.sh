# A second terminal, with a shell in it: what a person could still scroll to
# when a program has locked, stopped or gone.
#
# To be read after tests/support/scenario.sh:
#
#     tmux_begin TERM SIZE   a new terminal of 80x24, say, with a shell whose
#                            programs take it for a TERM
#     tmux_type TEXT         type it
#     tmux_key KEY...        press keys, by the names tmux has for them
#     tmux_wait TEXT         until the screen shows it
#     tmux_gone TEXT         until it does not
#     tmux_screen            print what the screen shows
#     tmux_everything        and all that scrolled off, and the other screen
#     tmux_end
#
# Waiting is for the terminal to print something, never for time to pass: all
# that it prints also comes through a pipe, which is read when a text is not
# there yet.  The server listens in TMPDIR alone, reads no configuration, and
# is ended by its own id, also when the scenarios break off; killed as they
# may be, it outlives them by some minutes at most.
tmux_server=
tmux_minutes=15m

tmux_do() { tmux -S "$TMPDIR/tmux" -f /dev/null "$@"; }

tmux_end() {
	[ -n "$tmux_server" ] || return 0
	kill "$tmux_server"
	tmux_server=
	exec 9<&-
	rm -f "$TMPDIR/printed" "$TMPDIR/tmux"
}

# Keeps the exit status for what is next.
tmux_leave() {
	left=$?
	tmux_end
	return "$left"
}
trap 'tmux_leave; finish' EXIT
trap 'exit 143' TERM

tmux_begin() {
	tmux_end
	# An option can be set before a session is there only beside one.
	tmux_do new-session -d -s first -x "${2%x*}" -y "${2#*x}" \
	    "exec timeout $tmux_minutes cat"
	tmux_server=$(tmux_do display-message -p '#{pid}')
	tmux_do set-option -g default-terminal "$1" \; \
	    set-option -g history-limit 5000 \; set-option -g status off
	tmux_do new-session -d -s main -x "${2%x*}" -y "${2#*x}" \
	    "PS1='ready> ' exec timeout --foreground $tmux_minutes sh -i"
	mkfifo "$TMPDIR/printed"
	exec 9<>"$TMPDIR/printed"
	tmux_do pipe-pane -t main -O "cat >'$TMPDIR/printed'"
	# The prompt may have been before the pipe.
	tmux_key Enter
	tmux_wait 'ready>'
}

tmux_type() { tmux_do send-keys -t main -l -- "$1"; }
tmux_key() { tmux_do send-keys -t main "$@"; }
tmux_screen() { tmux_do capture-pane -p -t main; }
tmux_everything() {
	tmux_do capture-pane -p -J -S - -t main
	tmux_do capture-pane -p -J -a -q -t main
}

# The next that is printed; false when nothing is for a minute.
tmux_more() { timeout 60 dd bs=65536 count=1 <&9 >/dev/null 2>&1; }

tmux_wait() {
	until tmux_screen | grep -qF -e "$1"; do
		tmux_more || {
			tmux_screen >"$out"
			complain "the screen never showed: $1"
			return 1
		}
	done
}

tmux_gone() {
	while tmux_screen | grep -qF -e "$1"; do
		tmux_more || {
			tmux_screen >"$out"
			complain "the screen still shows: $1"
			return 1
		}
	done
}

# For check and refuse.
tmux_has() { tmux_everything | grep -qF -e "$1"; }
