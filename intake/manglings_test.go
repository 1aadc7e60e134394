package intake

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"theodoi/finding"
	"theodoi/internal/words"
	"theodoi/sheet"
)

var update = flag.Bool("update", false, "write docs/manglings.md anew")

// way is how far a mangled file comes.
type way string

const (
	read    way = "read"    // by its keys
	byText  way = "by text" // by its words: the whole file waits
	refused way = "refused"
)

// mangling is one thing that happens to workbooks on their way back, what becomes of it, and what is found.
type mangling struct {
	done    string // to the file
	happens string
	way     way               // read if empty
	name    string            // of the file, nop.xlsx if empty
	other   map[string]string // values that differ from those that were filled in
	taken   int               // cells of all that were filled in
	waits   int
	codes   []finding.Code
	slow    bool // starts another program
	spoil   func(w *workshop) []byte
}

// workshop is where workbooks are mangled.
type workshop struct {
	testing.TB
	book   sheet.Book
	filled []byte
}

// edit mangles the filled workbook with the library that reads and writes all of it.
func (w *workshop) edit(change func(e *editor)) []byte { return edit(w, w.filled, change) }

// rewrite mangles the XML of the filled workbook.
func (w *workshop) rewrite(change func(name, xml string) string) []byte {
	return patch(w, w.filled, change)
}

const manglingRows = 6

// orderly is a workbook that is filled in as the guide says, with nothing to remark on.
func orderly(t testing.TB) *workshop {
	book := sampleBook(manglingRows)
	data := edit(t, write(t, book), func(e *editor) {
		for i := range manglingRows {
			r := 5 + i
			e.set(targets, cellName(r, 7), fmt.Sprintf("%d.000,5", i+1))
			if i > 0 {
				e.set(targets, cellName(r, 8), fmt.Sprintf("%d.000", 10*i))
			}
			e.set(targets, cellName(r, 12), "ghi chú điều "+fmt.Sprint(i+1))
			e.set(lead, cellName(r, 9), "Đang thực hiện")
			e.set(lead, cellName(r, 10), fmt.Sprint(10*i))
			e.set(lead, cellName(r, 12), fmt.Sprintf("Đã trình UBND tỉnh\nTờ trình số %d", i))
			e.set(words.SheetSupport, cellName(r, 7), fmt.Sprintf("Đã góp ý bằng văn bản %d", i))
		}
	})
	return &workshop{t, book, data}
}

// run mangles, reads and holds what came of it against what was filled in: nothing is taken that nobody wrote.
func (c mangling) run(t *testing.T, w *workshop, whole map[string]string) {
	name := c.name
	if name == "" {
		name = "nop.xlsx"
	}
	data := c.spoil(w)
	ret, found := Open(name, data)
	if c.way == refused {
		if ret != nil {
			t.Errorf("it was read: %s", list(found))
		}
		c.check(t, found, 0, 0)
		return
	}
	if ret == nil {
		t.Fatalf("not opened: %s", list(found))
	}
	match := ret.Match
	if c.way == byText {
		match = ret.MatchByText
		found = nil // that it does not say what it is
	}
	batch, more := match(w.book, Taken{Today: today})
	found = append(found, more...)
	got := values(batch)
	for key, value := range got {
		if want, ok := c.other[key]; ok && want == value {
			continue
		}
		if whole[key] != value {
			t.Errorf("%s is taken as %q, was filled in as %q", key, value, whole[key])
		}
	}
	for key, value := range c.other {
		if got[key] != value {
			t.Errorf("%s is %q, want %q", key, got[key], value)
		}
	}
	if err := waitsFit(batch, found); err != nil {
		t.Error(err)
	}
	for _, w := range batch.Waits {
		if words.WaitReason(w.Code) == "" {
			t.Errorf("a clerk is not told why a cell waits with %s", w.Code)
		}
	}
	c.check(t, found, len(got), len(batch.Waits))
}

func (c mangling) check(t *testing.T, found []finding.Finding, taken, waits int) {
	t.Helper()
	got := codeSet(found)
	if want := sorted(c.codes); !slices.Equal(got, want) || taken != c.taken || waits != c.waits {
		t.Errorf("%d taken, %d wait, found %v; want %d, %d, %v%s", taken, waits, got, c.taken, c.waits, want, list(found))
	}
}

