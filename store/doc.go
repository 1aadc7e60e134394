// Package store keeps what the office must never lose: plans, issued workbooks, returned files with their original bytes, the
// values that were accepted from them, and the history of every accepted value.
//
// The words of this package: a plan is kept in revisions, each with the original bytes of the decision it was read from. An issue is
// one workbook that was sent out. A submission is one file that came back, whatever became of it. A current value is the latest that
// was accepted for a row, field and period; history holds every acceptance, change and erasure that led there, so that replaying
// history gives the current values exactly.
//
// There is one SQL text for SQLite and PostgreSQL: placeholders are $1, moments are texts of fixed width in UTC, so that they sort as
// they happened, and nothing of one database only is used. Opening and tuning a connection is the work of the packages below this one;
// docs/database.md describes the tables.
package store
