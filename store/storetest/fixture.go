package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

// checker is what both a test and a property offer.
type checker interface {
	Helper()
	Fatalf(format string, args ...any)
}

var (
	ctx   = context.Background()
	start = time.Date(2024, 3, 20, 8, 30, 0, 123456789, time.FixedZone("ICT", 7*60*60))
)

const (
	number = "91/QĐ-UBND"
	period = "2024-Q1"
	clerk  = "Nguyễn Thị Hạnh"
)

func must(t checker, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected: %v", err)
	}
}

func wantError(t checker, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v, want %v", err, want)
	}
}

func equal[T comparable](t checker, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}

func figure(text string) *decimal.Decimal {
	d := decimal.RequireFromString(text)
	return &d
}

// samplePlan is small and has of everything something.
func samplePlan(number string, revision int) plan.Plan {
	text := "QUYẾT ĐỊNH\nTỷ lệ đô thị hóa đạt 2,0-2,50%\nSở Xây dựng chủ trì."
	return plan.Plan{
		Source:   plan.Source{Name: "quyết định 91.txt", Text: text, Origins: []plan.Origin{{Start: 0, Line: 1}, {Start: 15, Line: 2}}},
		Decision: plan.Decision{Number: number, Kind: "Quyết định", Title: "Về <một số> nhiệm vụ & giải pháp", Issued: "2024-01-19"},
		Revision: revision,
		Targets: []plan.Target{{
			Ref: "CT.1", Ordinal: "1", Name: "Tỷ lệ đô thị hóa", Horizon: plan.Horizon{From: "2024", To: "2024"},
			Measures: []plan.Measure{{
				Ref: "CT.1/1", Text: "2,0-2,50%", Low: figure("2.0"), High: figure("2.50"), Unit: "%", Aggregation: plan.Level,
				Owners: []plan.Owner{{Code: "SXD", Name: "Sở Xây dựng", Suggested: true}}, Span: plan.Span{Start: 15, Stop: 52},
			}},
		}},
		Tasks: []plan.Task{{
			Ref: "III.1.a-1", Path: []string{"III", "1", "a", "-1"}, Kind: plan.Block, Force: plan.Ordered, Text: "Rà soát quy hoạch",
			Lead: []plan.Assignee{{Name: "Sở Xây dựng", Code: "SXD"}}, Due: plan.Due{Text: "Quý II", Kind: plan.By, To: "2024-06-30"},
		}},
	}
}

func addPlan(t checker, s *store.Store, number string) {
	t.Helper()
	must(t, s.AddPlan(ctx, store.NewPlan{Plan: samplePlan(number, 1), Original: []byte("bản gốc của " + number), By: clerk, At: start, Confirmed: true}))
}

func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

func issueOf(number, agency, period string) store.Issued {
	id := fmt.Sprintf("TD-%s-%s-%s", number, agency, period)
	return store.Issued{
		Issue: progress.Issue{ID: id, Layout: 1, Plan: number, Revision: 1, Base: "0123456789ab", Agency: agency, Period: period},
		File:  agency + "_" + period + ".xlsx", SHA256: sumOf([]byte(id)), Book: []byte(`{"Title":"Biểu của ` + agency + `"}`), At: start, By: clerk,
	}
}

func addIssue(t checker, s *store.Store, number, agency, period string) {
	t.Helper()
	must(t, s.AddIssues(ctx, []store.Issued{issueOf(number, agency, period)}))
}

// submission answers the issue that addIssue made.
func submission(number, agency, period string) store.Submission {
	return store.Submission{
		Plan: number, Period: period, Agency: agency, Issue: issueOf(number, agency, period).ID,
		File: agency + " nộp.xlsx", At: start.Add(24 * time.Hour), By: clerk, State: store.Taken,
		Letter: progress.Letter{Number: "12/SXD-KH", Date: "2024-03-21", Signer: "Trần Văn Được", Preparer: "Lê Ý", Phone: "0255 000 000"},
	}
}

// says makes the change that an agency asks for; an empty value erases.
func says(ref plan.Ref, role progress.Role, field progress.Field, value, cell string) progress.Change {
	return progress.Change{
		Update: progress.Update{Ref: ref, Role: role, Field: field, Value: value, Erase: value == "", Sheet: "Chỉ tiêu", Cell: cell},
		New:    value,
	}
}

func actual(value string) progress.Change {
	return says("CT.1/1", progress.Owner, progress.Actual, value, "G5")
}

// prepared returns s with a plan and an issue for SXD.
func prepared(t checker, s *store.Store) *store.Store {
	t.Helper()
	addPlan(t, s, number)
	addIssue(t, s, number, "SXD", period)
	return s
}

var actualRow = progress.Key{Ref: "CT.1/1", Agency: "SXD", Role: progress.Owner}

func takeOK(t checker, s *store.Store, sub store.Submission, content string, changes ...progress.Change) int64 {
	t.Helper()
	id, err := s.Take(ctx, sub, []byte(content), changes)
	must(t, err)
	return id
}

func submissionsOf(t checker, s *store.Store, number string) []store.Submission {
	t.Helper()
	all, err := s.Submissions(ctx, number, "")
	must(t, err)
	return all
}

func recordsOf(t checker, s *store.Store, number string) []progress.Record {
	t.Helper()
	all, err := s.Records(ctx, number)
	must(t, err)
	return all
}

func historyOf(t checker, s *store.Store, number string, key progress.Key) []store.HistoryEntry {
	t.Helper()
	all, err := s.History(ctx, number, key)
	must(t, err)
	return all
}

var _ checker = (*testing.T)(nil)
