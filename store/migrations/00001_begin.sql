-- One text for SQLite and PostgreSQL 15; docs/database.md says what every column means and why the types are these.

-- +goose Up

CREATE TABLE counters (
    name TEXT    PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last >= 0)
);
INSERT INTO counters (name, last) VALUES ('submission', 0);

CREATE TABLE originals (
    sha256  TEXT   PRIMARY KEY CHECK (length(sha256) = 64),
    size    BIGINT NOT NULL,
    content BYTEA  NOT NULL,
    CHECK (length(content) = size)
);

CREATE TABLE decisions (
    number TEXT PRIMARY KEY CHECK (number <> '')
);

CREATE TABLE plans (
    number        TEXT    NOT NULL REFERENCES decisions (number),
    revision      INTEGER NOT NULL CHECK (revision >= 1),
    title         TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    source_name   TEXT    NOT NULL,
    source_sha256 TEXT    NOT NULL REFERENCES originals (sha256),
    body          TEXT    NOT NULL CHECK (body <> ''),
    state         TEXT    NOT NULL CHECK (state IN ('draft', 'confirmed')),
    created_at    TEXT    NOT NULL CHECK (length(created_at) = 30),
    created_by    TEXT    NOT NULL CHECK (created_by <> ''),
    confirmed_at  TEXT    NOT NULL,
    confirmed_by  TEXT    NOT NULL,
    PRIMARY KEY (number, revision),
    CHECK ((state = 'draft' AND confirmed_at = '' AND confirmed_by = '')
        OR (state = 'confirmed' AND length(confirmed_at) = 30 AND confirmed_by <> ''))
);

CREATE TABLE issues (
    id          TEXT    PRIMARY KEY CHECK (id <> ''),
    layout      INTEGER NOT NULL CHECK (layout >= 1),
    plan_number TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    base        TEXT    NOT NULL,
    agency      TEXT    NOT NULL CHECK (agency <> ''),
    period      TEXT    NOT NULL CHECK (period LIKE '____-_%'),
    file        TEXT    NOT NULL CHECK (file <> ''),
    sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
    book        BYTEA   NOT NULL,
    issued_at   TEXT    NOT NULL CHECK (length(issued_at) = 30),
    issued_by   TEXT    NOT NULL CHECK (issued_by <> ''),
    FOREIGN KEY (plan_number, revision) REFERENCES plans (number, revision),
    UNIQUE (id, plan_number, agency, period)
);
CREATE INDEX issues_of_period ON issues (plan_number, period);

CREATE TABLE submissions (
    id              INTEGER PRIMARY KEY CHECK (id >= 1),
    plan_number     TEXT    NOT NULL REFERENCES decisions (number),
    period          TEXT    NOT NULL CHECK (period = '' OR period LIKE '____-_%'),
    agency          TEXT    NOT NULL,
    issue_id        TEXT,
    claimed_issue   TEXT    NOT NULL,
    file            TEXT    NOT NULL CHECK (file <> ''),
    sha256          TEXT    NOT NULL REFERENCES originals (sha256),
    taken_at        TEXT    NOT NULL CHECK (length(taken_at) = 30),
    taken_by        TEXT    NOT NULL CHECK (taken_by <> ''),
    state           TEXT    NOT NULL CHECK (state IN ('taken', 'partly', 'waiting', 'rejected', 'superseded', 'repeated')),
    supersedes      INTEGER UNIQUE REFERENCES submissions (id),
    letter_number   TEXT    NOT NULL,
    letter_date     TEXT    NOT NULL CHECK (length(letter_date) IN (0, 10)),
    letter_signer   TEXT    NOT NULL,
    letter_preparer TEXT    NOT NULL,
    letter_phone    TEXT    NOT NULL,
    findings        TEXT    NOT NULL CHECK (findings <> ''),
    cells_new       INTEGER NOT NULL CHECK (cells_new >= 0),
    cells_changed   INTEGER NOT NULL CHECK (cells_changed >= 0),
    cells_erased    INTEGER NOT NULL CHECK (cells_erased >= 0),
    cells_unchanged INTEGER NOT NULL CHECK (cells_unchanged >= 0),
    UNIQUE (id, plan_number, agency, period),
    FOREIGN KEY (issue_id, plan_number, agency, period) REFERENCES issues (id, plan_number, agency, period),
    CHECK (state NOT IN ('taken', 'partly') OR issue_id IS NOT NULL),
    CHECK (state IN ('taken', 'partly') OR cells_new + cells_changed + cells_erased = 0)
);
CREATE INDEX submissions_of_period ON submissions (plan_number, period);
CREATE INDEX submissions_of_bytes ON submissions (plan_number, sha256);
CREATE UNIQUE INDEX submissions_once ON submissions (plan_number, sha256) WHERE state <> 'superseded';

CREATE TABLE current_values (
    plan_number   TEXT    NOT NULL,
    agency        TEXT    NOT NULL,
    period        TEXT    NOT NULL CHECK (period <> ''),
    ref           TEXT    NOT NULL CHECK (ref <> ''),
    role          TEXT    NOT NULL CHECK (role IN ('owner', 'lead', 'support')),
    field         TEXT    NOT NULL CHECK (field <> ''),
    value         TEXT    NOT NULL CHECK (value <> ''),
    submission_id INTEGER NOT NULL,
    sheet         TEXT    NOT NULL,
    cell          TEXT    NOT NULL CHECK (cell <> ''),
    PRIMARY KEY (plan_number, agency, period, ref, role, field),
    FOREIGN KEY (submission_id, plan_number, agency, period) REFERENCES submissions (id, plan_number, agency, period)
);

CREATE TABLE history (
    submission_id INTEGER NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq >= 1),
    plan_number   TEXT    NOT NULL,
    agency        TEXT    NOT NULL,
    period        TEXT    NOT NULL CHECK (period <> ''),
    ref           TEXT    NOT NULL CHECK (ref <> ''),
    role          TEXT    NOT NULL CHECK (role IN ('owner', 'lead', 'support')),
    field         TEXT    NOT NULL CHECK (field <> ''),
    kind          TEXT    NOT NULL,
    old_value     TEXT    NOT NULL,
    new_value     TEXT    NOT NULL,
    sheet         TEXT    NOT NULL,
    cell          TEXT    NOT NULL CHECK (cell <> ''),
    PRIMARY KEY (submission_id, seq),
    FOREIGN KEY (submission_id, plan_number, agency, period) REFERENCES submissions (id, plan_number, agency, period),
    CHECK ((kind = 'new' AND old_value = '' AND new_value <> '')
        OR (kind = 'changed' AND old_value <> '' AND new_value <> '' AND old_value <> new_value)
        OR (kind = 'erased' AND old_value <> '' AND new_value = ''))
);
CREATE INDEX history_of_row ON history (plan_number, agency, ref, role);
