package revision_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"theodoi/parser/source"
	"theodoi/plan"
	"theodoi/revision"
)

const amendingHead = `Số: 95/QĐ-UBND
Quảng Ngãi, ngày 10 tháng 7 năm 2024
Sửa đổi, bổ sung một số nội dung của Quyết định số 05/QĐ-UBND
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Sửa đổi, bổ sung một số nội dung của Quyết định số 05/QĐ-UBND như sau:
`

const amendingTail = `Điều 2. Các nội dung khác của Quyết định số 05/QĐ-UBND giữ nguyên.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
`

// amend reads orders as those of an amending decision, and makes them.
func amend(t *testing.T, orders string) (revision.Amended, plan.Plan) {
	t.Helper()
	with := newParser(t)
	p := read(t, with, decision)
	amending := read(t, with, amendingHead+orders+amendingTail)
	a := revision.Amendments(&amending, &p, revision.Refs(&p), with)
	made := revision.Apply(p, revision.MadeBy("người thử", a.Edits()), with)
	covers(t, made.Plan)
	for _, f := range made.Findings {
		t.Errorf("%s: %s", orders, f)
	}
	return a, made.Plan
}

func TestAnAmendingDecisionBecomesEdits(t *testing.T) {
	for _, c := range []struct{ order, want string }{
		{"1. Điều chỉnh thời hạn thực hiện nhiệm vụ tại khoản 1 Mục II từ “Trước ngày 30/6/2024” thành “Trước ngày 31/10/2024”.",
			`II.1 due "Trước ngày 30/6/2024">"Trước ngày 31/10/2024"`},
		{"1. Gia hạn nhiệm vụ tại khoản 2 Mục II đến hết ngày 31/3/2025.", `II.2 due "Năm 2024">"Đến hết ngày 31/3/2025"`},
		{"a) Kéo dài thời gian hoàn thành nhiệm vụ “Tiêm chủng đủ cho trẻ em” đến hết tháng 6/2025;", `II.2 due "Năm 2024">"Đến hết tháng 6/2025"`},
		{"1. Bãi bỏ khoản 3 Mục II.", `II.3 removed "Căn cứ tình hình thực tế.">""`},
		{"1. Bãi bỏ chỉ tiêu số 1.", `CT.1 removed "Tỷ lệ che phủ rừng đạt 52%;">""`},
		{"1. Điều chỉnh chỉ tiêu số 3 từ 40% thành 42%.", `CT.3/1 figure "40%">"42%"`},
		{"1. Thay đổi cơ quan chủ trì nhiệm vụ tại khoản 2 Mục II từ “Sở Y tế” sang “Sở Nội vụ”.", `II.2 lead "Sở Y tế">"Sở Nội vụ"`},
		{"1. Sửa đổi khoản 2 Mục I như sau: “2. Tỷ lệ hộ nghèo giảm 2-2,5%, trong đó, miền núi giảm 3-4%;”.",
			`CT.2 text "Tỷ lệ hộ nghèo giảm 1,5-2%, trong đó, miền núi giảm 3-4%;">"Tỷ lệ hộ nghèo giảm 2-2,5%, trong đó, miền núi giảm 3-4%;"; CT.2/1 figure "giảm 1,5-2%">"giảm 2-2,5%"`},
		{"1. Sửa đổi, bổ sung khoản 2 Mục II như sau:\n“2. Tiêm chủng đủ cho trẻ em dưới hai tuổi.\n+ Cơ quan chủ trì: Sở Y tế.\n+ Tiến độ thực hiện: Năm 2025.”",
			`II.2 text "Tiêm chủng đủ cho trẻ em dưới một tuổi ở các xã vùng cao.">"Tiêm chủng đủ cho trẻ em dưới hai tuổi."; II.2 due "Năm 2024">"Năm 2025"`},
		{"1. Bổ sung khoản 4 vào Mục II như sau:\n“4. Mở lớp tập huấn.\n+ Cơ quan chủ trì: Sở Y tế.\n+ Tiến độ thực hiện: Quý IV/2024.”",
			`BS.1 added "">"Mở lớp tập huấn."; BS.1 lead "">"Sở Y tế"; BS.1 due "">"Quý IV/2024"`},
		{"1. Bổ sung chỉ tiêu số 4 như sau: “4. Tỷ lệ hộ dùng nước sạch đạt 90%;”", `CT.BS1 added "">"Tỷ lệ hộ dùng nước sạch đạt 90%;"`},
		{"1. Thay cụm từ “Sở Công Thương” bằng cụm từ “Sở Xây dựng” tại khoản 1 Mục II.", `II.1 support "Sở Công Thương; Sở Tài chính">"Sở Xây dựng; Sở Tài chính"`},
		{"1. Thay thế cụm từ “Sở Y tế” bằng cụm từ “Sở Nội vụ”.", `II.2 lead "Sở Y tế">"Sở Nội vụ"`},
		{"1. Bổ sung “Sở Y tế” là cơ quan phối hợp tại khoản 1 Mục II.", `II.1 support "Sở Công Thương; Sở Tài chính">"Sở Công Thương; Sở Tài chính; Sở Y tế"`},
		{"1. Thay cụm từ “Sở Công Thương” bằng cụm từ “Sở Xây dựng” tại khoản 1 Mục II.\n2. Bổ sung “Sở Y tế” là cơ quan phối hợp tại khoản 1 Mục II.",
			`II.1 support "Sở Công Thương; Sở Tài chính">"Sở Xây dựng; Sở Tài chính"; II.1 support "Sở Xây dựng; Sở Tài chính">"Sở Xây dựng; Sở Tài chính; Sở Y tế"`},
	} {
		a, _ := amend(t, c.order+"\n")
		edits := a.Edits()
		for i := range edits {
			if edits[i].Why != "95/QĐ-UBND" || a.Proposals[i].Line != 7 && i == 0 {
				t.Errorf("%s: by %q, line %d", c.order, edits[i].Why, a.Proposals[i].Line)
			}
			edits[i].Why = ""
		}
		if got := editsText(edits); got != c.want || len(a.Findings) > 0 {
			t.Errorf("%s:\n got %s, %v\nwant %s", c.order, got, a.Findings, c.want)
		}
	}
}

