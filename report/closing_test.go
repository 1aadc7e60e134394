package report

import (
	"testing"

	"theodoi/plan"
	"theodoi/progress"
)

func TestAdjusted(t *testing.T) {
	calendar := progress.Calendar{CutOffDay: 14, ReturnDay: 20}
	quarter := func(n int) progress.Period { return progress.Period{Year: 2024, Kind: progress.Quarter, N: n} }
	record := func(agency string, ref plan.Ref, period progress.Period, text string) progress.Record {
		return progress.Record{
			Key: progress.Key{Ref: ref, Agency: agency, Role: progress.Owner}, Period: period, Field: progress.Actual,
			Value: progress.Value{Text: text, From: progress.Source{File: text + ".xlsx"}},
		}
	}
	closed := []progress.Record{
		record("SYT", "CT.1/1", quarter(1), "1"), record("SYT", "CT.2/1", quarter(1), "2"), record("SXD", "CT.3/1", quarter(1), "3"),
	}
	now := []progress.Record{
		record("SYT", "CT.1/1", quarter(1), "1"),   // as it was
		record("SYT", "CT.2/1", quarter(1), "2.5"), // another value
		record("SXD", "CT.4/1", quarter(1), "4"),   // came after
		record("SXD", "CT.1/1", quarter(2), "9"),   // of a later period: no adjustment
	}
	got := Adjusted(calendar, quarter(1), closed, now)
	want := []Adjustment{
		{Key: progress.Key{Ref: "CT.3/1", Agency: "SXD", Role: progress.Owner}, Period: quarter(1), Field: progress.Actual, Old: "3"},
		{Key: progress.Key{Ref: "CT.4/1", Agency: "SXD", Role: progress.Owner}, Period: quarter(1), Field: progress.Actual, New: "4", From: progress.Source{File: "4.xlsx"}},
		{Key: progress.Key{Ref: "CT.2/1", Agency: "SYT", Role: progress.Owner}, Period: quarter(1), Field: progress.Actual, Old: "2", New: "2.5", From: progress.Source{File: "2.5.xlsx"}},
	}
	if len(got) != len(want) {
		t.Fatalf("got %d adjustments: %+v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("adjustment %d\ngot  %+v\nwant %+v", i+1, got[i], want[i])
		}
	}
	if again := Adjusted(calendar, quarter(1), closed, closed); len(again) > 0 {
		t.Errorf("nothing changed, and yet: %+v", again)
	}
}
