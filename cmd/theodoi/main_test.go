package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"theodoi/parser/source/child"
)

func TestMain(m *testing.M) {
	child.Hook()
	testscript.Main(m, map[string]func(){"theodoi": main})
}

// TestSessions runs the command-line sessions in testdata, each in a folder of its own.
func TestSessions(t *testing.T) {
	sample, err := filepath.Abs("../../samples/decision.txt")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: false,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLE", sample)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"fill":    fill,
			"cut":     cut,
			"big":     big,
			"drop":    drop,
			"code":    code,
			"count":   count,
			"row":     row,
			"bytes":   writeBytes,
			"print":   printPDF,
			"pdftext": pdfText,
		},
	})
}

// pdfText prints the text of a PDF on one line, blanks squeezed: pdftext FILE. Sessions that use it are
// skipped where poppler is not installed.
func pdfText(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: pdftext FILE")
	}
	text, err := exec.Command("pdftotext", ts.MkAbs(args[0]), "-").Output()
	ts.Check(err)
	_, err = fmt.Fprintln(ts.Stdout(), strings.Join(strings.Fields(string(text)), " "))
	ts.Check(err)
}

// fill types a value into a workbook as a clerk would: fill FILE SHEET REF FIELD VALUE.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 5 {
		ts.Fatalf("usage: fill FILE SHEET REF FIELD VALUE")
	}
	path := ts.MkAbs(args[0])
	book, err := excelize.OpenFile(path)
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	column := slices.Index(rows[0], args[3]) + 1
	row := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 0 && r[0] == args[2] }) + 1
	if column == 0 || row == 0 {
		ts.Fatalf("no column %s or row %s in %s", args[3], args[2], args[1])
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	ts.Check(err)
	ts.Check(book.SetCellStr(args[1], cell, args[4]))
	ts.Check(book.Save())
}

// writeBytes writes a file of the given bytes: bytes FILE HEX.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// printPDF prints a text into a PDF file, as an office would, with a password to open it if there is one: print FILE TEXT [PASSWORD].
func printPDF(ts *testscript.TestScript, _ bool, args []string) {
	text, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	if len(args) > 2 {
		pdf.SetProtection(gofpdf.CnProtectPrint, args[2], "chủ")
	}
	pdf.SetMargins(30, 20, 18)
	pdf.AddPage()
	pdf.SetFont("serif", "", 14)
	for _, line := range strings.Split(string(text), "\n") {
		pdf.MultiCell(0, 6.5, "          "+line, "", "J", false)
	}
	ts.Check(pdf.OutputFileAndClose(ts.MkAbs(args[0])))
}

// drop deletes a sheet: drop FILE SHEET.
func drop(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	book, err := excelize.OpenFile(path)
	ts.Check(err)
	defer book.Close()
	ts.Check(book.DeleteSheet(args[1]))
	ts.Check(book.Save())
}

// cut leaves the first part of a file: cut FILE PERCENT.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	percent, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(path, data[:len(data)*percent/100], 0o644))
}

// big writes a text file of so many megabytes: big FILE MEGABYTES.
func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("Căn cứ văn bản dài\n", n<<20/22)), 0o644))
}

// code runs the program and checks its exit code: code N theodoi ARGS.
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// row checks that a row of a workbook holds a text: row FILE SHEET ROW TEXT.
func row(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	if n > len(rows) || !strings.Contains(strings.Join(rows[n-1], " | "), args[3]) {
		ts.Fatalf("row %d of %s is not %q: %q", n, args[1], args[3], rows)
	}
}

// count checks how many files a pattern finds: count N PATTERN.
func count(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	found, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(found) != want {
		ts.Fatalf("%d files match %s, want %d", len(found), args[1], want)
	}
}

// TestHelpFitsTheWindow looks at the help of every command: a command prompt is 100 letters wide, and no word of it is English.
func TestHelpFitsTheWindow(t *testing.T) {
	var out bytes.Buffer
	a := &app{out: &out, err: &out}
	root := a.root()
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		out.Reset()
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 100 {
				t.Errorf("%s: %d letters: %s", cmd.CommandPath(), n, line)
			}
			for _, english := range []string{"string", " int ", "default"} {
				if strings.Contains(line, english) {
					t.Errorf("%s: %s", cmd.CommandPath(), line)
				}
			}
		}
		if !cmd.HasSubCommands() && cmd.Example == "" && cmd.Name() != "demo" && !cmd.Hidden {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(root)
}
