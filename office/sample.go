package office

import (
	"fmt"
	"hash/fnv"
	"time"

	"github.com/shopspring/decimal"

	"theodoi/agency"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/report"
	"theodoi/samples"
)

// Sample is the sample decision with made-up returns of four quarters, all in memory: what report texts are tried on.
type Sample struct {
	desk    *Desk
	plan    plan.Plan
	view    *agency.View
	records []progress.Record
}

// Sample reads the sample decision and makes the returns up. The same every time.
func (d *Desk) Sample() (*Sample, error) {
	r := d.Read(samples.DecisionName, samples.Decision)
	if !r.IsDecision() {
		return nil, fmt.Errorf("the sample decision cannot be read: %v", r.Findings)
	}
	p := confirmed(r.Plan)
	view, _ := d.Register.For(p.Decision.Issuer, p.Decision.Place, p.Decision.Issued)
	s := &Sample{desk: d, plan: p, view: view}
	for n := 1; n <= 4; n++ {
		s.fill(progress.Period{Year: p.Year(), Kind: progress.Quarter, N: n})
	}
	return s, nil
}

// Summaries are the sample in every kind of period, and a period that nobody has said anything for.
func (s *Sample) Summaries() []report.Summary {
	var out []report.Summary
	for _, p := range []progress.Period{
		{Kind: progress.Month, N: 3}, {Kind: progress.Quarter, N: 2}, {Kind: progress.Half, N: 1}, {Kind: progress.NineMonths, N: 1}, {Kind: progress.Year, N: 1},
	} {
		p.Year = s.plan.Year()
		out = append(out, s.Summary(p))
	}
	blank := &Sample{desk: s.desk, plan: plan.Plan{Decision: s.plan.Decision}, view: s.view}
	return append(out, blank.Summary(progress.Period{Year: s.plan.Year(), Kind: progress.Quarter, N: 1}))
}

// Summary counts the sample at the end of a period.
func (s *Sample) Summary(p progress.Period) report.Summary {
	in := report.Input{
		Plan: &s.plan, Period: p, Calendar: s.desk.Calendar, Owed: progress.AllOwed(&s.plan, s.view, p),
		State: progress.NewState(s.desk.Calendar, p, s.records), Issued: progress.Period{Year: p.Year, Kind: progress.Quarter, N: max(1, p.LastMonth()/3)},
		Year: yearOf(s.desk.Calendar, p, s.records),
	}
	for _, o := range progress.AllOwed(&s.plan, s.view, in.Issued) {
		if !o.Nothing() {
			in.Returns = append(in.Returns, s.returned(in.Issued, o.Agency))
		}
	}
	return report.Summarise(in)
}

// dice rolls a number that is the same for the same words.
func dice(sides uint32, words ...string) int {
	h := fnv.New32a()
	for _, w := range words {
		h.Write([]byte(w + "\x00"))
	}
	return int((h.Sum32() >> 8) % sides)
}

func (s *Sample) silent(p progress.Period, code string) bool { return dice(9, p.String(), code) == 0 }

func (s *Sample) returned(p progress.Period, a agency.Agency) report.Return {
	due := s.desk.Calendar.ReturnDue(p)
	r := report.Return{Agency: a, Issued: s.desk.Calendar.CutOff(p).Time()}
	if s.silent(p, a.Code) {
		return r
	}
	r.At = due.AddDays(2 - dice(7, p.String(), a.Code, "day")).Time()
	r.File, r.State = fileOf(p, a.Code), "taken"
	r.Letter = progress.Letter{Number: fmt.Sprintf("%d/CV", 100+dice(800, p.String(), a.Code, "letter"))}
	if dice(11, p.String(), a.Code, "faulty") == 0 {
		r.Findings, r.State, r.Open = 1, "partly", []string{"Nhiệm vụ chủ trì!K9: Ngày “31/02/2024” không có trong lịch."}
	}
	return r
}

func fileOf(p progress.Period, code string) string { return code + "_" + p.String() + ".xlsx" }

// fill makes up what the agencies say for a period.
func (s *Sample) fill(p progress.Period) {
	for _, o := range progress.AllOwed(&s.plan, s.view, p) {
		if s.silent(p, o.Agency.Code) {
			continue
		}
		for i, m := range o.Measures {
			s.figures(p, o.Agency.Code, i, m.Measure)
		}
		for i, t := range o.Lead {
			s.task(p, o.Agency.Code, i, t.Task)
		}
	}
}

func (s *Sample) say(p progress.Period, key progress.Key, row int, field progress.Field, text string) {
	s.records = append(s.records, progress.Record{Key: key, Period: p, Field: field, Value: progress.Value{Text: text, From: progress.Source{
		File: fileOf(p, key.Agency), Sheet: string(key.Role), Cell: fmt.Sprintf("G%d", row+6), Period: p.String(), At: s.desk.Calendar.ReturnDue(p).Time().Add(time.Hour),
	}}})
}

// figures says a share of the plan that grows with the year, in the decimals of the plan.
func (s *Sample) figures(p progress.Period, code string, row int, m plan.Measure) {
	if m.Low == nil {
		return
	}
	key := progress.Key{Ref: m.Ref, Agency: code, Role: progress.Owner}
	share := func(percent int) string {
		return m.Low.Mul(decimal.New(int64(percent), -2)).StringFixed(-min(0, m.Low.Exponent()))
	}
	reach := 97 + dice(7, string(m.Ref))
	if m.Aggregation == plan.Flow {
		s.say(p, key, row, progress.Actual, share(reach/4))
		s.say(p, key, row, progress.Cumulative, share(reach*p.N/4))
	} else {
		s.say(p, key, row, progress.Actual, share(reach-8+2*p.N))
		s.say(p, key, row, progress.LastYear, share(reach-10+2*p.N))
	}
	s.say(p, key, row, progress.Estimate, share(reach))
	if reach < 99 {
		s.say(p, key, row, progress.Cause, "Tiến độ một số dự án chậm (số liệu mẫu).")
	}
}

func (s *Sample) task(p progress.Period, code string, row int, t plan.Task) {
	key := progress.Key{Ref: t.Ref, Agency: code, Role: progress.Lead}
	done := dice(5, code, string(t.Ref)) < p.N
	status := progress.InProgress
	if done && t.Due.Kind != plan.Ongoing {
		status = progress.Done
		s.say(p, key, row, progress.DoneOn, string(s.desk.Calendar.CutOff(p).AddDays(-dice(40, code, "on"))))
	}
	s.say(p, key, row, progress.StatusField, string(status))
	results := []string{"Đã ban hành kế hoạch thực hiện", "Đang lấy ý kiến các cơ quan; chưa có vướng mắc.", "Duy trì thường xuyên"}
	s.say(p, key, row, progress.Result, results[dice(3, code, string(t.Ref), "result")]+" (số liệu mẫu)")
	if dice(8, code, string(t.Ref)) == 0 {
		s.say(p, key, row, progress.Difficulty, "Nguồn vốn phân bổ chậm (số liệu mẫu).")
		s.say(p, key, row, progress.Proposal, "Đề nghị bổ sung kinh phí (số liệu mẫu)")
		s.say(p, key, row, progress.Next, "Hoàn thiện hồ sơ trình cấp có thẩm quyền (số liệu mẫu)")
	}
}
