package demo

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/xuri/excelize/v2"
	"golang.org/x/sync/errgroup"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/plan"
	"theodoi/progress"
	"theodoi/samples"
	"theodoi/sheet"
)

// sentences are the sample sentences, by field.
type sentences struct {
	Mark       string   `yaml:"mark"`
	Result     []string `yaml:"result"`
	Done       []string `yaml:"done"`
	Product    []string `yaml:"product"`
	Difficulty []string `yaml:"difficulty"`
	Proposal   []string `yaml:"proposal"`
	Next       []string `yaml:"next"`
	Cause      []string `yaml:"cause"`
}

func readSentences() (sentences, error) {
	var s sentences
	if err := yaml.UnmarshalWithOptions(samples.Returns, &s, yaml.Strict()); err != nil {
		return s, fmt.Errorf("reading the sample sentences: %w", err)
	}
	return s, nil
}

// dice is a number made from names: the demo plays the same on every machine.
func dice(names ...string) uint32 {
	h := fnv.New32a()
	for _, n := range names {
		h.Write([]byte(n))
		h.Write([]byte{0})
	}
	x := h.Sum32()
	x ^= x >> 15
	x *= 0x2c1b3c6d
	return x ^ x>>12
}

func pick(list []string, names ...string) string { return list[dice(names...)%uint32(len(list))] }

// returned is a file that comes back on a day.
type returned struct {
	path string
	day  viet.Date
}

// Habits of the sample clerks, one chance in so many.
const (
	missingOneIn = 14
	lateOneIn    = 9
	faultyOneIn  = 6
)

// fillAll fills the quarter's workbooks over the cores, and adds what goes wrong in an office: last quarter's file sent again, the
// same file twice, a file cut off on its way.
func (l *line) fillAll(period progress.Period, files []office.IssuedFile) ([]returned, error) {
	dir := filepath.Join(l.result.Returns, period.String())
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	slots := make([]*returned, len(files))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		if dice(f.Agency.Code, period.String(), "missing")%missingOneIn == 0 {
			continue
		}
		group.Go(func() error {
			day := l.day(f.Agency.Code, period)
			path := filepath.Join(dir, filepath.Base(f.Path))
			slots[i] = &returned{path, day}
			return l.fill(f, period, day, path)
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var all []returned
	for _, s := range slots {
		if s != nil {
			all = append(all, *s)
		}
	}
	return l.trouble(period, dir, all)
}

// day is when the agency sends its workbook: some days before it is due, or after.
func (l *line) day(code string, period progress.Period) viet.Date {
	due := l.office.Calendar.ReturnDue(period)
	roll := dice(code, period.String(), "day")
	if roll%lateOneIn == 0 {
		return due.AddDays(1 + int(roll/7)%4)
	}
	return due.AddDays(-int(roll/7) % 5)
}

// trouble adds the files that no office is spared.
func (l *line) trouble(period progress.Period, dir string, all []returned) ([]returned, error) {
	due := l.office.Calendar.ReturnDue(period)
	if len(all) < 3 {
		return all, nil
	}
	again := filepath.Join(dir, "ban-gui-lai-"+filepath.Base(all[0].path))
	if err := copyFile(all[0].path, again, 1); err != nil {
		return nil, err
	}
	all = append(all, returned{again, all[0].day.AddDays(1)})
	cut := filepath.Join(dir, "gui-thieu-"+filepath.Base(all[1].path))
	if err := copyFile(all[1].path, cut, 0.6); err != nil {
		return nil, err
	}
	extra := []returned{{cut, due.AddDays(-4)}}
	if len(l.previous) > 0 {
		old := filepath.Join(dir, "nham-ky-"+filepath.Base(l.previous[2]))
		if err := copyFile(l.previous[2], old, 1); err != nil {
			return nil, err
		}
		extra = append(extra, returned{old, due.AddDays(-3)})
	}
	l.previous = nil
	for _, r := range all {
		l.previous = append(l.previous, r.path)
	}
	return append(all, extra...), nil
}

// copyFile copies the first share of a file.
func copyFile(from, to string, share float64) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data[:int(float64(len(data))*share)], 0o644)
}

