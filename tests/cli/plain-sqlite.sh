# With plain SQLite in the place of SQLCipher nothing would be locked: then
# the program refuses to work, and writes nothing.
. tests/support/scenario.sh

echo "six purple otters dance slowly" >"$TMPDIR/pass"
plain=$(${CC:-cc} -print-file-name=libsqlite3.so.0)

init() { # PROGRAM
	"$1" --vault v --as Sam --passphrase-fd 3 init \
	    --organisation "Hill Club" 3<"$TMPDIR/pass"
}
preloaded() { LD_PRELOAD=$plain "$@"; }

# The program with other libraries in front of its own.
link() { # PROGRAM, libraries...
	program=$1
	shift
	# shellcheck disable=SC2046 # lists
	${CC:-cc} -pie $(grep -oe '-fsanitize=[^ ]*' -e '--coverage' \
	    "$BUILD/flags" | sort -u) -o "$program" "$BUILD/src/main.o" \
	    "$BUILD/tests/support/clock_fixed.o" \
	    "$BUILD/tests/support/kdf_cheap.o" "$BUILD/tests/sayso.a" "$@" \
	    $(pkg-config --libs $(sed -n '/^PACKAGES :=/,/[^\\]$/{
		s/^PACKAGES := //
		s/\\$//
		p
	    }' "$TOP/Makefile")) -lzxcvbn -lglpk -lxlsxwriter -lm
}

refused() {
	out_is </dev/null
	err_is <<-'END'
	sayso: Plain SQLite is in the place of SQLCipher, so nothing would be locked. Install SQLCipher 4.5 or newer.
	END
}

scenario "plain SQLite loaded in front of it: no vault is made"
control "plain SQLite is on this machine" test -f "$plain"
run 69 preloaded init "$SAYSO"
refused
refuse "anything was made" test -e v
run 0 init "$SAYSO"
control "a vault without it" test -s v/records.db

scenario "plain SQLite loaded in front of it: no vault is opened"
control "a vault" init "$SAYSO"
cp -r v before
run 69 preloaded "$SAYSO" --vault v --passphrase-fd 3 person mine \
    3<"$TMPDIR/pass"
refused
check "the vault is as it was" diff -r before v
run 0 "$SAYSO" --vault v --passphrase-fd 3 user list 3<"$TMPDIR/pass"

scenario "a build that was linked with plain SQLite first makes no vault"
check "it can be linked" link ./wrong "$plain"
control "both are in it" sh -c 'readelf -d wrong | grep -q libsqlite3 &&
    readelf -d wrong | grep -q libsqlcipher'
run 69 init ./wrong
refused
refuse "anything was made" test -e v
check "it can be linked" link ./right
run 0 init ./right
control "a vault without it" test -s v/records.db

scenario "what needs no vault still works"
run 0 preloaded "$SAYSO" help
out_has "person add"
