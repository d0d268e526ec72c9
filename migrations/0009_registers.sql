-- store: records
--
-- Marks by which a list of erasures can name what was taken off a register, or
-- blacked out in its text, without saying who or where.

DROP TRIGGER attendance_update;

ALTER TABLE attendance ADD COLUMN uid BLOB CHECK (length(uid) = 16);   -- random, of this row alone
ALTER TABLE group_person ADD COLUMN uid BLOB CHECK (length(uid) = 16); -- the same

UPDATE attendance SET uid = randomblob(16);
UPDATE group_person SET uid = randomblob(16);

CREATE TRIGGER attendance_update BEFORE UPDATE ON attendance
BEGIN SELECT RAISE(ABORT, 'no consent: attendance never changes hands'); END;

-- Reported with it, so that it is looked for.
DROP TRIGGER attendance_erased;
CREATE TRIGGER attendance_erased BEFORE DELETE ON attendance
BEGIN
	INSERT INTO scrub_due (entry, things)
	    VALUES ((SELECT max(n) FROM ledger), erasing(5, OLD.person, OLD.session))
	    ON CONFLICT (entry) DO UPDATE SET things = things + excluded.things;
END;

-- What was written about a session, as it was last blacked out: random; NULL:
-- never, and the session's own uid stands for it.  A list of erasures names the
-- text of before by it.
ALTER TABLE session ADD COLUMN text_uid BLOB CHECK (length(text_uid) = 16);
