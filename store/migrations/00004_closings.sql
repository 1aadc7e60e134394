-- One text for SQLite and PostgreSQL 15; docs/database.md says what every column means and why the types are these.

-- +goose Up

CREATE TABLE closings (
    plan_number TEXT    NOT NULL REFERENCES decisions (number),
    period      TEXT    NOT NULL CHECK (period LIKE '____-_%'),
    seq         INTEGER NOT NULL CHECK (seq >= 1),
    kind        TEXT    NOT NULL CHECK (kind IN ('close', 'reopen')),
    stage       TEXT    NOT NULL,
    why         TEXT    NOT NULL,
    done_at     TEXT    NOT NULL CHECK (length(done_at) = 30),
    done_by     TEXT    NOT NULL CHECK (done_by <> ''),
    hash        TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    PRIMARY KEY (plan_number, period, seq),
    CHECK ((kind = 'close' AND length(hash) = 64 AND body <> '') OR (kind = 'reopen' AND why <> '' AND hash = '' AND body = ''))
);

CREATE TABLE printed_reports (
    plan_number TEXT    NOT NULL REFERENCES decisions (number),
    period      TEXT    NOT NULL CHECK (period LIKE '____-_%'),
    seq         INTEGER NOT NULL CHECK (seq >= 1),
    number      INTEGER NOT NULL CHECK (number >= 1),
    dated       TEXT    NOT NULL CHECK (length(dated) IN (0, 10)),
    file        TEXT    NOT NULL CHECK (file <> ''),
    sha256      TEXT    NOT NULL REFERENCES originals (sha256),
    data_hash   TEXT    NOT NULL CHECK (length(data_hash) = 64),
    printed_at  TEXT    NOT NULL CHECK (length(printed_at) = 30),
    printed_by  TEXT    NOT NULL CHECK (printed_by <> ''),
    PRIMARY KEY (plan_number, period, seq)
);
