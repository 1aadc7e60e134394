package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

func undoRedo(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	first := takeOK(t, s, sub, "1", actual("2.5"), says("CT.1/1", progress.Owner, progress.Note, "cũ", "K5"))
	second := takeOK(t, s, sub, "2", actual("3"), says("CT.1/1", progress.Owner, progress.Note, "", "K6"))
	before := recordsOf(t, s, number)

	changes, err := s.Undo(ctx, second, "Lan", later, "gửi nhầm")
	must(t, err)
	want := []progress.Change{
		{Update: progress.Update{Ref: "CT.1/1", Role: progress.Owner, Field: progress.Actual, Value: "2.5", Sheet: "Chỉ tiêu", Cell: "G5"}, Kind: progress.Changed, Old: "3", New: "2.5"},
		{Update: progress.Update{Ref: "CT.1/1", Role: progress.Owner, Field: progress.Note, Value: "cũ", Sheet: "Chỉ tiêu", Cell: "K5"}, Kind: progress.New, New: "cũ"},
	}
	if !reflect.DeepEqual(changes, want) {
		t.Fatalf("undoing changes %+v, want %+v", changes, want)
	}
	equal(t, "value", recordsOf(t, s, number)[0].Value.Text, "2.5")
	equal(t, "source", recordsOf(t, s, number)[0].Value.From.Submission, first)
	equal(t, "undone", submissionsOf(t, s, number)[1].Undone, true)
	equal(t, "history", len(historyOf(t, s, number, actualRow)), 4)
	content, _, err := s.Original(ctx, second)
	must(t, err)
	equal(t, "original", string(content), "2")
	_, err = s.Take(ctx, sub, []byte("2"), []progress.Change{actual("3")})
	wantError(t, err, store.ErrRepeated)

	third := takeOK(t, s, sub, "3", says("CT.1/1", progress.Owner, progress.Note, "mới", "K5"))
	would, err := s.WouldRedo(ctx, second)
	must(t, err)
	changes, err = s.Redo(ctx, second, "Lan", later, "")
	must(t, err)
	if !reflect.DeepEqual(would, changes) || len(changes) != 1 {
		t.Fatalf("redoing changes %+v, said were %+v", changes, would)
	}
	after := recordsOf(t, s, number)
	equal(t, "value again", after[0], before[0])
	equal(t, "what came later stays", after[1].Value.From.Submission, third)
	replays(t, s, number, []progress.Key{actualRow}, false)
}

// undoKeepsOthers undoes the file that said a value first: another said it too.
func undoKeepsOthers(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	first := takeOK(t, s, sub, "1", actual("2.5"))
	second := takeOK(t, s, sub, "2", actual("2.5"))
	changes, err := s.Undo(ctx, first, "Lan", later, "")
	must(t, err)
	equal(t, "changes", len(changes), 0)
	equal(t, "source", recordsOf(t, s, number)[0].Value.From.Submission, second)
	_, err = s.Undo(ctx, second, "Lan", later, "")
	must(t, err)
	equal(t, "records", len(recordsOf(t, s, number)), 0)
}

func undoRefused(t *testing.T, s *store.Store) {
	prepared(t, s)
	rejected := submission(number, "SXD", period)
	rejected.State = store.Rejected
	none := takeOK(t, s, rejected, "0")
	id := takeOK(t, s, waitingFile(unclear("?")), "1")
	for name, c := range map[string]struct {
		do   func() error
		want error
	}{
		"unknown":     {func() error { _, err := s.Undo(ctx, 99, "Lan", later, ""); return err }, store.ErrNotFound},
		"nobody":      {func() error { _, err := s.Undo(ctx, id, "", later, ""); return err }, store.ErrInvalid},
		"nothing":     {func() error { _, err := s.Undo(ctx, none, "Lan", later, ""); return err }, store.ErrNothingTaken},
		"redo in use": {func() error { _, err := s.Redo(ctx, id, "Lan", later, ""); return err }, store.ErrInUse},
	} {
		if err := c.do(); err == nil {
			t.Fatalf("%s: done", name)
		} else {
			wantError(t, err, c.want)
		}
	}
	_, err := s.Undo(ctx, id, "Lan", later, "")
	must(t, err)
	_, err = s.Undo(ctx, id, "Lan", later, "")
	wantError(t, err, store.ErrUndone)
	equal(t, "nothing waits", waitsOf(t, s)[0].Open(), false)
	wantError(t, s.Settle(ctx, []store.Settling{{Submission: id, Seq: 1, Outcome: store.Kept}}, "Lan", later), store.ErrUndone)
}

