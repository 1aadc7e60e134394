package pdftext

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// typewriter writes words on a page as a typewriter would: every letter is half as wide as high.
type typewriter struct{ Page }

func newPaper(number int) *typewriter {
	return &typewriter{Page{Number: number, Width: 600, Height: 840}}
}

// Margins and sizes of the typewriter's pages.
const (
	leftMargin  = 80.0
	rightMargin = 560.0
	indented    = 115.0
	letterSize  = 14.0
	lineStep    = 18.0
)

// write puts the words of text on the line y, from x on.
func (p *typewriter) write(x, y float64, text string) *typewriter {
	return p.sized(x, y, letterSize, text)
}

func (p *typewriter) sized(x, y, size float64, text string) *typewriter {
	for _, word := range strings.Fields(text) {
		bold := strings.HasPrefix(word, "*")
		word = strings.TrimPrefix(word, "*")
		width := float64(utf8.RuneCountInString(word)) * size / 2
		p.Words = append(p.Words, Word{Text: word, X0: x, X1: x + width, Y: y, Size: size, Bold: bold, Apart: true})
		x += width + size/4
	}
	return p
}

// body writes lines one below the other from y on; a line that begins with ">" is moved in, and one that ends with "|" reaches the margin.
func (p *typewriter) body(y float64, lines ...string) *typewriter {
	for _, text := range lines {
		x := leftMargin
		if strings.HasPrefix(text, ">") {
			x = indented
		}
		first := len(p.Words)
		full := strings.HasSuffix(text, "|")
		p.write(x, y, strings.Trim(text, ">|"))
		if full {
			stretch(p.Words[first:], rightMargin)
		}
		y += lineStep
	}
	return p
}

// stretch justifies words to the margin.
func stretch(words []Word, margin float64) {
	more := (margin - words[len(words)-1].X1) / float64(max(1, len(words)-1))
	for i := range words {
		words[i].X0 += more * float64(i)
		words[i].X1 += more * float64(i)
	}
}

// box draws a grid of strokes at the given places.
func (p *typewriter) box(xs, ys []float64) *typewriter {
	for _, x := range xs {
		p.Rules = append(p.Rules, Rule{x, ys[0], x, ys[len(ys)-1]})
	}
	for _, y := range ys {
		p.Rules = append(p.Rules, Rule{xs[0], y, xs[len(xs)-1], y})
	}
	return p
}

// shown is a document as text: a line a block, rows of tables with bars, asides with a mark.
func shown(d Document) string {
	var out []string
	for _, b := range d.Blocks {
		switch {
		case b.Table != nil:
			for _, r := range b.Table.Rows {
				out = append(out, shownRow(r))
			}
		case b.Aside:
			out = append(out, "~ "+shownPieces(b.Pieces))
		default:
			out = append(out, shownPieces(b.Pieces))
		}
	}
	return strings.Join(out, "\n")
}

func shownRow(r Row) string {
	var cells []string
	for _, c := range r.Cells {
		text := ""
		if c.Columns > 1 || c.Rows > 1 {
			text = fmt.Sprintf("(%d×%d) ", c.Columns, c.Rows)
		}
		for i, p := range c.Paragraphs {
			if i > 0 {
				text += " / "
			}
			text += shownPieces(p)
		}
		cells = append(cells, strings.TrimSpace(text))
	}
	mark := "| "
	if r.Aside {
		mark = "~| "
	}
	return mark + strings.Join(cells, " | ")
}

func shownPieces(pieces []Piece) string {
	var b strings.Builder
	for i, p := range pieces {
		if i > 0 && !p.Glued {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

func expect(t *testing.T, pages []Page, want ...string) {
	t.Helper()
	if got := shown(Arrange(pages)); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func pages(list ...*typewriter) []Page {
	var out []Page
	for _, p := range list {
		out = append(out, p.Page)
	}
	return out
}
