package progress

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"theodoi/plan"
)

var investment = Key{"CT.4/1", "SKHDT", Owner}

// said is a record of the period with its place of origin.
func said(t testing.TB, key Key, period string, field Field, text string) Record {
	t.Helper()
	return Record{Key: key, Period: mustPeriod(t, period), Field: field, Value: Value{Text: text, From: Source{Period: period, File: period + ".xlsx"}}}
}

func TestTheLatestPeriodCountsAndLaterOnesAreLeftOut(t *testing.T) {
	records := []Record{
		said(t, investment, "2024-Q2", Cumulative, "18000"),
		said(t, investment, "2024-Q1", Cumulative, "9500"),
		said(t, investment, "2024-Q3", Cumulative, "27000"),
		said(t, investment, "2024-Q1", Note, "sơ bộ"),
	}
	s := NewState(decree, mustPeriod(t, "2024-Q2"), records)
	if got := s.Known[investment][Cumulative]; got.Text != "18000" || got.From.File != "2024-Q2.xlsx" {
		t.Errorf("known %+v", got)
	}
	if got := s.Known[investment][Note].Text; got != "sơ bộ" {
		t.Errorf("the note of the first quarter is %q", got)
	}
	if got := s.Own[investment]; len(got) != 1 || got[Cumulative].Text != "18000" {
		t.Errorf("own %+v", got)
	}
	before := Before(decree, mustPeriod(t, "2024-Q2"), records)
	if got := before.Known[investment][Cumulative].Text; got != "9500" || len(before.Own) != 0 {
		t.Errorf("before the second quarter: %q, own %v", got, before.Own)
	}
}

func TestAnEmptyStateKnowsNothing(t *testing.T) {
	s := NewState(decree, mustPeriod(t, "2024-Q1"), nil)
	if len(s.Own) != 0 || len(s.Known) != 0 || s.Task("III.1", "SYT")[Result].Text != "" {
		t.Errorf("%+v", s)
	}
}

func TestThePeriodsOwnValueCountsBeforeOthersOfTheSameCutOff(t *testing.T) {
	half, quarter, month := said(t, investment, "2024-H1", Cumulative, "18000"), said(t, investment, "2024-Q2", Cumulative, "17999"), said(t, investment, "2024-M06", Cumulative, "17000")
	for _, records := range [][]Record{{half, quarter, month}, {month, quarter, half}, {quarter, half, month}} {
		for _, own := range records {
			s := NewState(decree, own.Period, records)
			if got := s.Known[investment][Cumulative].Text; got != own.Value.Text {
				t.Errorf("at %s %s is known, said was %s", own.Period, got, own.Value.Text)
			}
		}
	}
}

func TestTheStateDoesNotDependOnTheOrderOfRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var records []Record
		seen := map[string]bool{}
		for range rapid.IntRange(0, 12).Draw(t, "n") {
			p := Period{2024, rapid.SampledFrom([]PeriodKind{Month, Quarter, Half}).Draw(t, "kind"), rapid.IntRange(1, 2).Draw(t, "no")}
			if seen[p.String()] {
				continue
			}
			seen[p.String()] = true
			at := time.Unix(rapid.Int64Range(0, 3).Draw(t, "at"), 0)
			records = append(records, Record{investment, p, Cumulative, Value{p.String(), Source{At: at}}})
		}
		period := Period{2024, Quarter, 2}
		a := NewState(decree, period, records)
		b := NewState(decree, period, rapid.Permutation(records).Draw(t, "order"))
		if !reflect.DeepEqual(a, b) || a.Hash("SKHDT") != b.Hash("SKHDT") {
			t.Fatalf("%v and %v", a.Known, b.Known)
		}
	})
}

