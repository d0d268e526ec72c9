# What young people do themself from the command line: keys, signed yeses, no's
# with and without a key, who looked, slips.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/pass"
printf '735926\n\n' >"$TMPDIR/pin"
printf '846037\n\n' >"$TMPDIR/wrong"
printf '735926\n3BZS-F1Z5\n' >"$TMPDIR/both"

sam() { "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/pass"; }
ann() { # what Ann does, with her PIN
	what=$1
	shift
	sam own "$what" Ann "$@" --secret-fd 4 4<"$TMPDIR/pin"
}

make_vault() {
	control "a vault" sam init --organisation "Hill Club"
	control "Ann" sam person add --name Ann --yes phone --yes photo \
	    --yes emergency_contact --yes attendance,count --yes outcome
	control "number" sam field set Ann phone "07700 900123"
	control "who to ring" sam field set Ann emergency_contact "Mum 900200"
}

make_key() {
	make_vault
	control "a key" ann key --keep name --keep phone \
	    --keep emergency_contact --keep outcome
}

same_ids() {
	sed 's/"id": "[0-9A-Z]\{8\}"/"id": "ID"/; s/(id [0-9A-Z]\{8\})/(id ID)/
	    s/^Your id: .*/Your id: ID/; s/^Check code: .*/Check code: CODE/' \
	    "$out" >same
	cp same "$out"
}

scenario "a key takes over what is kept, and the rest is gone"
make_vault
run 0 ann key --able --keep name --keep phone=team,until=2027-01-31 \
    --keep emergency_contact
out_is <<'END'
Your key is made. From now on only you can say yes.
END
run 0 ann show
same_ids
out_is <<'END'
Ann (id ID)
your key: PIN
the team: Sam

WHAT IS HELD
name: Ann
    seen by: every worker; counted: no; pin; good until 2027-11-22
coming to sessions: (nothing is held)
    you said no
what you got out of it: (nothing is held)
    you said no
phone number: 07700 900123
    seen by: every worker; counted: no; pin; good until 2027-01-31
who to ring in an emergency: Mum 900200
    seen by: workers, in an emergency; counted: no; pin; good until 2027-11-22
photo permission: (nothing is held)
    you said no
END
run 0 sam --json person show Ann --why reach phone
out_has '"level": "pin"' '"value": "07700 900123"'
run 77 sam ask Ann --yes photo
err_has "key"
run 0 sam check
out_has "Things found wrong: 0"

scenario "without the PIN what is for emergencies is a kind only"
make_key
run 0 sam own show Ann
out_has "your key: PIN, not used now" "07700 900123" \
    "who to ring in an emergency: (your PIN shows it)"
out_lacks "900200"
run 0 ann show
out_has "900200"

scenario "a wrong PIN opens nothing and stands in who looked"
make_key
run 77 sam own show Ann --secret-fd 4 4<"$TMPDIR/wrong"
out_is </dev/null
err_is <<'END'
sayso: That PIN does not open it. Try again.
END
run 0 ann looks
out_has "a wrong PIN was typed"
for try in 1 2 3 4 5; do
	run 77 sam own show Ann --secret-fd 4 4<"$TMPDIR/wrong"
done
run 75 ann say photo
err_has "Wait a little"
SAYSO_TEST_CLOCK=$((SAYSO_TEST_CLOCK + 3600))
run 0 ann say photo
SAYSO_TEST_CLOCK=1795359845

scenario "a PIN that anybody guesses is refused"
make_vault
for pin in 123456 111111 221126 12345; do
	printf '%s\n\n' $pin >weak
	run 65 sam own key Ann --keep all --secret-fd 4 4<weak
	check "one sentence" test "$(grep -c . "$err")" = 1
done
run 1 ann show
err_has "no key"

scenario "a key is made with what stays, once, and again only when asked"
make_vault
run 64 ann key
err_has "Say what stays"
run 65 ann key --keep phone
err_has "Something must be left to call you by"
run 0 ann key --keep all
run 65 ann key --keep all
err_has "add --new"
run 0 sam own key Ann --new --keep all --secret-fd 4 4<"$TMPDIR/wrong"
run 77 ann show
run 0 sam own show Ann --secret-fd 4 4<"$TMPDIR/wrong"
out_has "07700 900123"
run 0 sam check
out_has "Things found wrong: 0"

scenario "a key with a card needs both"
make_vault
run 0 sam --json own key Ann --keep all --card --secret-fd 4 4<"$TMPDIR/pin"
card=$(sed -n 's/.*"card": "\(.*\)"/\1/p' "$out")
check "a card was made up" test "${#card}" = 8
run 65 ann show
printf '735926\n%s\n' "$card" >with
run 0 sam own show Ann --secret-fd 4 4<with
out_has "your key: PIN and card"
run 0 sam own key Ann --new --keep all --secret-fd 4 4<"$TMPDIR/both"
run 77 sam own show Ann --secret-fd 4 4<with
run 0 sam --json own show Ann --secret-fd 4 4<"$TMPDIR/both"
out_has '"key": "card"' '"key_open": true' '"level": "card"'
run 0 sam --json person show Ann --why reach phone
out_has '"level": "card"'

