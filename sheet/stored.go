package sheet

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"theodoi/internal/viet"
	"theodoi/plan"
	"theodoi/progress"
)

// ReadBook reads a Book from the JSON that it was stored as. What is as this program writes it is read in one walk, in which all texts share
// the memory of one; anything else goes to encoding/json, so that the two never differ.
func ReadBook(data []byte) (Book, error) {
	if b, ok := readQuickly(string(data)); ok {
		return b, nil
	}
	var b Book
	err := json.Unmarshal(data, &b)
	return b, err
}

func readQuickly(text string) (b Book, ok bool) {
	if !utf8.ValidString(text) {
		return b, false
	}
	r := storedReader{text: text}
	r.book(&b)
	return b, !r.unsure && r.at == len(text)
}

// storedReader walks through JSON. Once it is unsure it stays so, and what it read means nothing.
type storedReader struct {
	text   string
	at     int
	unsure bool
}

// next reports whether the next letter is c, and steps over it if so.
func (r *storedReader) next(c byte) bool {
	if r.at < len(r.text) && r.text[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *storedReader) want(c byte) {
	if !r.next(c) {
		r.unsure = true
	}
}

// word steps over a fixed word and reports whether it was there.
func (r *storedReader) word(w string) bool {
	if strings.HasPrefix(r.text[r.at:], w) {
		r.at += len(w)
		return true
	}
	return false
}

// object reads an object whose keys are the fields of a struct, or null, which leaves everything as it is. Each reads the value of one key.
func (r *storedReader) object(each func(key string)) {
	var room [16]string
	seen := room[:0]
	r.pairs(func(key string) {
		if slices.Contains(seen, key) {
			r.unsure = true
			return
		}
		seen = append(seen, key)
		each(key)
	})
}

// pairs reads the keys and values of an object, or null.
func (r *storedReader) pairs(each func(key string)) {
	if r.word("null") {
		return
	}
	if r.want('{'); r.next('}') {
		return
	}
	for !r.unsure {
		key := r.string()
		r.want(':')
		each(key)
		if r.next('}') {
			return
		}
		r.want(',')
	}
}

// list reads a list, or null. Each reads one value.
func (r *storedReader) list(each func()) {
	if r.word("null") {
		return
	}
	if r.want('['); r.next(']') {
		r.unsure = true // an empty list is not no list; this program writes none
		return
	}
	for !r.unsure {
		each()
		if r.next(']') {
			return
		}
		r.want(',')
	}
}

// string reads a text. Few have anything in them that is written in another way.
func (r *storedReader) string() string {
	if r.want('"'); r.unsure {
		return ""
	}
	start, plain := r.at, true
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '"':
			r.at++
			if plain {
				return r.text[start : r.at-1]
			}
			return r.escaped(r.text[start-1 : r.at])
		case c == '\\':
			plain = false
			r.at++
		case c < ' ':
			r.unsure = true
			return ""
		}
	}
	r.unsure = true
	return ""
}

func (r *storedReader) escaped(quoted string) (s string) {
	if json.Unmarshal([]byte(quoted), &s) != nil {
		r.unsure = true
	}
	return s
}

func (r *storedReader) bool() bool {
	if r.word("true") {
		return true
	}
	if !r.word("false") {
		r.unsure = true
	}
	return false
}

// number reads a number of digits and a point; others are not written.
func (r *storedReader) number() float64 {
	start := r.at
	for r.at < len(r.text) && (r.text[r.at] >= '0' && r.text[r.at] <= '9' || r.text[r.at] == '.') {
		r.at++
	}
	digits := r.text[start:r.at]
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || digits[0] == '.' || digits[len(digits)-1] == '.' || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		r.unsure = true
	}
	return n
}

func (r *storedReader) int() int {
	start := r.at
	n := r.number()
	if strings.Contains(r.text[start:r.at], ".") || n != float64(int32(n)) {
		r.unsure = true
	}
	return int(n)
}

