# What others on the same computer may not do, and where no vault may lie.
# Run as an ordinary user even by root: whoever may do everything is refused
# nothing.
. tests/support/scenario.sh

SAYSO_TEST_CLOCK=1795359845 # Sunday 22 November 2026
export SAYSO_TEST_CLOCK
echo "six purple otters dance slowly" >"$TMPDIR/pass"
cp "$SAYSO" "$TMPDIR/sayso"
is_root=
[ "$(id -u)" != 0 ] || is_root=yes
[ -z "$is_root" ] || chmod a+x "$TMPDIR" "${TMPDIR%/*}" "$TMPDIR/sayso"

user() {
	${is_root:+setpriv --reuid=65534 --regid=65534 --clear-groups} "$@"
}
sam() {
	user "$TMPDIR/sayso" --vault v --as Sam --passphrase-fd 3 "$@" \
	    3<"$TMPDIR/pass"
}

# A folder of the user's own.
promise() {
	scenario "$1"
	mkdir home
	[ -z "$is_root" ] || chown 65534:65534 home
	cd home || exit 73
	control "may write here" user touch mine
	rm mine
}
make_vault() { control "a vault" sam init --organisation "Hill Club"; }
masked() { # UMASK CMD...
	(umask "$1" && shift && "$@")
}

# The journals are not always there.
vault_is_closed_to_others() {
	find v -printf '%m %P\n' | grep -v -e '^600 .*-journal$' |
	    LC_ALL=C sort >"$TMPDIR/modes"
	same "modes in the vault" "$TMPDIR/modes" <<-'END'
	600 lock
	600 records.db
	600 releases.db
	600 vault.key
	700 
	END
}

promise "whatever the umask, a vault is closed to others and open to its own"
for mask in 000 022 027 0777; do
	run 0 masked $mask sam init --organisation "Hill Club"
	vault_is_closed_to_others
	run 0 masked $mask sam person add --name Ann --yes phone
	run 0 masked $mask sam field set Ann phone "07700 900123"
	vault_is_closed_to_others
	rm -r v
done
masked 000 user touch open
control "that umask opens files" test "$(stat -c %a open)" = 666

promise "new keys, and the files they are in, are closed to others too"
make_vault
{ cat "$TMPDIR/pass"; echo "seven green herons walk fast"; } >both
run 0 masked 000 user "$TMPDIR/sayso" --vault v --as Sam --passphrase-fd 3 \
    user add Jo --role worker 3<both
stat -c %i v/records.db >before
run 0 masked 000 sam user remove Jo
refuse "it is the same file" test "$(stat -c %i v/records.db)" = "$(cat before)"
vault_is_closed_to_others
run 0 masked 000 sam user list

promise "folders made on the way to a vault are closed to others"
run 0 masked 000 user "$TMPDIR/sayso" --vault a/b/v --as Sam \
    --passphrase-fd 3 init --organisation X 3<"$TMPDIR/pass"
check "all three" test "$(stat -c %a a a/b a/b/v | tr '\n' ' ')" = "700 700 700 "

promise "a vault's folder that others may open is refused"
make_vault
for mode in 710 701 740 704 750 755 720 702 770 777; do
	chmod $mode v
	run 78 sam user list
	out_is </dev/null
	err_is <<-'END'
	sayso: Others on this computer may open that folder. Close it to them first: chmod 700 FOLDER
	END
	run 78 sam person add --name Ann --yes phone
done
chmod 700 v
run 0 sam user list

# FILE of the vault is not as sayso made it: nothing is opened, and a sentence
# says so.
refused() { # FILE
	run 78 sam user list
	out_is </dev/null
	check "a sentence about $1" grep -qE '^sayso: [A-Z].*[a-z0*]\.?$' "$err"
}

vault_files="vault.key records.db releases.db records.db-journal lock"

promise "a file of the vault that others may open is refused"
make_vault
for item in $vault_files; do
	for mode in 640 604 620 602 660 666; do
		chmod $mode v/$item
		refused $item
		err_has "chmod 600 FOLDER/*"
	done
	chmod 600 v/$item
	run 0 sam user list
done

promise "a file of the vault with a second name is refused"
make_vault
for item in $vault_files; do
	user ln v/$item second
	refused $item
	err_has "second name"
	rm second
	run 0 sam user list
done

promise "a link in the place of a file of the vault is refused"
make_vault
for item in $vault_files; do
	mv v/$item aside
	user ln -s ../aside v/$item
	refused $item
	rm v/$item
	mv aside v/$item
	run 0 sam user list
done

promise "what is no file in the place of a file of the vault is refused"
make_vault
for item in $vault_files; do
	mv v/$item aside
	user mkfifo -m 600 v/$item
	refused $item
	rm v/$item
	mv aside v/$item
	run 0 sam user list
done

promise "a link in the place of the vault's folder is refused"
make_vault
mv v real
user ln -s real v
run 66 sam user list
out_is </dev/null
run 66 user "$TMPDIR/sayso" --vault v/ --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"
run 0 user "$TMPDIR/sayso" --vault real --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"

