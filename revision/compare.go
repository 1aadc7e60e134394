package revision

import (
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
)

// Returned is a review book that came back.
type Returned struct {
	File     string
	Plan     string // number
	Revision int
	Layout   int
	Rows     []ReturnedRow
}

// ReturnedRow is one row with its input cells.
type ReturnedRow struct {
	Sheet string // key
	Ref   plan.Ref
	Place finding.Place
	Cells map[string]ReturnedCell // by column key
}

// ReturnedCell is an input cell: what stood there when the book was issued, and what stands there now.
type ReturnedCell struct {
	Issued, Now string
	Place       finding.Place
}

func (c ReturnedCell) changed() bool { return !same(c.Issued, c.Now) }

// erased is the word for a value that is to be taken away, beside an empty cell.
const erased = "XÓA"

// Compare makes edits of the cells that a person changed. issued is the revision that the book was laid out from; used are all Refs
// that the plan ever used, to which those of added items are added.
func Compare(r Returned, issued *plan.Plan, used map[plan.Ref]bool) ([]plan.Edit, []finding.Finding) {
	c := &comparer{plan: issued, used: used}
	for _, row := range r.Rows {
		switch row.Sheet {
		case Targets, Tasks:
			c.item(row)
		case Unread:
			c.passage(row)
		}
	}
	return c.edits, c.findings
}

type comparer struct {
	plan     *plan.Plan
	used     map[plan.Ref]bool
	edits    []plan.Edit
	findings []finding.Finding
}

func (c *comparer) find(code finding.Code, place finding.Place, got, want string) {
	c.findings = append(c.findings, finding.New(code, place, got, want))
}

// item makes the edits of a row of targets or tasks. A lead line may name supporters too, so that support is edited before it.
func (c *comparer) item(row ReturnedRow) {
	why := viet.Spaces(row.Cells[WhyColumn].Now)
	before := len(c.edits)
	switch removed := row.Cells[RemovedColumn]; {
	case isMark(removed.Now):
		c.remove(row, why)
		return
	case strings.TrimSpace(removed.Now) != "":
		c.find(finding.EditChoice, removed.Place, removed.Now, words.ReviewMark)
		return
	}
	for _, field := range []plan.Field{
		plan.FieldText, plan.FieldDirect, plan.FieldSupport, plan.FieldLead, plan.FieldDue, plan.FieldProduct, plan.FieldFigure, plan.FieldOwner,
	} {
		if cell, ok := row.Cells[string(field)]; ok && cell.changed() {
			c.field(row, field, cell, why)
		}
	}
	if why != "" && len(c.edits) == before {
		c.find(finding.EditNoteLoose, row.Cells[WhyColumn].Place, why, "")
	}
}

func isMark(s string) bool { return strings.EqualFold(strings.TrimSpace(s), words.ReviewMark) }

func (c *comparer) field(row ReturnedRow, field plan.Field, cell ReturnedCell, why string) {
	value := strings.TrimSpace(cell.Now)
	if strings.EqualFold(value, erased) {
		value = ""
	}
	ref := row.Ref
	if field == plan.FieldText || field == plan.FieldFigure {
		if value == "" {
			c.find(finding.EditBlank, cell.Place, cell.Issued, "")
			return
		}
	}
	if field == plan.FieldText {
		ref = ref.Target() // a sentence is its target's
	}
	old, ok := Value(c.plan, ref, field)
	if !ok || !alike(old, cell.Issued) {
		old = cell.Issued // the book knows better what its person saw
	}
	c.edits = append(c.edits, plan.Edit{Ref: ref, Field: field, Old: old, New: value, Why: why})
}

// remove takes an item out: a target with its last figure.
func (c *comparer) remove(row ReturnedRow, why string) {
	old, ok := Value(c.plan, row.Ref, plan.FieldRemoved)
	if !ok {
		c.find(finding.EditGone, row.Place, string(row.Ref), words.EditWanted(string(plan.FieldRemoved), string(row.Ref), ""))
		return
	}
	c.edits = append(c.edits, plan.Edit{Ref: row.Ref, Field: plan.FieldRemoved, Old: old, Why: why})
	t, ok := c.plan.Target(row.Ref)
	stays := func(m plan.Measure) bool { return !c.removes(m.Ref) }
	if !ok || row.Ref == t.Ref || slices.ContainsFunc(t.Measures, stays) {
		return
	}
	c.edits = slices.DeleteFunc(c.edits, func(e plan.Edit) bool { return e.Field == plan.FieldRemoved && e.Ref.Target() == t.Ref })
	c.edits = append(c.edits, plan.Edit{Ref: t.Ref, Field: plan.FieldRemoved, Old: t.Text, Why: why})
}

func (c *comparer) removes(ref plan.Ref) bool {
	return slices.ContainsFunc(c.edits, func(e plan.Edit) bool { return e.Ref == ref && e.Field == plan.FieldRemoved })
}

// passage makes an item of an unread passage, with the values that stand beside it.
func (c *comparer) passage(row ReturnedRow) {
	choice := row.Cells[AddedColumn]
	filled := ""
	for _, key := range []string{NewTextColumn, NewLeadColumn, string(plan.FieldSupport), string(plan.FieldDue), WhyColumn} {
		if v := strings.TrimSpace(row.Cells[key].Now); v != "" && filled == "" {
			filled = v
		}
	}
	target := alike(choice.Now, words.AsTarget)
	switch {
	case strings.TrimSpace(choice.Now) == "" && filled == "":
		return
	case !target && !alike(choice.Now, words.AsTask):
		place := choice.Place
		if place.Cell == "" {
			place = row.Place
		}
		c.find(finding.EditChoice, place, first(choice.Now, filled), finding.Either(words.AsTask, words.AsTarget))
		return
	}
	old, ok := passageText(c.plan, row.Ref)
	if !ok {
		c.find(finding.ReviewStrange, row.Place, string(row.Ref), "")
		return
	}
	c.add(row, old, target)
}

func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func passageText(p *plan.Plan, ref plan.Ref) (string, bool) {
	for i, s := range p.Unread {
		if passageRef(i) == ref {
			return s.Of(p.Source.Text), true
		}
	}
	return "", strings.HasPrefix(string(ref), "+") // an item that stands nowhere in the text
}

func (c *comparer) add(row ReturnedRow, old string, target bool) {
	why := viet.Spaces(row.Cells[WhyColumn].Now)
	text := first(row.Cells[NewTextColumn].Now, old)
	if text == "" {
		c.find(finding.EditBlank, row.Place, words.ReviewNewItem, "")
		return
	}
	ref := freshRef(c.used, target)
	c.edits = append(c.edits, plan.Edit{Ref: ref, Field: plan.FieldAdded, Old: old, New: text, Why: why})
	value := func(ref plan.Ref, field plan.Field, key string) {
		if v := strings.TrimSpace(row.Cells[key].Now); v != "" {
			c.edits = append(c.edits, plan.Edit{Ref: ref, Field: field, New: v, Why: why})
		}
	}
	if target {
		value(ref.Measure(1), plan.FieldOwner, NewLeadColumn)
		for _, field := range []plan.Field{plan.FieldSupport, plan.FieldDue} {
			if cell := row.Cells[string(field)]; strings.TrimSpace(cell.Now) != "" {
				c.find(finding.EditNoteLoose, cell.Place, cell.Now, "")
			}
		}
		return
	}
	value(ref, plan.FieldSupport, string(plan.FieldSupport))
	value(ref, plan.FieldLead, NewLeadColumn)
	value(ref, plan.FieldDue, string(plan.FieldDue))
}
