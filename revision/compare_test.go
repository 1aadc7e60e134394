package revision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/revision"
)

// returned is a review book of the plan as it would come back, with some cells typed over: "II.1 lead" -> value.
func returned(p *plan.Plan, typed map[string]string, t *testing.T) revision.Returned {
	t.Helper()
	with := newParser(t)
	book := revision.Review(p, nil, with.Register.At(p.Decision.Issued))
	out := revision.Returned{Plan: p.Decision.Number, Revision: p.Revision, Layout: revision.Layout}
	used := 0
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			row := revision.ReturnedRow{Sheet: s.Key, Ref: r.Ref, Cells: map[string]revision.ReturnedCell{}}
			for key, value := range s.Issued(r) {
				now, ok := typed[string(r.Ref)+" "+key]
				if !ok {
					now = value
				} else {
					used++
				}
				row.Cells[key] = revision.ReturnedCell{Issued: value, Now: now, Place: finding.Place{Sheet: s.Name, Cell: string(r.Ref) + "/" + key}}
			}
			out.Rows = append(out.Rows, row)
		}
	}
	if used != len(typed) {
		t.Fatalf("%d of %d cells are in the book", used, len(typed))
	}
	return out
}

func editsText(edits []plan.Edit) string {
	var out []string
	for _, e := range edits {
		text := fmt.Sprintf("%s %s %q>%q", e.Ref, e.Field, e.Old, e.New)
		if e.Why != "" {
			text += " " + e.Why
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

func TestOnlyChangedCellsBecomeEdits(t *testing.T) {
	p := read(t, newParser(t), decision)
	for _, c := range []struct {
		about string
		typed map[string]string
		want  string
		codes string
	}{
		{"nothing", nil, "", ""},
		{"spaces", map[string]string{"II.1 lead": " Sở Kế hoạch  và Đầu tư "}, "", ""},
		{"a lead", map[string]string{"II.1 lead": "Sở Y tế"}, `II.1 lead "Sở Kế hoạch và Đầu tư">"Sở Y tế"`, ""},
		{"support before lead", map[string]string{"II.1 lead": "Sở Y tế", "II.1 support": ""},
			`II.1 support "Sở Công Thương; Sở Tài chính">""; II.1 lead "Sở Kế hoạch và Đầu tư">"Sở Y tế"`, ""},
		{"erased by the word", map[string]string{"II.1 due": "xóa"}, `II.1 due "Trước ngày 30/6/2024">""`, ""},
		{"a text is not erased", map[string]string{"II.1 text": " "}, "", "edit.blank"},
		{"a figure is not erased", map[string]string{"CT.1/1 figure": ""}, "", "edit.blank"},
		{"a target's sentence", map[string]string{"CT.2/1 text": "Tỷ lệ hộ nghèo giảm"}, `CT.2 text "Tỷ lệ hộ nghèo giảm 1,5-2%, trong đó, miền núi giảm 3-4%;">"Tỷ lệ hộ nghèo giảm"`, ""},
		{"with its paper", map[string]string{"II.1 due": "Năm 2024", "II.1 why": "95/QĐ-UBND"}, `II.1 due "Trước ngày 30/6/2024">"Năm 2024" 95/QĐ-UBND`, ""},
		{"a paper alone", map[string]string{"II.1 why": "95/QĐ-UBND"}, "", "edit.note-alone"},
		{"taken out", map[string]string{"II.3 removed": "X", "II.3 lead": "Sở Y tế"}, `II.3 removed "Căn cứ tình hình thực tế.">""`, ""},
		{"another mark", map[string]string{"II.3 removed": "có thể"}, "", "edit.no-choice"},
		{"one figure of two", map[string]string{"CT.2/2 removed": "x"}, `CT.2/2 removed "Tỷ lệ hộ nghèo, miền núi: giảm 3-4%">""`, ""},
		{"both figures are the target", map[string]string{"CT.2/1 removed": "x", "CT.2/2 removed": "x"},
			`CT.2 removed "Tỷ lệ hộ nghèo giảm 1,5-2%, trong đó, miền núi giảm 3-4%;">""`, ""},
		{"a passage", map[string]string{"?2 added": words.AsTask, "?2 newlead": "Sở Y tế", "?2 due": "Quý II"},
			`BS.2 added "Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão.">"Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão."; BS.2 lead "">"Sở Y tế"; BS.2 due "">"Quý II"`, ""},
		{"a passage as a target", map[string]string{"?2 added": words.AsTarget, "?2 newtext": "Tỷ lệ đạt 5%", "?2 due": "Quý II"},
			`CT.BS1 added "Các đơn vị chuẩn bị phương án phòng, chống thiên tai trước mùa mưa bão.">"Tỷ lệ đạt 5%"`, "edit.note-alone"},
		{"a passage without its kind", map[string]string{"?2 newlead": "Sở Y tế"}, "", "edit.no-choice"},
		{"an item that stands nowhere", map[string]string{"+1 added": words.AsTask, "+1 newtext": "Mở lớp", "+1 newlead": "Sở Y tế"},
			`BS.2 added "">"Mở lớp"; BS.2 lead "">"Sở Y tế"`, ""},
		{"an item without a text", map[string]string{"+1 added": words.AsTask}, "", "edit.blank"},
		{"another kind", map[string]string{"?2 added": "việc"}, "", "edit.no-choice"},
	} {
		edits, findings := revision.Compare(returned(&p, c.typed, t), &p, map[plan.Ref]bool{"BS.1": true})
		if got := editsText(edits); got != c.want || codes(findings) != c.codes {
			t.Errorf("%s:\n got %s, %s\nwant %s, %s", c.about, got, codes(findings), c.want, c.codes)
		}
	}
}

func TestTheReviewBookShowsEveryItemAndItsFindings(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	findings := []finding.Finding{
		finding.New(finding.TaskNoLead, finding.Place{Ref: "II.1"}, "", ""),
		finding.New(finding.TextUnreadOrders, finding.Place{Line: 12}, "1", ""),
		finding.New(finding.TargetNoMeasure, finding.Place{Ref: "CT.2"}, "x", ""),
		finding.New(finding.DecisionNoTitle, finding.Place{}, "", ""),
	}
	book := revision.Review(&p, findings, with.Register.At(p.Decision.Issued))
	beside := map[plan.Ref]finding.Code{}
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for _, f := range r.Findings {
				beside[r.Ref] = f.Code
			}
			if s.Key != revision.Unread && r.Cells["code"] != string(r.Ref) {
				t.Errorf("%s shows %q", r.Ref, r.Cells["code"])
			}
		}
		keys := append(slices.Clone(s.Fixed()), revision.Inputs(s.Key)...)
		for _, c := range s.Columns {
			if !c.Hidden && c.Key != revision.FindingsColumn && !slices.Contains(keys, c.Key) || c.Title == "" {
				t.Errorf("%s: column %q", s.Key, c.Key)
			}
			if c.Input && words.ReviewPrompt(c.Key) == "" {
				t.Errorf("%s: column %q has no hint", s.Key, c.Key)
			}
		}
		if !slices.Equal(s.Fixed(), revision.FixedKeys(s.Key)) {
			t.Errorf("%s: fixed %v, want %v", s.Key, s.Fixed(), revision.FixedKeys(s.Key))
		}
	}
	want := map[plan.Ref]finding.Code{"II.1": finding.TaskNoLead, "?2": finding.TextUnreadOrders, "CT.2/1": finding.TargetNoMeasure}
	if fmt.Sprint(beside) != fmt.Sprint(want) || len(book.Findings) != 1 {
		t.Errorf("beside %v, rest %v", beside, book.Findings)
	}
}
