package agency

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// Seen is a name as a decision has it, with the lines that have it.
type Seen struct {
	Name  string
	Lines []int
}

// Drafted is a register file to be corrected, and what is in it.
type Drafted struct {
	File                     []byte
	Agencies, Groups, Unsure int // Unsure: texts that may be no names; they stand in the file as remarks
}

// Draft makes a register of the names that a decision uses, for a person to correct: what the decision says of its issuer, every
// body and every set with a guessed kind and a code made of initials, and the lines where each was seen. Bodies that base knows keep
// its codes. What comes out is read by Read without a finding.
func Draft(title, issuer, place string, seen []Seen, base *Register) Drafted {
	d := newDrafting(issuer, place, base)
	for _, s := range seen {
		d.add(s)
	}
	out := Drafted{File: d.yaml(title), Unsure: len(d.unsure)}
	for _, e := range d.entries {
		if e.group {
			out.Groups++
		} else {
			out.Agencies++
		}
	}
	return out
}

// drafting is a register in the making.
type drafting struct {
	base     *Register
	view     *View // knows nobody: it says what a name is made of
	province Province
	spell    speller
	entries  []draftEntry
	claimed  map[string]int // spelling -> index of its entry
	codes    map[string]bool
	unsure   []Seen
}

type draftEntry struct {
	code, name, abbreviation string
	aliases                  []string
	kind                     Kind
	group, open              bool
	lines                    []int
}

func newDrafting(issuer, place string, base *Register) *drafting {
	nobody := (&Register{Province: Province{Name: "-", Place: "-"}}).With(base.common)
	d := &drafting{base: base, view: nobody.At(""), claimed: map[string]int{}, codes: map[string]bool{}}
	d.province = provinceOf(issuer, place)
	d.spell = newSpeller(d.province, base.common.same)
	name := issuerName(issuer, d.province)
	code := "UBND"
	if !strings.HasPrefix(name, "UBND") {
		code = initials(name)
	}
	d.claim(draftEntry{code: code, name: name, kind: Authority})
	return d
}

// provinceOf reads whose decision it is off its head.
func provinceOf(issuer, place string) Province {
	unit := "tỉnh"
	folded := viet.Fold(issuer + " " + place)
	if strings.Contains(folded, viet.Fold("thành phố")) || strings.Contains(folded, viet.Fold("tp.")) {
		unit = "thành phố"
	}
	at := shortened(place)
	for _, w := range []string{"thành phố", "tp.", "tỉnh"} {
		if rest, ok := cutFold(at, w); ok {
			at = rest
		}
	}
	if at == "" {
		at = words.DraftNoPlace
	}
	return Province{Name: unit + " " + at, Place: at}
}

// cutFold cuts a prefix that may be written in other letters.
func cutFold(s, prefix string) (string, bool) {
	n := 0
	for i := range s + " " {
		if n == utf8.RuneCountInString(prefix) {
			if viet.Fold(s[:i]) == viet.Fold(prefix) {
				return strings.TrimSpace(s[i:]), true
			}
			break
		}
		n++
	}
	return s, false
}

// issuerName is what decisions call their issuer: "UBND tỉnh", not with its place.
func issuerName(issuer string, p Province) string {
	folded := viet.Fold(issuer)
	unit := strings.TrimSpace(strings.TrimSuffix(p.Name, p.Place))
	if issuer == "" || strings.Contains(folded, viet.Fold("ủy ban nhân dân")) || strings.Contains(folded, "ubnd") {
		return "UBND " + unit
	}
	name := shortened(issuer)
	if name == strings.ToUpper(name) {
		first, size := utf8.DecodeRuneInString(name)
		name = string(first) + strings.ToLower(name[size:])
	}
	if len(foldWords(name)) == 0 {
		return "UBND " + unit
	}
	return name
}

// plain takes out of a text the signs that mean something in a register file.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[](|)"\`, r) || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, viet.NFC(s))
	return viet.Spaces(s)
}

func shortened(s string) string { return cutLetters(plain(s), longestName) }

// longestName is how many letters a name in a draft may have.
const longestName = 200

func (d *drafting) add(s Seen) {
	name := plain(s.Name)
	res := d.view.Resolve(name)
	if len(res.Lead) != 1 || len(res.Support) > 0 || utf8.RuneCountInString(name) > longestName {
		d.doubt(Seen{name, s.Lines})
		return
	}
	m := res.Lead[0]
	if !m.generic || m.unsure {
		d.doubt(Seen{name, s.Lines})
		return
	}
	e := draftEntry{name: name, kind: cmp.Or(m.Kind, Department), group: m.Group, open: m.Open, lines: s.Lines}
	if m.Official != "" && !m.Group && plain(m.Official) != name {
		e.name, e.aliases = plain(m.Official), []string{name}
	}
	if m.Group {
		e.name = setName(name)
	}
	d.fromBase(&e, name)
	d.claim(e)
}

