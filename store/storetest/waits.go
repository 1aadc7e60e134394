package storetest

import (
	"reflect"
	"testing"
	"time"

	"theodoi/progress"
	"theodoi/store"
)

// unclear is a cell of the actual figure that nobody can read.
func unclear(got string, readings ...string) progress.Wait {
	u := actual("").Update
	u.Erase = false
	return progress.Wait{Update: u, Readings: readings, Code: "cell.number-two-ways", Got: got}
}

// waitingFile is a submission of which one cell waits.
func waitingFile(waits ...progress.Wait) store.Submission {
	sub := submission(number, "SXD", period)
	sub.State, sub.Waits = store.Partly, waits
	return sub
}

func waitsOf(t checker, s *store.Store) []store.Wait {
	t.Helper()
	waits, err := s.Waits(ctx, number, "", "")
	must(t, err)
	return waits
}

var later = start.Add(48 * time.Hour)

func waitsRoundTrip(t *testing.T, s *store.Store) {
	prepared(t, s)
	first := takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	sub := waitingFile(unclear("12.5", "12.5", "125"), progress.Wait{
		Update: says("CT.1/1", progress.Owner, progress.Note, "x", "K5").Update, Code: "cell.too-long", Got: "dài",
	})
	sub.Saved, sub.Sent = start.Add(time.Hour), start.Add(2*time.Hour)
	id := takeOK(t, s, sub, "2")
	waits := waitsOf(t, s)
	equal(t, "waits", len(waits), 2)
	want := store.Wait{
		Submission: id, Seq: 1, Key: actualRow, Period: period, Field: progress.Actual, Sheet: "Chỉ tiêu", Cell: "G5", Code: "cell.number-two-ways",
		Got: "12.5", Readings: []string{"12.5", "125"}, Standing: "2.5", From: first, File: sub.File, At: sub.At.UTC(),
	}
	if !reflect.DeepEqual(waits[0], want) {
		t.Fatalf("wait changed on the way:\ngot  %+v\nwant %+v", waits[0], want)
	}
	equal(t, "no standing", waits[1].From, 0)
	for _, c := range []struct {
		agency, period string
		want           int
	}{{"SXD", period, 2}, {"SYT", "", 0}, {"", "2024-Q2", 0}, {"SXD", "", 2}} {
		some, err := s.Waits(ctx, number, c.agency, c.period)
		must(t, err)
		equal(t, "waits of "+c.agency+c.period, len(some), c.want)
	}
	stored, err := s.Submission(ctx, id)
	must(t, err)
	equal(t, "saved", stored.Saved, sub.Saved.UTC())
	equal(t, "sent", stored.Sent, sub.Sent.UTC())
	_, err = s.Submission(ctx, id+1)
	wantError(t, err, store.ErrNotFound)
}

func waitsRefused(t *testing.T, s *store.Store) {
	prepared(t, s)
	loose := waitingFile(unclear("x"))
	loose.State, loose.Agency, loose.Period = store.Waiting, "", ""
	bytes := waitingFile(unclear("a\x00b"))
	place := waitingFile(unclear("x"))
	place.Waits[0].Update.Cell = ""
	for name, sub := range map[string]store.Submission{"nobody's": loose, "not text": bytes, "no place": place} {
		if _, err := s.Take(ctx, sub, []byte(name), nil); err == nil {
			t.Fatalf("%s: stored", name)
		}
	}
	equal(t, "submissions", len(submissionsOf(t, s, number)), 0)
}

