# The manual page names the commands and options that there are, no more, no
# less.
. tests/support/scenario.sh

page=$TOP/man/sayso.1

# The words after "Ic" up to the next macro or argument.
manual_commands() { # page
	awk '$1 == ".It" && $2 == "Ic" {
		name = $3
		if ($4 ~ /^[a-z]+$/ && $4 != "|")
			name = name " " $4
		print name
	}' "$1" | LC_ALL=C sort
}

# Options as the page writes them: "Fl -name" with more behind commas or bars.
manual_options() { # page
	grep -oE '(Fl|[,|]) -[a-z][a-z-]*' "$1" | sed 's/.* -/--/' |
	    LC_ALL=C sort -u
}

program_commands() { "$SAYSO" help commands | LC_ALL=C sort; }

program_options() {
	"$SAYSO" help commands | while read -r name; do
		"$SAYSO" help $name
	done | sed -n 's/^  \(--[a-z-]*\) .*/\1/p' | LC_ALL=C sort -u
}

scenario "the manual has every command and no other"
program_commands >commands
manual_commands "$page" >"$out"
check "there are commands" test "$(wc -l <commands)" -ge 40
out_is <commands
sed 's/^\.It Ic check\b/.It Ic chekc/' "$page" >planted
manual_commands planted >planted-commands
refuse "control: a command under another name" cmp -s planted-commands commands

scenario "the manual has every option and no other"
program_options >options
manual_options "$page" >"$out"
check "there are options" test "$(wc -l <options)" -ge 40
out_is <options
sed 's/-brought-up/-brought-in/' "$page" >planted
manual_options planted >planted-options
refuse "control: an option under another name" cmp -s planted-options options

scenario "the manual has every exit code"
"$SAYSO" help exit-codes | sed -n 's/^  \([0-9][0-9]*\) .*/\1/p' >codes
check "there are codes" test "$(wc -l <codes)" -ge 10
sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EXAMPLES/s/^\.It \([0-9]*\)$/\1/p' \
    "$page" >"$out"
out_is <codes
