package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"

	"theodoi/intake"
	"theodoi/render/excel"
	"theodoi/sheet"
)

// workVerb starts this program as a worker that does one work and nothing else, so that it is measured as a process like its peers.
const workVerb = "work"

// work does one work of the program.
func work(args []string) error {
	if len(args) != 4 {
		return fmt.Errorf("work wants a name, a file, a folder and a number, not %q", args)
	}
	n, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	switch name, data, dir := args[0], args[1], args[2]; name {
	case "write":
		return writeBooks(data, dir, n, excel.Write)
	case "write-library":
		return writeBooks(data, dir, n, excel.WriteReference)
	case "read":
		return readBooks(data, dir, n)
	case "read-cells":
		return readCells(dir, n)
	case "read-library":
		return readByLibrary(dir, n)
	case "report":
		return printPapers(data, dir, n)
	}
	return fmt.Errorf("no work %q", args[0])
}

func writeBooks(data, dir string, n int, write func(w io.Writer, b sheet.Book) error) error {
	b, err := loadJSON[sheet.Book](data)
	if err != nil {
		return err
	}
	for i := range n {
		var out bytes.Buffer
		if err := write(&out, b); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.xlsx", i)), out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// first returns the first n workbooks of a folder.
func first(dir string, n int) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err == nil && len(paths) < n {
		err = fmt.Errorf("%s holds %d workbooks, want %d", dir, len(paths), n)
	}
	return paths[:min(n, len(paths))], err
}

// readBooks reads workbooks and understands them: more than the peers do.
func readBooks(data, dir string, n int) error {
	b, err := loadJSON[sheet.Book](data)
	if err != nil {
		return err
	}
	paths, err := first(dir, n)
	if err != nil {
		return err
	}
	cells, text := 0, 0
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		ret, findings := intake.Open(filepath.Base(path), file)
		if ret == nil {
			return fmt.Errorf("%s: %v", path, findings)
		}
		batch, _ := ret.Match(b, intake.Taken{})
		cells += len(batch.Updates)
		for _, u := range batch.Updates {
			if u.Field.Type() == "text" {
				text += len(u.Value)
			}
		}
	}
	fmt.Println(countLine(cells, text))
	return nil
}

// readCells reads workbooks and does nothing with them.
func readCells(dir string, n int) error {
	paths, err := first(dir, n)
	if err != nil {
		return err
	}
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if ret, findings := intake.Open(filepath.Base(path), file); ret == nil {
			return fmt.Errorf("%s: %v", path, findings)
		}
	}
	return nil
}

func countLine(cells, text int) string { return fmt.Sprintf("cells=%d text=%d", cells, text) }

