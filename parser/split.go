package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/internal/pattern"
)

// splitUnderAgencies makes items of the paragraphs below a heading that consists of agencies: each is a duty of theirs. Closing sentences that
// order nothing are cut off the last item they run into.
func (r *taskReader) splitUnderAgencies(o *outline) {
	o.splitItems(func(it *item) bool {
		for len(it.paragraphs) > 1 && formula.MatchString(it.paragraphs[len(it.paragraphs)-1].rest()) {
			it.paragraphs = it.paragraphs[:len(it.paragraphs)-1]
		}
		return len(r.heading(it).leads) > 0
	})
}

// splitUnderTargets makes items of the paragraphs with figures below a heading that speaks of targets.
func splitUnderTargets(o *outline, rules *Rules) {
	o.splitItems(func(it *item) bool {
		if len(it.title()) > longTitle || !saysAny(it.title(), targetHeadings) {
			return false
		}
		for _, p := range it.paragraphs[1:] {
			if found, _ := readMeasures(p.rest(), 0, rules.Units); len(found) > 0 {
				return true
			}
		}
		return false
	})
}

// splitItems makes items of the paragraphs below the first of each item that heads says is a heading for them.
func (o *outline) splitItems(heads func(*item) bool) {
	var items []*item
	for _, it := range o.items {
		items = append(items, it)
		if it.labelled() || len(it.paragraphs) < 2 || !heads(it) || len(it.paragraphs) < 2 {
			continue
		}
		below := it.paragraphs[1:]
		it.paragraphs = it.paragraphs[:1]
		var children []*item
		for i, l := range below {
			child := &item{parent: it, paragraphs: []line{l}, run: 1, ownNumber: "p" + strconv.Itoa(i+1)}
			child.path = append(append([]string(nil), it.path...), child.ownNumber)
			child.ref = o.unique(child)
			children = append(children, child)
			items = append(items, child)
		}
		it.children = append(children, it.children...)
	}
	o.items = items
}

// manyFollow are the words at the end of a clause behind which each item is a task of its own.
var manyFollow = pattern.New(`(?i)(?:sau|sau đây|cụ thể|nhiệm vụ|nội dung|công việc|trọng tâm)\s*:$`)

// joinClauses makes one task of a clause under an agency's name that ends with a colon and the bullets below it, which only say what it is about:
// "a) Tham mưu trình HĐND tỉnh quyết định: - mức vốn; - cơ chế."
func (r *taskReader) joinClauses(o *outline) {
	joined := map[*item]bool{}
	for _, it := range o.items {
		if !r.isClause(it) {
			continue
		}
		for _, c := range it.children {
			it.paragraphs = append(it.paragraphs, c.paragraphs...)
			joined[c] = true
		}
		it.children = nil
	}
	if len(joined) == 0 {
		return
	}
	items := o.items[:0]
	for _, it := range o.items {
		if !joined[it] {
			items = append(items, it)
		}
	}
	o.items = items
}

// shortClause is the length in letters up to which what ends with a colon is a heading.
const shortClause = 40

func (r *taskReader) isClause(it *item) bool {
	title := it.title()
	if it.labelled() || it.marker.level < letter || len(it.children) == 0 || len(it.paragraphs) > 1 || !strings.HasSuffix(title, ":") ||
		utf8.RuneCountInString(title) < shortClause || manyFollow.MatchString(title) || !r.underAgency(it) {
		return false
	}
	for _, c := range it.children {
		if c.labelled() || len(c.children) > 0 || c.marker.level < bullet || len(r.view.LeadOfSentence(c.title()).Lead) > 0 {
			return false
		}
	}
	return true
}

// underAgency reports whether a heading above the item names agencies.
func (r *taskReader) underAgency(it *item) bool {
	for up := it.parent; up != nil; up = up.parent {
		if len(r.heading(up).leads) > 0 {
			return true
		}
	}
	return false
}