promise "a vault that is somebody else's is refused"
run 78 user "$TMPDIR/sayso" --vault / --passphrase-fd 3 user list \
    3<"$TMPDIR/pass"
err_has "That folder belongs to another user of this computer."
make_vault
if [ -n "$is_root" ]; then
	run 78 "$SAYSO" --vault v --passphrase-fd 3 user list 3<"$TMPDIR/pass"
	err_has "That folder belongs to another user of this computer."
	chown -R 12345 v
	run 66 sam user list
	chown -R 0 v
	run 0 "$SAYSO" --vault v --passphrase-fd 3 user list 3<"$TMPDIR/pass"
	for item in $vault_files; do
		chown 12345 v/$item
		run 78 "$SAYSO" --vault v --passphrase-fd 3 user list \
		    3<"$TMPDIR/pass"
		err_has "A file in that folder belongs to another user."
		chown 0 v/$item
	done
	chown -R 65534 v
fi
run 0 sam user list

promise "no vault is made where one may not write"
user mkdir -m 500 shut
run 73 user "$TMPDIR/sayso" --vault shut/v --as Sam --passphrase-fd 3 init \
    --organisation X 3<"$TMPDIR/pass"
err_has "You may not make a folder there."
run 73 user "$TMPDIR/sayso" --vault /proc/v --as Sam --passphrase-fd 3 init \
    --organisation X 3<"$TMPDIR/pass"

# In FOLDER no vault is made, and one that got there is not opened.
synced() { # FOLDER
	run 78 user "$TMPDIR/sayso" --vault "$1/v" --as Sam --passphrase-fd 3 \
	    init --organisation X 3<"$TMPDIR/pass"
	err_is <<-'END'
	sayso: That folder is copied to other computers by a sync program. Choose a folder that is not.
	END
	refuse "anything was made" test -e "$1/v"
	user cp -r v "$1/v"
	chmod 700 "$1/v"
	run 78 user "$TMPDIR/sayso" --vault "$1/v" --passphrase-fd 3 user list \
	    3<"$TMPDIR/pass"
	err_has "copied to other computers"
}

promise "no vault lies in a folder that a sync program carries away"
make_vault
for name in Dropbox dropbox "OneDrive - Hill Club" "Google Drive" Nextcloud \
    ownCloud Syncthing MEGA; do
	user mkdir -p "$name/papers"
	synced "$name/papers"
done
user mkdir Dropbox/more
user ln -s Dropbox/more linked
synced linked
for trace in .stfolder .stversions .dropbox.cache; do
	user mkdir -p "in$trace/$trace" "in$trace/papers"
	synced "in$trace/papers"
done
for trace in .dropbox .owncloudsync.log .sync_0123.db; do
	user mkdir -p "in$trace/papers"
	user touch "in$trace/$trace"
	synced "in$trace/papers"
done
user mkdir Dropboxes "My OneDrive"
for name in Dropboxes "My OneDrive"; do
	control "a like name" user "$TMPDIR/sayso" --vault "$name/v" --as Sam \
	    --passphrase-fd 3 init --organisation X 3<"$TMPDIR/pass"
done

promise "a vault is not opened from when its folder is carried away"
make_vault
user mkdir .stfolder
run 78 sam user list
err_has "copied to other computers"
rmdir .stfolder
user touch v/.stfolder
run 78 sam user list
rm v/.stfolder
run 0 sam user list

# A command while somebody else has the vault.
beside() {
	user flock v/lock "$TMPDIR/sayso" --vault v --passphrase-fd 3 "$@" \
	    3<"$TMPDIR/pass"
}

promise "a second one is told who has the vault"
make_vault
for command in "user list" "person mine" "check" "setting" "person add --name X" \
    "--json session list" "user recovery"; do
	printf %s "Mo, since 2026-11-22 18:02" >v/lock
	# shellcheck disable=SC2086 # words of a command line
	run 75 beside $command
	out_is </dev/null
	err_is <<-'END'
	sayso: This vault is in use. By: Mo, since 2026-11-22 18:02. Try again when they are done.
	END
done
: >v/lock
run 75 beside user list
err_is <<'END'
sayso: This vault is in use. Try again when it is not.
END
printf %s "Mo, since 2026-11-22 18:02" >v/lock
run 0 sam user list
check "nobody stands there afterwards" test ! -s v/lock

promise "a register that may not be read is refused"
make_vault
cat >term.csv <<'END'
date,start,end,place,provision,mode,theme,workers,present,headcount,notes
2026-09-01,17:00,19:30,Old Mill,Open access,,,Mo,,9,
END
user mkdir papers
user cp term.csv papers/term.csv
chmod 000 papers/term.csv
run 66 sam import sessions papers/term.csv
err_is <<'END'
sayso: papers/term.csv: You may not read that file. Ask whoever owns it.
END
chmod 644 papers/term.csv
chmod 000 papers
run 66 sam import sessions papers/term.csv
err_has "You may not read that file."
chmod 700 papers
run 0 sam --json session list
out_is <<'END'
[]
END
run 0 sam import sessions papers/term.csv
