package intake

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
)

// maxCells is how many fields of a table are read; an honest one has a few thousand.
const maxCells = 200_000

// readCSV reads a text whose fields are set apart by semicolons, commas or tabs as a workbook of one page, named after the file. It
// reports false where the text is no table.
func readCSV(name string, data []byte, lim limits) (*workbook, bool) {
	body, ok := decodeText(data)
	if !ok {
		return nil, false
	}
	body, mark := separator(body)
	if mark == 0 {
		return nil, false
	}
	g := parseCSV(body, mark, lim)
	wide := 0
	for _, r := range g.rows {
		if len(r.cells) > 1 {
			wide++
		}
	}
	if wide < 2 {
		return nil, false
	}
	title := strings.TrimSuffix(filepath.Base(viet.NFC(name)), filepath.Ext(name))
	return &workbook{pages: []*page{{name: title, grid: g, keys: findKeys(g)}}}, true
}

// readTable reads what readWorkbook refused, if it is a text and not any other kind of file.
func readTable(name string, data []byte, refused error, lim limits) (*workbook, bool) {
	cause := asFault(refused)
	if cause.code != finding.WorkbookNotOne || !slices.Contains([]string{finding.LooksCSV, finding.LooksText, finding.LooksUnknown}, cause.got) {
		return nil, false
	}
	return readCSV(name, data, lim)
}

// decodeText turns the bytes of a text file into Unicode: UTF-8, UTF-16, or of the old encodings the one whose words are Vietnamese.
func decodeText(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wideText(data, unicode.LittleEndian)
	case isWide(data, 1):
		return wideText(data, unicode.LittleEndian)
	case isWide(data, 0):
		return wideText(data, unicode.BigEndian)
	case bytes.IndexByte(data, 0) >= 0:
		return "", false
	case utf8.Valid(data):
		return strings.TrimPrefix(string(data), "\ufeff"), true
	}
	return oldText(data)
}

// isWide reports whether the text is UTF-16 without a mark: every other byte of its first letters is zero, those at the given place.
func isWide(data []byte, zeros int) bool {
	head := data[:min(len(data), 400)&^1]
	n := 0
	for i := zeros; i < len(head); i += 2 {
		if head[i] == 0 {
			n++
		}
	}
	return len(head) > 20 && n*4 > len(head)
}

func wideText(data []byte, order unicode.Endianness) (string, bool) {
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	return strings.TrimPrefix(string(out), "\ufeff"), err == nil && bytes.IndexByte(out, 0) < 0
}

// oldText tries the encodings from before Unicode. Without a word that makes sense in any of them, the file is no text.
func oldText(data []byte) (string, bool) {
	best, most := "", 0
	for _, encoding := range []viet.Legacy{viet.TCVN3, viet.VNI, viet.Windows1258} {
		decoded := encoding.Decode(data)
		p := viet.Plausible(decoded)
		if score := 3*p.AccentedSyllables - 2*p.Accented; score > most {
			best, most = decoded, score
		}
	}
	return best, most > 0
}

// separator finds the mark that sets the fields apart: the one that most lines have most of. Excel writes it into a line of its own.
func separator(body string) (rest string, mark byte) {
	if after, ok := strings.CutPrefix(body, "sep="); ok && len(after) > 1 {
		_, rest, _ = strings.Cut(after, "\n")
		return rest, after[0]
	}
	head := strings.Split(body[:min(len(body), 64<<10)], "\n")
	most := 0
	for _, m := range []byte(";\t,") {
		lines, fields := 0, 0
		for _, line := range head[:min(len(head), 50)] {
			if n := strings.Count(line, string(m)); n > 0 {
				lines, fields = lines+1, fields+min(n, 30)
			}
		}
		if score := lines * fields; score > most && (m != ',' || fields > lines) {
			mark, most = m, score
		}
	}
	return body, mark
}

// parseCSV takes rows and fields as spreadsheet programs do: a field in quotes may hold marks, line ends and doubled quotes.
func parseCSV(body string, mark byte, lim limits) grid {
	var g grid
	r, column := row{number: 1}, 1
	var field strings.Builder
	quoted, cells := false, 0
	closeField := func() {
		if s := field.String(); s != "" {
			r.cells = append(r.cells, cell{row: r.number, column: column, raw: s, valued: true})
			cells++
		}
		field.Reset()
		column++
	}
	closeRow := func() {
		closeField()
		if len(r.cells) > 0 {
			g.rows = append(g.rows, r)
		}
		r, column = row{number: r.number + 1}, 1
	}
	for i := 0; i < len(body); i++ {
		if r.number > lim.rows || column > lastColumn || cells > maxCells {
			g.cut = true
			return g
		}
		c := body[i]
		switch {
		case quoted && c == '"' && i+1 < len(body) && body[i+1] == '"':
			field.WriteByte(c)
			i++
		case c == '"' && (quoted || field.Len() == 0):
			quoted = !quoted
		case quoted:
			field.WriteByte(c)
		case c == mark:
			closeField()
		case c == '\n':
			closeRow()
		case c == '\r' && i+1 < len(body) && body[i+1] == '\n':
		case c == '\r':
			closeRow()
		default:
			field.WriteByte(c)
		}
	}
	closeRow()
	return g
}
