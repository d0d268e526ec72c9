-- store: records
--
-- Sheets that were printed for a trip (DESIGN 8).  What stood on one is not
-- kept: only that it was made, until when it is good, and that it is gone.
CREATE TABLE sheet (
	id         INTEGER PRIMARY KEY,
	uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	code       TEXT NOT NULL UNIQUE,  -- what stands on the paper, made like a person's
	work_group INTEGER NOT NULL REFERENCES work_group (id),
	made_on    INTEGER NOT NULL,      -- day
	until_on   INTEGER NOT NULL,      -- last day it is good
	made_by    INTEGER NOT NULL REFERENCES user (id),
	gone_on    INTEGER,               -- day somebody said that the paper is gone
	gone_by    INTEGER REFERENCES user (id),
	CHECK (until_on BETWEEN made_on AND made_on + 31),
	CHECK ((gone_on IS NULL) = (gone_by IS NULL))
) STRICT;
CREATE INDEX sheet_out ON sheet (until_on) WHERE gone_on IS NULL;
