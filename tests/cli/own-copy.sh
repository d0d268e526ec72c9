# Copies of the demo: valid, whole, of nobody else, and checked and opened by
# programs that are not ours.
. tests/support/scenario.sh

export SAYSO_TEST_CLOCK=1795544400 # 24 November 2026, as the demo has it
echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"

sam() { "$SAYSO" --vault "$TMPDIR/d" --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
copy() { sam own copy "$@" --secret-fd 4 4<"$TMPDIR/pin"; }

# A line "id pin card" for each who has a key; "-" for no card.
keys_of() {
	python3 - "$1" <<'END_PYTHON'
import json, sys
for person in json.load(open(sys.argv[1]))["people"]:
    if person["pin"] is not None:
        print(person["id"], person["pin"], person["card"] or "-")
END_PYTHON
}

# What of anybody else is in a file: whole names, ids.
of_others() { # DEMO, ID, FILE
	python3 - "$@" <<'END_PYTHON'
import html, json, re, sys
people = json.load(open(sys.argv[1]))["people"]
text = html.unescape(open(sys.argv[3]).read())
text += text.encode().decode("unicode_escape", "replace") if "\\u" in text else ""
mine = next(p["name"] for p in people if p["id"] == sys.argv[2])
for person in people:
    if person["id"] == sys.argv[2]:
        continue
    name = re.escape(person["name"])
    if person["name"] not in mine and re.search(r"\b%s\b" % name, text):
        print(person["name"])
    if person["id"] in text:
        print(person["id"])
END_PYTHON
}

# The data that stands in a page must be the data that lies beside it, but for
# when it was made, and what it says of both being made.
page_holds_data() { # PAGE, DATA
	python3 - "$@" <<'END_PYTHON'
import html, json, re, sys
page = open(sys.argv[1]).read()
inside = re.search(r"<summary>copy.json</summary>\s*<pre>(.*?)</pre>", page, re.S)
sys.exit(json.loads(html.unescape(inside.group(1))) !=
    json.load(open(sys.argv[2])))
END_PYTHON
}

scenario "everybody's copy is valid, whole, signed and of them alone"
cd "$TMPDIR" || exit 73
run 0 "$SAYSO" --json demo --into d
cp "$out" demo
keys_of demo | sed '4q' >keys
check "some have a key" test "$(wc -l <keys)" = 4
check "one of them a card" grep -q ' [0-9A-Z]*$' keys
while read -r one pin card; do
	id=$one
	printf '%s\n%s\n' "$pin" "${card#-}" >pin
	run 0 copy "$id" --to "copy-$id"
	out_has "copy-$id/index.html"
	run 0 tidy -q -e "copy-$id/index.html"
	err_is </dev/null
	run 0 python3 -m json.tool "copy-$id/copy.json"
	check "$id: the page holds the data" page_holds_data \
	    "copy-$id/index.html" "copy-$id/copy.json"
	for file in index.html copy.json; do
		run 0 of_others demo "$id" "copy-$id/$file"
		out_is </dev/null
	done
	cd "copy-$id/statements" || exit 73
	for statement in *.txt; do
		check "$id: minisign" minisign -Vm "$statement" -p key.pub
	done
	cd "$TMPDIR" || exit 73
done <keys
files_are "copy-$id" <<END
READ-ME.txt
copy.json
index.html
statements/1.txt
statements/1.txt.minisig
statements/key.pub
END
python3 -c 'import json
print([p["name"] for p in json.load(open("demo"))["people"]])' >planted
of_others demo "$id" planted >"$out"
control "names that are there are found" test "$(wc -l <"$out")" -ge 30
printf '<p>open' >wrong.html
tidy -q -e wrong.html 2>"$err"
control "a page that is not valid is told" test -s "$err"
printf 'x' >>"copy-$id/statements/1.txt"
refuse "minisign after a change" minisign -Vm "copy-$id/statements/1.txt" \
    -p "copy-$id/statements/key.pub"

# The last of them goes on.
scenario "one page, the data alone, and nothing is written over"
run 0 copy "$id" --to mine.html
run 0 tidy -q -e mine.html
err_is </dev/null
check "no script, nothing to fetch" \
    sh -c '! grep -qiE "<script|<img|<link|src=|href=\"[^#]" mine.html'
run 0 copy "$id" --to mine.json
run 0 python3 -m json.tool mine.json
run 73 copy "$id" --to mine.html
err_has "mine.html: There is something of that name already."
run 73 copy "$id" --to .
run 64 sam own copy "$id"
run 0 sam --json own looks "$id" --most 40
out_has '"what": "copy"'
run 0 sam check
out_has "Things found wrong: 0"

scenario "age opens a locked copy, and nobody else does"
age-keygen -o key 2>/dev/null
recipient=$(age-keygen -y key)
run 0 copy "$id" --to key.age --age "$recipient"
check "age opens it" age -d -i key -o opened.html key.age
run 0 tidy -q -e opened.html
err_is </dev/null
check "it is the page" grep -q "This is everything that is held" opened.html
refuse "it can be read" grep -q "everything" key.age
age-keygen -o other 2>/dev/null
refuse "another key opens it" age -d -i other key.age
run 65 copy "$id" --to bad.age --age age1nonsense
refuse "a file was made" test -e bad.age
run 64 copy "$id" --to bad.age --age "$recipient" --age-passphrase-fd 5 5<key
echo "too short" >phrase
run 65 copy "$id" --to bad.age --age-passphrase-fd 5 5<phrase
refuse "a file was made" test -e bad.age
echo "wobbly teapots sing at noon" >phrase
run 0 copy "$id" --to phrase.age --age-passphrase-fd 5 5<phrase
check "our own opener opens it" sh -c '"$1" --passphrase-fd 5 phrase.age 5<phrase |
    grep -q "This is everything that is held"' - "$BUILD/tests/age_open"

scenario "names of others are told and blacked out"
run 0 sam ask Kai --yes note
run 0 sam field set Kai note "Came with Noah. Priya's idea. A rose for Kai."
run 0 sam own copy Kai --to kai.html
err_has "blacked out in notes: Noah" "blacked out in notes: Priya"
err_lacks "Kai" "rose"
tail -n 1 "$out" >said
run 0 tidy -q -e kai.html
run 0 grep -c "Came with ████. ████&#39;s idea. A rose for Kai." kai.html
run 0 of_others "$TMPDIR/demo" "$(sed -n 's/.*<bdi>\([0-9A-Z]\{8\}\)<\/bdi>.*/\1/p' kai.html | head -n 1)" kai.html
out_is </dev/null
