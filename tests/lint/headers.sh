# Every header stands alone: it compiles without anything before it, and its
# guard is its own name.
. tests/support/lint.sh

headers() {
	options="-std=c11 -Wall -Wextra -Wpedantic -Wundef -Werror
	    -iquote include -iquote src -iquote tests -D_GNU_SOURCE
	    -DSQLITE_HAS_CODEC
	    $(pkg-config --cflags sqlcipher | sed 's/-I/-isystem /')"
	find include src tests -name '*.h' | LC_ALL=C sort |
	while read -r header; do
		printf '#include "%s"\nextern int planted;\n' "$header" |
		    ${CC:-cc} $options -iquote . -fsyntax-only -x c - 2>&1 |
		    sed "s|^|$header: |"
		name=${header#*/}
		guard=$(echo "$name" | tr 'a-z/.-' 'A-Z___')
		grep -qx "#ifndef $guard" "$header" ||
		    echo "$header: its guard should be $guard"
	done
	:
}

lint "every header compiles alone" headers
plant include/base/planted.h <<'END'
#ifndef BASE_PLANTED_H
#define BASE_PLANTED_H
size_t planted(void);
#endif
END
caught "a header that needs another first" include/base/planted.h headers
plant include/base/planted.h <<'END'
#ifndef PLANTED_H
#define PLANTED_H
#endif
END
caught "a guard with another name" include/base/planted.h headers
