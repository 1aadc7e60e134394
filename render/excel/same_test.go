package excel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"theodoi/sheet"
)

// fatal is what both a test and a property offer.
type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

// writeBoth writes book both ways and holds the files against each other. It returns the fast one, or nil where both refuse the book.
func writeBoth(t fatal, book sheet.Book) []byte {
	t.Helper()
	var fast, reference bytes.Buffer
	err, referenceErr := Write(&fast, book), WriteReference(&reference, book)
	if (err == nil) != (referenceErr == nil) {
		t.Fatalf("written directly: %v; by the reference: %v", err, referenceErr)
	}
	if err != nil {
		if fast.Len() > 0 {
			t.Fatalf("%v, and %d bytes of a file", err, fast.Len())
		}
		return nil
	}
	sameFile(t, fast.Bytes(), reference.Bytes())
	return fast.Bytes()
}

// sameFile compares two workbooks part by part, as XML: every element, attribute and text in order. Attributes may stand in any order, and
// where the files number their shared texts differently, the texts themselves are compared.
func sameFile(t fatal, got, want []byte) {
	t.Helper()
	gotParts, wantParts := partsOf(t, got), partsOf(t, want)
	for name := range wantParts {
		if _, ok := gotParts[name]; !ok {
			t.Fatalf("the file lacks %s", name)
		}
	}
	gotTexts, wantTexts := sharedTexts(t, gotParts["xl/sharedStrings.xml"]), sharedTexts(t, wantParts["xl/sharedStrings.xml"])
	for name, data := range gotParts {
		other, ok := wantParts[name]
		if !ok {
			t.Fatalf("the file has %s, which the reference has not", name)
		}
		if name == "xl/sharedStrings.xml" {
			continue
		}
		a, b := canonical(t, name, data, gotTexts), canonical(t, name, other, wantTexts)
		for i := range max(len(a), len(b)) {
			if i >= len(a) || i >= len(b) || a[i] != b[i] {
				t.Fatalf("%s differs:\n%q\nwant\n%q", name, near(a, i), near(b, i))
			}
		}
	}
	// The reference writes a text that looks like a code once a cell.
	if !slices.Equal(gotTexts, unique(wantTexts)) || len(unique(gotTexts)) != len(gotTexts) {
		t.Fatalf("shared texts %q, want %q", gotTexts, unique(wantTexts))
	}
}

func near(list []string, i int) []string {
	return list[min(max(0, i-3), len(list)):min(i+4, len(list))]
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// partsOf unpacks a file; reading checks every part's sum.
func partsOf(t fatal, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil || parts[f.Name] != nil {
			t.Fatalf("%s: %v, or there are two", f.Name, err)
		}
		parts[f.Name] = data
	}
	return parts
}

// sharedTexts returns the entries of the shared texts, with a mark where spaces at the ends are kept.
func sharedTexts(t fatal, data []byte) []string {
	t.Helper()
	var table struct {
		Count  int `xml:"count,attr"`
		Unique int `xml:"uniqueCount,attr"`
		Items  []struct {
			Text struct {
				Space string `xml:"space,attr"`
				Value string `xml:",chardata"`
			} `xml:"t"`
		} `xml:"si"`
	}
	if err := xml.Unmarshal(data, &table); err != nil {
		t.Fatalf("shared texts: %v", err)
	}
	if table.Count != len(table.Items) || table.Unique != len(table.Items) {
		t.Fatalf("%d shared texts, but counts say %d and %d", len(table.Items), table.Count, table.Unique)
	}
	var texts []string
	for _, i := range table.Items {
		texts = append(texts, i.Text.Space+":"+i.Text.Value)
	}
	return texts
}

// canonical is a part as a list of its tags and texts, with the numbers of shared texts replaced by the texts.
func canonical(t fatal, name string, data []byte, shared []string) []string {
	t.Helper()
	var out []string
	var text strings.Builder
	inShared := false
	flush := func() {
		s := text.String()
		text.Reset()
		if s == "" {
			return
		}
		if inShared {
			n, err := strconv.Atoi(s)
			if err != nil || n < 0 || n >= len(shared) {
				t.Fatalf("%s: no shared text %q", name, s)
			}
			s = shared[n]
		}
		out = append(out, s)
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			flush()
			tag := canonicalTag(e)
			if e.Name.Local == "c" {
				inShared = strings.Contains(tag, ` t="s"`)
			}
			out = append(out, tag)
		case xml.EndElement:
			flush()
			inShared = inShared && e.Name.Local != "c"
			out = append(out, "</"+e.Name.Space+" "+e.Name.Local+">")
		case xml.CharData:
			if len(out) > 0 { // not the line end behind the declaration
				text.Write(e)
			}
		}
	}
}

// canonicalTag writes a tag with its attributes in order. Which names a part declares for its name spaces does not matter.
func canonicalTag(e xml.StartElement) string {
	var attributes []string
	for _, a := range e.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			attributes = append(attributes, fmt.Sprintf(" %s=%q", strings.TrimPrefix(a.Name.Space+":"+a.Name.Local, ":"), a.Value))
		}
	}
	slices.Sort(attributes)
	return "<" + e.Name.Space + " " + e.Name.Local + strings.Join(attributes, "") + ">"
}

// TestADifferenceIsSeen makes sure that the comparison above notices what it has to.
func TestADifferenceIsSeen(t *testing.T) {
	file := write(t, sample())
	for name, change := range map[string]func(*sheet.Book){
		"text":   func(b *sheet.Book) { b.Sheets[1].Rows[0].Cells["text"] = "khác" },
		"spaces": func(b *sheet.Book) { b.Sheets[1].Rows[0].Cells["text"] += " " },
		"width":  func(b *sheet.Book) { b.Sheets[1].Columns[4].Width++ },
		"hint":   func(b *sheet.Book) { b.Sheets[0].Rows[0].Hints = map[string]string{"actual": "khác"} },
		"late":   func(b *sheet.Book) { b.Sheets[1].Rows[0].Late = true },
		"issue":  func(b *sheet.Book) { b.Issue.Base = "khác" },
		"cover":  func(b *sheet.Book) { b.Cover.Agency = "Cục khác" },
		"style":  func(b *sheet.Book) { b.Sheets[3].Columns[3].Center = true },
	} {
		book := sample()
		change(&book)
		noticed := &noticing{}
		func() {
			defer func() { _ = recover() }()
			sameFile(noticed, file, write(t, book))
		}()
		if noticed.said == "" {
			t.Errorf("another %s is not noticed", name)
		}
	}
}

// noticing keeps what a comparison would fail with.
type noticing struct{ said string }

func (n *noticing) Helper() {}
func (n *noticing) Fatalf(format string, args ...any) {
	n.said = fmt.Sprintf(format, args...)
	panic(n.said)
}
