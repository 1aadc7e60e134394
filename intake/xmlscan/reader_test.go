package xmlscan

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// tokens lists what the reader gives, with offsets; sure is false if it did not come to the end.
func tokens(data []byte) (list []string, sure bool) {
	var r Reader
	if !r.Reset(data) {
		return nil, false
	}
	for {
		switch kind := r.Next(); kind {
		case EOF:
			return list, true
		case Unsure:
			return list, false
		case Start:
			one := fmt.Sprintf("%d <%s", r.Offset(), r.Name)
			for _, a := range r.Attrs {
				one += fmt.Sprintf(" %s=%q", a.Name, a.Value)
			}
			list = append(list, one)
		case End:
			list = append(list, fmt.Sprintf("%d </%s", r.Offset(), r.Name))
		case Text:
			list = append(list, fmt.Sprintf("%d %q", r.Offset(), r.Text))
		case Declaration:
			list = append(list, fmt.Sprintf("%d <?", r.Offset()))
		}
	}
}

// reference lists the same from encoding/xml.
func reference(data []byte) (list []string, err error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return list, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			one := fmt.Sprintf("%d <%s", dec.InputOffset(), t.Name.Local)
			for _, a := range t.Attr {
				one += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
			}
			list = append(list, one)
		case xml.EndElement:
			list = append(list, fmt.Sprintf("%d </%s", dec.InputOffset(), t.Name.Local))
		case xml.CharData:
			list = append(list, fmt.Sprintf("%d %q", dec.InputOffset(), string(t)))
		case xml.ProcInst:
			list = append(list, fmt.Sprintf("%d <?", dec.InputOffset()))
		default:
			list = append(list, fmt.Sprintf("%d %T", dec.InputOffset(), t))
		}
	}
}

func compare(t *testing.T, data []byte) (sure bool) {
	t.Helper()
	got, sure := tokens(data)
	if !sure {
		return false
	}
	want, err := reference(data)
	if err != nil {
		t.Fatalf("%q\nis read, encoding/xml says %v", data, err)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Fatalf("%q\nis read as\n%s\nby encoding/xml as\n%s", data, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return true
}

// plain are the forms that spreadsheet programs write.
var plain = []string{
	`<a/>`,
	`<a></a>`,
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet xmlns=\"m\" xmlns:r=\"n\"><c r=\"A1\" s='2'/></worksheet>\n",
	`<?xml version='1.0' encoding='utf-8'?><a/>`,
	"\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?><x:sst><x:si><x:t xml:space=\"preserve\"> Đề án &amp; &#272;&#x1EC1; </x:t></x:si></x:sst >",
	`<a  b=">"  c="'" ></a>`,
	"<a b=\"1&#10;2\r\n3\r4\">x\r\n\r\ny\r&#13;\nz</a>",
	`<a>]] > ]&gt; &lt;&quot;&apos;</a>`,
	"<a>\t\n \u007f \U0001f600 \ufffd</a>",
	`<_a.-1/>`,
}

func TestPlainFormsAreRead(t *testing.T) {
	for _, doc := range plain {
		if !compare(t, []byte(doc)) {
			t.Errorf("not sure of %q", doc)
		}
	}
}

// odd is XML out of the ordinary, or none.
var odd = map[string]string{
	"nothing":               ``,
	"blanks":                ` `,
	"no root":               `<?xml version="1.0"?>`,
	"cut in a tag":          `<a><b`,
	"cut in an attribute":   `<a b="1`,
	"cut in a text":         `<a>x`,
	"cut behind a slash":    `<a/`,
	"cut behind a bracket":  `<`,
	"cut in an end":         `<a></a`,
	"another end":           `<a></b>`,
	"another prefix":        `<x:a></y:a>`,
	"longer end":            `<a></ab>`,
	"two roots":             `<a/><a/>`,
	"text behind the root":  `<a/>x`,
	"text before the root":  `x<a/>`,
	"end without start":     `</a>`,
	"comment":               `<a><!-- x --></a>`,
	"CDATA":                 `<a><![CDATA[x]]></a>`,
	"document type":         `<!DOCTYPE a><a/>`,
	"instruction":           `<a><?x y?></a>`,
	"late declaration":      `<a/><?xml version="1.0"?>`,
	"blank before it":       ` <?xml version="1.0"?><a/>`,
	"version":               `<?xml version="1.1"?><a/>`,
	"encoding":              `<?xml version="1.0" encoding="windows-1258"?><a/>`,
	"UTF-16":                `<?xml version="1.0" encoding="utf-16"?><a/>`,
	"no UTF-8":              "<a>\xff</a>",
	"surrogate":             "<a>\xed\xa0\x80</a>",
	"no letter":             "<a>\uffff</a>",
	"control character":     "<a>1234567\x01</a>",
	"zero":                  "<a>\x00</a>",
	"numeric zero":          `<a>&#0;</a>`,
	"numeric surrogate":     `<a>&#xD800;</a>`,
	"numeric no letter":     `<a>&#xFFFE;</a>`,
	"number too high":       `<a>&#x110000;</a>`,
	"capital X":             `<a>&#X41;</a>`,
	"no digits":             `<a>&#;</a>`,
	"sign":                  `<a>&#+5;</a>`,
	"unknown entity":        `<a>&nbsp;</a>`,
	"entity without end":    `<a>&amp</a>`,
	"lone ampersand":        `<a>& b;</a>`,
	"brackets in text":      `<a>]]></a>`,
	"bracket in attribute":  `<a b="<"/>`,
	"doubled attribute":     `<a b="1" b="2"/>`,
	"doubled behind prefix": `<a b="1" x:b="2"/>`,
	"no quotes":             `<a b=1/>`,
	"no value":              `<a b/>`,
	"no blank between":      `<a b="1"c="2"/>`,
	"blank around equals":   `<a b ="1"/>`,
	"blank in the tag":      `< a/>`,
	"blank behind slash":    `<a / >`,
	"blank in the end":      `<a></ a>`,
	"name begins wrong":     `<1a/>`,
	"two colons":            `<a:b:c/>`,
	"colon at the end":      `<a:/>`,
	"colon first":           `<:a/>`,
	"digit behind colon":    `<a:1/>`,
	"Vietnamese name":       `<ă/>`,
	"endless attributes":    `<a` + attributes(maxAttrs+1) + `/>`,
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` a%d="x"`, i)
	}
	return b.String()
}

