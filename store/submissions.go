package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/progress"
)

// State says what became of a returned file.
type State string

// States of a submission.
const (
	Taken      State = "taken"      // all of it entered
	Partly     State = "partly"     // good cells entered, faulty ones wait
	Waiting    State = "waiting"    // nothing entered yet: a person has to decide
	Rejected   State = "rejected"   // nothing entered: wrong plan, agency or period, or not a workbook
	Superseded State = "superseded" // something that came later stands in its place
	Repeated   State = "repeated"   // the same bytes as an earlier one
)

// entered reports whether values of the file may be in use.
func (s State) entered() bool { return s == Taken || s == Partly }

// Counts is what a submission did to the values, cell by cell, as it was when it was taken.
type Counts struct{ New, Changed, Erased, Unchanged int }

// Submission is one file that came back.
type Submission struct {
	ID         int64  // given by Take
	Plan       string // number of the decision it was taken in for
	Period     string
	Agency     string
	Issue      string // ID the file carries, known or not; a file that enters must carry a known one of this plan, agency and period
	File       string // name without folder
	SHA256     string // of the original bytes; may be left empty for Take, which computes it
	At         time.Time
	By         string
	Saved      time.Time // when the file says it was last saved; zero if it does not
	Sent       time.Time // when it was sent or last written, as far as known
	State      State
	Supersedes int64 // an earlier waiting or rejected submission of the same bytes that this one settles; given by Take
	Letter     progress.Letter
	Findings   []finding.Finding
	Counts     Counts // given by Take
	Undone     bool   // a person took it out of the picture; see Undo

	// What Take is told besides; nothing of it is read back.
	Waits    []progress.Wait // cells of the file that a person has to settle
	Replaces []int64         // submissions of the same agency and period that this file is a later version of
	Basis    *int64          // the Turn that the changes were worked out on; Take gives ErrMoved if it has passed. Nil is not checked
}

const submissionColumns = `id, plan_number, period, agency, claimed_issue, file, sha256, taken_at, taken_by, state, COALESCE(supersedes, 0),
	letter_number, letter_date, letter_signer, letter_preparer, letter_phone, findings, cells_new, cells_changed, cells_erased, cells_unchanged,
	saved_at, sent_at, CASE WHEN (SELECT a.kind FROM acts a WHERE a.submission_id = submissions.id AND a.kind IN ('undo', 'redo')
		ORDER BY a.turn DESC LIMIT 1) = 'undo' THEN 1 ELSE 0 END`

func scanSubmission(row scanner) (Submission, error) {
	var s Submission
	var findings string
	err := row.Scan(&s.ID, &s.Plan, &s.Period, &s.Agency, &s.Issue, &s.File, &s.SHA256, moment{&s.At}, &s.By, &s.State, &s.Supersedes,
		&s.Letter.Number, &s.Letter.Date, &s.Letter.Signer, &s.Letter.Preparer, &s.Letter.Phone, &findings,
		&s.Counts.New, &s.Counts.Changed, &s.Counts.Erased, &s.Counts.Unchanged, moment{&s.Saved}, moment{&s.Sent}, &s.Undone)
	if err != nil {
		return Submission{}, err
	}
	s.Findings, err = readFindings(findings)
	return s, err
}

// Submissions lists what came back for a plan and period, an empty period meaning all, in the order it was taken in.
func (s *Store) Submissions(ctx context.Context, number, period string) ([]Submission, error) {
	submissions, err := collect(ctx, s.db, scanSubmission, `
		SELECT `+submissionColumns+` FROM submissions WHERE plan_number = $1 AND ($2 = '' OR period = $2) ORDER BY id`, number, period)
	if err != nil {
		return nil, fmt.Errorf("listing the submissions of %s %s: %w", number, period, err)
	}
	return submissions, nil
}

// Seen returns the latest submission that these bytes made for the plan, if they came in before. A preview asks it to say so early;
// Take asks again by itself.
func (s *Store) Seen(ctx context.Context, number, sha256 string) (Submission, bool, error) {
	sub, found, err := seen(ctx, &s.reader, number, sha256)
	if err != nil {
		return Submission{}, false, fmt.Errorf("looking for %s in %s: %w", sha256, number, err)
	}
	return sub, found, nil
}

func seen(ctx context.Context, q querier, number, sha256 string) (Submission, bool, error) {
	found, err := collect(ctx, q, scanSubmission, `
		SELECT `+submissionColumns+` FROM submissions WHERE plan_number = $1 AND sha256 = $2 ORDER BY id DESC LIMIT 1`, number, sha256)
	if err != nil || len(found) == 0 {
		return Submission{}, false, err
	}
	return found[0], true, nil
}

// Submission returns one submission.
func (s *Store) Submission(ctx context.Context, id int64) (Submission, error) {
	sub, err := submissionOf(ctx, s.db, id)
	if err != nil {
		return Submission{}, fmt.Errorf("submission %d: %w", id, err)
	}
	return sub, nil
}

func submissionOf(ctx context.Context, q querier, id int64) (Submission, error) {
	found, err := collect(ctx, q, scanSubmission, `SELECT `+submissionColumns+` FROM submissions WHERE id = $1`, id)
	if err != nil {
		return Submission{}, err
	}
	if len(found) == 0 {
		return Submission{}, ErrNotFound
	}
	return found[0], nil
}

// Original returns the bytes of a submission as they came, and the file's name.
func (s *Store) Original(ctx context.Context, id int64) (content []byte, file string, err error) {
	err = s.db.QueryRowContext(ctx, `
		SELECT o.content, s.file FROM submissions s JOIN originals o ON o.sha256 = s.sha256 WHERE s.id = $1`, id).Scan(&content, &file)
	if err != nil {
		return nil, "", fmt.Errorf("original of submission %d: %w", id, orNotFound(err))
	}
	return content, file, nil
}

// storedFinding is a finding as it is stored. It is a type of its own so that the program may change inside without losing what older
// programs wrote. Messages are not stored: the catalogue words them by the code.
type storedFinding struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	File     string           `json:"file,omitempty"`
	Sheet    string           `json:"sheet,omitempty"`
	Cell     string           `json:"cell,omitempty"`
	Line     int              `json:"line,omitempty"`
	Ref      string           `json:"ref,omitempty"`
	Got      string           `json:"got,omitempty"`
	Want     string           `json:"want,omitempty"`
}

func writeFindings(findings []finding.Finding) (string, error) {
	stored := make([]storedFinding, 0, len(findings))
	for _, f := range findings {
		p := f.Place
		stored = append(stored, storedFinding{f.Code, f.Severity, p.File, p.Sheet, p.Cell, p.Line, p.Ref, f.Got, f.Want})
	}
	text, err := json.Marshal(stored)
	if err != nil {
		return "", fmt.Errorf("writing the findings: %w", err)
	}
	return string(text), nil
}

func readFindings(text string) ([]finding.Finding, error) {
	var stored []storedFinding
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return nil, fmt.Errorf("reading the stored findings: %w", err)
	}
	var findings []finding.Finding
	for _, f := range stored {
		place := finding.Place{File: f.File, Sheet: f.Sheet, Cell: f.Cell, Line: f.Line, Ref: f.Ref}
		findings = append(findings, finding.Finding{Code: f.Code, Severity: f.Severity, Place: place, Got: f.Got, Want: f.Want})
	}
	return findings, nil
}

// validDate keeps a date that is none out of the database; the empty one says that there is none.
func validDate(d viet.Date) error {
	if d != "" && !d.Valid() {
		return invalid("%q is no date", string(d))
	}
	return nil
}
