# Words that do not belong: in sources, what makes them unsafe or untestable;
# in tests, what makes them slow or unsure; anywhere, marks of unfinished work.
. tests/support/lint.sh

# Lines of the files named on standard input that match.
look() { # pattern, why it matters
	xargs grep -nE -e "$1" /dev/null | sed "s|\$|   <- $2|"
}

files() { # folders..., -- find tests
	find "$@" -type f 2>/dev/null | grep -v '^tests/lint/words\.sh$' | LC_ALL=C sort
}

sources() { files src include -name '*.[ch]'; }

unfinished() {
	files Makefile README src include migrations man tests .ci |
	    look '\<(TODO|FIXME)\>|(^|[^X])XXX([^X]|$)' "unfinished"
}

unsafe() {
	sources | look '\<(alloca|strcpy|strcat|v?sprintf|gets|system|popen|tmpnam|mktemp|s?rand|strtok)\(' "unsafe"
	# GLPK's errors can be contained in no other way.
	sources | grep -v '^src/core/rounding_solve\.c$' |
	    look '\<(setjmp|longjmp)\(' "unsafe"
	sources | look '^typedef ' "no typedefs"
	sources | look '# *define +_(GNU|POSIX|DEFAULT|XOPEN)' "the Makefile says it"
}

memory() {
	sources | grep -v '^src/base/mem\.c$' |
	    look '\<(malloc|calloc|realloc|reallocarray|strn?dup|v?asprintf)\(' "base/mem's"
}

clock() {
	sources | grep -v '^src/base/clock\.c$' |
	    look '\<(time|clock_gettime|gettimeofday|localtime(_r)?|mktime)\(' "base/clock's"
}

waiting() {
	files tests -name '*.[ch]' | look 'sleep\(' "tests do not wait"
	files tests -name '*.sh' |
	    look '(^|[;&|(]|do|then)[ 	]*sleep[ 	]' "tests do not wait"
	files tests/unit -name '*.c' | look '\<skip\(' "tests are not skipped"
}

names() {
	files src include tests | grep -E '(util|helper|manager|misc)' |
	    sed 's/$/: says nothing/'
}

try() { # WHAT RULE FILE, text on standard input
	plant "$3"
	caught "$1" "$3" "$2"
}

lint "nothing is marked unfinished" unfinished
echo "/* TODO more */" | try "a mark of unfinished work" unfinished src/base/planted.c
echo ".\\\" FIXME" | try "one in a man page" unfinished man/planted.1
lint "no unsafe function is called" unsafe
echo "	strcpy(a, b);" | try "strcpy" unsafe src/base/planted.c
echo "	longjmp(a, 1);" | try "longjmp" unsafe src/core/planted.c
echo "typedef int planted;" | try "a typedef" unsafe include/base/planted.h
lint "ordinary memory comes from base/mem" memory
echo "	p = realloc(p, 2);" | try "realloc" memory src/core/planted.c
lint "only base/clock asks the time" clock
echo "	return time(NULL);" | try "another clock" clock src/core/planted.c
lint "no test waits for time to pass, none is skipped" waiting
echo "	sleep(1);" | try "a wait in C" waiting tests/unit/test_planted.c
echo "	sleep 1" | try "a wait in a scenario" waiting tests/cli/planted.sh
echo "	skip();" | try "a skipped test" waiting tests/unit/test_planted.c
lint "files are named for what they do" names
try "a file for anything" names src/base/util.c </dev/null
