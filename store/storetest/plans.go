package storetest

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"theodoi/internal/viet"
	"theodoi/store"
)

func planRoundTrip(t *testing.T, s *store.Store) {
	original := []byte("\xef\xbb\xbfQUYẾT ĐỊNH\r\n\x00\xff")
	want := samplePlan(number, 1)
	want.Source.SHA256 = sumOf(original)
	must(t, s.AddPlan(ctx, store.NewPlan{Plan: want, Original: original, By: clerk, At: start}))

	got, info, err := s.Plan(ctx, number, 0)
	must(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("plan changed on the way:\ngot  %+v\nwant %+v", got, want)
	}
	measure := got.Targets[0].Measures[0]
	equal(t, "low", viet.Plain(*measure.Low), "2.0")
	equal(t, "high", viet.Plain(*measure.High), "2.50")
	equal(t, "info", info, store.PlanInfo{
		Number: number, Revision: 1, Title: want.Decision.Title, Year: 2024, File: want.Source.Name, SHA256: want.Source.SHA256,
		Size: int64(len(original)), State: store.Draft, At: start.UTC(), By: clerk,
	})

	content, file, err := s.PlanOriginal(ctx, number, 1)
	must(t, err)
	equal(t, "file", file, want.Source.Name)
	if !bytes.Equal(content, original) {
		t.Fatalf("original changed on the way: %q", content)
	}
	_, _, err = s.Plan(ctx, "92/QĐ-UBND", 0)
	wantError(t, err, store.ErrNotFound)
	_, _, err = s.Plan(ctx, number, 2)
	wantError(t, err, store.ErrNotFound)
	_, _, err = s.PlanOriginal(ctx, number, 2)
	wantError(t, err, store.ErrNotFound)
}

func planClash(t *testing.T, s *store.Store) {
	p := store.NewPlan{Plan: samplePlan(number, 1), Original: []byte("một"), By: clerk, At: start}
	must(t, s.AddPlan(ctx, p))
	wantError(t, s.AddPlan(ctx, p), store.ErrSamePlan)
	p.Original = []byte("hai")
	p.Plan.Decision.Title = "khác"
	wantError(t, s.AddPlan(ctx, p), store.ErrExists)
	got, _, err := s.Plan(ctx, number, 1)
	must(t, err)
	equal(t, "title", got.Decision.Title, samplePlan(number, 1).Decision.Title)
}

func planRevisions(t *testing.T, s *store.Store) {
	original := []byte("một văn bản, hai lần đọc")
	for revision := 1; revision <= 2; revision++ {
		at := start.Add(time.Duration(revision) * time.Hour)
		must(t, s.AddPlan(ctx, store.NewPlan{Plan: samplePlan(number, revision), Original: original, By: clerk, At: at}))
	}
	must(t, s.AddPlan(ctx, store.NewPlan{Plan: samplePlan("7/QĐ-UBND", 1), Original: original, By: clerk, At: start}))
	latest, _, err := s.Plan(ctx, number, 0)
	must(t, err)
	equal(t, "latest", latest.Revision, 2)
	first, _, err := s.Plan(ctx, number, 1)
	must(t, err)
	equal(t, "first", first.Revision, 1)
	plans, err := s.Plans(ctx)
	must(t, err)
	var names []string
	for _, p := range plans {
		names = append(names, p.Number)
	}
	if want := []string{"7/QĐ-UBND", number, number}; !reflect.DeepEqual(names, want) {
		t.Fatalf("plans %v, want %v", names, want)
	}
}

func planConfirmed(t *testing.T, s *store.Store) {
	must(t, s.AddPlan(ctx, store.NewPlan{Plan: samplePlan(number, 1), Original: []byte("x"), By: clerk, At: start}))
	later := start.Add(time.Hour)
	must(t, s.ConfirmPlan(ctx, number, 1, "Trưởng phòng", later))
	must(t, s.ConfirmPlan(ctx, number, 1, "người khác", later.Add(time.Hour)))
	_, info, err := s.Plan(ctx, number, 1)
	must(t, err)
	equal(t, "state", info.State, store.Confirmed)
	equal(t, "by", info.ConfirmedBy, "Trưởng phòng")
	equal(t, "at", info.ConfirmedAt, later.UTC())
	wantError(t, s.ConfirmPlan(ctx, number, 2, clerk, later), store.ErrNotFound)
	wantError(t, s.ConfirmPlan(ctx, number, 1, "", later), store.ErrInvalid)
}

func planRefused(t *testing.T, s *store.Store) {
	good := store.NewPlan{Plan: samplePlan(number, 1), Original: []byte("x"), By: clerk, At: start}
	for name, spoil := range map[string]func(p *store.NewPlan){
		"nobody":       func(p *store.NewPlan) { p.By = "" },
		"never":        func(p *store.NewPlan) { p.At = time.Time{} },
		"no number":    func(p *store.NewPlan) { p.Plan.Decision.Number = "" },
		"revision 0":   func(p *store.NewPlan) { p.Plan.Revision = 0 },
		"other SHA256": func(p *store.NewPlan) { p.Plan.Source.SHA256 = sumOf([]byte("y")) },
	} {
		p := good
		spoil(&p)
		if err := s.AddPlan(ctx, p); err == nil {
			t.Fatalf("%s: stored", name)
		}
	}
	plans, err := s.Plans(ctx)
	must(t, err)
	equal(t, "plans", len(plans), 0)
}
