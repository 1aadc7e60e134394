package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"theodoi/finding"
	"theodoi/progress"
)

// Outcome says how a waiting cell was settled.
type Outcome string

// Outcomes.
const (
	ByValue   Outcome = "value"    // a person gave the value
	ByReading Outcome = "reading"  // a person chose one of the readings
	Kept      Outcome = "kept"     // a person left what stood there
	Replaced  Outcome = "replaced" // a later version of the workbook said it
)

// Wait is a filled cell that was not taken. Submission and Seq are its number for people.
type Wait struct {
	Submission int64
	Seq        int
	Key        progress.Key
	Period     string
	Field      progress.Field
	Sheet      string
	Cell       string
	Code       finding.Code
	Got        string   // the cell as a person sees it
	Readings   []string // what it may say, the likeliest first; an empty one erases
	Standing   string   // the value that stood there when the file was taken in; empty for none
	From       int64    // the submission that value came from; 0 for none
	File       string   // that the cell is of
	At         time.Time
	Undone     bool        // the submission was undone, so that nothing waits
	Settled    *Settlement // nil while it waits
}

// Open reports whether the cell still waits for a person.
func (w Wait) Open() bool { return w.Settled == nil && !w.Undone }

// Settlement is how a waiting cell was settled.
type Settlement struct {
	Outcome    Outcome
	Value      string // that entered; empty for kept and replaced, and for erased
	At         time.Time
	By         string
	Submission int64 // the later version, where that settled it
}

var (
	addWaits = rowsOf("waiting", ofFile[:4:4], []string{"seq", "ref", "role", "field", "sheet", "cell", "code", "got", "readings", "standing",
		"standing_submission"}, "")
	addSettlements = rowsOf("settlements", []string{"turn"}, []string{"submission_id", "seq", "outcome", "value"}, "")
)

// wait stores the cells of the file that a person has to settle, with what stands there.
func (t *taking) wait(ctx context.Context) error {
	var rows [][]any
	for i, w := range t.sub.Waits {
		readings := w.Readings
		if readings == nil {
			readings = []string{}
		}
		text, err := json.Marshal(readings)
		if err != nil {
			return fmt.Errorf("writing the readings: %w", err)
		}
		u := w.Update
		stands := t.current[cellKey{u.Ref, u.Role, u.Field}]
		from := sql.NullInt64{Int64: stands.submission, Valid: stands.value != ""}
		rows = append(rows, []any{i + 1, string(u.Ref), string(u.Role), string(u.Field),
			u.Sheet, u.Cell, w.Code, w.Got, string(text), stands.value, from})
	}
	if err := t.tx.insert(ctx, addWaits, t.sub.ofFile(), rows); err != nil {
		return fmt.Errorf("storing the waiting cells: %w", err)
	}
	return nil
}

// replace settles what waited of the submissions that the file is a later version of, cell by cell: where the file says something, good or
// waiting itself, the older word is out. A cell with two values is settled, too, once another file comes round to the waiting value.
func (t *taking) replace(ctx context.Context) error {
	says := map[cellKey]string{}
	for _, w := range t.sub.Waits {
		says[cellKey{w.Update.Ref, w.Update.Role, w.Update.Field}] = ""
	}
	for _, a := range t.accepted {
		says[cellKey{a.update.Ref, a.update.Role, a.update.Field}] = a.after
	}
	if len(says) == 0 || t.sub.Basis != nil && *t.sub.Basis == 0 {
		return nil // nothing came in before
	}
	waits, err := readWaits(ctx, t.tx, t.sub.Plan, t.sub.Agency, t.sub.Period)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, w := range waits {
		value, said := says[cellKey{w.Key.Ref, w.Key.Role, w.Field}]
		if said && w.Open() && w.Submission != t.sub.ID && (slices.Contains(t.sub.Replaces, w.Submission) || w.agreed(value)) {
			rows = append(rows, []any{w.Submission, w.Seq, string(Replaced), ""})
		}
	}
	if err := t.tx.insert(ctx, addSettlements, []any{t.sub.ID}, rows); err != nil {
		return fmt.Errorf("settling what waited: %w", err)
	}
	return nil
}

