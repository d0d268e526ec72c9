#!/bin/sh
# Run tests and count them.
#
# usage: tests/run.sh JOB...        (make check-unit-NAME, make check-cli-NAME)
#   unit, unit:NAME       tests/unit/test_NAME.c, built in BUILD/tests
#   cli, cli:NAME         scenarios of tests/cli/NAME.sh against BUILD/tests/sayso
#   lint, lint:NAME       tests/lint/NAME.sh
#   asan, asan:NAME       unit tests built in ASAN_BUILD (sanitizers), without
#                         SWEEPS: those try every call and take minutes there
#   asan-all              all of them
#   cli-asan, cli-asan:NAME   scenarios against ASAN_BUILD/tests/sayso
#   screen, screen:NAME   scripts tests/screen/NAME.txt, the program's screens;
#                         with UPDATE=1 they are written anew
#   screen-asan, screen-asan:NAME   the same against ASAN_BUILD
#   valgrind, valgrind:NAME   the unit tests listed in VALGRIND, under
#                         valgrind, which cannot run a program in its fence
#
# Every test of a program counts, and every scenario and check of a script.
# A program that says less than it promised, prints no result at all, leaves
# with an error, or takes longer than LIMIT seconds counts as failed; nothing
# is ever counted as skipped.  What failed is shown in full.  The last line is
# always "N passed, N failed".
#
# BUILD (build/release), ASAN_BUILD (build/asan), VALGRIND, SWEEPS, LIMIT (600), VERBOSE
# (show everything) and JOBS (how many at a time; all cores) come from the
# environment.
set -u
cd "$(dirname "$0")/.." || exit 74
LC_ALL=C.UTF-8
export LC_ALL

BUILD=$(realpath -m "${BUILD:-build/release}")
ASAN_BUILD=$(realpath -m "${ASAN_BUILD:-build/asan}")
LIMIT=${LIMIT:-600}
JOBS=${JOBS:-$(nproc)}

less_sweeps() {
	grep -vxE "asan:($(echo ${SWEEPS:-none} | tr ' ' '|'))"
}

# A result per file $results/KIND:NAME: "PASSED FAILED".
count_tap() { # exit status, output
	awk -v status="$1" '
	/^[0-9]+\.\.[0-9]+/ { sub(/^.*\.\./, ""); promised += $1 }
	/not ok [0-9]+/ { bad++; next }
	/ok [0-9]+/ { if (/# SKIP/) bad++; else good++ }
	END {
		if (bad < promised - good)
			bad = promised - good
		if (bad == 0 && (status != 0 || good == 0))
			bad = 1
		print good + 0, bad + 0
	}' "$2"
}

count_lines() {
	awk -v status="$1" '
	/^ok / { good++ }
	/^FAIL / { bad++ }
	END {
		if (bad == 0 && (status != 0 || good == 0))
			bad = 1
		print good + 0, bad + 0
	}' "$2"
}

# The environment a test sees: nothing of the user's, so that it is the same
# on every machine.
clean() {
	env -i PATH="$PATH" LC_ALL=C.UTF-8 TZ=UTC TERM=dumb HOME="$TMPDIR" \
	    TMPDIR="$TMPDIR" SAYSO="$SAYSO" BUILD="$BUILD" ${CC:+"CC=$CC"} \
	    ${SAYSO_SOAK:+"SAYSO_SOAK=$SAYSO_SOAK"} \
	    ${UPDATE:+"UPDATE=$UPDATE"} CMOCKA_MESSAGE_OUTPUT=TAP \
	    ASAN_OPTIONS=allow_user_segv_handler=0:detect_stack_use_after_return=1 \
	    UBSAN_OPTIONS=print_stacktrace=1 \
	    timeout -k 10 "$LIMIT" "$@" </dev/null
}

one() {
	job=$1
	kind=${job%%:*}
	name=${job#*:}
	TMPDIR=$work/tmp-$kind-$name
	output=$work/output-$kind-$name
	mkdir -m 700 "$TMPDIR"
	SAYSO=$BUILD/tests/sayso
	case $kind in
	asan | cli-asan | screen-asan) SAYSO=$ASAN_BUILD/tests/sayso ;;
	esac
	case $kind in
	unit) clean "$BUILD/tests/test_$name" ;;
	asan) clean "$ASAN_BUILD/tests/test_$name" ;;
	valgrind)
		clean valgrind -q --error-exitcode=99 --leak-check=full \
		    --errors-for-leak-kinds=definite "$BUILD/tests/test_$name" ;;
	cli | cli-asan) clean sh "tests/cli/$name.sh" ;;
	lint) clean sh "tests/lint/$name.sh" ;;
	screen | screen-asan)
		clean "$BUILD/tests/screen_script" "tests/screen/$name.txt" ;;
	*)
		echo "run.sh: what is $job?"
		false ;;
	esac >"$output" 2>&1
	status=$?
	case $kind in
	cli | cli-asan | screen | screen-asan | lint)
		counted=$(count_lines "$status" "$output") ;;
	*) counted=$(count_tap "$status" "$output") ;;
	esac
	echo "$counted" >"$results/$job"
	echo "$job: ${counted% *} passed, ${counted#* } failed"
	if [ "${counted#* }" != 0 ] || [ -n "${VERBOSE:-}" ]; then
		cat "$output"
		[ "$status" = 0 ] || echo "$job: exit status $status"
	fi
	rm -rf "$TMPDIR"
}

if [ "${1:-}" = --one ]; then
	one "$2" >"$work/said-$2" 2>&1
	cat "$work/said-$2"
	exit 0
fi

names() { # folder, prefix, suffix
	for file in "$1/$2"*"$3"; do
		[ -e "$file" ] || continue
		file=${file##*/"$2"}
		echo "${file%"$3"}"
	done
}

list() {
	for job; do
		case $job in
		*:*) echo "$job" ;;
		unit) names tests/unit test_ .c | sed "s/^/$job:/" ;;
		asan) names tests/unit test_ .c | sed "s/^/$job:/" | less_sweeps ;;
		asan-all) names tests/unit test_ .c | sed "s/^/asan:/" ;;
		valgrind)
			for name in ${VALGRIND:-}; do echo "valgrind:$name"; done ;;
		screen | screen-asan) names tests/screen '' .txt | sed "s/^/$job:/" ;;
		cli | cli-asan | lint) names "tests/${job%-asan}" '' .sh | sed "s/^/$job:/" ;;
		*) echo "$job:" ;;
		esac
	done
}

work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
results=$work/results
mkdir "$results"
export work results BUILD ASAN_BUILD LIMIT

list "$@" >"$work/jobs"
xargs -P "$JOBS" -n 1 sh tests/run.sh --one <"$work/jobs"

passed=0
failed=0
while read -r job; do
	good=0
	bad=1
	[ -s "$results/$job" ] && read -r good bad <"$results/$job"
	passed=$((passed + good))
	failed=$((failed + bad))
	[ "$bad" = 0 ] || echo "$job" >>"$work/bad"
done <"$work/jobs"
if [ -s "$work/bad" ]; then
	echo "Not well: $(tr '\n' ' ' <"$work/bad")"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
