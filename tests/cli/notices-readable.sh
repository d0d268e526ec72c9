# What a young person is told can be read at 11: each notice that a new vault
# has, each front, and each sentence by itself is at most Kincaid grade 6 (the
# sixth year of school), measured by style(1) of the diction package.  Words
# and sentences of a front are counted in tests/unit/test_notice.c.
. tests/support/scenario.sh

GRADE=6

cat >"$TMPDIR/print.c" <<'END'
#include <stdio.h>
#include "core/kind.h"

int
main(void)
{
	for (size_t i = 0; i < notice_seeds_count; i++)
		printf("%s\t%s\t%s\n", notice_seeds[i].kind,
		    notice_seeds[i].front, notice_seeds[i].rest);
	return 0;
}
END

# A line for each notice: kind, front, rest.
notices() {
	${CC:-cc} -std=c11 -iquote "$TOP/include" -o "$TMPDIR/print" \
	    "$TMPDIR/print.c" "$TOP/src/core/notice_seed.c" && "$TMPDIR/print"
}

# A line for each different sentence of notices on standard input.
sentences() {
	cut -f 2- | tr '\t' '\n' | sed 's/\([.?!]\) /\1\
/g' | sort -u
}

readable() {
	printf '%s\n' "$1" | style | awk -v most="$GRADE" '
	$1 == "Kincaid:" { seen = 1; grade = $2 }
	END {
		print "Kincaid", grade
		exit !(seen && grade + 0 <= most)
	}'
}

hard="Personal information is processed pursuant to the legitimate interests \
of the organisation, and you may exercise your statutory entitlements by \
application."
plain="We keep your number. You can say no."

scenario "words of an office are told from plain ones"
control "plain words" readable "$plain"
refuse "the words of an office" readable "$hard"
refuse "a front with them" readable "May we keep your number? $hard"
refuse "nothing at all" readable ""

scenario "the front of every notice can be read at 11"
run 0 notices
check "there are notices" test "$(wc -l <"$out")" -ge 21
while IFS='	' read -r kind front rest; do
	check "front of $kind" readable "$front"
done <"$out"

scenario "every notice as a whole can be read at 11"
run 0 notices
while IFS='	' read -r kind front rest; do
	check "all of $kind" readable "$front $rest"
done <"$out"

scenario "no hard sentence hides among easy ones"
run 0 notices
printf 'planted\t%s\t%s %s\n' "$plain" "$hard" "$plain" | sentences \
    >"$TMPDIR/planted"
control "parted" grep -qxF "$hard" "$TMPDIR/planted"
check "three of them" test "$(wc -l <"$TMPDIR/planted")" = 3
sentences <"$out" >"$TMPDIR/sentences"
check "there are sentences" test "$(wc -l <"$TMPDIR/sentences")" -ge 60
while read -r sentence; do
	check "a sentence" readable "$sentence"
done <"$TMPDIR/sentences"
