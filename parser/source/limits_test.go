package source

import (
	"strings"
	"testing"
	"time"
)

func TestTextsThatNobodyWritesAreReadInTime(t *testing.T) {
	for _, unit := range []string{
		"* ", "*a", "|\n", "|a|\n", "+--+--+\n", "|\na\n", "|\na\n|\nb\n|\n", "a\tb\tc\n", "a\t", "|a", "a<br>", "_a_ ", "[a](/b) ", "&amp;", "> ", `\*`, "**\n", "`a`", "<", "<!--", "(1) a;\n", "│a│\n",
		"một dòng chữ dài vừa phải để làm thành một dòng\nvà một\n",
	} {
		inTime(t, unit, []byte("x\n"+strings.Repeat(unit, (4<<20)/len(unit))))
	}
}

func TestPagesThatNobodyWritesAreReadInTime(t *testing.T) {
	for _, unit := range []string{
		"<p>ab", "a<br>", "<div>", "<b><i>x", "<table><tr><td>a<td>b", "<tr><td colspan=900>a<td>b", "a\n", "<", "&amp", "<ul><li>x", "<nav>a-b-c", "<p style='font-family:.VnTime'>\u00b5",
	} {
		inTime(t, unit, []byte("<html><body>"+strings.Repeat(unit, (2<<20)/len(unit))))
	}
}

func TestWordFilesThatNobodyWritesAreReadInTime(t *testing.T) {
	for _, unit := range []string{
		"<w:p/>", para("", "a"), "<w:p><w:r>", "<w:r><w:br/><w:t>a</w:t></w:r>", "<w:tbl>", table(row("<w:tcPr><w:vMerge/></w:tcPr>", para("", "a"))), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`,
		`<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>µ</w:t></w:r><w:r><w:t>a</w:t></w:r>`, "<w:p><w:r><w:pict><w:txbxContent>",
	} {
		inTime(t, unit, word(t, "<w:p>"+strings.Repeat(unit, (4<<20)/len(unit))+"</w:p>"))
	}
}

// inTime reads a file of many times the same.
func inTime(t *testing.T, unit string, data []byte) {
	t.Helper()
	start := time.Now()
	src, findings, ok := Read("x", data)
	if took := time.Since(start); took > 8*time.Second {
		t.Errorf("%d MB of %q take %v", len(data)>>20, unit, took)
	}
	switch {
	case ok:
		checkSource(t, src)
	case len(findings) == 0:
		t.Errorf("%q: refused without a word", unit)
	}
}
