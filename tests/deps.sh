#!/bin/sh
# Install what building (and testing) needs, where apt-get is at hand.
#
# usage: tests/deps.sh build|check      make deps, make deps-check
#        tests/deps.sh source SUITE FILE
#
# Looks first at what is there, so a second run needs no network and no root.
# On Debian 12 SQLCipher 4.5 or newer is in the backports of the same archive;
# when no source on this machine has it, one is written beside the machine's own
# Debian entry, with that entry's address and options ("source" prints it).  No
# address is known here.  Without apt-get the packages are named and nothing is
# done; exit 69.
set -u
LC_ALL=C
export LC_ALL

sqlcipher=4.5     # oldest that will do; its .pc has the version of SQLite
sqlite=3.36
newline='
'

say() { echo "sayso: $*" >&2; }

stop() {
	say "$*"
	exit 69
}

# ------------------------------------------------------ what is not there

have() { command -v "$1" >/dev/null 2>&1; }
library() { pkg-config --exists "$1" 2>/dev/null; }
compiles() { # source, options...
	source=$1
	shift
	echo "$source" | "$@" -x c - -o /dev/null 2>/dev/null
}

missing_for_build() {
	compiles '#include <stdio.h>
int main(void) { return 0; }' cc || echo gcc libc6-dev
	have pkg-config || echo pkg-config
	library "sqlcipher >= $sqlite" || echo libsqlcipher-dev
	library libsodium || echo libsodium-dev
	library libutf8proc || echo libutf8proc-dev
	library jansson || echo libjansson-dev
	library libseccomp || echo libseccomp-dev
	library libqrencode || echo libqrencode-dev
	library ncursesw && library panelw || echo libncurses-dev
	compiles '#include <zxcvbn.h>' cc -c || echo libzxcvbn-dev
	compiles '#include <glpk.h>' cc -c || echo libglpk-dev
	compiles '#include <xlsxwriter.h>' cc -c || echo libxlsxwriter-dev
	[ -n "${WORDLIST:-}" ] ||
	    dpkg -L diceware 2>/dev/null | grep -q wordlist_en_eff || echo diceware
}

missing_for_check() {
	missing_for_build
	library cmocka || echo libcmocka-dev
	library vterm || echo libvterm-dev
	have tmux || echo tmux
	have valgrind || echo valgrind
	have clang || echo clang
	compiles 'int main(void) { return 0; }' clang -fsanitize=address,undefined ||
	    echo libclang-rt-dev
	have clang-format || echo clang-format
	have mandoc || echo mandoc
	have minisign || echo minisign
	have age && have age-keygen || echo age
	have script || echo bsdutils
	have diction || echo diction
	have tidy || echo tidy
	have openssl || echo openssl
	have python3 || echo python3
	# Plain SQLite, to see that it is refused.
	[ -e "$(cc -print-file-name=libsqlite3.so.0)" ] || echo libsqlite3-0
}

# -------------------------------------------------- a source for backports

# A file's entry for the plain suite, turned into one for its backports: first
# line "list" or "sources" (how apt names such files), then the text.
one_line_source() { # suite, file
	awk -v suite="$1" '
	{ sub(/#.*/, "") }
	$1 != "deb" { next }
	{
		options = ""
		if (match($0, /^[ \t]*deb[ \t]+\[[^]]*\]/)) {
			options = substr($0, 1, RLENGTH)
			sub(/^[^[]*/, "", options)
			options = options " "
			rest = substr($0, RLENGTH + 1)
		} else {
			rest = $0
			sub(/^[ \t]*deb[ \t]+/, "", rest)
		}
		fields = split(rest, part, " ")
		if (part[2] != suite)
			next
		for (i = 3; i <= fields; i++)
			if (part[i] == "main") {
				print "list"
				print "deb " options part[1], suite "-backports main"
				exit
			}
	}' "$2"
}

stanza_source() { # suite, file
	awk -v suite="$1" '
	function word_in(word, text,    list, count, i) {
		count = split(text, list, " ")
		for (i = 1; i <= count; i++)
			if (list[i] == word)
				return 1
		return 0
	}
	function stanza_end() {
		if (word_in("deb", field["types"]) &&
		    word_in(suite, field["suites"]) &&
		    word_in("main", field["components"]) &&
		    field["enabled"] !~ /^[ \t]*([Nn]o|[Ff]alse|0)/) {
			print "sources"
			print "Types: deb"
			printf "%s", kept
			print "Suites: " suite "-backports"
			print "Components: main"
			done = 1
			exit
		}
		kept = ""
		split("", field)
		name = ""
	}
	/^#/ { next }
	/^[ \t\r]*$/ { stanza_end() }
	/^[ \t\r]*$/ { next }
	/^[^ \t:]+:/ {
		name = tolower($0)
		sub(/:.*/, "", name)
		field[name] = ""
	}
	{
		value = $0
		sub(/^[^ \t:]+:/, "", value)
		field[name] = field[name] " " value
		if (name !~ /^(types|suites|components|enabled)$/)
			kept = kept $0 "\n"
	}
	END { if (!done) stanza_end() }' "$2"
}

backports_source() { # suite, file
	case $2 in
	*.sources) found=$(stanza_source "$1" "$2") ;;
	*) found=$(one_line_source "$1" "$2") ;;
	esac
	[ -n "$found" ] && echo "$found"
}

