package agency

import (
	"slices"

	"theodoi/internal/viet"
)

// Kind says what sort of body an agency is; groups choose their members by it.
type Kind string

// Kinds.
const (
	Authority  Kind = "authority"  // the province's people's committee, which directs
	Assembly   Kind = "assembly"   // the people's council
	Department Kind = "department" // sở, ban, ngành
	Unit       Kind = "unit"       // đơn vị trực thuộc UBND tỉnh
	Central    Kind = "central"    // cơ quan trung ương trên địa bàn
	District   Kind = "district"   // UBND huyện, thị xã, thành phố
	Commune    Kind = "commune"    // UBND xã, phường, đặc khu
	Front      Kind = "front"      // Mặt trận Tổ quốc
	Union      Kind = "union"      // tổ chức chính trị - xã hội
	Party      Kind = "party"      // cơ quan Đảng
	Ministry   Kind = "ministry"   // bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ
	Regional   Kind = "regional"   // UBND tỉnh, thành phố, where the Government gives the work
	Enterprise Kind = "enterprise" // doanh nghiệp, tập đoàn, hợp tác xã
)

var kinds = []Kind{Authority, Assembly, Department, Unit, Central, District, Commune, Front, Union, Party, Ministry, Regional, Enterprise}

// Register is the list of agencies and groups of one province over all its time. It is not changed after Read and may be
// shared between goroutines.
type Register struct {
	Province Province
	Issuer   string // code of the authority that issues decisions
	agencies []Agency
	groups   []Group
	stems    []stemWord
	names    []spelling // every way to write every name, folded
	same     synonyms
	common   *Common
	views    *views
}

// Province is whose register it is.
type Province struct {
	Name  string // tỉnh Quảng Ngãi
	Place string // Quảng Ngãi: the place in the head of a paper, and the tail of many names
}

// Validity is the first and the last day something exists; empty is without limit.
type Validity struct{ From, To viet.Date }

// On reports whether the day lies within; the empty date lies within everything.
func (v Validity) On(d viet.Date) bool {
	return d == "" || (v.From == "" || v.From <= d) && (v.To == "" || d <= v.To)
}

// overlaps reports whether there is a day within both.
func (v Validity) overlaps(w Validity) bool {
	return (v.To == "" || w.From == "" || w.From <= v.To) && (w.To == "" || v.From == "" || v.From <= w.To)
}

// Agency is one body that can be given work.
type Agency struct {
	Code         string // ASCII, given once and kept
	Name         string // official name
	Abbreviation string // SKHĐT; empty if none
	Aliases      []string
	Kind         Kind
	Parent       string // code of the agency it sits in; empty if none
	Validity
	Successors []Successor
	line       int
}

// Successor is who took over an agency's work from a day on. An empty Scope is all of it, or what no other successor took.
type Successor struct {
	Code  string
	From  viet.Date
	Scope string
	line  int
}

// Group is a set of agencies that papers call by one name.
type Group struct {
	Code    string
	Name    string
	Aliases []string
	Kinds   []Kind   // members by kind
	Codes   []string // members by code
	Open    bool     // nobody can list the members
	Expand  bool     // its members get sheets of their own without a person saying so
	Validity
	line int
}

// stemWord is a word that lists share, with the unit words that may stand between it and the place.
type stemWord struct {
	word  string
	units []string
}

// Agency returns the agency of code whether or not it still exists.
func (r *Register) Agency(code string) (Agency, bool) {
	i := slices.IndexFunc(r.agencies, func(a Agency) bool { return a.Code == code })
	if i < 0 {
		return Agency{}, false
	}
	return r.agencies[i], true
}

// Agencies returns all agencies of all times in the register's order.
func (r *Register) Agencies() []Agency { return slices.Clone(r.agencies) }

// Groups returns all groups in the register's order.
func (r *Register) Groups() []Group { return slices.Clone(r.groups) }

// Successors returns who has taken over the work of code by the day at. A successor that has itself ended by then is replaced
// by its own successors, so that a sheet issued long ago still finds somebody who can answer it; a scope is then the narrower
// one that is written.
func (r *Register) Successors(code string, at viet.Date) []Successor {
	return r.follow(code, at, map[string]bool{code: true})
}

// Heirs returns who has taken over the work of an agency between two days, and so answers on the later one for what it was given on
// the earlier one. It is empty while the agency is still there: what it gave away in part, a person reassigns.
func (r *Register) Heirs(code string, from, to viet.Date) []Successor {
	a, ok := r.Agency(code)
	if !ok || a.On(to) {
		return nil
	}
	return slices.DeleteFunc(r.Successors(code, to), func(s Successor) bool { return s.From <= from })
}

// Inherits reports whether the agency heir answers, on the later day, for all or part of what code was given on the earlier one.
func (r *Register) Inherits(heir, code string, from, to viet.Date) bool {
	return slices.ContainsFunc(r.Heirs(code, from, to), func(s Successor) bool { return s.Code == heir })
}

func (r *Register) follow(code string, at viet.Date, seen map[string]bool) []Successor {
	a, _ := r.Agency(code)
	var out []Successor
	for _, s := range a.Successors {
		if at != "" && s.From > at || seen[s.Code] {
			continue
		}
		seen[s.Code] = true
		next, _ := r.Agency(s.Code)
		if at == "" || next.On(at) {
			out = append(out, s)
			continue
		}
		for _, later := range r.follow(s.Code, at, seen) {
			if later.Scope == "" {
				later.Scope = s.Scope
			}
			out = append(out, later)
		}
	}
	return out
}
