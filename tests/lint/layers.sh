# Who may call whom.  The table below is the picture of the parts: a layer may
# include the public headers (include/LAYER/) of the layers named in its row,
# and private headers (src/LAYER/) of its own only.
. tests/support/lint.sh

layers() {
	find include src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
	BEGIN {
		may["base"] = "base"
		may["os"] = "base os"
		may["vault"] = "base vault"
		may["store"] = "base store"
		may["core"] = "base store core"
		may["app"] = "base vault store core app"
		may["cli"] = "base os core app cli"
		may["tui"] = "base core app tui"
		may["main.c"] = "base os vault store core app cli tui"
	}
	function complain(what) { print FILENAME ":" FNR ": " what }
	function is_file(path,    line, found) {
		found = (getline line <path) >= 0
		close(path)
		return found
	}
	FNR == 1 {
		split(FILENAME, part, "/")
		layer = part[2]
		if (!(layer in may))
			complain("no such layer: " layer)
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, piece, "\"")
		name = piece[2]
		slash = index(name, "/")
		other = substr(name, 1, slash - 1)
		if (slash == 0)
			complain("an include names its layer: " name)
		else if (index(" " may[layer] " ", " " other " ") == 0)
			complain(layer " may not use " other ": " name)
		else if (part[1] == "include" && !is_file("include/" name))
			complain("a public header uses a private one: " name)
		else if (other != layer && !is_file("include/" name))
			complain("private to " other ": " name)
	}
	/^[ \t]*#[ \t]*include[ \t]*</ {
		if ($0 ~ /sqlite3/ && FILENAME !~ /^src\/store\//)
			complain("only the store knows sqlite3")
		if ($0 ~ /<(ncurses|ncursesw\/|curses|panel|term)/ &&
		    $0 !~ /<termios/ && FILENAME !~ /^src\/tui\//)
			complain("only the screens know curses")
		if ($0 ~ /xlsxwriter/ && FILENAME != "src/core/export_xlsx.c")
			complain("only one module knows spreadsheets")
	}
	/sqlite3_/ && FILENAME !~ /^src\/store\// {
		complain("only the store calls sqlite3")
	}'
}

lint "the arrows between layers hold" layers
plant src/base/planted.c <<'END'
#include "store/store.h"
END
caught "base using the store" src/base/planted.c:1: layers
plant src/cli/planted.c <<'END'
#include <stdio.h>
#include "vault/vault.h"
END
caught "a command using the vault" src/cli/planted.c:2: layers
plant src/cli/planted.c <<'END'
#include "store/stmt.h"
END
caught "a command using the store" src/cli/planted.c:1: layers
plant src/core/planted_internal.h </dev/null
plant src/app/planted.c <<'END'
#include "core/planted_internal.h"
END
caught "a private header in another layer" src/app/planted.c:1: layers
plant src/core/planted_internal.h </dev/null
plant include/core/planted.h <<'END'
#include "core/planted_internal.h"
END
caught "a private header in a public one" include/core/planted.h:1: layers
plant src/core/planted.c <<'END'
static int x = sqlite3_errcode(0);
END
caught "sqlite3 outside the store" src/core/planted.c:1: layers
plant src/base/planted.c <<'END'
#include "planted.h"
END
caught "an include without a layer" src/base/planted.c:1: layers
plant src/tui/planted.c <<'END'
#include "os/supervisor.h"
END
caught "a screen using the system" src/tui/planted.c:1: layers
plant src/cli/planted.c <<'END'
#include "tui/tui.h"
END
caught "a command using the screens" src/cli/planted.c:1: layers
for header in curses.h ncurses.h ncursesw/curses.h panel.h term.h; do
	echo "#include <$header>" | plant src/os/planted.c
	caught "<$header> outside the screens" src/os/planted.c:1: layers
done
plant src/core/planted.c <<'END'
#include <xlsxwriter.h>
END
caught "spreadsheets in another module" src/core/planted.c:1: layers