// What is not understood, or only in part, is said whole and orders nothing.
func TestAnOrderThatIsNotUnderstoodIsSaid(t *testing.T) {
	for _, order := range []string{
		"1. Điều chỉnh một số nhiệm vụ cho phù hợp với tình hình mới.",
		"1. Bãi bỏ khoản 2 và khoản 3 Mục II.",
		"1. Bãi bỏ khoản 2, 3 Mục II.",
		"1. Bãi bỏ khoản 9 Mục II.",
		"1. Bãi bỏ cụm từ “vùng cao” tại khoản 2 Mục II.",
		"1. Gia hạn nhiệm vụ tại khoản 2 Mục II đến hết ngày 31/3/2025. Giao Sở Y tế theo dõi.",
		"1. Gia hạn nhiệm vụ tại khoản 2 Mục II đến khi hoàn thành.",
		"1. Điều chỉnh thời hạn tại khoản 1 Mục II từ “Quý I/2024” thành “Quý II/2024”.",
		"1. Điều chỉnh chỉ tiêu số 2 từ 9% thành 10%.",
		"1. Sửa đổi khoản 2 Mục II như sau: “2. Tiêm chủng.” và giao Sở Y tế báo cáo.",
		"1. Sửa đổi khoản 2 Mục II như sau: “2. Tiêm chủng.\n3. Kiểm tra.\n+ Cơ quan chủ trì: Sở Y tế.”",
		"1. Sửa đổi khoản 2 Mục II như sau: “2. Tiêm chủng.",
		"1. Thay cụm từ “Sở Không có” bằng cụm từ “Sở Y tế”.",
		"Điều 4. Sửa đổi khoản 2 Mục II cho phù hợp.",
		"Điều 4. Quyết định này có hiệu lực từ ngày ký và thay thế khoản 2 Mục II.",
	} {
		a, p := amend(t, order+"\n")
		if !strings.Contains(codes(a.Findings), "amend.not-understood") || len(a.Proposals) > 0 || p.Revision != 1 {
			t.Errorf("%s: %s, %s", order, editsText(a.Edits()), codes(a.Findings))
		}
		if words := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(order, "1. "), "Điều 4. ")); len(a.Findings) > 0 && !strings.Contains(a.Findings[0].Got, words[0]+" "+words[1]) {
			t.Errorf("%s: said as %s", order, a.Findings[0].Got)
		}
	}
}

