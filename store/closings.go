package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// Closing is one act on a period: it was closed, with the values that stood then, or opened again. Acts are only ever added.
type Closing struct {
	Plan     string
	Period   string
	Reopened bool
	Stage    string // of a year's figures, as the caller names it; empty for none
	Why      string // of opening again; may be empty for closing
	At       time.Time
	By       string
	Hash     string            // of Records, in hex; given by ClosePeriod
	Records  []progress.Record // the values that stood when the period was closed; not read by Closings
}

// Errors of closing.
var (
	// ErrClosed says that the period is closed already.
	ErrClosed = errors.New("the period is closed")
	// ErrNotClosed says that the period is not closed, so that it cannot be opened again.
	ErrNotClosed = errors.New("the period is not closed")
)

// ClosePeriod closes a period or opens it again, as c says. Closing a closed period gives ErrClosed and opening an open one ErrNotClosed.
func (s *Store) ClosePeriod(ctx context.Context, c Closing) error {
	if c.At.IsZero() || c.By == "" {
		return invalid("closing a period needs to know when and by whom")
	}
	if _, err := progress.ParsePeriod(c.Period); err != nil {
		return invalid("%v", err)
	}
	if c.Reopened && c.Why == "" {
		return invalid("opening a period again needs a reason")
	}
	body, hash := "", ""
	if !c.Reopened {
		var err error
		if body, err = writeRecords(c.Records); err != nil {
			return err
		}
		hash = HashRecords(c.Records)
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		last, seq, err := lastClosing(ctx, tx, c.Plan, c.Period)
		switch closed := seq > 0 && !last.Reopened; {
		case err != nil:
			return err
		case closed && !c.Reopened:
			return ErrClosed
		case !closed && c.Reopened:
			return ErrNotClosed
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO closings (plan_number, period, seq, kind, stage, why, done_at, done_by, hash, body)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			c.Plan, c.Period, seq+1, c.kind(), c.Stage, c.Why, moment{&c.At}.text(), c.By, hash, body)
		return err
	})
	if err != nil {
		return fmt.Errorf("closing %s of %s: %w", c.Period, c.Plan, err)
	}
	return nil
}

func (c Closing) kind() string {
	if c.Reopened {
		return "reopen"
	}
	return "close"
}

const closingColumns = `plan_number, period, kind, stage, why, done_at, done_by, hash`

func (c *Closing) targets(kind *string) []any {
	return []any{&c.Plan, &c.Period, kind, &c.Stage, &c.Why, moment{&c.At}, &c.By, &c.Hash}
}

// rowQuerier is what reading one row needs of a database or of a transaction.
type rowQuerier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func lastClosing(ctx context.Context, q rowQuerier, number, period string) (c Closing, seq int, err error) {
	var kind string
	err = q.QueryRowContext(ctx, `
		SELECT `+closingColumns+`, seq FROM closings WHERE plan_number = $1 AND period = $2 ORDER BY seq DESC LIMIT 1`, number, period).
		Scan(append(c.targets(&kind), &seq)...)
	if errors.Is(err, sql.ErrNoRows) {
		return Closing{}, 0, nil
	}
	c.Reopened = kind == "reopen"
	return c, seq, err
}

// Closings lists every act on the periods of a plan, in the order they were done, without the values.
func (s *Store) Closings(ctx context.Context, number string) ([]Closing, error) {
	scan := func(row scanner) (c Closing, err error) {
		var kind string
		err = row.Scan(c.targets(&kind)...)
		c.Reopened = kind == "reopen"
		return c, err
	}
	all, err := collect(ctx, s.db, scan, `SELECT `+closingColumns+` FROM closings WHERE plan_number = $1 ORDER BY done_at, period, seq`, number)
	if err != nil {
		return nil, fmt.Errorf("listing the closings of %s: %w", number, err)
	}
	return all, nil
}

