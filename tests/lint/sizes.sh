# Files of at most 400 lines, functions of at most 60 (50 is the aim).
# A function's body is from a "{" to a "}" that stand alone at the margin.
. tests/support/lint.sh

sizes() { # most lines of a file, of a function
	find src include tests -name '*.[ch]' | LC_ALL=C sort |
	xargs awk -v file_most="$1" -v function_most="$2" '
	function file_end() {
		if (file != "" && lines > file_most)
			print file ":" file_most ": " lines " lines"
	}
	FNR == 1 { file_end(); file = FILENAME }
	{ lines = FNR }
	/^[a-z][a-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name) }
	/^{$/ { start = FNR }
	/^}$/ {
		if (FNR - start - 1 > function_most)
			print FILENAME ":" start ": " name "() has " \
			    FNR - start - 1 " lines"
	}
	END { file_end() }'
}

lint "no file or function is too long" sizes 400 60
seq -f '/* %g */' 401 | plant src/base/planted.c
caught "a file of 401 lines" src/base/planted.c sizes 400 60
{
	printf 'int\nplanted(void)\n{\n'
	seq -f '	f(%g);' 60
	printf '	return 0;\n}\n'
} | plant src/base/planted.c
caught "a function of 61 lines" src/base/planted.c:3: sizes 400 60
sizes 360 50 | sed 's/^/# near the limit: /'