func TestTheHashTellsStatesOfAnAgencyApart(t *testing.T) {
	other := Key{"CT.4/1", "SYT", Owner}
	base := []Record{said(t, investment, "2024-Q1", Cumulative, "9500"), said(t, investment, "2024-Q1", Note, "a")}
	hash := func(records ...Record) string {
		return NewState(decree, mustPeriod(t, "2024-Q2"), records).Hash("SKHDT")
	}
	want := hash(base...)
	if len(want) != 12 || hash(base[1], base[0]) != want {
		t.Errorf("hash %q, in another order %q", want, hash(base[1], base[0]))
	}
	if hash(append(base, said(t, other, "2024-Q1", Cumulative, "1"))...) != want {
		t.Error("another agency's value changes the hash")
	}
	for name, records := range map[string][]Record{
		"a value":   {said(t, investment, "2024-Q1", Cumulative, "9501"), base[1]},
		"a field":   {said(t, investment, "2024-Q1", Actual, "9500"), base[1]},
		"a row":     {said(t, Key{"CT.4/2", "SKHDT", Owner}, "2024-Q1", Cumulative, "9500"), base[1]},
		"one fewer": {base[0]},
		"none":      nil,
		"a new one": append([]Record{said(t, investment, "2024-Q2", Estimate, "1")}, base...),
		"role":      {said(t, Key{"CT.4/1", "SKHDT", Lead}, "2024-Q1", Cumulative, "9500"), base[1]},
	} {
		if hash(records...) == want {
			t.Errorf("%s more or less does not change the hash", name)
		}
	}
}

func TestChangesSayWhatTakingInWouldDo(t *testing.T) {
	s := NewState(decree, mustPeriod(t, "2024-Q2"), []Record{
		said(t, investment, "2024-Q2", Cumulative, "18000"),
		said(t, investment, "2024-Q2", Note, "sơ bộ"),
		said(t, investment, "2024-Q1", Actual, "9500"),
	})
	update := func(f Field, value string, erase bool) Update {
		return Update{Ref: investment.Ref, Role: Owner, Field: f, Value: value, Erase: erase, Cell: "F14"}
	}
	for _, c := range []struct {
		what     string
		u        Update
		kind     ChangeKind
		old, now string
	}{
		{"a first value", update(Estimate, "38000", false), New, "", "38000"},
		{"another value", update(Cumulative, "18500", false), Changed, "18000", "18500"},
		{"the same value", update(Cumulative, "18000", false), Unchanged, "18000", "18000"},
		{"erased", update(Note, "", true), Erased, "sơ bộ", ""},
		{"erased where there was none", update(Cause, "", true), Unchanged, "", ""},
		{"what an earlier period held does not count", update(Actual, "9500", false), New, "", "9500"},
	} {
		got := s.Changes(Batch{Issue: Issue{Agency: "SKHDT"}, Updates: []Update{c.u}})
		if len(got) != 1 || got[0].Kind != c.kind || got[0].Old != c.old || got[0].New != c.now || got[0].Update != c.u {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
	if got := s.Changes(Batch{Issue: Issue{Agency: "SYT"}, Updates: []Update{update(Cumulative, "18000", false)}}); got[0].Kind != New {
		t.Errorf("another agency: %+v", got)
	}
}

func TestFieldsOfARoleReadByTheirType(t *testing.T) {
	want := map[Field]Type{
		Actual: Figure, Cumulative: Figure, LastYear: Figure, Estimate: Figure, Cause: Text, Note: Text, StatusField: Choice, Percent: Share, DoneOn: Day,
		Result: Text, Product: Text, Difficulty: Text, Proposal: Text, Next: Text,
	}
	seen := map[Field]bool{}
	for _, r := range []Role{Owner, Lead, Support} {
		for _, f := range r.Fields() {
			seen[f] = true
			if f.Type() != want[f] {
				t.Errorf("%s is %s", f, f.Type())
			}
		}
	}
	if len(seen) != len(want) {
		t.Errorf("%d fields are asked for, want %d", len(seen), len(want))
	}
	if Role("").Fields() != nil {
		t.Error("nobody is asked for something")
	}
}

func TestValueIsAFigureOnlyWhereItIsOne(t *testing.T) {
	if d, ok := (Value{Text: "2.50"}).Decimal(); !ok || d.Exponent() != -2 {
		t.Errorf("%s, %v", d, ok)
	}
	for _, s := range []string{"", "2,5", "done"} {
		if d, ok := (Value{Text: s}).Decimal(); ok {
			t.Errorf("%q is %s", s, d)
		}
	}
}

func TestTaskIsWhatItsLeadSays(t *testing.T) {
	records := []Record{said(t, Key{"III.1", "SYT", Lead}, "2024-Q1", Result, "của chủ trì"), said(t, Key{"III.1", "SYT", Support}, "2024-Q1", Result, "của phối hợp")}
	s := NewState(decree, mustPeriod(t, "2024-Q1"), records)
	if got := s.Task(plan.Ref("III.1"), "SYT")[Result].Text; got != "của chủ trì" {
		t.Errorf("%q", got)
	}
}