// Closed returns the closing that holds for a period, with its values, and whether the period is closed at all.
func (s *Store) Closed(ctx context.Context, number, period string) (Closing, bool, error) {
	c, seq, err := lastClosing(ctx, s.db, number, period)
	if err != nil {
		return c, false, fmt.Errorf("looking whether %s of %s is closed: %w", period, number, err)
	}
	if seq == 0 || c.Reopened {
		return Closing{}, false, nil
	}
	var body string
	err = s.db.QueryRowContext(ctx, `SELECT body FROM closings WHERE plan_number = $1 AND period = $2 AND seq = $3`, number, period, seq).Scan(&body)
	if err == nil {
		c.Records, err = readRecords(body)
	}
	if err != nil {
		return c, false, fmt.Errorf("reading the values that %s of %s was closed with: %w", period, number, err)
	}
	return c, true, nil
}

// storedRecord is a record as a closing keeps it: a type of its own, so that the program may change inside.
type storedRecord struct {
	Agency     string    `json:"agency"`
	Ref        plan.Ref  `json:"ref"`
	Role       string    `json:"role"`
	Period     string    `json:"period"`
	Field      string    `json:"field"`
	Value      string    `json:"value"`
	File       string    `json:"file"`
	SHA256     string    `json:"sha256"`
	Sheet      string    `json:"sheet"`
	Cell       string    `json:"cell"`
	At         time.Time `json:"at"`
	By         string    `json:"by"`
	Submission int64     `json:"submission"`
	Number     string    `json:"letter_number,omitempty"`
	Date       viet.Date `json:"letter_date,omitempty"`
	Signer     string    `json:"letter_signer,omitempty"`
	Preparer   string    `json:"letter_preparer,omitempty"`
	Phone      string    `json:"letter_phone,omitempty"`
}

func writeRecords(records []progress.Record) (string, error) {
	stored := make([]storedRecord, 0, len(records))
	for _, r := range records {
		f := r.Value.From
		stored = append(stored, storedRecord{
			r.Key.Agency, r.Key.Ref, string(r.Key.Role), r.Period.String(), string(r.Field), r.Value.Text, f.File, f.SHA256, f.Sheet, f.Cell, f.At.UTC(),
			f.By, f.Submission, f.Letter.Number, f.Letter.Date, f.Letter.Signer, f.Letter.Preparer, f.Letter.Phone,
		})
	}
	body, err := json.Marshal(stored)
	if err != nil {
		return "", fmt.Errorf("writing the values of a closing: %w", err)
	}
	return string(body), nil
}

func readRecords(body string) ([]progress.Record, error) {
	var stored []storedRecord
	if err := json.Unmarshal([]byte(body), &stored); err != nil {
		return nil, err
	}
	records := make([]progress.Record, 0, len(stored))
	for _, s := range stored {
		period, err := progress.ParsePeriod(s.Period)
		if err != nil {
			return nil, err
		}
		records = append(records, progress.Record{
			Key: progress.Key{Ref: s.Ref, Agency: s.Agency, Role: progress.Role(s.Role)}, Period: period, Field: progress.Field(s.Field),
			Value: progress.Value{Text: s.Value, From: progress.Source{
				File: s.File, SHA256: s.SHA256, Sheet: s.Sheet, Cell: s.Cell, At: s.At, By: s.By, Submission: s.Submission, Period: s.Period,
				Letter: progress.Letter{Number: s.Number, Date: s.Date, Signer: s.Signer, Preparer: s.Preparer, Phone: s.Phone},
			}},
		})
	}
	return records, nil
}

// HashRecords is a fingerprint of what values say, in their order and without where they came from: two reports with the same hash were
// printed from the same figures.
func HashRecords(records []progress.Record) string {
	h := sha256.New()
	for _, r := range records {
		fmt.Fprintf(h, "%q %q %q %q %q %q\n", r.Key.Agency, r.Key.Ref, r.Key.Role, r.Period, r.Field, r.Value.Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}
