package intake

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/internal/need"
	"theodoi/internal/words"
)

// readCounted reads a file like readWorkbook and counts the parts that were read quickly and carefully.
func readCounted(data []byte, lim limits) (book *workbook, quick, careful int, err error) {
	if err := recognise(data); err != nil {
		return nil, 0, 0, err
	}
	a, err := openArchive(data, lim)
	if err != nil {
		return nil, 0, 0, err
	}
	defer a.close()
	if err := a.recognise(); err != nil {
		return nil, 0, 0, err
	}
	book, err = a.workbook()
	return book, a.quick, a.careful, err
}

// sameBothWays fails unless a file gives the very same workbook, or the very same refusal, with the quick reader and without it. It
// returns both.
func sameBothWays(t testing.TB, data []byte) (*workbook, error) {
	t.Helper()
	return sameWithin(t, data, usual())
}

func sameWithin(t testing.TB, data []byte, lim limits) (*workbook, error) {
	t.Helper()
	got, _, _, gotErr := readCounted(data, lim)
	lim.careful = true
	want, quick, _, wantErr := readCounted(data, lim)
	if quick > 0 {
		t.Fatalf("%d parts were read the quick way although none should", quick)
	}
	if !reflect.DeepEqual(gotErr, wantErr) {
		t.Fatalf("with the quick reader: %v, without: %v", gotErr, wantErr)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("with the quick reader:\n%+v\nwithout:\n%+v", dump(got), dump(want))
	}
	return got, gotErr
}

// checkBothWays holds every file that the tests make to it, but for those that take seconds to read.
func checkBothWays(t testing.TB, data []byte) {
	t.Helper()
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File {
			if f.UncompressedSize64 > 8*mebibyte {
				return
			}
		}
	}
	sameBothWays(t, data)
}

func dump(w *workbook) []page {
	var all []page
	for _, p := range w.pages {
		all = append(all, *p)
	}
	return all
}

// The quick reader is worth its code only if the files of the programs that people use are plain enough for it.
func readsQuickly(t *testing.T, data []byte) {
	t.Helper()
	if _, err := sameBothWays(t, data); err != nil {
		t.Fatal(err)
	}
	_, quick, careful, _ := readCounted(data, usual())
	t.Logf("%d parts were read the quick way, %d with encoding/xml", quick, careful)
	if careful > 0 || quick < 10 {
		t.Errorf("%d parts were read the quick way, %d with encoding/xml", quick, careful)
	}
}

func TestOwnFilesAreReadQuickly(t *testing.T) {
	readsQuickly(t, write(t, sampleBook(3)))
	readsQuickly(t, filled(t, 3))
}

func TestFilesOfLibreOfficeAreReadQuickly(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	readsQuickly(t, savedByLibreOffice(t, filled(t, 3)))
}

func TestFilesOfOpenpyxlAreReadQuickly(t *testing.T) {
	python := need.OpenPyXL(t)
	readsQuickly(t, savedBy(t, filled(t, 3), func(in, out string) {
		const script = `import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])`
		if message, err := exec.Command(python, "-c", script, in, out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, message)
		}
	}))
}

// Web pages and online offices read and write with these two.
var savedInNode = map[string]string{
	"xlsx":    `const x = require("xlsx"); const [from, to] = process.argv.slice(2); x.writeFile(x.readFile(from, {cellStyles: true, cellNF: true, Props: true}), to)`,
	"exceljs": `const x = require("exceljs"); const [from, to] = process.argv.slice(2); const w = new x.Workbook(); w.xlsx.readFile(from).then(() => w.xlsx.writeFile(to)).catch(e => { console.error(e); process.exit(1) })`,
}

