-- One text for SQLite and PostgreSQL 15; docs/database.md says what every column means and why the types are these.

-- +goose Up

ALTER TABLE submissions ADD COLUMN saved_at TEXT NOT NULL DEFAULT '';
ALTER TABLE submissions ADD COLUMN sent_at TEXT NOT NULL DEFAULT '';
CREATE INDEX submissions_of_agency ON submissions (plan_number, agency, period);
CREATE INDEX issues_of_agency ON issues (plan_number, agency, period);

CREATE TABLE acts (
    turn          INTEGER PRIMARY KEY CHECK (turn >= 1),
    plan_number   TEXT    NOT NULL,
    agency        TEXT    NOT NULL,
    period        TEXT    NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('take', 'settle', 'undo', 'redo')),
    submission_id INTEGER NOT NULL,
    acted_at      TEXT    NOT NULL CHECK (length(acted_at) = 30),
    acted_by      TEXT    NOT NULL CHECK (acted_by <> ''),
    why           TEXT    NOT NULL,
    FOREIGN KEY (submission_id, plan_number, agency, period) REFERENCES submissions (id, plan_number, agency, period)
);
INSERT INTO acts (turn, plan_number, agency, period, kind, submission_id, acted_at, acted_by, why)
SELECT id, plan_number, agency, period, 'take', id, taken_at, taken_by, '' FROM submissions;
CREATE INDEX acts_of_agency ON acts (plan_number, agency, period, turn);
CREATE INDEX acts_of_submission ON acts (submission_id, turn);

ALTER TABLE current_values ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE current_values SET turn = submission_id;
ALTER TABLE history ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

CREATE TABLE confirmations (
    submission_id INTEGER NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq >= 1),
    plan_number   TEXT    NOT NULL,
    agency        TEXT    NOT NULL,
    period        TEXT    NOT NULL,
    ref           TEXT    NOT NULL CHECK (ref <> ''),
    role          TEXT    NOT NULL CHECK (role IN ('owner', 'lead', 'support')),
    field         TEXT    NOT NULL CHECK (field <> ''),
    value         TEXT    NOT NULL,
    sheet         TEXT    NOT NULL,
    cell          TEXT    NOT NULL CHECK (cell <> ''),
    turn          INTEGER NOT NULL REFERENCES acts (turn),
    PRIMARY KEY (submission_id, seq),
    FOREIGN KEY (submission_id, plan_number, agency, period) REFERENCES submissions (id, plan_number, agency, period)
);

CREATE TABLE waiting (
    submission_id       INTEGER NOT NULL,
    seq                 INTEGER NOT NULL CHECK (seq >= 1),
    plan_number         TEXT    NOT NULL,
    agency              TEXT    NOT NULL,
    period              TEXT    NOT NULL,
    ref                 TEXT    NOT NULL CHECK (ref <> ''),
    role                TEXT    NOT NULL CHECK (role IN ('owner', 'lead', 'support')),
    field               TEXT    NOT NULL CHECK (field <> ''),
    sheet               TEXT    NOT NULL,
    cell                TEXT    NOT NULL CHECK (cell <> ''),
    code                TEXT    NOT NULL CHECK (code <> ''),
    got                 TEXT    NOT NULL,
    readings            TEXT    NOT NULL CHECK (readings <> ''),
    standing            TEXT    NOT NULL,
    standing_submission INTEGER REFERENCES submissions (id),
    PRIMARY KEY (submission_id, seq),
    FOREIGN KEY (submission_id, plan_number, agency, period) REFERENCES submissions (id, plan_number, agency, period)
);

CREATE TABLE settlements (
    submission_id INTEGER NOT NULL,
    seq           INTEGER NOT NULL,
    turn          INTEGER NOT NULL REFERENCES acts (turn),
    outcome       TEXT    NOT NULL CHECK (outcome IN ('value', 'reading', 'kept', 'replaced')),
    value         TEXT    NOT NULL,
    PRIMARY KEY (submission_id, seq, turn),
    FOREIGN KEY (submission_id, seq) REFERENCES waiting (submission_id, seq)
);
