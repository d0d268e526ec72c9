# Two keys: a manager's opens the work and the numbers, and nobody's name.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
sam="six purple otters dance slowly"
mo="seven green herons walk fast"
jo="nine tired badgers swim at night"

# Commands with the passphrases LINES (parted by "|") on descriptor 3.
with() { # LINES, words of a command line
	printf '%s\n' "$1" | tr '|' '\n' >"$TMPDIR/lines"
	shift
	"$SAYSO" --vault v --passphrase-fd 3 "$@" 3<"$TMPDIR/lines"
}

# A vault with Sam, who works there, Mo, who manages it, and one young person.
make_vault() {
	control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
	control "a manager" with "$sam|$mo" user add Mo --role manager
	control "a group" with "$sam" --as Sam group add Tuesday
	control "a person" with "$sam" --as Sam person add \
	    --name "Zebedee Quill" --yes phone --yes attendance
	control "a phone" with "$sam" --as Sam field set "Zebedee Quill" \
	    phone 01632960123
	run 0 with "$sam" --as Sam --json person find Zebedee --why reach
	id=$(sed -n 's/.*"id": "\([0-9A-Z]*\)".*/\1/p' "$out")
	check "an id" test -n "$id"
}

# Every command that reads or changes the records, as somebody would type it.
commands() {
	cat <<END
check
confirm-date 22/11/2026
group list
group add Friday
group edit Tuesday --place Hall
group cover Tuesday
group worker Tuesday --add Sam
group regular Tuesday --add $id
person add --name "Zebedee Quill"
person find "Zebedee Quill" --why emergency
person find $id --why reach
person show $id --why reach
person show $id --why emergency phone
person mine
person noes
person capacity $id able
person adult $id phone yes
field set $id phone 01632960999
ask $id
refuse $id phone
revoke $id phone
restrict $id phone
kind list
kind add shoe --label shoe --shape line --coarse none --front F --rest R
kind edit phone --label phone
session add --group Tuesday --heads 3
session list
sheet list
session show $id
session correct $id headcount 4
session name $id add $id
sheet make Tuesday
sheet gone $id
outcome add $id --what Bronze
outcome agree $id
outcome list $id --why reach
own agree $id
own dispute $id phone "Not mine."
own key $id --able
own looks $id
own receipt $id
own restrict $id phone
own say $id phone=team
own show $id
own withdraw $id phone
own copy $id --to copied
own forget $id
own request $id
request add $id --from parent --by letter --what copy
request list
request answer $id yes
request extend $id --why Much
request done $id --given
import sessions old.csv
import people old.csv
scrub
backup media
report close
user add Kit --role worker
user add Kit --role manager
user remove Sam
user recovery
END
}

# The first words of those above and of what a manager may do, once each.
covered() {
	commands | sed 's/^\(person\|group\|field\|kind\|session\|outcome\|user\|import\|sheet\|own\|request\|report\) \([a-z]*\).*/\1 \2/; t
s/ .*//'
	printf '%s\n' init demo setting paths help 'user list' \
	    'user passphrase' restore doctor remind
	printf 'report %s\n' list show plan export diary conduct evidence \
	    access
}

scenario "the list below has every command there is"
make_vault
run 0 "$SAYSO" help
sed -n 's/^  \([a-z][a-z -]*[a-z]\)   .*/\1/p' "$out" | sort -u >all
check "there are many" test "$(wc -l <all)" -ge 40
covered | sort -u >"$out"
out_is <all

scenario "no command shows a manager a name or changes a record"
make_vault
printf 'a,b\n1,2\n' >old.csv
cp v/records.db before.db
commands >list
while read -r line; do
	eval "run 77 with '$mo|$jo' --as Mo $line"
	out_is </dev/null
	err_lacks "Zebedee" "Quill" "960123"
	eval "run 77 with '$mo|$jo' --as Mo --json $line"
	out_lacks "Zebedee" "Quill" "960123"
done <list
check "the records are as they were" cmp before.db v/records.db
run 0 with "$mo" --as Mo user list
out_lacks "Zebedee"
run 0 with "$mo" --as Mo setting
out_lacks "Zebedee"

scenario "to a worker the same commands show them, so they are there"
make_vault
cp v/records.db before.db
run 0 with "$sam" --as Sam person find Zebedee --why reach
out_has "Zebedee Quill"
run 0 with "$sam" --as Sam person show "$id" --why reach
out_has "960123"
refuse "a look is written" cmp before.db v/records.db

scenario "no file of a vault has a name in clear"
make_vault
printf 'Sam wrote: Zebedee Quill' >v/planted
control "a name in clear" grep -rqai "zebedee" v
rm v/planted
for word in zebedee quill 960123 tuesday sqlite; do
	refuse "$word in clear" grep -rqai "$word" v
done

scenario "a removed manager opens nothing with an old copy of the key file"
make_vault
run 0 with "$mo" --as Mo setting organisation
cp v/vault.key old.key
run 0 with "$sam" --as Sam user remove Mo
out_has "Removed: Mo. The keys of the vault are new."
run 77 with "$mo" --as Mo setting organisation
cp v/vault.key new.key
cp old.key v/vault.key
run 65 with "$mo" --as Mo setting organisation
err_has "Ask a worker to open this vault"
out_is </dev/null
run 65 with "$sam" --as Sam person mine
cp new.key v/vault.key
run 0 with "$sam" person find Zebedee --why reach

scenario "however the name is typed, one user goes"
make_vault
run 0 with "$sam" --as Sam user remove mo
run 0 with "$sam" user list
out_lacks "Mo"
run 0 with "$sam" check
