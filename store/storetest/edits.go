package storetest

import (
	"reflect"
	"testing"
	"time"

	"theodoi/plan"
	"theodoi/store"
)

func revised(revision int, at time.Time, by string, edits ...plan.Edit) store.NewPlan {
	return store.NewPlan{Plan: samplePlan(number, revision), Original: []byte("một văn bản"), Edits: edits, By: by, At: at}
}

func editsRoundTrip(t *testing.T, s *store.Store) {
	lead := plan.Edit{Ref: "III.1.a-1", Field: plan.FieldLead, Old: "Sở Xây dựng", New: "Sở Tài chính; “Ban” 'A' đối với <B>"}
	due := plan.Edit{Ref: "III.1.a-1", Field: plan.FieldDue, Old: "Quý II", New: "", Why: "95/QĐ-UBND"}
	figure := plan.Edit{Ref: "CT.1/1", Field: plan.FieldFigure, Old: "2,0-2,50%", New: "3%"}
	later := start.Add(time.Hour)
	must(t, s.AddPlan(ctx, revised(1, start, clerk)))
	must(t, s.AddPlan(ctx, revised(2, start, clerk, lead, due)))
	must(t, s.AddPlan(ctx, revised(3, later, "Trưởng phòng", figure)))
	must(t, s.AddPlan(ctx, store.NewPlan{Plan: samplePlan("7/QĐ-UBND", 1), Original: []byte("khác"), By: clerk, At: start}))

	got, err := s.Edits(ctx, number)
	must(t, err)
	want := []store.Edit{
		{Edit: lead, Revision: 2, At: start.UTC(), By: clerk},
		{Edit: due, Revision: 2, At: start.UTC(), By: clerk},
		{Edit: figure, Revision: 3, At: later.UTC(), By: "Trưởng phòng"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("edits changed on the way:\ngot  %+v\nwant %+v", got, want)
	}
	others, err := s.Edits(ctx, "7/QĐ-UBND")
	must(t, err)
	equal(t, "edits of another plan", len(others), 0)

	var revisions []int
	must(t, s.EachRevision(ctx, number, func(p *plan.Plan) { revisions = append(revisions, p.Revision) }))
	if !reflect.DeepEqual(revisions, []int{1, 2, 3}) {
		t.Fatalf("revisions %v", revisions)
	}
}

func editsAllOrNone(t *testing.T, s *store.Store) {
	must(t, s.AddPlan(ctx, revised(1, start, clerk)))
	good := plan.Edit{Ref: "CT.1/1", Field: plan.FieldFigure, New: "3%"}
	for name, bad := range map[string]plan.Edit{"no item": {Field: plan.FieldLead}, "no field": {Ref: "CT.1/1"}} {
		if err := s.AddPlan(ctx, revised(2, start, clerk, good, bad)); err == nil {
			t.Fatalf("%s: stored", name)
		}
	}
	latest, _, err := s.Plan(ctx, number, 0)
	must(t, err)
	equal(t, "latest", latest.Revision, 1)
	edits, err := s.Edits(ctx, number)
	must(t, err)
	equal(t, "edits", len(edits), 0)
}

// revisionsClash lets two people make the same revision of one text: the second must hear of it, even though the bytes are the same.
func revisionsClash(t *testing.T, s *store.Store) {
	must(t, s.AddPlan(ctx, revised(1, start, clerk)))
	first := revised(2, start, clerk, plan.Edit{Ref: "CT.1/1", Field: plan.FieldFigure, New: "3%"})
	must(t, s.AddPlan(ctx, first))
	wantError(t, s.AddPlan(ctx, first), store.ErrSamePlan)
	second := revised(2, start, "người khác", plan.Edit{Ref: "CT.1/1", Field: plan.FieldFigure, New: "4%"})
	second.Plan.Tasks = nil
	wantError(t, s.AddPlan(ctx, second), store.ErrExists)
	edits, err := s.Edits(ctx, number)
	must(t, err)
	equal(t, "edits", len(edits), 1)
}
