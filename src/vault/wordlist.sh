#!/bin/sh
# Print the EFF large word list as C: the array of src/vault/wordlist.h.
#
# The list is read from Debian's diceware package, or from the file named by
# WORDLIST; its lines are five dice, a tab, a word.  A list that is not the
# whole one is refused: a short list would make weak passphrases.
set -eu
LC_ALL=C
export LC_ALL

count=7776
list=${WORDLIST:-}
if [ -z "$list" ]; then
	list=$(dpkg -L diceware 2>/dev/null | grep '/wordlist_en_eff\.txt$') || {
		echo "The word list is missing. Type: make deps" \
		    "(or give the file as WORDLIST=path)." >&2
		exit 69
	}
fi

awk -v want="$count" '
BEGIN {
	print "/* Made by src/vault/wordlist.sh. */"
	print "#include \"vault/wordlist.h\""
	print "const char *const wordlist[] = {"
}
/^[1-6][1-6][1-6][1-6][1-6]\t[a-z-]+\r?$/ {
	sub(/\r$/, "", $2)
	if ($2 in seen)
		twice = 1
	seen[$2] = 1
	words++
	printf "\t\"%s\",\n", $2
}
END {
	print "};"
	print "const int wordlist_count = " want ";"
	if (words != want || twice) {
		printf "%s: found %d words, expected %d different ones.\n",
		    FILENAME, words, want >"/dev/stderr"
		exit 1
	}
}' "$list"
