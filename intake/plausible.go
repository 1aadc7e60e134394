package intake

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// plausible takes the cells that read well as updates, except for figures that are so far off what is known that they can hardly be meant:
// these wait. What is merely odd is taken, and said.
func (r *rowReader) plausible() {
	for _, g := range r.good {
		if off := r.offFigure(g); off != nil {
			o := bad(off.code, g.cell.shown(r.ret.epoch), off.want(), viet.Plain(off.likely), g.value)
			r.read[g.field] = o
			r.say(o.code, g.cell.name(), o.got, o.want)
			r.wait(g.field, o.code, o.readings, g.cell)
			continue
		}
		r.updates = append(r.updates, r.update(g.field, g.value, g.erase, g.cell))
	}
	switch r.issued.Role {
	case progress.Owner:
		r.sums()
	case progress.Lead:
		r.steps()
	}
}

// offFigure judges a figure of a measure. One that was accepted for the period before was confirmed by a person.
func (r *rowReader) offFigure(g goodCell) *offFigure {
	goal := r.issued.Goal
	if goal == nil || g.erase || g.field.Type() != progress.Figure || r.at.known(r.key, g.field) == g.value {
		return nil
	}
	v, err := decimal.NewFromString(g.value)
	if err != nil {
		return nil
	}
	j := judge{unit: r.issued.Cells["unit"], field: g.field, goal: *goal}
	j.marked = g.cell.kind == text && strings.ContainsAny(g.cell.raw, ".,")
	j.plan()
	if text, period := r.at.before(r.key, g.field); text != "" {
		j.last(text, periodName(period))
	}
	if text, _, ok := r.effective(progress.LastYear); ok && g.field == progress.Actual {
		j.lastYear(text, words.Column(string(progress.LastYear)))
	}
	return j.off(v)
}

// figureOf is what holds for a figure of the row, as effective says.
func (r *rowReader) figureOf(field progress.Field) (decimal.Decimal, bool) {
	text, _, ok := r.effective(field)
	if !ok {
		return decimal.Decimal{}, false
	}
	d, err := decimal.NewFromString(text)
	return d, err == nil
}

// steps holds what is said of a task against itself, the decision and the last period.
func (r *rowReader) steps() {
	r.share()
	if o, ok := r.read[progress.DoneOn]; ok && o.code == "" && o.value != "" && r.book.Cover.Issued != "" && viet.Date(o.value) < r.book.Cover.Issued {
		r.say(finding.CellDateEarly, r.cellOf(progress.DoneOn), viet.Date(o.value).String(), r.book.Cover.Issued.String())
	}
	r.backwards()
	r.repeated()
}

// share holds the percentage against the status.
func (r *rowReader) share() {
	status, said1, ok1 := r.effective(progress.StatusField)
	percent, said2, ok2 := r.effective(progress.Percent)
	d, err := decimal.NewFromString(percent)
	if !ok1 || !ok2 || err != nil || status == "" || !said1 && !said2 {
		return
	}
	if full := d.Equal(hundred); full != (progress.Status(status) == progress.Done) {
		r.say(finding.CellShareLoose, r.cellOf(progress.Percent), viet.Format(d), statusName(status))
	}
}

// backwards says that less is done than was said before.
func (r *rowReader) backwards() {
	if o, ok := r.read[progress.StatusField]; ok && o.code == "" && o.value != "" {
		was, period := r.at.before(r.key, progress.StatusField)
		if was != "" && stage(o.value) < stage(was) {
			r.say(finding.CellBackwards, r.cellOf(progress.StatusField), statusName(o.value), statusName(was)+", "+periodName(period))
		}
	}
	if o, ok := r.read[progress.Percent]; ok && o.code == "" && o.value != "" {
		was, period := r.at.before(r.key, progress.Percent)
		d, err1 := decimal.NewFromString(o.value)
		before, err2 := decimal.NewFromString(was)
		if err1 == nil && err2 == nil && d.LessThan(before) {
			r.say(finding.CellBackwards, r.cellOf(progress.Percent), viet.Format(d)+"%", viet.Format(before)+"%, "+periodName(period))
		}
	}
}

// stage orders statuses by how much is done. To pause, or to ask for a change, is neither more nor less than to be at it.
func stage(status string) int {
	switch progress.Status(status) {
	case progress.NotStarted:
		return 0
	case progress.Done:
		return 2
	}
	return 1
}

// shortResult is a result so short that saying it again means nothing: "Đang triển khai".
const shortResult = 30

// repeated notes that the result is word for word the last period's, though the task is not done.
func (r *rowReader) repeated() {
	o, ok := r.read[progress.Result]
	status, _, _ := r.effective(progress.StatusField)
	if !ok || o.code != "" || progress.Status(status) == progress.Done || utf8.RuneCountInString(o.value) < shortResult {
		return
	}
	if was, period := r.at.before(r.key, progress.Result); was != "" && viet.SameWords(was, o.value) {
		r.say(finding.CellSameText, r.cellOf(progress.Result), o.value, periodName(period))
	}
}
