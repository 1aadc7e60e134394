package office

import (
	"context"
	"errors"

	"theodoi/store"
)

// Take takes a looked-over file in: its good cells enter, its faulty ones wait, the original is kept, all in one transaction. A file
// that was taken before changes nothing; a rejected one is kept with its findings and changes nothing. Where anything of the same agency
// and period came in since the file was looked over, it is looked over once more.
func (o *Office) Take(ctx context.Context, p Preview) (Preview, error) {
	return o.newLooker(p.want).take(ctx, p)
}

func (l *looker) take(ctx context.Context, p Preview) (Preview, error) {
	for {
		err := l.put(ctx, &p)
		if !errors.Is(err, store.ErrMoved) {
			return p, err
		}
		if p, err = l.look(ctx, p.File, p.sent, p.original); err != nil {
			return p, err
		}
	}
}

func (l *looker) put(ctx context.Context, p *Preview) error {
	if p.State == store.Repeated || p.into == "" {
		return nil
	}
	if p.back != 0 {
		_, err := l.store.Redo(ctx, p.back, l.by, l.now(), "")
		p.Number = p.back
		if errors.Is(err, store.ErrInUse) {
			return store.ErrMoved // somebody else brought it back; now it is a repeat
		}
		return err
	}
	sub := store.Submission{
		Plan: p.into, Period: p.Issue.Period, Agency: p.Issue.Agency, Issue: p.Issue.ID, File: p.File, SHA256: p.SHA256,
		At: l.now(), By: l.by, Saved: p.Saved, Sent: p.sent, State: p.State, Letter: p.Letter, Findings: p.Findings,
		Waits: p.Waits, Replaces: p.Replaces,
	}
	if taken(p.State) || len(p.Waits) > 0 {
		sub.Basis = &p.turn
	}
	id, err := l.store.Take(ctx, sub, p.original, p.Changes)
	var repeated *store.RepeatedError
	if errors.As(err, &repeated) {
		if taken(p.State) {
			p.repeats(repeated.Earlier.File)
		}
		p.Number = repeated.Earlier.ID
		return nil
	}
	p.Number = id
	return err
}
