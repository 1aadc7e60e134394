package intake

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// mutation spoils the XML of a part in one way.
type mutation struct {
	about string
	spoil func(rnd *rand.Rand, xml string) string
}

var (
	anyTag       = regexp.MustCompile(`<[^<>]*>`)
	anyAttribute = regexp.MustCompile(` [\w:]+="[^"<>]*"`)
	anyNumber    = regexp.MustCompile(`[0-9]+`)
	anyCell      = regexp.MustCompile(`<c [^<>]*>`)
	anyIndex     = regexp.MustCompile(`<v>[0-9]+</v>`)
	anyText      = regexp.MustCompile(`>[^<>]+<`)
	anyRow       = regexp.MustCompile(`(?s)<row .*?</row>`)
)

// at picks one match.
func at(rnd *rand.Rand, pattern *regexp.Regexp, xml string) (from, to int) {
	all := pattern.FindAllStringIndex(xml, -1)
	if len(all) == 0 {
		return 0, 0
	}
	one := all[rnd.IntN(len(all))]
	return one[0], one[1]
}

func replaced(rnd *rand.Rand, pattern *regexp.Regexp, xml string, with func(old string) string) string {
	from, to := at(rnd, pattern, xml)
	return xml[:from] + with(xml[from:to]) + xml[to:]
}

// junk is what may stand between, before or within tags of a file that something went wrong with.
var junk = []string{
	"<!-- x -->", "<![CDATA[x]]>", "<?x y?>", "<!DOCTYPE a>", "\x00", "\x0b", "]]>", "\xff", "\xed\xa0\x80", "\ufffe", "\ufeff", "&", "&nbsp;", "&#0;",
	"&#65;", "&#x110000;", "\r", "\r\n", " ", "<", ">", "/", "\"", "<a>", "</a>", "<a/>", "<v>7</v>", "<t>x</t>", "<row/>", "<c/>", "<c t=\"s\"><v>99999</v></c>",
	"<is><t>x</t></is>", "<f>A1</f>", "_x0041_", "<mergeCell ref=\"A1:B2\"/>", "<si/>", "<si><t>x</t></si>", "<rPh><t>x</t></rPh>", "<t/>", "x",
}

var mutations = []mutation{
	{"nothing", func(_ *rand.Rand, xml string) string { return xml }},
	{"a bit flipped", func(rnd *rand.Rand, xml string) string {
		b := []byte(xml)
		b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8)
		return string(b)
	}},
	{"another byte", func(rnd *rand.Rand, xml string) string {
		b := []byte(xml)
		b[rnd.IntN(len(b))] = "<>/\"'&;:= \n\r1aA"[rnd.IntN(15)]
		return string(b)
	}},
	{"cut", func(rnd *rand.Rand, xml string) string { return xml[:rnd.IntN(len(xml))] }},
	{"a piece taken out", func(rnd *rand.Rand, xml string) string {
		from := rnd.IntN(len(xml))
		return xml[:from] + xml[min(len(xml), from+1+rnd.IntN(30)):]
	}},
	{"a tag taken out", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyTag, xml, func(string) string { return "" })
	}},
	{"a tag doubled", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyTag, xml, func(tag string) string { return tag + tag })
	}},
	{"two tags exchanged", func(rnd *rand.Rand, xml string) string {
		a, b := at(rnd, anyTag, xml)
		c, d := at(rnd, anyTag, xml)
		if a > c {
			a, b, c, d = c, d, a, b
		}
		if b > c {
			return xml
		}
		return xml[:a] + xml[c:d] + xml[b:c] + xml[a:b] + xml[d:]
	}},
	{"an attribute taken out", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyAttribute, xml, func(string) string { return "" })
	}},
	{"an attribute doubled", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyAttribute, xml, func(one string) string { return one + one })
	}},
	{"attributes turned round", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyCell, xml, func(tag string) string {
			all := anyAttribute.FindAllString(tag, -1)
			slices.Reverse(all)
			return "<c" + strings.Join(all, "") + ">"
		})
	}},
	{"another number", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyNumber, xml, func(string) string {
			return []string{"0", "1", "7", "-1", "99999", "1048577", "99999999999999999999", "", "1.5", "1e3", "x", " 3 "}[rnd.IntN(12)]
		})
	}},
	{"another text by number", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyIndex, xml, func(string) string { return fmt.Sprintf("<v>%d</v>", rnd.IntN(60)-5) })
	}},
	{"a row doubled", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyRow, xml, func(row string) string { return row + row })
	}},
	{"a row taken out", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyRow, xml, func(string) string { return "" })
	}},
	{"another kind of cell", func(rnd *rand.Rand, xml string) string {
		kinds := []string{"s", "str", "inlineStr", "b", "e", "d", "n", "?", ""}
		return replaced(rnd, regexp.MustCompile(` t="[^"]*"`), xml, func(string) string { return ` t="` + kinds[rnd.IntN(len(kinds))] + `"` })
	}},
	{"junk", func(rnd *rand.Rand, xml string) string {
		from := rnd.IntN(len(xml))
		return xml[:from] + junk[rnd.IntN(len(junk))] + xml[from:]
	}},
	{"junk between tags", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyTag, xml, func(tag string) string { return tag + junk[rnd.IntN(len(junk))] })
	}},
	{"junk in a text", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyText, xml, func(text string) string {
			if text == "" {
				return ""
			}
			return text[:len(text)-1] + junk[rnd.IntN(len(junk))] + "<"
		})
	}},
	{"letters as numbers", func(rnd *rand.Rand, xml string) string {
		form := []string{"&#%d;", "&#x%x;", "&#x%X;", "&#%07d;"}[rnd.IntN(4)]
		return replaced(rnd, anyText, xml, func(text string) string {
			out := ""
			for _, r := range strings.Trim(text, "<>") {
				out += fmt.Sprintf(form, r)
			}
			return ">" + out + "<"
		})
	}},
	{"a prefix", func(_ *rand.Rand, xml string) string { return prefixed(xml) }},
	{"a wrong prefix", func(rnd *rand.Rand, xml string) string {
		return replaced(rnd, anyTag, xml, func(tag string) string { return strings.Replace(tag, "<", "<y:", 1) })
	}},
	{"UTF-16", func(rnd *rand.Rand, xml string) string { return widen(rnd, xml) }},
	{"another encoding", func(rnd *rand.Rand, xml string) string {
		names := []string{"utf-8", "UTF-16", "windows-1258", "", "x"}
		return strings.Replace(xml, "UTF-8", names[rnd.IntN(len(names))], 1)
	}},
	{"Windows line ends", func(_ *rand.Rand, xml string) string { return strings.ReplaceAll(xml, "\n", "\r\n") }},
	{"simple quotes", func(_ *rand.Rand, xml string) string {
		return anyTag.ReplaceAllStringFunc(xml, func(tag string) string { return strings.ReplaceAll(tag, `"`, `'`) })
	}},
	{"short ends", func(_ *rand.Rand, xml string) string {
		return regexp.MustCompile(`<(\w+)([^<>]*)></(\w+)>`).ReplaceAllString(xml, "<$1$2/>")
	}},
}

