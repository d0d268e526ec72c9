# Manual pages are clean mdoc.
. tests/support/lint.sh

pages() {
	for page in man/*.[1-9]; do
		[ -e "$page" ] || continue
		mandoc -T lint -W warning "$page"
	done
	:
}

lint "manual pages pass the linter" pages
plant man/planted.7 <<'END'
.Dd November 22, 2026
.Dt PLANTED 7
.Os
.Sh NAME
.Nm planted
.Sh DESCRIPTION
.Bl -tag
.It one
END
caught "a page with a list left open" man/planted.7 pages
