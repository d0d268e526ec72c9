# What was erased is nowhere on the medium: every block of it, whatever file it
# was ever part of, is unlocked with every key that the vault still holds.
#
# The medium is a file system of its own in an image, where one can be mounted
# (root, and a loop device); else the vault's files.  Beside the vault lies the
# old store, as a disk may keep it that writes anew instead of over.
#
# A store's page is AES-256 in CBC mode under the store's key itself.  So each
# 16 bytes are unlocked alone, at each of 16 phases (pages in a journal lie
# anywhere), and joined with the block before them.  For what must be found the
# phases that SQLite uses do.
. tests/support/scenario.sh

export SAYSO_TEST_CLOCK=1795544400
echo "sam plays table tennis on tuesdays" >"$TMPDIR/sam"
KEYS=$(dirname "$SAYSO")/store_keys
WHO="Zanzibar Kestrelworth"
sam() { "$SAYSO" --vault "$vault" --as Sam --passphrase-fd 3 "$@" 3<"$TMPDIR/sam"; }
keys() { "$KEYS" --passphrase-fd 3 "$vault" Sam 3<"$TMPDIR/sam"; }

mounted=
unmount() { [ -z "$mounted" ] || { umount "$mounted"; mounted=; }; }
trap 'unmount; finish' EXIT

# A new medium, and where on it the vault is to be.
medium_begin() {
	mkdir mnt
	truncate -s 48M image
	if [ "$(id -u)" = 0 ] && mke2fs -q -t ext4 image >/dev/null 2>&1 &&
	    mount -o loop image mnt 2>/dev/null; then
		mounted=$PWD/mnt
	fi
	vault=$PWD/mnt/vault
}

# What lies on it now, in one file.
medium_read() { # into
	if [ -n "$mounted" ]; then
		sync -f mnt
		umount mnt
		cp --sparse=always image "$1"
		mount -o loop image mnt
	else
		{ cat mnt/old "$vault"/*; head -c 65536 /dev/zero; } >"$1"
	fi
}

# How often the texts and uids are found: in clear, and with each key.
cat >"$TMPDIR/hunt.py" <<'END_PYTHON'
import subprocess, sys
image, keys, hunted, step = sys.argv[1:5]
raw = open(image, "rb").read()
raw += bytes(-len(raw) % 4096)
needles = []
for line in open(hunted):
    what, _, text = line.rstrip("\n").partition(" ")
    needles.append(bytes.fromhex(text) if what == "uid" else text.encode())

# Of blocks of zeros one at each end of a row is kept: nothing is in them.
zeros = bytes(4096)
blocks = [raw[at:at + 4096] for at in range(0, len(raw), 4096)]
full = [block != zeros for block in blocks]
kept = b"".join(block for i, block in enumerate(blocks)
    if full[i] or i and full[i - 1] or i + 1 < len(full) and full[i + 1])

def joined(ours, others):
    size = min(len(ours), len(others))
    whole = int.from_bytes(ours[:size], "big") ^ int.from_bytes(others[:size], "big")
    return whole.to_bytes(size, "big")

def count(text):
    return sum(text.count(needle) for needle in needles)

clear = count(raw)
found = 0
for key in (line.split()[1] for line in open(keys) if line.startswith("key")):
    for phase in range(0, 16, int(step)):
        part = kept[phase:]
        part = part[:len(part) // 16 * 16]
        alone = subprocess.run(["openssl", "enc", "-d", "-aes-256-ecb",
            "-nopad", "-K", key], input=part, stdout=subprocess.PIPE,
            check=True).stdout
        found += count(joined(alone[16:], part))     # a block of a page
        found += count(joined(alone, part[4016:]))   # the first, by its IV
print("clear", clear, "found", found, "blocks", sum(full))
END_PYTHON
hunt() { python3 "$TMPDIR/hunt.py" "$@"; }
found() { sed -n 's/.* found \([0-9]*\) .*/\1/p' "$1"; }

# All that is held of them: short, corrected, over several pages.
fill() {
	"$SAYSO" --json demo --into "$vault" --people 5 >/dev/null
	sam person add --name "$WHO" --yes phone --yes address --yes note
	sam field set "$WHO" phone "07700 900461"
	sam field set "$WHO" address "9 Old Weir Terrace, by the lock"
	sam field set "$WHO" address "14 Sandpiper Row, above the baker"
	for name in Jo Bo Mo; do
		yes "a kite," | head -n 450 | tr '\n' ' ' >note
		echo "$name" >>note
		sam field set "$WHO" note - <note
	done
	cat >hunted <<END
text Kestrelworth
text 07700 900461
text Old Weir Terrace
text Sandpiper Row
text a kite,
END
}

# Texts, and the uids that are there no more.
hunted_after() {
	grep '^uid' before | sort >uids
	grep '^uid' after | sort | comm -23 uids - >>hunted
}

# What was erased is 0 with what is held, and many with what was held.
judge() { # step between phases
	hunt image.before before hunted 4 >held
	hunt image.after after hunted "$1" >now
	hunt image.after before hunted 4 >old
	control "before it there are a thousand: $(cat held)" \
	    test "$(found held)" -ge 1000
	control "the old key finds old blocks: $(cat old)" \
	    test "$(found old)" -ge 1000
	check "none with a key that is held: $(cat now)" \
	    test "$(found now)" = 0
	check "none in clear" grep -q '^clear 0 ' now
	check "none in clear before" grep -q '^clear 0 ' held
	check "uids were hunted" grep -q '^uid' hunted
}

scenario "no block of the medium has somebody who was forgotten"
medium_begin
fill >/dev/null
cp "$vault/records.db" mnt/old
keys >before
medium_read image.before
run 0 sam own forget "$WHO"
out_has " 0 copies found."
keys >after
medium_read image.after
hunted_after
judge 1
unmount

scenario "no block of the medium has what was withdrawn; the rest is there"
medium_begin
fill >/dev/null
cp "$vault/records.db" mnt/old
keys >before
medium_read image.before
run 0 sam own withdraw "$WHO" phone address note
out_has " 0 copies found."
keys >after
medium_read image.after
sed -i /Kestrelworth/d hunted
hunted_after
judge 4
echo "text Kestrelworth" >hunted
hunt image.after after hunted 4 >name
control "their name is: $(cat name)" test "$(found name)" -gt 0
unmount
