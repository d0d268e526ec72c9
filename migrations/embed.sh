#!/bin/sh
# Print migrations/NNNN_words.sql as C: the array of src/store/migrations.h.
#
# usage: embed.sh FOLDER
# Bytes are written one by one, so nothing in the SQL can be taken for C.
# Numbers start at 0001 and have no gap.  The first line of a file says whose
# it is: "-- store: records" or "-- store: releases".
set -eu
LC_ALL=C
export LC_ALL

folder=$1
count=0
entries=

echo '/* Made by migrations/embed.sh. */'
echo '#include <stddef.h>'
echo '#include "store/migrations.h"'
for file in "$folder"/[0-9]*.sql; do
	[ -e "$file" ] || break
	count=$((count + 1))
	name=${file##*/}
	name=${name%.sql}
	number=$(printf '%04d' "$count")
	case $name in
	"${number}"_*[!a-z0-9_]* | "${number}_")
		bad=1 ;;
	"${number}"_*)
		bad=0 ;;
	*)
		bad=1 ;;
	esac
	if [ "$bad" = 1 ]; then
		echo "embed.sh: $file: expected ${number}_words.sql" >&2
		exit 1
	fi
	store=$(sed -n '1s/^-- store: \(records\|releases\)$/\1/p' "$file")
	if [ -z "$store" ]; then
		echo "embed.sh: $file: the first line must be" \
		    "\"-- store: records\" or \"-- store: releases\"" >&2
		exit 1
	fi
	entries="$entries	{$count, \"$store\", \"${file##*/}\", sql_$number},
"
	echo "static const char sql_${number}[] = {"
	od -An -v -tx1 "$file" | sed "s/ \(..\)/'\\\\x\1',/g"
	echo '0};'
done
echo 'const struct migration migrations[] = {'
printf '%s' "$entries"
echo '	{0, NULL, NULL, NULL},'
echo '};'
echo "const int migrations_count = $count;"