func TestADecisionThatAmendsAnotherOrdersNothing(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	for text, want := range map[string]string{
		strings.ReplaceAll(amendingHead, "05/QĐ", "105/QĐ") + "1. Bãi bỏ khoản 3 Mục II.\n": "amend.other-decision",
		"Số: 95/QĐ-UBND\nNhắc lại Quyết định số 05/QĐ-UBND.\n":                              "amend.nothing",
	} {
		amending := read(t, with, text)
		if a := revision.Amendments(&amending, &p, nil, with); codes(a.Findings) != want || len(a.Proposals) > 0 {
			t.Errorf("%s, want %s", codes(a.Findings), want)
		}
	}
}

func TestProposalsStandInTheReviewBook(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	a, _ := amend(t, "1. Bãi bỏ khoản 3 Mục II.\n2. Điều chỉnh chỉ tiêu số 3 từ 40% thành 42%.\n3. Bổ sung khoản 4 vào Mục II như sau: “4. Mở lớp tập huấn.\n+ Cơ quan chủ trì: Sở Y tế.”\n")
	book := revision.Review(&p, nil, with.Register.At(p.Decision.Issued))
	if left := book.Propose(a.Proposals); len(left) > 0 {
		t.Fatalf("no cell for %+v", left)
	}
	shown := map[string]string{}
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for key := range r.Proposed {
				shown[string(r.Ref)+" "+key] = r.Shown(key)
			}
		}
	}
	want := map[string]string{
		"II.3 removed": "x", "II.3 why": "95/QĐ-UBND", "CT.3/1 figure": "42%", "CT.3/1 why": "95/QĐ-UBND",
		"+1 added": "Nhiệm vụ", "+1 newtext": "Mở lớp tập huấn.", "+1 newlead": "Sở Y tế", "+1 why": "95/QĐ-UBND",
	}
	if fmt.Sprint(shown) != fmt.Sprint(want) {
		t.Errorf("shown %v", shown)
	}
	edits, findings := revision.Compare(returned(&p, shown, t), &p, revision.Refs(&p))
	direct := revision.Apply(p, revision.MadeBy("a", a.Edits()), with)
	reviewed := revision.Apply(p, revision.MadeBy("a", edits), with)
	if changes := revision.Diff(&direct.Plan, &reviewed.Plan); len(changes) > 0 || len(findings) > 0 {
		t.Errorf("by way of the book: %+v, %s", changes, codes(findings))
	}
}

func TestAnAmendingTextWithoutEndIsReadInAMoment(t *testing.T) {
	with := newParser(t)
	p := read(t, with, decision)
	for name, orders := range map[string]string{
		"many orders":  strings.Repeat("1. Sửa đổi khoản 2 Mục II như sau: “2. Tiêm chủng.”\n", 3000),
		"a long order": "1. Sửa đổi " + strings.Repeat("khoản 2 Mục II ", 50000),
		"many lines":   "1. Sửa đổi khoản 2\n" + strings.Repeat("một dòng nữa\n", 100000),
		"quotes":       "1. Thay " + strings.Repeat("“a” bằng “b” ", 50000),
	} {
		amending := plan.Plan{Source: plan.Source{Name: "a.txt", Text: amendingHead + orders}, Decision: plan.Decision{Number: "95/QĐ-UBND"}}
		began := time.Now()
		a := revision.Amendments(&amending, &p, revision.Refs(&p), with)
		if took := time.Since(began); took > 20*time.Second || len(a.Findings) == 0 && name != "many orders" {
			t.Errorf("%s: %v, %d findings", name, took, len(a.Findings))
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}

// Whatever the text is: no panic, and every order ends as a proposal or as a finding.
func FuzzAmendments(f *testing.F) {
	f.Add("1. Bãi bỏ khoản 3 Mục II.\n2. Gia hạn nhiệm vụ tại khoản 2 Mục II đến hết ngày 31/3/2025.\n")
	f.Add("1. Sửa đổi khoản 2 Mục I như sau: “2. Tỷ lệ hộ nghèo giảm 2-2,5%;”.\nĐiều 2. Thay cụm từ “a” bằng “b”\n")
	with := newParser(f)
	src, _, _ := source.Read("a.txt", []byte(decision))
	p, _ := with.Parse(src)
	f.Fuzz(func(t *testing.T, orders string) {
		amending := plan.Plan{Source: plan.Source{Name: "b.txt", Text: amendingHead + orders}, Decision: plan.Decision{Number: "95/QĐ-UBND"}}
		a := revision.Amendments(&amending, &p, revision.Refs(&p), with)
		made := revision.Apply(p, revision.MadeBy("a", a.Edits()), with)
		covers(t, made.Plan)
	})
}
