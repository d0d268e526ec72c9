# A vault from the command line: making it, opening it, who has a key to it.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
sam="six purple otters dance slowly"
kit="seven green herons walk fast"
jo="nine tired badgers swim at night"

# Commands with the passphrases LINES (parted by "|") on descriptor 3.
with() { # LINES, words of a command line
	printf '%s\n' "$1" | tr '|' '\n' >"$TMPDIR/lines"
	shift
	"$SAYSO" --vault v --passphrase-fd 3 "$@" 3<"$TMPDIR/lines"
}

make_vault() {
	control "a vault" with "$sam" init --as Sam --organisation "Hill Club"
}

recovery_words() { # of standard output, as JSON
	sed -n 's/.*"recovery": "\([a-z -]*\)".*/\1/p' "$out"
}

scenario "a new vault is a folder of few files, and its words are shown once"
run 0 with "$sam" init --as Sam --organisation "Hill Club"
out_has "recovery words" "Seal the paper" "/v"
err_is </dev/null
files_are v <<'END'
lock
records.db
records.db-journal
releases.db
releases.db-journal
vault.key
END
check "eight words" test "$(sed -n 's/^    //p' "$out" | wc -w)" = 8

scenario "without --vault it lies in the data folder, made as far as it is missing"
echo "$sam" >"$TMPDIR/lines"
run 0 env HOME="$PWD" "$SAYSO" init --as Sam --organisation X \
    --passphrase-fd 3 3<"$TMPDIR/lines"
out_has "$PWD/.local/share/sayso"
check "ours alone" test "$(stat -c %a .local .local/share/sayso | tr '\n' ' ')" \
    = "700 700 "
run 0 env HOME="$PWD" "$SAYSO" user list --passphrase-fd 3 3<"$TMPDIR/lines"

scenario "init answers other programs with the folder and the words"
run 0 with "$sam" init --as Sam --organisation "Hill Club" --json
check "eight words" test "$(recovery_words | wc -w)" = 8
sed 's/"recovery": "[a-z -]*"/"recovery": "WORDS"/; s,": "/.*/v","\: "/v",' \
    "$out" >answer
cp answer "$out"
out_is <<'END'
{
 "vault": "/v",
 "recovery": "WORDS"
}
END

scenario "init needs a name and an organisation"
run 64 with "$sam" init --organisation X
err_has "--as NAME"
run 64 with "$sam" init --as Sam
err_has '"init" needs --organisation'
refuse "nothing was made" test -e v

scenario "a weak passphrase is refused and nothing is made"
run 65 with "short" init --as Sam --organisation X
refuse "nothing was made" test -e v

scenario "init does not touch a vault that is there"
make_vault
cp v/vault.key before
run 73 with "$sam" init --as Eve --organisation X
err_has "There is a vault in that folder already"
check "the key file is as it was" cmp -s before v/vault.key

scenario "without a vault that is said before a passphrase is read"
run 66 "$SAYSO" --vault nowhere --passphrase-fd 9 check
err_has "There is no vault there"

scenario "only the right passphrase opens"
make_vault
run 77 with "$sam and more" user list
out_is </dev/null
err_has "That passphrase does not open this vault."
run 77 with "" user list
run 0 with "$sam" user list
out_has "Sam"

scenario "a descriptor with no passphrase on it is a missing input"
make_vault
run 66 sh -c '"$SAYSO" --vault v --passphrase-fd 3 user list 3</dev/null'
err_has "A passphrase was expected and none came."

scenario "a name that has no key is told, and the nearest one"
make_vault
run 77 with "$sam" --as Smm user list
err_is <<'END'
sayso: Nobody called "Smm" has a key to this vault. Did you mean "Sam"?
END

scenario "with several users sayso asks who it is"
make_vault
run 0 with "$sam|$kit" user add Kit --role manager
run 64 with "$sam" user list
err_is <<'END'
sayso: Say who you are: --as NAME. These have a key: Sam, Kit.
END

scenario "users are listed with their roles"
make_vault
run 0 with "$sam|$kit" user add Kit --role manager --json
out_is <<'END'
{
 "name": "Kit",
 "role": "manager",
 "recovery": null
}
END
run 0 with "$sam" --as Sam user list
out_has "Sam       worker    2026-11-22  you" "Kit       manager   2026-11-22"
run 64 with "$sam|$kit" --as Sam user add Jo --role boss
err_has "It is worker or manager."

