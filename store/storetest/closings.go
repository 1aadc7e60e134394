package storetest

import (
	"testing"
	"time"

	"theodoi/store"
)

func closing(s *store.Store, t *testing.T) store.Closing {
	t.Helper()
	return store.Closing{Plan: number, Period: period, Stage: "official", At: start, By: clerk, Records: recordsOf(t, s, number)}
}

func closes(t *testing.T, s *store.Store) {
	prepared(t, s)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	_, closed, err := s.Closed(ctx, number, period)
	must(t, err)
	equal(t, "closed before it was", closed, false)
	must(t, s.ClosePeriod(ctx, closing(s, t)))

	takeOK(t, s, submission(number, "SXD", period), "2", actual("3.5"))
	kept, closed, err := s.Closed(ctx, number, period)
	must(t, err)
	equal(t, "closed", closed, true)
	equal(t, "records", len(kept.Records), 1)
	equal(t, "frozen value", kept.Records[0].Value.Text, "2.5")
	equal(t, "value now", recordsOf(t, s, number)[0].Value.Text, "3.5")
	equal(t, "stage", kept.Stage, "official")
	equal(t, "hash", kept.Hash, store.HashRecords(kept.Records))
	wantError(t, s.ClosePeriod(ctx, closing(s, t)), store.ErrClosed)
}

func reopens(t *testing.T, s *store.Store) {
	prepared(t, s)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	again := store.Closing{Plan: number, Period: period, Reopened: true, Why: "số liệu sơ bộ sai", At: start.Add(time.Hour), By: clerk}
	wantError(t, s.ClosePeriod(ctx, again), store.ErrNotClosed)
	must(t, s.ClosePeriod(ctx, closing(s, t)))
	silent := again
	silent.Why = ""
	wantError(t, s.ClosePeriod(ctx, silent), store.ErrInvalid)
	must(t, s.ClosePeriod(ctx, again))
	_, closed, err := s.Closed(ctx, number, period)
	must(t, err)
	equal(t, "closed after it was opened again", closed, false)
	takeOK(t, s, submission(number, "SXD", period), "2", actual("3.5"))
	anew := closing(s, t)
	anew.At = start.Add(2 * time.Hour)
	must(t, s.ClosePeriod(ctx, anew))
	kept, _, err := s.Closed(ctx, number, period)
	must(t, err)
	equal(t, "frozen value", kept.Records[0].Value.Text, "3.5")

	all, err := s.Closings(ctx, number)
	must(t, err)
	equal(t, "acts", len(all), 3)
	equal(t, "second act", all[1].Why, "số liệu sơ bộ sai")
	equal(t, "second act opens", all[1].Reopened, true)
}

func closingRefused(t *testing.T, s *store.Store) {
	prepared(t, s)
	for name, spoil := range map[string]func(c *store.Closing){
		"nobody":    func(c *store.Closing) { c.By = "" },
		"never":     func(c *store.Closing) { c.At = time.Time{} },
		"no period": func(c *store.Closing) { c.Period = "2024" },
	} {
		c := closing(s, t)
		spoil(&c)
		if err := s.ClosePeriod(ctx, c); err == nil {
			t.Errorf("%s: closed", name)
		}
	}
	foreign := closing(s, t)
	foreign.Plan = "92/QĐ-UBND"
	if err := s.ClosePeriod(ctx, foreign); err == nil {
		t.Error("a plan that is not there was closed")
	}
}

func printedReports(t *testing.T, s *store.Store) {
	prepared(t, s)
	takeOK(t, s, submission(number, "SXD", period), "1", actual("2.5"))
	p := store.Printed{
		Plan: number, Period: period, Number: 5, Date: "2024-04-05", File: "bao-cao.pdf", DataHash: store.HashRecords(recordsOf(t, s, number)), At: start, By: clerk,
	}
	must(t, s.AddPrinted(ctx, p, []byte("%PDF một")))
	must(t, s.AddPrinted(ctx, p, []byte("%PDF một")))
	later := p
	later.At = start.Add(time.Minute)
	must(t, s.AddPrinted(ctx, later, []byte("%PDF hai")))
	all, err := s.PrintedReports(ctx, number, period)
	must(t, err)
	equal(t, "reports", len(all), 2)
	want := p
	want.SHA256, want.At = sumOf([]byte("%PDF một")), p.At.UTC()
	equal(t, "report", all[0], want)
	content, err := s.PrintedBytes(ctx, all[1])
	must(t, err)
	equal(t, "bytes", string(content), "%PDF hai")
	none, err := s.PrintedReports(ctx, number, "2024-Q2")
	must(t, err)
	equal(t, "reports of another period", len(none), 0)
	for name, spoil := range map[string]func(p *store.Printed){
		"no number": func(p *store.Printed) { p.Number = 0 },
		"no hash":   func(p *store.Printed) { p.DataHash = "" },
		"nobody":    func(p *store.Printed) { p.By = "" },
		"no day":    func(p *store.Printed) { p.Date = "2024-02-30" },
	} {
		spoilt := p
		spoil(&spoilt)
		if err := s.AddPrinted(ctx, spoilt, []byte(name)); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
}
