package direct

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pattern is a file with the parts that a library would have written.
func pattern(t testing.TB, names ...string) []byte {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, "<"+name+"/>"); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func allNames(k *Kit) []string { return append(append([]string{}, common[:]...), k.written()...) }

func oneSheet(text string) *Workbook {
	s := NewSheet("Biểu", 1, 1)
	s.Dimension = "A1:A1"
	s.Cell(0, 1).Text = text
	return &Workbook{Sheets: []*Sheet{s}}
}

func TestAreasAreNamedAsInASpreadsheet(t *testing.T) {
	a := Area{Column: 1, Row: 2, LastColumn: 27, LastRow: 30}
	if a.String() != "B2:AB30" || a.Fixed() != "$B$2:$AB$30" {
		t.Errorf("%s, %s", a, a.Fixed())
	}
}

func TestLegal(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, "chữ\tvà\nsố 😀 한 – \u0085": true, "\r": false, "\x00": false, "\x1f": false, "\x7f": false, "a\xff": false, "\xc3": false, "\xe1\xba": false,
		"\xc0\x80": false, "\xed\xa0\x80": false, "\ufffd": true, "\ufffe": false, "\uffff": false, "\ufdd0": true, "\xf4\x90\x80\x80": false,
	} {
		if got := Legal(s); got != want {
			t.Errorf("Legal(%q) is %t", s, got)
		}
	}
}

// TestAnyLegalTextIsReadBack writes texts as a text and as an attribute, and reads them with a general XML reader.
func TestAnyLegalTextIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"<", ">", "&", `"`, "'", "\t", "\n", "ế", "]]>", "&#10;", "a", " "})).Draw(t, "pieces"), "")
		b := append(attribute([]byte("<e"), "a", s), '>')
		b = append(text(b, s), "</e>"...)
		var read struct {
			Attribute string `xml:"a,attr"`
			Text      string `xml:",chardata"`
		}
		if err := xml.Unmarshal(b, &read); err != nil || read.Attribute != s || read.Text != s {
			t.Fatalf("%s reads as %q and %q, want %q (%v)", b, read.Attribute, read.Text, s, err)
		}
	})
}

func TestAKitWantsExactlyThePartsItKnows(t *testing.T) {
	like := oneSheet("chữ")
	names := allNames(&Kit{sheets: 1})
	if _, err := NewKit(pattern(t, names...), like); err != nil {
		t.Fatal(err)
	}
	if _, err := NewKit(pattern(t, append(names, "xl/calcChain.xml")...), like); err == nil {
		t.Error("a part that is not known was passed over")
	}
	for i := range names {
		less := append(append([]string{}, names[:i]...), names[i+1:]...)
		if _, err := NewKit(pattern(t, less...), like); err == nil {
			t.Errorf("nobody missed %s", names[i])
		}
	}
	if _, err := NewKit([]byte("PK"), like); err == nil {
		t.Error("half a file is a pattern")
	}
}

func TestAKitIsForOneKindOfWorkbook(t *testing.T) {
	book := oneSheet("chữ")
	k, err := NewKit(pattern(t, allNames(&Kit{sheets: 1})...), book)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Write(io.Discard, book); err != nil {
		t.Fatal(err)
	}
	two := oneSheet("chữ")
	two.Sheets = append(two.Sheets, NewSheet("Khác", 1, 1))
	custom := oneSheet("chữ")
	custom.Properties.Custom = []Custom{{"a", "b"}}
	for _, other := range []*Workbook{two, custom, {}} {
		if err := k.Write(io.Discard, other); err == nil {
			t.Errorf("%+v was written by another kind's kit", other)
		}
	}
	if err := k.Write(broken{}, book); err == nil {
		t.Error("no error from a writer that fails")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestOneBookLeavesNothingInTheNext writes a large book, a bad one and a small one by turns: the small one is always the same.
func TestOneBookLeavesNothingInTheNext(t *testing.T) {
	k, err := NewKit(pattern(t, allNames(&Kit{sheets: 1})...), oneSheet("chữ"))
	if err != nil {
		t.Fatal(err)
	}
	small := func() string {
		var out bytes.Buffer
		if err := k.Write(&out, oneSheet("chữ")); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := small()
	for n := range 5 {
		if err := k.Write(io.Discard, oneSheet(strings.Repeat("dài ", 1000*n))); err != nil {
			t.Fatal(err)
		}
		if err := k.Write(io.Discard, oneSheet(strings.Repeat("dài ", 10000))); err == nil {
			t.Fatal("a text that no cell holds was written")
		}
		if small() != want {
			t.Fatal("the same book was written differently behind another")
		}
	}
}

// TestWritingNeedsNoMoreMemoryTheLongerItGoesOn bounds what a file costs once the buffers are there.
func TestWritingNeedsNoMoreMemoryTheLongerItGoesOn(t *testing.T) {
	book := oneSheet("chữ")
	for row := range 2000 {
		book.Sheets[0].Cell(0, row+1).Text = strings.Repeat("chữ ", row%50+1)
	}
	k, err := NewKit(pattern(t, allNames(&Kit{sheets: 1})...), book)
	if err != nil {
		t.Fatal(err)
	}
	if got := testing.AllocsPerRun(50, func() {
		if err := k.Write(io.Discard, book); err != nil {
			t.Fatal(err)
		}
	}); got > 200 {
		t.Errorf("%v allocations for a file, want it to be few however many cells there are", got)
	}
}