scenario "a manager's key opens nobody's name"
make_vault
control "a manager" with "$sam|$kit" user add Kit --role manager
for command in "person mine" "person find Ann --why reach" "session list" \
    "check" "kind list"; do
	run 77 with "$kit" --as Kit $command
	out_is </dev/null
	err_has "A manager's key opens the work and the numbers"
done
run 0 with "$kit" --as Kit setting organisation
out_is <<'END'
Hill Club
END

scenario "what a manager sets holds once a worker has opened the vault"
make_vault
control "a manager" with "$sam|$kit" user add Kit --role manager
run 0 with "$kit" --as Kit setting region wales
out_has "as soon as a worker opens the vault"
run 0 with "$sam" --as Sam setting region
err_has "changes that a manager asked for"
out_is <<'END'
wales
END

scenario "a mistyped setting is refused and the nearest is named"
make_vault
run 65 with "$sam" setting regin wales
err_has 'Did you mean "region"?'
run 0 with "$sam" setting region
out_is <<'END'

END

scenario "a changed passphrase opens, and the old one does not"
make_vault
run 0 with "$sam|$kit" user passphrase
run 77 with "$sam" user list
run 0 with "$kit" user list
run 65 with "$kit|short" user passphrase
run 0 with "$kit" user list

scenario "the recovery words let in one new worker, and only that"
run 0 with "$sam" init --as Sam --organisation X --json
words=$(recovery_words)
run 77 with "$words" --as recovery person mine
err_has "The recovery words only let in a new worker."
run 0 with "$words|$jo" --as recovery user add Jo --role worker --json
again=$(recovery_words)
check "new words" test "$(echo "$again" | wc -w)" = 8
run 0 with "$jo" --as Jo user list
run 77 with "$words" --as recovery user list
run 0 with "$again" --as recovery user list

scenario "new recovery words replace the old ones"
run 0 with "$sam" init --as Sam --organisation X --json
words=$(recovery_words)
run 0 with "$sam" user recovery --json
again=$(recovery_words)
run 77 with "$words" --as recovery user list
run 0 with "$again" --as recovery user list

scenario "a removed user opens nothing"
make_vault
control "a worker" with "$sam|$jo" user add Jo --role worker
run 0 with "$jo" --as Jo user list
run 0 with "$sam" --as Sam user remove Jo
out_has "The keys of the vault are new."
run 77 with "$jo" --as Jo user list
run 1 with "$sam" --as Sam user remove Jo
err_has "sayso: Jo: "

scenario "a vault in use says who has it"
make_vault
control "somebody" with "$sam" person add --name Ann --yes phone
rm v/lock
mkfifo pipe
echo "$sam" >"$TMPDIR/first"
"$SAYSO" --vault v --passphrase-fd 3 field set Ann phone - \
    3<"$TMPDIR/first" <pipe >first-out 2>&1 &
exec 4>pipe
tries=0
until [ -s v/lock ] || [ "$tries" = 200000 ]; do
	tries=$((tries + 1))
done
run 75 with "$sam" user list
err_has "This vault is in use." "Sam"
echo "07700 900123" >&4
exec 4>&-
wait $!
run 0 with "$sam" person show Ann --why reach phone
out_has "07700 900123"

scenario "the vault says where it is"
run 0 env HOME=/home/x XDG_STATE_HOME=/y "$SAYSO" paths
out_is <<'END'
vault: /home/x/.local/share/sayso
config: /home/x/.config/sayso
state: /y/sayso
last backup: not known
END
run 78 env -u HOME "$SAYSO" paths

scenario "the date is confirmed only as a whole date, and the true one"
make_vault
run 65 with "$sam" confirm-date today
err_has "Type the whole date"
run 65 with "$sam" confirm-date 2026-11-21
run 0 with "$sam" confirm-date 22/11/2026
out_is <<'END'
Today is Sunday 22 November 2026. Written down.
END

scenario "check says what it read and what it cannot see"
make_vault
run 0 with "$sam" check
out_has "Things found wrong: 0" "It is the same history as at anchor"
run 0 with "$sam" check --json
out_has '"defects": 0' '"found": []'

scenario "--debug names places in the program, never what was typed"
make_vault
run 77 with "not the right passphrase" --debug user list
err_has "debug: src/"
err_lacks "not the right"
