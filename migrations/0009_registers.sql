-- store: records
--
-- A mark for each name on a register and each regular, so that one that was
-- taken off can be named in a list of erasures without saying who or where.

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
