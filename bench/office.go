package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/office"
	"theodoi/progress"
	"theodoi/render/excel"
	"theodoi/samples"
	"theodoi/sheet"
	"theodoi/store/sqlite"
)

// taking measures what an office does with a folder of returns: the program itself, as a process, from the files to the stored values with
// their history, beside a peer that only reads the same files.
func taking(ctx context.Context, s *stage) error {
	theodoi := s.dir + "/theodoi"
	build := exec.CommandContext(ctx, "go", "build", "-o", theodoi, "./cmd/theodoi")
	build.Dir = ".." // its own module has what it is built from
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	o, err := newOfficeWork(ctx, s.dir)
	if err != nil {
		return err
	}
	if err := s.issuing(ctx, o, theodoi); err != nil {
		return err
	}
	if err := s.against(ctx, o, theodoi); err != nil {
		return err
	}
	return s.growing(ctx, o, theodoi)
}

// officeWork is an office with issued workbooks, and a folder of filled ones.
type officeWork struct {
	fresh   string // data folder before anything came back
	plans   []string
	returns []string // paths of filled workbooks
}

// growTo is how many returns are taken in at the most. One plan has about a thousand in its twenty periods.
const growTo = 10_000

func newOfficeWork(ctx context.Context, dir string) (*officeWork, error) {
	o := &officeWork{fresh: dir + "/fresh"}
	desk, _, err := office.Open(ctx, office.Config{Data: o.fresh, By: "bench"})
	if err != nil {
		return nil, err
	}
	defer desk.Close()
	for n := 1; len(o.returns) < growTo; n++ {
		number := fmt.Sprintf("%02d/QĐ-UBND", n)
		year, err := adopt(ctx, desk, number)
		if err != nil {
			return nil, err
		}
		o.plans = append(o.plans, number)
		for _, p := range periods(year) {
			if len(o.returns) >= growTo {
				break
			}
			if err := o.period(ctx, desk, dir, number, p); err != nil {
				return nil, err
			}
		}
	}
	_, err = adopt(ctx, desk, sparePlan)
	return o, err
}

// sparePlan is one whose workbooks were not issued yet.
const sparePlan = "99/QĐ-UBND"

// adopt keeps the sample decision under another number, and returns its year.
func adopt(ctx context.Context, desk *office.Office, number string) (int, error) {
	text := strings.Replace(string(samples.Decision), "01/QĐ-UBND", number, 1)
	adopted, err := desk.Adopt(ctx, desk.Read("quyet-dinh.txt", []byte(text)))
	if err == nil && adopted.Plan.Decision.Number != number {
		err = fmt.Errorf("the sample's number is not where it was: %s", adopted.Plan.Decision.Number)
	}
	return adopted.Plan.Year(), err
}

// periods are all of a year.
func periods(year int) []progress.Period {
	var all []progress.Period
	for _, k := range []struct {
		kind progress.PeriodKind
		n    int
	}{{progress.Month, 12}, {progress.Quarter, 4}, {progress.Half, 2}, {progress.NineMonths, 1}, {progress.Year, 1}} {
		for n := range k.n {
			all = append(all, progress.Period{Year: year, Kind: k.kind, N: n + 1})
		}
	}
	return all
}

// period issues the workbooks of a period and fills them in.
func (o *officeWork) period(ctx context.Context, desk *office.Office, dir, number string, p progress.Period) error {
	issued := fmt.Sprintf("%s/issued/%s/%s", dir, viet.FileName(number), p)
	result, err := desk.Issue(ctx, office.Order{Plan: number, Period: p, Dir: issued})
	if err != nil {
		return err
	}
	db, err := sqlite.Open(ctx, o.fresh+"/theodoi.db")
	if err != nil {
		return err
	}
	defer db.Close()
	all, err := db.Issues(ctx, number, p.String())
	if err != nil {
		return err
	}
	target := fmt.Sprintf("%s/returns/%s/%s", dir, viet.FileName(number), p)
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	for i, one := range all {
		stored, err := db.Issue(ctx, one.ID)
		if err != nil {
			return err
		}
		path := filepath.Join(target, one.File)
		if err := fillIssued(path, stored.Book, len(o.returns)+i); err != nil {
			return err
		}
		o.returns = append(o.returns, path)
	}
	if len(all) != len(result.Files) {
		return fmt.Errorf("%d workbooks stored, %d written", len(all), len(result.Files))
	}
	return nil
}

// fillIssued writes an issued workbook as its agency filled it in, every figure near its plan.
func fillIssued(path string, stored []byte, seed int) error {
	var b sheet.Book
	if err := json.Unmarshal(stored, &b); err != nil {
		return err
	}
	b, _, _ = fill(b, seed)
	for i, s := range b.Sheets {
		if s.Key != sheet.Targets {
			continue
		}
		for j, r := range s.Rows {
			r.Cells = maps.Clone(r.Cells)
			for _, field := range []progress.Field{progress.Actual, progress.Cumulative, progress.LastYear, progress.Estimate} {
				r.Cells[string(field)] = nearPlan(r.Cells["plan"])
			}
			b.Sheets[i].Rows[j] = r
		}
	}
	return printTo(path, func(w io.Writer) error { return excel.Write(w, b) })
}

