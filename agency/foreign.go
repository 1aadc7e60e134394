package agency

import (
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
)

// Foreign reports whether a decision is another body's than this register's: its issuer names another place, or, where the issuer
// names none, it was made at another place. What the head of a decision does not say is no reason.
func (r *Register) Foreign(issuer, place string) bool {
	issuer, place = viet.Fold(issuer), viet.Fold(place)
	home := viet.Fold(r.Province.Place)
	switch {
	case home == "" || strings.Contains(issuer, home) || r.namesPlace(issuer):
		return false
	case r.issues(issuer) && issuer != "":
		return place != "" && !strings.Contains(place, home)
	case issuer != "":
		return true
	}
	return place != "" && !strings.Contains(place, home)
}

// issues reports whether the folded name is one that an agency of the register has, without a place: "ủy ban nhân dân tỉnh", also
// "ủy ban nhân dân", where the line that names the place is lost.
func (r *Register) issues(issuer string) bool {
	name := foldWords(issuer)
	return slices.ContainsFunc(r.names, func(s spelling) bool {
		return !s.group && (slices.Equal(s.words, name) || s.code == r.Issuer && len(name) > 0 && len(name) < len(s.words) && slices.Equal(s.words[:len(name)], name))
	})
}

// namesPlace reports whether the folded name is that of one of the register's places.
func (r *Register) namesPlace(issuer string) bool {
	name := foldWords(issuer)
	return slices.ContainsFunc(r.names, func(s spelling) bool {
		return !s.group && len(name) > 0 && slices.Equal(s.words, name) && r.ofPlaces(s.code, false)
	})
}

// For returns what names mean in a decision with this head. In another province's decision the names of places and of sets of
// places are not this register's: they keep no code. Names of bodies that every province has keep theirs.
func (r *Register) For(issuer, place string, day viet.Date) (v *View, foreign bool) {
	if r.Foreign(issuer, place) {
		return r.view(viewKey{day: day, foreign: true}), true
	}
	return r.At(day), false
}

// OtherProvince says that a decision with this head is another's than the register's.
func (r *Register) OtherProvince(issuer, place string) finding.Finding {
	if issuer == "" {
		issuer = place
	}
	return finding.New(finding.RegisterOtherProvince, finding.Place{}, issuer, r.Province.Name)
}

// ofPlaces reports whether the code is of an agency of a place below the province, or of a set of such.
func (r *Register) ofPlaces(code string, group bool) bool {
	local := func(k Kind) bool { return k == District || k == Commune }
	if !group {
		a, _ := r.Agency(code)
		return local(a.Kind)
	}
	i := slices.IndexFunc(r.groups, func(g Group) bool { return g.Code == code })
	if i < 0 {
		return false
	}
	g := r.groups[i]
	return slices.ContainsFunc(g.Kinds, local) || slices.ContainsFunc(g.Codes, func(c string) bool { return r.ofPlaces(c, false) })
}
