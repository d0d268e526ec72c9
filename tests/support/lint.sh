# Words for lints: rules about the text of the project.
#
# A file tests/lint/SUBJECT.sh starts with ". tests/support/lint.sh", defines
# functions that print one line "FILE:LINE: what is wrong" for each defect, and
# says
#
#     lint "the arrows between layers hold" layers
#     plant src/base/planted.c <<END
#     #include "core/person.h"
#     END
#     caught "an arrow the wrong way" src/base/planted.c layers
#
# lint PROMISE CMD...        run in the project; must print nothing, succeed
# plant FILE                 add standard input to the end of FILE, in a copy
# caught WHAT FILE CMD...    run in the copy; must print something about FILE;
#                            then the copy is as the project again
#
# A lint that was never seen to find anything is not believed: each has at
# least one caught.  Prints "ok PROMISE" or "FAIL PROMISE" with the lines.
set -u
TOP=$PWD
COPY=$TMPDIR/copy
broken=0

verdict() { # good or bad, promise; reasons in $TMPDIR/found
	if [ "$1" = good ]; then
		echo "ok $2"
	else
		echo "FAIL $2"
		sed 's/^/#   /' "$TMPDIR/found"
		broken=$((broken + 1))
	fi
}

lint() {
	promise=$1
	shift
	if "$@" >"$TMPDIR/found" 2>&1 && [ ! -s "$TMPDIR/found" ]; then
		verdict good "$promise"
	else
		verdict bad "$promise"
	fi
}

plant() {
	if [ ! -d "$COPY" ]; then
		mkdir "$COPY"
		tar -cf - --exclude=./build --exclude=./.git . | tar -C "$COPY" -xf -
	fi
	case $1 in
	*/*) mkdir -p "$COPY/${1%/*}" ;;
	esac
	cat >>"$COPY/$1"
	echo "$1" >>"$TMPDIR/planted"
}

caught() {
	promise="control: $1 is caught"
	file=$2
	shift 2
	(cd "$COPY" && "$@") >"$TMPDIR/found" 2>&1
	if grep -qF -e "$file" "$TMPDIR/found"; then
		verdict good "$promise"
	else
		verdict bad "$promise"
	fi
	while read -r file; do
		rm -f "$COPY/$file"
		[ ! -e "$TOP/$file" ] || cp -p "$TOP/$file" "$COPY/$file"
	done <"$TMPDIR/planted"
	rm "$TMPDIR/planted"
}

finish() {
	status=$?
	[ "$status" != 0 ] || [ "$broken" = 0 ] || exit 1
}
trap finish EXIT