# ------------------------------------------------------------- installing

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >&2
}

# The newest SQLCipher that any source offers and that is new enough.
sqlcipher_offered() {
	apt-cache madison libsqlcipher-dev 2>/dev/null | while read -r _ _ version _; do
		if dpkg --compare-versions "$version" ge "$sqlcipher"; then
			echo "$version"
			break
		fi
	done
}

# What apt reads packages from: lines of suite and file.
sources() { # filter
	apt-get indextargets 'Created-By: Packages' 'Component: main' "$@" \
	    --format '$(RELEASE) $(SOURCESENTRY)' 2>/dev/null | sed 's/:[0-9]*$//'
}

add_backports() {
	if sources | grep -q -- '-backports '; then
		return
	fi
	codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
	# What says it is Debian first: others name their suites after it.
	entry=$({ sources 'Label: Debian'; sources; } |
	    grep -E "^($codename|stable|oldstable) " | head -n 1)
	[ -n "$entry" ] || stop "SQLCipher $sqlcipher or newer is in Debian's" \
	    "backports, and no source for Debian itself was found to copy. Add" \
	    "the backports of your release to apt's sources and try again."
	found=$(backports_source "${entry%% *}" "${entry#* }") ||
	    stop "the entry for Debian in ${entry#* } could not be read."
	file=/etc/apt/sources.list.d/sayso-backports.${found%%"$newline"*}
	say "adding $file (Debian's backports, for SQLCipher)"
	echo "${found#*"$newline"}" | as_root tee "$file" >/dev/null ||
	    stop "$file could not be written."
	apt update || say "apt-get update had trouble."
	[ -n "$(sqlcipher_offered)" ] || as_root rm "$file"
}

install_missing() {
	have apt-get || stop "these packages (Debian's names) are missing:" \
	    "$*. Install them and try again."
	[ "$(id -u)" = 0 ] || have sudo ||
	    stop "these packages are missing: $*. Become root and try again."
	apt update || say "apt-get update had trouble."
	wanted=
	for package; do
		if [ "$package" = libsqlcipher-dev ]; then
			[ -n "$(sqlcipher_offered)" ] || add_backports
			version=$(sqlcipher_offered)
			[ -n "$version" ] || stop "no package source of this" \
			    "machine has SQLCipher $sqlcipher or newer."
			package=$package=$version
		fi
		wanted="$wanted $package"
	done
	# shellcheck disable=SC2086 # a list
	apt install -y --no-install-recommends $wanted ||
	    stop "the packages could not be installed:$wanted."
}

case ${1:-} in
build | check)
	# shellcheck disable=SC2046 # a list
	set -- "$1" $(missing_for_"$1")
	[ $# -gt 1 ] || exit 0
	kind=$1
	shift
	install_missing "$@"
	# shellcheck disable=SC2046
	set -- $(missing_for_"$kind")
	[ $# = 0 ] || stop "installed, but still not usable: $*."
	;;
source)
	backports_source "$2" "$3" ;;
*)
	echo "usage: tests/deps.sh build|check" >&2
	exit 64 ;;
esac