// widen turns a part into UTF-16 of one of the kinds.
func widen(rnd *rand.Rand, xml string) string {
	if rnd.IntN(2) == 0 {
		xml = strings.Replace(xml, "UTF-8", "UTF-16", 1)
	}
	mark, big := rnd.IntN(3) > 0, rnd.IntN(2) == 0
	var b []byte
	units := utf16.Encode([]rune(xml))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// spoiled are the parts that are spoiled; the larger ones more often.
var spoiled = []string{
	"xl/worksheets/sheet2.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet3.xml",
	"xl/sharedStrings.xml", "xl/sharedStrings.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml",
	"xl/_rels/workbook.xml.rels", "_rels/.rels", "docProps/custom.xml",
}

// What a single file may cost.
const (
	longestRead = 5 * time.Second
	mostMemory  = 256 * mebibyte
)

// Whatever happens to the XML of a real workbook, both ways of reading agree on it, soon and with little memory.
func TestSpoiledXMLIsReadTheSameBothWays(t *testing.T) {
	files := 200
	if os.Getenv("THEODOI_SOAK") != "" {
		files = 10_000
	}
	pasted := edit(t, filled(t, 2), func(e *editor) {
		e.number(targets, "G5", 2.4999999999999996, "0.0")
		e.number(targets, "H5", 0.1234567890123456789, "0.0%")
		e.number(lead, "K5", 45356, "dd/mm/yyyy")
		e.must(e.SetCellBool(lead, "L5", true))
		e.must(e.MergeCell(lead, "L5", "M5"))
	})
	sources := [][]byte{pasted, write(t, sampleBook(3))}
	opened, refused, differed := 0, 0, map[string]int{}
	for i := range files {
		rnd := rand.New(rand.NewPCG(91, uint64(i)))
		one := mutations[i%len(mutations)]
		part := spoiled[rnd.IntN(len(spoiled))]
		about := one.about
		second := mutation{"", func(_ *rand.Rand, xml string) string { return xml }}
		if rnd.IntN(4) == 0 {
			second = mutations[rnd.IntN(len(mutations))]
			about += ", " + second.about
		}
		data := repacked(t, sources[rnd.IntN(len(sources))], func(name, xml string) string {
			if name != part || xml == "" {
				return xml
			}
			xml = one.spoil(rnd, xml)
			if xml != "" {
				xml = second.spoil(rnd, xml)
			}
			return xml
		})
		t.Run(fmt.Sprintf("%d %s in %s", i, about, part), func(t *testing.T) {
			book, err := sameCheaply(t, data)
			if err != nil {
				refused++
				return
			}
			opened++
			heldAgainstExcelize(t, data, book, differed)
		})
	}
	t.Logf("%d files were opened, %d refused; known differences to excelize: %v", opened, refused, differed)
	if opened < files/10 || refused < files/10 {
		t.Errorf("%d files were opened, %d refused: the test has lost its point", opened, refused)
	}
}

func sameCheaply(t *testing.T, data []byte) (*workbook, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	book, err := sameBothWays(t, data)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; took > longestRead || used > mostMemory {
		t.Errorf("took %v and %d MiB", took, used/mebibyte)
	}
	return book, err
}