// setName is the pattern of a set's name: "các" may stand before it, or behind the body whose levels it names.
func setName(name string) string {
	name, _ = cutFold(name, "các")
	for _, tail := range []string{" có liên quan", " liên quan"} {
		if rest, ok := strings.CutSuffix(name, tail); ok {
			name = rest + " [có] liên quan"
			break
		}
	}
	for _, head := range []string{"Ủy ban nhân dân", "UBND"} {
		rest, ok := cutFold(name, head)
		if _, level := cutFold(rest, "cấp"); ok && !level {
			rest, _ = cutFold(rest, "các")
			return head + " [các] " + rest
		}
	}
	return name
}

// fromBase takes code, abbreviation and other names over from the register at hand, if it knows the name.
func (d *drafting) fromBase(e *draftEntry, name string) {
	if e.group {
		return
	}
	res := d.base.At("").Resolve(name)
	if len(res.Lead) != 1 || res.Lead[0].Group || len(res.Unknown) > 0 {
		return
	}
	a, ok := d.base.Agency(res.Lead[0].Code)
	if !ok || d.base.ofPlaces(a.Code, false) || strings.Contains(viet.Fold(a.Name), viet.Fold(d.base.Province.Place)) {
		return
	}
	e.code, e.kind, e.abbreviation = a.Code, a.Kind, a.Abbreviation
	e.aliases = slices.Concat(e.aliases, a.Aliases)
}

func (d *drafting) doubt(s Seen) {
	if i := slices.IndexFunc(d.unsure, func(x Seen) bool { return x.Name == s.Name }); i >= 0 {
		d.unsure[i].Lines = append(d.unsure[i].Lines, s.Lines...)
		return
	}
	d.unsure = append(d.unsure, s)
}

// claim puts the entry into the draft. One whose name another has already adds its lines to it; aliases that another has are left
// out.
func (d *drafting) claim(e draftEntry) {
	own := d.spellings(e, e.name)
	if len(own) == 0 {
		return
	}
	if at, ok := d.taken(own); ok {
		d.join(at, e)
		return
	}
	var keep []string
	for _, alias := range e.aliases {
		all := d.spellings(e, alias)
		if _, ok := d.taken(all); ok || len(all) == 0 || slices.Equal(all, own) {
			continue
		}
		keep = append(keep, alias)
		own = append(own, all...)
	}
	e.aliases = keep
	if short := d.spellings(e, e.abbreviation); e.abbreviation != "" {
		if _, ok := d.taken(short); ok {
			e.abbreviation = ""
		}
		own = append(own, short...)
	}
	e.code = d.unique(cmp.Or(e.code, codeOf(e)))
	d.entries = append(d.entries, e)
	for _, key := range own {
		if _, ok := d.claimed[key]; !ok {
			d.claimed[key] = len(d.entries) - 1
		}
	}
}

func (d *drafting) taken(keys []string) (int, bool) {
	for _, key := range keys {
		if at, ok := d.claimed[key]; ok {
			return at, true
		}
	}
	return 0, false
}

// join adds what was seen of e to an entry that answers to its name.
func (d *drafting) join(at int, e draftEntry) {
	to := &d.entries[at]
	for _, line := range e.lines {
		if !slices.Contains(to.lines, line) {
			to.lines = append(to.lines, line)
		}
	}
	for _, name := range append([]string{e.name}, e.aliases...) {
		all := d.spellings(*to, name)
		free := slices.ContainsFunc(all, func(key string) bool { _, ok := d.claimed[key]; return !ok })
		clash := slices.ContainsFunc(all, func(key string) bool { i, ok := d.claimed[key]; return ok && i != at })
		if !free || clash {
			continue
		}
		to.aliases = append(to.aliases, name)
		for _, key := range all {
			d.claimed[key] = at
		}
	}
}

// spellings are the folded ways to write a name that the register will take for the entry's.
func (d *drafting) spellings(e draftEntry, name string) []string {
	var all []spelling
	var err error
	if e.group {
		all, err = d.spell.group(Group{Name: "[các] " + name})
	} else {
		all, err = d.spell.agency(Agency{Name: name, Kind: e.kind})
	}
	if err != nil {
		return nil
	}
	var keys []string
	for _, s := range all {
		keys = append(keys, strings.Join(s.words, " "))
	}
	return keys
}

func (d *drafting) unique(code string) string {
	code = strings.Trim(code[:min(len(code), 20)], "-")
	if code == "" {
		code = "CQ"
	}
	out := code
	for n := 2; d.codes[out]; n++ {
		out = code + "-" + strconv.Itoa(n)
	}
	d.codes[out] = true
	return out
}