// agreed reports whether a cell that waits because two files differ waits no longer where value stands: it is what its own file says.
func (w Wait) agreed(value string) bool {
	return w.Code == finding.CellTwoValues && value != "" && len(w.Readings) > 0 && value == w.Readings[len(w.Readings)-1]
}

// Waits lists the cells of a plan that wait or waited, in the order they came in; an empty agency or period stands for all.
func (s *Store) Waits(ctx context.Context, number, agency, period string) ([]Wait, error) {
	return s.waits(ctx, s.db, number, agency, period)
}

func (s *Store) waits(ctx context.Context, q querier, number, agency, period string) ([]Wait, error) {
	waits, err := readWaits(ctx, q, number, agency, period)
	if err != nil {
		return nil, fmt.Errorf("listing what waits in %s: %w", number, err)
	}
	return waits, nil
}

// readWaits reads the waiting cells and then how they were settled. What an undone file settled waits again.
func readWaits(ctx context.Context, q querier, number, agency, period string) ([]Wait, error) {
	waits, err := collect(ctx, q, scanWait, `
		SELECT w.submission_id, w.seq, w.agency, w.ref, w.role, w.period, w.field, w.sheet, w.cell, w.code, w.got, w.readings, w.standing,
			COALESCE(w.standing_submission, 0), s.file, s.taken_at
		FROM waiting w JOIN submissions s ON s.id = w.submission_id
		WHERE `+within("s", agency, period)+`
		ORDER BY w.submission_id, w.seq`, number, agency, period)
	if err != nil || len(waits) == 0 {
		return nil, err
	}
	gone, err := undone(ctx, q, number, agency, period)
	if err != nil {
		return nil, err
	}
	settled, err := readSettlements(ctx, q, number, agency, period)
	if err != nil {
		return nil, err
	}
	for i, w := range waits {
		waits[i].Undone = gone[w.Submission]
		for _, s := range settled[waitKey{w.Submission, w.Seq}] {
			if s.Submission == w.Submission || !gone[s.Submission] {
				waits[i].Settled = &s
			}
		}
	}
	return waits, nil
}

func scanWait(row scanner) (w Wait, err error) {
	var readings string
	err = row.Scan(&w.Submission, &w.Seq, &w.Key.Agency, &w.Key.Ref, &w.Key.Role, &w.Period, &w.Field, &w.Sheet, &w.Cell, &w.Code, &w.Got,
		&readings, &w.Standing, &w.From, &w.File, moment{&w.At})
	if err == nil {
		err = json.Unmarshal([]byte(readings), &w.Readings)
	}
	return w, err
}

type waitKey struct {
	submission int64
	seq        int
}

// readSettlements returns the settlements of each waiting cell, the latest last. Submission is that of the act: the file that replaced the
// cell, or the cell's own where a person settled it.
func readSettlements(ctx context.Context, q querier, number, agency, period string) (map[waitKey][]Settlement, error) {
	type found struct {
		key  waitKey
		turn int64
		Settlement
	}
	scan := func(row scanner) (f found, err error) {
		err = row.Scan(&f.key.submission, &f.key.seq, &f.turn, &f.Outcome, &f.Value, moment{&f.At}, &f.By, &f.Submission)
		return f, err
	}
	all, err := collect(ctx, q, scan, `
		SELECT t.submission_id, t.seq, t.turn, t.outcome, t.value, a.acted_at, a.acted_by, a.submission_id
		FROM submissions s JOIN settlements t ON t.submission_id = s.id JOIN acts a ON a.turn = t.turn
		WHERE `+within("s", agency, period)+`
		ORDER BY t.turn`, number, agency, period)
	if err != nil {
		return nil, err
	}
	out := map[waitKey][]Settlement{}
	for _, f := range all {
		out[f.key] = append(out[f.key], f.Settlement)
	}
	return out, nil
}

func compareUpdates(a, b progress.Update) int {
	return cmp.Or(cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Role, b.Role), cmp.Compare(a.Field, b.Field))
}
