package intake

import (
	"io"
	"strconv"
	"strings"

	"theodoi/intake/xmlscan"
)

// shelf holds what cells refer to by number: shared strings and number formats.
type shelf struct {
	strings []string
	formats []format // by the cell's style
	texts   texts
}

// format is what a number format makes of a number.
type format byte

const (
	plain format = iota
	percent
	calendar // a date or a time
)

func (a *archive) shelf(links []relation) (*shelf, error) {
	s := &shelf{}
	if name := target(links, "sharedStrings", ""); name != "" {
		data, err := a.read(name)
		if err != nil {
			return nil, err
		}
		if err := a.scan(data, a.lim.tokens, s.readStrings); err != nil {
			return nil, damagedPart(name)
		}
	}
	if name := target(links, "styles", ""); name != "" {
		formats, err := a.formats(name)
		if err != nil {
			return nil, err
		}
		s.formats = formats
	}
	return s, nil
}

// readStrings reads the shared strings: the runs of rich text put together, without the phonetic readings beside them.
func (s *shelf) readStrings(from *scan) error {
	s.strings = s.strings[:0]
	r := stringReader{shelf: s}
	for {
		kind, err := from.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.Start:
			if err := r.start(from.Name); err != nil {
				return err
			}
		case xmlscan.End:
			r.end(from.Name)
		case xmlscan.Text:
			if r.inText {
				r.text = append(r.text, from.Text...)
			}
		}
	}
}

type stringReader struct {
	shelf                    *shelf
	text                     []byte
	inItem, inText, phonetic bool
}

// start refuses items within items and texts outside them: all numbers behind such a place would mean other texts.
func (r *stringReader) start(name []byte) error {
	if r.inText {
		return errShape
	}
	switch string(name) {
	case "si":
		if r.inItem {
			return errShape
		}
		r.inItem, r.text = true, r.text[:0]
	case "t":
		if !r.inItem {
			return errShape
		}
		r.inText = !r.phonetic
	case "rPh":
		r.phonetic = true
	}
	return nil
}

func (r *stringReader) end(name []byte) {
	switch string(name) {
	case "si":
		r.inItem = false
		r.shelf.strings = append(r.shelf.strings, unescape(r.shelf.texts.keep(r.text)))
	case "t":
		r.inText = false
	case "rPh":
		r.phonetic = false
	}
}

// unescape reads the _x000D_ form in which workbooks write letters that XML cannot hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			b.WriteString("_x")
			s = s[i+2:]
			continue
		}
		b.WriteRune(rune(code))
		s = s[i+7:]
	}
}

type stylesXML struct {
	Formats []formatXML `xml:"numFmts>numFmt"`
	Cells   []cellXML   `xml:"cellXfs>xf"`
}

type formatXML struct {
	ID   int    `xml:"numFmtId,attr"`
	Code string `xml:"formatCode,attr"`
}

type cellXML struct {
	ID int `xml:"numFmtId,attr"`
}

func (a *archive) formats(name string) ([]format, error) {
	var x stylesXML
	if err := a.decode(name, &x); err != nil {
		return nil, err
	}
	own := map[int]format{}
	for _, f := range x.Formats {
		own[f.ID] = formatOfCode(f.Code)
	}
	all := make([]format, len(x.Cells))
	for i, c := range x.Cells {
		if f, ok := own[c.ID]; ok {
			all[i] = f
		} else {
			all[i] = formatOfNumber(c.ID)
		}
	}
	return all, nil
}

// formatOfNumber knows the formats that every program has built in; 27 to 36 and 50 to 58 are dates of East Asian editions.
func formatOfNumber(id int) format {
	switch {
	case id == 9, id == 10:
		return percent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return calendar
	}
	return plain
}

// formatOfCode looks at the letters that are neither quoted nor in brackets: dd/mm/yyyy is a date, 0.0% a percentage.
func formatOfCode(code string) format {
	found := plain
	skip := false
	until := byte(0)
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case skip:
			skip = false
		case until != 0:
			if c == until {
				until = 0
			}
		case c == '"':
			until = '"'
		case c == '[':
			until = ']'
		case c == '\\', c == '_', c == '*':
			skip = true
		case c == '%':
			return percent
		case strings.IndexByte("yYmMdDhHsS", c) >= 0:
			found = calendar
		}
	}
	return found
}

// format returns the format of a cell's style.
func (s *shelf) format(style string) format {
	i, err := strconv.Atoi(style)
	if err != nil || i < 0 || i >= len(s.formats) {
		return plain
	}
	return s.formats[i]
}
