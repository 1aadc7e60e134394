package source

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	xunicode "golang.org/x/text/encoding/unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// word packs a Word file: its body, and other parts by their name in the folder word.
func word(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	files := []string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	var relations strings.Builder
	for i := 0; i < len(parts); i += 2 {
		kind := strings.TrimRight(strings.TrimSuffix(parts[i], ".xml"), "0123456789")
		fmt.Fprintf(&relations, `<Relationship Id="p%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, i, kind, parts[i])
		files = append(files, "word/"+parts[i], parts[i+1])
	}
	files = append(files, "word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations.String()+`</Relationships>`)
	return packed(t, files...)
}

// packed makes a zip file of names and contents.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// para is a paragraph with properties and one run.
func para(properties, text string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + wordRun("", text) + "</w:p>"
}

func wordRun(properties, text string) string {
	return "<w:r><w:rPr>" + properties + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

func numPr(list, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list)
}

// readWord reads a Word file that has nothing wrong and holds the text against the guarantees of the package.
func readWord(t *testing.T, body string, parts ...string) plan.Source {
	t.Helper()
	src, findings, ok := Read("x.docx", word(t, body, parts...))
	if !ok || len(findings) > 0 {
		t.Fatalf("%s: %v", body, findings)
	}
	checkSource(t, src)
	return src
}

func TestWordFilesBecomeParagraphs(t *testing.T) {
	hyperlink := `<w:p><w:hyperlink r:id="x">` + wordRun("", "liên kết") + `</w:hyperlink><w:smartTag>` + wordRun("", " thẻ") + `</w:smartTag></w:p>`
	field := `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:t>ẩn</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
		wordRun("", "kết quả") + `<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE">` + wordRun("", " ngày") + `</w:fldSimple></w:p>`
	for name, c := range map[string]struct{ body, want string }{
		"runs are joined":       {"<w:p>" + wordRun("<w:b/>", "QUY") + wordRun("", "ẾT ĐỊNH") + "</w:p><w:p/>" + para("", "hai"), "QUYẾT ĐỊNH\nhai"},
		"tabs and hyphens":      {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:p>", "a b-cd"},
		"line breaks":           {"<w:p><w:r><w:t>QUYẾT ĐỊNH</w:t><w:br/><w:t>Về muối</w:t><w:br/><w:t>và kho</w:t></w:r></w:p>", "QUYẾT ĐỊNH\nVề muối và kho"},
		"decomposed letters":    {para("", "Hòa"), "Hòa"},
		"hyperlinks":            {hyperlink, "liên kết thẻ"},
		"fields":                {field, "kết quả ngày"},
		"content controls":      {"<w:sdt><w:sdtPr/><w:sdtContent>" + para("", "a") + "</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent>" + wordRun("", "b") + "</w:sdtContent></w:sdt></w:p>", "a\nb"},
		"capitals":              {"<w:p>" + wordRun("<w:caps/>", "mục tiêu") + wordRun(`<w:caps w:val="0"/>`, " nhỏ") + "</w:p>", "MỤC TIÊU nhỏ"},
		"signs":                 {`<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5%</w:t></w:r>` + wordRun(`<w:rFonts w:ascii="Wingdings"/>`, "\uf0fc") + "</w:p>", "≥ 5%✓"},
		"formulas":              {"<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>", "x+y"},
		"comments":              {`<w:p><w:commentRangeStart w:id="1"/>` + wordRun("", "a") + `<w:r><w:commentReference w:id="1"/></w:r></w:p>`, "a"},
		"a lost end of a field": {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>` + para("", "a"), "a"},
	} {
		if got := readWord(t, c.body).Text; got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}

func TestTheStrictFormatIsReadToo(t *testing.T) {
	data := word(t, para("", "một"))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) == 0 {
		t.Fatal(err)
	}
	body := `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>một</t></r></p></body></document>`
	src, findings, ok := Read("x.docx", packed(t, "word/document.xml", body))
	if !ok || len(findings) > 0 || src.Text != "một" {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
	wide := string(utf16(t, xunicode.LittleEndian, `<?xml version="1.0" encoding="UTF-16"?>`+body))
	if src, findings, ok = Read("x.docx", packed(t, `WORD\document.xml`, wide)); !ok || len(findings) > 0 || src.Text != "một" {
		t.Errorf("UTF-16: %v, %v, %q", ok, findings, src.Text)
	}
}

func TestTextOfAWordFileKnowsItsParagraph(t *testing.T) {
	box := `<w:p><w:r><w:pict><v:textbox><w:txbxContent>` + para("", "hộp") + para("", "hộp nữa") + `</w:txbxContent></v:textbox></w:pict></w:r>` + wordRun("", "năm") + `</w:p>`
	src := readWord(t, para("", "một")+"<w:p/>"+table(row(para("", "ba"), para("", "bốn")))+box+para("", "sáu"))
	for word, line := range map[string]int{"một": 1, "ba": 3, "bốn": 4, "năm": 5, "hộp": 5, "sáu": 6} {
		if at := strings.Index(src.Text, word); at < 0 || src.Line(at) != line {
			t.Errorf("%s is in paragraph %d, not %d", word, src.Line(max(at, 0)), line)
		}
	}
}

func TestTrackedChangesAreReadAsAccepted(t *testing.T) {
	body := `<w:p>` + wordRun("", "đạt ") + `<w:del><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins>` + wordRun("", "6%") + `</w:ins></w:p>` +
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + wordRun("", "đoạn ") + `</w:p>` + para("", "liền") +
		`<w:del><w:p><w:r><w:delText>mất</w:delText></w:r></w:p></w:del>` +
		table(row(para("", "a"), para("", "b")), `<w:tr><w:trPr><w:del/></w:trPr><w:tc>`+para("", "x")+`</w:tc><w:tc>`+para("", "y")+`</w:tc></w:tr>`)
	src, findings, ok := Read("x.docx", word(t, body))
	if !ok || len(findings) != 1 || findings[0].Code != finding.FileTracked || findings[0].Got != "4" {
		t.Fatalf("%v, %v", ok, findings)
	}
	checkSource(t, src)
	if src.Text != "đạt 6%\nđoạn liền\na\nb" {
		t.Errorf("%q", src.Text)
	}
}

func TestTextBoxesAreReadOnce(t *testing.T) {
	content := `<w:txbxContent>` + para("", "trong hộp") + `</w:txbxContent>`
	both := `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>` + content + `</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` + content +
		`</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	old := `<mc:AlternateContent><mc:Choice Requires="zz"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>` + content + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
	for _, body := range []string{both, old} {
		if got := readWord(t, "<w:p><w:r>"+body+"<w:t>ngoài hộp</w:t></w:r></w:p>").Text; got != "ngoài hộp\ntrong hộp" {
			t.Errorf("%q", got)
		}
	}
}

func TestWhatBelongsToThePageIsSetApart(t *testing.T) {
	frame := func(kind, body string) string {
		return "<w:" + kind + " " + wordSpaces + ">" + body + "</w:" + kind + ">"
	}
	number := `<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>`
	src := readWord(t, para("", "một")+"<w:p>"+wordRun("<w:vanish/>", "ẩn")+wordRun("", "hai")+"</w:p>",
		"header1.xml", frame("hdr", para("", "Bản sao")+number), "header2.xml", frame("hdr", para("", "Bản sao")), "footer1.xml", frame("ftr", para("", "Trang 3")+para("", "Lưu hành nội bộ")))
	asides, rest := showAsides(src)
	if asides != "Bản sao\nẩn\nLưu hành nội bộ" || rest != "một\nhai" {
		t.Errorf("%q apart from %q", asides, rest)
	}
	head := readWord(t, para("", "một"), "header1.xml", frame("hdr", para("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
	if len(head.Dropped) > 0 || head.Text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nmột" {
		t.Errorf("%q with %v dropped", head.Text, head.Dropped)
	}
}

func TestNotesComeBehindTheirParagraph(t *testing.T) {
	notes := `<w:footnotes ` + wordSpaces + `><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">` + para("", "Tính theo giá hiện hành.") + `</w:footnote></w:footnotes>`
	src := readWord(t, `<w:p>`+wordRun("", "đạt 5%")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+wordRun("", ";")+`</w:p>`+para("", "hai"), "footnotes.xml", notes)
	if src.Text != "đạt 5%;\n[*] Tính theo giá hiện hành.\nhai" {
		t.Errorf("%q", src.Text)
	}
}

// lists is a numbering part: list 1 has Roman, Arabic and lettered levels and bullets, list 2 counts with it, list 3 begins anew, list 4 is 1, 1.1,
// 1.1.1 in Roman and legal figures, list 5 has bullets, list 6 stands in a style.
func lists() string {
	level := func(i int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, text)
	}
	return `<w:numbering ` + wordSpaces + `><w:abstractNum w:abstractNumId="1">` + level(0, "upperRoman", "%1.", "") + level(1, "decimal", "%2.", "") + level(2, "lowerLetter", "%3)", "") + level(3, "bullet", "-", "") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="4">` + level(0, "upperRoman", "Điều %1.", "") + level(1, "decimal", "%1.%2.", "<w:isLgl/>") + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="5">` + level(0, "bullet", "\uf0b7", "") + level(1, "bullet", "+", "") + level(2, "bullet", "o", "") + level(3, "none", "", "") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="6">` + level(0, "decimal", "(%1)", `<w:pStyle w:val="Khoan"/>`) + `</w:abstractNum><w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Lien"/></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>` +
		`<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
}

func TestAutomaticNumbersAreWrittenOut(t *testing.T) {
	styles := `<w:styles ` + wordSpaces + `><w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Khoan"/></w:style><w:style w:type="numbering" w:styleId="Lien"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style></w:styles>`
	item := func(list, level int) string { return para(numPr(list, level), "x") }
	for name, c := range map[string]struct{ body, want string }{
		"levels restart":               {item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 3) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1), "I. 1. 2. a) b) - 3. a) II. 1."},
		"lists of one kind count on":   {item(1, 0) + item(2, 0) + item(1, 0), "I. II. III."},
		"a list may begin anew":        {item(1, 1) + item(3, 1) + item(3, 1) + item(1, 1), "1. 5. 6. 7."},
		"numbers of all levels":        {item(4, 0) + item(4, 1) + item(4, 2) + item(4, 2) + item(4, 0) + item(4, 1), "Điều I. 1.1. 1.1.1 1.1.2 Điều II. 2.1."},
		"levels above that never came": {item(4, 2), "1.1.1"},
		"bullets":                      {item(5, 0) + item(5, 1) + item(5, 2) + item(5, 3), "- + + "},
		"styles":                       {para(`<w:pStyle w:val="Khoan"/>`, "x") + para(`<w:pStyle w:val="Con"/>`, "x") + para(`<w:pStyle w:val="Con"/>`+numPr(0, 0), "x"), "(1) (2) "},
		"a linked style":               {item(7, 0) + item(6, 0), "(1) (2)"},
		"unknown lists":                {item(99, 0), ""},
	} {
		var got []string
		for _, line := range strings.Split(readWord(t, c.body, "numbering.xml", lists(), "styles.xml", styles).Text, "\n") {
			got = append(got, strings.TrimSpace(strings.TrimSuffix(line, "x")))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, not %q", name, strings.Join(got, " "), c.want)
		}
	}
}

func TestWordCountsItsOwnWay(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{{"lowerLetter", 26, "z"}, {"lowerLetter", 27, "aa"}, {"upperLetter", 54, "BBB"}, {"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"decimalZero", 7, "07"}, {"decimalZero", 12, "12"}, {"none", 3, ""}, {"lowerLetter", 0, "0"}, {"upperRoman", -1, "-1"}} {
		if got := wordNumber(c.format, c.n); got != c.want {
			t.Errorf("%d as %s is %q, not %q", c.n, c.format, got, c.want)
		}
	}
}

// table and row write a table of cells that hold paragraphs; a cell may begin with its properties.
func table(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid/>" + strings.Join(rows, "") + "</w:tbl>"
}

func row(cells ...string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString("<w:tc>" + c + "</w:tc>")
	}
	return "<w:tr>" + b.String() + "</w:tr>"
}

func TestTablesOfWordAreGrids(t *testing.T) {
	p := func(text string) string { return para("", text) }
	span := `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`
	down := `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`
	covered := `<w:tcPr><w:vMerge/></w:tcPr>`
	for name, c := range map[string]struct{ body, want string }{
		"plain":             {table(row(p("a"), p("b")), row(p(""), p("c")+p("d"))), "a|b\n|c/d\n"},
		"over columns":      {table(row(p("a"), p("b"), p("c")), row(span+p("d"), p("e"))), "a|b|c\nd(2x1)|e\n"},
		"over rows":         {table(row(down+p("a"), p("b")), row(covered+p(""), p("c")), row(covered+p(""), p("d")), row(p("e"), p("f"))), "a(1x3)|b\n@1:c\n@1:d\ne|f\n"},
		"covered by none":   {table(row(covered+p("a"), p("b")), row(p("c"), p("d"))), "a|b\nc|d\n"},
		"not from the left": {table(row(p("a"), p("b")), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>`+p("c")+"</w:tc></w:tr>"), "a|b\n@1:c\n"},
		"a table inside":    {table(row(p("a"), p("b")+table(row(p("c"), p("d"))))), "a|b/c/d\n"},
		"one column":        {table(row(p("a")), row(p("b"))), ""},
		"rows in controls":  {table(row(p("a"), p("b")), "<w:sdt><w:sdtContent>"+row(p("c"), p("d"))+"</w:sdtContent></w:sdt>"), "a|b\nc|d\n"},
	} {
		src := readWord(t, p("trước")+c.body+p("sau"))
		if got := showTables(src); got != c.want {
			t.Errorf("%s:\n%s", name, got)
		}
		if !strings.HasPrefix(src.Text, "trước\n") || !strings.HasSuffix(src.Text, "\nsau") {
			t.Errorf("%s: %q", name, src.Text)
		}
	}
}

func TestOldFontsAreDecoded(t *testing.T) {
	encode := func(text string) string {
		data, lost := viet.TCVN3.Encode(text)
		if lost > 0 {
			t.Fatal(text)
		}
		return viet.Latin(data)
	}
	styles := `<w:styles ` + wordSpaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`
	src, findings, ok := Read("x.docx", word(t, "<w:p>"+wordRun(`<w:rFonts w:ascii=".VnTimeH"/>`, encode("kế hoạch"))+wordRun("", " "+encode("làm muối"))+"</w:p>"+
		"<w:p>"+wordRun(`<w:rFonts w:ascii="Times New Roman"/>`, "Điều 1")+"</w:p>", "styles.xml", styles))
	if !ok || len(findings) != 1 || findings[0].Code != finding.FileLegacy || src.Text != "KẾ HOẠCH làm muối\nĐiều 1" {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
}

func TestPackedFilesThatAreNoDecisionSayWhatTheyAre(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code finding.Code
	}{
		"Excel":            {packed(t, "[Content_Types].xml", "<a/>", "xl/workbook.xml", "<a/>"), finding.FileSheet},
		"PowerPoint":       {packed(t, "ppt/presentation.xml", "<a/>"), finding.FileBinary},
		"a calc sheet":     {packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), finding.FileSheet},
		"a zip":            {packed(t, "qd.pdf", "%PDF"), finding.FileBinary},
		"an empty zip":     {packed(t), finding.FileBinary},
		"a broken zip":     {[]byte("PK\x03\x04 nothing"), finding.FileDamaged},
		"a password":       {ole("EncryptedPackage"), finding.FileLocked},
		"old Excel":        {ole("Workbook"), finding.FileSheet},
		"old PowerPoint":   {ole("PowerPoint Document"), finding.FileBinary},
		"an empty text":    {packed(t, "word/document.xml", ""), finding.FileDamaged},
		"no text":          {word(t, "<w:p/>"), finding.FileEmpty},
		"a bomb":           {word(t, strings.Repeat(strings.Repeat(" ", 4000)+"<w:p/>", maxUnpacked/4000)), finding.FileTooBig},
		"a zip of letters": {packed(t, "word/document.xml", strings.Repeat("a", 100)), finding.FileDamaged},
	} {
		src, findings, ok := Read("x.docx", c.data)
		if ok || len(findings) != 1 || findings[0].Code != c.code || src.Text != "" {
			t.Errorf("%s: %v, %v, %.40q", name, ok, findings, src.Text)
		}
	}
}

func TestDamagedWordFilesAreReadAsFarAsTheyGo(t *testing.T) {
	var body strings.Builder
	random := rand.New(rand.NewSource(1))
	for i := range 3000 {
		body.WriteString(para("", fmt.Sprintf("Đoạn %d nói về muối số %d", i, random.Int())))
	}
	whole := word(t, body.String())
	want := readWord(t, body.String()).Text
	for _, cut := range []int{len(whole) / 3, len(whole) / 2, len(whole) - 300} {
		src, findings, ok := Read("x.docx", whole[:cut])
		if !ok || len(findings) != 1 || findings[0].Code != finding.FilePart {
			t.Fatalf("cut at %d: %v, %v", cut, ok, findings)
		}
		checkSource(t, src)
		if !strings.HasPrefix(want, src.Text[:len(src.Text)*9/10]) || len(src.Text) < len(want)*cut/len(whole)/2 {
			t.Errorf("cut at %d: %d of %d bytes", cut, len(src.Text), len(want))
		}
	}
	for name, text := range map[string]string{"an entity": "a&boom;b", "no end": "a</w:t></w:r></w:x>", "deep": "a</w:t></w:r>" + strings.Repeat("<w:ins>", 1000)} {
		src, findings, ok := Read("x.docx", word(t, para("", "một")+para("", text)))
		found := false
		for _, f := range findings {
			found = found || f.Code == finding.FilePart
		}
		if !ok || !found || !strings.HasPrefix(src.Text, "một") {
			t.Errorf("%s: %v, %v, %q", name, ok, findings, src.Text)
		}
	}
}

func TestBrokenSidePartsAreToldOf(t *testing.T) {
	src, findings, ok := Read("x.docx", word(t, para(numPr(1, 0), "một"), "numbering.xml", "<w:numbering "+wordSpaces+"><w:abstractNum", "footnotes.xml", "<x"))
	if !ok || len(findings) != 1 || findings[0].Code != finding.FilePart || !strings.Contains(findings[0].Got, "; ") || src.Text != "một" {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
	src, findings, ok = Read("x.docx", word(t, para("", "một")+`<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>`))
	if !ok || len(findings) != 1 || !strings.Contains(findings[0].Got, "1 ảnh") || src.Text != "một" {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
}

func TestMutatedWordFilesDoNoHarm(t *testing.T) {
	whole := word(t, para(numPr(1, 0), "một")+table(row(para("", "a"), `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+para("", "b")), row(para("", "c"), `<w:tcPr><w:vMerge/></w:tcPr>`+para("", ""))),
		"numbering.xml", lists())
	random := rand.New(rand.NewSource(7))
	for range 2000 {
		data := bytes.Clone(whole)
		for range 1 + random.Intn(8) {
			data[random.Intn(len(data))] = byte(random.Intn(256))
		}
		if random.Intn(4) == 0 {
			data = data[:random.Intn(len(data))]
		}
		src, findings, ok := Read("x.docx", data)
		if !ok && len(findings) == 0 {
			t.Fatal("refused without a word")
		}
		if ok {
			checkSource(t, src)
		}
	}
}

// FuzzDOCX fuzzes the XML inside, packed anew each time, and the package as it is.
func FuzzDOCX(f *testing.F) {
	f.Add(para(numPr(1, 0), "một")+table(row(para("", "a"), para("", "b"))), lists(), false)
	f.Add(`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p/></w:txbxContent></mc:Choice></mc:AlternateContent><w:br/><w:t>x</w:t></w:r></w:p>`, "", false)
	f.Add(`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`, "<w:num/>", false)
	f.Add(string(word(f, para("", "x"))), "", true)
	f.Fuzz(func(t *testing.T, body, numbering string, raw bool) {
		data := []byte(body)
		if !raw {
			data = word(t, body, "numbering.xml", numbering)
		}
		src, findings, ok := Read("x", data)
		if !ok {
			if len(findings) == 0 || src.Text != "" {
				t.Fatalf("refused with %v and the text %q", findings, src.Text)
			}
			return
		}
		checkSource(t, src)
	})
}
