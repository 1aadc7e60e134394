package finding

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write docs/findings.md anew")

// declared returns the code constants of the catalogue's file, by name.
func declared(t *testing.T) map[string]Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "catalogue.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]Code{}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			value := spec.(*ast.ValueSpec)
			if typ, ok := value.Type.(*ast.Ident); !ok || typ.Name != "Code" {
				continue
			}
			for i, name := range value.Names {
				text, err := strconv.Unquote(value.Values[i].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				codes[name.Name] = Code(text)
			}
		}
	}
	return codes
}

func TestEveryCodeStandsInTheCatalogueOnce(t *testing.T) {
	times := map[Code]int{}
	for _, e := range Catalogue() {
		times[e.Code]++
	}
	names := map[Code]string{}
	for name, code := range declared(t) {
		if other, ok := names[code]; ok {
			t.Errorf("%s and %s are both %q", name, other, code)
		}
		names[code] = name
		if times[code] != 1 {
			t.Errorf("%s (%s) stands in the catalogue %d times", name, code, times[code])
		}
	}
	for code := range times {
		if names[code] == "" {
			t.Errorf("%q stands in the catalogue and has no name", code)
		}
	}
	if len(names) < 70 {
		t.Errorf("only %d codes were found in the file", len(names))
	}
}

var codeForm = regexp.MustCompile(`^[a-z]+\.[a-z]+(-[a-z]+)*$`)

func TestEveryEntrySaysWhatIsWrongAndWhatToDo(t *testing.T) {
	for _, e := range Catalogue() {
		if !codeForm.MatchString(string(e.Code)) {
			t.Errorf("code %q is not of the form stage.what-is-wrong", e.Code)
		}
		switch e.Severity {
		case Note, Warn, Block:
		default:
			t.Errorf("%s: severity %q", e.Code, e.Severity)
		}
		f := New(e.Code, Place{Ref: "CT.3"}, e.Got, e.Want)
		for what, text := range map[string]string{"message": f.Message(), "remedy": f.Remedy()} {
			if msg := badSentence(text); msg != "" {
				t.Errorf("%s: %s %s: %q", e.Code, what, msg, text)
			}
		}
		for mark, example := range map[string]string{"{got}": e.Got, "{want}": e.Want} {
			if strings.Contains(e.Message+e.Remedy, mark) && example == "" {
				t.Errorf("%s: no example for %s", e.Code, mark)
			}
		}
	}
}

// badSentence says what is wrong with the form of a sentence for people.
func badSentence(s string) string {
	switch {
	case strings.TrimSpace(s) == "":
		return "is empty"
	case !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?"):
		return "does not end as a sentence"
	case strings.ContainsAny(s, "{}"):
		return "keeps a place-holder"
	case strings.Contains(s, "  ") || strings.TrimSpace(s) != s:
		return "has loose spaces"
	case strings.Contains(s, ".."):
		return "has two full stops"
	case strings.Contains(s, " .") && !strings.Contains(s, " .txt") && !strings.Contains(s, " .xlsx"), strings.Contains(s, " ,"), strings.Contains(s, "“”"):
		return "has a mark that stands alone"
	case !norm.NFC.IsNormalString(s):
		return "is not composed"
	case s == strings.Map(ascii, s):
		return "is not Vietnamese"
	}
	return ""
}

func ascii(r rune) rune {
	if r < 0x80 {
		return r
	}
	return -1
}

func TestACodeOutsideTheCatalogueIsAMistakeOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	New("no.such-code", Place{}, "", "")
}

func TestPlaceReadsAsAPersonLooksItUp(t *testing.T) {
	for _, c := range []struct {
		place Place
		want  string
	}{
		{Place{}, ""},
		{Place{File: "a.xlsx"}, "a.xlsx"},
		{Place{Sheet: "Chỉ tiêu", Cell: "F14"}, "Chỉ tiêu!F14"},
		{Place{Sheet: "Chỉ tiêu"}, "trang Chỉ tiêu"},
		{Place{File: "a.xlsx", Sheet: "Chỉ tiêu", Cell: "14:14", Ref: "CT.3/1"}, "a.xlsx, trang Chỉ tiêu, dòng 14"},
		{Place{Sheet: "Chỉ tiêu", Cell: "7:7, 17:17"}, "trang Chỉ tiêu, dòng 7, 17"},
		{Place{Sheet: "Chỉ tiêu", Cell: "L9:L11"}, "Chỉ tiêu!L9:L11"},
		{Place{Line: 59}, "dòng 59"},
		{Place{File: "qd.txt", Line: 59, Ref: "III.1"}, "qd.txt, dòng 59"},
		{Place{Ref: "CT.3"}, "mục CT.3"},
	} {
		if got := c.place.String(); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.place, got, c.want)
		}
	}
}

func TestAFindingSaysPlaceFaultAndRemedy(t *testing.T) {
	f := New(CellNoNumber, Place{Sheet: "Chỉ tiêu", Cell: "F14"}, "đang tổng hợp", "")
	want := "Chỉ tiêu!F14: “đang tổng hợp” không phải con số. Ghi một con số, ví dụ 2,5 hoặc 38.000; chữ giải thích ghi ở cột Ghi chú."
	if f.String() != want || f.Severity != Block {
		t.Errorf("%s: %q, want %q", f.Severity, f, want)
	}
	if got := New(CellNoNumber, Place{}, "x", "").String(); !strings.HasPrefix(got, "“x”") {
		t.Errorf("without a place: %q", got)
	}
}

func TestForeignTextIsShortenedAndStaysOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"ngắn":                   "ngắn",
		"hai\n dòng\t ":          "hai dòng",
		strings.Repeat("ế", 160): strings.Repeat("ế", 160),
		strings.Repeat("ế", 161): strings.Repeat("ế", 160) + "…",
	} {
		if got := shorten(in); got != want || !utf8.ValidString(got) {
			t.Errorf("shorten(%q) = %q", in, got)
		}
	}
	long := strings.Repeat("a", 1000)
	if f := New(CellNoNumber, Place{}, long, ""); f.Got != long || len(f.Message()) > 300 {
		t.Errorf("%d letters kept, %d said", len(f.Got), len(f.Message()))
	}
}

func TestForeignTextIsNoPlaceHolder(t *testing.T) {
	f := New(RowApart, Place{}, "{want}", "{got}")
	if got := f.Message(); !strings.Contains(got, "thấy “{want}”") || !strings.Contains(got, "phải là “{got}”") {
		t.Errorf("%q", got)
	}
}

func TestSortGoesThroughAFileFromTheTop(t *testing.T) {
	list := []Finding{
		{Code: RowTwice, Place: Place{File: "b"}}, {Code: RowApart, Place: Place{File: "a", Line: 9}}, {Code: CellUnit, Place: Place{File: "a", Line: 2}},
		{Code: CellError, Place: Place{File: "a", Line: 2, Sheet: "B"}}, {Code: CellKept, Place: Place{File: "a", Line: 2}},
	}
	Sort(list)
	var got []string
	for _, f := range list {
		got = append(got, string(f.Code))
	}
	if want := "cell.unit cell.kept cell.error row.apart row.twice"; strings.Join(got, " ") != want {
		t.Errorf("sorted %v, want %s", got, want)
	}
}

func TestAny(t *testing.T) {
	list := []Finding{New(CellKept, Place{}, "2,5", ""), New(CellUnit, Place{}, "a", "b")}
	if !Any(list, Block) || !Any(list, Note) || Any(list, Warn) || Any(nil, Note) {
		t.Error("severities seen wrongly")
	}
}

func TestTheCatalogueCannotBeChangedFromOutside(t *testing.T) {
	Catalogue()[0].Message = "x"
	if Catalogue()[0].Message == "x" {
		t.Error("the catalogue was changed")
	}
}

// stages head the tables of docs/findings.md; a code belongs to the first whose openings it begins with.
var stages = []struct {
	title    string
	openings []string
}{
	{"Đọc tệp", []string{"file."}},
	{"Đọc quyết định", []string{"decision.", "numbering.", "targets.", "target.", "tasks.", "task.", "text.", "agency."}},
	{"Nhận biểu: cả tệp", []string{"workbook."}},
	{"Nhận biểu: trang, cột, dòng", []string{"sheet.", "column.", "row."}},
	{"Nhận biểu: ô", []string{"cell."}},
	{"Sửa kế hoạch, đọc lại quyết định", []string{"edit.", "carry.", "amend.", "review."}},
	{"Tệp do văn phòng sửa", []string{"register.", "rules."}},
	{"In báo cáo", []string{"report."}},
	{"Khác", []string{""}},
}

func stageOf(code Code) int {
	for i, s := range stages {
		for _, o := range s.openings {
			if strings.HasPrefix(string(code), o) {
				return i
			}
		}
	}
	return -1
}

var severityWords = map[Severity]string{Note: "ghi chú", Warn: "cần xem", Block: "không nhận"}

const docsIntro = `# Những điều chương trình có thể báo

*Generated from the catalogue in finding/catalogue.go by its tests; do not edit by hand.*

Mỗi lời báo của chương trình có một mã không đổi, nói chỗ nào, thấy gì, cần gì và phải làm gì. Bảng dưới đây liệt kê tất cả, kèm
lời báo mẫu. Mức độ:

- **ghi chú**: để biết, không phải làm gì thêm;
- **cần xem**: đã nhận như đọc được, nhưng nên có người xem lại;
- **không nhận**: ô, dòng hoặc tệp nêu trong lời báo chưa được nhận, chờ sửa.
`

// docs writes the catalogue as a page for clerks.
func docs() string {
	var b strings.Builder
	b.WriteString(docsIntro)
	for i, stage := range stages {
		head := false
		for _, e := range Catalogue() {
			if stageOf(e.Code) != i {
				continue
			}
			if !head {
				fmt.Fprintf(&b, "\n## %s\n\n| Mã | Mức độ | Lời báo (ví dụ) | Cần làm gì |\n|---|---|---|---|\n", stage.title)
				head = true
			}
			f := New(e.Code, Place{}, e.Got, e.Want)
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", e.Code, severityWords[e.Severity], cellText(f.Message()), cellText(f.Remedy()))
		}
	}
	return b.String()
}

// cellText keeps the letters that Markdown would take for its own marks.
func cellText(s string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "<", "&lt;", "_", `\_`).Replace(s)
}

func TestDocs(t *testing.T) {
	const path = "../docs/findings.md"
	want := docs()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is older than the catalogue; run: go test ./finding -run TestDocs -update", path)
	}
}
