package parser

import (
	"fmt"
	"sort"
	"strings"

	"theodoi/internal/viet"
	"theodoi/templates"
)

// role is what a label line says of its task.
type role string

const (
	direct  role = "direct"
	lead    role = "lead"
	support role = "support"
	due     role = "due"
	product role = "product"
	funding role = "funding"
)

var roles = []role{direct, lead, support, due, product, funding}

// Labels knows the wordings of label lines.
type Labels struct{ known []labelWords }

type labelWords struct {
	folded string
	role   role
}

// ReadLabels reads a file of label wordings: a list for each role.
func ReadLabels(data []byte) (*Labels, error) {
	var file map[role][]string
	if err := templates.Decode("labels", data, &file); err != nil {
		return nil, err
	}
	labels := &Labels{}
	for _, r := range roles {
		for _, words := range file[r] {
			labels.known = append(labels.known, labelWords{viet.Fold(words), r})
		}
		delete(file, r)
	}
	for r := range file {
		return nil, fmt.Errorf("reading labels: unknown role %q", r)
	}
	sort.SliceStable(labels.known, func(i, j int) bool { return len(labels.known[i].folded) > len(labels.known[j].folded) })
	return labels, nil
}

// maxLabel is the length in bytes within which a label's colon must stand.
const maxLabel = 80

// match returns the role of a label line and the offset behind its colon; nil if text is no label line.
func (l *Labels) match(text string) (*role, int) {
	colon := strings.IndexByte(text[:min(len(text), maxLabel)], ':')
	if colon < 0 {
		return nil, 0
	}
	_, body := readMarker(text)
	if body > colon {
		return nil, 0
	}
	words := viet.Fold(strings.Trim(text[body:colon], "*_ "))
	for _, k := range l.known {
		if words == k.folded {
			r := k.role
			return &r, colon + 1
		}
	}
	return nil, 0
}
