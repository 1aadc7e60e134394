package pdf

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// seen is a line as poppler reads it from the file, in millimetres; lines that differ in look are apart.
type seen struct {
	page            int // from 1
	x, top, right   float64
	size            float64
	strong, slanted bool
	text            string
	sheetW, sheetH  float64
	family          string
}

// popplerZoom makes poppler's pixels a third of a point: sizes come out exact, places to a tenth of a millimetre.
const popplerZoom = 3

// readBack reads every line of a file with pdftohtml.
func readBack(t *testing.T, file []byte) []seen {
	t.Helper()
	out := poppler(t, file, "pdftohtml", "-xml", "-i", "-hidden", "-fontfullname", "-stdout", "-zoom", strconv.Itoa(popplerZoom), "FILE")
	dec := xml.NewDecoder(strings.NewReader(out))
	type font struct {
		size   float64
		family string
	}
	fonts := map[string]font{}
	number := func(e xml.StartElement, name string) float64 {
		v, _ := strconv.ParseFloat(attribute(e, name), 64)
		return v
	}
	mm := func(px float64) float64 { return px / popplerZoom * pointMM }
	var lines []seen
	page, sheetW, sheetH := 0, 0.0, 0.0
	var now *seen
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatalf("pdftohtml: %v", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "page":
				page, sheetW, sheetH = int(number(e, "number")), mm(number(e, "width")), mm(number(e, "height"))
			case "fontspec":
				fonts[attribute(e, "id")] = font{number(e, "size") / popplerZoom, attribute(e, "family")}
			case "text":
				f := fonts[attribute(e, "font")]
				x, top := mm(number(e, "left")), mm(number(e, "top"))
				now = &seen{page: page, x: x, top: top, right: x + mm(number(e, "width")), size: f.size, family: f.family, sheetW: sheetW, sheetH: sheetH}
			case "b":
				now.strong = true
			case "i":
				now.slanted = true
			}
		case xml.CharData:
			if now != nil {
				now.text += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				now.text = strings.Join(strings.Fields(strings.ReplaceAll(now.text, string(noBreak), " ")), " ")
				lines = append(lines, *now)
				now = nil
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// drawnRule is a straight line in the file, in millimetres.
type drawnRule struct{ x1, x2, y float64 }

var strokedPath = regexp.MustCompile(`<path style="fill:none;[^"]*" d="M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+) "`)

// rulesOf reads the horizontal black lines of an upright page with pdftocairo.
func rulesOf(t *testing.T, file []byte, page int) []drawnRule {
	t.Helper()
	n := strconv.Itoa(page)
	out := poppler(t, file, "pdftocairo", "-svg", "-f", n, "-l", n, "FILE", "-")
	var rules []drawnRule
	for _, m := range strokedPath.FindAllStringSubmatch(out, -1) {
		var v [4]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(m[i+1], 64)
			v[i] *= pointMM
		}
		if v[1] == v[3] {
			rules = append(rules, drawnRule{min(v[0], v[2]), max(v[0], v[2]), sheetLong - v[1]})
		}
	}
	slices.SortFunc(rules, func(a, b drawnRule) int { return int(1000 * (a.y - b.y)) })
	return rules
}

// below returns the rule right under a line, if there is one within three millimetres.
func below(rules []drawnRule, l seen) (drawnRule, bool) {
	bottom := l.top + l.size*pointMM*1.1
	for _, r := range rules {
		if r.y > bottom-1 && r.y < bottom+3 && r.x1 > l.x-1 && r.x2 < l.right+1 {
			return r, true
		}
	}
	return drawnRule{}, false
}

// upper and lower report the case of a text's letters; a text with figures only is both.
func upper(s string) bool { return s == strings.ToUpper(s) }
func lower(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:] != strings.ToUpper(s[size:])
}
