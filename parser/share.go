package parser

import (
	"theodoi/finding"
	"theodoi/plan"
)

// share gives the label lines that close the last of several items to those in front of it: one label line may serve a group of tasks. It
// does where none of the others has a lead or label of its own.
func (r *taskReader) share(tasks []plan.Task, items []*item) {
	byRef := map[plan.Ref]*plan.Task{}
	for i := range tasks {
		byRef[tasks[i].Ref] = &tasks[i]
	}
	for _, it := range items {
		switch {
		case headsWithLabels(it):
			r.shareLabels(it.labels, it.children, byRef)
		case it.labelled() && it.marker.level != none && it.parent != nil && lastAndOnlyLabelled(it):
			r.shareLabels(it.labels, it.parent.children[:len(it.parent.children)-1], byRef)
		}
	}
}

func lastAndOnlyLabelled(it *item) bool {
	siblings := it.parent.children
	if len(siblings) < 2 || siblings[len(siblings)-1] != it {
		return false
	}
	for _, s := range siblings[:len(siblings)-1] {
		if s.labelled() || len(s.children) > 0 || s.marker.level != it.marker.level || s.run != it.run {
			return false
		}
	}
	return true
}

func (r *taskReader) shareLabels(labels []line, items []*item, byRef map[plan.Ref]*plan.Task) {
	for _, it := range items {
		t := byRef[it.ref]
		if t == nil || len(t.Lead) > 0 && t.LeadTrust != plan.FromHeading {
			continue
		}
		t.Lead, t.Support, t.Direct, t.Due, t.Dues, t.Product = nil, nil, nil, plan.Due{Kind: plan.NoDue}, nil, ""
		t.Kind, t.Inherited = plan.Block, nil
		r.labels(t, labels, false)
		for _, l := range labels {
			t.Inherited = append(t.Inherited, l.span)
		}
		if len(t.Lead) > 0 {
			r.forget(finding.TaskNoLead, t.Ref)
		}
	}
}

// forget drops a finding that later reading has answered.
func (r *taskReader) forget(code finding.Code, ref plan.Ref) {
	kept := r.findings[:0]
	for _, f := range r.findings {
		if f.Code != code || f.Place.Ref != string(ref) {
			kept = append(kept, f)
		}
	}
	r.findings = kept
}
