# The scripts of the screens are believed: what must fail does, and says where.
# The program here is a planted one, whose screens are known.
. tests/support/scenario.sh

mkdir "$TMPDIR/bin"
cat >"$TMPDIR/bin/planted" <<'END'
#!/bin/sh
# Commands beside the screens: says what it was given.
case "$*" in
*--passphrase-fd*)
	read -r phrase <&3
	echo "$* <$phrase>"
	exit 5 ;;
esac
# Screens: stays until a line is typed, told by what it has to say; tells that
# it waits (support/rest.h).
rest() { printf '\033]sayso;rest\007'; }
printf '\033[2J\033[H%s is %s\r\n' "$LC_ALL" "${NO_COLOR:-}"
printf '\033[7m%s\033[0m \033[1mbold\033[0m \033[31mred\033[0m' \
    "$(tr -dc 0-9A-HJKMNP-TV-Z </dev/urandom | head -c 8)"
rest
while read -r line; do
	[ "$line" != q ] || exit 3
	stty size
	printf '\033[2J\033[H\033[?25lyou said %s\033[3J' "$line"
	rest
done
END
chmod +x "$TMPDIR/bin/planted"
program=$SAYSO
SAYSO=$TMPDIR/bin/planted
export SAYSO

script() { # standard input, played: the exit status must be STATUS
	cat >script.txt
	run "$1" "$BUILD/tests/screen_script" script.txt
}

good() {
	cat <<END
# What stands there.
size 20x4
start
wait C.UTF-8
screen 20x4
|C.UTF-8 is          |
|######## bold red   |
|                    |
|                    |
cursor 2,18
reverse 2
bold 2 bold
colour 2 red
END
}

scenario "a screen that is as expected is counted"
good | script 0
out_is <<END
ok screen of line 5, script.txt at 20x4 in C.UTF-8
ok script.txt at 20x4 in C.UTF-8
ok each of its 1 screens was looked at
END

scenario "a screen that differs fails, and says where and how"
{ good | sed 's/bold red /bald red /'; } >planted
sed -i 's/^start$/start\npatience 1/' planted
script 1 <planted
out_has "FAIL script.txt at 20x4 in C.UTF-8" \
    "script.txt:6: the screen differs" "- |######## bald red" \
    "+ |######## bold red" "  |C.UTF-8 is"
out_lacks "ok "

scenario "so does a cursor elsewhere"
{ good | sed 's/^cursor 2,18/cursor 2,17/'; } >planted
sed -i 's/^start$/start\npatience 1/' planted
script 1 <planted
out_has "script.txt:6: the screen differs" "- cursor 2,17" "+ cursor 2,18"

scenario "so does what is missing, in one line each"
while read -r line; do
	{
		good | sed 's/^start$/start\npatience 1/'
		echo "type q x"
		echo "$line"
	} | script 1
	out_has "script.txt:16: "
done <<'END'
wait never
gone bold
reverse 1
reverse 2 bold
bold 2 red
colour 2 bold
no-colour
stream-has never
stream-lacks bold
scrollback-has bold
end 0
stopped
reverse 9
run 0 person mine
out-has nothing was run
nonsense
key Entre
signal NEVER
resize small
clock 5
END

scenario "what is there is found"
{
	good
	cat <<'END'
run 5 person find "Jo O" --why reach
out-has --vault vault --as Sam --passphrase-fd 3 person find Jo O --why reach <sam plays table tennis on tuesdays>
out-lacks never
as Ann a passphrase
run 5 check
out-has --as Ann --passphrase-fd 3 check <a passphrase>
stream-has bold
mark
stream-lacks bold
resize 30x6
type one
key Enter
wait you said one
screen 30x6
|you said one
|
|
|
|
|
cursor hidden
stream-has 6 30
scrollback-lacks bold
no-colour
type q
key Enter
end 3
env NO_COLOR=1
start
wait C.UTF-8 is 1
signal TERM
end 143
start
wait C.UTF-8
hang-up
end 129
END
} | script 0
out_has "ok screen of line 27"

scenario "a wait ends with the program, long before a minute is over"
script 1 <<'END'
start
wait C.UTF-8
type q
key Enter
wait never
END
out_has "script.txt:5: this did not come; the screen is, after the program's end" \
    "exit status 3"

scenario "sizes and locales are each played, and only their screens"
script 1 <<'END'
size 20x2 30x2
locale C C.UTF-8
start
patience 5
wait bold
screen 20x2 C
|C is
|######## bold red
cursor 2,18
screen 30x2
|C is
|######## bold red
cursor 2,18
END
out_has "ok script.txt at 20x2 in C" "ok script.txt at 30x2 in C" \
    "ok script.txt at 20x2 in C.UTF-8" "FAIL script.txt at 30x2 in C.UTF-8"

scenario "a screen that no run comes to fails"
{ good | sed 's/^screen 20x4/screen 20x5/'; } >planted
script 1 <planted
out_has "FAIL each of its 1 screens was looked at" \
    "script.txt:5: no run came to this screen"

scenario "an update writes screens down, without ids"
good | sed '/^|/d; /^cursor/d' >bare
cp bare script.txt
run 0 env UPDATE=1 "$BUILD/tests/screen_script" script.txt
good >wanted
check "as they are" diff wanted script.txt
{ good | sed 's/bold red /bald red /'; } >script.txt
run 0 env UPDATE=1 "$BUILD/tests/screen_script" script.txt
check "in place of what was there" diff wanted script.txt

scenario "an update refuses what differs from run to run"
script 0 <<'END'
locale C C.UTF-8
start
wait bold
END
printf 'locale C C.UTF-8\nstart\nwait bold\nscreen 80x24\n' >script.txt
run 1 env UPDATE=1 "$BUILD/tests/screen_script" script.txt
out_has "script.txt:4: it looks otherwise in another run"

scenario "parts are played where they are named"
mkdir parts
printf 'wait C.UTF-8\ntype q\nkey Enter\n' >parts/leave.txt
script 0 <<'END'
start
part leave
end 3
END
echo "wait never" >>parts/leave.txt
script 1 <<'END'
start
part leave
END
out_has "parts/leave.txt:4: this did not come" "script.txt:2: in this part"
script 1 <<'END'
part nowhere
END
out_has "parts/nowhere.txt:1: cannot be read"

scenario "the program itself, with a demo of its own in each run"
SAYSO=$program
export SAYSO
script 0 <<'END'
size 60x18 80x24
demo 3
run 0 check
out-has Things found wrong: 0
start --as Sam group list
wait assphrase
type sam plays table tennis on tuesdays
key Enter
wait Tuesday open access
stream-lacks tennis
end 0
END
