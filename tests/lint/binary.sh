# The program that is shipped: hardened, linked with SQLCipher and never with
# plain SQLite, without the tests' clock and cheap passphrases, and without a
# path of the machine that built it.
. tests/support/lint.sh

program=$BUILD/sayso

hardened() { # program
	readelf -Wh "$1" | grep -q 'Type: *DYN' || echo "$1: no PIE"
	readelf -Wl "$1" | grep -q GNU_RELRO || echo "$1: no RELRO"
	readelf -Wd "$1" | grep -q NOW || echo "$1: no BIND_NOW"
	readelf -Wl "$1" | grep GNU_STACK | grep -q 'RW *0' ||
	    echo "$1: its stack can be executed"
	readelf -Ws "$1" | grep -q __stack_chk_fail || echo "$1: no stack guard"
	readelf -Ws "$1" | grep -q '_chk@' || echo "$1: no FORTIFY_SOURCE (MODE=release has it)"
}

libraries() { # program
	readelf -Wd "$1" | grep -q 'NEEDED.*libsqlcipher' ||
	    echo "$1: not linked with SQLCipher"
	! readelf -Wd "$1" | grep 'NEEDED.*libsqlite3' ||
	    echo "$1: linked with plain SQLite"
}

untouched() { # program
	! grep -qaF SAYSO_TEST "$1" || echo "$1: has a test switch"
	! grep -qaF "$TOP" "$1" || echo "$1: has a path of this machine"
}

# Programs that lack what is looked for.
mkdir "$TMPDIR/bad"
bad=$TMPDIR/bad/program
cat >"$TMPDIR/bad/program.c" <<END
#include <stdio.h>
int main(void) { return puts("SAYSO_TEST $TOP"); }
END
${CC:-cc} -no-pie -fno-stack-protector -Wl,-z,norelro,-z,lazy,-z,execstack \
    -o "$bad" "$TMPDIR/bad/program.c" 2>/dev/null

found() { # what, rule, how many lines
	if [ "$($2 "$bad" | wc -l)" = "$3" ]; then
		verdict good "control: $1 is caught"
	else
		$2 "$bad" >"$TMPDIR/found"
		verdict bad "control: $1 is caught"
	fi
}

lint "the program is hardened" hardened "$program"
found "a program that is not" hardened 6
lint "the program uses SQLCipher and no other SQLite" libraries "$program"
found "a program without SQLCipher" libraries 1
lint "the program has no test switch and no path" untouched "$program"
found "a program with both" untouched 2
