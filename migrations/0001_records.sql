-- store: records
--
-- Everything a vault knows about young people and the work with them
-- (DESIGN 3-6).  Opened by workers only.
--
-- Rules that live here and not only in the program:
--   * a value, a name in a register, an outcome or a place among a group's
--     regulars is written only under a live consent for its kind, and only
--     while the program holds a permit for it (function permitted());
--   * consent itself is written only while the program decides about that
--     person (function deciding());
--   * a no takes what it covers with it, in the same statement;
--   * the ledger is append-only.
--
-- Functions the program defines before the first write:
--   today()                  the day everything is judged by (days since 1970-01-01)
--   permitted(person, kind)  1 while a permit for that kind of that person is held
--   deciding(person)         1 while consent of that person is being decided
--   said(person, kind, see, see_user, count, runs_out, notice, level)
--                            1 when the history, and under a key of their own
--                            the signature on their newest statement, bear out
--                            that much of a yes (see and level as numbers, in
--                            the order of their columns' words)
-- Without them (any other program on this file) those writes fail.
--
-- Days are days since 1970-01-01, moments UTC seconds.  uid columns are 16
-- random bytes.  Integer ids join tables and are never shown.

CREATE TABLE setting (
	name       TEXT PRIMARY KEY,  -- organisation, address, contact, complaints, safeguarding_lead, safeguarding_phone, region, language, ...
	value      TEXT NOT NULL,
	changed_at INTEGER NOT NULL   -- moment
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
	id          INTEGER PRIMARY KEY,
	uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	name        TEXT NOT NULL CHECK (name <> ''),
	role        TEXT NOT NULL CHECK (role IN ('worker', 'manager')),
	is_recovery INTEGER NOT NULL CHECK (is_recovery IN (0, 1)), -- the envelope's slot
	sign_public BLOB NOT NULL CHECK (length(sign_public) = 32), -- Ed25519
	box_public  BLOB NOT NULL CHECK (length(box_public) = 32),  -- X25519
	added_on    INTEGER NOT NULL, -- day
	removed_on  INTEGER           -- day; the row stays, so that "who looked" keeps its name
) STRICT;
CREATE UNIQUE INDEX user_by_name ON user (name) WHERE removed_on IS NULL;

-- What can be held.  Ids 1-4 are fixed: 1 name, 2 handle, 3 attendance, 4 outcome.
CREATE TABLE kind (
	id           INTEGER PRIMARY KEY,
	name         TEXT NOT NULL UNIQUE CHECK (name <> ''), -- as commands say it: birth_date
	label        TEXT NOT NULL,    -- as screens say it: "date of birth"
	shape        TEXT NOT NULL,    -- what a value looks like: line, text, phone, email, district, birth, choice, handle, present, outcome
	choices      TEXT NOT NULL,    -- for shape choice: "heading|item" lines; else ''
	own_words    INTEGER NOT NULL CHECK (own_words IN (0, 1)), -- choice: other words allowed
	coarse       TEXT NOT NULL,    -- how it is counted: none, age, choice, heading, district, yes, attendance, outcome
	many         INTEGER NOT NULL CHECK (many IN (0, 1)), -- several values at a time
	findable     INTEGER NOT NULL CHECK (findable IN (0, 1)), -- its words find the person
	tonight      INTEGER NOT NULL CHECK (tonight IN (0, 1)),  -- needed tonight (DESIGN 5, look)
	default_see  TEXT NOT NULL CHECK (default_see IN ('nobody', 'emergency', 'team')),
	keep_months  INTEGER NOT NULL CHECK (keep_months BETWEEN 1 AND 120), -- for each value
	position     INTEGER NOT NULL, -- order in lists
	retired_on   INTEGER           -- day it stopped being asked; values run out as agreed
) STRICT;

-- The words shown when asking for a kind.  Never changed, only followed by a newer version.
CREATE TABLE notice (
	id       INTEGER PRIMARY KEY,
	kind     INTEGER NOT NULL REFERENCES kind (id),
	version  INTEGER NOT NULL,
	language TEXT NOT NULL,     -- "en"
	front    TEXT NOT NULL,     -- at most two sentences and 40 words: why, who sees it
	rest     TEXT NOT NULL,     -- behind it: how long, you can say no, what else
	widens   INTEGER NOT NULL CHECK (widens IN (0, 1)), -- asks for more than the version before
	hash     BLOB NOT NULL CHECK (length(hash) = 32),   -- BLAKE2b-256 of language, front and rest, NUL-ended each
	made_on  INTEGER NOT NULL,  -- day
	UNIQUE (kind, version)
) STRICT;

CREATE TABLE person (
	id              INTEGER PRIMARY KEY,
	uid             BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	code            TEXT NOT NULL UNIQUE,  -- what is shown as their id: the uid's first 40 bits, 8 Crockford characters
	capacity        TEXT NOT NULL CHECK (capacity IN ('able', 'not_yet')), -- DESIGN 3, capacity
	capacity_by     INTEGER NOT NULL REFERENCES user (id),
	capacity_on     INTEGER NOT NULL,      -- day
	capacity_review INTEGER NOT NULL,      -- day it is thought over again
	language        TEXT NOT NULL,         -- of their own screens
	added_on        INTEGER NOT NULL,      -- day
	seen_at         INTEGER                -- moment of their newest own look; NULL before the first
) STRICT;

CREATE INDEX person_not_yet ON person (id) WHERE capacity = 'not_yet';

CREATE TABLE person_key (
	id          INTEGER PRIMARY KEY,
	person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	level       TEXT NOT NULL CHECK (level IN ('pin', 'card')),
	sign_public BLOB NOT NULL CHECK (length(sign_public) = 32),
	box_public  BLOB NOT NULL CHECK (length(box_public) = 32),
	passes      INTEGER NOT NULL,   -- Argon2id
	memory      INTEGER NOT NULL,   -- Argon2id, bytes
	salt        BLOB NOT NULL CHECK (length(salt) = 16),
	nonce       BLOB NOT NULL CHECK (length(nonce) = 24),
	wrapped     BLOB NOT NULL,      -- both secret parts under the PIN (and card code)
	wrong_tries INTEGER NOT NULL,   -- since the last right one
	made_at     INTEGER NOT NULL,   -- moment
	vouched_by  INTEGER NOT NULL REFERENCES user (id), -- the worker who was there
	ended_on    INTEGER,            -- day; NULL while good
	ended_why   TEXT CHECK (ended_why IN ('new', 'lost', 'not_mine')),
	CHECK ((ended_on IS NULL) = (ended_why IS NULL))
) STRICT;
CREATE UNIQUE INDEX person_key_good ON person_key (person) WHERE ended_on IS NULL;

CREATE TABLE ledger (
	n          INTEGER PRIMARY KEY,  -- 1, 2, 3, ... without a gap
	day        INTEGER NOT NULL,     -- in clear
	class      TEXT NOT NULL CHECK (class IN ('look', 'other')), -- in clear
	confirmed  INTEGER NOT NULL CHECK (confirmed IN (0, 1)), -- 0: the clock was not to be trusted
	hash       BLOB NOT NULL CHECK (length(hash) = 32),       -- BLAKE2b-256(n, day, class, hash before, commitment)
	commitment BLOB NOT NULL CHECK (length(commitment) = 32), -- BLAKE2b-256(salt, subject, running, event, body)
	salt       BLOB CHECK (length(salt) = 16),    -- these five are destroyed together
	subject    BLOB CHECK (length(subject) = 16), -- BLAKE2b-128 of the uid of a person, group, session, user or vault
	running    INTEGER,                           -- 1, 2, 3, ... for each subject
	event      TEXT,                              -- what happened: look, said, refused, ...
	body       TEXT,                              -- lines; kinds and hashes of uids, never a value, name or uid
	CHECK ((salt IS NULL) = (subject IS NULL) AND (salt IS NULL) = (running IS NULL)
	    AND (salt IS NULL) = (event IS NULL) AND (salt IS NULL) = (body IS NULL))
) STRICT;
CREATE UNIQUE INDEX ledger_by_subject ON ledger (subject, running) WHERE subject IS NOT NULL;
CREATE INDEX ledger_kinds_shut ON ledger (n) WHERE event = 'kind_shut';
CREATE INDEX ledger_looks ON ledger (day) WHERE class = 'look' AND salt IS NOT NULL;

-- Words a worker gave as "other" reason for a look: they will read this.  The
-- entry's body holds only their hash, so they can be erased.
CREATE TABLE look_words (
	entry INTEGER PRIMARY KEY REFERENCES ledger (n),
	salt  BLOB NOT NULL CHECK (length(salt) = 16),
	words TEXT NOT NULL          -- hash in the body: BLAKE2b-256(salt, words)
) STRICT;

-- The head as it was signed at each lock; the newest row of a day is kept.
CREATE TABLE ledger_head (
	n         INTEGER PRIMARY KEY REFERENCES ledger (n),
	user      INTEGER NOT NULL REFERENCES user (id),
	signature BLOB NOT NULL CHECK (length(signature) = 64), -- Ed25519 over "sayso head 1", vault uid, n, hash
	signed_at INTEGER NOT NULL
) STRICT;

-- Your say: for one kind of one person, who sees, is it counted, until when.
CREATE TABLE consent (
	id         INTEGER PRIMARY KEY,
	person     INTEGER NOT NULL REFERENCES person (id),
	kind       INTEGER NOT NULL REFERENCES kind (id),
	answer     TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
	see        TEXT NOT NULL CHECK (see IN ('nobody', 'emergency', 'worker', 'team')),
	see_user   INTEGER REFERENCES user (id), -- the one they chose, for see = worker
	count      INTEGER NOT NULL CHECK (count IN (0, 1)),
	until      INTEGER NOT NULL,  -- last day they agreed to
	level      TEXT NOT NULL CHECK (level IN ('carried', 'spoken', 'pin', 'card')),
	runs_out   INTEGER NOT NULL,  -- last day it is live: until, or the level's own end if sooner
	said_on    INTEGER NOT NULL,  -- day it was said (or carried in)
	said_again INTEGER NOT NULL CHECK (said_again BETWEEN 0 AND 2), -- spoken renewals used
	heard_by   INTEGER REFERENCES user (id),
	session    INTEGER REFERENCES session (id) ON DELETE SET NULL, -- where it was said, if at one
	read_aloud INTEGER NOT NULL CHECK (read_aloud IN (0, 1)),
	notice     INTEGER NOT NULL REFERENCES notice (id), -- the words they agreed to
	shut_on    INTEGER,           -- day it was shut by something other than running out
	shut_why   TEXT CHECK (shut_why IN ('own_no', 'heard_no', 'worker_no', 'notice', 'key', 'asked', 'capacity', 'restored')),
	goes_on    INTEGER,           -- day from which what is shut is erased
	answered_at INTEGER NOT NULL, -- moment it was written here
	entry      INTEGER NOT NULL REFERENCES ledger (n), -- the entry that says so
	UNIQUE (person, kind),
	CHECK ((see = 'worker') = (see_user IS NOT NULL)),
	CHECK (answer = 'yes' OR (see = 'nobody' AND count = 0 AND shut_on IS NULL)),
	CHECK (answer = 'no' OR see <> 'nobody' OR count = 1), -- neither seen nor counted is not held
	CHECK ((shut_on IS NULL) = (shut_why IS NULL) AND (shut_on IS NULL) = (goes_on IS NULL)),
	CHECK (kind NOT IN (1, 2, 3) OR see IN ('team', 'nobody')),
	CHECK (runs_out <= until)
) STRICT;
CREATE INDEX consent_by_notice ON consent (notice);
CREATE INDEX consent_by_end ON consent (runs_out) WHERE answer = 'yes' AND shut_on IS NULL;
CREATE INDEX consent_by_no ON consent (said_on) WHERE answer = 'no';
CREATE INDEX consent_by_going ON consent (goes_on) WHERE goes_on IS NOT NULL;
CREATE INDEX consent_by_entry ON consent (entry);
CREATE INDEX consent_by_session ON consent (session) WHERE session IS NOT NULL;

-- An adult's yes or no beside the person's own, while they are not yet able.  No adult's name.
CREATE TABLE consent_adult (
	person   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	kind     INTEGER NOT NULL REFERENCES kind (id),
	answer   TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
	said_on  INTEGER NOT NULL, -- day
	heard_by INTEGER NOT NULL REFERENCES user (id),
	until    INTEGER NOT NULL, -- day
	PRIMARY KEY (person, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE field (
	id      INTEGER PRIMARY KEY,
	uid     BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	person  INTEGER NOT NULL,
	kind    INTEGER NOT NULL,
	value   TEXT NOT NULL,     -- '' when it stands sealed in field_seal
	held_on INTEGER NOT NULL,  -- day it was taken; keep_months count from here
	set_at  INTEGER NOT NULL,  -- moment; "new since you last looked"
	set_by  INTEGER REFERENCES user (id), -- NULL: the young person themself
	FOREIGN KEY (person, kind) REFERENCES consent (person, kind)
	    ON UPDATE RESTRICT ON DELETE RESTRICT
) STRICT;
CREATE INDEX field_by_person ON field (person, kind);
CREATE INDEX field_by_age ON field (kind, held_on);

-- Their own words beside a value they dispute.
CREATE TABLE field_words (
	field   INTEGER PRIMARY KEY REFERENCES field (id) ON DELETE CASCADE,
	words   TEXT NOT NULL,
	salt    BLOB NOT NULL CHECK (length(salt) = 16), -- hash in the entry: BLAKE2b-256(salt, words)
	entry   INTEGER NOT NULL REFERENCES ledger (n),
	said_on INTEGER NOT NULL
) STRICT;

-- A value for one chosen worker: encrypted once, its key sealed to the worker (and the person).
CREATE TABLE field_seal (
	field      INTEGER PRIMARY KEY REFERENCES field (id) ON DELETE CASCADE,
	version    INTEGER NOT NULL UNIQUE, -- n of the entry that says it was written
	nonce      BLOB NOT NULL CHECK (length(nonce) = 24),
	box        BLOB NOT NULL,          -- XChaCha20-Poly1305, AAD vault, person, kind, version
	to_user    INTEGER NOT NULL REFERENCES user (id),
	key_user   BLOB NOT NULL,          -- crypto_box_seal to the worker
	key        INTEGER REFERENCES person_key (id), -- of the person: the one it is sealed to
	key_person BLOB,                   -- the same to the person, level card only
	writer     INTEGER REFERENCES user (id), -- NULL: the person, by that key
	signature  BLOB NOT NULL CHECK (length(signature) = 64),
	CHECK ((key IS NULL) = (key_person IS NULL)),
	CHECK (writer IS NOT NULL OR key IS NOT NULL)
) STRICT;

-- Whole folded words by which a name they gave finds them.
CREATE TABLE name_token (
	token TEXT NOT NULL,
	field INTEGER NOT NULL REFERENCES field (id) ON DELETE CASCADE,
	PRIMARY KEY (token, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_token_by_field ON name_token (field);

CREATE TABLE work_group (
	id        INTEGER PRIMARY KEY,
	uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	name      TEXT NOT NULL UNIQUE,
	weekday   INTEGER CHECK (weekday BETWEEN 0 AND 6), -- 0 Monday; NULL: no fixed evening
	start_minute INTEGER,  -- usual times, minutes since midnight
	end_minute   INTEGER,
	place     TEXT NOT NULL,
	provision TEXT NOT NULL,
	mode      TEXT NOT NULL,
	made_on   INTEGER NOT NULL,
	ended_on  INTEGER
) STRICT;

CREATE TABLE group_worker (
	work_group INTEGER NOT NULL REFERENCES work_group (id),
	user       INTEGER NOT NULL REFERENCES user (id),
	from_on    INTEGER NOT NULL, -- day
	until_on   INTEGER,          -- day; NULL: still
	is_cover   INTEGER NOT NULL CHECK (is_cover IN (0, 1)), -- stands in from..until; shows as cover
	PRIMARY KEY (work_group, user, from_on, is_cover)
) STRICT, WITHOUT ROWID;

-- A group's regulars: held under attendance consent, like a name in a register.
CREATE TABLE group_person (
	work_group INTEGER NOT NULL REFERENCES work_group (id),
	person     INTEGER NOT NULL,
	kind       INTEGER NOT NULL DEFAULT 3 CHECK (kind = 3),
	from_on    INTEGER NOT NULL,
	until_on   INTEGER,
	PRIMARY KEY (work_group, person, from_on),
	FOREIGN KEY (person, kind) REFERENCES consent (person, kind)
	    ON UPDATE RESTRICT ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX group_person_by_person ON group_person (person);

CREATE TABLE session (
	id           INTEGER PRIMARY KEY,
	uid          BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	code         TEXT NOT NULL UNIQUE,  -- what is shown as its id, made like a person's
	held_on      INTEGER NOT NULL,      -- day
	start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
	end_minute   INTEGER NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
	work_group   INTEGER REFERENCES work_group (id),
	place        TEXT NOT NULL,
	provision    TEXT NOT NULL,
	mode         TEXT NOT NULL,
	theme        TEXT NOT NULL,
	notes        TEXT NOT NULL,         -- what was done; about the work, not about one person
	headcount    INTEGER NOT NULL CHECK (headcount >= 0), -- all heads, named or not
	written_at   INTEGER NOT NULL,      -- moment it was first saved
	written_by   INTEGER NOT NULL REFERENCES user (id),
	closes_on    INTEGER NOT NULL,      -- last day the register itself may change
	CHECK (end_minute > start_minute)
) STRICT;
CREATE INDEX session_by_day ON session (held_on);
CREATE INDEX session_by_group ON session (work_group, held_on);

CREATE TABLE session_worker (
	session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
	name    TEXT NOT NULL,                 -- helpers need no user
	user    INTEGER REFERENCES user (id),
	PRIMARY KEY (session, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_tally (
	session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
	list    TEXT NOT NULL CHECK (list IN ('age', 'gender', 'new')),
	item    TEXT NOT NULL,
	count   INTEGER NOT NULL CHECK (count > 0),
	PRIMARY KEY (session, list, item)
) STRICT, WITHOUT ROWID;

-- What was put right after the register closed, beside what it said.
CREATE TABLE session_correction (
	id         INTEGER PRIMARY KEY,
	session    INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
	part       TEXT NOT NULL,    -- headcount, notes, place, ...
	says       TEXT NOT NULL,    -- what it should say
	written_at INTEGER NOT NULL,
	written_by INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX session_correction_by_session ON session_correction (session);

CREATE TABLE attendance (
	session INTEGER NOT NULL REFERENCES session (id),
	person  INTEGER NOT NULL,
	kind    INTEGER NOT NULL DEFAULT 3 CHECK (kind = 3),
	PRIMARY KEY (session, person),
	FOREIGN KEY (person, kind) REFERENCES consent (person, kind)
	    ON UPDATE RESTRICT ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_by_person ON attendance (person);

CREATE TABLE outcome (
	id         INTEGER PRIMARY KEY,
	uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	code       TEXT NOT NULL UNIQUE,
	person     INTEGER NOT NULL,
	kind       INTEGER NOT NULL DEFAULT 4 CHECK (kind = 4),
	session    INTEGER REFERENCES session (id),
	sort       TEXT NOT NULL CHECK (sort IN ('recorded', 'accredited')),
	what       TEXT NOT NULL,     -- what they got out of it
	award      TEXT NOT NULL,     -- accredited: by which award; else ''
	agreed     TEXT NOT NULL CHECK (agreed IN ('proposed', 'word', 'signed')),
	agreed_on  INTEGER,
	heard_by   INTEGER REFERENCES user (id), -- who heard the yes, for word
	held_on    INTEGER NOT NULL,
	written_by INTEGER REFERENCES user (id),
	CHECK ((agreed = 'proposed') = (agreed_on IS NULL)),
	FOREIGN KEY (person, kind) REFERENCES consent (person, kind)
	    ON UPDATE RESTRICT ON DELETE RESTRICT
) STRICT;
CREATE INDEX outcome_by_person ON outcome (person);
CREATE INDEX outcome_by_age ON outcome (held_on);

-- The words of an outcome, signed by the young person: agreed = signed.
CREATE TABLE outcome_signature (
	outcome   INTEGER PRIMARY KEY REFERENCES outcome (id) ON DELETE CASCADE,
	key       INTEGER NOT NULL REFERENCES person_key (id),
	trusted   TEXT NOT NULL,    -- minisign trusted comment
	signature BLOB NOT NULL CHECK (length(signature) = 128),
	signed_at INTEGER NOT NULL  -- moment
) STRICT;

-- Coarse facts of people with count = yes, under a random id of one reporting year.
CREATE TABLE counted_person (
	id     INTEGER PRIMARY KEY,
	uid    BLOB NOT NULL UNIQUE CHECK (length(uid) = 16), -- random, stands nowhere else
	year   INTEGER NOT NULL,   -- day the reporting year began
	person INTEGER REFERENCES person (id) ON DELETE SET NULL -- dies with a no, and the facts with it; when it merely ran out only the link goes
) STRICT;
CREATE UNIQUE INDEX counted_person_link ON counted_person (person, year) WHERE person IS NOT NULL;

CREATE TABLE counted_fact (
	counted INTEGER NOT NULL REFERENCES counted_person (id) ON DELETE CASCADE,
	kind    INTEGER NOT NULL REFERENCES kind (id),
	fact    TEXT NOT NULL,    -- age, gender, ethnic_group, disability, district, month, new, recorded, accredited
	value   TEXT NOT NULL,    -- the coarse value: a band, a choice, a month as YYYY-MM
	PRIMARY KEY (counted, fact, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX counted_fact_by_kind ON counted_fact (kind);

CREATE TABLE statement (
	person    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
	number    INTEGER NOT NULL,  -- 1, 2, 3, ... for each person
	hash      BLOB NOT NULL CHECK (length(hash) = 32), -- BLAKE2b-256 of the text; stays
	text      TEXT,              -- older texts may go
	key       INTEGER NOT NULL REFERENCES person_key (id),
	trusted   TEXT,              -- minisign trusted comment
	signature BLOB,              -- minisign signature and global signature, 128 bytes
	signed_at INTEGER NOT NULL,
	entry     INTEGER NOT NULL REFERENCES ledger (n),
	PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

-- What waits to be asked of a person, and what people asked for (copy, erase, ...).
CREATE TABLE request (
	id          INTEGER PRIMARY KEY,
	uid         BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	code        TEXT NOT NULL UNIQUE,
	what        TEXT NOT NULL CHECK (what IN ('ask', 'copy', 'correct', 'erase', 'restrict', 'object', 'other')),
	person      INTEGER REFERENCES person (id) ON DELETE CASCADE,
	kind        INTEGER REFERENCES kind (id),  -- what is asked for, for 'ask'
	asked_by    INTEGER REFERENCES user (id),  -- the worker who asks, or who took it down
	brought_up  INTEGER NOT NULL CHECK (brought_up IN (0, 1)), -- the young person raised it
	who         TEXT NOT NULL,     -- for the rest: self, parent, other; '' for ask
	how         TEXT NOT NULL,     -- letter, word, email; '' for ask
	purpose     TEXT NOT NULL,     -- what for
	received_on INTEGER NOT NULL,  -- day
	due_on      INTEGER,           -- day the law allows
	said        TEXT CHECK (said IN ('yes', 'no', 'later')), -- the young person's own answer
	said_on     INTEGER,
	given       INTEGER CHECK (given IN (0, 1)),
	why         TEXT NOT NULL,     -- why given or not
	done_on     INTEGER
) STRICT;
CREATE INDEX request_waiting ON request (person) WHERE done_on IS NULL;

-- What was erased or narrowed, so that a restored copy can be brought in line.
CREATE TABLE tombstone (
	hash        BLOB PRIMARY KEY CHECK (length(hash) = 16), -- BLAKE2b-128 of a uid (field: of a value or an outcome; of person or user); random for consent
	what        TEXT NOT NULL CHECK (what IN ('field', 'consent', 'person', 'user')),
	person_hash BLOB CHECK (length(person_hash) = 16), -- for consent: whose
	kind        TEXT,              -- for consent: which kind
	see         TEXT,              -- for consent: what it was narrowed to; NULL: a no
	count       INTEGER,
	until       INTEGER,
	made_on     INTEGER NOT NULL,  -- day
	entries     INTEGER NOT NULL,  -- ledger entries, not looks, whose content went with a person
	looks       INTEGER NOT NULL   -- looks whose content went before their year was over
) STRICT, WITHOUT ROWID;

-- Unfinished forms, sealed to their writer; dead after 7 days.
CREATE TABLE draft (
	user     INTEGER NOT NULL REFERENCES user (id),
	form     TEXT NOT NULL,
	box      BLOB NOT NULL,       -- crypto_box_seal to the writer
	saved_at INTEGER NOT NULL,
	PRIMARY KEY (user, form)
) STRICT, WITHOUT ROWID;

-- Once-only things of the figures: committed here first, signed by a worker.
CREATE TABLE plan (
	id        INTEGER PRIMARY KEY,
	uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
	body      TEXT NOT NULL,
	from_on   INTEGER NOT NULL,
	user      INTEGER NOT NULL REFERENCES user (id),
	signature BLOB NOT NULL CHECK (length(signature) = 64),
	made_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE draw (
	id        INTEGER PRIMARY KEY,
	plan      INTEGER NOT NULL REFERENCES plan (id),
	start_on  INTEGER NOT NULL,   -- first day of the period
	end_on    INTEGER NOT NULL,   -- last day of the period; nothing of it changes any more
	body      BLOB NOT NULL,      -- what was drawn
	user      INTEGER NOT NULL REFERENCES user (id),
	signature BLOB NOT NULL CHECK (length(signature) = 64),
	made_at   INTEGER NOT NULL,
	UNIQUE (plan, start_on, end_on)
) STRICT;

-- Managers' asks that have been dealt with, so that none is done twice.
CREATE TABLE ask_done (
	uid     BLOB PRIMARY KEY CHECK (length(uid) = 16),
	done_at INTEGER NOT NULL,
	result  TEXT NOT NULL CHECK (result IN ('done', 'refused'))
) STRICT, WITHOUT ROWID;

-- Consent with its state, computed when read.
--   live: said yes, not shut, not run out, and an adult's yes where it is needed;
--         no wider than the history and the newest statement bear out
--   shut: kept for the person alone; goes_from says from which day it is erased
--   gone: said no (remembered without data)
CREATE VIEW v_consent AS
SELECT c.id, c.person, c.kind,
       (SELECT k.name FROM kind k WHERE k.id = c.kind) AS kind_name, c.answer, c.see, c.see_user,
       c.count, c.until, c.level, c.runs_out, c.said_on, c.said_again,
       c.heard_by, c.session, c.read_aloud, c.notice, c.shut_on, c.shut_why, c.goes_on,
       c.entry, c.answered_at,
       CASE
         WHEN c.answer = 'no' THEN 'gone'
         WHEN c.shut_on IS NOT NULL OR c.runs_out < today() THEN 'shut'
         WHEN p.capacity = 'not_yet' AND NOT EXISTS (
             SELECT 1 FROM consent_adult a
             WHERE a.person = c.person AND a.kind = c.kind
               AND a.answer = 'yes' AND a.until >= today()) THEN 'shut'
         WHEN said(c.person, c.kind,
             CASE c.see WHEN 'team' THEN 3 WHEN 'worker' THEN 2
               WHEN 'emergency' THEN 1 ELSE 0 END,
             c.see_user, c.count, c.runs_out, c.notice,
             CASE c.level WHEN 'card' THEN 3 WHEN 'pin' THEN 2
               WHEN 'spoken' THEN 1 ELSE 0 END) IS NOT 1 THEN 'shut'
         ELSE 'live'
       END AS state,
       CASE
         WHEN c.shut_on IS NOT NULL THEN c.shut_why
         WHEN c.runs_out < today() THEN 'ran_out'
         WHEN p.capacity = 'not_yet' AND NOT EXISTS (
             SELECT 1 FROM consent_adult a
             WHERE a.person = c.person AND a.kind = c.kind
               AND a.answer = 'yes' AND a.until >= today()) THEN 'adult'
         ELSE 'unproved'
       END AS why_shut,
       coalesce(c.goes_on,
         CASE WHEN p.capacity = 'not_yet'
           THEN min(c.runs_out, coalesce((SELECT a.until FROM consent_adult a
             WHERE a.person = c.person AND a.kind = c.kind
               AND a.answer = 'yes'), c.runs_out))
           ELSE c.runs_out END + 61) AS goes_from
FROM consent c
JOIN person p ON p.id = c.person;

-- Rule 1: no consent, no field ------------------------------------------------

CREATE TRIGGER field_insert BEFORE INSERT ON field
WHEN permitted(NEW.person, NEW.kind) IS NOT 1
  OR NOT EXISTS (SELECT 1 FROM v_consent v
                 WHERE v.person = NEW.person AND v.kind = NEW.kind
                   AND v.state = 'live' AND v.see <> 'nobody')
BEGIN SELECT RAISE(ABORT, 'no consent: field'); END;

CREATE TRIGGER field_update BEFORE UPDATE OF value, held_on, set_at, set_by ON field
WHEN permitted(OLD.person, OLD.kind) IS NOT 1
  OR NOT EXISTS (SELECT 1 FROM v_consent v
                 WHERE v.person = OLD.person AND v.kind = OLD.kind
                   AND v.state = 'live' AND v.see <> 'nobody')
BEGIN SELECT RAISE(ABORT, 'no consent: field'); END;

CREATE TRIGGER field_rekey BEFORE UPDATE OF id, uid, person, kind ON field
BEGIN SELECT RAISE(ABORT, 'no consent: a field never changes hands'); END;

CREATE TRIGGER field_seal_insert BEFORE INSERT ON field_seal
WHEN NOT EXISTS (SELECT 1 FROM field f JOIN v_consent v
                   ON v.person = f.person AND v.kind = f.kind
                 WHERE f.id = NEW.field AND v.state = 'live'
                   AND v.see = 'worker' AND v.see_user = NEW.to_user
                   AND permitted(f.person, f.kind) = 1)
BEGIN SELECT RAISE(ABORT, 'no consent: sealed field'); END;

CREATE TRIGGER field_seal_update BEFORE UPDATE ON field_seal
BEGIN SELECT RAISE(ABORT, 'no consent: a sealed field is written anew'); END;

CREATE TRIGGER name_token_insert BEFORE INSERT ON name_token
WHEN NOT EXISTS (SELECT 1 FROM field f WHERE f.id = NEW.field
                 AND permitted(f.person, f.kind) = 1)
BEGIN SELECT RAISE(ABORT, 'no consent: name word'); END;

CREATE TRIGGER name_token_update BEFORE UPDATE ON name_token
BEGIN SELECT RAISE(ABORT, 'no consent: name word'); END;

CREATE TRIGGER attendance_insert BEFORE INSERT ON attendance
WHEN permitted(NEW.person, 3) IS NOT 1
  OR NOT EXISTS (SELECT 1 FROM v_consent v
                 WHERE v.person = NEW.person AND v.kind = 3
                   AND v.state = 'live' AND v.see <> 'nobody')
BEGIN SELECT RAISE(ABORT, 'no consent: attendance'); END;

CREATE TRIGGER attendance_heads AFTER INSERT ON attendance
WHEN (SELECT count(*) FROM attendance a WHERE a.session = NEW.session)
   > (SELECT s.headcount FROM session s WHERE s.id = NEW.session)
BEGIN SELECT RAISE(ABORT, 'heads: more names than heads'); END;

CREATE TRIGGER session_heads BEFORE UPDATE OF headcount ON session
WHEN (SELECT count(*) FROM attendance a WHERE a.session = NEW.id) > NEW.headcount
BEGIN SELECT RAISE(ABORT, 'heads: more names than heads'); END;

CREATE TRIGGER attendance_update BEFORE UPDATE ON attendance
BEGIN SELECT RAISE(ABORT, 'no consent: attendance never changes hands'); END;

CREATE TRIGGER group_person_insert BEFORE INSERT ON group_person
WHEN permitted(NEW.person, 3) IS NOT 1
  OR NOT EXISTS (SELECT 1 FROM v_consent v
                 WHERE v.person = NEW.person AND v.kind = 3
                   AND v.state = 'live' AND v.see <> 'nobody')
BEGIN SELECT RAISE(ABORT, 'no consent: regular'); END;

CREATE TRIGGER group_person_rekey BEFORE UPDATE OF work_group, person, kind, from_on ON group_person
BEGIN SELECT RAISE(ABORT, 'no consent: a regular never changes hands'); END;

CREATE TRIGGER outcome_insert BEFORE INSERT ON outcome
WHEN permitted(NEW.person, 4) IS NOT 1
  OR NOT EXISTS (SELECT 1 FROM v_consent v
                 WHERE v.person = NEW.person AND v.kind = 4
                   AND v.state = 'live' AND v.see <> 'nobody')
BEGIN SELECT RAISE(ABORT, 'no consent: outcome'); END;

CREATE TRIGGER outcome_update BEFORE UPDATE ON outcome
WHEN permitted(OLD.person, 4) IS NOT 1
  OR NEW.person <> OLD.person OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'no consent: outcome'); END;

-- Rule 2: consent is written by the one module that decides ---------------------

CREATE TRIGGER consent_insert BEFORE INSERT ON consent
WHEN deciding(NEW.person) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER consent_update BEFORE UPDATE ON consent
WHEN deciding(OLD.person) IS NOT 1
  OR NEW.id <> OLD.id OR NEW.person <> OLD.person OR NEW.kind <> OLD.kind
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER consent_adult_insert BEFORE INSERT ON consent_adult
WHEN deciding(NEW.person) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER consent_adult_update BEFORE UPDATE ON consent_adult
WHEN deciding(OLD.person) IS NOT 1 OR NEW.person <> OLD.person
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER person_capacity BEFORE UPDATE OF capacity, id, uid, code ON person
WHEN deciding(OLD.id) IS NOT 1 OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.code <> OLD.code
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER person_key_insert BEFORE INSERT ON person_key
WHEN deciding(NEW.person) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

CREATE TRIGGER person_key_update BEFORE UPDATE OF id, person, level, sign_public,
    box_public, passes, memory, salt, nonce, wrapped, made_at, vouched_by ON person_key
BEGIN SELECT RAISE(ABORT, 'no consent: a key never changes'); END;

CREATE TRIGGER person_key_end BEFORE UPDATE OF ended_on, ended_why ON person_key
WHEN deciding(OLD.person) IS NOT 1 OR OLD.ended_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'no consent: not decided'); END;

-- Rule 4: a no takes what it covers with it --------------------------------------

CREATE TRIGGER consent_gone AFTER UPDATE ON consent
WHEN NEW.answer = 'no' OR NEW.see = 'nobody'
BEGIN
	DELETE FROM field WHERE person = NEW.person AND kind = NEW.kind;
	DELETE FROM attendance WHERE person = NEW.person AND kind = NEW.kind;
	DELETE FROM group_person WHERE person = NEW.person AND kind = NEW.kind;
	DELETE FROM outcome WHERE person = NEW.person AND kind = NEW.kind;
END;

CREATE TRIGGER consent_uncounted AFTER UPDATE ON consent
WHEN NEW.answer = 'no' OR NEW.count = 0
BEGIN
	DELETE FROM counted_fact WHERE kind = NEW.kind
	    AND counted IN (SELECT id FROM counted_person WHERE person = NEW.person);
	DELETE FROM counted_person WHERE person = NEW.person AND NEW.kind = 3
	    AND OLD.count = 1;
END;

-- The ledger is append-only -------------------------------------------------------

CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM ledger) OR NEW.salt IS NULL
BEGIN SELECT RAISE(ABORT, 'ledger: append only'); END;

CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger: append only'); END;

CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger
WHEN NEW.n <> OLD.n OR NEW.day <> OLD.day OR NEW.class <> OLD.class
  OR NEW.confirmed <> OLD.confirmed OR NEW.hash <> OLD.hash
  OR NEW.commitment <> OLD.commitment OR NEW.salt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'ledger: append only'); END;

CREATE TRIGGER notice_update BEFORE UPDATE ON notice
BEGIN SELECT RAISE(ABORT, 'notice: never changed'); END;

CREATE TRIGGER notice_delete BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'notice: never changed'); END;

CREATE TRIGGER tombstone_delete BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'tombstone: never removed'); END;
