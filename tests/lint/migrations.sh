# A released migration is never changed: migrations/SHA256SUMS holds the
# checksum of each, in the form that sha256sum writes ("sum  NNNN_words.sql").
# A migration that is not listed is not released yet.
. tests/support/lint.sh

frozen() {
	[ -e migrations/SHA256SUMS ] || return 0
	(cd migrations && sha256sum --check --strict --quiet SHA256SUMS 2>&1) |
	    sed 's|^|migrations/|'
	# What is listed is the beginning, without a gap.
	(cd migrations && printf '%s\n' [0-9]*.sql) >"$TMPDIR/all"
	sed 's/^.*  //' migrations/SHA256SUMS >"$TMPDIR/listed"
	head -n "$(wc -l <"$TMPDIR/listed")" "$TMPDIR/all" |
	    cmp -s - "$TMPDIR/listed" ||
	    echo "migrations/SHA256SUMS: lists something else than the first files"
}

embedded() {
	sh migrations/embed.sh migrations >/dev/null
}

# In the copy, as if all of them had been released.
freeze() {
	plant migrations/SHA256SUMS </dev/null
	(cd migrations && sha256sum [0-9]*.sql) >"$COPY/migrations/SHA256SUMS"
}

files=$(cd migrations && printf '%s\n' [0-9]*.sql)
first=$(echo "$files" | head -n 1)
last=$(echo "$files" | tail -n 1)

lint "released migrations are as they were" frozen
freeze
echo "-- planted" | plant "migrations/$first"
caught "a changed migration" "migrations/$first" frozen
freeze
sed -i 1d "$COPY/migrations/SHA256SUMS"
caught "a migration put in before released ones" migrations/SHA256SUMS frozen
lint "migrations have names, numbers and a store" embedded
echo "-- store: records" | plant migrations/9999_planted.sql
caught "a gap in the numbers" migrations/9999_planted.sql embedded
plant "migrations/$last" </dev/null
sed -i '1s/.*/-- planted/' "$COPY/migrations/$last"
caught "a migration of no store" "migrations/$last" embedded