func TestOddFormsAreNot(t *testing.T) {
	for about, doc := range odd {
		if got, sure := tokens([]byte(doc)); sure {
			t.Errorf("%s: sure of %q: %q", about, doc, got)
		}
	}
	if !compare(t, []byte(`<a`+attributes(maxAttrs)+`/>`)) {
		t.Error("as many attributes as may be are not read")
	}
}

// Wherever a document is cut and whichever byte of it is another, what is read is what encoding/xml reads.
func TestEveryCutAndByte(t *testing.T) {
	for _, doc := range plain {
		for i := range doc {
			compare(t, []byte(doc[:i]))
			for _, b := range []byte("<>/&;#:= \"'\r\x00\x80a1?![]") {
				changed := []byte(doc)
				changed[i] = b
				compare(t, changed)
			}
		}
	}
}

// A reader that is used again knows nothing of the document before.
func TestReaderUsedAgain(t *testing.T) {
	var r Reader
	for _, doc := range []string{`<a><b x="1"`, `<a/>`, "<a>\r\n", `<c/>`} {
		r.Reset([]byte(doc))
		kind := r.Next()
		if kind != Start || r.Offset() == 0 || len(r.Attrs) != 0 {
			t.Fatalf("%q begins with %d %q", doc, kind, r.Attrs)
		}
		for kind != EOF && kind != Unsure {
			kind = r.Next()
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, doc := range plain {
		f.Add([]byte(doc))
	}
	for _, doc := range odd {
		f.Add([]byte(doc))
	}
	f.Fuzz(func(t *testing.T, data []byte) { compare(t, data) })
}

func BenchmarkReader(b *testing.B) {
	var doc strings.Builder
	doc.WriteString(`<worksheet><sheetData>`)
	for r := range 70 {
		fmt.Fprintf(&doc, `<row r="%d" spans="1:14">`, r+1)
		for c := range 14 {
			fmt.Fprintf(&doc, `<c r="%c%d" s="12" t="s"><v>%d</v></c>`, 'A'+c, r+1, r*c)
		}
		doc.WriteString(`</row>`)
	}
	doc.WriteString(`</sheetData></worksheet>`)
	data := []byte(doc.String())
	b.SetBytes(int64(len(data)))
	var r Reader
	for b.Loop() {
		if !r.Reset(data) {
			b.Fatal("not allowed")
		}
		for kind := Start; kind != EOF; {
			if kind = r.Next(); kind == Unsure {
				b.Fatal("not sure")
			}
		}
	}
}