func (r *storedReader) book(b *Book) {
	r.object(func(key string) {
		switch key {
		case "Issue":
			r.issue(&b.Issue)
		case "Cover":
			r.cover(&b.Cover)
		case "Sheets":
			r.list(func() {
				b.Sheets = append(b.Sheets, Sheet{})
				r.sheet(&b.Sheets[len(b.Sheets)-1])
			})
		default:
			r.unsure = true
		}
	})
}

func (r *storedReader) issue(i *progress.Issue) {
	r.object(func(key string) {
		switch key {
		case "ID":
			i.ID = r.string()
		case "Layout":
			i.Layout = r.int()
		case "Plan":
			i.Plan = r.string()
		case "Revision":
			i.Revision = r.int()
		case "Base":
			i.Base = r.string()
		case "Agency":
			i.Agency = r.string()
		case "Period":
			i.Period = r.string()
		default:
			r.unsure = true
		}
	})
}

func (r *storedReader) cover(c *Cover) {
	r.object(func(key string) {
		switch key {
		case "Kind":
			c.Kind = r.string()
		case "DecisionTitle":
			c.DecisionTitle = r.string()
		case "Issued":
			c.Issued = viet.Date(r.string())
		case "Agency":
			c.Agency = r.string()
		case "Period":
			c.Period = r.string()
		case "From":
			c.From = viet.Date(r.string())
		case "To":
			c.To = viet.Date(r.string())
		case "Due":
			c.Due = viet.Date(r.string())
		case "Contact":
			c.Contact = r.string()
		default:
			r.unsure = true
		}
	})
}

func (r *storedReader) sheet(s *Sheet) {
	r.object(func(key string) {
		switch key {
		case "Key":
			s.Key = r.string()
		case "Name":
			s.Name = r.string()
		case "Title":
			s.Title = r.string()
		case "Columns":
			r.list(func() {
				s.Columns = append(s.Columns, Column{})
				r.column(&s.Columns[len(s.Columns)-1])
			})
		case "Rows":
			r.list(func() {
				s.Rows = append(s.Rows, Row{})
				r.row(&s.Rows[len(s.Rows)-1])
			})
		default:
			r.unsure = true
		}
	})
}

func (r *storedReader) column(c *Column) {
	r.object(func(key string) {
		switch key {
		case "Key":
			c.Key = r.string()
		case "Title":
			c.Title = r.string()
		case "Width":
			c.Width = r.number()
		case "Input":
			c.Input = r.bool()
		case "Type":
			c.Type = progress.Type(r.string())
		case "Hidden":
			c.Hidden = r.bool()
		case "Center":
			c.Center = r.bool()
		default:
			r.unsure = true
		}
	})
}

func (r *storedReader) row(w *Row) {
	r.object(func(key string) {
		switch key {
		case "Ref":
			w.Ref = plan.Ref(r.string())
		case "Role":
			w.Role = progress.Role(r.string())
		case "Cells":
			w.Cells = r.texts()
		case "Hints":
			w.Hints = r.texts()
		case "Formulas":
			w.Formulas = r.texts()
		case "Late":
			w.Late = r.bool()
		case "Soon":
			w.Soon = r.bool()
		case "Points":
			w.Points = r.bool()
		case "Goal":
			w.Goal = r.goal()
		default:
			r.unsure = true
		}
	})
}

// texts reads texts by key.
func (r *storedReader) texts() map[string]string {
	if r.word("null") {
		return nil
	}
	all := map[string]string{}
	r.pairs(func(key string) { all[key] = r.string() })
	return all
}

func (r *storedReader) goal() *Goal {
	if r.word("null") {
		return nil
	}
	g := &Goal{}
	r.object(func(key string) {
		switch key {
		case "Low":
			g.Low = r.string()
		case "High":
			g.High = r.string()
		case "Aggregation":
			g.Aggregation = plan.Aggregation(r.string())
		case "Direction":
			g.Direction = plan.Direction(r.string())
		default:
			r.unsure = true
		}
	})
	return g
}
