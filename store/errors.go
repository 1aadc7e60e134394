package store

import (
	"errors"
	"fmt"
)

// Errors that callers act on. They come wrapped in what was being done; ask with errors.Is.
var (
	// ErrNotFound says that the thing asked for, or the thing that was referred to, is not stored.
	ErrNotFound = errors.New("not in the database")
	// ErrExists says that something else is already stored under the same name.
	ErrExists = errors.New("already in the database with other content")
	// ErrSamePlan says that this very plan is stored already, read from the same bytes: nothing changed and nothing is wrong.
	ErrSamePlan = errors.New("the same plan is already in the database")
	// ErrRepeated says that these very bytes came in before; see RepeatedError.
	ErrRepeated = errors.New("the same file was taken in before")
	// ErrMoved says that something of the same agency and period was taken in, settled or undone since the changes were worked out.
	ErrMoved = errors.New("the values changed meanwhile")
	// ErrUndone says that the submission was undone, so that nothing of it can be settled or undone once more.
	ErrUndone = errors.New("the submission was undone")
	// ErrInUse says that the submission was not undone, so that there is nothing to bring back.
	ErrInUse = errors.New("the submission was not undone")
	// ErrNothingTaken says that nothing of the submission was ever taken, so that there is nothing to undo.
	ErrNothingTaken = errors.New("nothing of the submission was taken")
	// ErrSettled says that what waited was settled before.
	ErrSettled = errors.New("it was settled before")
	// ErrNewer says that a newer program wrote the database; see NewerError.
	ErrNewer = errors.New("the database was written by a newer program")
	// ErrInvalid says that the caller handed over what can never be stored.
	ErrInvalid = errors.New("cannot be stored")
)

// RepeatedError carries the submission that the same bytes made the first time.
type RepeatedError struct{ Earlier Submission }

// Error names the earlier submission.
func (e *RepeatedError) Error() string {
	return fmt.Sprintf("%v, as submission %d (%s)", ErrRepeated, e.Earlier.ID, e.Earlier.File)
}

// Unwrap lets errors.Is find ErrRepeated.
func (e *RepeatedError) Unwrap() error { return ErrRepeated }

// NewerError carries both versions of the schema, for the sentence that tells the user to update the program.
type NewerError struct{ Database, Program int64 }

// Error names both versions.
func (e *NewerError) Error() string {
	return fmt.Sprintf("%v: it has version %d, this program knows versions up to %d", ErrNewer, e.Database, e.Program)
}

// Unwrap lets errors.Is find ErrNewer.
func (e *NewerError) Unwrap() error { return ErrNewer }

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrInvalid, fmt.Sprintf(format, args...))
}
