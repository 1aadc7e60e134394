package storetest

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"theodoi/finding"
	"theodoi/progress"
	"theodoi/store"
)

func take(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	id := takeOK(t, s, sub, "tệp 1", actual("2.50"), says("III.1.a-1", progress.Lead, progress.StatusField, "done", "H7"))

	want := sub
	want.ID, want.SHA256, want.At, want.Counts = id, sumOf([]byte("tệp 1")), sub.At.UTC(), store.Counts{New: 2}
	all := submissionsOf(t, s, number)
	if !reflect.DeepEqual(all, []store.Submission{want}) {
		t.Fatalf("submission changed on the way:\ngot  %+v\nwant %+v", all, want)
	}
	records := recordsOf(t, s, number)
	equal(t, "records", len(records), 2)
	equal(t, "record", records[0], progress.Record{
		Key: actualRow, Period: progress.Period{Year: 2024, Kind: progress.Quarter, N: 1}, Field: progress.Actual,
		Value: progress.Value{Text: "2.50", From: progress.Source{
			File: sub.File, SHA256: want.SHA256, Sheet: "Chỉ tiêu", Cell: "G5", At: want.At, By: clerk, Submission: id, Period: period,
			Letter: sub.Letter,
		}},
	})
	content, file, err := s.Original(ctx, id)
	must(t, err)
	equal(t, "original", string(content), "tệp 1")
	equal(t, "file", file, sub.File)
	_, _, err = s.Original(ctx, id+1)
	wantError(t, err, store.ErrNotFound)

	none, err := s.Submissions(ctx, number, "2024-Q2")
	must(t, err)
	equal(t, "submissions of another period", len(none), 0)
}

func takeCompares(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	first := takeOK(t, s, sub, "1", actual("2.5"))
	stale := actual("2.7")
	stale.Kind, stale.Old = progress.New, "" // as a preview said before the first file was taken
	takeOK(t, s, sub, "2", stale)
	takeOK(t, s, sub, "3", actual("2.7"))

	entries := historyOf(t, s, number, actualRow)
	equal(t, "entries", len(entries), 2)
	equal(t, "first submission", entries[0].From.Submission, first)
	equal(t, "kind", entries[1].Kind, progress.Changed)
	equal(t, "old", entries[1].Old, "2.5")
	record := recordsOf(t, s, number)[0]
	equal(t, "source after the same value again", record.Value.From.Submission, first+1)
	all := submissionsOf(t, s, number)
	equal(t, "counts of the third", all[2].Counts, store.Counts{Unchanged: 1})
}

func takeRepeated(t *testing.T, s *store.Store) {
	prepared(t, s)
	addPlan(t, s, "92/QĐ-UBND")
	addIssue(t, s, "92/QĐ-UBND", "SXD", period)
	sub := submission(number, "SXD", period)
	if _, found, err := s.Seen(ctx, number, sumOf([]byte("1"))); found || err != nil {
		t.Fatalf("seen before it came: %v, %v", found, err)
	}
	id := takeOK(t, s, sub, "1", actual("2.5"))

	again := sub
	again.File, again.At = "đổi tên.xlsx", sub.At.Add(time.Hour)
	_, err := s.Take(ctx, again, []byte("1"), []progress.Change{actual("9")})
	wantError(t, err, store.ErrRepeated)
	var repeated *store.RepeatedError
	if !errors.As(err, &repeated) || repeated.Earlier.ID != id || repeated.Earlier.File != sub.File {
		t.Fatalf("%v does not carry the earlier submission", err)
	}
	equal(t, "submissions", len(submissionsOf(t, s, number)), 1)
	equal(t, "value", recordsOf(t, s, number)[0].Value.Text, "2.5")
	equal(t, "history", len(historyOf(t, s, number, actualRow)), 1)
	earlier, found, err := s.Seen(ctx, number, sumOf([]byte("1")))
	must(t, err)
	equal(t, "found", found, true)
	equal(t, "seen", earlier.ID, id)

	takeOK(t, s, submission("92/QĐ-UBND", "SXD", period), "1", actual("1")) // another plan, not a repeat
	equal(t, "next number", takeOK(t, s, sub, "2", actual("3")), id+2)      // the refused one used none up
}

