package word

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"theodoi/report"
)

func TestTextsOfEveryKindAreWritten(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"markup", `a < b && c > "d" ]]> <w:p>`, `a < b && c > "d" ]]> <w:p>`},
		{"control characters", "thu\x00 ngân\x1b sách\x7f", "thu ngân sách"},
		{"what XML forbids", "thu\ufffe ngân\uffff sách", "thu ngân sách"},
		{"broken encoding", "thu \xff ngân", "thu \ufffd ngân"},
		{"decomposed letters", norm.NFD.String("Đề nghị tiếp tục"), "Đề nghị tiếp tục"},
		{"steering marks", "thu\u202e ngân\u200b\ufeff sách", "thu ngân sách"},
		{"line ends", "một\r\nhai\rba\vbốn\u2028năm", "một hai ba bốn năm"},
		{"tabs", "một\thai", "một hai"},
		{"letters of other planes", "𝟏 😀", "𝟏 😀"},
		{"entity", "&amp; &#10;", "&amp; &#10;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := report.Document{Body: []report.Node{
				report.Paragraph{Text: c.text}, report.Chart{Caption: c.text, Series: []report.Series{{Name: c.text}}, Bars: []report.Bar{{Label: c.text, Values: []int{1}}}},
			}, Title: c.text, Draft: true, DraftMark: c.text}
			checkPackage(t, written(t, doc))
			if shown := textOf(t, doc).shown(); !strings.Contains(shown, c.want+"\n") {
				t.Errorf("want %q, got %q", c.want, shown)
			}
		})
	}
}

func TestEmptyLinesInsideATextDoNotPileUp(t *testing.T) {
	doc := textOf(t, report.Document{Body: []report.Node{report.Paragraph{Text: "một\n\n\n\n\nhai"}}})
	if n := len(doc.all("br")); n != 2 {
		t.Errorf("%d breaks", n)
	}
}

func TestFiguresThatAreNoneAreDrawnAsNothing(t *testing.T) {
	nan := math.NaN()
	doc := report.Document{Body: []report.Node{
		report.Achievement{Rows: []report.AchievementRow{{Label: "a", Value: math.Inf(1), Low: nan, High: -5}}},
		report.Trend{Periods: []string{"Quý I"}, Panels: []report.TrendPanel{{Points: []*report.TrendPoint{{Value: nan}, {Value: math.Inf(-1)}}, Low: &nan}}},
	}}
	file := written(t, doc)
	checkPackage(t, file)
	for name, data := range unpacked(t, file) {
		if strings.HasPrefix(name, "word/charts/") && (strings.Contains(data, "NaN") || strings.Contains(data, "Inf")) {
			t.Errorf("%s holds no number", name)
		}
	}
}

func TestRunsKeepTheSpacesBetweenThem(t *testing.T) {
	for _, c := range []struct {
		runs []string
		want string
	}{
		{[]string{"một ", "hai"}, "một hai"},
		{[]string{"một", " hai"}, "một hai"},
		{[]string{" một", "hai "}, "mộthai"},
		{[]string{"một", " ", "hai"}, "một hai"},
		{[]string{"một\n", "hai"}, "mộthai"},
	} {
		p := report.Paragraph{Text: "không hiện"}
		for _, r := range c.runs {
			p.Runs = append(p.Runs, report.Run{Text: r})
		}
		shown := textOf(t, report.Document{Body: []report.Node{p}}).shown()
		if !strings.Contains(shown, "\n"+c.want+"\n") || strings.Contains(shown, "không hiện") {
			t.Errorf("%q: want %q, got %q", c.runs, c.want, shown)
		}
	}
}

// anyText draws texts as agencies write them, and as broken files hold them.
func anyText() *rapid.Generator[string] {
	words := []string{"Đề nghị", "thu ngân sách", "12,5%", "]]>", "<w:p/>", "&", "\x01", "\n", "\t", "\u00a0", norm.NFD.String("tiếp tục"), "\xff", "-", "'", `"`, "😀", "\ufffe", "x"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 6).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
	})
}

