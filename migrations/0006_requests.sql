-- store: records
--
-- What people asked for, and what was carried in from an old file.

-- A request (0001) that is no 'ask': three months instead of one, and who
-- heard the young person's own answer.
ALTER TABLE request ADD COLUMN extended_on INTEGER;       -- day it was told that it takes longer
ALTER TABLE request ADD COLUMN extended_why TEXT NOT NULL DEFAULT ''; -- and why
ALTER TABLE request ADD COLUMN heard_by INTEGER REFERENCES user (id); -- NULL: said with the laptop in their hands, or not yet
CREATE INDEX request_open ON request (due_on) WHERE done_on IS NULL AND what <> 'ask';
