# Files of figures, read by programs that are not ours: every number in them is
# the release's, with its range.
. tests/support/scenario.sh

MAKE=$BUILD/tests/export_make
EARLIER=$TOP/tests/fixtures/release-2026-Q1.txt
RELEASE=$TOP/tests/fixtures/release-2026-Q2.txt
RECIPE=$TOP/tests/fixtures/recipe.txt

reads() { python3 "$TOP/tests/fixtures/figures_files.py" "$@"; }
make_files() { # FORM, FOLDER, option...
	form=$1
	mkdir -m 700 "$2"
	run 0 "$MAKE" --form "$form" --to "$2" --on 2026-11-28 \
	    --beside "2026-Q1=$EARLIER" "2026-Q2=$RELEASE"
	out_is </dev/null
	err_is </dev/null
}

# A release that says something else somewhere: what a reader must notice.
another_release() { # FILE
	sed 's/^40	8-10/45	8-10/' "$RELEASE" >"$1"
	control "it says something else" sh -c "! cmp -s '$1' '$RELEASE'"
}

scenario "a folder of tidy CSV is what its description says"
make_files csv csv
run 0 reads package csv "2026-Q2=$RELEASE"
out_is </dev/null
another_release other
run 1 reads package csv "2026-Q2=other"
out_has "is not the release's"
sed -i 's/,416,424,/,416,x,/' csv/2026-Q2-people-gender.csv
run 1 reads package csv "2026-Q2=$RELEASE"
out_has "upper is no integer x"

scenario "two periods lie in one folder"
mkdir -m 700 both
run 0 "$MAKE" --form csv --to both --on 2026-11-28 "2026-Q1=$EARLIER" \
    "2026-Q2=$RELEASE"
run 0 reads package both "2026-Q1=$EARLIER" "2026-Q2=$RELEASE"
out_is </dev/null

scenario "one CSV file has all tables and the note in each row"
make_files one one
run 0 reads one one/figures-2026-Q2.csv "$RELEASE"
out_is </dev/null
another_release other
run 1 reads one one/figures-2026-Q2.csv other

scenario "a spreadsheet has marked up tables, no formula and no name"
make_files xlsx xlsx
files_are xlsx <<END
figures-2026-Q2.xlsx
END
run 0 reads xlsx xlsx/figures-2026-Q2.xlsx "$RELEASE"
out_is </dev/null
another_release other
run 1 reads xlsx xlsx/figures-2026-Q2.xlsx other

scenario "a page is valid, fetches nothing and has every range"
make_files html html
run 0 tidy -q -e html/figures-2026-Q2.html
err_is </dev/null
run 0 reads html html/figures-2026-Q2.html "$RELEASE"
out_is </dev/null
another_release other
run 1 reads html html/figures-2026-Q2.html other

scenario "a recipe picks tables and adds what a worker typed"
mkdir -m 700 page sheet
run 0 "$MAKE" --form html --to page --on 2026-11-28 --recipe "$RECIPE" \
    --beside "2026-Q1=$EARLIER" "2026-Q2=$RELEASE"
run 0 tidy -q -e page/figures-2026-Q2.html
err_is </dev/null
run 0 cat page/figures-2026-Q2.html
out_has "What we did, for the council" "What we learned" \
    "=1+1 is &lt;b&gt;two&lt;/b&gt; &amp; more" "Young people by gender"
out_lacks "by disability" "<b>two"
run 0 "$MAKE" --form xlsx --to sheet --on 2026-11-28 --recipe "$RECIPE" \
    "2026-Q2=$RELEASE"
unzip_all() { python3 -m zipfile -e sheet/figures-2026-Q2.xlsx parts; }
check "it is an archive" unzip_all
run 0 cat parts/xl/sharedStrings.xml
out_has "=1+1 is" "What we learned"
run 0 sh -c 'cat parts/xl/worksheets/*.xml'
out_lacks "<f>"
sed 's/^period .*/period week/' "$RECIPE" >wrong
run 65 "$MAKE" --form html --to page --on 2026-11-28 --recipe wrong \
    "2026-Q2=$RELEASE"
err_has "wrong:5:" "month, quarter or year"

# Another spreadsheet program, where there is one and time for it.
if [ -n "${SAYSO_SOAK:-}" ] && command -v soffice >/dev/null; then
	scenario "LibreOffice reads the same numbers out of the spreadsheet"
	make_files xlsx xlsx
	filter='csv:Text - txt - csv (StarCalc)'
	run 0 soffice --headless --convert-to \
	    "$filter:44,34,76,1,,0,false,true,false,false,false,-1" \
	    --outdir sheets \
	    xlsx/figures-2026-Q2.xlsx
	run 0 reads sheets sheets "$RELEASE"
	out_is </dev/null
	another_release other
	run 1 reads sheets sheets other
fi