// readByLibrary reads workbooks with excelize as its users do.
func readByLibrary(dir string, n int) error {
	paths, err := first(dir, n)
	if err != nil {
		return err
	}
	for _, path := range paths {
		f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		for _, name := range f.GetSheetList() {
			if _, err := f.GetRows(name); err != nil {
				return err
			}
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

const (
	writeFiles = 200 // a run: enough that starting a program does not count
	readFiles  = 200
)

func writing(ctx context.Context, s *stage) error {
	b := book(bookRows)
	ours, theirs := s.dir+"/ours.json", s.dir+"/peers.json"
	if err := saveJSON(ours, b); err != nil {
		return err
	}
	if err := savePeerBook(theirs, b); err != nil {
		return err
	}
	var l lineup
	n := strconv.Itoa(writeFiles)
	out := func(name string) string { return s.dir + "/" + name }
	own := func(name, verb string) {
		c := command{path: s.self, args: []string{workVerb, verb, ours, out(verb), n}}
		l.add(contender{name: name, command: c, before: folder(out(verb)), check: s.written(out(verb), b), n: writeFiles}, "")
	}
	own("**theodoi**", "write")
	own("excelize, all parts", "write-library")
	for _, p := range []struct{ name, script, needs string }{
		{"XlsxWriter", "write_xlsxwriter.py", "xlsxwriter"}, {"openpyxl", "write_openpyxl.py", "openpyxl"},
	} {
		c, missing := python(p.script, []string{p.needs}, theirs, out(p.script), n)
		l.add(contender{name: p.name, command: c, before: folder(out(p.script)), check: s.written(out(p.script), b), n: writeFiles}, missing)
	}
	c, missing := node("write_exceljs.mjs", "exceljs", theirs, out("exceljs"), n)
	l.add(contender{name: "exceljs", command: c, before: folder(out("exceljs")), check: s.written(out("exceljs"), b), n: writeFiles}, missing)
	results, err := s.compare(ctx, s.rounds, l.all)
	if err != nil {
		return err
	}
	s.table(fmt.Sprintf("Writing a workbook (4 sheets of %d rows, up to 16 columns, checks, colours, protection)", bookRows), "one workbook", results, l.missing)
	return nil
}

// written checks that the last workbook of a run holds the texts of the book, in their places.
func (s *stage) written(dir string, b sheet.Book) func(string) error {
	return func(string) error {
		f, err := excelize.OpenFile(filepath.Join(dir, fmt.Sprintf("%d.xlsx", writeFiles-1)), excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		defer f.Close()
		for _, want := range b.Sheets {
			rows, err := f.GetRows(want.Name)
			if err != nil {
				return err
			}
			for n, r := range want.Rows {
				for i, c := range want.Columns {
					got, row := "", rows[sheet.FirstRow-1+n]
					if i < len(row) {
						got = row[i]
					}
					if got != cellOf(want, r, c.Key) {
						return fmt.Errorf("%s, row %d, %s holds %q, want %q", want.Name, n+1, c.Key, got, cellOf(want, r, c.Key))
					}
				}
			}
		}
		return nil
	}
}

func reading(ctx context.Context, s *stage) error {
	issued := book(bookRows)
	ours, theirs, files := s.dir+"/ours.json", s.dir+"/peers.json", s.dir+"/files"
	if err := saveJSON(ours, issued); err != nil {
		return err
	}
	if err := savePeerBook(theirs, issued); err != nil {
		return err
	}
	cells, text, err := fillFolder(files, issued)
	if err != nil {
		return err
	}
	check := func(said string) error {
		if want := countLine(cells, text); said != want {
			return fmt.Errorf("read %q, want %q", said, want)
		}
		return nil
	}
	var l lineup
	n := strconv.Itoa(readFiles)
	l.add(contender{name: "**theodoi**, read and understood", command: command{path: s.self, args: []string{workVerb, "read", ours, files, n}}, check: check, n: readFiles}, "")
	l.add(contender{name: "theodoi, the cells alone", command: command{path: s.self, args: []string{workVerb, "read-cells", ours, files, n}}, n: readFiles}, "")
	l.add(contender{name: "excelize", command: command{path: s.self, args: []string{workVerb, "read-library", ours, files, n}}, n: readFiles}, "")
	c, missing := python("read_openpyxl.py", []string{"openpyxl"}, theirs, files, n)
	l.add(contender{name: "openpyxl, read-only", command: c, check: check, n: readFiles}, missing)
	c, missing = python("read_pandas.py", []string{"pandas", "openpyxl"}, theirs, files, n)
	l.add(contender{name: "pandas", command: c, check: check, n: readFiles}, missing)
	for _, p := range []struct{ name, script, needs string }{{"SheetJS", "read_sheetjs.mjs", "xlsx"}, {"exceljs", "read_exceljs.mjs", "exceljs"}} {
		c, missing := node(p.script, p.needs, theirs, files, n)
		l.add(contender{name: p.name, command: c, check: check, n: readFiles}, missing)
	}
	results, err := s.compare(ctx, s.rounds, l.all)
	if err != nil {
		return err
	}
	s.table(fmt.Sprintf("Reading a filled workbook (4 sheets of %d rows)", bookRows), "one workbook", results, l.missing)
	s.note("All found the same %d filled cells in %d workbooks. The program also holds every row against the workbook that was issued.", cells, readFiles)
	return nil
}

// fillFolder writes filled workbooks, each with words of its own.
func fillFolder(dir string, issued sheet.Book) (cells, text int, err error) {
	if err := folder(dir)(); err != nil {
		return 0, 0, err
	}
	for i := range readFiles {
		filled, c, t := fill(issued, 1000*i)
		cells, text = cells+c, text+t
		var out bytes.Buffer
		if err := excel.Write(&out, filled); err != nil {
			return 0, 0, err
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.xlsx", i)), out.Bytes(), 0o644); err != nil {
			return 0, 0, err
		}
	}
	return cells, text, nil
}
