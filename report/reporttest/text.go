// Package reporttest writes documents as text, so that tests can read a paper as a person would, and looks its sentences over for faults
// of form.
package reporttest

import (
	"fmt"
	"strings"

	"theodoi/report"
)

// Text writes the whole document for reading: links in angle brackets, tones in braces, bold and italic as in Markdown.
func Text(d report.Document) string { return text(d, nodes) }

// Paper writes the document with the running text whole and of the tables in its appendices only how long they are.
func Paper(d report.Document) string {
	return text(d, func(b *strings.Builder, list []report.Node) {
		for _, n := range list {
			if t, ok := n.(report.Table); ok {
				fmt.Fprintf(b, "(%d)\n", len(t.Rows))
				continue
			}
			nodes(b, []report.Node{n})
		}
	})
}

func text(d report.Document, appendix func(*strings.Builder, []report.Node)) string {
	var b strings.Builder
	h := d.Head
	fmt.Fprintf(&b, "%s | %s\nSố: %s\n%s, %s\n%s\n%s\n", h.Parent, h.Issuer, h.Number, h.Place, h.Date.Long(), h.Kind, h.Subject)
	if len(h.To) > 0 {
		fmt.Fprintf(&b, "Kính gửi: %s\n", strings.Join(h.To, "; "))
	}
	fmt.Fprintf(&b, "(%s; %s; %s; dự thảo %v %s)\n\n", d.Title, d.Author, d.Created, d.Draft, d.DraftMark)
	nodes(&b, d.Body)
	fmt.Fprintf(&b, "\n%s | %s | %s\n", strings.Join(d.Sign.Authority, " / "), d.Sign.Name, strings.Join(d.Sign.Recipients, "; "))
	for _, a := range d.Appendix {
		fmt.Fprintf(&b, "\nPhụ lục %s %s\n%s (%s)\n", a.Number, a.Name, a.Attach, a.Outline)
		appendix(&b, a.Body)
	}
	return b.String()
}

func nodes(b *strings.Builder, list []report.Node) {
	for _, n := range list {
		switch n := n.(type) {
		case report.Heading:
			fmt.Fprintf(b, "%s %s. %s\n", strings.Repeat("#", n.Level), n.Number, n.Text)
		case report.Paragraph:
			fmt.Fprintln(b, paragraph(n))
		case report.List:
			for _, item := range n.Items {
				fmt.Fprintf(b, "- %s\n", paragraph(item))
			}
		case report.Table:
			table(b, n)
		case report.Chart:
			fmt.Fprintf(b, "[%s, %s]\n", n.Caption, n.Unit)
			for _, bar := range n.Bars {
				fmt.Fprintf(b, "%s: %v\n", bar.Label, bar.Values)
			}
		case report.Achievement:
			fmt.Fprintf(b, "[%s]\n", n.Caption)
			for _, r := range n.Rows {
				fmt.Fprintf(b, "%s: %.1f of %.1f-%.1f, %s%s\n", r.Label, r.Value, r.Low, r.High, r.Text, tone(r.Tone))
			}
		case report.Trend:
			fmt.Fprintf(b, "[%s: %s]\n", n.Caption, strings.Join(n.Periods, ", "))
			for _, p := range n.Panels {
				fmt.Fprintf(b, "%s (%s, %s): %s\n", p.Title, p.Unit, p.Plan, points(p.Points))
			}
		case report.Timeline:
			fmt.Fprintf(b, "[%s: %s - %s, %s]\n", n.Caption, n.From, n.To, n.Due)
			for _, m := range n.Marks {
				fmt.Fprintf(b, "%s: %s%s\n", m.Label, m.Text, tone(m.Tone))
			}
		default:
			fmt.Fprintf(b, "? %T\n", n)
		}
	}
}

func points(list []*report.TrendPoint) string {
	texts := make([]string, len(list))
	for i, p := range list {
		if texts[i] = "-"; p != nil {
			texts[i] = p.Text
		}
	}
	return strings.Join(texts, ", ")
}

func paragraph(p report.Paragraph) string {
	if len(p.Runs) == 0 {
		return p.Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		look := ""
		switch {
		case r.Bold:
			look = "**"
		case r.Italic:
			look = "*"
		}
		b.WriteString(look + r.Text + look)
		if r.Link != "" {
			b.WriteString("<" + r.Link + ">")
		}
	}
	return b.String()
}

func table(b *strings.Builder, t report.Table) {
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title)
	}
	fmt.Fprintf(b, "[%s]\n| %s |\n", t.Caption, strings.Join(titles, " | "))
	for _, r := range t.Rows {
		if r.Group != "" {
			fmt.Fprintf(b, "|== %s ==|\n", r.Group)
			continue
		}
		var cells []string
		for _, c := range r.Cells {
			text := strings.ReplaceAll(c.Text, "\n", " / ") + tone(c.Tone)
			if c.Link != "" {
				text += "<" + c.Link + ">"
			}
			cells = append(cells, text)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
	if len(t.Rows) == 0 {
		fmt.Fprintf(b, "(%s)\n", t.Empty)
	}
}

func tone(t report.Tone) string {
	if t == "" {
		return ""
	}
	return "{" + string(t) + "}"
}
