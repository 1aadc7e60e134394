package agency

import (
	"slices"

	"theodoi/internal/viet"
)

// View is a register as of one day. It is not changed after At and may be shared between goroutines.
type View struct {
	Day      viet.Date
	register *Register
	agencies []Agency // of the day, by name in Vietnamese order
	groups   []Group
	byCode   map[string]Agency
	group    map[string]Group
	trie     *trie
	names    int32 // root of all names
	words    int32 // root of the words between names
	stems    []stem
	near     []nearName
}

// At returns what names mean on the day d. The empty date takes all times together.
func (r *Register) At(d viet.Date) *View {
	v := &View{Day: d, register: r, byCode: map[string]Agency{}, group: map[string]Group{}, trie: newTrie()}
	for _, a := range r.agencies {
		v.byCode[a.Code] = a
		if a.On(d) {
			v.agencies = append(v.agencies, a)
		}
	}
	for _, g := range r.groups {
		v.group[g.Code] = g
		if g.On(d) {
			v.groups = append(v.groups, g)
		}
	}
	sorter := viet.NewSorter()
	slices.SortStableFunc(v.agencies, func(a, b Agency) int { return sorter.Compare(a.Name, b.Name) })
	v.index()
	return v
}

// Agency returns the agency of code if it exists on the View's day.
func (v *View) Agency(code string) (Agency, bool) {
	a, ok := v.byCode[code]
	if !ok || !a.On(v.Day) {
		return Agency{}, false
	}
	return a, true
}

// Agencies returns the agencies of the day by name in Vietnamese order.
func (v *View) Agencies() []Agency { return slices.Clone(v.agencies) }

// Groups returns the groups of the day in the register's order.
func (v *View) Groups() []Group { return slices.Clone(v.groups) }

// Group returns the group of code if it exists on the View's day.
func (v *View) Group(code string) (Group, bool) {
	g, ok := v.group[code]
	if !ok || !g.On(v.Day) {
		return Group{}, false
	}
	return g, true
}

// Members returns the agencies of a group on the View's day by name in Vietnamese order. An agency that sits in another is a
// member only where its code is listed, because its parent already stands for it. Open groups have none.
func (v *View) Members(code string) []Agency {
	g, ok := v.Group(code)
	if !ok || g.Open {
		return nil
	}
	var out []Agency
	for _, a := range v.agencies {
		if a.Parent == "" && slices.Contains(g.Kinds, a.Kind) || slices.Contains(g.Codes, a.Code) {
			out = append(out, a)
		}
	}
	return out
}

// index builds the phrase sets of the day.
func (v *View) index() {
	v.names, v.words = v.trie.root(), v.trie.root()
	for r, phrases := range roleWords {
		for _, p := range phrases {
			v.trie.add(v.words, foldWords(p), entry{role: r}, nil)
			v.trie.learn(p)
		}
	}
	v.indexStems()
	for _, s := range v.register.names {
		e := entry{code: s.code, group: s.group, caps: s.caps, notThen: !s.On(v.Day)}
		e.stem, e.unit = v.indexPlace(s, e)
		v.trie.add(v.names, s.words, e, betterNow)
	}
	for _, a := range v.register.agencies {
		v.learn(a.Name, a.Aliases)
		if a.On(v.Day) {
			v.addNear(a.Name, a.Aliases)
		}
	}
	for _, g := range v.register.groups {
		v.learn(g.Name, g.Aliases)
		if g.On(v.Day) {
			v.addNear(g.Name, nil)
		}
	}
}

func (v *View) learn(name string, aliases []string) {
	v.trie.learn(name)
	for _, a := range aliases {
		v.trie.learn(a)
	}
}

// betterNow lets a name of the day take the place of one of another time, and the later of two past ones the earlier.
func betterNow(old, e entry) bool { return old.notThen && !e.notThen || old.caps && !e.caps }
