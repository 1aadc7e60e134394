package source

import (
	"strings"
	"testing"

	xunicode "golang.org/x/text/encoding/unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// page wraps a body.
func page(body string) string {
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Trang thử</title></head>\n<body>\n" + body + "\n</body></html>"
}

// readPage reads the body of a page and holds the text against the guarantees of the package.
func readPage(t *testing.T, body string) plan.Source {
	t.Helper()
	src, findings, ok := Read("trang.html", []byte(page(body)))
	if !ok || len(findings) > 0 {
		t.Fatalf("%q: %v", body, findings)
	}
	checkSource(t, src)
	return src
}

// showAsides returns what is set apart, and the text without it.
func showAsides(src plan.Source) (asides, rest string) {
	var apart []string
	rest = src.Text
	for i := len(src.Dropped) - 1; i >= 0; i-- {
		s := src.Dropped[i]
		apart = append([]string{s.Of(src.Text)}, apart...)
		rest = rest[:s.Start] + rest[min(len(rest), s.Stop+1):]
	}
	return strings.Join(apart, "\n"), strings.TrimSuffix(rest, "\n")
}

func TestPagesBecomeParagraphs(t *testing.T) {
	for in, want := range map[string]string{
		"<p>một\n  hai</p><p>ba</p>":                                                                 "một hai\nba",
		"<p>QU<b>YẾT</b> <i>ĐỊNH</i></p>":                                                            "QUYẾT ĐỊNH",
		"<div>một<br>hai<br/>ba<p>bốn</div>năm":                                                      "một\nhai\nba\nbốn\nnăm",
		"<p>A&nbsp;&amp;&nbsp;B &lt; C &#272;</p>":                                                   "A & B < C Đ",
		"<h1>I. Đầu</h1><span>a</span><span> b</span><hr>c":                                          "I. Đầu\na b\nc",
		"<pre>một\n  hai</pre>":                                                                      "một\nhai",
		"a<script>x</script><style>y</style><noscript>z</noscript><template>t</template><!-- c -->b": "ab",
		"<ol><li>x<li>y</ol>":                                                                        "1. x\n2. y",
		"<ol type=a start=3><li>x<li value=7>y<li>z</ol>":                                            "c. x\ng. y\nh. z",
		"<ol type=I><li>x<ol style='list-style-type:lower-roman'><li>y</ol><li>z</ol>":               "I. x\ni. y\nII. z",
		"<ol reversed><li>x<li>y</ol>":                                                               "2. x\n1. y",
		"<ul><li>x<ul><li>y</ul><li>- z</ul>":                                                        "- x\n+ y\n- z",
		"<ul style='list-style: none'><li>x</ul>":                                                    "x",
		"<ol><li><p>x</p><p>y</p></ol>":                                                              "1. x\ny",
		"<p>m<sup>2</sup></p>":                                                                       "m2",
		"<p>x<p>&#8203;</p><p>&nbsp;</p>y":                                                           "x\ny",
	} {
		if got := readPage(t, in).Text; got != want {
			t.Errorf("%s: %q, not %q", in, got, want)
		}
	}
}

func TestTextOfAPageKnowsItsLine(t *testing.T) {
	src := readPage(t, "<p>một\nhai <b>ba\n\nbốn</b></p>\n<!-- x\n y -->\n<table\n border=1>\n<tr><td>năm<td>\n  sáu</table>\r\n<p>bảy\r\ntám")
	for word, line := range map[string]int{"một": 4, "hai": 5, "ba": 5, "bốn": 7, "năm": 12, "sáu": 13, "bảy": 14, "tám": 15} {
		if at := strings.Index(src.Text, word); at < 0 || src.Line(at) != line {
			t.Errorf("%s is on line %d, not %d", word, src.Line(max(at, 0)), line)
		}
	}
}

func TestTablesOfPagesAreGrids(t *testing.T) {
	for in, want := range map[string]string{
		"<table><tr><th>TT<th>Việc<th>Cơ quan<tr><td>1<td>Xây<td>A<br>B<tr><td>2<td><td>C</table>":                                                                 "TT|Việc|Cơ quan\n1|Xây|A/B\n2||C\n",
		"<table><tr><td rowspan=2>1<td>Xây<td>A<tr><td>Đào<td>B<tr><td colspan=2>Chung<td>C</table>":                                                               "1(1x2)|Xây|A\n@1:Đào|B\nChung(2x1)|C\n",
		"<table><tr><td rowspan=0>1<td>a<tr><td>b<tr><td>c</table>":                                                                                                "1(1x3)|a\n@1:b\n@1:c\n",
		"<table><tr><td rowspan=9999 colspan=5000>1<td>a</table>":                                                                                                  "1|a\n",
		"<table><thead><tr><td>a<td>b</thead><tbody><tr><td>1<td>2</table>":                                                                                        "a|b\n1|2\n",
		"<table><tr><td>1<td>a<td>x<tr><td>2<td>Danh sách gồm các xã sau đây và một bảng nhỏ ở trong<table><tr><td>i<td>j</table><td>y<tr><td>3<td>c<td>z</table>": "1|a|x\n2|Danh sách gồm các xã sau đây và một bảng nhỏ ở trong/i/j|y\n3|c|z\n",
		"<table><tr><td>khung một ô</table>":                                                                                                                       "",
		"<table><tr><td><table><tr><td>a<td>b</table><td>menu</table>":                                                                                             "a|b\n",
	} {
		src := readPage(t, "trước"+in+"sau")
		if got := showTables(src); got != want {
			t.Errorf("%s:\n%s", in, got)
		}
		if !strings.HasPrefix(src.Text, "trước\n") || !strings.HasSuffix(src.Text, "\nsau") {
			t.Errorf("%s: %q", in, src.Text)
		}
	}
}

// served is a document as a law library's page has it, with what the site puts around.
const served = `<div id=top><a href="/">Trang chủ</a> <a href="/x">Văn bản mới</a></div>
<nav><ul><li>Đăng nhập</ul></nav>
<div class=main><div class=left>Tìm kiếm nâng cao</div>
<div class=content><h1>Kế hoạch 12/KH-UBND năm 2030</h1><div><table><tr><td><p>ỦY BAN NHÂN DÂN<br>XÃ ĐẢO MUỐI</p><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</p>
<tr><td>Số: 12/KH-UBND<td>Xã Đảo Muối, ngày 05 tháng 3 năm 2030</table>
<p>KẾ HOẠCH</p><p>Phát triển nghề muối</p><p>1. Xây kho chứa muối.</p>
<table><tr><td>Nơi nhận:<br>- Như trên;<td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</table></div><p>Tải về văn bản</p><p>Chia sẻ</p></div>
<div class=right><p>Bình luận</p><p>Văn bản liên quan</p></div></div>
<footer>Bản quyền của trang thử</footer>`

func TestWhatStandsAroundADocumentIsSetApart(t *testing.T) {
	src := readPage(t, served)
	asides, rest := showAsides(src)
	wantRest := "ỦY BAN NHÂN DÂN\nXÃ ĐẢO MUỐI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nXã Đảo Muối, ngày 05 tháng 3 năm 2030\n" +
		"KẾ HOẠCH\nPhát triển nghề muối\n1. Xây kho chứa muối.\nNơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
	wantAsides := "Trang chủ Văn bản mới\n- Đăng nhập\nTìm kiếm nâng cao\nKế hoạch 12/KH-UBND năm 2030\nTải về văn bản\nChia sẻ\nBình luận\nVăn bản liên quan\nBản quyền của trang thử"
	if rest != wantRest || asides != wantAsides {
		t.Errorf("the document:\n%s\napart:\n%s", rest, asides)
	}
	if len(src.Tables) != 2 {
		t.Errorf("%d tables", len(src.Tables))
	}
}

func TestADocumentInALayoutTableIsFound(t *testing.T) {
	src := readPage(t, "<table><tr><td>Danh mục<br>Trang chủ<td>"+served+"<td>Quảng cáo</table>")
	asides, rest := showAsides(src)
	if !strings.HasPrefix(rest, "ỦY BAN NHÂN DÂN\n") || !strings.HasSuffix(rest, "\nCHỦ TỊCH") || len(src.Tables) != 2 {
		t.Errorf("%s\nand %d tables", rest, len(src.Tables))
	}
	if !strings.Contains(asides, "Danh mục") || !strings.Contains(asides, "Quảng cáo") {
		t.Errorf("apart: %s", asides)
	}
}

func TestADocumentBeforeTheHeadIsNoSurrounding(t *testing.T) {
	src := readPage(t, "<p>Kính gửi: Các xã</p><p>Gửi kèm kế hoạch sau.</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 1/KH-UBND</p>")
	if len(src.Dropped) > 0 {
		t.Errorf("%v of %q", src.Dropped, src.Text)
	}
}

func TestHiddenTextIsSetApart(t *testing.T) {
	src := readPage(t, "<p>một</p><p style='display: none'>hai</p><div hidden>ba</div><p>bốn <span style='visibility:hidden'>năm</span></p><select><option>sáu</select>")
	asides, rest := showAsides(src)
	if asides != "hai\nba\nnăm\nsáu" || rest != "một\nbốn" {
		t.Errorf("%q apart from %q", asides, rest)
	}
}

func TestPagesInEveryEncoding(t *testing.T) {
	body := "<p>Điều 1. Xây kho chứa muối chung của xã đảo.</p><p>Ủy ban nhân dân xã chủ trì, phối hợp với các hộ diêm dân.</p>"
	want := "Điều 1. Xây kho chứa muối chung của xã đảo.\nỦy ban nhân dân xã chủ trì, phối hợp với các hộ diêm dân."
	tcvn, lost := viet.TCVN3.Encode(strings.ReplaceAll(body, "Ủ", "U"))
	if lost > 0 {
		t.Fatal("the text has letters that TCVN3 lacks")
	}
	var escaped strings.Builder
	for _, c := range tcvn {
		if c < 0x80 {
			escaped.WriteByte(c)
		} else {
			escaped.WriteString("&#" + itoa(int(c)) + ";")
		}
	}
	for name, c := range map[string]struct{ data, want string }{
		"UTF-8 without a word":   {"<html><body>" + body, want},
		"UTF-8 said to be other": {"<html><meta charset=iso-8859-1><body>" + body, want},
		"UTF-16":                 {string(utf16(t, xunicode.LittleEndian, "<html><body>"+body)), want},
		"TCVN3":                  {"<html><meta charset=windows-1252><body>" + string(tcvn), strings.ReplaceAll(want, "Ủ", "U")},
		"TCVN3 by a font":        {"<html><meta charset=utf-8><body><font face='.VnTime'>" + escaped.String() + "</font>", strings.ReplaceAll(want, "Ủ", "U")},
		"TCVN3 by a style":       {"<html><style>p, .x { font-family: \".VnTime\", serif }</style><body>" + escaped.String(), strings.ReplaceAll(want, "Ủ", "U")},
		"Windows-1258, said":     {"<html><meta http-equiv=Content-Type content='text/html; charset=windows-1258'><body>" + "\xd0i\xea\xccu 1", "Điều 1"},
	} {
		src, _, ok := Read("x.html", []byte(c.data))
		if !ok || src.Text != c.want {
			t.Errorf("%s: %v, %q", name, ok, src.Text)
		}
	}
}

func TestAPageThatIsNestedTooDeepIsReadAsText(t *testing.T) {
	src, findings, ok := Read("x.html", []byte("<html><body>"+strings.Repeat("<div>", 600)+"<table><tr><td>một<td>hai</table><script>x</script>ba"))
	if !ok || src.Text != "một\nhai\nba" || len(findings) != 1 || findings[0].Code != finding.FilePart {
		t.Errorf("%v, %v, %q", ok, findings, src.Text)
	}
	checkSource(t, src)
}

func TestTextIsNoPage(t *testing.T) {
	for _, text := range []string{"Số: <1>", "<br>a", "a <p> b", "< p >", "<pham vi>"} {
		if isHTML([]byte(text)) {
			t.Errorf("%q is read as a page", text)
		}
	}
}

func itoa(n int) string { return ordinalText("decimal", n) }

func FuzzHTML(f *testing.F) {
	f.Add(page(served))
	f.Add(page("<table><tr><td rowspan=2>a<td>b<tr><td>c</table><ol type=i><li>x</ol>"))
	f.Add("<html><body><font face='.VnTime'>t\u00b5i ch\u00dd\u00a9nh</font><table><p>x<td>y")
	f.Add("<p>\U000f0001a\U00100001</p><pre>a\r\nb</pre>")
	f.Fuzz(func(t *testing.T, text string) {
		data := []byte("<html>" + text)
		src, findings, ok := Read("x", data)
		if !ok {
			if len(findings) == 0 || src.Text != "" {
				t.Fatalf("refused with %v and the text %q", findings, src.Text)
			}
			return
		}
		checkSource(t, src)
		lines := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), "\n") + 1
		for _, o := range src.Origins {
			if o.Line > lines && wideOrder(data) == nil {
				t.Fatalf("line %d of %d in %q", o.Line, lines, data)
			}
		}
	})
}
