# Formatting.  What .clang-format says is checked with the version of
# clang-format that the sources were formatted with; others break some lines in
# other places.  Columns, tabs and line ends are checked everywhere.
. tests/support/lint.sh

version=14

sources() {
	find src include tests -name '*.[ch]' | LC_ALL=C sort
}

columns() {
	sources | while read -r file; do
		expand -t 8 "$file" | awk -v file="$file" '
		length($0) > 80 { print file ":" NR ": over 80 columns" }'
	done
	sources | xargs grep -nE '[ 	]$|^ {8}|'"$(printf '\r')" /dev/null
	:
}

format() {
	sources | xargs clang-format --dry-run -Werror --ferror-limit=1
}

lint "lines have 80 columns, tabs and clean ends" columns
printf '/* %78s */\n' planted | plant src/base/planted.c
caught "a long line" src/base/planted.c:1: columns
printf '\tint planted; \n' | plant src/base/planted.c
caught "a blank at the end of a line" src/base/planted.c:1: columns

if clang-format --version | grep -q " version $version\."; then
	lint "sources are formatted by .clang-format" format
	plant src/base/planted.c <<-'END'
	int planted (void) {
	    return 0; }
	END
	caught "a function in another style" src/base/planted.c format
else
	echo "# .clang-format is checked where clang-format is version $version"
fi
