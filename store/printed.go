package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"theodoi/internal/viet"
	"theodoi/progress"
)

// Printed is one issued report, kept byte for byte.
type Printed struct {
	Plan     string
	Period   string
	Number   int // of the report
	Date     viet.Date
	File     string // name without folder
	SHA256   string // of the bytes; given by AddPrinted
	DataHash string // of the values it was printed from
	At       time.Time
	By       string
}

// AddPrinted keeps an issued report. The very same report again is kept once.
func (s *Store) AddPrinted(ctx context.Context, p Printed, content []byte) error {
	err := s.addPrinted(ctx, p, content)
	if err != nil {
		return fmt.Errorf("keeping report %d of %s, %s: %w", p.Number, p.Plan, p.Period, err)
	}
	return nil
}

func (s *Store) addPrinted(ctx context.Context, p Printed, content []byte) error {
	if p.At.IsZero() || p.By == "" {
		return invalid("a report needs to know when and by whom")
	}
	if err := validDate(p.Date); err != nil {
		return err
	}
	if _, err := progress.ParsePeriod(p.Period); err != nil {
		return invalid("%v", err)
	}
	sum, err := fingerprint(content, p.SHA256)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		var last, same int
		err := tx.QueryRowContext(ctx, `
			SELECT COALESCE(MAX(seq), 0), COALESCE(SUM(CASE WHEN sha256 = $3 AND number = $4 THEN 1 ELSE 0 END), 0)
			FROM printed_reports WHERE plan_number = $1 AND period = $2`, p.Plan, p.Period, sum, p.Number).Scan(&last, &same)
		if err != nil || same > 0 {
			return err
		}
		if err := keepOriginal(ctx, tx, sum, content); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO printed_reports (plan_number, period, seq, number, dated, file, sha256, data_hash, printed_at, printed_by)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			p.Plan, p.Period, last+1, p.Number, string(p.Date), p.File, sum, p.DataHash, moment{&p.At}.text(), p.By)
		return err
	})
}

// PrintedReports lists the issued reports of a plan and period, an empty period meaning all, in the order they were printed.
func (s *Store) PrintedReports(ctx context.Context, number, period string) ([]Printed, error) {
	scan := func(row scanner) (p Printed, err error) {
		err = row.Scan(&p.Plan, &p.Period, &p.Number, &p.Date, &p.File, &p.SHA256, &p.DataHash, moment{&p.At}, &p.By)
		return p, err
	}
	all, err := collect(ctx, s.db, scan, `
		SELECT plan_number, period, number, dated, file, sha256, data_hash, printed_at, printed_by FROM printed_reports
		WHERE plan_number = $1 AND ($2 = '' OR period = $2) ORDER BY printed_at, period, seq`, number, period)
	if err != nil {
		return nil, fmt.Errorf("listing the reports of %s: %w", number, err)
	}
	return all, nil
}

// PrintedBytes returns an issued report as it was printed.
func (s *Store) PrintedBytes(ctx context.Context, p Printed) ([]byte, error) {
	var content []byte
	err := s.db.QueryRowContext(ctx, `
		SELECT o.content FROM printed_reports r JOIN originals o ON o.sha256 = r.sha256
		WHERE r.plan_number = $1 AND r.period = $2 AND r.sha256 = $3 LIMIT 1`, p.Plan, p.Period, p.SHA256).Scan(&content)
	if err != nil {
		return nil, fmt.Errorf("report %d of %s, %s: %w", p.Number, p.Plan, p.Period, orNotFound(err))
	}
	return content, nil
}
