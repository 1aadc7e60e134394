package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"theodoi/plan"
	"theodoi/progress"
)

// Said is what one submission says of one cell: a value that was accepted or said again, or one that waits.
type Said struct {
	Ref   plan.Ref
	Role  progress.Role
	Field progress.Field
	Value string // empty for erased, and for what waits
	Waits bool

	key         cellKey
	submission  int64
	turn        int64
	seq         int
	sheet, cell string
}

// Version is one submission of an agency and period that is in use, with all that it says.
type Version struct {
	Submission
	Says []Said
}

// Versions returns the submissions of an agency and period of which anything was taken or waits, less those that were undone, in the
// order they were taken in. What people settled is not in it, for no file said that.
func (s *Store) Versions(ctx context.Context, number, agency, period string) ([]Version, error) {
	versions, err := s.versions(ctx, number, agency, period)
	if err != nil {
		return nil, fmt.Errorf("reading what came in for %s, %s, %s: %w", number, agency, period, err)
	}
	return versions, nil
}

func (s *Store) versions(ctx context.Context, number, agency, period string) ([]Version, error) {
	submissions, err := collect(ctx, &s.reader, scanSubmission, `
		SELECT `+submissionColumns+` FROM submissions WHERE plan_number = $1 AND agency = $2 AND period = $3 ORDER BY id`, number, agency, period)
	if err != nil || len(submissions) == 0 {
		return nil, err
	}
	said, err := saidIn(ctx, &s.reader, number, agency, period)
	if err != nil {
		return nil, err
	}
	waits, err := s.waits(ctx, &s.reader, number, agency, period)
	if err != nil {
		return nil, err
	}
	for _, w := range waits {
		said = append(said, Said{Ref: w.Key.Ref, Role: w.Key.Role, Field: w.Field, Waits: true, submission: w.Submission, turn: w.Submission})
	}
	var out []Version
	for _, sub := range submissions {
		v := Version{Submission: sub}
		for _, each := range said {
			if each.submission == sub.ID && each.turn == sub.ID {
				v.Says = append(v.Says, each)
			}
		}
		if len(v.Says) > 0 && !sub.Undone {
			out = append(out, v)
		}
	}
	return out, nil
}

// saidIn reads every value that was ever accepted or said again for one agency and period, in the order of acceptance.
func saidIn(ctx context.Context, q querier, number, agency, period string) ([]Said, error) {
	scan := func(row scanner) (s Said, err error) {
		err = row.Scan(&s.submission, &s.turn, &s.seq, &s.Ref, &s.Role, &s.Field, &s.Value, &s.sheet, &s.cell)
		s.key = cellKey{s.Ref, s.Role, s.Field}
		return s, err
	}
	said, err := collect(ctx, q, scan, `
		SELECT h.submission_id, `+historyTurn+`, h.seq, h.ref, h.role, h.field, h.new_value, h.sheet, h.cell
		FROM submissions s JOIN history h ON h.submission_id = s.id WHERE `+within("s", agency, period)+`
		UNION ALL
		SELECT c.submission_id, c.turn, c.seq, c.ref, c.role, c.field, c.value, c.sheet, c.cell
		FROM submissions s JOIN confirmations c ON c.submission_id = s.id WHERE `+within("s", agency, period), number, agency, period)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(said, func(a, b Said) int { return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(a.seq, b.seq)) })
	return said, nil
}

// replay makes the current values out of all that was ever said, less what was undone. A value keeps the source that said it first.
func replay(said []Said, undone map[int64]bool) map[cellKey]standing {
	current := map[cellKey]standing{}
	for _, s := range said {
		switch {
		case undone[s.submission]:
		case s.Value == "":
			delete(current, s.key)
		case current[s.key].value != s.Value:
			current[s.key] = standing{s.Value, s.submission, s.turn, s.sheet, s.cell}
		}
	}
	return current
}
