# The counts at the end of "make check" are true: a program that stops half
# way, skips, leaves with an error or says nothing does not count as passed.
. tests/support/lint.sh

mkdir -p "$TMPDIR/build/tests"

# A program that says what stands on standard input and exits with STATUS;
# tests/run.sh must end with EXPECTED.
counts() { # PROMISE, STATUS, EXPECTED
	{
		echo '#!/bin/sh'
		echo 'cat <<END'
		cat
		echo END
		echo "exit $2"
	} >"$TMPDIR/build/tests/test_planted"
	chmod +x "$TMPDIR/build/tests/test_planted"
	lint "$1" counted "$3"
}

counted() {
	BUILD=$TMPDIR/build sh tests/run.sh unit:planted >"$TMPDIR/said"
	status=$?
	[ "$(tail -n 1 "$TMPDIR/said")" = "$1" ] || cat "$TMPDIR/said"
	case $1 in
	*" 0 failed") [ "$status" = 0 ] || echo "exit status $status" ;;
	*) [ "$status" != 0 ] || echo "exit status 0" ;;
	esac
}

counts "tests that pass are counted" 0 "3 passed, 0 failed" <<'END'
1..2
ok 1 - one
what a test printed ok 2 - two
1..1
ok 1 - three
END
counts "a test that fails is counted" 1 "1 passed, 1 failed" <<'END'
TAP version 13
1..2
ok 1 - one
not ok 2 - two
# not ok - group
END
counts "tests that were never reached are failures" 134 "1 passed, 2 failed" <<'END'
1..3
ok 1 - one
END
counts "a skipped test is a failure" 0 "1 passed, 2 failed" <<'END'
1..3
ok 1 - one
ok 2 # SKIP two
not ok 3 # SKIP three
END
counts "a leak found after the last test is a failure" 23 "1 passed, 1 failed" <<'END'
1..1
ok 1 - one
END
counts "a program that says nothing is a failure" 0 "0 passed, 1 failed" </dev/null