func codeSet(found []finding.Finding) []finding.Code {
	set := map[finding.Code]bool{}
	for _, f := range found {
		set[f.Code] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func sorted(codes []finding.Code) []finding.Code {
	return slices.Sorted(slices.Values(codes))
}

func TestManglings(t *testing.T) {
	w := orderly(t)
	batch, found := match(t, w.filled, w.book, Taken{Today: today})
	if len(found) > 0 {
		t.Fatalf("an orderly return is remarked on: %s", list(found))
	}
	whole := values(batch)
	if len(whole) != filledCells {
		t.Fatalf("%d cells are filled in", len(whole))
	}
	for _, g := range manglings {
		for _, c := range g.list {
			t.Run(c.done, func(t *testing.T) {
				if c.slow && testing.Short() {
					t.Skip("starts another program")
				}
				c.run(t, &workshop{t, w.book, w.filled}, whole)
			})
		}
	}
}

// filledCells is how many cells the orderly workbook has, with the one that was filled in when it was issued.
const filledCells = 42

const manglingsDoc = "../docs/manglings.md"

// The table that developers read is the one that the tests run.
func TestManglingsAreDocumented(t *testing.T) {
	doc := document()
	if *update {
		if err := os.WriteFile(manglingsDoc, []byte(doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(manglingsDoc)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(written), "\r\n", "\n") != doc {
		t.Errorf("%s is not what the tests run: go test ./intake -run Manglings -update", manglingsDoc)
	}
}

func document() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What happens to workbooks on their way back

*Generated from the tables in intake/manglings_*_test.go by their tests; do not edit by hand.*

Each line is a test: a workbook with %d filled cells is mangled, read and held against what was filled in. **Taken** counts the cells that
enter as they were typed, **waits** those that a person has to settle, with the readings beside them. Nothing is ever taken that nobody
typed. The codes are explained in [findings.md](findings.md); a dash means that there is nothing to remark on.

`, filledCells)
	for _, g := range manglings {
		fmt.Fprintf(&b, "## %s\n\n| what was done | what happens | taken | waits | findings |\n|---|---|---|---|---|\n", g.title)
		for _, c := range g.list {
			fmt.Fprintf(&b, "| %s | %s | %d | %d | %s |\n", c.done, c.happens, c.taken, c.waits, codeList(c.codes))
		}
		b.WriteByte('\n')
	}
	fmt.Fprint(&b, "## On the way\n\nWhat `import` finds in folders, archives and mails.\n\n| what was sent | what is gathered | findings |\n|---|---|---|\n")
	for _, c := range Deliveries {
		var codes []finding.Code
		codes = append(codes, c.Codes...)
		fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Sent, nameList(c.Names), codeList(codes))
	}
	fmt.Fprint(&b, "\n## Which file it is\n\n| what was sent | what happens | findings | tested by |\n|---|---|---|---|\n")
	for _, c := range strangers {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.sent, c.happens, codeList([]finding.Code{c.code}), c.test)
	}
	return b.String()
}

func codeList(codes []finding.Code) string {
	if len(codes) == 0 {
		return "–"
	}
	var all []string
	for _, c := range sorted(codes) {
		all = append(all, "`"+string(c)+"`")
	}
	return strings.Join(all, ", ")
}

func nameList(names []string) string {
	if len(names) == 0 {
		return "nothing"
	}
	return "`" + strings.Join(names, "`, `") + "`"
}

// strangers are files that are not those that the office waits for. What the store knows decides, so that their tests stand elsewhere.
var strangers = []struct {
	sent, happens string
	code          finding.Code
	test          string
}{
	{"the same bytes twice", "the second changes nothing", finding.WorkbookRepeated, "office, TestFilesThatComeTogether"},
	{"two versions of one workbook", "both are looked over; that there are two is said", finding.WorkbookSecond, "office, TestFilesThatComeTogether"},
	{"last period's file", "refused, with both periods named", finding.WorkbookWrongTime, "intake, TestCheck"},
	{"another agency's file", "refused, with both agencies named", finding.WorkbookWrongAgent, "intake, TestCheck"},
	{"a workbook of another decision", "refused, with both decisions named", finding.WorkbookWrongPlan, "intake, TestCheck"},
	{"a workbook that was never issued here", "refused, kept", finding.WorkbookUnknown, "office, TestWorkbookOfAnotherOfficeIsUnknown"},
	{"nothing filled in", "kept as waiting, the agency counts as missing", finding.WorkbookEmpty, "office, TestUnfilledWorkbookIsNoReturn"},
}
