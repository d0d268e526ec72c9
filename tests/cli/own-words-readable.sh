# Every sentence that a young person sees with the laptop in their hands can be
# read at 11: measured one by one by style(1) of the diction package, the median
# is under Kincaid grade 6 and none is over 8.  Keys and labels are words, not
# sentences; a label with a colon is read with what stands behind it.
. tests/support/scenario.sh

MOST=8
MEDIAN=6

cat >"$TMPDIR/print.c" <<'END'
#include <stdio.h>
#include "tui/own_words.h"

void buf_add(struct buf *buf, const void *bytes, size_t count)
{
	(void)buf, (void)bytes, (void)count;
}

void buf_add_text(struct buf *buf, const char *text)
{
	(void)buf, (void)text;
}

int
main(void)
{
	for (int word = 0; word < OWN_WORDS; word++) {
		const char *text = own_word((enum own_word)word);

		if (text == NULL || (word != WORD_NONE && *text == '\0'))
			return 1;
		puts(text);
	}
	return 0;
}
END

words() {
	${CC:-cc} -std=c11 -iquote "$TOP/include" -iquote "$TOP/src" \
	    -o "$TMPDIR/print" "$TMPDIR/print.c" "$TOP/src/tui/own_words.c" \
	    "$TOP/src/tui/own_words_more.c" && "$TMPDIR/print"
}

# A line for each different sentence of standard input; Sam is the name in it.
sentences() {
	sed 's/~/Sam/g; s/\([.?!]\) /\1\
/g' | grep '[.?!]$' | sort -u
}

grade() {
	printf '%s\n' "$1" | style | awk '$1 == "Kincaid:" { print $2 }'
}

# The grades of the sentences of standard input, least first.
grades() {
	while read -r sentence; do
		grade "$sentence"
	done | sort -n
}

# All of standard input's grades are as they must be.
readable() {
	printf '%s\n' "$@" | grades | awk -v most="$MOST" -v median="$MEDIAN" '
	{ all[NR] = $1 }
	END { exit !(NR > 0 && all[NR] <= most && all[int((NR + 1) / 2)] < median) }'
}

hard="Personal information is processed pursuant to the legitimate interests \
of the organisation."
plain="We keep your number."

scenario "words of an office are told from plain ones"
control "plain words" readable "$plain" "You can say no."
refuse "one sentence of an office among plain ones" readable "$plain" \
    "$plain" "$plain" "$hard"
refuse "many that are a little hard" readable \
    "Every different worker understands particular information." "$plain"
refuse "nothing at all" readable

scenario "what a young person reads can be read at 11"
run 0 words
sentences <"$out" >"$TMPDIR/sentences"
check "there are sentences" test "$(wc -l <"$TMPDIR/sentences")" -ge 150
while read -r sentence; do
	check "a sentence" readable "$sentence"
done <"$TMPDIR/sentences"
grades <"$TMPDIR/sentences" >"$TMPDIR/grades"
check "the median is under $MEDIAN" awk -v median="$MEDIAN" '
    { all[NR] = $1 } END { exit !(all[int((NR + 1) / 2)] < median) }' \
    "$TMPDIR/grades"

# The slip of somebody of the demo who has a key, its lines joined again.
slip() {
	"$SAYSO" --json demo --into d >"$TMPDIR/demo" || return
	person=$(sed -n '/"id": /{s/.*: "\(.*\)".*/\1/;h;}
		/"pin": "/{g;p;q;}' "$TMPDIR/demo")
	echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"
	"$SAYSO" --vault d --as Sam --passphrase-fd 3 own receipt "$person" \
	    3<"$TMPDIR/sam" | tr '\n' ' '
}

scenario "a slip can be read at 11 too"
run 0 slip
out_has "YOUR SLIP" "You can say no at any time."
sentences <"$out" >"$TMPDIR/sentences"
check "there are sentences" test "$(wc -l <"$TMPDIR/sentences")" -ge 4
while read -r sentence; do
	check "a sentence: $sentence" readable "You can say no." \
	    "You can say no." "$sentence"
done <"$TMPDIR/sentences"

scenario "they leave out what means something else to a child"
run 0 words
out_has "Who looked"
out_lacks "flag" "contacts" "data" "Data"