// anyTable draws tables, also with rows longer or shorter than the heading, and links that lead somewhere or nowhere.
func anyTable(t *rapid.T) report.Table {
	text := anyText()
	table := report.Table{Caption: text.Draw(t, "caption"), Unit: text.Draw(t, "unit"), Empty: text.Draw(t, "empty")}
	for range rapid.IntRange(0, 14).Draw(t, "columns") {
		table.Columns = append(table.Columns, report.Column{Title: text.Draw(t, "title"), Width: rapid.Float64Range(-1, 20).Draw(t, "width"), Align: report.Align(rapid.IntRange(0, 2).Draw(t, "align"))})
	}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		row := report.TableRow{Anchor: rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "anchor")}
		if rapid.Bool().Draw(t, "grouped") {
			row.Group = text.Draw(t, "group")
		}
		for range rapid.IntRange(0, 4).Draw(t, "cells") {
			row.Cells = append(row.Cells, report.Cell{
				Text: text.Draw(t, "cell"), Bold: rapid.Bool().Draw(t, "bold"), Link: rapid.SampledFrom([]string{"", "a", "c"}).Draw(t, "link"),
				Tone: rapid.SampledFrom([]report.Tone{"", report.Good, report.Poor, report.Soon, report.Dim}).Draw(t, "tone"),
			})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func anyNode() *rapid.Generator[report.Node] {
	return rapid.Custom(func(t *rapid.T) report.Node {
		text := anyText()
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return report.Heading{Level: rapid.IntRange(-1, 5).Draw(t, "level"), Number: rapid.SampledFrom([]string{"", "I", "1.", "a)"}).Draw(t, "number"), Text: text.Draw(t, "heading")}
		case 1:
			return report.ListOf(text.Draw(t, "item"), text.Draw(t, "item"))
		case 2:
			return anyTable(t)
		case 3:
			c := report.Chart{Caption: text.Draw(t, "caption"), Unit: text.Draw(t, "unit"), Empty: text.Draw(t, "empty")}
			for range rapid.IntRange(0, 30).Draw(t, "series") {
				c.Series = append(c.Series, report.Series{Name: text.Draw(t, "series")})
			}
			for range rapid.IntRange(0, 3).Draw(t, "bars") {
				c.Bars = append(c.Bars, report.Bar{Label: text.Draw(t, "label"), Values: rapid.SliceOfN(rapid.Int(), 0, 5).Draw(t, "values")})
			}
			return c
		case 4:
			return report.Achievement{Caption: text.Draw(t, "caption"), Rows: []report.AchievementRow{{Label: text.Draw(t, "label"), Value: rapid.Float64().Draw(t, "value"), Low: 100, High: rapid.Float64().Draw(t, "high")}}}
		}
		return report.Paragraph{Runs: []report.Run{{Text: text.Draw(t, "run"), Link: "a"}, {Text: text.Draw(t, "run"), Bold: true}}, Text: text.Draw(t, "text")}
	})
}

// textsOf lists what must be found in the text part, piece by piece and in order. Titles in capitals and words in charts are others' affair.
func textsOf(doc report.Document) []string {
	var list []string
	for _, n := range doc.Body {
		switch n := n.(type) {
		case report.Heading:
			list = append(list, n.Text)
		case report.List:
			for _, item := range n.Items {
				list = append(list, item.Text)
			}
		case report.Paragraph:
			for _, r := range n.Runs {
				list = append(list, r.Text)
			}
		case report.Chart:
			list = append(list, n.Caption)
		case report.Achievement:
			list = append(list, n.Caption)
		case report.Table:
			list = append(list, tableTexts(n)...)
		}
	}
	return list
}

func tableTexts(t report.Table) []string {
	list := []string{t.Caption}
	if len(t.Columns) > 0 || len(t.Rows) > 0 || strings.TrimSpace(t.Empty) != "" {
		list = append(list, t.Unit)
	}
	for _, c := range t.Columns {
		list = append(list, c.Title)
	}
	if len(t.Rows) == 0 {
		list = append(list, t.Empty)
	}
	for _, r := range t.Rows {
		list = append(list, r.Group)
		for _, c := range r.Cells {
			list = append(list, c.Text)
		}
	}
	return list
}

func TestAnyDocumentIsWrittenWholeAndInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		doc := report.Document{
			Body:  rapid.SliceOfN(anyNode(), 0, 5).Draw(rt, "body"),
			Sign:  report.Signature{Name: anyText().Draw(rt, "name"), Recipients: rapid.SliceOfN(anyText(), 0, 3).Draw(rt, "recipients")},
			Head:  report.Head{Kind: anyText().Draw(rt, "kind"), Subject: anyText().Draw(rt, "subject"), To: rapid.SliceOfN(anyText(), 0, 3).Draw(rt, "to")},
			Draft: rapid.Bool().Draw(rt, "draft"), DraftMark: anyText().Draw(rt, "mark"), Title: anyText().Draw(rt, "title"),
		}
		file := written(t, doc)
		checkPackage(t, file)
		rest := strings.Join(strings.Fields(parsed(t, documentName, unpacked(t, file)[documentName]).shown()), " ")
		for _, s := range textsOf(doc) {
			want := strings.Join(strings.Fields(clean(s)), " ")
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				rt.Fatalf("%q is lost or out of order; what is left is %q", want, rest)
			}
			rest = after
		}
		if t.Failed() {
			rt.Fatal("the package is not whole")
		}
	})
}
