-- One text for SQLite and PostgreSQL 15; docs/database.md says what every column means and why the types are these.

-- +goose Up

CREATE TABLE plan_edits (
    plan_number TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    seq         INTEGER NOT NULL CHECK (seq >= 1),
    ref         TEXT    NOT NULL CHECK (ref <> ''),
    field       TEXT    NOT NULL CHECK (field <> ''),
    old_value   TEXT    NOT NULL,
    new_value   TEXT    NOT NULL,
    why         TEXT    NOT NULL,
    made_at     TEXT    NOT NULL CHECK (length(made_at) = 30),
    made_by     TEXT    NOT NULL CHECK (made_by <> ''),
    PRIMARY KEY (plan_number, revision, seq),
    FOREIGN KEY (plan_number, revision) REFERENCES plans (number, revision)
);
