package parser

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/internal/viet"
	"theodoi/templates"
)

// role is what a label line or a column says of its task.
type role string

const (
	content role = "content"
	direct  role = "direct"
	lead    role = "lead"
	support role = "support"
	due     role = "due"
	product role = "product"
	funding role = "funding"

	// Roles of columns only.
	ordinalColumn role = "number"
	targetColumn  role = "target"
	unitColumn    role = "unit"
	figureColumn  role = "figure" // what is to be reached
	pastColumn    role = "past"   // what was reached
	noteColumn    role = "note"
)

var (
	labelRoles  = []role{content, direct, lead, support, due, product, funding}
	columnRoles = append([]role{ordinalColumn, targetColumn, unitColumn, figureColumn, pastColumn, noteColumn}, labelRoles...)
)

// Labels knows the wordings of label lines and of the heads of columns.
type Labels struct {
	known   []labelWords // the longest first
	columns []labelWords
	keys    []labelWords // in the order of the file: the first that a wording holds decides
	fill    map[string]bool
}

type labelWords struct {
	folded string
	role   role
}

// labelFile is the form of labels.yaml.
type labelFile struct {
	Lines   map[role][]string `yaml:"lines"`
	Columns map[role][]string `yaml:"columns"`
	Keys    []struct {
		Role  role     `yaml:"role"`
		Words []string `yaml:"words"`
	} `yaml:"keys"`
	Fill []string `yaml:"fill"`
}

// ReadLabels reads a file of label wordings.
func ReadLabels(data []byte) (*Labels, error) {
	var file labelFile
	if err := templates.Decode("labels", data, &file); err != nil {
		return nil, err
	}
	labels := &Labels{fill: map[string]bool{}}
	var err error
	if labels.known, err = wordings(file.Lines, labelRoles); err != nil {
		return nil, err
	}
	if labels.columns, err = wordings(file.Columns, columnRoles); err != nil {
		return nil, err
	}
	for _, k := range file.Keys {
		if !knownRole(k.Role, columnRoles) {
			return nil, fmt.Errorf("reading labels: unknown role %q", k.Role)
		}
		for _, w := range k.Words {
			key := strings.Join(strings.FieldsFunc(viet.Fold(w), betweenWords), " ")
			labels.keys = append(labels.keys, labelWords{" " + key + " ", k.Role})
			labels.addFill(w)
		}
	}
	for _, w := range file.Fill {
		labels.addFill(w)
	}
	return labels, nil
}

func wordings(lists map[role][]string, roles []role) ([]labelWords, error) {
	var out []labelWords
	for _, r := range roles {
		for _, words := range lists[r] {
			out = append(out, labelWords{viet.Fold(words), r})
		}
	}
	for r := range lists {
		if !knownRole(r, roles) {
			return nil, fmt.Errorf("reading labels: unknown role %q", r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].folded) > len(out[j].folded) })
	return out, nil
}

func knownRole(r role, roles []role) bool {
	for _, k := range roles {
		if k == r {
			return true
		}
	}
	return false
}

func (l *Labels) addFill(words string) {
	for _, w := range strings.FieldsFunc(viet.Fold(words), betweenWords) {
		l.fill[w] = true
	}
}

// field is one label of a line with its value, as offsets in the line's text.
type field struct {
	role  role
	begin int // where the label's words begin
	value int // where the value begins
	stop  int // behind the value
}

// maxLabel is the length in bytes within which a label's colon must stand.
const maxLabel = 120

// fields returns the labels of a line with what stands behind each; none if text is no label line. Behind the first, others may follow
// on the same line: "Chủ trì: Sở A; phối hợp: Sở B; thời gian: quý I".
func (l *Labels) fields(text string, body int) []field {
	first, ok := l.opening(text, body)
	if !ok {
		return nil
	}
	out := []field{first}
	for from := first.value; ; {
		i := strings.IndexByte(text[from:], ':')
		if i < 0 {
			break
		}
		colon := from + i
		if r, begin, ok := l.inner(text, out[len(out)-1].value, colon); ok {
			out = append(out, field{role: r, begin: begin, value: colon + 1})
		}
		from = colon + 1
	}
	for i := range out {
		out[i].stop = len(text)
		if i+1 < len(out) {
			out[i].stop = out[i+1].begin
		}
	}
	return out
}

// opening reads the label that a line begins with.
func (l *Labels) opening(text string, body int) (field, bool) {
	colon := strings.IndexByte(text[:min(len(text), maxLabel)], ':')
	if colon < 0 || body > colon {
		return l.withoutColon(text, body)
	}
	words := strings.Trim(text[body:colon], "*_ ")
	if r, ok := l.line(words); ok {
		return field{role: r, begin: body, value: colon + 1}, true
	}
	return field{}, false
}

