# "make deps" copies the machine's own Debian entry, in whatever form it is,
# to reach the same archive's backports.
. tests/support/lint.sh

machine() { # FILE, text on standard input
	file=$TMPDIR/$1
	cat >"$file"
}

# The source made from what machine() laid out must equal standard input.
becomes() {
	cat >"$TMPDIR/expected"
	sh tests/deps.sh source bookworm "$file" >"$TMPDIR/got"
	diff -u "$TMPDIR/expected" "$TMPDIR/got"
}

refused() {
	! sh tests/deps.sh source bookworm "$file"
}

machine sources.list <<'END'
# deb http://one.example/debian bookworm main
deb-src http://two.example/debian bookworm main
deb http://three.example/debian-security bookworm-security main
deb http://four.example/debian bookworm-updates main
deb http://five.example/debian bookworm contrib
	deb	http://six.example/debian	bookworm	contrib main # ours
END
lint "one line: the plain suite with main" becomes <<'END'
list
deb http://six.example/debian bookworm-backports main
END

machine sources.list <<'END'
deb [ arch=amd64 signed-by=/usr/share/keyrings/x.gpg  trusted=yes ] mirror+file:/etc/apt/mirrors/debian.list bookworm main
END
lint "one line: options and other kinds of address are kept" becomes <<'END'
list
deb [ arch=amd64 signed-by=/usr/share/keyrings/x.gpg  trusted=yes ] mirror+file:/etc/apt/mirrors/debian.list bookworm-backports main
END

machine debian.sources <<'END'
# Written by hand.
Types: deb deb-src
# Where from
URIs: https://security.example/debian-security
Suites: bookworm-security
Components: main

Enabled: no
Types: deb
URIs: https://off.example/debian
Suites: bookworm
Components: main


types: deb deb-src
URIs: mirror+file:/etc/apt/mirrors/debian.list
  http://second.example/debian
Suites: bookworm
 bookworm-updates
# all of it
Components: main contrib
Trusted: yes
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mDMEAAAA
 -----END PGP PUBLIC KEY BLOCK-----
END
lint "stanza: suites, options and keys over several lines" becomes <<'END'
sources
Types: deb
URIs: mirror+file:/etc/apt/mirrors/debian.list
  http://second.example/debian
Trusted: yes
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mDMEAAAA
 -----END PGP PUBLIC KEY BLOCK-----
Suites: bookworm-backports
Components: main
END

machine debian.sources <<'END'
Types: deb
URIs: http://one.example/debian
Suites: bookworm-updates
Components: main
END
lint "nothing is made from an entry for something else" refused
