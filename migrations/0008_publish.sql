-- store: releases
--
-- What managers read of the figures (STATISTICS).

ALTER TABLE ask ADD COLUMN why TEXT NOT NULL DEFAULT ''; -- refused: the sentence

-- What a worker's lock copies for managers, each signed as a whole: of the
-- tables diary and conduct their sums, of the rest the text itself.
CREATE TABLE copied (
	sort      TEXT PRIMARY KEY CHECK (sort IN ('access', 'conduct', 'diary', 'state')),
	body      TEXT NOT NULL,      -- lines
	made_at   INTEGER NOT NULL,   -- moment
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16), -- the worker
	signature BLOB NOT NULL CHECK (length(signature) = 64) -- Ed25519 over "sayso copy 1", vault, sort, made_at, body
) STRICT, WITHOUT ROWID;