func basisMoved(t *testing.T, s *store.Store) {
	prepared(t, s)
	addIssue(t, s, number, "SYT", period)
	sub := submission(number, "SXD", period)
	_, turn, err := s.RecordsOf(ctx, number, "SXD", period)
	must(t, err)
	sub.Basis = &turn
	takeOK(t, s, submission(number, "SYT", period), "another's", actual("9")) // no matter
	first := takeOK(t, s, sub, "1", actual("1"))
	_, err = s.Take(ctx, sub, []byte("2"), []progress.Change{actual("2")})
	wantError(t, err, store.ErrMoved)
	equal(t, "submissions", len(submissionsOf(t, s, number)), 2)
	for _, act := range []func() error{
		func() error { _, err := s.Undo(ctx, first, "Lan", later, ""); return err },
		func() error { _, err := s.Redo(ctx, first, "Lan", later, ""); return err },
	} {
		_, turn, err = s.RecordsOf(ctx, number, "SXD", period)
		must(t, err)
		must(t, act())
		_, err = s.Take(ctx, sub, []byte("2"), []progress.Change{actual("2")})
		wantError(t, err, store.ErrMoved)
	}
}

func versions(t *testing.T, s *store.Store) {
	prepared(t, s)
	note := says("CT.1/1", progress.Owner, progress.Note, "a", "K5")
	first := takeOK(t, s, submission(number, "SXD", period), "1", actual("1"), note)
	second := takeOK(t, s, waitingFile(unclear("?")), "2", note)
	must(t, s.Settle(ctx, []store.Settling{{Submission: second, Seq: 1, Outcome: store.ByValue, Value: "5"}}, "Lan", later))
	rejected := submission(number, "SXD", period)
	rejected.State = store.Rejected
	takeOK(t, s, rejected, "3")
	say := func() map[int64]string {
		all, err := s.Versions(ctx, number, "SXD", period)
		must(t, err)
		out := map[int64]string{}
		for _, v := range all {
			for _, each := range v.Says {
				out[v.ID] += fmt.Sprintf("%s=%s,%v ", each.Field, each.Value, each.Waits)
			}
		}
		return out
	}
	want := map[int64]string{first: "actual=1,false note=a,false ", second: "note=a,false actual=,true "}
	if got := say(); !reflect.DeepEqual(got, want) {
		t.Fatalf("versions %v, want %v", got, want)
	}
	_, err := s.Undo(ctx, first, "Lan", later, "")
	must(t, err)
	delete(want, first)
	if got := say(); !reflect.DeepEqual(got, want) {
		t.Fatalf("versions after undoing %v, want %v", got, want)
	}
}

func recordsOfAgency(t *testing.T, s *store.Store) {
	prepared(t, s)
	addIssue(t, s, number, "SXD", "2024-Q2")
	addIssue(t, s, number, "SYT", period)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("1"))
	takeOK(t, s, submission(number, "SXD", "2024-Q2"), "2", actual("2"))
	last := takeOK(t, s, submission(number, "SYT", period), "3", actual("3"))
	records, turn, err := s.RecordsOf(ctx, number, "SYT", period)
	must(t, err)
	equal(t, "records", len(records), 1)
	equal(t, "record", records[0], recordsOf(t, s, number)[2])
	equal(t, "turn", turn, last)
	periods, err := s.IssuedPeriods(ctx, number)
	must(t, err)
	equal(t, "periods", len(periods["SXD"]), 2)
	equal(t, "periods", strings.Join(periods["SYT"], " "), period)
}

// undoingReplays is historyReplays with people in it: they settle what waits, undo and bring back, in any order.
func undoingReplays(t *testing.T, s *store.Store) {
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		m := newModel(t, s, fmt.Sprintf("%d/QĐ-UBND", run))
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			switch rapid.IntRange(0, 4).Draw(t, "act") {
			case 0:
				m.settleOne(t)
			case 1, 2:
				m.undoOne(t)
			default:
				m.takeWaiting(t)
			}
			replays(t, s, m.number, m.keys(), false)
		}
	})
}