func settles(t *testing.T, s *store.Store) {
	prepared(t, s)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	id := takeOK(t, s, waitingFile(unclear("12.5", "12.5", "125"), unclear("?"), unclear("!")), "2")
	must(t, s.Settle(ctx, []store.Settling{{Submission: id, Seq: 1, Outcome: store.ByReading, Value: "12.5"}, {Submission: id, Seq: 2, Outcome: store.Kept}}, "Lan", later))

	record := recordsOf(t, s, number)[0]
	equal(t, "value", record.Value.Text, "12.5")
	equal(t, "file", record.Value.From.Submission, id)
	equal(t, "cell", record.Value.From.Cell, "G5")
	equal(t, "by", record.Value.From.By, "Lan")
	equal(t, "at", record.Value.From.At, later.UTC())
	entries := historyOf(t, s, number, actualRow)
	equal(t, "entries", len(entries), 2)
	equal(t, "settled", entries[1].Settled, true)
	equal(t, "old", entries[1].Old, "2.5")

	waits := waitsOf(t, s)
	equal(t, "first", waits[0].Open(), false)
	equal(t, "outcome", *waits[0].Settled, store.Settlement{Outcome: store.ByReading, Value: "12.5", At: later.UTC(), By: "Lan", Submission: id})
	equal(t, "second", waits[1].Settled.Outcome, store.Kept)
	equal(t, "third", waits[2].Open(), true)

	must(t, s.Settle(ctx, []store.Settling{{Submission: id, Seq: 1, Outcome: store.ByValue, Value: "13"}}, "Hoa", later.Add(time.Hour)))
	equal(t, "corrected", recordsOf(t, s, number)[0].Value.Text, "13")
	equal(t, "latest", waitsOf(t, s)[0].Settled.By, "Hoa")
	must(t, s.Settle(ctx, []store.Settling{{Submission: id, Seq: 3, Outcome: store.ByReading, Value: ""}}, "Hoa", later.Add(time.Hour)))
	equal(t, "erased", len(recordsOf(t, s, number)), 0)
	takeOK(t, s, submission(number, "SXD", period), "3", actual("4"))
	Replays(t, s, number, []progress.Key{actualRow})
}

func settleRefused(t *testing.T, s *store.Store) {
	prepared(t, s)
	id := takeOK(t, s, waitingFile(unclear("12.5"), unclear("?")), "1")
	settle := func(seq int, outcome store.Outcome, value string) error {
		return s.Settle(ctx, []store.Settling{{Submission: id, Seq: 1, Outcome: store.ByValue, Value: "1"}, {Submission: id, Seq: seq, Outcome: outcome, Value: value}}, "Lan", later)
	}
	wantError(t, settle(9, store.Kept, ""), store.ErrNotFound)
	wantError(t, settle(2, store.Replaced, ""), store.ErrInvalid)
	wantError(t, s.Settle(ctx, []store.Settling{{Submission: id + 7, Seq: 1, Outcome: store.Kept}}, "Lan", later), store.ErrNotFound)
	wantError(t, s.Settle(ctx, nil, "", later), store.ErrInvalid)
	equal(t, "values", len(recordsOf(t, s, number)), 0)
	equal(t, "still open", waitsOf(t, s)[0].Open(), true)
	must(t, settle(2, store.Kept, ""))
	wantError(t, settle(2, store.Kept, ""), store.ErrSettled)
	equal(t, "history", len(historyOf(t, s, number, actualRow)), 1)
}

func laterSettles(t *testing.T, s *store.Store) {
	prepared(t, s)
	note := func(text string) progress.Change { return says("CT.1/1", progress.Owner, progress.Note, text, "K5") }
	first := takeOK(t, s, waitingFile(unclear("12.5")), "1", note("a"))
	apart := takeOK(t, s, submission(number, "SXD", period), "apart", actual("7"))
	equal(t, "another file settles nothing", waitsOf(t, s)[0].Open(), true)
	next := waitingFile(unclear("13.5"))
	next.Replaces = []int64{first}
	second := takeOK(t, s, next, "2", note("a"))
	waits := waitsOf(t, s)
	equal(t, "replaced by", *waits[0].Settled, store.Settlement{Outcome: store.Replaced, At: next.At.UTC(), By: clerk, Submission: second})
	equal(t, "the second waits", waits[1].Open(), true)
	wantError(t, s.Settle(ctx, []store.Settling{{Submission: first, Seq: 1, Outcome: store.ByValue, Value: "1"}}, "Lan", later), store.ErrSettled)

	good := submission(number, "SXD", period)
	good.Replaces = []int64{first, apart, second}
	third := takeOK(t, s, good, "3", actual("13.5"))
	equal(t, "the second is settled", waitsOf(t, s)[1].Settled.Submission, third)
	_, err := s.Undo(ctx, third, "Lan", later, "nhầm")
	must(t, err)
	equal(t, "it waits again", waitsOf(t, s)[1].Open(), true)
	equal(t, "the first does not", waitsOf(t, s)[0].Open(), false)
	must(t, s.Settle(ctx, []store.Settling{{Submission: second, Seq: 1, Outcome: store.Kept}}, "Lan", later))
}
