-- store: records
--
-- Copies of the vault that lie elsewhere (DESIGN 6).

CREATE TABLE backup (
	code       TEXT PRIMARY KEY CHECK (length(code) = 4), -- as in the name of its file
	label      TEXT NOT NULL,     -- the medium, as a worker calls it
	made_on    INTEGER NOT NULL,  -- day
	seen_on    INTEGER NOT NULL,  -- day it was last found there
	proved     INTEGER NOT NULL CHECK (proved IN (0, 1)), -- it was read back from the medium
	head_n     INTEGER NOT NULL,  -- ledger entries in it
	erasures   INTEGER NOT NULL,  -- rows of table tombstone in it: more by now is something it still holds
	removed_on INTEGER            -- day; NULL: it is still somewhere
) STRICT, WITHOUT ROWID;

-- A restored vault says so once, and what was agreed before waits to be asked.
CREATE INDEX ledger_restored ON ledger (n) WHERE event = 'restored';
