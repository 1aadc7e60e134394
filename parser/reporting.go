package parser

import (
	"strings"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

var (
	reportWords = pattern.New(`(?i)báo cáo`)
	reportTimes = []struct {
		pattern *pattern.Regexp
		period  string
	}{
		{pattern.New(`(?i)(?:hàng|hằng|định kỳ)(?: [^.;]{0,20}?)?\s?tháng|báo cáo tháng`), "month"},
		{pattern.New(`(?i)(?:\s|,)quý(?:\s|,|;)`), "quarter"},
		{pattern.New(`(?i)(?:6|06|sáu) tháng`), "half"},
		{pattern.New(`(?i)(?:9|09|chín) tháng`), "nine-month"},
		{pattern.New(`(?i)(?:cả|hàng|hằng) năm|,\s*năm|và năm`), "year"},
	}
)

// regularReport is one regular time in a sentence about reports: "báo cáo … trước ngày 20 hằng tháng", "định kỳ hằng quý … báo cáo".
var regularReport = pattern.New(`(?i)(?:ngày\s+\d{1,2}(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?\s+|định kỳ\s+)(?:hằng|hàng)\s+(tháng|quý|năm)`)

// onePeriod returns the period of a regime that has only one.
func onePeriod(text string) []string {
	m := regularReport.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return []string{map[string]string{viet.Fold("tháng"): "month", viet.Fold("quý"): "quarter", viet.Fold("năm"): "year"}[viet.Fold(m[1])]}
}

// readReporting finds the duties to report at regular times: two or more periods named in a duty about reports, or one that comes back on a
// day or is said to.
func (r *taskReader) readReporting(tasks []plan.Task) []plan.Reporting {
	var out []plan.Reporting
	for _, t := range tasks {
		at := reportWords.FindStringIndex(t.Text)
		if t.Kind == plan.Block || at == nil {
			continue
		}
		regime := plan.Reporting{Ref: t.Ref, By: t.Lead, Span: t.Span}
		for _, p := range reportTimes {
			if p.pattern.MatchString(t.Text[at[0]:]) {
				regime.Periods = append(regime.Periods, p.period)
			}
		}
		if len(regime.Periods) < 2 {
			regime.Periods = onePeriod(t.Text)
		}
		if len(regime.Periods) == 0 {
			continue
		}
		text := t.Span.Of(r.src.Text)
		if to := strings.LastIndex(text, "gửi"); to >= 0 {
			regime.To = r.assignees(t.Ref, r.view.Find(text[to:]), nil, t.Span.Start+to)
		}
		out = append(out, regime)
	}
	return out
}