scenario "a key they never made ends without a PIN, and shuts what it said"
make_key
run 0 sam own key Ann --not-mine
run 0 sam own show Ann
out_has "your key: none yet" "shut: their key is new"
run 1 ann say phone
err_has "no key"
run 0 sam person show Ann --why reach phone
out_lacks "07700"
run 0 ann key --keep all
run 0 sam person show Ann --why reach phone
out_has "07700"

scenario "only their key says yes; what it says holds"
make_key
run 65 ann say photo address=nobody
err_has "address: Seen by nobody and not counted is a no. Say no."
run 0 ann say photo address=team,until=2027-03-01
run 0 ann say phone=worker:Sam
run 0 ann show
out_has "the worker: Sam" "07700 900123"
run 65 ann say email,count
err_has "email: This kind of thing is never counted."
run 65 ann say phone=worker:Nobody
err_has "Nobody of that name works here."
run 65 ann say nonsense
err_has 'There is no kind "nonsense"'
run 64 ann say phone=everybody
run 66 sam own say Ann phone --secret-fd 9
run 0 sam check
out_has "Things found wrong: 0"

scenario "for one worker it is for that worker alone"
make_key
printf '%s\n%s\n' "six purple otters dance slowly" \
    "seven green herons walk fast" >two
control "Ana" "$SAYSO" --vault v --as Sam --passphrase-fd 3 user add Ana \
    --role worker 3<two
sed -n 2p two >ana
run 0 ann say phone=worker:Sam
run 0 sam person show Ann --why reach phone
out_has "07700 900123"
run 0 "$SAYSO" --vault v --as Ana --passphrase-fd 3 person show Ann \
    --why reach phone 3<ana
out_lacks "07700"
run 0 "$SAYSO" --vault v --as Ana --passphrase-fd 3 own show Ann \
    --secret-fd 4 3<ana 4<"$TMPDIR/pin"
out_lacks "07700"

scenario "a no needs no key, and with one it is on the slip"
make_key
run 0 sam own withdraw Ann phone
out_has "You said no. What was held is gone." "pages searched, 0 copies found."
run 0 ann withdraw emergency_contact
run 0 ann show
out_lacks "900"
run 0 ann receipt
out_has "YOU SAID NO TO" "  who to ring in an emergency"
run 65 sam own withdraw Ann nonsense
run 65 sam own withdraw Ann name
err_has "call"
run 0 sam own withdraw Ann all
run 1 sam own show Ann
err_has "Nobody here"
run 0 sam check
out_has "Things found wrong: 0"

scenario "keep it, do not use it"
make_key
run 0 sam own restrict Ann phone
run 0 ann restrict emergency_contact
run 0 ann show
out_has "07700 900123" "900200" "asked to keep it and not use it"
run 0 sam person show Ann --why emergency
out_lacks "07700" "900200"
run 1 sam own restrict Ann photo

scenario "their own words stand beside a value"
make_key
run 0 sam own dispute Ann phone "That is my old one."
run 0 sam person show Ann --why reach phone
out_has "they say:" "That is my old one."
run 0 sam own dispute Ann phone --take-back
run 0 sam person show Ann --why reach phone
out_lacks "old one"
run 1 sam own dispute Ann phone --take-back
run 64 sam own dispute Ann phone
run 1 sam own dispute Ann photo "Words"
run 65 sam own dispute Ann no_such_kind "Words"

scenario "who looked, in the order it was"
make_vault
control "a look" sam person show Ann --why reach phone
run 0 sam own looks Ann
out_is <<'END'
2026-11-22  the laptop was handed over
    who: Sam
2026-11-22  looked at something
    who: Sam
    why: to reach you
    what: name, phone number
You are on no register now, so lists of before cannot be told.
END
run 0 sam --json own looks Ann --most 1
out_has '"what": "handover"' '"total": 3'
out_lacks '"what": "values"'
run 0 sam --json own looks Ann --from 3
out_has '"what": "values"' '"why": "to reach you"' '"phone"'

scenario "what they got out of it is agreed, put otherwise, or taken out"
make_key
run 1 ann agree
run 0 sam --json outcome add Ann --what "Cooked for twelve"
id=$(sed -n 's/.*"id": "\([0-9A-Z]*\)".*/\1/p' "$out")
run 0 ann agree "$id"
run 0 ann agree
out_has "signed" "Cooked for twelve"
run 65 ann agree "$id"
run 0 ann agree "$id" --words "I cooked for 12"
run 0 ann agree
out_has "I cooked for 12"
run 0 ann agree "$id" --take-out
run 1 ann agree
run 64 sam own agree Ann --words x

