-- store: releases
--
-- What managers read and ask (DESIGN 5).  Opened by every user with the vault
-- key.  Holds nobody's name, value, uid or id of the records store.

-- What a manager asks for, signed; a worker's unlock carries it out.
CREATE TABLE ask (
	uid       BLOB PRIMARY KEY CHECK (length(uid) = 16),
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16), -- the manager
	what      TEXT NOT NULL CHECK (what IN ('setting', 'plan')),
	body      TEXT NOT NULL,     -- lines; for setting: its name, then its value
	made_at   INTEGER NOT NULL,  -- moment
	signature BLOB NOT NULL CHECK (length(signature) = 64), -- Ed25519 over "sayso ask 1", vault uid, uid, what, made_at, body
	result    TEXT NOT NULL CHECK (result IN ('waiting', 'done', 'refused'))
) STRICT, WITHOUT ROWID;

-- The settings a manager may read, copied at each worker's lock.
CREATE TABLE setting_copy (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The work, for everybody who answers for it: no name, no free text.
CREATE TABLE diary (
	uid          BLOB PRIMARY KEY CHECK (length(uid) = 16), -- random, stands nowhere else
	held_on      INTEGER NOT NULL,
	start_minute INTEGER NOT NULL,
	end_minute   INTEGER NOT NULL,
	work_group   TEXT NOT NULL,
	place        TEXT NOT NULL,
	provision    TEXT NOT NULL,
	mode         TEXT NOT NULL,
	theme        TEXT NOT NULL,
	workers      TEXT NOT NULL,
	heads        TEXT NOT NULL   -- 0, 1-4, or the nearest 5
) STRICT, WITHOUT ROWID;

-- How each worker used the records, by month; only ever added to, kept two years.
CREATE TABLE conduct (
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16),
	month     TEXT NOT NULL,    -- YYYY-MM
	looks     INTEGER NOT NULL,
	outside   INTEGER NOT NULL, -- looks at people outside their groups
	noes      INTEGER NOT NULL, -- no's on others' behalf
	handovers INTEGER NOT NULL, -- keyless hand-overs
	PRIMARY KEY (user_uid, month)
) STRICT, WITHOUT ROWID;

-- The ledger's hashes, so that a shortened or exchanged records store shows.
CREATE TABLE ledger_anchor (
	n         INTEGER PRIMARY KEY,
	hash      BLOB NOT NULL CHECK (length(hash) = 32),
	day       INTEGER NOT NULL,
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16),
	signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE plan (
	uid       BLOB PRIMARY KEY CHECK (length(uid) = 16),
	body      TEXT NOT NULL,
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16),
	signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT, WITHOUT ROWID;

-- One closed period: written once, read ever after.
CREATE TABLE release (
	id        INTEGER PRIMARY KEY,
	plan      BLOB NOT NULL REFERENCES plan (uid),
	start_on  INTEGER NOT NULL,
	end_on    INTEGER NOT NULL,
	body      TEXT NOT NULL,     -- the published figures
	head_n    INTEGER NOT NULL,  -- ledger head at the close
	head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16),
	signature BLOB NOT NULL CHECK (length(signature) = 64),
	UNIQUE (plan, start_on, end_on)
) STRICT;

-- The signed list of what a manager took out.
CREATE TABLE export (
	id        INTEGER PRIMARY KEY,
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16),
	made_at   INTEGER NOT NULL,
	body      TEXT NOT NULL,
	signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER release_update BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'release: never changed'); END;

CREATE TRIGGER release_delete BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'release: never changed'); END;
