package agency

import (
	"maps"
	"slices"
	"sync"

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

	foreign  bool
	later    bool                // names of bodies that are yet to be formed are known too
	also     map[string]struct{} // codes that are there although they are not of the day
	common   *Common
	generics int32 // root of the names that all provinces share
	heads    int32 // root of the words names begin with
	sets     int32 // root of the words that call many by one name
	verbs    int32 // root of the words a sentence goes on with behind who does it
	marks    int32 // root of the words that say which of a set
}

// At returns what names mean on the day d. The empty date takes all times together.
func (r *Register) At(d viet.Date) *View { return r.view(viewKey{day: d}) }

// ForEdits is At for what a person corrects in a decision of the day d, perhaps years later: bodies that were formed meanwhile may be
// named too.
func (r *Register) ForEdits(d viet.Date) *View { return r.view(viewKey{day: d, later: true}) }

// With returns the View with the agencies of codes in it as if they were of the day: a plan may have been given to bodies that were
// formed after its decision. Codes that the register does not have change nothing.
func (v *View) With(codes []string) *View {
	out := *v
	out.also = maps.Clone(v.also)
	out.agencies = slices.Clone(v.agencies)
	for _, code := range codes {
		a, known := v.byCode[code]
		if _, here := out.Agency(code); !known || here {
			continue
		}
		if out.also == nil {
			out.also = map[string]struct{}{}
		}
		out.also[code] = struct{}{}
		out.agencies = append(out.agencies, a)
	}
	if len(out.agencies) > len(v.agencies) {
		sortByName(out.agencies)
	}
	return &out
}

func sortByName(all []Agency) {
	sorter := viet.NewSorter()
	slices.SortStableFunc(all, func(a, b Agency) int { return sorter.Compare(a.Name, b.Name) })
}

// views keeps the Views of a few days, which are asked for again and again.
type views struct {
	mu   sync.Mutex
	kept map[viewKey]*View
}

type viewKey struct {
	day            viet.Date
	foreign, later bool
}

// maxViews bounds what a Register keeps, whatever days it is asked for.
const maxViews = 8

// view is the register as of one day. A foreign one reads another province's decision: agencies of places are not there.
func (r *Register) view(key viewKey) *View {
	if r.views == nil {
		return r.newView(key)
	}
	r.views.mu.Lock()
	defer r.views.mu.Unlock()
	if v := r.views.kept[key]; v != nil {
		return v
	}
	if len(r.views.kept) >= maxViews || r.views.kept == nil {
		r.views.kept = map[viewKey]*View{}
	}
	v := r.newView(key)
	r.views.kept[key] = v
	return v
}

func (r *Register) newView(key viewKey) *View {
	d, foreign := key.day, key.foreign
	v := &View{
		Day: d, foreign: foreign, later: key.later, register: r, byCode: map[string]Agency{}, group: map[string]Group{}, trie: newTrie(),
	}
	for _, a := range r.agencies {
		if foreign && r.ofPlaces(a.Code, false) {
			continue
		}
		v.byCode[a.Code] = a
		if a.On(d) {
			v.agencies = append(v.agencies, a)
		}
	}
	for _, g := range r.groups {
		if foreign && r.ofPlaces(g.Code, true) {
			continue
		}
		v.group[g.Code] = g
		if g.On(d) {
			v.groups = append(v.groups, g)
		}
	}
	sortByName(v.agencies)
	v.index()
	return v
}

// Agency returns the agency of code if it exists on the View's day.
func (v *View) Agency(code string) (Agency, bool) {
	a, ok := v.byCode[code]
	if _, also := v.also[code]; !ok || !also && !a.On(v.Day) {
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
		if v.skips(s) {
			continue
		}
		e := entry{code: s.code, group: s.group, caps: s.caps, notThen: !s.On(v.Day)}
		e.stem, e.unit = v.indexPlace(s, e)
		v.trie.add(v.names, s.words, e, betterNow)
	}
	v.indexCommon()
	for _, a := range v.register.agencies {
		v.learn(a.Name, a.Aliases)
		if _, here := v.Agency(a.Code); here {
			v.addNear(a.Name, a.Aliases)
		}
	}
	for _, g := range v.register.groups {
		v.learn(g.Name, g.Aliases)
		if _, here := v.Group(g.Code); here {
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

// skips reports whether a name means nothing of this register on the View's day. A place of another province does, and a commune that
// is yet to be formed: communes take the names of others that were there before them, so that "not at this date" would be wrong.
func (v *View) skips(s spelling) bool {
	if v.foreign && v.register.ofPlaces(s.code, s.group) {
		return true
	}
	return !v.later && !s.group && s.From != "" && v.Day != "" && v.Day < s.From && v.byCode[s.code].Kind == Commune
}

// betterNow lets a name of the day take the place of one of another time, and the later of two past ones the earlier.
// A name of the register is never given up for a shared one.
func betterNow(old, e entry) bool {
	if e.common > 0 {
		return false
	}
	return old.notThen && !e.notThen || old.caps && !e.caps
}
