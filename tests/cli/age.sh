# age, the program: it opens what we write, we open what it writes, and both
# refuse what was changed.  age_make and age_open are what sayso has for age
# files, as programs (tests/driver).
. tests/support/scenario.sh

age_make=$BUILD/tests/age_make
age_open=$BUILD/tests/age_open
vectors=$TOP/tests/vectors
words="six purple otters dance slowly"

bytes() { # SIZE: always the same, no two chunks alike
	python3 -c 'import hashlib, sys
sys.stdout.buffer.write(hashlib.shake_128(b"age").digest(int(sys.argv[1])))' "$1"
}

keys() { # two pairs: key1, key2; their recipients in to1, to2
	for n in 1 2; do
		age-keygen -o "key$n" 2>/dev/null
		eval "to$n=\$(age-keygen -y key$n)"
	done
}

# age asks for passphrases on a terminal only.
with_words() { # WORDS, a command
	python3 - "$@" <<'END_PYTHON'
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
    if b"passphrase" in seen and seen.rstrip(b" ").endswith(b":"):
        os.write(terminal, sys.argv[1].encode() + b"\n")
        seen = b""
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
END_PYTHON
}

# It makes no file of nothing by itself, so there is one.
opened_with() { # WORDS
	: >opened
	with_words "$1" age -d -o opened file
}

age_opens() { age -d "$@" >opened; }

nothing_of() { # STATUS, FILE, SENTENCE: with the key it gives not a byte
	run "$1" "$age_open" --identity key1 "$2"
	check "nothing of $2" test ! -s "$out"
	err_has "$3"
}

changed="That file was changed, or it is not whole."

scenario "age opens what we write for a recipient, whatever its size"
keys
for size in 0 1 65535 65536 65537 10485760; do
	bytes $size >plain
	run 0 "$age_make" --recipient "$to2" --recipient "$to1" <plain
	mv "$out" file
	check "size $size" age_opens -i key1 file
	check "the same $size" cmp plain opened
done

scenario "we open what age writes for a recipient, whatever its size"
keys
for size in 0 1 65535 65536 65537 10485760; do
	bytes $size >plain
	age -r "$to2" -r "$to1" -o file plain
	run 0 "$age_open" --identity key1 file
	check "the same $size" cmp plain "$out"
done

scenario "armor goes both ways"
keys
for size in 0 1 31 32 33 34 100000; do
	bytes $size >plain
	run 0 "$age_make" --armor --recipient "$to1" <plain
	mv "$out" file
	check "text $size" test "$(head -c 10 file)" = "-----BEGIN"
	check "age opens $size" age_opens -i key1 file
	check "the same $size" cmp plain opened
	age -a -r "$to1" -o theirs plain
	run 0 "$age_open" --identity key1 theirs
	check "the same of theirs $size" cmp plain "$out"
done

scenario "passphrases go both ways, and another one opens nothing"
echo "$words" >words
echo "$words!" >others
for size in 0 65537; do
	bytes $size >plain
	run 0 "$age_make" --passphrase-fd 3 <plain 3<words
	mv "$out" file
	check "age opens $size" opened_with "$words"
	check "the same $size" cmp plain opened
done
refuse "age, other words" opened_with "$words!"
check "age writes" with_words "$words" age -p -o theirs plain
run 0 "$age_open" --passphrase-fd 3 theirs 3<words
check "the same of theirs" cmp plain "$out"
check "at the cost of a real one" grep -qa '^-> scrypt [^ ]* 18$' theirs
run 77 "$age_open" --passphrase-fd 3 theirs 3<others
err_has "passphrase does not open that file"
check "nothing" test ! -s "$out"

scenario "a file of 10 MiB needs less memory than it has bytes"
keys
bytes 10485760 >plain
memory() { # KIBIBYTES, a command
	(ulimit -v "$1" && shift && exec "$@")
}
run 0 memory 9000 "$age_make" --recipient "$to1" <plain
mv "$out" file
run 0 memory 9000 "$age_open" --identity key1 file
check "the same" cmp plain "$out"
refuse "with less than is needed" memory 1000 "$age_open" --identity key1 file

