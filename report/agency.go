package report

import (
	"slices"

	"theodoi/agency"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// agencyView is what a text can say of one agency. ok is false where the agency has no part in the plan.
func (c composer) agencyView(code string) (*AgencyView, bool) {
	a, ok := c.find(code)
	if !ok {
		return nil, false
	}
	v := &AgencyView{Name: a.Name}
	for _, m := range c.s.Measures {
		if !m.Asked || !ownedBy(m, code) {
			continue
		}
		view := c.measureView(m)
		v.Measures = append(v.Measures, view)
		if !view.Reported {
			v.Missing = append(v.Missing, view)
		}
	}
	counts := Counts{}
	for _, t := range c.s.Tasks {
		for _, l := range t.Leads {
			if l.Agency.Code != code {
				continue
			}
			counts[l.Timeliness]++
			switch l.Timeliness {
			case progress.OpenLate:
				v.LateTasks = append(v.LateTasks, c.ownTask(t, l))
			case progress.OpenSoon:
				v.Soon = append(v.Soon, c.ownTask(t, l))
			}
		}
	}
	v.Counts = countsView(counts)
	c.addReturn(v, code)
	return v, true
}

// ownTask is a task as one of its leads stands to it, named more fully than where many tasks are listed.
func (c composer) ownTask(t TaskLine, l LeadState) TaskView {
	t.Leads, t.Status, t.Timeliness = []LeadState{l}, l.Status, l.Timeliness
	v := c.taskView(t)
	v.Name = closed(cut(viet.Spaces(t.Task.Text), quoteLetters))
	return v
}

func (c composer) addReturn(v *AgencyView, code string) {
	for _, r := range c.s.Returns {
		if r.Agency.Code != code {
			continue
		}
		v.Issued, v.Returned, v.Late = true, r.Returned(), c.s.Overdue(r)
		v.Waiting = r.Open
		if r.Returned() {
			v.ReturnedOn = viet.DateOf(r.At).String()
		}
		if r.Letter.Number != "" {
			v.Letter = letterText(r.Letter)
		}
	}
}

// find looks an agency up among those that have a part in the period.
func (c composer) find(code string) (agency.Agency, bool) {
	for _, a := range c.s.Agencies {
		if a.Agency.Code == code {
			return a.Agency, true
		}
	}
	for _, r := range c.s.Returns {
		if r.Agency.Code == code {
			return r.Agency, true
		}
	}
	return agency.Agency{}, false
}

// behindAgencies are the codes of the agencies that are behind: their workbook is out, a task of theirs is overdue, or cells that they
// filled in wait for them. What is only due soon is no reason for a letter; a letter that goes out names it.
func (c composer) behindAgencies() []string {
	var codes []string
	add := func(code string) {
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	behind := map[string]bool{}
	for _, r := range c.s.Returns {
		if !r.Returned() || r.Findings > 0 {
			behind[r.Agency.Code] = true
		}
	}
	for _, a := range c.s.Agencies {
		if behind[a.Agency.Code] || a.Tasks[progress.OpenLate] > 0 {
			add(a.Agency.Code)
		}
	}
	for _, r := range c.s.Returns {
		if behind[r.Agency.Code] {
			add(r.Agency.Code)
		}
	}
	return codes
}

// letterText names a covering letter.
func letterText(l progress.Letter) string {
	switch {
	case l.Number == "":
		return words.Nothing
	case l.Date == "":
		return l.Number
	}
	return words.LetterOf(l.Number, l.Date.String())
}