// fill opens the issued workbook as a clerk would, types into its input cells, and saves it under path.
func (l *line) fill(f office.IssuedFile, period progress.Period, day viet.Date, path string) error {
	book, err := excelize.OpenFile(f.Path)
	if err != nil {
		return fmt.Errorf("opening %s: %w", f.Path, err)
	}
	defer book.Close()
	c := &clerk{line: l, book: book, code: f.Agency.Code, short: cmp.Or(f.Agency.Abbreviation, f.Agency.Code), period: period, day: day}
	for _, key := range []string{words.SheetTargets, words.SheetLead, words.SheetSupport} {
		if err := c.sheet(key); err != nil {
			return err
		}
	}
	if err := c.letter(); err != nil {
		return err
	}
	if err := book.SaveAs(path); err != nil {
		return fmt.Errorf("saving %s: %w", path, err)
	}
	return nil
}

// clerk fills one workbook.
type clerk struct {
	*line
	book   *excelize.File
	code   string
	short  string
	period progress.Period
	day    viet.Date
	wrong  bool // has made the one mistake a faulty workbook gets
}

// sheet fills a data sheet: columns are found by the keys in the hidden row, rows by the Ref in the hidden column.
func (c *clerk) sheet(name string) error {
	rows, err := c.book.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if len(rows) < sheet.FirstRow {
		return nil
	}
	columns := map[string]int{}
	for i, key := range rows[sheet.KeyRow-1] {
		columns[key] = i + 1
	}
	for n := sheet.FirstRow; n <= len(rows); n++ {
		if len(rows[n-1]) == 0 || rows[n-1][0] == "" {
			continue
		}
		values := c.values(name, plan.Ref(rows[n-1][0]))
		for field, value := range values {
			column, ok := columns[string(field)]
			if !ok || value == "" {
				continue
			}
			if err := c.set(name, column, n, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *clerk) set(name string, column, row int, value string) error {
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	return c.book.SetCellStr(name, cell, value)
}

func (c *clerk) values(name string, ref plan.Ref) map[progress.Field]string {
	switch name {
	case words.SheetTargets:
		return c.measure(ref)
	case words.SheetLead:
		return c.lead(ref)
	}
	return c.support(ref)
}

// letter fills the block on the covering letter.
func (c *clerk) letter() error {
	rows, err := c.book.GetRows(words.SheetGuide, excelize.Options{RawCellValue: true})
	if err != nil || len(rows) == 0 {
		return err
	}
	column := 0
	for i, key := range rows[0] {
		if key == "value" {
			column = i + 1
		}
	}
	values := map[string]string{
		"letter.number":   fmt.Sprintf("%d/%s-TH", 100+dice(c.code, c.period.String())%800, c.short),
		"letter.date":     c.day.String(),
		"letter.signer":   "Người Ký Mẫu",
		"letter.preparer": "Người Lập Mẫu",
		"letter.phone":    "0000 000 000",
	}
	for n, row := range rows {
		if len(row) > 0 && values[row[0]] != "" && column > 0 {
			if err := c.set(words.SheetGuide, column, n+1, values[row[0]]); err != nil {
				return err
			}
		}
	}
	return nil
}

// mistake spoils one value of a faulty workbook.
func (c *clerk) mistake(right, wrong string) string {
	if c.wrong || dice(c.code, c.period.String(), "faulty")%faultyOneIn != 0 {
		return right
	}
	c.wrong = true
	return wrong
}

// marked puts the mark of a sample in front of a sentence.
func (c *clerk) marked(text string) string { return strings.TrimSpace(c.sentences.Mark + " " + text) }
