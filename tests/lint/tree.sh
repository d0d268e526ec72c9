# The top level stays small, no address of a package server is written down,
# and what the Makefile installs it takes out again.
. tests/support/lint.sh

top() {
	for name in *; do
		case $name in
		Makefile | README | LICENSE | src | include | migrations | man | tests) ;;
		build) ;;
		*) echo "$name: not at the top level" ;;
		esac
	done
}

# Words after "://" that end in a domain; documentation may use .example.
addresses() {
	grep -rnE '(https?|ftp)://' Makefile tests/*.sh tests/lint tests/support \
	    migrations .ci .clang-format |
	    grep -vE '://[a-z.]*\.example/'
	:
}

one_makefile() {
	find . -path ./build -prune -o \
	    \( -iname 'makefile' -o -name '*.mk' -o -iname GNUmakefile \) -print |
	    grep -vx ./Makefile
	# All but the lists of modules, which grow with the program.
	[ "$(sed '/^BASE /,/^$/d' Makefile | wc -l)" -le 200 ] ||
	    echo "Makefile: over 200 lines"
}

installed() {
	set -- BUILD="$BUILD" DESTDIR="$TMPDIR/root" PREFIX=/usr
	make -s -o all "$@" install >/dev/null || return
	wanted="usr/bin/sayso"
	for page in man/*.[157]; do
		[ -e "$page" ] || continue
		wanted="$wanted usr/share/man/man${page##*.}/${page##*/}"
	done
	for file in $wanted; do
		[ -s "$TMPDIR/root/$file" ] || echo "$file: not installed"
	done
	make -s "$@" uninstall >/dev/null
	find "$TMPDIR/root" -type f
}

lint "the top level has what it should have" top
plant more.txt </dev/null
caught "another file there" more.txt top
lint "no address of a package server is in the build" addresses
printf 'deb http:%s bookworm main\n' //planted.org/debian |
    plant tests/lint/planted.sh
caught "an address" tests/lint/planted.sh addresses
lint "there is one Makefile, and it is short" one_makefile
plant src/planted.mk </dev/null
caught "a second one" src/planted.mk one_makefile
lint "what is installed can be taken out" installed
