package report

import (
	"bytes"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"time"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// A value that a template fills in travels through Markdown as its number between these two letters of the private use area. Text files
// may not hold them, and values never stand in the text themselves, so that no value can be forged or read as Markdown.
const (
	valueOpen  = '\ue000'
	valueClose = '\ue001'
)

// Functions that instrumented templates call.
const (
	atName  = "_at"
	putName = "_put"
)

// Limits of one paper: templates are written by people, and a slip must not hang the program.
const (
	maxSteps  = 500_000
	maxOutput = 8 << 20
	maxTime   = 20 * time.Second
	maxMade   = 1 << 16 // letters that one call of print, printf makes
)

// Phrase is a sentence or a part of one, in runs; figures in it lead to their sources.
type Phrase []Run

// String is the phrase without its looks and links.
func (p Phrase) String() string {
	var b strings.Builder
	for _, r := range p {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Blocks are parts of a paper that no text can write: tables, charts, the signature, appendices.
type Blocks struct {
	nodes    []Node
	appendix *Appendix
	sign     *Signature
}

// run fills one paper in.
type run struct {
	texts  *Texts
	out    bytes.Buffer
	begins bool // whether the next letter begins a line
	here   place
	spans  []span
	values []any // string, Phrase or Blocks
	steps  int
	until  time.Time
}

// span says that the output from start on was written at a place of a template.
type span struct {
	start int
	at    place
}

// execute runs the paper's template over data. funcs are the functions that know the data.
func (t *Texts) execute(paper string, data any, funcs template.FuncMap) (r *run, err error) {
	r = &run{texts: t, begins: true, until: time.Now().Add(maxTime)}
	defer func() {
		if broke := recover(); broke != nil {
			err = Mistakes{t.mistake(finding.TextFailed, r.here, words.TextOther(fmt.Sprint(broke)))}
		}
	}()
	name := paper + ".md"
	if t.root.Lookup(name) == nil {
		return r, Mistakes{t.mistake(finding.TextFailed, place{file: name}, words.TextNoPart(name))}
	}
	clone, err := t.root.Clone()
	if err != nil {
		return r, fmt.Errorf("readying the report texts: %w", err)
	}
	clone.Funcs(funcs).Funcs(template.FuncMap{atName: r.at, putName: r.put})
	if err := clone.ExecuteTemplate(r, name, data); err != nil {
		return r, Mistakes{t.explain(finding.TextFailed, err)}
	}
	return r, nil
}

// at notes which line is written next. It is called at every step of a template and stops one that does not end.
func (r *run) at(n int) (string, error) {
	if n >= 0 && n < len(r.texts.places) {
		r.here = r.texts.places[n]
	}
	r.steps++
	if r.steps > maxSteps || r.steps%1024 == 0 && time.Now().After(r.until) {
		return "", textError{r.here, words.TextEndless}
	}
	return "", nil
}

// put keeps a value that is printed and writes its number in its place.
func (r *run) put(n int, value any) (string, error) {
	if _, err := r.at(n); err != nil {
		return "", err
	}
	switch v := value.(type) {
	case nil:
		return "", nil
	case Blocks:
		return "\n\n" + r.keep(v) + "\n\n", nil
	case Phrase:
		if v.String() == "" {
			return "", nil
		}
		return r.keep(v), nil
	case string:
		if strings.TrimSpace(v) == "" {
			return v, nil
		}
		return r.keep(viet.NFC(v)), nil
	case fmt.Stringer:
		return r.put(n, v.String())
	}
	switch reflect.ValueOf(value).Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return r.keep(fmt.Sprint(value)), nil
	case reflect.String:
		return r.put(n, reflect.ValueOf(value).String())
	}
	return "", textError{r.here, words.TextNotText}
}

func (r *run) keep(value any) string {
	r.values = append(r.values, value)
	return string(valueOpen) + strconv.Itoa(len(r.values)-1) + string(valueClose)
}

// Write takes what the template writes. Space at the start of a line is left out: it means nothing here, and to Markdown it might.
func (r *run) Write(p []byte) (int, error) {
	if r.out.Len()+len(p) > maxOutput {
		return 0, textError{r.here, words.TextTooLong}
	}
	at := r.here
	for rest := p; len(rest) > 0; {
		end := bytes.IndexByte(rest, '\n') + 1
		line := rest
		if end > 0 {
			line = rest[:end]
		}
		rest = rest[len(line):]
		if r.begins {
			line = bytes.TrimLeft(line, " \t")
		}
		if len(line) > 0 {
			r.spans = append(r.spans, span{r.out.Len(), at})
			r.begins = line[len(line)-1] == '\n'
		}
		r.out.Write(line)
		if end > 0 {
			at.line++
		}
	}
	r.here = at
	return len(p), nil
}

// placeOf is where the output at offset was written.
func (r *run) placeOf(offset int) place {
	i := sort.Search(len(r.spans), func(i int) bool { return r.spans[i].start > offset })
	if i == 0 {
		return r.here
	}
	return r.spans[i-1].at
}

// piecesOf cuts a text into what stands in it and the values that were filled in.
func (r *run) piecesOf(text string) []any {
	var out []any
	for text != "" {
		i := strings.IndexRune(text, valueOpen)
		j := strings.IndexRune(text, valueClose)
		if i < 0 || j < i {
			return append(out, text)
		}
		if i > 0 {
			out = append(out, text[:i])
		}
		n, err := strconv.Atoi(text[i+utf8.RuneLen(valueOpen) : j])
		if err == nil && n < len(r.values) {
			out = append(out, r.values[n])
		}
		text = text[j+utf8.RuneLen(valueClose):]
	}
	return out
}

// plain is a text with its values as words.
func (r *run) plain(text string) string {
	var b strings.Builder
	for _, piece := range r.piecesOf(text) {
		switch v := piece.(type) {
		case string:
			b.WriteString(v)
		case Phrase:
			b.WriteString(v.String())
		}
	}
	return squeeze(b.String())
}

// squeeze makes every run of blanks one blank; a blank that no line ends at stays.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, isBlank), " ")
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\v' || r == '\f'
}
