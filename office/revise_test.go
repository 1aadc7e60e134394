package office_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/revision"
	"theodoi/samples"
	"theodoi/store"
)

// review writes the review book of the sample's plan and returns its path.
func (d *desk) review() string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), "rà soát.xlsx")
	if _, err := d.WriteReview(context.Background(), "", path); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func (d *desk) lookReview(data []byte) office.Revised {
	d.t.Helper()
	r, err := d.LookReview(context.Background(), "rà soát.xlsx", data, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) revise(values ...typed) office.Revised {
	d.t.Helper()
	r := d.lookReview(d.fill(d.review(), values...))
	if r.Refused || r.Waiting() > 0 {
		d.t.Fatalf("refused %v, findings %v", r.Refused, r.Findings)
	}
	if err := d.Revise(context.Background(), r); err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) plan() plan.Plan {
	d.t.Helper()
	p, err := d.Choose(context.Background(), "")
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestACorrectionMakesARevisionThatLasts(t *testing.T) {
	d := open(t)
	r := d.revise(typed{words.ReviewTasks, "III.2.g", "lead", "Sở Xây dựng"}, typed{words.ReviewTargets, "CT.5/1", "owner", "Sở Tài chính"})
	if len(r.Edits) != 2 || len(r.Changes) != 2 {
		t.Errorf("edits %+v, changes %+v", r.Edits, r.Changes)
	}
	p := d.plan()
	task, _ := p.Task("III.2.g")
	if p.Revision != 2 || task.Lead[0].Code != "SXD" || task.LeadTrust != plan.ByHand {
		t.Errorf("revision %d, lead %+v", p.Revision, task.Lead)
	}
	next := d.lookReview(d.fill(d.review(), typed{words.ReviewTasks, "III.2.g", "due", "Quý IV/2024"}))
	if len(next.Changes) != 1 || next.Changes[0].New != "Quý IV/2024" {
		t.Errorf("changes %+v", next.Changes)
	}
}

func TestOwnersThatWereConfirmedAreNotAskedForAgain(t *testing.T) {
	d := open(t)
	r, _, err := d.Reread(context.Background(), d.Read("bản quét lại.txt", bytes.Replace(samples.Decision, []byte("39,2%"), []byte("39,3%"), 1)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Code == finding.TargetOwnerGuess {
			t.Fatalf("asked again: %s", f)
		}
	}
}

func TestTheSameDecisionReadAgainChangesNothingEvenAfterCorrections(t *testing.T) {
	d := open(t)
	d.revise(typed{words.ReviewTasks, "III.2.g", "lead", "Sở Xây dựng"}, typed{words.ReviewTasks, "III.3.a", "removed", "x"},
		typed{words.ReviewUnread, "?5", "added", words.AsTask}, typed{words.ReviewUnread, "?5", "newlead", "Sở Y tế"})
	r, known, err := d.Reread(context.Background(), d.Read("quyết định.txt", samples.Decision))
	if err != nil || !known || !r.Nothing() {
		t.Errorf("%v %v, changes %+v", err, known, r.Changes)
	}
	if finding.Any(r.Findings, finding.Block) {
		t.Errorf("findings %v", r.Findings)
	}
}

func TestTheDecisionWithAChangedLineKeepsItsCorrections(t *testing.T) {
	d := open(t)
	d.revise(typed{words.ReviewTasks, "III.2.g", "lead", "Sở Xây dựng"}, typed{words.ReviewTasks, "III.2.e", "due", "Quý II/2024"})
	changed := bytes.Replace(samples.Decision, []byte("a) Tổ chức tiếp công dân nền nếp"), []byte("a) Tổ chức tiếp công dân thường xuyên"), 1)
	changed = bytes.Replace(changed, []byte("Cơ quan chủ trì tham mưu: Sở Tài nguyên và Môi trường"), []byte("Cơ quan chủ trì tham mưu: Sở Nội vụ"), 1)
	r, known, err := d.Reread(context.Background(), d.Read("bản quét lại.txt", changed))
	if err != nil || !known {
		t.Fatal(err, known)
	}
	stale := slices.IndexFunc(r.Findings, func(f finding.Finding) bool { return f.Code == finding.EditStale })
	if stale < 0 || r.Findings[stale].Place.Ref != "III.2.g" {
		t.Errorf("findings %v", r.Findings)
	}
	if err := d.Revise(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	p := d.plan()
	task, _ := p.Task("III.4.a")
	due, _ := p.Task("III.2.e")
	if p.Revision != 3 || !strings.Contains(task.Text, "thường xuyên") || due.Due.To != "2024-06-30" || p.Source.Name != "bản quét lại.txt" {
		t.Errorf("revision %d of %s, task %q, due %+v", p.Revision, p.Source.Name, task.Text, due.Due)
	}
}

func TestTwoWhoCorrectAtOnceDoNotOverwriteOneAnother(t *testing.T) {
	d := open(t)
	path := d.review()
	mine := d.lookReview(d.fill(path, typed{words.ReviewTasks, "III.2.g", "lead", "Sở Xây dựng"}))
	yours := d.lookReview(d.fill(path, typed{words.ReviewTasks, "III.2.e", "lead", "Sở Y tế"}))
	if err := d.Revise(context.Background(), mine); err != nil {
		t.Fatal(err)
	}
	if err := d.Revise(context.Background(), yours); !errors.Is(err, office.ErrPlanMoved) {
		t.Fatalf("stored over another's revision: %v", err)
	}
	again := d.lookReview(d.fill(path, typed{words.ReviewTasks, "III.2.e", "lead", "Sở Y tế"}))
	if again.Waiting() > 0 || len(again.Changes) != 1 {
		t.Errorf("findings %v, changes %+v", again.Findings, again.Changes)
	}
	if err := d.Revise(context.Background(), again); err != nil || d.plan().Revision != 3 {
		t.Errorf("%v, revision %d", err, d.plan().Revision)
	}
}

// A workbook that was issued before the plan was corrected is still understood; what it says of rows that are gone waits.
func TestAWorkbookOfAnEarlierRevisionIsTakenIn(t *testing.T) {
	d := open(t)
	workbook := d.issue("", "STNMT", "2024-Q1")
	other := d.issue("", "SVHTTDL", "2024-Q1")
	d.revise(typed{words.ReviewTasks, "III.3.a", "removed", "x"}, typed{words.ReviewTasks, "III.2.g", "due", "Quý IV/2024"})
	kept := d.take("tnmt.xlsx", d.fill(workbook, typed{words.SheetLead, "III.2.g", "percent", "40"}))
	if kept.State != store.Taken || len(kept.Changes) != 1 {
		t.Errorf("%s, findings %v", kept.State, kept.Findings)
	}
	gone := d.take("vhttdl.xlsx", d.fill(other, typed{words.SheetLead, "III.3.a", "percent", "40"}, typed{words.SheetLead, "III.2.d", "percent", "50"}))
	if gone.State != store.Partly || len(gone.Changes) != 1 || gone.Changes[0].Update.Ref != "III.2.d" {
		t.Errorf("%s, changes %+v", gone.State, gone.Changes)
	}
	at := slices.IndexFunc(gone.Findings, func(f finding.Finding) bool { return f.Code == finding.RowFreed })
	if at < 0 || gone.Findings[at].Place.Sheet != words.SheetLead || gone.Findings[at].Got != "Tôn tạo các di tích đã xếp hạng gắn với tuyến du lịch và giáo dục truyền thống;… (mã III.3.a)" {
		t.Errorf("findings %v", gone.Findings)
	}
}

func TestTakingOutWhatWasReportedOnIsSaid(t *testing.T) {
	d := open(t)
	workbook := d.issue("", "SVHTTDL", "2024-Q1")
	d.take("a.xlsx", d.fill(workbook, typed{words.SheetLead, "III.3.a", "percent", "40"}, typed{words.SheetLead, "III.3.a", "result", "Xong"}))
	r := d.lookReview(d.fill(d.review(), typed{words.ReviewTasks, "III.3.a", "removed", "x"}))
	at := slices.IndexFunc(r.Findings, func(f finding.Finding) bool { return f.Code == finding.CarryValues })
	if at < 0 || r.Findings[at].Want != "2" {
		t.Errorf("findings %v", r.Findings)
	}
}

func TestAReviewBookIsNotWrittenOverAnother(t *testing.T) {
	d := open(t)
	path := d.review()
	if _, err := d.WriteReview(context.Background(), "", path); err != nil {
		t.Errorf("the same book again: %v", err)
	}
	if err := os.WriteFile(path, d.fill(path, typed{words.ReviewTasks, "III.2.g", "lead", "Sở Xây dựng"}), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := d.WriteReview(context.Background(), "", path); !errors.Is(err, office.ErrReviewThere) {
		t.Errorf("written over: %v", err)
	}
}

func TestFindingsStandBesideTheirRowsUntilTheyAreSettled(t *testing.T) {
	d := open(t)
	guess := func() bool {
		book, err := d.ReviewBook(context.Background(), "")
		if err != nil {
			t.Fatal(err)
		}
		s, _ := book.Sheet(revision.Targets)
		i := slices.IndexFunc(s.Rows, func(r revision.Row) bool { return r.Ref == "CT.5/1" })
		return slices.ContainsFunc(s.Rows[i].Findings, func(f finding.Finding) bool { return f.Code == finding.TargetOwnerGuess })
	}
	if !guess() {
		t.Error("the suggestion is not beside its row")
	}
	d.revise(typed{words.ReviewTargets, "CT.5/1", "owner", "Sở Tài chính"})
	if guess() {
		t.Error("the suggestion is there still")
	}
}
