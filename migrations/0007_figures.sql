-- store: records
--
-- What the figures of closed periods are made from, that each is made once, and
-- how far the work was copied for managers (STATISTICS).

CREATE UNIQUE INDEX plan_by_year ON plan (from_on);

CREATE TRIGGER plan_delete BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'plan: never removed'); END;

-- One draw a period, committed and signed before it is solved.  Nothing was
-- ever drawn before this migration.
DROP TABLE draw;
CREATE TABLE draw (
	id        INTEGER PRIMARY KEY,
	plan      INTEGER NOT NULL REFERENCES plan (id),
	start_on  INTEGER NOT NULL,   -- first day of the period
	end_on    INTEGER NOT NULL,   -- last day of the period; nothing of it changes any more
	body      TEXT,               -- facts as codes and counts, and the numbers drawn; NULL once the figures are made
	hash      BLOB NOT NULL CHECK (length(hash) = 32), -- of facts and numbers; stays
	attempts  INTEGER NOT NULL,   -- how often the solver found no answer in time
	user      INTEGER NOT NULL REFERENCES user (id),
	signature BLOB NOT NULL CHECK (length(signature) = 64), -- Ed25519 over "sayso draw 1", vault, plan, period, hash
	made_at   INTEGER NOT NULL,
	UNIQUE (plan, start_on, end_on)
) STRICT;

CREATE TRIGGER draw_update BEFORE UPDATE ON draw
WHEN NEW.id <> OLD.id OR NEW.plan <> OLD.plan OR NEW.start_on <> OLD.start_on
  OR NEW.end_on <> OLD.end_on OR NEW.hash <> OLD.hash OR NEW.user <> OLD.user
  OR NEW.signature <> OLD.signature OR NEW.made_at <> OLD.made_at
  OR (NEW.body IS NOT OLD.body AND NEW.body IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'draw: made once'); END;

CREATE TRIGGER draw_delete BEFORE DELETE ON draw
BEGIN SELECT RAISE(ABORT, 'draw: made once'); END;

-- The figures of a closed period, as they stand in releases.db too.
CREATE TABLE published (
	plan      BLOB NOT NULL CHECK (length(plan) = 16), -- uid
	start_on  INTEGER NOT NULL,
	end_on    INTEGER NOT NULL,
	body      TEXT NOT NULL,
	head_n    INTEGER NOT NULL,   -- newest entry of the history by then
	head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
	user_uid  BLOB NOT NULL CHECK (length(user_uid) = 16), -- the worker who closed it
	signature BLOB NOT NULL CHECK (length(signature) = 64), -- Ed25519 over "sayso release 1", vault, plan, period, hash of body, head
	PRIMARY KEY (plan, start_on, end_on)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER published_update BEFORE UPDATE ON published
BEGIN SELECT RAISE(ABORT, 'release: never changed'); END;

CREATE TRIGGER published_delete BEFORE DELETE ON published
BEGIN SELECT RAISE(ABORT, 'release: never changed'); END;

-- Every period that is closed, here or in a vault that this one was before: it
-- stands in the files of erasures too, and comes back from them.
CREATE TABLE period_closed (
	hash     BLOB PRIMARY KEY CHECK (length(hash) = 16), -- BLAKE2b-128 of plan uid, first and last day
	start_on INTEGER NOT NULL,
	end_on   INTEGER NOT NULL,
	made_on  INTEGER NOT NULL     -- day
) STRICT, WITHOUT ROWID;

CREATE TRIGGER period_closed_update BEFORE UPDATE ON period_closed
BEGIN SELECT RAISE(ABORT, 'period: closed for good'); END;

CREATE TRIGGER period_closed_delete BEFORE DELETE ON period_closed
BEGIN SELECT RAISE(ABORT, 'period: closed for good'); END;

-- Which row of the work diary a session has.
CREATE TABLE diary_row (
	session INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
	uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16) -- random; stands in the diary and nowhere else
) STRICT;