func takeSettles(t *testing.T, s *store.Store) {
	prepared(t, s)
	waiting := submission(number, "", "")
	waiting.State, waiting.Issue = store.Waiting, "TD-không-rõ"
	first := takeOK(t, s, waiting, "1")
	_, err := s.Take(ctx, waiting, []byte("1"), nil)
	wantError(t, err, store.ErrRepeated)

	second := takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	all := submissionsOf(t, s, number)
	equal(t, "submissions", len(all), 2)
	equal(t, "first", all[0].State, store.Superseded)
	equal(t, "claimed issue", all[0].Issue, "TD-không-rõ")
	equal(t, "second", all[1].State, store.Taken)
	equal(t, "supersedes", all[1].Supersedes, first)
	earlier, _, err := s.Seen(ctx, number, sumOf([]byte("1")))
	must(t, err)
	equal(t, "seen", earlier.ID, second)
	_, err = s.Take(ctx, submission(number, "SXD", period), []byte("1"), nil)
	wantError(t, err, store.ErrRepeated)
}

func takeRefused(t *testing.T, s *store.Store) {
	prepared(t, s)
	addIssue(t, s, number, "SYT", period)
	for name, c := range map[string]struct {
		spoil   func(sub *store.Submission)
		changes []progress.Change
		want    error
	}{
		"unknown plan":     {spoil: func(sub *store.Submission) { sub.Plan = "92/QĐ-UBND" }, want: store.ErrNotFound},
		"unknown issue":    {spoil: func(sub *store.Submission) { sub.Issue = "TD-lạ" }, want: store.ErrNotFound},
		"another's issue":  {spoil: func(sub *store.Submission) { sub.Issue = issueOf(number, "SYT", period).ID }, want: store.ErrInvalid},
		"other period":     {spoil: func(sub *store.Submission) { sub.Period = "2024-Q2" }, want: store.ErrInvalid},
		"no period":        {spoil: func(sub *store.Submission) { sub.Period = "" }, want: store.ErrInvalid},
		"nobody":           {spoil: func(sub *store.Submission) { sub.By = "" }, want: store.ErrInvalid},
		"never":            {spoil: func(sub *store.Submission) { sub.At = time.Time{} }, want: store.ErrInvalid},
		"other SHA256":     {spoil: func(sub *store.Submission) { sub.SHA256 = sumOf([]byte("y")) }, want: store.ErrInvalid},
		"letter's date":    {spoil: func(sub *store.Submission) { sub.Letter.Date = "2024-02-30" }, want: store.ErrInvalid},
		"rejected changes": {spoil: func(sub *store.Submission) { sub.State = store.Rejected }, changes: []progress.Change{actual("1")}, want: store.ErrInvalid},
		"unknown state":    {spoil: func(sub *store.Submission) { sub.State = "xong" }},
		"no file name":     {spoil: func(sub *store.Submission) { sub.File = "" }},
		"not text":         {changes: []progress.Change{actual("a\x00b")}, want: store.ErrInvalid},
		"not UTF-8":        {changes: []progress.Change{actual("\xff")}, want: store.ErrInvalid},
		"no role":          {changes: []progress.Change{says("CT.1/1", "boss", progress.Actual, "1", "G5")}},
		"no field":         {changes: []progress.Change{says("CT.1/1", progress.Owner, "", "1", "G5")}},
		"no cell":          {changes: []progress.Change{says("CT.1/1", progress.Owner, progress.Actual, "1", "")}},
		"empty, no erase":  {changes: []progress.Change{{Update: progress.Update{Ref: "CT.1/1", Role: progress.Owner, Field: progress.Actual, Cell: "G5"}}}, want: store.ErrInvalid},
	} {
		sub := submission(number, "SXD", period)
		if c.spoil != nil {
			c.spoil(&sub)
		}
		_, err := s.Take(ctx, sub, []byte(name), c.changes)
		if err == nil || (c.want != nil && !errors.Is(err, c.want)) {
			t.Fatalf("%s: error %v, want %v", name, err, c.want)
		}
	}
	equal(t, "submissions", len(submissionsOf(t, s, number)), 0)
	equal(t, "records", len(recordsOf(t, s, number)), 0)
}

