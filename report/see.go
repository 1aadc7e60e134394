package report

import (
	"strings"

	"theodoi/internal/words"
)

// A text that points to an appendix is written before anybody knows its number. The appendix's name stands between these two letters of the
// private use area until the appendices have been numbered.
const (
	seeOpen  = "\ue002"
	seeClose = "\ue003"
)

// see stands for the number of an appendix in the running text.
func see(name string) string { return seeOpen + name + seeClose }

// settleSee writes the numbers of appendices where the running text points to them.
func settleSee(d *Document) {
	pairs := []string{}
	for _, a := range d.Appendix {
		number := a.Number
		if len(d.Appendix) == 1 {
			number = ""
		}
		pairs = append(pairs, see(a.key), words.AppendixNumber(number))
	}
	known := strings.NewReplacer(pairs...)
	eachText(d.Body, func(text string) string {
		text = known.Replace(text)
		for strings.Contains(text, seeOpen) { // an appendix that this paper does not have
			before, rest, _ := strings.Cut(text, seeOpen)
			_, after, _ := strings.Cut(rest, seeClose)
			text = before + words.NoAppendix + after
		}
		return text
	})
}

// eachText passes the running text of a body through change, piece by piece.
func eachText(body []Node, change func(string) string) {
	changed := func(p Paragraph) Paragraph {
		p.Text = change(p.Text)
		for i := range p.Runs {
			p.Runs[i].Text = change(p.Runs[i].Text)
		}
		return p
	}
	for i, n := range body {
		switch n := n.(type) {
		case Paragraph:
			body[i] = changed(n)
		case List:
			for j := range n.Items {
				n.Items[j] = changed(n.Items[j])
			}
		}
	}
}
