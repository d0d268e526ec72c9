# Help, and what is said about a command line that makes no sense.
. tests/support/scenario.sh

scenario "sayso alone shows what there is"
run 0 "$SAYSO"
out_has "person add" "session add" "check" "sayso demo"
err_is </dev/null
cp "$out" overview
run 0 "$SAYSO" help
cmp -s "$out" overview || complain "help is another overview"
run 0 "$SAYSO" --help
cmp -s "$out" overview || complain "--help is another overview"

scenario "help for a command starts with examples"
run 0 "$SAYSO" help person add
out_has "For example" '--handle --yes attendance' "Options of all commands"
check "examples stand above the options" awk '
    /^For example/ { example = NR }
    /^Options/ && !option { option = NR }
    END { exit !(example && option && example < option) }' "$out"
cp "$out" help
for how in "person add --help" "--help person add" "person add -h"; do
	run 0 "$SAYSO" $how
	cmp -s "$out" help || complain "$how is another help"
done

scenario "every command has its help"
run 0 "$SAYSO" help commands
check "there are commands" test "$(wc -l <"$out")" -ge 40
cp "$out" commands
while read -r name; do
	run 0 "$SAYSO" help $name
	out_has "$name: " "For example" "sayso $name"
done <commands

scenario "help for a family of commands names them"
run 0 "$SAYSO" person --help
out_has "person add" "person find" "person mine"
out_lacks "session add"
run 0 "$SAYSO" help person
out_has "person add"

scenario "the exit codes can be looked up"
run 0 "$SAYSO" help exit-codes
for code in 0 1 64 65 66 69 70 73 74 75 77 78; do
	check "code $code" grep -q "^  $code " "$out"
done

scenario "the version is shown, whatever else was typed"
run 0 "$SAYSO" --version
check "a number" grep -qE '^sayso [0-9]+\.[0-9]+\.[0-9]+$' "$out"
run 0 "$SAYSO" person show --version
check "a number" grep -qE '^sayso [0-9]' "$out"

scenario "a mistyped command is refused and the nearest is named"
run 64 "$SAYSO" persn add
out_is </dev/null
err_is <<'END'
sayso: There is no command "persn add". Did you mean "person add"?
END
run 64 "$SAYSO" chekc
err_has 'Did you mean "check"?'
run 64 "$SAYSO" help sesion list
err_has 'Did you mean "session list"?'

scenario "a command that nobody could mean is refused without a guess"
run 64 "$SAYSO" zzzzzzzz
err_lacks "Did you mean"
err_has "sayso help"

scenario "one word of a command of two is answered with the second ones"
run 64 "$SAYSO" user
err_is <<'END'
sayso: "user" needs one more word: add, list, remove, passphrase, recovery.
END
run 64 "$SAYSO" user frobnicate
err_has '"user" has no "frobnicate"' "passphrase"

scenario "a mistyped option is refused and the nearest is named"
run 64 "$SAYSO" person find Ann --wyh reach
err_is <<'END'
sayso: There is no option --wyh here. Did you mean --why?
END
run 64 "$SAYSO" --valut v check
err_has "Did you mean --vault?"
run 64 "$SAYSO" -x
err_has "There is no option -x here"

scenario "a command line that lacks something shows how it is written"
run 64 "$SAYSO" person find Ann
err_has '"person find" needs --why' \
    "Like this: sayso person find NAME --why REASON"
run 64 "$SAYSO" person find --why
err_has "--why needs REASON behind it."
run 64 "$SAYSO" field set Ann
err_has '"field set" needs more'

scenario "what there is no place for is refused"
run 64 "$SAYSO" person mine extra
err_has 'has no place for extra'
run 64 "$SAYSO" --json=yes paths
err_has "--json takes nothing behind it."
run 64 "$SAYSO" session add --date today --date yesterday
err_has "--date was given twice"
run 64 "$SAYSO" --passphrase-fd none paths
err_has "--passphrase-fd needs the number of an open file."

scenario "options of all commands stand before the command or behind it"
run 0 "$SAYSO" --vault here paths
out_has "vault: here"
run 0 "$SAYSO" paths --vault here
out_has "vault: here"
run 0 "$SAYSO" paths --vault=here
out_has "vault: here"
run 0 "$SAYSO" paths --vault here --json
out_has '"vault": "here"'

scenario "nothing that was typed reaches the terminal as a command to it"
run 64 "$SAYSO" "$(printf 'x\033[31m\rnothing')"
control "the word is repeated" grep -q 'nothing' "$err"
refuse "an escape" grep -q "$(printf '\033')" "$err"
refuse "a carriage return" grep -q "$(printf '\r')" "$err"

scenario "a result that cannot be written is not taken for done"
run 74 sh -c '"$SAYSO" help >/dev/full'
err_has "could not be written out"