// codeOf makes a code of a name: its initials, "UBND-" before a place's.
func codeOf(e draftEntry) string {
	for _, head := range []string{"Ủy ban nhân dân", "UBND"} {
		rest, ok := cutFold(e.name, head)
		if !ok {
			continue
		}
		if e.group || e.kind == Authority {
			return "UBND-" + initials(rest)
		}
		_, place, found := strings.Cut(rest, " ")
		if found {
			return "UBND-" + initials(place)
		}
		return "UBND-" + initials(rest)
	}
	return initials(e.name)
}

// initials returns the first letters of a name's words in ASCII capitals; abbreviations and numbers stay whole, "và" and "các" are
// left out.
func initials(name string) string {
	var b strings.Builder
	scan(name, func(start, stop int, m mark) {
		w := name[start:stop]
		switch {
		case m == digits:
			b.WriteString(strings.Map(codeLetter, w))
		case m != word || slices.Contains([]string{viet.Fold("và"), viet.Fold("các")}, viet.Fold(w)):
		default:
			_, caps := casing(w)
			letters := strings.ToUpper(viet.Bare(w))
			if !caps || name == strings.ToUpper(name) {
				letters = letters[:min(1, len(letters))]
			}
			b.WriteString(strings.Map(codeLetter, letters))
		}
	})
	return b.String()
}

func codeLetter(r rune) rune {
	if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// yaml writes the draft as a register file.
func (d *drafting) yaml(title string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, words.DraftHead, shortened(title))
	fmt.Fprintf(&b, "province:\n  name: %s\n  place: %s\n\nissuer: %s\n\n", quoted(d.province.Name), quoted(d.province.Place), d.entries[0].code)
	d.writeSpellings(&b)
	b.WriteString("agencies:\n")
	for _, e := range d.entries {
		if !e.group {
			d.writeAgency(&b, e)
		}
	}
	d.writeGroups(&b)
	if len(d.unsure) > 0 {
		fmt.Fprintf(&b, "\n%s\n", words.DraftUnsure)
		for _, s := range d.unsure {
			fmt.Fprintf(&b, "#   %s (%s)\n", cutLetters(s.Name, longestName), lineList(s.Lines))
		}
	}
	return b.Bytes()
}

func cutLetters(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

func (d *drafting) writeSpellings(b *bytes.Buffer) {
	b.WriteString("spellings:\n")
	for _, set := range d.base.common.written {
		var all []string
		for _, s := range set {
			all = append(all, quoted(s))
		}
		fmt.Fprintf(b, "  - [%s]\n", strings.Join(all, ", "))
	}
	b.WriteString("\nstems:\n  - word: Sở\n  - word: Bộ\n  - word: UBND\n    units: [tỉnh, thành phố, thị xã, huyện, quận, xã, phường, thị trấn, đặc khu]\n\n")
}

func (d *drafting) writeAgency(b *bytes.Buffer, e draftEntry) {
	fmt.Fprintf(b, "\n  - code: %s%s\n    name: %s\n", e.code, seenAt(e.lines), quoted(e.name))
	if e.abbreviation != "" {
		fmt.Fprintf(b, "    abbreviation: %s\n", quoted(e.abbreviation))
	}
	writeAliases(b, e.aliases)
	fmt.Fprintf(b, "    kind: %s\n", e.kind)
}

func (d *drafting) writeGroups(b *bytes.Buffer) {
	first := true
	for _, e := range d.entries {
		if !e.group {
			continue
		}
		if first {
			b.WriteString("\ngroups:\n")
			first = false
		}
		fmt.Fprintf(b, "\n  - code: %s%s\n    name: %s\n", e.code, seenAt(e.lines), quoted("[các] "+e.name))
		var aliases []string
		for _, a := range e.aliases {
			aliases = append(aliases, "[các] "+a)
		}
		writeAliases(b, aliases)
		if e.open {
			b.WriteString("    open: true\n")
			continue
		}
		if e.kind == Commune || e.kind == District {
			b.WriteString("    expand: false\n")
		}
		fmt.Fprintf(b, "    members: {kinds: [%s]}\n", e.kind)
	}
}

func writeAliases(b *bytes.Buffer, aliases []string) {
	if len(aliases) == 0 {
		return
	}
	b.WriteString("    aliases:\n")
	for _, a := range aliases {
		fmt.Fprintf(b, "      - %s\n", quoted(a))
	}
}

func seenAt(lines []int) string {
	if len(lines) == 0 {
		return ""
	}
	return " # " + lineList(slices.Sorted(slices.Values(lines)))
}

// quoted writes a text so that YAML reads it back as it is.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