func TestFilesOfNodeAreReadQuickly(t *testing.T) {
	for module, script := range savedInNode {
		t.Run(module, func(t *testing.T) {
			// exceljs wants the prefix that Excel writes in this part.
			data := patch(t, filled(t, 3), func(name, xml string) string {
				if name != "docProps/core.xml" {
					return xml
				}
				return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`
			})
			saved := savedBy(t, data, func(in, out string) { need.Node(t, script, []string{module}, in, out) })
			readsQuickly(t, saved)
			book := sampleBook(3)
			want, _ := match(t, filled(t, 3), book, Taken{Today: today})
			got, found := match(t, saved, book, Taken{Today: today})
			if !reflect.DeepEqual(values(got), values(want)) {
				t.Errorf("values\n%v\nwant\n%v\n%s", values(got), values(want), list(found))
			}
		})
	}
}

// savedBy lets another program read a workbook and write it to another file.
func savedBy(t testing.TB, data []byte, run func(in, out string)) []byte {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(in, out)
	saved, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

// The forms in which Excel and WPS save what a clerk typed, which none of the programs at hand writes.
func TestFormsOfExcelAreReadQuickly(t *testing.T) {
	forms := map[string]func(name, xml string) string{
		"declaration with a Windows line end": func(_, xml string) string {
			return strings.Replace(xml, "?>", "?>\r\n", 1)
		},
		"byte order mark": func(_, xml string) string { return "\ufeff" + xml },
		"every element with a prefix": func(name, xml string) string {
			if strings.HasSuffix(name, ".rels") || !strings.HasPrefix(name, "xl/") {
				return xml
			}
			return prefixed(xml)
		},
		"attributes of later editions": func(name, xml string) string {
			if !strings.HasPrefix(name, "xl/worksheets/sheet") {
				return xml
			}
			xml = strings.Replace(xml, "<worksheet ", `<worksheet mc:Ignorable="x14ac xr" xmlns:xr="x" xr:uid="{00000000-0001-0000-0000-000000000000}" `, 1)
			return strings.ReplaceAll(xml, "<row ", `<row spans="1:14" x14ac:dyDescent="0.25" `)
		},
		"shared texts with reading aids": func(name, xml string) string {
			if name != "xl/sharedStrings.xml" {
				return xml
			}
			return strings.ReplaceAll(xml, "</si>", `<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>`)
		},
	}
	plain, err := sameBothWays(t, filled(t, 3))
	if err != nil {
		t.Fatal(err)
	}
	for about, change := range forms {
		t.Run(about, func(t *testing.T) {
			data := patch(t, filled(t, 3), change)
			readsQuickly(t, data)
			if got, _ := sameBothWays(t, data); !reflect.DeepEqual(got, plain) {
				t.Error("read as something else")
			}
		})
	}
}

// prefixed puts main: in front of the name of every element.
func prefixed(xml string) string {
	marked := strings.NewReplacer("</", "</main:", "<?", "<?", "<!", "<!", "<", "<main:").Replace(xml)
	return strings.Replace(marked, " xmlns=", " xmlns:main=", 1)
}

// What is out of the ordinary is read all the same, by encoding/xml.
func TestOddFormsAreReadCarefully(t *testing.T) {
	plain, err := sameBothWays(t, filled(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	for about, change := range map[string]func(xml string) string{
		"a comment":                 func(xml string) string { return strings.Replace(xml, "<sheetData>", "<!-- x --><sheetData>", 1) },
		"an instruction":            func(xml string) string { return strings.Replace(xml, "<sheetData>", "<?x y?><sheetData>", 1) },
		"an attribute with a blank": func(xml string) string { return strings.Replace(xml, `<c r="`, `<c r ="`, 1) },
	} {
		data := patch(t, filled(t, 2), func(name, xml string) string {
			if name == "xl/worksheets/sheet2.xml" {
				return change(xml)
			}
			return xml
		})
		got, err := sameBothWays(t, data)
		if err != nil || !reflect.DeepEqual(got, plain) {
			t.Errorf("%s: %v", about, err)
		}
		if _, quick, careful, _ := readCounted(data, usual()); careful != 1 || quick < 10 {
			t.Errorf("%s: %d parts were read quickly, %d carefully", about, quick, careful)
		}
	}
}

// Files are read side by side, with room that is used again; none may see another's letters.
func TestReadSideBySide(t *testing.T) {
	var files [][]byte
	var want []*workbook
	for n := 1; n <= 4; n++ {
		files = append(files, filled(t, n))
		book, err := sameBothWays(t, files[n-1])
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, book)
	}
	t.Run("group", func(t *testing.T) {
		for i := range 8 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				var kept []*workbook
				for range 10 {
					book, err := readWorkbook(files[i%len(files)], usual())
					if err != nil {
						t.Fatal(err)
					}
					kept = append(kept, book)
				}
				for _, book := range kept {
					if !reflect.DeepEqual(book, want[i%len(files)]) {
						t.Fatal("read as something else")
					}
				}
			})
		}
	})
}

func TestBlankIsTheSameWithoutItsShortCut(t *testing.T) {
	letters := rapid.SampledFrom([]rune(" \t\n\r\u00a0\u00ad\u200b\u2060\ufeff\u2028\u0000\u007f\u0085\ufffdaĐ\u0300ỹ-–"))
	rapid.Check(t, func(t *rapid.T) {
		c := cell{valued: true, raw: rapid.OneOf(rapid.String(), rapid.StringOfN(letters, 0, 4, -1)).Draw(t, "raw")}
		if got, want := c.blank(), clean(c.raw) == ""; got != want {
			t.Fatalf("%+q: blank is %v, want %v", c.raw, got, want)
		}
	})
}

func TestKeptTextsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all texts
		var kept, want []string
		for range rapid.IntRange(1, 60).Draw(t, "texts") {
			s := strings.Repeat(rapid.String().Draw(t, "text"), rapid.SampledFrom([]int{1, 1, 1, 200}).Draw(t, "times"))
			letters := []byte(s)
			kept, want = append(kept, all.keep(letters)), append(want, s)
			clear(letters)
		}
		if !reflect.DeepEqual(kept, want) {
			t.Fatalf("kept %q, want %q", kept, want)
		}
	})
}

// Names of sheets and the Issue's own data are read from the small parts.
func TestSmallPartsAreReadQuickly(t *testing.T) {
	book, quick, careful, err := readCounted(write(t, sampleBook(1)), usual())
	if err != nil || careful > 0 || quick < 10 {
		t.Fatalf("%v: %d parts quickly, %d carefully", err, quick, careful)
	}
	if book.pages[0].name != words.SheetGuide || issueOf(book.properties) != sampleBook(1).Issue {
		t.Errorf("first sheet %q, properties %v", book.pages[0].name, book.properties)
	}
}