// line returns the role of the words in front of a colon.
func (l *Labels) line(words string) (role, bool) {
	folded := viet.Fold(withoutBrackets(words))
	for _, k := range l.known {
		if folded == k.folded {
			return k.role, true
		}
	}
	if r, ok := l.byKey(folded); ok && (r == lead || r == support || r == due || r == direct) {
		return r, true
	}
	return "", false
}

// byKey reads a wording that no list has: all its words are among those that labels are made of, and one is the key of a role.
func (l *Labels) byKey(folded string) (role, bool) {
	words := strings.FieldsFunc(folded, betweenWords)
	if len(words) < 2 || len(words) > 12 {
		return "", false
	}
	for _, w := range words {
		if !l.fill[w] {
			return "", false
		}
	}
	if !verbless(folded) {
		return "", false
	}
	return l.key(words)
}

// betweenWords reports what stands between words. Folded words hold marks, which are no letters.
func betweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

func (l *Labels) key(words []string) (role, bool) {
	joined := " " + strings.Join(words, " ") + " "
	for _, k := range l.keys {
		if strings.Contains(joined, k.folded) {
			return k.role, true
		}
	}
	return "", false
}

// timeBehind are the words with which a time goes on behind a label that lost its colon.
var timeBehind = map[string]bool{}

func init() {
	for _, w := range []string{"trước", "sau", "từ", "trong", "đến", "quý", "quí", "tháng", "năm", "ngày", "thường", "hằng", "hàng", "chậm"} {
		timeBehind[viet.Fold(w)] = true
	}
}

// withoutColon reads "Thời gian thực hiện sau khi …": a label of a time that lost its colon.
func (l *Labels) withoutColon(text string, body int) (field, bool) {
	if len(text) > 4*maxLabel {
		return field{}, false
	}
	words := strings.Fields(text[body:])
	if len(words) < 3 {
		return field{}, false
	}
	for _, k := range l.known {
		n := strings.Count(k.folded, " ") + 1
		if k.role != due || n < 3 || n >= len(words) || viet.Fold(strings.Join(words[:n], " ")) != k.folded || !timeBehind[viet.Fold(words[n])] {
			continue
		}
		at := body
		for range n {
			at += strings.IndexFunc(text[at:], func(r rune) bool { return !unicode.IsSpace(r) })
			at += strings.IndexFunc(text[at:], unicode.IsSpace)
		}
		return field{role: due, begin: body, value: at}, true
	}
	return field{}, false
}

// innerFields returns the labels that stand behind what a line says itself, each behind the end of a sentence: who leads or when must be the
// first.
func (l *Labels) innerFields(text string, body int) []field {
	var out []field
	for from := body; ; {
		i := strings.IndexByte(text[from:], ':')
		if i < 0 {
			break
		}
		colon := from + i
		since := body
		if len(out) > 0 {
			since = out[len(out)-1].value
		}
		r, begin, ok := l.inner(text, since, colon)
		if ok && (len(out) > 0 || (r == lead || r == due) && strings.Contains(strings.TrimSpace(text[begin:colon]), " ") && endsSentence(text[:begin]) &&
			strings.Count(text[:begin], "(") <= strings.Count(text[:begin], ")")) {
			out = append(out, field{role: r, begin: begin, value: colon + 1})
		}
		from = colon + 1
	}
	for i := range out {
		out[i].stop = len(text)
		if i+1 < len(out) {
			out[i].stop = out[i+1].begin
		}
	}
	return out
}

// endsSentence reports whether text ends with a mark that ends a sentence or a clause.
func endsSentence(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";")
}

// inner finds a label that ends at colon, no earlier than from, behind a mark that ends the value before it.
func (l *Labels) inner(text string, from, colon int) (role, int, bool) {
	begin := colon
	if i := strings.LastIndexAny(text[from:colon], ";,.–-("); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[from+i:])
		begin = from + i + size
	} else {
		return "", 0, false
	}
	words := strings.Trim(text[begin:colon], "*_ ")
	folded := viet.Fold(words)
	for _, k := range l.known {
		if folded == k.folded && k.role != content {
			return k.role, begin, true
		}
	}
	return "", 0, false
}

// column returns the role of the head of a column; empty if it is none that says something of tasks or targets.
func (l *Labels) column(head string) role {
	folded := strings.Trim(viet.Fold(withoutBrackets(head)), " .:*_")
	if folded == "" {
		return ""
	}
	for _, k := range l.columns {
		if folded == k.folded {
			return k.role
		}
	}
	for _, k := range l.known {
		if folded == k.folded {
			return k.role
		}
	}
	words := strings.FieldsFunc(folded, betweenWords)
	if len(words) > longestColumnHead {
		return ""
	}
	r, _ := l.key(words)
	return r
}

// longestColumnHead is the most words the head of a column has.
const longestColumnHead = 16

// withoutBrackets drops what stands in round brackets, unless that is all.
func withoutBrackets(s string) string {
	out := without(s, spanOf(s), brackets(s))
	if strings.TrimSpace(out) == "" {
		return s
	}
	return out
}
