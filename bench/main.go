// Command bench times the program's work beside programs that a clerk or a programmer would take instead: the same work, on the same data, in
// the same run. It prints Markdown tables of costs and ratios. It is a module of its own, so that what it compares with is nothing the program
// depends on.
//
//	go run . [-only write,read,take,report,text] [-rounds 5] [-o FILE]
//
// The peers are Debian's packages (python3-xlsxwriter, python3-openpyxl, python3-pandas, python3-reportlab, poppler-utils, LibreOffice) and npm's
// (exceljs, xlsx, pdfmake); a peer that is not there is left out and named. -o puts the tables into a Markdown file between its marks.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"theodoi/parser/source/child"
)

func main() {
	child.Hook() // reading PDF starts this program again
	if len(os.Args) > 1 && os.Args[1] == workVerb {
		exit(work(os.Args[2:]))
	}
	if len(os.Args) == 2 && os.Args[1] == launchVerb {
		exit(launch())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exit(bench(ctx))
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// group is one piece of work with everybody who does it.
type group struct {
	name string // for -only
	run  func(ctx context.Context, s *stage) error
}

var groups = []group{{"write", writing}, {"read", reading}, {"take", taking}, {"report", reporting}, {"text", readingText}}

// stage is what a group works with.
type stage struct {
	dir    string // a folder of its own
	rounds int
	out    *strings.Builder
	self   string // this program, to be started as a worker
}

func bench(ctx context.Context) error {
	only := flag.String("only", "", "groups to run, separated by commas; all of them if empty")
	rounds := flag.Int("rounds", 5, "how often everybody does each work, in turn")
	doc := flag.String("o", "", "Markdown file whose part between the marks is replaced by the tables")
	flag.Parse()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "theodoi-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var all strings.Builder
	for _, g := range groups {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), g.name) {
			continue
		}
		s := &stage{dir: dir + "/" + g.name, rounds: *rounds, out: &strings.Builder{}, self: self}
		if err := os.MkdirAll(s.dir, 0o755); err != nil {
			return err
		}
		if err := g.run(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		fmt.Print(s.out)
		all.WriteString(s.out.String())
	}
	if *doc == "" {
		return nil
	}
	return intoDocument(*doc, all.String())
}

// Marks between which a document holds the tables.
const (
	docBegin = "<!-- bench -->\n"
	docEnd   = "<!-- /bench -->\n"
)

func intoDocument(path, tables string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok1 := strings.Cut(string(data), docBegin)
	_, after, ok2 := strings.Cut(rest, docEnd)
	if !ok1 || !ok2 {
		return fmt.Errorf("%s has no part between %q and %q", path, docBegin, docEnd)
	}
	return os.WriteFile(path, []byte(before+docBegin+"\n"+tables+docEnd+after), 0o644)
}
