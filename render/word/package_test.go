package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"theodoi/internal/ooxml"
	"theodoi/report"
)

// written writes doc and returns the file.
func written(t testing.TB, doc report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked returns the parts of a file by name.
func unpacked(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// element is an element of XML with its attributes and the text right below it.
type element struct {
	name       string
	attributes map[string]string
	text       string
	inside     []*element
}

// parsed reads XML; what is not well-formed fails the test.
func parsed(t testing.TB, name, data string) *element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	d := xml.NewDecoder(strings.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			last.inside = append(last.inside, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(root.inside) != 1 {
		t.Fatalf("%s has %d roots", name, len(root.inside))
	}
	return root.inside[0]
}

// all returns the elements of a name, in order.
func (e *element) all(name string) []*element {
	var list []*element
	for _, c := range e.inside {
		if c.name == name {
			list = append(list, c)
		}
		list = append(list, c.all(name)...)
	}
	return list
}

// shown is the text that Word shows of an element, a blank for every break and a line feed behind every paragraph.
func (e *element) shown() string {
	s := ""
	if e.name == "t" {
		s = e.text
	}
	if e.name == "br" || e.name == "tab" {
		s = " "
	}
	for _, c := range e.inside {
		s += c.shown()
	}
	if e.name == "p" {
		s += "\n"
	}
	return s
}

// checkPackage holds a file against the rules of packages of Office: parts are well-formed and of a known kind, and every relation
// that a part names leads to a part.
func checkPackage(t testing.TB, file []byte) {
	t.Helper()
	parts := unpacked(t, file)
	kinds := map[string]bool{}
	for _, o := range parsed(t, "[Content_Types].xml", parts["[Content_Types].xml"]).all("Override") {
		kinds[strings.TrimPrefix(o.attributes["PartName"], "/")] = o.attributes["ContentType"] != ""
	}
	for name, data := range parts {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !kinds[name] {
			t.Errorf("nothing says what %s is", name)
		}
		delete(kinds, name)
		if strings.HasSuffix(name, ".xlsx") {
			checkPackage(t, []byte(data))
			continue
		}
		parsed(t, name, data)
		checkRelations(t, parts, name)
	}
	for name := range kinds {
		t.Errorf("%s is announced but missing", name)
	}
}

var usedRelation = regexp.MustCompile(` r:(?:id|embed)="([^"]*)"`)

func checkRelations(t testing.TB, parts map[string]string, name string) {
	t.Helper()
	ids := map[string]bool{}
	if rels, ok := parts[ooxml.RelationsPart(name)]; ok {
		for _, r := range parsed(t, ooxml.RelationsPart(name), rels).all("Relationship") {
			ids[r.attributes["Id"]] = true
			if target := path.Join(path.Dir(name), r.attributes["Target"]); parts[target] == "" {
				t.Errorf("%s leads to %s, which is missing", name, target)
			}
		}
	}
	for _, m := range usedRelation.FindAllStringSubmatch(parts[name], -1) {
		if !ids[m[1]] {
			t.Errorf("%s names the relation %s, which it has not", name, m[1])
		}
	}
}

func TestPackageIsWholeForEveryKindOfPaper(t *testing.T) {
	for name, doc := range map[string]report.Document{"report": sample(), "letter": sampleLetter(), "nothing": {}} {
		t.Run(name, func(t *testing.T) { checkPackage(t, written(t, doc)) })
	}
}

func TestSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, sample()), written(t, sample())) {
		t.Error("two files of the same document differ")
	}
}

func TestPropertiesComeFromTheDocument(t *testing.T) {
	core := parsed(t, "core", unpacked(t, written(t, sample()))["docProps/core.xml"])
	for name, want := range map[string]string{
		"title": "Báo cáo Quý I năm 2026", "creator": "Sở Tài chính", "created": "2026-04-05T00:00:00Z", "modified": "2026-04-05T00:00:00Z", "language": "vi-VN",
	} {
		if got := core.all(name); len(got) != 1 || got[0].text != want {
			t.Errorf("%s: want %q, got %v", name, want, got)
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteSaysWhatWentWrong(t *testing.T) {
	if err := Write(failing{}, sampleLetter()); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got %v", err)
	}
}

func TestStylesThatAreUsedExist(t *testing.T) {
	parts := unpacked(t, written(t, sample()))
	known := map[string]bool{}
	for _, s := range parsed(t, "styles", parts["word/styles.xml"]).all("style") {
		id := s.attributes["styleId"]
		if known[id] {
			t.Errorf("the style %s is there twice", id)
		}
		known[id] = true
		for _, name := range s.all("name") {
			if strings.Contains(name.attributes["val"], ",") {
				t.Errorf("Word takes the comma in %q for a second name", name.attributes["val"])
			}
		}
	}
	for name, data := range parts {
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		root := parsed(t, name, data)
		for _, kind := range []string{"pStyle", "tblStyle", "basedOn", "next"} {
			for _, e := range root.all(kind) {
				if !known[e.attributes["val"]] {
					t.Errorf("%s uses the style %q, which is missing", name, e.attributes["val"])
				}
			}
		}
	}
}

func TestNothingIsWrittenOfABlockThatIsNone(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, report.Document{Appendix: []report.Appendix{{Body: []report.Node{nil}}}})
	if err == nil || !strings.Contains(err.Error(), "appendix 1") || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
}

func TestFileHasADayOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		name string
		doc  report.Document
		want string
	}{
		{"its own", report.Document{Created: "2026-04-05", Head: report.Head{Date: "2026-04-01"}}, "2026-04-05"},
		{"that of the head", report.Document{Head: report.Head{Date: "2026-04-01"}}, "2026-04-01"},
		{"none", report.Document{}, "1980-01-01"},
		{"before files had days", report.Document{Created: "1975-04-30"}, "1980-01-01"},
	} {
		if got := created(c.doc).Format("2006-01-02"); got != c.want {
			t.Errorf("%s: want %s, got %s", c.name, c.want, got)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	doc := sample()
	doc.Appendix[0].Body = []report.Node{sampleTargets(500)}
	b.ReportAllocs()
	for range b.N {
		if err := Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}
