package office

import (
	"context"
	"slices"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/revision"
	"theodoi/store"
)

// withoutFreed takes out of a batch what is filled in for rows that are no longer in the plan, and says so: it must not enter unseen by
// any report.
func (l *looker) withoutFreed(ctx context.Context, batch *progress.Batch, issued store.Issued) ([]finding.Finding, error) {
	latest, err := l.facts(ctx, issued.Plan, 0)
	if err != nil || latest.plan.Revision == issued.Revision {
		return nil, err
	}
	then, err := l.facts(ctx, issued.Plan, issued.Revision)
	if err != nil {
		return nil, err
	}
	there := revision.Refs(&latest.plan)
	var findings []finding.Finding
	said := map[plan.Ref]bool{}
	freed := func(u progress.Update) bool {
		if there[u.Ref] {
			return false
		}
		if !said[u.Ref] {
			said[u.Ref] = true
			place := finding.Place{File: batch.File, Sheet: u.Sheet, Cell: u.Cell, Ref: string(u.Ref)}
			findings = append(findings, finding.New(finding.RowFreed, place, words.RowNamed(RowName(&then.plan, u.Ref), string(u.Ref)), finding.Edition(issued.Plan, latest.plan.Revision)))
		}
		return true
	}
	batch.Updates = slices.DeleteFunc(batch.Updates, freed)
	batch.Waits = slices.DeleteFunc(batch.Waits, func(w progress.Wait) bool { return freed(w.Update) })
	return findings, nil
}