scenario "of a file that was cut, reordered or changed not a byte is written"
keys
bytes 200000 >plain
age -r "$to1" -o file plain
run 0 "$age_open" --identity key1 file
check "control: it was whole" cmp plain "$out"
python3 - <<'END_PYTHON'
whole = open("file", "rb").read()
start = whole.index(b"\n--- ") + 5 + 44 + 16
chunk = 65536 + 16
parts = [whole[at : at + chunk] for at in range(start, len(whole), chunk)]
assert len(parts) == 4
def write(name, *pieces):
    open(name, "wb").write(b"".join(pieces))
def flip(data, at):
    at %= len(data)
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
head = whole[:start]
write("cut-byte", whole[:-1])
write("cut-chunk", head, *parts[:3])
write("cut-nonce", whole[: start - 1])
write("swapped", head, parts[1], parts[0], *parts[2:])
write("left-out", head, parts[0], *parts[2:])
write("twice", head, parts[0], *parts)
write("behind", whole, b"\0")
write("last-byte", flip(whole, -1))
write("first-byte", flip(whole, start))
write("third-chunk", flip(whole, start + 2 * chunk + 5))
write("nonce", flip(whole, start - 1))
write("mac", flip(whole, start - 18))
write("version", whole.replace(b"/v1\n", b"/v2\n", 1))
write("no-age", b"Dear Sam,\n" + whole)
END_PYTHON
for name in cut-byte cut-chunk cut-nonce swapped left-out twice behind \
    last-byte first-byte third-chunk nonce mac; do
	refuse "age refuses $name" age -d -i key1 -o opened "$name"
	nothing_of 65 "$name" "$changed"
done
nothing_of 65 version "another version"
nothing_of 65 no-age "not an age file"
nothing_of 66 missing "not there"

scenario "keys come from a file of several, with comments; files may be pipes"
keys
bytes 70000 >plain
age -r "$to2" -o file plain
{ cat key1; printf '\n# the other\n\n'; cat key2; } >both
run 0 "$age_open" --identity both file
check "the same" cmp plain "$out"
run 77 "$age_open" --identity key1 file
err_has "No key that you have opens that file"
mkfifo keys_pipe file_pipe
cat both >keys_pipe &
cat file >file_pipe &
run 0 "$age_open" --identity keys_pipe file_pipe
check "the same through pipes" cmp plain "$out"
echo "# none" >none
run 65 "$age_open" --identity none file
err_has "no age secret key in that file"
run 64 "$age_open" file
err_has "usage"
run 64 "$age_open" --identity both --passphrase-fd 3 file 3<none
run 65 "$age_make" --recipient "$(tail -n 1 key1)" </dev/null
err_has "secret key" "starts with age1"
check "nothing" test ! -s "$out"

# Where we go by the words of the specification and some version of the program
# does not: what it says then is not looked at.
cat >"$TMPDIR/apart" <<'END'
white space before and behind an armor
a line of blanks
a bad X25519 stanza behind a good one
a share of order 8 behind a good one
a passphrase beside the recipient who opens it
an empty line behind whole ones
END

scenario "age takes and refuses the same of our vectors"
python3 - "$vectors" "$TMPDIR/apart" >"$out" <<'END_PYTHON'
import json, subprocess, sys
apart = open(sys.argv[2]).read().splitlines()
names = []
def data(part):
    if "text" in part:
        return part["text"].encode()
    return bytes.fromhex(part["hex"]) if "hex" in part else bytes(part["zeros"])
def is_taken(vector):
    open("file", "wb").write(b"".join(map(data, vector["file"])))
    open("keys", "wb").write(vector["identity"].encode())
    return not subprocess.run(["age", "-d", "-i", "keys", "file"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
for kind, expected in ("accept", True), ("refuse", False):
    for vector in json.load(open(f"{sys.argv[1]}/age-{kind}.json")):
        names.append(vector["name"])
        if "identity" in vector and vector["name"] not in apart:
            if is_taken(vector) != expected:
                print(f"{kind}: {vector['name']}")
print(len(names) >= 150 and set(apart) <= set(names))
END_PYTHON
out_is <<'END'
True
END
