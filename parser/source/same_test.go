package source

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"theodoi/plan"
)

// sample is a document that is written in several formats: paragraphs, and a table where a paragraph is "".
var sampleRows = [][]string{
	{"TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"},
	{"1", "Xây kho chứa muối chung cho các hợp tác xã trên địa bàn huyện đảo, theo hướng dẫn của ngành nông nghiệp", "Phòng Nông nghiệp", "Quý I/2030"},
	{"2", "Mở lớp dạy nghề & tiếng Anh < 3 tháng", "Phòng Nội vụ; Hội Diêm dân", "Trước ngày 30/9/2030"},
}

func TestADocumentReadsTheSameInEveryFormat(t *testing.T) {
	want := strings.Join(planned, "\n")
	for _, row := range sampleRows {
		want += "\n" + strings.Join(row, "\n")
	}
	var bars []string
	for _, row := range sampleRows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, wrap(cell, 78))
		}
		bars = append(bars, "|\n"+strings.Join(cells, "\n|\n")+"\n|\n")
	}
	var airy, pipes []string
	for _, p := range planned {
		airy = append(airy, wrap("**"+strings.Replace(p, ". ", ".** ", 1), 78)+"\n")
	}
	for i, row := range sampleRows {
		pipes = append(pipes, "| "+strings.Join(row, " | ")+" |")
		if i == 0 {
			pipes = append(pipes, "|---|---|---|---|")
		}
	}
	lines := strings.Join(planned, "\n")
	for name, data := range map[string][]byte{
		"text":               []byte(lines + "\n" + asTabs(sampleRows)),
		"wrapped Markdown":   []byte(strings.Join(airy, "\n") + "\n" + strings.Join(bars, "")),
		"Markdown":           []byte(strings.Join(planned, "\n\n") + "\n\n" + strings.Join(pipes, "\n")),
		"a page":             []byte(asPage(planned, sampleRows)),
		"Word":               word(t, asWord(planned, sampleRows)),
		"UTF-16 with breaks": []byte(strings.ReplaceAll(lines+"\n"+asTabs(sampleRows), "\n", "\r\n")),
	} {
		src, findings, ok := Read(name, data)
		if !ok || len(findings) > 0 {
			t.Errorf("%s: %v, %v", name, ok, findings)
			continue
		}
		checkSource(t, src)
		if src.Text != want {
			t.Errorf("%s:\n%s", name, src.Text)
		}
		if got, rows := len(src.Tables), len(sampleRows); got != 1 || len(src.Tables[0].Rows) != rows || !sameCells(src, sampleRows) {
			t.Errorf("%s:\n%s", name, showTables(src))
		}
	}
}

func sameCells(src plan.Source, rows [][]string) bool {
	for i, row := range src.Tables[0].Rows {
		for j, c := range row.Cells {
			if len(row.Cells) != len(rows[i]) || c.Column != j || c.Span.Of(src.Text) != rows[i][j] {
				return false
			}
		}
	}
	return true
}

func asTabs(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String()
}

func asPage(paragraphs []string, rows [][]string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<p class=MsoNormal><span>%s</span></p>\n", strings.ReplaceAll(html.EscapeString(p), " ", "\n"))
	}
	b.WriteString("<table>")
	for _, row := range rows {
		b.WriteString("<tr>")
		for _, cell := range row {
			fmt.Fprintf(&b, "<td><p>%s</p></td>", html.EscapeString(cell))
		}
	}
	b.WriteString("</table>")
	return page(b.String())
}

func asWord(paragraphs []string, rows [][]string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		half := len(p) / 2
		for half < len(p) && p[half]&0xc0 == 0x80 {
			half++
		}
		b.WriteString("<w:p>" + wordRun("<w:b/>", html.EscapeString(p[:half])) + wordRun("", html.EscapeString(p[half:])) + "</w:p>")
	}
	var lines []string
	for _, r := range rows {
		var cells []string
		for _, cell := range r {
			cells = append(cells, para("", html.EscapeString(cell)))
		}
		lines = append(lines, row(cells...))
	}
	return b.String() + table(lines...)
}
