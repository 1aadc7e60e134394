package progress

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"

	"theodoi/plan"
)

// State is what is known of a plan at the end of a period: for each row and field the accepted value.
type State struct {
	Period Period
	// Own holds what was said for this very period.
	Own map[Key]map[Field]Value
	// Known holds the latest that was said for this or an earlier period of the plan.
	Known map[Key]map[Field]Value
}

// Record is one accepted value as the store keeps it.
type Record struct {
	Key    Key
	Period Period
	Field  Field
	Value  Value
}

// NewState builds the state at period from the records of the plan, which may come in any order. Records of later periods are left
// out; of several for one field the one of the latest period counts, by cut-off date. Where periods end on the same day (June, quarter
// 2, the first half) the state's own counts, else what was taken in last.
func NewState(c Calendar, period Period, records []Record) *State {
	s := &State{Period: period, Own: map[Key]map[Field]Value{}, Known: map[Key]map[Field]Value{}}
	cutOff := c.CutOff(period)
	sorted := make([]Record, 0, len(records))
	for _, r := range records {
		if c.CutOff(r.Period) <= cutOff {
			sorted = append(sorted, r)
		}
	}
	sort.SliceStable(sorted, func(i, j int) bool { return c.before(sorted[i], sorted[j], period) })
	for _, r := range sorted {
		put(s.Known, r)
		if r.Period == period {
			put(s.Own, r)
		}
	}
	return s
}

// before reports whether a is the older word of the two at period.
func (c Calendar) before(a, b Record, period Period) bool {
	switch {
	case a.Period == b.Period:
		return a.Value.From.At.Before(b.Value.From.At)
	case c.CutOff(a.Period) != c.CutOff(b.Period):
		return c.CutOff(a.Period) < c.CutOff(b.Period)
	case a.Period == period || b.Period == period:
		return b.Period == period
	case !a.Value.From.At.Equal(b.Value.From.At):
		return a.Value.From.At.Before(b.Value.From.At)
	}
	return a.Period.String() < b.Period.String()
}

func put(rows map[Key]map[Field]Value, r Record) {
	if rows[r.Key] == nil {
		rows[r.Key] = map[Field]Value{}
	}
	rows[r.Key][r.Field] = r.Value
}

// Before returns the state at the period in front of s, made of the records for other periods only: what a workbook for the period
// shows as previous values.
func Before(c Calendar, period Period, records []Record) *State {
	var earlier []Record
	for _, r := range records {
		if r.Period != period {
			earlier = append(earlier, r)
		}
	}
	return NewState(c, period, earlier)
}

// Hash is a short fingerprint of what the agency's rows hold, for Issue.Base.
func (s *State) Hash(agency string) string {
	var lines []string
	for key, fields := range s.Known {
		if key.Agency != agency {
			continue
		}
		for f, v := range fields {
			lines = append(lines, fmt.Sprintf("%s\x00%s\x00%s\x00%s", key.Ref, key.Role, f, v.Text))
		}
	}
	sort.Strings(lines)
	h := sha256.New()
	for _, l := range lines {
		fmt.Fprintln(h, l)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Changes says what taking batch in would do to the period's own values.
func (s *State) Changes(batch Batch) []Change {
	changes := make([]Change, 0, len(batch.Updates))
	for _, u := range batch.Updates {
		old := s.Own[Key{u.Ref, batch.Issue.Agency, u.Role}][u.Field].Text
		c := Change{Update: u, Old: old, New: u.Value}
		switch {
		case u.Erase && old != "":
			c.Kind = Erased
		case u.Erase || old == u.Value:
			c.Kind = Unchanged
		case old == "":
			c.Kind = New
		default:
			c.Kind = Changed
		}
		changes = append(changes, c)
	}
	return changes
}

// Task returns what is known of a task in the words of one of its leads.
func (s *State) Task(ref plan.Ref, agency string) map[Field]Value {
	return s.Known[Key{ref, agency, Lead}]
}
