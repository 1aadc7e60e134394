package agency

import (
	"strings"

	"theodoi/internal/words"
)

// checkReferences says which codes lead nowhere.
func (r *Register) checkReferences(m mistakes) {
	for _, a := range r.agencies {
		r.checkParent(m, a)
		for _, s := range a.Successors {
			r.checkSuccessor(m, a, s)
		}
	}
	for _, g := range r.groups {
		for _, code := range g.Codes {
			if _, ok := r.Agency(code); !ok {
				m.say(g.line, words.RegisterUnknownMember, g.Code, code)
			}
		}
	}
}

func (r *Register) checkParent(m mistakes, a Agency) {
	seen := map[string]bool{a.Code: true}
	for code := a.Parent; code != ""; {
		parent, ok := r.Agency(code)
		if !ok {
			m.say(a.line, words.RegisterUnknownParent, a.Code, code)
			return
		}
		if seen[code] {
			m.say(a.line, words.RegisterParentCircle, a.Code)
			return
		}
		seen[code] = true
		code = parent.Parent
	}
}

func (r *Register) checkSuccessor(m mistakes, a Agency, s Successor) {
	next, ok := r.Agency(s.Code)
	switch {
	case s.Code == "":
	case !ok:
		m.say(s.line, words.RegisterUnknownSuccessor, a.Code, s.Code)
	case s.Code == a.Code:
		m.say(s.line, words.RegisterOwnSuccessor, a.Code)
	case s.From != "" && !next.On(s.From):
		m.say(s.line, words.RegisterSuccessorNotThen, a.Code, s.Code, s.From)
	case s.From != "" && a.From != "" && s.From < a.From:
		m.say(s.line, words.RegisterSuccessorTooSoon, a.Code)
	}
}

// spell writes out every name and says which of them two would answer to on the same day.
func (r *Register) spell(m mistakes, s speller) {
	claims := map[string][]spelling{}
	claim := func(all []spelling, err error, line int, what string) {
		if err != nil {
			m.say(line, "%s: %s", what, err)
			return
		}
		said := map[string]bool{}
		for _, n := range all {
			key := strings.Join(n.words, " ")
			for _, other := range claims[key] {
				if other.overlaps(n.Validity) && !said[other.code] {
					said[other.code] = true
					m.say(line, words.RegisterNameTwice, what, other.code, n.written)
				}
			}
			claims[key] = append(claims[key], n)
		}
		r.names = append(r.names, all...)
	}
	for _, a := range r.agencies {
		all, err := s.agency(a)
		claim(all, err, a.line, words.RegisterAnAgency+" "+a.Code)
	}
	for _, g := range r.groups {
		all, err := s.group(g)
		claim(all, err, g.line, "nhóm "+g.Code)
	}
	r.same = s.same
}