// takeWaiting takes a file in of which some cells wait.
func (m *model) takeWaiting(t *rapid.T) {
	sub := submission(m.number, rapid.SampledFrom(modelAgencies).Draw(t, "agency"), rapid.SampledFrom(modelPeriods).Draw(t, "period"))
	cell := func(value string) progress.Change {
		return says(rapid.SampledFrom(modelRefs).Draw(t, "ref"), rapid.SampledFrom(modelRoles).Draw(t, "role"), progress.Note, value, "G5")
	}
	var changes []progress.Change
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		changes = append(changes, cell(rapid.SampledFrom([]string{"", "1", "đạt"}).Draw(t, "value")))
	}
	for range rapid.IntRange(0, 2).Draw(t, "waits") {
		sub.State = store.Partly
		sub.Waits = append(sub.Waits, progress.Wait{Update: cell("").Update, Code: "cell.no-number", Got: "?"})
	}
	for _, earlier := range submissionsOf(t, m.store, m.number) {
		if earlier.Agency == sub.Agency && earlier.Period == sub.Period && rapid.Bool().Draw(t, "replaces") {
			sub.Replaces = append(sub.Replaces, earlier.ID)
		}
	}
	m.files++
	takeOK(t, m.store, sub, fmt.Sprintf("%s, tệp %d", m.number, m.files), changes...)
}

func (m *model) settleOne(t *rapid.T) {
	waits, err := m.store.Waits(ctx, m.number, "", "")
	must(t, err)
	var open []store.Wait
	for _, w := range waits {
		if w.Open() {
			open = append(open, w)
		}
	}
	if len(open) == 0 {
		return
	}
	w := rapid.SampledFrom(open).Draw(t, "wait")
	how := store.Settling{Submission: w.Submission, Seq: w.Seq, Outcome: rapid.SampledFrom([]store.Outcome{store.ByValue, store.Kept}).Draw(t, "outcome")}
	if how.Outcome == store.ByValue {
		how.Value = rapid.SampledFrom([]string{"", "1", "7"}).Draw(t, "settled")
	}
	must(t, m.store.Settle(ctx, []store.Settling{how}, "Lan", later))
}

func (m *model) undoOne(t *rapid.T) {
	all := submissionsOf(t, m.store, m.number)
	if len(all) == 0 {
		return
	}
	sub := rapid.SampledFrom(all).Draw(t, "submission")
	turn := m.store.Undo
	if sub.Undone {
		turn = m.store.Redo
	}
	_, err := turn(ctx, sub.ID, "Lan", later, "")
	must(t, err)
}

// valuesOfAgency is what a file of a later period is held against.
func valuesOfAgency(t *testing.T, s *store.Store) {
	prepared(t, s)
	addIssue(t, s, number, "SXD", "2024-Q2")
	addIssue(t, s, number, "SXD", "2024-Q3")
	addIssue(t, s, number, "SYT", "2024-Q4")
	first := takeOK(t, s, submission(number, "SXD", period), "1", actual("1"), says("III.1.a-1", progress.Lead, progress.Note, "xong", "K7"))
	takeOK(t, s, submission(number, "SXD", "2024-Q2"), "2", actual("2"))
	silent := submission(number, "SXD", "2024-Q3")
	silent.State = store.Rejected
	takeOK(t, s, silent, "3")
	takeOK(t, s, submission(number, "SYT", "2024-Q4"), "4", actual("4"))
	periods := func() string {
		all, err := s.PeriodsOf(ctx, number, "SXD")
		must(t, err)
		slices.Sort(all)
		return strings.Join(all, " ")
	}
	equal(t, "periods", periods(), "2024-Q1 2024-Q2")

	values, err := s.ValuesOf(ctx, number, "SXD", period)
	must(t, err)
	equal(t, "values", len(values), 2)
	want := map[plan.Ref]store.Stated{
		"CT.1/1":    {Ref: "CT.1/1", Role: progress.Owner, Field: progress.Actual, Value: "1"},
		"III.1.a-1": {Ref: "III.1.a-1", Role: progress.Lead, Field: progress.Note, Value: "xong"},
	}
	for _, v := range values {
		equal(t, "value", v, want[v.Ref])
	}
	_, err = s.Undo(ctx, first, clerk, start, "nhầm")
	must(t, err)
	equal(t, "periods after undoing", periods(), "2024-Q2")
}