func takeRollsBack(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	takeOK(t, s, sub, "1", actual("2.5"), says("CT.1/1", progress.Owner, progress.Note, "cũ", "K5"))
	before := recordsOf(t, s, number)

	file := []progress.Change{actual("3"), says("CT.1/1", progress.Owner, progress.Note, "", "K5"), says("", progress.Owner, progress.Cause, "x", "J6")}
	if _, err := s.Take(ctx, sub, []byte("2"), file); err == nil {
		t.Fatalf("a row without a Ref was stored")
	}
	if after := recordsOf(t, s, number); !reflect.DeepEqual(after, before) {
		t.Fatalf("values after the failure: %v, before: %v", after, before)
	}
	equal(t, "submissions", len(submissionsOf(t, s, number)), 1)
	equal(t, "history", len(historyOf(t, s, number, actualRow)), 2)
	if _, found, _ := s.Seen(ctx, number, sumOf([]byte("2"))); found {
		t.Fatalf("the failed file counts as seen")
	}
	takeOK(t, s, sub, "2", file[:2]...)
	equal(t, "value", recordsOf(t, s, number)[0].Value.Text, "3")
}

func takeCancelled(t *testing.T, s *store.Store) {
	prepared(t, s)
	over, cancel := context.WithCancel(ctx)
	cancel()
	_, err := s.Take(over, submission(number, "SXD", period), []byte("1"), []progress.Change{actual("1")})
	wantError(t, err, context.Canceled)
	equal(t, "submissions", len(submissionsOf(t, s, number)), 0)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("1"))
}

func largeOriginal(t *testing.T, s *store.Store) {
	prepared(t, s)
	content := make([]byte, 5<<20)
	for i := range content {
		content[i] = byte(i * 2654435761 >> 7)
	}
	id, err := s.Take(ctx, submission(number, "SXD", period), content, []progress.Change{actual("1")})
	must(t, err)
	got, _, err := s.Original(ctx, id)
	must(t, err)
	if !bytes.Equal(got, content) {
		t.Fatalf("%d bytes came back of %d, or others", len(got), len(content))
	}
	rejected := submission(number, "SXD", period)
	rejected.State = store.Rejected
	id = takeOK(t, s, rejected, "") // an empty file came in; it is kept too
	got, _, err = s.Original(ctx, id)
	must(t, err)
	equal(t, "size of the empty file", len(got), 0)
}

func textByteForByte(t *testing.T, s *store.Store) {
	prepared(t, s)
	texts := []string{
		"Đã hoàn thành; hòa và hoà, kỹ và kĩ", "  đầu\ncuối\t ", "'; DROP TABLE plans; --", `{"a":"<&>"}`, "$1 %s ?", "0,10", "007", "1e5", "Ⅳ 🙂 \u202f",
	}
	sub := submission(number, "SXD", period)
	for i, text := range texts {
		takeOK(t, s, sub, text+"-", says("CT.1/1", progress.Owner, progress.Note, text, "K5"))
		equal(t, "note", recordsOf(t, s, number)[0].Value.Text, text)
		equal(t, "history", historyOf(t, s, number, actualRow)[i].New, text)
	}
}

func findingsRoundTrip(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	sub.State = store.Partly
	sub.Findings = []finding.Finding{
		finding.New(finding.CellTwoNumbers, finding.Place{File: sub.File, Sheet: "Chỉ tiêu", Cell: "G5", Ref: "CT.1/1"}, "12.5", "12,5 hoặc 125"),
		finding.New(finding.SheetRenamed, finding.Place{Sheet: "Sheet1", Line: 3}, "Sheet1", "Chỉ tiêu"),
	}
	takeOK(t, s, sub, "1")
	if got := submissionsOf(t, s, number)[0].Findings; !reflect.DeepEqual(got, sub.Findings) {
		t.Fatalf("findings changed on the way:\ngot  %+v\nwant %+v", got, sub.Findings)
	}
}
