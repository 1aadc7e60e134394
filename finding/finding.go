// Package finding is the one catalogue of what can be wrong: with a decision, a register, a returned workbook, the store.
//
// A Finding is data, not an error: a reader returns all of a file's findings at once and goes on with the rest. Its Code is
// stable and never used again for something else; its words for people come from the catalogue, in Vietnamese, and say where,
// what was found, what was wanted and what to do.
package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Severity says what a finding means for the thing it was found in.
type Severity string

const (
	// Note is for information; nothing waits for a person.
	Note Severity = "note"
	// Warn marks something that was taken as read but that a person should look at.
	Warn Severity = "warn"
	// Block marks something that was not taken: a cell, a row or a whole file, as Place says.
	Block Severity = "block"
)

// Place says where a finding stands, as the user sees it.
type Place struct {
	File  string // name of the file, without folder
	Sheet string // sheet as named in the file
	Cell  string // cell or row in Excel's words: F14, 14:14
	Page  int    // page of the decision, 1-based; 0 where there are none
	Line  int    // line of the decision or of its page, 1-based; 0 if none
	Ref   string // Ref of the target or task, if known
}

// String writes the place as a person would look it up: "Nhiệm vụ!F14", "trang Nhiệm vụ, dòng 14", "dòng 59".
func (p Place) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	rows, whole := wholeRows(p.Cell)
	switch {
	case p.Sheet != "" && whole:
		parts = append(parts, "trang "+p.Sheet+", dòng "+rows)
	case p.Sheet != "" && p.Cell != "":
		parts = append(parts, p.Sheet+"!"+p.Cell)
	case p.Sheet != "":
		parts = append(parts, "trang "+p.Sheet)
	}
	if p.Page > 0 {
		parts = append(parts, "trang "+strconv.Itoa(p.Page))
	}
	if p.Line > 0 {
		parts = append(parts, "dòng "+strconv.Itoa(p.Line))
	}
	if len(parts) == 0 && p.Ref != "" {
		parts = append(parts, "mục "+p.Ref)
	}
	return strings.Join(parts, ", ")
}

// wholeRows writes rows that Excel calls 7:7, 17:17 as people do: 7, 17.
func wholeRows(cell string) (rows string, ok bool) {
	var names []string
	for part := range strings.SplitSeq(cell, ", ") {
		from, to, area := strings.Cut(part, ":")
		if !area || from != to || strings.Trim(from, "0123456789") != "" {
			return "", false
		}
		names = append(names, from)
	}
	return strings.Join(names, ", "), true
}

// Code names one kind of finding. Codes are stable: once given, never reused.
type Code string

// Finding is one thing that is wrong or worth a look.
type Finding struct {
	Code     Code
	Severity Severity
	Place    Place
	Got      string // what was found
	Want     string // what was wanted, or the readings to choose from
}

// New returns the finding of code with the catalogue's severity. The code must stand in the catalogue.
func New(code Code, place Place, got, want string) Finding {
	return Finding{Code: code, Severity: entry(code).Severity, Place: place, Got: got, Want: want}
}

// Message says in Vietnamese what was found and what was wanted, without the place.
func (f Finding) Message() string { return fill(entry(f.Code).Message, f) }

// Remedy says in Vietnamese what to do.
func (f Finding) Remedy() string { return fill(entry(f.Code).Remedy, f) }

// String is the whole sentence: place, message and remedy.
func (f Finding) String() string {
	place := f.Place.String()
	if place != "" {
		place += ": "
	}
	return fmt.Sprintf("%s%s %s", place, f.Message(), f.Remedy())
}

// maxQuoted is how many letters of foreign text a message repeats; the whole text stays in Got.
const maxQuoted = 160

func fill(text string, f Finding) string {
	return strings.NewReplacer("{got}", shorten(f.Got), "{want}", shorten(f.Want), "{ref}", f.Place.Ref).Replace(text)
}

func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= maxQuoted {
		return s
	}
	return string(runes[:maxQuoted]) + "…"
}

// Entry is one line of the catalogue.
type Entry struct {
	Code     Code
	Severity Severity
	Message  string // {got}, {want} and {ref} stand for the finding's own
	Remedy   string
	Got      string // an example of what is found
	Want     string // an example of what was wanted
}

func entry(code Code) Entry {
	i := slices.IndexFunc(catalogue, func(e Entry) bool { return e.Code == code })
	if i < 0 {
		panic("finding: code outside the catalogue: " + string(code))
	}
	return catalogue[i]
}

// Catalogue returns every entry, in the order of the pipeline.
func Catalogue() []Entry { return slices.Clone(catalogue) }

// Sort orders findings as a person goes through a file: by file, line, sheet, then as they came.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Page, b.Place.Page), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Sheet, b.Place.Sheet))
	})
}

// Any reports whether a finding of the severity stands in findings.
func Any(findings []Finding, severity Severity) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Severity == severity })
}
