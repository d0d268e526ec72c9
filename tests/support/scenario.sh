# Words for scenarios: what a person types, and what must come of it.
#
# A file tests/cli/SUBJECT.sh starts with
#
#     . tests/support/scenario.sh
#
# and then, for each promise,
#
#     scenario "a wrong passphrase opens nothing"
#     run 77 "$SAYSO" --vault v --as Ann --passphrase-fd 3 person mine 3<wrong
#     err_has "Try again"
#     out_is </dev/null
#     files_are v <<END
#     ...
#     END
#
# scenario PROMISE     ends the one before; makes an empty folder and goes there
# run STATUS CMD...    run it; the exit status must be STATUS; standard output
#                      is kept in $out, standard error in $err
# out_is, err_is       the whole of it must equal standard input
# out_has TEXT...      each text must be in it; also err_has
# out_lacks TEXT...    none of the texts may be in it; also err_lacks
# files_are FOLDER     names of all files below it, sorted, must equal standard
#                      input
# check WHAT CMD...    the command must succeed
# refuse WHAT CMD...   the command must fail
# control WHAT CMD...  as check: shows first that a search can find something,
#                      so that its silence later means something
#
# $SAYSO is the program with a clock that SAYSO_TEST_CLOCK (UTC seconds) sets
# and a cheap passphrase cost; $TMPDIR is the file's own and empty at first;
# $TOP is the project.  Prints "ok PROMISE" or "FAIL PROMISE" with the reasons.
# Nothing here waits for time to pass.
set -u
TOP=$PWD
out=$TMPDIR/out
err=$TMPDIR/err
promise=
reasons=$TMPDIR/reasons
scenarios=0
broken=0

scenario_end() {
	[ -n "$promise" ] || return 0
	if [ -s "$reasons" ]; then
		echo "FAIL $promise"
		sed 's/^/#   /' "$reasons"
		broken=$((broken + 1))
	else
		echo "ok $promise"
	fi
	promise=
}

scenario() {
	scenario_end
	promise=$1
	scenarios=$((scenarios + 1))
	mkdir "$TMPDIR/$scenarios" && cd "$TMPDIR/$scenarios" || exit 73
	: >"$reasons"
	: >"$out"
	: >"$err"
}

# A reason, and what the command said.
complain() {
	{
		echo "$1"
		sed 's/^/out: /' "$out"
		sed 's/^/err: /' "$err"
	} >>"$reasons"
}

run() {
	wanted=$1
	shift
	"$@" >"$out" 2>"$err"
	got=$?
	[ "$got" = "$wanted" ] || complain "exit $got, expected $wanted: $*"
}

same() { # what, file; expected on standard input
	cat >"$TMPDIR/expected"
	cmp -s "$TMPDIR/expected" "$2" || {
		echo "$1 differs (- expected, + got):"
		diff -u "$TMPDIR/expected" "$2" | sed 1,2d
	} >>"$reasons"
}

out_is() { same "standard output" "$out"; }
err_is() { same "standard error" "$err"; }

has() { # what, file, text...
	what=$1
	file=$2
	shift 2
	for text; do
		grep -qF -e "$text" "$file" || complain "$what lacks: $text"
	done
}

lacks() {
	what=$1
	file=$2
	shift 2
	for text; do
		! grep -qF -e "$text" "$file" || complain "$what has: $text"
	done
}

out_has() { has "standard output" "$out" "$@"; }
err_has() { has "standard error" "$err" "$@"; }
out_lacks() { lacks "standard output" "$out" "$@"; }
err_lacks() { lacks "standard error" "$err" "$@"; }

files_are() {
	(cd "$1" && find . ! -type d | sed 's,^\./,,' | LC_ALL=C sort) \
	    >"$TMPDIR/files" || complain "no folder $1"
	same "files in $1" "$TMPDIR/files"
}

check() {
	what=$1
	shift
	"$@" >"$TMPDIR/said" 2>&1 || {
		echo "$what: failed: $*"
		cat "$TMPDIR/said"
	} >>"$reasons"
}

refuse() {
	what=$1
	shift
	! "$@" >"$TMPDIR/said" 2>&1 || {
		echo "$what: should have failed: $*"
		cat "$TMPDIR/said"
	} >>"$reasons"
}

control() {
	what=$1
	shift
	check "control, $what" "$@"
}

# A script that stops half way has failed, whatever it said before.
finish() {
	status=$?
	[ "$status" = 0 ] || complain "the script stopped with $status"
	scenario_end
	if [ "$status" = 0 ] && [ "$broken" != 0 ]; then
		exit 1
	fi
}
trap finish EXIT