scenario "a slip is a text for them, and files that never replace any"
make_key
run 0 ann receipt
same_ids
out_is <<'END'
YOUR SLIP
Hill Club
Slip number: 1
Your id: ID
Signed with your PIN: Sunday 22 November 2026

YOU SAID YES TO
  who to ring in an emergency. Workers may see it in an emergency. It is
  not counted. Until Monday 22 November 2027.
  name. Every worker may see it. It is not counted. Until Monday 22
  November 2027.
  what you got out of it. Every worker may see it. It is not counted.
  Until Monday 22 November 2027.
  phone number. Every worker may see it. It is not counted. Until Monday
  22 November 2027.

YOU SAID NO TO
  coming to sessions
  photo permission

Check code: CODE
With this code you can see if what was written down is still the same.
You can say no at any time. Ask for the laptop.
END
run 0 ann receipt --to slips
set -- slips/*.txt
files_are slips <<END
${1#slips/}
${1#slips/}.json
${1#slips/}.minisig
${1#slips/}.pub
END
run 73 ann receipt --to slips
err_has "something of that name already"
check "minisign" minisign -Vm "$1" -p "$1.pub"
for term in dpv:ConsentReceipt dpv:ConsentRecord dpv:ConsentGiven \
    dpv:ConsentRefused dpv:UntilTimeDuration eu-gdpr:A6-1-a; do
	check "$term" grep -qF "\"$term\"" "$1.json"
done
check "it is JSON" python3 -m json.tool "$1.json"
refuse "no value is in it" grep -q 07700 "$1" "$1.json"

scenario "a slip says whether the history is still the same"
make_key
run 0 ann receipt --to slips
code=$(sed -n 's/^check code: //p' "$out")
slip=$(echo slips/*.txt)
run 0 ann say phone=emergency
run 0 ann withdraw outcome
run 0 sam own receipt --check "$slip"
out_is <<'END'
The vault still holds the same history.
END
run 0 sam own receipt Ann --code "$(echo "$code" | tr 'A-Z-' 'a-z ')"
run 65 sam own receipt Ann --code "${code%?}$(echo "${code#"${code%?}"}" |
    tr 0-9A-Z 1-9A0-9A-Z)"
out_has "another history"
run 65 sam own receipt Ann --code hello
err_has "That is no check code."
run 0 sam --json own receipt --check "$slip"
out_has '"history": "same"' '"number": 1'
sed 's/^say phone see=team/say phone see=emergency/' "$slip" >changed
cp "$slip.minisig" changed.minisig
run 77 sam own receipt --check changed
err_has "No key of theirs signed that."
echo hello >changed
run 65 sam own receipt --check changed
run 66 sam own receipt --check nothing
cp "$slip" alone
run 66 sam own receipt --check alone
run 64 sam own receipt
run 64 sam own receipt Ann --check "$slip"
run 0 sam own withdraw Ann all
run 1 sam own receipt --check "$slip"

scenario "no slip without a signature"
make_vault
run 1 sam own receipt Ann --to slips
err_has "They have signed nothing yet, so there is no slip."
refuse "nothing was made" test -e slips

scenario "an older copy of the vault does not know a newer slip"
make_key
cp -Rp v older
run 0 ann say photo
run 0 ann receipt --to slips
slip=$(echo slips/*.txt)
rm -r v
mv older v
run 1 sam own receipt --check "$slip"
out_has "knows nothing of this slip"

# On a terminal of its own: the command, and what is typed at each question.
typed() { # ANSWERS (one a line), words of a command...
	printf '%s\n' "$1" >answers
	shift
	python3 - "$SAYSO" --vault v --as Sam --passphrase-fd 3 "$@" \
	    3<"$TMPDIR/pass" <<'END_PYTHON'
import os, pty, sys
answers = open("answers").read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    if piece.rstrip(b" ").endswith(b":") and answers:
        os.write(terminal, answers.pop(0).encode() + b"\n")
os.write(1, seen.replace(b"\r", b""))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END_PYTHON
}

scenario "on a terminal the PIN is asked for, and not shown"
make_vault
run 65 typed '735926
735927' own key Ann --keep all
out_has "A new PIN, six digits:" "The same again:" "The two were not the same."
run 0 typed '735926
735926' own key Ann --keep all
out_has "Your key is made."
out_lacks "735926"
run 0 typed 735926 own show Ann --pin
out_has "Your PIN:" "900200"
out_lacks "735926"
run 77 typed 846037 own say Ann photo
out_has "That PIN does not open it."
run 0 typed '846037
846037' own key Ann --new --keep all --card
card=$(sed -n 's/^    \([0-9A-Z]\{8\}\)$/\1/p' "$out")
run 0 typed "846037
$card" own show Ann --pin
out_has "The code on your card:" "900200"
