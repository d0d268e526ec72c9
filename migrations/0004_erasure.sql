-- store: records
--
-- What was erased and is still to be proved gone (DESIGN 6).
--
-- A deleted row is gone for every screen, but its old pages lie on the disk and
-- can be read with the present key.  So whatever deletes a row about a young
-- person makes it a duty, in the same transaction, to renew that key and to
-- prove that nothing of the row is left; and it reports the row to the program
-- while it is still there, so that its words can be looked for.
--
-- Function the program defines before the first write:
--   erasing(sort, row, number)  takes note of one row that goes (sorts: enum
--                               erased_sort in core/erase.h); answers 1
-- Without it (any other program on this file) those deletes fail.

-- The duty: one row for each newest entry of the history at the time.
CREATE TABLE scrub_due (
	entry  INTEGER PRIMARY KEY REFERENCES ledger (n),
	things INTEGER NOT NULL CHECK (things > 0) -- rows that went
) STRICT;

-- Each time it was done.
CREATE TABLE scrub_done (
	id      INTEGER PRIMARY KEY,
	head    INTEGER NOT NULL REFERENCES ledger (n), -- newest entry by then
	done_at INTEGER NOT NULL,  -- moment
	things  INTEGER NOT NULL,  -- rows that had gone since the time before
	unknown INTEGER NOT NULL,  -- of these: their words were not known any more
	pages   INTEGER NOT NULL CHECK (pages > 0),  -- searched
	copies  INTEGER NOT NULL CHECK (copies = 0), -- found
	backups INTEGER NOT NULL CHECK (backups >= 0) -- copies elsewhere, not yet cleaned
) STRICT;

-- Reported before they go, with what hangs on them ------------------------------

-- With it: its seal, its name words, and their own words beside it.
CREATE TRIGGER field_erased BEFORE DELETE ON field
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(1, OLD.id, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER field_words_erased BEFORE DELETE ON field_words
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(3, OLD.field, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER field_words_replaced BEFORE UPDATE OF words ON field_words
WHEN NEW.words <> OLD.words
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(3, OLD.field, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER outcome_erased BEFORE DELETE ON outcome
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(4, OLD.id, 1))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

-- Only the words of before went: the outcome itself stays.
CREATE TRIGGER outcome_replaced BEFORE UPDATE OF what, award ON outcome
WHEN NEW.what <> OLD.what OR NEW.award <> OLD.award
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(4, OLD.id, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER attendance_erased BEFORE DELETE ON attendance
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(5, OLD.person, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER group_person_erased BEFORE DELETE ON group_person
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(5, OLD.person, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER look_words_erased BEFORE DELETE ON look_words
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(6, OLD.entry, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER statement_erased BEFORE DELETE ON statement
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(7, OLD.person, OLD.number))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER statement_replaced BEFORE UPDATE OF text ON statement
WHEN NEW.text IS NOT OLD.text AND OLD.text IS NOT NULL
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(7, OLD.person, OLD.number))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER person_erased BEFORE DELETE ON person
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(8, OLD.id, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER request_erased BEFORE DELETE ON request
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(9, OLD.id, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

CREATE TRIGGER counted_erased BEFORE DELETE ON counted_person
WHEN OLD.person IS NOT NULL
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(10, OLD.id, 0))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

-- "Forget me", said and not gone yet: gone when the laptop goes back, or at the
-- next start.  A yes of theirs takes it back.
CREATE TABLE forgetting (
	person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
	entry  INTEGER NOT NULL REFERENCES ledger (n) -- newest entry then; under their key that of the statement that says no to all
) STRICT;

-- Texts in which their name is to be blacked out then.
CREATE TABLE forgetting_text (
	person INTEGER NOT NULL REFERENCES forgetting (person) ON DELETE CASCADE,
	place  INTEGER NOT NULL CHECK (place IN (0, 1, 2)), -- enum forget_place
	row    INTEGER NOT NULL, -- of session, session_correction or field
	PRIMARY KEY (person, place, row)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER forgetting_back AFTER UPDATE ON consent
WHEN NEW.answer = 'yes' AND NEW.shut_why IS NOT 'own_no'
BEGIN DELETE FROM forgetting WHERE person = NEW.person; END;

CREATE TRIGGER forgetting_anew AFTER INSERT ON consent
WHEN NEW.answer = 'yes'
BEGIN DELETE FROM forgetting WHERE person = NEW.person; END;
