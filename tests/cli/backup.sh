# Backups and restoring, from the command line.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359600 # 2026-11-22 15:00 UTC
export SAYSO_TEST_CLOCK

phrase() { echo "correct horse battery staple nine"; }

make_vault() {
	HOME=$PWD
	export HOME
	phrase >pp
	"$SAYSO" --vault v --passphrase-fd 3 init --as Sam \
	    --organisation Club 3<pp >made
	"$SAYSO" --vault v --passphrase-fd 3 person add --name "Robin Hood" \
	    --yes name --yes phone 3<pp >made 2>&1
	"$SAYSO" --vault v --passphrase-fd 3 field set "Robin Hood" phone \
	    "07700 900123" 3<pp >made 2>&1
	mkdir stick
}

sayso() { # STATUS WORDS...
	wanted=$1
	shift
	run "$wanted" "$SAYSO" --vault v --passphrase-fd 3 "$@" 3<pp
}

backup_name() { ls stick | grep 'backup$'; }

scenario "a backup is one file, and a list of hashes beside it"
make_vault
sayso 0 backup stick
out_has "Backup made and read back: sayso-2026-11-22-"
check "one backup" test "$(backup_name | wc -l)" = 1
check "one list" test "$(ls stick | grep -c '^sayso-erasures-.*txt$')" = 1
check "closed to others" test "$(stat -c %a "stick/$(backup_name)")" = 600
sayso 0 person find "Robin Hood" --why 2
control "the vault has the name" grep -q Robin "$out"
refuse "nobody's name is in it" grep -rq Robin stick
sayso 0 --json backup stick
check "it is JSON" jq -e '.bytes > 1000 and (.removed | length) == 0' "$out"

scenario "a manager makes none"
make_vault
phrase | sed 's/nine/ten/' >mo
cat pp mo >both
run 0 "$SAYSO" --vault v --passphrase-fd 3 user add Mo --role manager 3<both
run 77 "$SAYSO" --vault v --as Mo --passphrase-fd 3 backup stick 3<mo
err_has "Ask a worker to do this"

scenario "what was taken out does not come back"
make_vault
sayso 0 backup stick
control "it is held" sh -c '"$0" --vault v --passphrase-fd 3 --json \
    person show "Robin Hood" --why 2 3<pp | grep -q 07700' "$SAYSO"
cp -r stick kept
sayso 0 backup stick
cp kept/*.backup stick
"$SAYSO" --vault v --passphrase-fd 3 refuse "Robin Hood" phone 3<pp \
    >made 2>&1
sayso 0 --json restore kept
check "it says what it did" jq -e '.age == "older" and .narrowed == 1 and
    .shut == 1 and .asked.vault and .asked.state' "$out"
sayso 0 check
out_has "It is the same history" "Things found wrong: 0"
sayso 0 person show "Robin Hood" --why 2
out_has "the vault was restored from a backup"
out_lacks "07700"
check "the former vault is beside it" test -f v.before-2026-11-22/vault.key

scenario "the eight words restore a vault that is lost"
make_vault
"$SAYSO" --vault w --json --passphrase-fd 3 init --as Ann \
    --organisation Other 3<pp >words
jq -r .recovery words >eight
run 0 "$SAYSO" --vault w --passphrase-fd 3 backup stick 3<pp
rm -r w .local
run 0 "$SAYSO" --vault w --as recovery --passphrase-fd 3 restore stick 3<eight
out_has "Whether it is the newest cannot be known"
run 0 "$SAYSO" --vault w --passphrase-fd 3 check 3<pp

scenario "what is no whole backup is refused, and nothing is made"
make_vault
sayso 0 backup stick
truncate -s 100000 "stick/$(backup_name)"
run 66 "$SAYSO" --vault n --passphrase-fd 3 restore stick 3<pp
err_has "There is no backup in that folder"
run 65 "$SAYSO" --vault n --passphrase-fd 3 restore "stick/$(backup_name)" \
    3<pp
err_has "That backup is not whole"
refuse "nothing was made" test -e n -o -e n.new
cp pp renamed.backup
run 65 "$SAYSO" --vault n --passphrase-fd 3 restore renamed.backup 3<pp
err_has "not called like a backup"

scenario "check says what it can know"
make_vault
sayso 0 --json check
check "the same" jq -e '.history.is == "same" and .history.state > 0' "$out"
cp -r v old
"$SAYSO" --vault v --passphrase-fd 3 setting address "Hill Street" 3<pp \
    >made 2>&1
rm -r v
mv old v
sayso 65 --json check
check "older" jq -e '.history.is == "older"' "$out"
rm -r .local
sayso 0 check
out_has "somebody put back the whole folder"
sayso 0 backup stick
sayso 0 check stick
out_has "1 in backups"

scenario "paths tell when the last backup was made"
make_vault
run 0 "$SAYSO" --vault v --json paths
check "never" jq -e '.backup_on == null' "$out"
sayso 0 backup stick
run 0 "$SAYSO" --vault v paths
out_has "last backup: 2026-11-22"

scenario_end