// nearPlan is the first figure of a plan's words.
func nearPlan(words string) string {
	for _, word := range strings.FieldsFunc(words, func(r rune) bool { return !strings.ContainsRune("0123456789.,", r) }) {
		if n, err := viet.ReadNumber(strings.Trim(word, ".,")); err == nil {
			return viet.Format(n.Value)
		}
	}
	return viet.Format(decimal.NewFromInt(1))
}

// start copies the office before anything came back, and the first n returns into one folder.
func (o *officeWork) start(dir string, n int) func() error {
	return func() error {
		if err := os.RemoveAll(dir + "/data"); err != nil {
			return err
		}
		if err := os.CopyFS(dir+"/data", os.DirFS(o.fresh)); err != nil {
			return err
		}
		in := dir + "/in"
		if there, err := os.ReadDir(in); err == nil && len(there) == n {
			return nil
		}
		if err := folder(in)(); err != nil {
			return err
		}
		for i, path := range o.returns[:n] {
			if err := os.Link(path, fmt.Sprintf("%s/%05d-%s", in, i, filepath.Base(path))); err != nil {
				return err
			}
		}
		return nil
	}
}

// taken checks that every file entered.
func (o *officeWork) taken(dir string, n int) func(string) error {
	return func(string) error {
		ctx := context.Background()
		db, err := sqlite.Open(ctx, dir+"/data/theodoi.db")
		if err != nil {
			return err
		}
		defer db.Close()
		entered := 0
		for _, number := range o.plans {
			all, err := db.Submissions(ctx, number, "")
			if err != nil {
				return err
			}
			for _, s := range all {
				if slices.Contains([]string{"taken", "partly"}, string(s.State)) && s.Counts.New > 0 {
					entered++
				}
			}
		}
		if entered != n {
			return fmt.Errorf("%d of %d files entered", entered, n)
		}
		return nil
	}
}

// importing is the program taking in n returns.
func (o *officeWork) importing(theodoi, dir string, n int) contender {
	c := command{path: theodoi, args: []string{"--data", dir + "/data", "--by", "bench", "import", dir + "/in", "--yes"}, fine: []int{3}}
	return contender{name: "**theodoi import**: read, checked, stored with history", command: c, before: o.start(dir, n), check: o.taken(dir, n), n: n}
}

// againstFiles is how many returns are read by the peer.
const againstFiles = 300

func (s *stage) against(ctx context.Context, o *officeWork, theodoi string) error {
	dir := s.dir + "/against"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var l lineup
	l.add(o.importing(theodoi, dir, againstFiles), "")
	layout := s.dir + "/peers.json"
	if err := savePeerBook(layout, book(1)); err != nil {
		return err
	}
	c, missing := python("read_openpyxl.py", []string{"openpyxl"}, layout, dir+"/in", fmt.Sprint(againstFiles))
	l.add(contender{name: "openpyxl, read-only, reading alone", command: c, n: againstFiles}, missing)
	results, err := s.compare(ctx, s.rounds, l.all)
	if err != nil {
		return err
	}
	s.table(fmt.Sprintf("Taking in %d returns of the sample decision's agencies", againstFiles), "one return", results, l.missing)
	return nil
}

func (s *stage) growing(ctx context.Context, o *officeWork, theodoi string) error {
	fmt.Fprint(s.out, "### Cost of a return as folders grow\n\n| files in one import | wall, s | CPU a file, ms | wall a file, ms | memory at most, MiB |\n|---:|---:|---:|---:|---:|\n")
	for _, n := range []int{10, 100, 1_000, growTo} {
		dir := fmt.Sprintf("%s/grow-%d", s.dir, n)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		rounds := s.rounds
		if n == growTo {
			rounds = 1
		}
		results, err := s.compare(ctx, rounds, []contender{o.importing(theodoi, dir, n)})
		if err != nil {
			return err
		}
		r := results[0]
		fmt.Fprintf(s.out, "| %d | %.2f | %s | %s | %d |\n", n, r.wall.Seconds()*float64(n), ms(r.cpu), ms(r.wall), r.memory>>20)
	}
	fmt.Fprintln(s.out)
	return nil
}

// issuing measures the program issuing the workbooks of one period.
func (s *stage) issuing(ctx context.Context, o *officeWork, theodoi string) error {
	dir := s.dir + "/sheets"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	before := func() error {
		if err := folder(dir)(); err != nil {
			return err
		}
		return os.CopyFS(dir+"/data", os.DirFS(o.fresh))
	}
	files := 0
	check := func(string) error {
		all, err := filepath.Glob(dir + "/out/*.xlsx")
		files = len(all)
		return err
	}
	// Exit code 3: the sample has two duties that no agency leads, and the program says so.
	c := command{path: theodoi, args: []string{"--data", dir + "/data", "--plan", sparePlan, "--by", "bench", "sheets", "--period", "2024-Q1", "-o", dir + "/out"}, fine: []int{3}}
	results, err := s.compare(ctx, s.rounds, []contender{{name: "**theodoi sheets**", command: c, before: before, check: check, n: 1}})
	if err != nil {
		return err
	}
	r := results[0]
	r.cpu, r.wall, r.ratio, r.wallRatio = r.cpu/time.Duration(files), r.wall/time.Duration(files), 1, 1
	s.table(fmt.Sprintf("Issuing the %d workbooks of a period: built, written, stored", files), "one workbook", []result{r}, nil)
	return nil
}
